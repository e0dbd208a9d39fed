"""The two things wanted of the camera's notes: which way is up, and when it was.

Anything absurd in them counts as absent: a photo with damaged notes is still a photo.
"""

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

# Exif 2.32 (CIPA DC-008-2019), tables 4 and 7
ORIENTATION = 0x0112
EXIF_IFD = 0x8769
DATE_TIME = 0x0132
DATE_TIME_ORIGINAL = 0x9003
OFFSET_TIME = 0x9010
OFFSET_TIME_ORIGINAL = 0x9011

FIRST_YEAR = 1990
"""Cameras without a set clock say 1970 or 1980."""


def orientation_of(exif: "Image.Exif") -> int:
    """Return the EXIF orientation, 1 to 8; 1 when there is none, or an absurd one."""
    value = exif.get(ORIENTATION)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def time_taken(exif: "Image.Exif") -> datetime | None:
    """Return when the photo was taken: aware when the camera noted its zone, naive when it did not."""
    details = _details(exif)
    original = _moment(details.get(DATE_TIME_ORIGINAL), details.get(OFFSET_TIME_ORIGINAL))
    return original or _moment(exif.get(DATE_TIME), details.get(OFFSET_TIME))


def _details(exif: "Image.Exif") -> dict[int, object]:
    try:
        return dict(exif.get_ifd(EXIF_IFD))
    except (OSError, ValueError, KeyError, TypeError, SyntaxError):
        return {}


def _moment(text: object, offset: object) -> datetime | None:
    try:
        moment = datetime.strptime(_clean(text), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - the zone is a tag of its own
    except ValueError:
        return None
    if moment.year < FIRST_YEAR:
        return None
    return moment.replace(tzinfo=_zone(_clean(offset)))


def _zone(text: str) -> timezone | None:
    """Return the zone of "+09:00" or "Z"."""
    if text == "Z":
        return timezone(timedelta(0))
    try:
        sign = {"+": 1, "-": -1}[text[:1]]
        hours, minutes = (int(part) for part in text[1:].split(":"))
        return timezone(sign * timedelta(hours=hours, minutes=minutes))
    except (KeyError, ValueError):
        return None


def _clean(text: object) -> str:
    return text.strip("\x00 ") if isinstance(text, str) else ""
