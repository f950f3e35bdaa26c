"""Reads documents that the page saved, as another program does."""

from pathlib import Path

import docx
import odfdo


def text_of(path: Path) -> str:
    """Everything that another program finds in a file."""
    match path.suffix:
        case ".docx":
            document = docx.Document(str(path))
            return "\n".join("".join(node.itertext()) for node in document.element.iter() if node.tag.endswith("}p"))
        case ".odt":
            return "\n".join(paragraph.inner_text for paragraph in odfdo.Document(path).body.get_elements("//text:p"))
        case _:
            return path.read_text(encoding="utf-8")
