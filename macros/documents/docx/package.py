"""Prepares the package that a Word document is: what the library brings along, and the document's properties."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from macros.documents.blocks import Layout
from macros.documents.docx.styles import set_page, set_styles
from macros.documents.marks import (
    DEFINITION_PROPERTY,
    FORMAT_PROPERTY,
    ID_PROPERTY,
    OVERVIEW_PROPERTY,
    VERSION_PROPERTY,
)
from macros.documents.template import mark
from macros.models.plan import SCHEMA_VERSION

DOCUMENT = "word/document.xml"
"""The part with the text."""
BODY = "<w:body>"
"""The tag that the text begins after."""
_CORE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{mark("text", "plan.title")}</dc:title>\
<dc:language>en-GB</dc:language></cp:coreProperties>"""
_CUSTOM = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>"""
_CUSTOM_PROPERTY = """<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}">\
<vt:lpwstr>{}</vt:lpwstr></property>"""


def new_document(*, landscape: bool) -> Document:
    """Begin a document: with our page and styles, and nothing in it."""
    return docx.Document(io.BytesIO(_blank(landscape=landscape)))


@cache
def _blank(*, landscape: bool) -> bytes:
    document = docx.Document()
    _drop_leftovers(document)
    set_styles(document, set_page(document, landscape=landscape))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _drop_leftovers(document: Document) -> None:
    """Drop what the library's empty document brings along and a plan has no use for, and make it speak British."""
    for relations in (document.part.package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")):
                del relations[name]
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            # That of Word 2013 and later. With an earlier one Word says "Compatibility mode" above the document.
            setting.set(qn("w:val"), "15")


def add_custom_properties(document: Document, layout: Layout) -> None:
    """Add the properties that say which plan a document holds, and which questions it answers."""
    values = {
        DEFINITION_PROPERTY: layout.definition,
        FORMAT_PROPERTY: SCHEMA_VERSION,
        ID_PROPERTY: mark("text", "plan.id"),
        VERSION_PROPERTY: mark("text", "plan.made-from"),
        OVERVIEW_PROPERTY: mark("text", "overview.check"),
    }
    # The numbers of properties start at 2: the standard keeps the first two for itself.
    properties = [_CUSTOM_PROPERTY.format(number, *item) for number, item in enumerate(values.items(), 2)]
    content = _CUSTOM.format("".join(properties)).encode()
    package = document.part.package
    name = PackURI("/docProps/custom.xml")
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, content, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def parts_of(document: Document) -> dict[str, bytes]:
    """Give the files in the document's package, by name. What it says about itself comes from the plan."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()} | {"docProps/core.xml": _CORE.encode()}
