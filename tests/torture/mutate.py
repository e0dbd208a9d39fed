"""Damage to files: at random, and where a decoder believes what it reads (lengths, counts, offsets, sizes)."""

import random
import re
import struct
import zlib
from collections.abc import Callable

Damage = Callable[[random.Random, bytes], bytes]

NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
"""At the edges of what fits: where additions overflow and signs turn."""


def bits(chance: random.Random, data: bytes) -> bytes:
    """Turn a few bits over."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 12, 60))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def number(chance: random.Random, data: bytes) -> bytes:
    """Put an edge of a number somewhere near the beginning, where headers are, in either order of bytes."""
    out = bytearray(data)
    width, code = chance.choice(((2, "H"), (4, "I")))
    reach = max(1, min(len(out) - width, chance.choice((64, 512, len(out)))))
    at = chance.randrange(reach)
    out[at : at + width] = struct.pack(chance.choice("<>") + code, chance.choice(NUMBERS) & ((1 << 8 * width) - 1))
    return bytes(out)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Keep the beginning only."""
    return data[: chance.randrange(1, len(data))]


def dropped(chance: random.Random, data: bytes) -> bytes:
    """Leave out a piece."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 7, 200, 4096)) :] or b"\0"


def repeated(chance: random.Random, data: bytes) -> bytes:
    """Say a piece many times."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 16, 500))]
    return data[:start] + piece * chance.choice((2, 50, 1000)) + data[start:]


def zeroed(chance: random.Random, data: bytes) -> bytes:
    """Blank a piece, as a broken card or a half-finished download does."""
    start = chance.randrange(len(data))
    size = min(len(data) - start, chance.choice((4, 64, 4096)))
    return data[:start] + bytes(size) + data[start + size :]


def in_a_part(chance: random.Random, data: bytes) -> bytes:
    """Damage one part of a file of parts, and make its checksum and length right again."""
    if data.startswith(b"\x89PNG"):
        return _png_chunk(chance, data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_segment(chance, data)
    if data.startswith(b"%PDF"):
        return _pdf_word(chance, data)
    if data[:2] in (b"II", b"MM"):
        return _tiff_entry(chance, data)
    return _sized_box(chance, data)


def _png_chunk(chance: random.Random, data: bytes) -> bytes:
    starts, at = [], 8
    while at + 12 <= len(data):
        starts.append(at)
        at += 12 + int(struct.unpack_from(">I", data, at)[0])
    start = chance.choice(starts)
    size = struct.unpack_from(">I", data, start)[0]
    body = data[start + 4 : start + 8] + (number(chance, data[start + 8 : start + 8 + size]) if size > 4 else b"")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:start] + chunk * chance.choice((1, 1, 1, 3)) + data[start + 12 + size :]


def _jpeg_segment(chance: random.Random, data: bytes) -> bytes:
    starts, at = [], 2
    while at + 4 < len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        starts.append(at)
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    start = chance.choice([*starts, at])
    size = struct.unpack_from(">H", data, start + 2)[0] if start + 4 <= len(data) else 2
    body = data[start + 4 : start + 2 + size]
    changed = (number if chance.random() < 0.6 else bits)(chance, body) if len(body) > 4 else body
    return data[: start + 4] + changed + data[start + 2 + size :]


def _tiff_entry(chance: random.Random, data: bytes) -> bytes:
    order = "<" if data[:2] == b"II" else ">"
    directory = struct.unpack_from(order + "I", data, 4)[0]
    count = struct.unpack_from(order + "H", data, directory)[0] if directory + 2 <= len(data) else 1
    at = directory + 2 + 12 * chance.randrange(max(1, count)) + chance.choice((0, 2, 4, 8))
    out = bytearray(data)
    code, width = (("H", 2), ("I", 4))[chance.randrange(2)]
    if at + width <= len(out):
        struct.pack_into(order + code, out, at, chance.choice(NUMBERS) & ((1 << 8 * width) - 1))
    return bytes(out)


