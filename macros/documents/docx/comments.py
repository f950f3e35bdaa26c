"""The parts of a Word document that hold comments. They are there once there is a comment."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE

from macros.documents.template import mark

_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"""
_END = mark("end")
_ONE = (
    f'<w:comment w:id="{mark("text", "comment.number")}" w:author="{mark("text", "comment.author")}"'
    f'{mark("if", "comment-dated")} w:date="{mark("text", "comment.date")}Z"{_END}>'
    # Word knows a comment by its last paragraph.
    f'{mark("lines", "comment.text")}<w:p{mark("if", "last-line")} w14:paraId="{mark("text", "comment.mark")}"{_END}>'
    f'<w:r><w:t xml:space="preserve">{mark("text")}</w:t></w:r></w:p>{_END}</w:comment>'
)
_COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">'
    f"{mark('each', 'comments')}{_ONE}{_END}</w:comments>"
)
_THREAD = (
    f'<w15:commentEx w15:paraId="{mark("text", "comment.mark")}"'
    f'{mark("if", "comment-reply")} w15:paraIdParent="{mark("text", "comment.parent")}"{_END}'
    f' w15:done="{mark("text", "comment.done")}"/>'
)
_THREADS = (
    '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    f"{mark('each', 'comments')}{_THREAD}{_END}</w15:commentsEx>"
)
_PARTS = {
    "comments": (_COMMENTS, RELATIONSHIP_TYPE.COMMENTS),
    "commentsExtended": (_THREADS, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"),
}
"""What each holds, and how it belongs to the text."""


def with_comments(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Add the parts for comments to those of a document, and name them where it names its parts.

    Args:
        parts: the files in the package, by name.
    """
    added, types, relations = {}, "", ""
    for name, (content, kind) in _PARTS.items():
        added[f"word/{name}.xml"] = f"{mark('if', 'commented')}{_XML}{content}{_END}".encode()
        types += (
            f'<Override PartName="/word/{name}.xml" '
            f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        )
        relations += f'<Relationship Id="{name}" Type="{kind}" Target="{name}.xml"/>'
    for part, end, more in (
        ("[Content_Types].xml", "</Types>", types),
        ("word/_rels/document.xml.rels", "</Relationships>", relations),
    ):
        whole = f"{mark('if', 'commented')}{more}{_END}{end}"
        added[part] = parts[part].replace(end.encode(), whole.encode())
    return {**parts, **added}
