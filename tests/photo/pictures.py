"""A small picture whose four quarters differ, and the files that real encoders make of it."""

import io
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIZE = (160, 96)
QUARTERS = {
    "top left": (220, 40, 40),
    "top right": (40, 200, 40),
    "bottom right": (40, 40, 220),
    "bottom left": (230, 230, 60),
}
PLACES = {
    "top left": (0.25, 0.25),
    "top right": (0.75, 0.25),
    "bottom right": (0.75, 0.75),
    "bottom left": (0.25, 0.75),
}
TAKEN = datetime(2026, 3, 5, 14, 30, 0, tzinfo=UTC)


ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF"
)
"""A PDF that asks for a password."""


def picture() -> Image.Image:
    """Return the picture with red, green, blue and yellow quarters, clockwise from the top left."""
    image = Image.new("RGB", SIZE)
    for name, colour in QUARTERS.items():
        x, y = PLACES[name]
        image.paste(colour, (round((x - 0.25) * SIZE[0]), round((y - 0.25) * SIZE[1]),
                             round((x + 0.25) * SIZE[0]), round((y + 0.25) * SIZE[1])))  # fmt: skip
    return image


def encoded(image: Image.Image, format_name: str, **options: object) -> bytes:
    """Return the picture as a file of that format."""
    out = io.BytesIO()
    image.save(out, format_name, **options)
    return out.getvalue()


def written(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path


def colours(pixels: NDArray[np.uint8]) -> dict[str, tuple[int, ...]]:
    """Return the colour in the middle of each quarter."""
    height, width = pixels.shape[:2]
    return {name: tuple(int(v) for v in pixels[int(y * height), int(x * width)]) for name, (x, y) in PLACES.items()}


def near(found: dict[str, tuple[int, ...]], tolerance: int = 24) -> bool:
    """Say whether the quarters have the picture's own colours, in the picture's own places."""
    return all(
        max(abs(a - b) for a, b in zip(found[name], QUARTERS[name], strict=True)) <= tolerance for name in QUARTERS
    )


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that declares a huge size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
