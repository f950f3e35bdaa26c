"""The plan builder takes parts out of zip files, and refuses what no honest program writes."""

import base64
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from tests.scripts.reading import Scripts

READ = """async (bytes, wanted) => {
  const parts = await tkPlan.unzip.read(bytes, { wanted: (name) => wanted === null || wanted.includes(name) });
  const text = (part) => part.toBase64();
  return { parts: Array.from(parts, ([name, part]) => [name, text(part)]) };
}"""
TEXT = b"What we do now. " * 4000

Read = Callable[..., dict[str, bytes] | str]


@pytest.fixture
def read(scripts: Scripts) -> Read:
    """The parts of a file; the words if it is refused."""

    def read_(content: bytes, wanted: list[str] | None = None) -> dict[str, bytes] | str:
        result = scripts.run(READ, content, wanted)
        if "parts" in result:
            return {name: base64.b64decode(part) for name, part in result["parts"]}
        assert result["promised"], result
        return result["refused"]

    return read_


def zipped(buffer: io.BytesIO, compression: int = zipfile.ZIP_DEFLATED, **parts: bytes) -> bytes:
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class OneWay(io.BytesIO):
    """Like a pipe. Sizes can be written only after the content."""

    def seekable(self) -> bool:
        return False


@cache
def packed(content: bytes) -> bytes:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeezer.compress(content) + squeezer.flush()


def archive(*names: bytes, content: bytes = TEXT, within: bool = False, **wrong: int) -> bytes:
    """A zip file of which anything can be wrong. `within` puts each part into the bytes of the one before."""
    data = packed(content)
    says = {
        **{"flags": 0, "method": 8, "checksum": zlib.crc32(content), "packed": len(data), "size": len(content)},
        **{"disk": 0, "count": len(names)},
    } | wrong
    sizes = struct.pack("<III", says["checksum"], says["packed"], says["size"])
    body, directory = b"", b""
    for name in names:
        place = wrong.get("place", len(body))
        directory += struct.pack("<4sHHHHHH", b"PK\1\2", 20, 20, says["flags"], says["method"], 0, 0) + sizes
        directory += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, place) + name
        body += struct.pack("<4sHHHHH", b"PK\3\4", 20, says["flags"], says["method"], 0, 0) + sizes
        body += struct.pack("<HH", len(name), 0) + name
        if not within:
            body += data
    body += data if within else b""
    end = (says["disk"], says["disk"], says["count"], says["count"], len(directory), wrong.get("start", len(body)))
    return body + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", *end, 0)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("buffer", [io.BytesIO, OneWay])
def test_wanted_parts_come_out_whole_and_no_others(read: Read, buffer: type[io.BytesIO], compression: int):
    noise = random.Random(1).randbytes(100_000)
    content = zipped(buffer(), compression, text=TEXT, noise=noise, empty=b"", other=b"x")
    assert read(content, ["text", "noise", "empty"]) == {"text": TEXT, "noise": noise, "empty": b""}


@pytest.mark.parametrize("name", [b"../../etc/passwd", b"/etc/passwd", b"C:\\x", b"a\0b", b"", b"\xff", b"__proto__"])
def test_a_name_is_a_name_and_nothing_more(read: Read, name: bytes):
    # Some programs of Windows write names as Windows does.
    assert read(archive(name)) == {name.decode("utf-8", "replace").replace("\\", "/"): TEXT}


