"""The beginnings of pictures of each kind, as far as a reader of sizes looks."""

import struct
from pathlib import Path

WIDTH, HEIGHT = 640, 200

CONTENT: dict[str, bytes] = {
    "a.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", WIDTH, HEIGHT) + b"\x08\x02\0\0\0" + bytes(8),
    "a.gif": b"GIF89a" + struct.pack("<HH", WIDTH, HEIGHT) + bytes(20),
    "a.jpg": b"\xff\xd8\xff\xc0\0\x11\x08" + struct.pack(">HH", HEIGHT, WIDTH) + b"\x03" + bytes(20),
    "a.webp": b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"
    + (WIDTH - 1).to_bytes(3, "little")
    + (HEIGHT - 1).to_bytes(3, "little")
    + bytes(12),
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="200px"><rect width="3" height="4"/></svg>',
    "box.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0,0 640 200"/>',
}


def write_pictures(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in CONTENT]
