"""What statisticians, interviewers and authors truly write is no slip, though each looks like one."""

import pytest

from macros.content.slips.markdown import markdown_problems
from macros.content.slips.unsupported import unsupported


@pytest.mark.parametrize(
    "text",
    [
        "Methods\n=======\n\nWords.",
        "The ratio is 2**3 to 1.",
        "The rate was 45%** in 2026, and 50%.",
        "Replace &lt;name> with yours, if a&lt;b and c>d.",
        "b. 1850\nd. 1900",
        "Press [Enter], or the [insert] key.",
        "The effect was 0.5** in 2024.",
        "| Term | Effect |\n| --- | --- |\n| Age | 0.5** |",
        "| Term | Effect |\n| --- | --- |\n| Age | -0.5*** |\n| Area | (0.9)** |\n| **All** | 3** |",
        "(*) provisional; (**) revised",
        "\\* p<0.05; ** p<0.01; *** p<0.001",
        "P(A | B) is one thing.\nP(B | A) is another.",
        "“Who came?”\n\n– a member of the panel",
        "> I liked it.\n\n— Member of the panel, aged 45",
        "I. Newton and G. Leibniz wrote.\nV. Woolf did, too.",
        "Those who gave a low rating (from 7 to\n10) were asked why.",
        "12.30 Lunch\n13.30 Talks",
        "It fell to\n−5 °C and the high was\n−1 °C.",
        "−5 °C\n−6 °C",
        "[x] means not available, [c] confidential.",
        "[x] not available\n[z] not applicable\n[c] confidential",
        "[x] = not available",
        "*[laughs]* I would not say so.",
        "Write to <team@stats.example>.",
        "Cut&copy, and search&replace.",
        "Total^[1]^ and value^[r]^",
        'The questionnaire said “TBC” and ‘TBD’ in "TODO".',
        "We saw “As an AI language model” in some answers.",
        "Some sent back “[insert name]” as it stood.",
        "```{r}\nx <- 1\n```",
        "## How old is {name}?\n\nWords.",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert [*markdown_problems(text), *unsupported(text)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One words here\n=======\nTwo words here", "has a line that a merge left"),
        ("It ended so.\n=======\n\nMore.", "has a line that a merge left"),
        ("The **bold words end nowhere in 0.5.", "has ** that is never closed"),
        ("Bold words** begin nowhere.", "has ** that is never closed"),
        ("** bold ** words", "bold has no spaces at its ends"),
        ("One (a) | two\nThree | (b) four", "has a table without a line below its first"),
        ("– “one”\n\n– “two”", 'starts with "–"'),
        ("a. One\nb. Two", 'starts with "b."'),
        ("The [insert] of it", "has a blank"),
        ("I. One\nII. Two", 'starts with "II."'),
        ("V. One\nVI. Two", 'starts with "VI."'),
        ("We ask\n1) who\n2) when", 'starts with "1)"'),
        ("1.9 One\n1.10 Two", 'starts with "1.10"'),
        ("1.9 One\n2.1 Two", 'starts with "2.1"'),
        ("− one\n− two", 'starts with "−"'),
        ("[x] Ask the panel", "a task is an item of a list"),
        ("[x] Means to an end are found", "a task is an item of a list"),
        ("[Write](team@stats.example)", "write it as (mailto:team@stats.example)"),
        ("A caf&eacute by the sea", 'write "&eacute;"'),
        ("A note^[note 1]^ here", "footnotes are written differently here"),
        ("A note^[of more words] here", "footnotes are written differently here"),
        ("The date is “TBC.", 'has "TBC"'),
        ("A“[insert name] said”", "has a blank"),
        ('!!! note "TBC"\n    Words.', 'has "TBC"'),
        ('See [the plan](/plan.md "TBC").', 'has "TBC"'),
        ('The <abbr title="TBC">plan</abbr>.', 'has "TBC"'),
        ("```{note}\nwords\n```", "for a box write"),
        ("## Words {why}\n\nWords.", "braces after a heading that cannot be read"),
        ("## Words { #Why }.\n\nWords.", "braces after a heading that cannot be read"),
        ("It holds if a<b and c>d.", "write </b> where it ends, or &lt; for the sign"),
        ("The site is www.stats.example.", '("www.stats.example")'),
    ],
)
def test_its_like_that_is_a_slip_is_told(text, said):
    slip, *_ = [*markdown_problems(text), *unsupported(text)]
    assert said in slip[1]
