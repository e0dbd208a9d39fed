"""Decode QR codes on a card: vCard, MeCard, a mail link, a plain address or a URL. What they say is untrusted text.

Nothing is opened: a URL is text like any other.
"""

import re
from collections.abc import Iterator

import cv2
import numpy as np

from followup_cards.model import Code, Pixels

LONGEST_SIDE = 1000
"""Pixels; codes on cards decode as well at this size as at full size, in a few milliseconds."""

MOST_CHARACTERS = 4296
"""What the largest QR code holds (ISO/IEC 18004, version 40-L, alphanumeric)."""

MAIL_LINK = re.compile(r"^mailto:([^?\s]+)", re.IGNORECASE)  # "mailto:mara.lind@example.com?subject=Hi"
PLAIN_ADDRESS = re.compile(r"^\S+@\S+\.\S+$")  # "mara.lind@example.com"
MAT_MAIL = re.compile(r"^MATMSG:.*?TO:([^;]+);", re.IGNORECASE | re.DOTALL)  # "MATMSG:TO:mara@example.com;SUB:;BODY:;;"
LINK = re.compile(r"^https?://\S+$", re.IGNORECASE)
MECARD_FIELD = re.compile(r"([A-Z-]+):((?:\\.|[^;\\])*);")  # "MECARD:N:Lind,Mara;EMAIL:mara@example.com;;"


def decode(pixels: Pixels) -> tuple[Code, ...]:
    """Return what each QR code on a card says, each content once."""
    import zxingcpp

    texts = [
        barcode.text[:MOST_CHARACTERS]
        for barcode in zxingcpp.read_barcodes(
            _small_gray(pixels), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        )
    ]
    return tuple(understand(text) for text in dict.fromkeys(texts) if text.strip())


def understand(text: str) -> Code:
    """Return what the text of a QR code says of a person; all of it stays in `text`."""
    stripped = text.strip()
    if stripped.upper().startswith("BEGIN:VCARD"):
        return _vcard(stripped)
    if stripped.upper().startswith("MECARD:"):
        return _mecard(stripped)
    for pattern in (MAIL_LINK, MAT_MAIL):
        if match := pattern.match(stripped):
            return Code(text, emails=(match.group(1),))
    if PLAIN_ADDRESS.match(stripped):
        return Code(text, emails=(stripped,))
    if LINK.match(stripped):
        return Code(text, websites=(stripped,))
    return Code(text)


def _small_gray(pixels: Pixels) -> Pixels:
    gray = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    scale = min(1.0, LONGEST_SIDE / max(gray.shape))
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    return np.ascontiguousarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _vcard(text: str) -> Code:
    import vobject

    try:
        card = vobject.readOne(text, ignoreUnreadable=True)
    except Exception:  # noqa: BLE001 - vobject raises whatever its parts raise, and the text is anyone's
        return Code(text)
    if card is None or card.name != "VCARD":
        return Code(text)
    return Code(
        text,
        names=tuple(_values(card, "fn")),
        emails=tuple(_values(card, "email")),
        phones=tuple(_values(card, "tel")),
        websites=tuple(_values(card, "url")),
    )


def _values(card: object, key: str) -> Iterator[str]:
    for line in getattr(card, "contents", {}).get(key, []):
        if isinstance(line.value, str) and line.value.strip():
            yield line.value.strip()


def _mecard(text: str) -> Code:
    found: dict[str, list[str]] = {}
    for key, value in MECARD_FIELD.findall(text.partition(":")[2]):
        found.setdefault(key, []).append(re.sub(r"\\(.)", r"\1", value).strip())
    return Code(
        text,
        names=tuple(_given_first(name) for name in found.get("N", [])),
        emails=tuple(found.get("EMAIL", [])),
        phones=tuple(found.get("TEL", [])),
        websites=tuple(found.get("URL", [])),
    )


def _given_first(name: str) -> str:
    """Return "Mara Lind" for MeCard's "Lind,Mara"."""
    family, _, given = name.partition(",")
    return f"{given.strip()} {family.strip()}".strip()
