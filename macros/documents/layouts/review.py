"""The layout of what changed between versions of a plan: a heading for each place, and below it the words.

The browser fills it: overrides/assets/plan/review/report.js.
"""

from __future__ import annotations

from macros.documents.blocks import Compared, Each, Heading, Layout, Text
from macros.documents.layouts.plan import laid_out, small_print
from macros.documents.prose import Run, said
from macros.models.words import Words


def review_layout(words: Words, address: str) -> Layout:
    """Lay out what changed.

    Args:
        words: what the interface says.
        address: where the site is, if it is known.
    """
    marks = Compared("lines", said(words, "review.gone"), said(words, "review.fresh"), said(words, "review.end"))
    change = (Heading(1, (Run("", slot="change.where"),)), Text("change.who"), marks)
    blocks = (Text("report.intro"), Each("changes", change), small_print(words, address))
    return laid_out("plan-changes", blocks, words)
