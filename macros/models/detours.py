"""Finds web addresses that do not lead straight to a page: by a check of mail or a search, or to count readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlsplit

_THROUGH: Sequence[tuple[str, str, str]] = (
    ("safelinks.protection.outlook.com", "/", "url"),
    ("safelinks.protection.office365.com", "/", "url"),
    ("google.com", "/url", "q"),
    ("google.co.uk", "/url", "q"),
    ("google.ie", "/url", "q"),
    ("facebook.com", "/l.php", "u"),
    ("linkedin.com", "/redir/", "url"),
    ("linkedin.com", "/safety/go", "url"),
    ("youtube.com", "/redirect", "q"),
    ("urldefense.com", "/v3/", ""),
    ("urldefense.us", "/v3/", ""),
    ("urldefense.proofpoint.com", "/", ""),
    ("mimecast.com", "/s/", ""),
    ("list-manage.com", "/track/", ""),
    ("clicktime.symantec.com", "/", ""),
    ("linkprotect.cudasvc.com", "/", "a"),
)
"""How the hosts of sites that lead on end, how their addresses begin, and where in them the other one stands, if it
can be read."""
_COUNTS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)|mkt_tok", re.IGNORECASE)


def detour(address: str) -> str | None:
    """Say why a web address is not the one to publish; None if it leads straight to its page.

    What a mail program puts around an address often holds who received it.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    named = dict(parse_qsl(parts.query))
    for ending, start, name in _THROUGH:
        if f".{host}".endswith(f".{ending}") and parts.path.startswith(start):
            inside = address.partition("/__")[2].partition("__;")[0]
            # A star stands for a sign that is taken out, and which one is not said.
            straight = named.get(name) or named.get("url") or ("" if "*" in inside else unquote(inside))
            other = f"the one to which it leads, {detour_free(straight)}" if straight else "the one to which it leads"
            return f"leads through {host}, which learns who reads it: write {other}"
    if any(_COUNTS.fullmatch(key) for key in named):
        return f"says where its reader came from: write it without, as {detour_free(address)}"
    return None


def detour_free(address: str) -> str:
    """An address without what counts readers."""
    parts = urlsplit(address)
    kept = [pair for pair in parts.query.split("&") if not _COUNTS.fullmatch(pair.partition("=")[0])]
    return parts._replace(query="&".join(kept)).geturl()
