"""Prints how good the search is for what people type, beside the stock theme's on the same pages: `make search`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.publishing.site_build import build_site
from tests.benchmark.projects import plain_twin
from tests.search.measuring import Figures, by_group, our_results, queries, short, stock_results
from tests.support.chromium import CHROMIUM, launched

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Build both sites, ask them, and print the figures and the queries that fall short."""
    asked = queries()
    browser_path = CHROMIUM.path()
    with tempfile.TemporaryDirectory() as folder:
        site, twin = Path(folder) / "site", Path(folder) / "twin"
        build_site(ROOT, site)
        plain_twin(ROOT, twin)
        build(load_config(str(twin / "mkdocs.yml"), site_dir=str(twin / "site")))
        with launched(browser_path) as browser:
            ours = our_results(browser.new_page(), site, asked)
            stock = stock_results(browser.new_page(), twin / "site", asked)
    print(f"{'':16} {'queries':>7}   {'first':>12} {'first three':>12} {'reciprocal':>12} {'nothing':>10}")
    print(f"{'':16} {'':7}   {'ours stock':>12} {'ours stock':>12} {'ours stock':>12} {'ours stock':>10}")
    stocks = by_group(asked, stock)
    for name, of_ours in by_group(asked, ours).items():
        print(f"{name:16} {of_ours.count:7}   {_row(of_ours, stocks[name])}")
    print("\nNot among the first three:")
    print("\n".join(short(asked, ours)) or "none")


def _row(ours: Figures, stock: Figures) -> str:
    pairs = ((f.first, f.first_three, f.reciprocal) for f in (ours, stock))
    cells = [f"{one:6.2f} {other:5.2f}" for one, other in zip(*pairs, strict=True)]
    return " ".join([*cells, f"{ours.nothing:4} {stock.nothing:5}"])


if __name__ == "__main__":
    main()
