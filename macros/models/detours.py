"""Finds web addresses that do not lead straight to a page: by a check of mail or a search, or to count readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_THROUGH: Mapping[re.Pattern[str], str] = {
    re.compile(r"(?:[\w.-]+\.)?safelinks\.protection\.(?:outlook|office365)\.com/"): "url",
    re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url\?"): "q",
    re.compile(r"(?:l|lm)\.facebook\.com/l\.php"): "u",
    re.compile(r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)"): "url",
    re.compile(r"(?:www\.)?youtube\.com/redirect"): "q",
    re.compile(r"urldefense\.(?:com|us)/v3/"): "",
    re.compile(
        r"urldefense\.proofpoint\.com/|(?:url|protect)[\w.-]*\.mimecast\.com/|[\w.-]+\.list-manage\.com/track/"
    ): "",
    re.compile(r"clicktime\.(?:symantec|cloud\.postoffice)[\w.]*/|(?:[\w.-]+\.)?linkprotect\.cudasvc\.com/"): "",
}
"""Sites that lead on, and what they call the address to which they do, where it can be read."""
_COUNTS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)|mkt_tok", re.IGNORECASE)


def detour(address: str) -> str | None:
    """Say why a web address is not the one to publish; None if it leads straight to its page.

    What a mail program puts around an address often holds who received it.
    """
    parts = urlsplit(address)
    rest = f"{parts.netloc.lower()}{parts.path}{'?' if parts.query else ''}"
    named = dict(parse_qsl(parts.query))
    for pattern, name in _THROUGH.items():
        if pattern.match(rest):
            inside = address.partition("/__")[2].partition("__;")[0]
            straight = named.get(name) or named.get("url") or unquote(inside)
            other = f"the one to which it leads, {detour_free(straight)}" if straight else "the one to which it leads"
            return f"leads through {parts.netloc}, which learns who reads it: write {other}"
    if any(_COUNTS.fullmatch(key) for key in named):
        return f"says where its reader came from: write it without, as {detour_free(address)}"
    return None


def detour_free(address: str) -> str:
    """An address without what counts readers."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _COUNTS.fullmatch(pair[0])]
    return address if kept == pairs else parts._replace(query=urlencode(kept)).geturl()
