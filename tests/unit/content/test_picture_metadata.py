"""Of a picture, what readers see is published, and not what cameras and programs noted in its file."""

import struct
import zlib
from base64 import b64decode, b64encode

import pytest

from macros.content.picture_metadata import without_metadata

SECRET = b"Sam Secret, 51.5 N"


def camera_notes(order, side):
    """What a camera notes: which side is up, and who took the photo."""
    count = 2
    fields = struct.pack(order + "HHIHH", 0x0112, 3, 1, side, 0) + struct.pack(order + "HHII", 0x013B, 2, 18, 38)
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "IH", 8, count) + fields + bytes(4) + SECRET


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*notes):
    size = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)) + chunk(b"gAMA", bytes(4))
    return b"".join(
        (b"\x89PNG\r\n\x1a\n", size, *notes, chunk(b"IDAT", zlib.compress(b"\0\1\2")), chunk(b"IEND", b""))
    )


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*notes, behind=b""):
    colours = segment(0xE2, b"ICC_PROFILE\0\1\1colours")
    scan = segment(0xDA, bytes(10)) + b"\1\xff\0\2\xff\xd0\3"
    start = b"\xff\xd8" + segment(0xE0, b"JFIF\0" + bytes(9))
    return b"".join((start, *notes, colours, segment(0xDB, b"tables"), scan, scan, b"\xff\xd9", behind))


def webp(flags, *notes):
    def part(kind, data):
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    parts = part(b"VP8X", bytes([flags]) + bytes(9)) + part(b"VP8L", b"pixel")
    body = b"WEBP" + parts + b"".join(part(kind, data) for kind, data in notes)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(*notes):
    loops = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    frame = b"\x21\xf9\x04\0\0\0\0\0" + b"\x2c" + bytes(8) + b"\0" + b"\x02\x02\x4c\x01\0"
    return b"".join((b"GIF89a\2\0\1\0\x80\0\0", bytes(6), loops, *notes, frame, b"\x3b"))


def comment(text):
    return b"\x21\xfe" + bytes([len(text)]) + text + b"\0"


@pytest.mark.parametrize(
    ("picture", "alone"),
    [
        (png(chunk(b"tEXt", b"Author\0" + SECRET), chunk(b"eXIf", camera_notes(">", 1))), png()),
        (png(chunk(b"iTXt", SECRET), chunk(b"tIME", bytes(7)), chunk(b"prVW", SECRET)) + SECRET, png()),
        (jpeg(segment(0xE1, b"Exif\0\0" + camera_notes("<", 1)), segment(0xFE, SECRET)), jpeg()),
        (jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET), segment(0xED, SECRET)), jpeg()),
        (jpeg(segment(0xE2, b"MPF\0" + SECRET), segment(0xE0, b"JFXX\0" + SECRET), behind=SECRET), jpeg()),
        (webp(0x1C, (b"EXIF", camera_notes("<", 1)), (b"XMP ", SECRET), (b"note", SECRET)), webp(0x10)),
        (gif(comment(SECRET), b"\x21\xff\x0bXMP DataXMP\x12" + SECRET + b"\0") + SECRET, gif()),
    ],
    ids=["png", "png-2", "jpeg", "jpeg-2", "jpeg-3", "webp", "gif"],
)
def test_what_nobody_sees_is_taken_out_and_all_that_shows_stays(picture, alone):
    assert SECRET in picture
    assert without_metadata(picture) == alone
    assert without_metadata(alone) == alone


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    "picture",
    [
        lambda notes: png(chunk(b"eXIf", notes)),
        lambda notes: jpeg(segment(0xE1, b"Exif\0\0" + notes)),
        lambda notes: webp(0x08, (b"EXIF", notes)),
    ],
    ids=["png", "jpeg", "webp"],
)
def test_a_photo_taken_with_the_camera_turned_keeps_the_side_that_is_up(picture, order):
    alone = without_metadata(picture(camera_notes(order, 6)))
    assert SECRET not in alone
    assert alone == picture(b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0))


def test_a_preview_in_the_first_segment_of_a_jpeg_is_taken_out():
    """It may show what was cut off the picture since."""
    head = b"JFIF\0\1\2\1\0\x48\0\x48"
    plain, previewed = (
        b"\xff\xd8" + segment(0xE0, head + preview) + segment(0xDA, bytes(10)) + b"\1\xff\xd9"
        for preview in (b"\0\0", b"\2\3" + SECRET)
    )
    assert without_metadata(previewed) == without_metadata(plain) == plain


def test_notes_of_a_camera_that_cannot_be_read_are_taken_out():
    assert without_metadata(jpeg(segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff" + SECRET))) == jpeg()
    assert without_metadata(jpeg(segment(0xE1, b"Exif\0\0" + SECRET))) == jpeg()


def test_a_drawing_loses_its_comments_and_what_a_program_noted():
    notes = b"<!-- %s --><metadata>%s</metadata>"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">' + notes + b'<path d="M0 0h2"/></svg>'
    alone = without_metadata(drawing.replace(b"%s", SECRET))
    assert SECRET not in alone
    assert b'<path d="M0 0h2"/>' in alone


@pytest.mark.parametrize("between", ["", "\n", "&#10;"])
def test_a_photo_within_a_drawing_loses_its_notes_too(between):
    inside = b64encode(jpeg(segment(0xE1, b"Exif\0\0" + camera_notes("<", 1)))).decode()
    photo = f'<image href="data:image/jpeg;base64,{inside[:76]}{between}{inside[76:]}"/>'
    alone = without_metadata(f'<svg xmlns="http://www.w3.org/2000/svg">{photo}</svg>'.encode())
    assert b64decode(alone.partition(b"base64,")[2].partition(b'"')[0]) == jpeg()


@pytest.mark.parametrize(
    ("picture", "whole"),
    [
        (png()[:-12], png()),
        (png()[:-5], png()),
        (png()[:-12] + chunk(b"tEXt", SECRET)[:-3], png()),
        (gif()[:-1], gif()),
        (gif()[:-1] + b"\0" + SECRET, gif()),
        (jpeg().replace(b"\xff\xdb", b"\0\0" + SECRET + b"\xff\xdb"), jpeg()),
    ],
    ids=["png", "png-2", "png-3", "gif", "gif-2", "jpeg"],
)
def test_a_whole_picture_without_its_end_mark_or_with_strange_bytes_is_published_as_browsers_show_it(picture, whole):
    assert without_metadata(picture) == whole


def test_of_a_picture_that_moves_nobody_can_tell_whether_the_end_is_missing():
    moving = png(chunk(b"acTL", struct.pack(">II", 2, 0)))
    assert without_metadata(moving) == moving
    with pytest.raises(ValueError, match="ends too early"):
        without_metadata(moving[:-12])


@pytest.mark.parametrize(
    ("picture", "least"), [(png(), 17), (jpeg(), 2), (webp(0), 2), (gif(), 2)], ids=["png", "jpeg", "webp", "gif"]
)
def test_a_picture_that_ends_too_early_or_is_none_is_an_error(picture, least):
    for wrong in (
        picture[:-least],
        picture[:20],
        b"no picture",
        b"",
        b"<svg",
        b"<svg>url(data:image/png;base64,AAAA)</svg>",
    ):
        with pytest.raises(ValueError, match=r"ends too early|no picture"):
            without_metadata(wrong)
