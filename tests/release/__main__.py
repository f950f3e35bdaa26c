"""Checks what a release must fulfil. `--write` puts new addresses into the contract."""

import sys

from tests.release.addresses import CONTRACT, added, lost, published
from tests.support.paths import ROOT


def main() -> None:
    """Print what is missing, and exit with 1 if anything is."""
    addresses = published(ROOT)
    contract = CONTRACT.read_text(encoding="utf-8") if CONTRACT.exists() else ""
    if "--write" in sys.argv:
        CONTRACT.write_text(added(contract, addresses), encoding="utf-8", newline="\n")
        return
    missing = lost(contract, addresses)
    if added(contract, addresses) != contract:
        missing.append(f"{CONTRACT.name} lacks new addresses: run `make addresses`")
    print("\n".join(missing) or "All addresses that were published are there.")
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
