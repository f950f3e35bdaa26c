"""Takes out of pictures what readers do not see: where a photo was taken, by whom and with what, comments, previews.

Cameras, telephones and drawing programs write it there, and few authors know. What changes how a picture looks stays:
its colours, its movement, and which side of a photo is up.
"""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from macros.branding.logo import drawing_alone

_PNG = b"\x89PNG\r\n\x1a\n"
_END_OF_PNG = b"\0\0\0\0IEND\xaeB`\x82"
_SHOWN_OF_PNG = (
    frozenset(b"cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT".split())
    # The four without which there is no picture.
    | frozenset(b"IHDR PLTE IDAT IEND".split())
)
_SHOWN_OF_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_NOTED_IN_WEBP = 0x0C
"""The bits by which the first chunk says that there are notes: 8 for EXIF, 4 for XMP."""
_NOTES_OF_CAMERA = 0x08
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The notes in a GIF that say how often its movement is shown."""
_ORIENTATION = 0x0112
_IN_A_DRAWING = re.compile(rb"(data:image/\w+;[^,\"')]*base64,)((?:[\w+/=\s]|&#\w+;)+)")
_ENDS_OF_LINES = re.compile(rb"&#\w+;|\s")
"""Drawing programs break the letters of a picture into lines."""


def without_metadata(content: bytes) -> bytes:
    """Leave of a picture what is to be seen.

    Args:
        content: what is in its file. Browsers go by that too, and not by its name.

    Raises:
        ValueError: it cannot be read as a picture.
    """
    alone = next((alone for start, alone in _ALONE.items() if content.startswith(start)), _drawing_alone)
    try:
        return alone(content)
    except (IndexError, struct.error) as error:
        raise ValueError("the picture ends too early") from error
    except etree.XMLSyntaxError as error:
        raise ValueError("no picture") from error


def is_damaged(content: bytes) -> bool:
    """Whether nothing can be taken out of a picture, since it cannot be read."""
    try:
        without_metadata(content)
    except ValueError:
        return True
    return False


def _drawing_alone(content: bytes) -> bytes:
    """A drawing without notes, also in the photos that it holds."""

    def alone(found: re.Match[bytes]) -> bytes:
        return found[1] + b64encode(without_metadata(b64decode(_ENDS_OF_LINES.sub(b"", found[2]))))

    return _IN_A_DRAWING.sub(alone, drawing_alone(content))


def _png_alone(content: bytes) -> bytes:
    parts = [_PNG]
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        chunk = content[at : at + 12 + size]
        if len(chunk) < 12 + size:
            # Browsers show one without its end mark. One that was cut off lacks lines of pixels, too.
            if not _has_all_pixels(parts):
                raise ValueError("the picture ends too early")
            kind, chunk = b"IEND", _END_OF_PNG
        if kind == b"eXIf":
            turned = _turned(chunk[8:-4])
            if turned:
                data = kind + turned
                parts.append(struct.pack(">I", len(turned)) + data + struct.pack(">I", zlib.crc32(data)))
        elif kind in _SHOWN_OF_PNG:
            parts.append(chunk)
        at += len(chunk)
    return b"".join(parts)


def _has_all_pixels(parts: Sequence[bytes]) -> bool:
    """Whether the pixels in the chunks of a PNG come to an end. Of one that moves, nobody can tell."""
    if any(part[4:8] == b"acTL" for part in parts[1:]):
        return False
    packed, unpacking = b"".join(part[8:-4] for part in parts[1:] if part[4:8] == b"IDAT"), zlib.decompressobj()
    some: bytes | None = None
    try:
        while not unpacking.eof and (packed or some or some is None):
            some = unpacking.decompress(packed, 1 << 20)
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof


def _jpeg_alone(content: bytes) -> bytes:
    return b"".join((b"\xff\xd8", *_shown_of_jpeg(content)))


def _shown_of_jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        at = _next_marker(content, at)
        marker = content[at + 1]
        if marker == 0xD9:
            yield b"\xff\xd9"
            return  # Telephones put a film, or a second picture, after the end.
        (size,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + size
        segment = content[at:end]
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            turned = _turned(segment[10:])
            if turned:
                yield b"\xff\xe1" + struct.pack(">H", len(turned) + 8) + b"Exif\0\0" + turned
        elif marker == 0xE0 and segment[4:9] == b"JFIF\0":
            # Its size in print, and after that a preview, which has no dots now.
            yield b"\xff\xe0\0\x10" + segment[4:16].ljust(12, b"\0") + b"\0\0"
        elif _is_shown(marker, segment[4:]):
            yield segment
        at = _end_of_scan(content, end) if marker == 0xDA else end
        if marker == 0xDA:
            yield content[end:at]


def _next_marker(content: bytes, at: int) -> int:
    """Where the next marker is. Markers may be filled up, and browsers skip what stands between two segments."""
    while content[at] != 0xFF or content[at + 1] in (0, 0xFF):
        at += 1
    return at


def _is_shown(marker: int, data: bytes) -> bool:
    """Whether a segment of a JPEG changes how it looks: of the notes, only those on its colours do."""
    if 0xE0 <= marker <= 0xEF:
        return data.startswith({0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}.get(marker, b"-"))
    return marker != 0xFE


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the lines of a JPEG end that begin at a place: in them, a marker is followed by 0 or counts them."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise ValueError("the picture ends too early")
        if content[at + 1] and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def _webp_alone(content: bytes) -> bytes:
    if content[8:12] != b"WEBP":
        raise ValueError("no WebP picture")
    parts: list[bytes] = []
    turned = b""
    at, end = 12, min(len(content), 8 + struct.unpack_from("<I", content, 4)[0])
    while at + 8 <= end:
        kind, (size,) = content[at : at + 4], struct.unpack_from("<I", content, at + 4)
        chunk = content[at : at + 8 + size]
        if len(chunk) < 8 + size:
            raise ValueError("the picture ends too early")
        if kind == b"EXIF":
            turned = _turned(chunk[8:].removeprefix(b"Exif\0\0"))
        elif kind in _SHOWN_OF_WEBP:
            parts.append(chunk + b"\0" * (size % 2))
        at += 8 + size + size % 2
    if parts and parts[0].startswith(b"VP8X"):
        flags = parts[0][8] & ~_NOTED_IN_WEBP | (_NOTES_OF_CAMERA if turned else 0)
        parts[0] = parts[0][:8] + bytes([flags]) + parts[0][9:]
    if turned:
        parts.append(b"EXIF" + struct.pack("<I", len(turned)) + turned)
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif_alone(content: bytes) -> bytes:
    at = 13 + _colours(content[10])
    parts = [content[:at]]
    has_picture = False
    while True:
        start, kind = at, content[at : at + 1]
        if kind == b"\x21":
            label, name = content[at + 1], content[at + 3 : at + 14]
            at = _end_of_blocks(content, at + 2)
            if label == 0xF9 or (label == 0xFF and name in _LOOPS):
                parts.append(content[start:at])
        elif kind == b"\x2c":
            at = _end_of_blocks(content, at + 11 + _colours(content[at + 9]))
            parts.append(content[start:at])
            has_picture = True
        elif has_picture or kind == b"\x3b":
            # Its end mark. Browsers stop as well where it is missing, or something strange follows. What was cut off
            # ends within a block.
            return b"".join((*parts, b"\x3b"))
        else:
            raise ValueError("no GIF picture" if kind else "the picture ends too early")


def _colours(flags: int) -> int:
    """The length of the table of colours, as the flags give it."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1


def _turned(notes: bytes) -> bytes:
    """Notes of a camera that say which side is up, and nothing else; empty if it is the usual one or is not given."""
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if not order:
        return b""
    try:
        (at,) = struct.unpack_from(order + "I", notes, 4)
        (count,) = struct.unpack_from(order + "H", notes, at)
        fields = [struct.unpack_from(order + "HHIH", notes, at + 2 + 12 * number) for number in range(count)]
    except struct.error:
        return b""
    side = next((value for tag, _, _, value in fields if tag == _ORIENTATION and 1 < value <= 8), None)
    if side is None:
        return b""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, side, 0, 0)


_ALONE: Mapping[bytes, Callable[[bytes], bytes]] = {
    _PNG: _png_alone,
    b"\xff\xd8": _jpeg_alone,
    b"RIFF": _webp_alone,
    b"GIF8": _gif_alone,
}
"""How a picture begins, and who reads it. All others are drawings."""
