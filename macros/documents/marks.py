"""The marks that tell a program which answer is which in a document that people edited.

This is a contract between the writers here and whoever reads documents back. People open a document in Word or
LibreOffice, type, save, perhaps in the other format, and perhaps copy a topic to make a second one. No single mark
lives through all of that, so each answer carries several. A reader tries them in this order and reports what it
cannot place:

1. **Paragraph style.** Each paragraph of an answer has the style `Answer <question id> <key>`, for example
   `Answer topic-people now`. A new paragraph takes the style of the one before. The name lives through Word and
   LibreOffice in both formats, and through copy and paste.
2. **Bookmark**: `a_topic_people_now_1`, where the last number is the topic's (0 outside topics). In DOCX it is
   around the answer, in ODT around the question's words (there a bookmark must start and end inside paragraphs, and
   an answer's paragraphs come and go). It lives through both programs and formats. A paste may copy it under another
   name (`…_1 Copy 1`, `…_1_Copy_1`), and LibreOffice may repeat one: the first counts.
3. **The question's own words**, in the first cell of the row, and the column's heading. The last resort.

The title block's values have the styles `Plan statistics`, `Plan organisation` and so on (`Plan <field>`), and the
document's title `Plan title`. A topic starts at a paragraph with the style `Topic title`, whose text is `Topic
<number>: <title>` (`Topic <number>` where it has no title, `Topic: <title>` before topics had numbers); up to the
next such paragraph, all answers to the questions of the box that repeats belong to it, in document order. A copied
topic is a further topic. What is chosen for a topic follows its heading in lines of their own, `<label>: <choice>`.
Around the words of the heading is the bookmark `topic_<id of the topic>`, by which a topic that was renamed or moved
is still the same, and around the title of the document `plan_<id of the plan>`. In both, `_` is written `__` and `-`
is written `_d`.

Marks for programs are the same in every language: names of styles, bookmarks, names of properties. What people
read is in the language of the site that wrote the document: `Topic: <title>`, `Not relevant, because <reason>`, the
headings of columns, the labels of the title block, and dates. A reader knows these words (the
part `documents` of data/languages/) and the names of months in every language that the toolkit has, and takes any.

Four custom properties of the document live through both programs, until somebody cleans them out: `Plan definition`
(for example `public-involvement-plan:1`), `Plan format` (the version of the plan's schema), `Plan id` (empty in a
blank one) and `Plan made from`, by whose marks the plan builder finds the version that the document was made from.
Markdown has the last two in a comment below its title: `<!-- Plan id: …, made from: … -->`.

The first page repeats in short what the rest of the document says, in paragraphs of the style `Overview`. Their
checksums (CRC-32 of each line, with single spaces) are in the custom property `Plan first page`, in Markdown in a
comment: what nobody changed there is not read, what somebody changed belongs to no answer and is kept apart.

A record's own document (`record_layout`) has no marks for answers, since no program reads it back: `Plan definition`
is the record's id alone, which tells it from a plan.

A question that does not apply reads `Not relevant, because <reason>` where its (first) answer would be. Within an
answer a paragraph is a line, and so is what follows a line break (`w:br`, `text:line-break`).

Documents of earlier versions had a content control (`w:sdt`, DOCX only) around each answer. LibreOffice 7 makes
files of them that no program opens, as soon as somebody tracks a change in one, so no document has them any more. A
reader knows them still. The tag is the slot, `topic-people.now`. The alias is the question's number and the column
(`2.2 What we do now`), in the language of the site. They count after styles and before bookmarks. LibreOffice drops
the tag, keeps the alias, and may turn the first paragraph into an input field: in ODT its text is in `text:text-
input`, where a line end may read as a carriage return, and in DOCX a break inside it comes back as two `w:t` side
by side.
"""

from __future__ import annotations

DEFINITION_PROPERTY = "Plan definition"
FORMAT_PROPERTY = "Plan format"
ID_PROPERTY = "Plan id"
VERSION_PROPERTY = "Plan made from"
OVERVIEW_PROPERTY = "Plan first page"
OVERVIEW_STYLE = "Overview"
PLAN_BOOKMARK = "plan_"
TOPIC_BOOKMARK = "topic_"
TOPIC_STYLE = "Topic title"


def style_name(slot: str) -> str:
    """The paragraph style of a slot: `Answer topic-people now`, `Plan review date`, `Topic title`, `Entry need`."""
    owner, _, key = slot.rpartition(".")
    if owner in ("plan", "topic", "record", "entry"):
        return f"{owner.capitalize()} {key.replace('_', ' ')}"
    return f"Answer {owner} {key}"


def bookmark_name(slot: str) -> str:
    """The bookmark of an answer's slot, without the number of the topic: `a_topic_people_now_`.

    Word allows letters, digits and underscores, 40 at most.
    """
    return f"a_{slot.replace('-', '_').replace('.', '_')}_"


def id_mark(identifier: str) -> str:
    """The id of a plan or a topic in the letters that a bookmark may hold. One that is too long is cut."""
    return identifier.replace("_", "__").replace("-", "_d")[:34]