def _sized_box(chance: random.Random, data: bytes) -> bytes:
    """Change the size of a box of HEIC and AVIF, or of a chunk of WebP; elsewhere any early number."""
    names = [found.start() for found in re.finditer(rb"[a-zA-Z][a-zA-Z0-9]{2}[a-zA-Z0-9 ]", data[:2000])]
    if not names:
        return number(chance, data)
    out = bytearray(data)
    at = chance.choice(names) + chance.choice((-4, 4))
    if 0 <= at <= len(out) - 4:
        struct.pack_into(chance.choice("<>") + "I", out, at, chance.choice(NUMBERS))
    return bytes(out)


def _pdf_word(chance: random.Random, data: bytes) -> bytes:
    """Change a number, or a name, of a PDF's objects."""
    numbers = list(re.finditer(rb"(?<=[ \[])\d+(?=[ \]/\r\n>])", data))
    if not numbers:
        return bits(chance, data)
    chosen = chance.choice(numbers)
    instead = str(chance.choice((*NUMBERS, -1, 3, 7))).encode()
    return data[: chosen.start()] + instead + data[chosen.end() :]


DAMAGES: tuple[Damage, ...] = (bits, number, cut, dropped, repeated, zeroed, in_a_part, in_a_part, in_a_part)
"""A third of the damage is aware of the file's structure."""


def in_lines(chance: random.Random, data: bytes) -> bytes:
    """Drop, repeat, move or lengthen a line of text."""
    lines = data.splitlines(keepends=True) or [data]
    at = chance.randrange(len(lines))
    match chance.choice(("drop", "repeat", "move", "lengthen", "join")):
        case "drop":
            del lines[at]
        case "repeat":
            lines[at:at] = [lines[at]] * chance.choice((1, 3, 400))
        case "move":
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        case "lengthen":
            lines[at] = lines[at][:-1] * chance.choice((2, 500)) + lines[at][-1:]
        case _:
            lines[at] = lines[at].rstrip(b"\r\n")
    return b"".join(lines) or b"\n"


def in_marks(chance: random.Random, data: bytes) -> bytes:
    """Change one of the marks that give a text its structure, or what stands between two of them."""
    marks = [found.span() for found in re.finditer(rb'[][{}",;:=\n]', data)]
    if not marks:
        return bits(chance, data)
    start, end = chance.choice(marks)
    if chance.random() < 0.4:
        end = next((after for after, _ in marks if after > end), end)
    return data[:start] + chance.choice(PIECES) + data[end:]


PIECES = (
    *(
        b"",
        b",",
        b'"',
        b"'",
        b"[",
        b"{",
        b"}",
        b"=",
        b";",
        b":",
        b"\\",
        b"\n",
        b"\r\n",
        b"\0",
        b"\xff\xfe",
        b"\xed\xa0\x80",
    ),
    *(
        b"null",
        b"true",
        b"-1",
        b"1e999",
        b"[" * 5000,
        b'{"a":' * 3000,
        b"\\ud800",
        b"\\x00",
        b"\xe2\x80\xae",
        b"\xef\xbb\xbf",
    ),
    *(
        b"9" * 5000,
        b"2026-13-45T99:99Z",
        b"0001-01-01T00:00+23:59",
        b"BEGIN:VCARD",
        b"END:VCARD",
        b"=41=0D=0A",
        b"{{7*7}}",
    ),
)
"""What a parser may stumble over."""
TEXT_DAMAGES: tuple[Damage, ...] = (bits, cut, dropped, repeated, in_lines, in_lines, in_marks, in_marks, in_marks)


def mutant(seed: str, data: bytes, damages: tuple[Damage, ...] = DAMAGES) -> bytes:
    """Return a file damaged once, or several times over, always in the same way for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 4))):
        damage = chance.choice(damages)
        data = damage(chance, data) if len(data) > 16 else data
    return data