HUGE = 100_000_000
REFUSED = {
    "is protected": ({"flags": 1}, "password"),
    "is strongly protected": ({"flags": 0x41}, "password"),
    "hides its list": ({"flags": 0x2000}, "password"),
    "has a part that is too large": ({"size": HUGE}, "too large"),
    "is zip64 by its sizes": ({"size": 0xFFFFFFFF}, "too large"),
    "is zip64 by the place of a part": ({"place": 0xFFFFFFFF}, "too large"),
    "is zip64 by the number of parts": ({"count": 0xFFFF}, "too large"),
    "unpacks to less than it says": ({"size": len(TEXT) + 1}, "damaged"),
    "unpacks to more than it says": ({"size": len(TEXT) - 1}, "damaged"),
    "was changed on its way": ({"checksum": 7}, "damaged"),
    "is packed in a way that none of ours is": ({"method": 12}, "damaged"),
    "is packed, but says that it is not": ({"method": 0}, "damaged"),
    "has fewer parts than it says": ({"count": 3}, "damaged"),
    "has more parts than it says": ({"count": 1}, "damaged"),
    "is one of several disks": ({"disk": 1}, "damaged"),
    "has a part that ends beyond it": ({"packed": HUGE}, "damaged"),
    "has a part that starts beyond it": ({"place": HUGE}, "damaged"),
    "has a list that starts beyond it": ({"start": HUGE}, "damaged"),
    "is zip64 by the place of its list": ({"start": 0xFFFFFFFF}, "too large"),
    "has parts within parts": ({"within": True}, "damaged"),
    "has a part with the name of another": ({"place": 0}, "damaged"),
}


@pytest.mark.parametrize(("wrong", "words"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_that(read: Read, wrong: dict[str, Any], words: str):
    assert words in read(archive(b"a", b"b", **wrong))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (archive(b"a", content=bytes(31_000_000)), "too large"),
        (archive(b"a", b"b", b"c", content=bytes(25_000_000)), "too large"),
        (archive(b"a", content=bytes(HUGE), size=1000), "damaged"),
        (archive(*(b"%d" % number for number in range(2001)), content=b""), "too large"),
        (bytes(20_000_001), "too large"),
        (archive(b"a", b"a"), "damaged"),
        (archive(b"a") + b"more", "before or after"),
        (b"before" + archive(b"a"), "damaged"),
        (b"PK\5\6", "damaged"),
        (bytes(70_000), "damaged"),
    ],
    ids=["large part", "large sum", "bomb", "many parts", "large file", "twice", "tail", "head", "stump", "nothing"],
)
def test_what_no_honest_program_writes_is_refused(read: Read, content: bytes, words: str):
    assert words in read(content)


@pytest.mark.parametrize("before", [b"", b"\r\n\r\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("behind", [b"", b"\r\n", bytes(600)])
def test_blanks_around_a_file_do_no_harm(read: Read, before: bytes, behind: bytes):
    assert read(before + archive(b"a", b"b") + behind) == {"a": TEXT, "b": TEXT}


@pytest.mark.parametrize("folder", [b"Plan/", b"Plans of 2026/Plan.docx/"])
@pytest.mark.parametrize("index", [b"[Content_Types].xml", b"mimetype"])
def test_a_document_that_was_packed_again_in_its_folder_is_read(read: Read, index: bytes, folder: bytes):
    names = [folder, folder + index, folder + b"word/document.xml", b"__MACOSX/._Plan", folder + b".DS_Store"]
    parts = read(archive(*names, content=b"x"))
    assert parts == {"": b"x", index.decode(): b"x", "word/document.xml": b"x"}


def test_a_folder_of_several_things_stays_one(read: Read):
    names = [b"Plan/[Content_Types].xml", b"Plan/word/document.xml", b"Other.docx"]
    assert set(read(archive(*names))) == {name.decode() for name in names}


def test_a_part_with_two_names_is_refused(read: Read):
    content = bytearray(archive(b"a"))
    content[content.index(b"a", 26)] = ord("b")
    assert "damaged" in read(bytes(content))


def test_wherever_a_file_is_cut_off_it_is_refused(read: Read):
    content = archive(b"a", b"b", content=b"short")
    assert all("damaged" in read(content[:length]) for length in range(len(content)))


def test_whichever_byte_is_changed_the_parts_are_right_or_the_file_is_refused(read: Read):
    content = archive(b"a", content=b"short")
    for place in range(len(content)):
        broken = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
        parts = read(broken)
        assert isinstance(parts, str) or set(parts.values()) <= {b"short"}
