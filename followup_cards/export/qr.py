"""A contact as a QR code that a phone's camera makes a contact of."""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from followup_cards.errors import UsageError
from followup_cards.export import vcard
from followup_cards.model import Contact

if TYPE_CHECKING:
    import segno

QUIET_ZONE: Final = 4
"""Light modules around the code (ISO/IEC 18004 section 9.1)."""
_SCALE: Final = 8
"""Pixels a module in a picture."""

_BLACK_ON_WHITE: Final = "\x1b[38;5;16;48;5;231m"
"""Colours by number from the part of the palette that no theme changes, so that dark stays dark."""
_RESET: Final = "\x1b[0m"
_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

Matrix = Sequence[Sequence[bool]]
"""Row by row, which modules are dark; the quiet zone is part of it."""


def matrix(contact: Contact) -> Matrix:
    """Return a contact's QR code.

    Raises:
        UsageError: there is more to say than a QR code holds.
    """
    code = _code(contact)
    return [[bool(module) for module in row] for row in code.matrix_iter(border=QUIET_ZONE)]


def terminal_lines(modules: Matrix, *, color: bool = True) -> Iterator[str]:
    """Yield a code as lines of half blocks, dark on light whatever the terminal's theme.

    Without colours it is drawn light on the terminal's own background, which must then be dark.
    """
    for number in range(0, len(modules), 2):
        upper = modules[number]
        lower = modules[number + 1] if number + 1 < len(modules) else [False] * len(upper)
        pairs = zip(upper, lower, strict=True)
        if color:
            yield _BLACK_ON_WHITE + "".join(_HALVES[pair] for pair in pairs) + _RESET
        else:
            yield "".join(_HALVES[not above, not below] for above, below in pairs)


def picture(contact: Contact, suffix: str) -> bytes:
    """Return a contact's QR code as a PNG or SVG file.

    Raises:
        UsageError: another suffix, or more to say than a QR code holds.
    """
    if suffix not in (".png", ".svg"):
        raise UsageError(f'A QR code is not written as "{suffix}". Give a file that ends in .png or .svg.')
    out = io.BytesIO()
    _code(contact).save(out, kind=suffix.removeprefix("."), scale=_SCALE, border=QUIET_ZONE, light="white")
    return out.getvalue()


def _code(contact: Contact) -> "segno.QRCode":
    import segno

    try:
        return segno.make_qr(vcard.write_small(contact).decode("utf-8"), error="l", encoding="utf-8")
    except segno.DataOverflowError as error:
        raise UsageError(
            f"{contact.details.name} has more details than a QR code holds. Export a vCard instead."
        ) from error
