"""Every value that was missed, wrong or not sure, beside the piece of the photograph that it stands on."""

import base64
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from PIL import Image

from followup_cards.card.geometry import as_outline, as_quad
from followup_cards.card.rectify import crop, flatten
from followup_cards.card.whole_photo import LONGEST as WHOLE_PHOTO_LONGEST
from followup_cards.errors import FollowupCardsError
from followup_cards.model import AgreedLine, Pixels
from followup_cards.photo.load import load
from tests.benchmarks.recorded import RecordedCard, RecordedPhoto
from tests.benchmarks.scoring import Claim, Scored, Truth

TALLEST = 60
"""Pixels of a crop in the report."""


@dataclass(frozen=True)
class Miss:
    """One value as it is printed and as it was read."""

    photo: str
    field: str
    kind: str
    """missed, wrong, or check (right, but not sure)."""
    printed: str
    got: str
    why: str
    picture: str
    """A data link, or nothing where the print cannot be found."""


def misses(
    scored: Sequence[Scored], photos: Sequence[RecordedPhoto], truth: Mapping[str, Truth], folder: Path
) -> Iterator[Miss]:
    """Yield what was not read right, or not surely, on the photographs of one folder."""
    recorded = {photo.photo: photo for photo in photos}
    for each in scored:
        wrong = [outcome for outcome in each.outcomes if not outcome.found]
        unsure = [o for o in each.outcomes if o.found and not o.sure and o.field == "address"]
        claimed = [claim for claim in each.claims if not claim.right]
        if not (wrong or unsure or claimed):
            continue
        album = _Album(folder / each.photo, recorded[each.photo], truth[each.photo])
        for outcome in wrong:
            got = ", ".join(outcome.got) or "nothing"
            yield Miss(each.photo, outcome.field, "missed", outcome.wanted, got, "", album.piece(outcome.wanted))
        for outcome in unsure:
            claim = next(claim for claim in each.claims if claim.value.lower() == outcome.wanted)
            yield _told(outcome.wanted, claim, "check", album)
        for claim in claimed:
            yield _told("", claim, "sure and wrong" if claim.status == "sure" else "wrong", album)


def _told(printed: str, claim: Claim, kind: str, album: "_Album") -> Miss:
    why = f"{claim.confidence:.3f}: {', '.join(code for code in claim.codes if code != 'prior')}"
    return Miss(claim.photo, "address", kind, printed, claim.value, why, album.piece(claim.value))


class _Album:
    """Cuts pieces out of one photograph, which is opened when the first is asked for."""

    def __init__(self, path: Path, recorded: RecordedPhoto, truth: Truth) -> None:
        self._path, self._recorded, self._truth = path, recorded, truth
        self._pixels: Pixels | None = None
        self._flat: dict[int, Pixels] = {}

    def piece(self, printed: str) -> str:
        """Return the place where a value is printed, else the line that comes nearest to it; "" where none does."""
        for card in self._truth["cards"]:
            for box in card.get("boxes", ()):
                if box["text"].lower() == printed.lower():
                    a, b, c, d = ((x, y) for x, y in box["quad"])
                    return self._link(self._photo(), (a, b, c, d))
        found = max(self._likeness(printed), key=lambda row: row[0], default=None)
        if found is None or found[0] < 0.4:
            return ""
        _, number, line = found
        return self._link(self._card(number), line.box)

    def _likeness(self, printed: str) -> Iterator[tuple[float, int, AgreedLine]]:
        for number, card in enumerate(self._recorded.cards):
            for line in card.lines:
                matcher = SequenceMatcher(None, printed.lower(), line.text.lower(), autojunk=False)
                same = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
                yield same / max(1, len(printed)), number, line

    def _photo(self) -> Pixels:
        if self._pixels is None:
            self._pixels = load(self._path)[0].pixels
        return self._pixels

    def _card(self, number: int) -> Pixels:
        if number not in self._flat:
            self._flat[number] = _flattened(self._photo(), self._recorded.cards[number])
        return self._flat[number]

    def _link(self, pixels: Pixels, box: tuple[tuple[float, float], ...]) -> str:
        try:
            piece = crop(pixels, as_quad(as_outline((box[0], box[1], box[2], box[3]))), 0.3)
        except (FollowupCardsError, ValueError):
            return ""
        image = Image.fromarray(piece)
        scale = TALLEST / image.height
        if scale < 1:
            image = image.resize((max(1, round(image.width * scale)), TALLEST))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=80)
        return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode('ascii')}"


def _flattened(pixels: Pixels, card: RecordedCard) -> Pixels:
    height, width = pixels.shape[:2]
    frame = {(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))}
    if card.whole or {(float(x), float(y)) for x, y in card.corners} == frame:
        return flatten(pixels, card.corners, margin=0.0, longest=WHOLE_PHOTO_LONGEST)[0]
    return flatten(pixels, card.corners)[0]
