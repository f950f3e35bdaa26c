"""How tests open pages of the site in a browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.support.paths import ROOT

# How long a busy machine may take over one step, in milliseconds.
PATIENCE = 60_000

OpenPage = Callable[..., Page]
"""What the fixture `open_page` gives."""

FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.opacity > 0;
  return element === document.body ? null : {
    html: element.outerHTML,
    href: element.getAttribute("href"),
    inMenu: Boolean(element.closest("#menu")),
    shows: outlined && box.width > 0 && box.right > 0 && box.bottom > 0,
  };
}"""
"""Says what has the focus, and whether a reader sees that; nothing if nothing has it."""

OVERFLOW = """() => [...document.querySelectorAll("main *, dialog[open] *")]
  .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""
"""Lists what reaches beyond the right edge of the window."""

_NAV = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1].split("\n\n")[0]
MENU = len(re.findall(r"^- ", _NAV, re.MULTILINE))
"""How many entries the menu has: what begins at the margin below `nav:`."""
