"""A card drawn plainly, for tests in which it matters that something can be read, not how well."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

LINES = ("Ana Sousa", "Service Planner", "Quilmora Consulting Ltd", "ana.sousa@quilmora.com", "www.quilmora.com")


def drawn_card(path: Path, lines: tuple[str, ...] = LINES) -> Path:
    """Write a photo of a white card on a dark table."""
    image = Image.new("RGB", (1400, 1000), (70, 60, 50))
    draw = ImageDraw.Draw(image)
    draw.rectangle((150, 150, 1250, 850), fill=(250, 250, 248))
    for number, line in enumerate(lines):
        size = 64 if number == 0 else 40
        draw.text((230, 220 + number * 110), line, fill=(20, 20, 20), font=ImageFont.load_default(size))
    image.save(path, quality=95)
    return path
