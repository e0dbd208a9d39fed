"""Read photographs once and keep what the readers saw, so that the parser can be run on it again within seconds.

    python -m tests.benchmarks.recorded --photos FOLDER --out lines.jsonl

Each line of the file is a photograph: its cards' outlines, and each line of print with its text, box, confidence,
second choices and what the other looks saw. Photographs that the file has already are not read again. `load` brings
them back and `RecordedPhoto.readings` runs the parser on them, as `followup-cards read` would.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from followup_cards.contact.parse import parse
from followup_cards.errors import FollowupCardsError
from followup_cards.model import AgreedLine, Code, Doubt, Quad, Reading
from followup_cards.service import read
from followup_cards.service.photographs import photos_in
from followup_cards.text.reader import Readers, open_readers

Parser = Callable[..., Reading]


@dataclass(frozen=True)
class RecordedCard:
    """What the readers saw on one card; boxes in card pixels, corners in photo pixels."""

    corners: Quad
    whole: bool
    """Whether it is the photograph as a whole, looked at because no card on it had an address."""
    lines: tuple[AgreedLine, ...]
    codes: tuple[Code, ...]

    def reading(self, parser: Parser = parse) -> Reading:
        """Return what the parser makes of it."""
        return parser(self.lines, self.corners, codes=self.codes)


@dataclass(frozen=True)
class RecordedPhoto:
    """One photograph, or all the pages of one, as recorded."""

    photo: str
    seconds: float
    cards: tuple[RecordedCard, ...]

    def read(self, parser: Parser = parse) -> list[tuple[RecordedCard, Reading]]:
        """Return the cards that say something with what the parser makes of them, as the program would."""
        found = [(card, card.reading(parser)) for card in self.cards if not card.whole]
        if not any(reading.emails for _, reading in found):
            whole = [(card, card.reading(parser)) for card in self.cards if card.whole]
            if any(reading.emails for _, reading in whole):
                return whole
        return list(read._telling(found))

    def readings(self, parser: Parser = parse) -> list[Reading]:
        """Return what the parser makes of each card."""
        return [reading for _, reading in self.read(parser)]


def record(path: Path, readers: Readers) -> RecordedPhoto:
    """Read a photograph as the program does, and keep what the parser is given."""
    cards: list[RecordedCard] = []

    def noting(
        lines: Sequence[AgreedLine], corners: Quad, *, region: str | None = None, codes: Sequence[Code] = ()
    ) -> Reading:
        again = bool(cards) and _is_frame(corners, cards)
        cards.append(RecordedCard(corners, again, tuple(lines), tuple(codes)))
        return parse(lines, corners, region=region, codes=codes)

    with patch.object(read, "parse", noting):
        pages = read.read_photo(path, readers, source=path.name)
    return RecordedPhoto(path.name, sum(page.seconds for page in pages), tuple(cards))


def _is_frame(corners: Quad, before: Sequence[RecordedCard]) -> bool:
    """Say whether an outline begins at the photograph's corner and holds every card before it."""
    most = max(max(x, y) for card in before for x, y in card.corners)
    return any(x == y == 0 for x, y in corners) and max(max(x, y) for x, y in corners) >= most


def load(path: Path) -> list[RecordedPhoto]:
    """Return the photographs of a recording, in its order."""
    return [_photo(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _photo(row: dict[str, Any]) -> RecordedPhoto:
    cards = tuple(
        RecordedCard(
            _quad(card["corners"]),
            card["whole"],
            tuple(_line(line) for line in card["lines"]),
            tuple(Code(**{key: _tupled(value) for key, value in code.items()}) for code in card["codes"]),
        )
        for card in row["cards"]
    )
    return RecordedPhoto(row["photo"], row["seconds"], cards)


def _tupled(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    return tuple(value) if isinstance(value, list) else value


def _line(row: dict[str, Any]) -> AgreedLine:
    doubts = tuple(Doubt(**doubt) for doubt in row["doubts"])
    cut = row.get("cut", False)
    plain, shapes = tuple(row.get("plain", ())), tuple(row.get("shapes", ()))
    others = tuple(row["others"])
    return AgreedLine(row["text"], _quad(row["box"]), row["confidence"], doubts, others, cut, plain, shapes)


def _quad(rows: Sequence[Sequence[float]]) -> Quad:
    a, b, c, d = ((x, y) for x, y in rows)
    return (a, b, c, d)


def as_json(photo: RecordedPhoto) -> str:
    """Return a photograph as one line of the recording."""
    return json.dumps(asdict(photo), ensure_ascii=False)


def record_all(paths: Iterable[Path], out: Path) -> int:
    """Read the photographs that are not recorded yet, and return how many there were."""
    out.parent.mkdir(parents=True, exist_ok=True)
    known = {photo.photo for photo in load(out)} if out.exists() else set()
    readers = open_readers("auto")
    count = 0
    with out.open("a", encoding="utf-8") as file:
        for path in paths:
            if path.name in known:
                continue
            file.write(as_json(record(path, readers)) + "\n")
            file.flush()
            count += 1
    return count


def main(arguments: list[str] | None = None) -> int:
    """Record the photographs of some folders."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.recorded", description=__doc__)
    parser.add_argument("--photos", type=Path, nargs="+", required=True, help="folders, or photographs")
    parser.add_argument("--out", type=Path, required=True, help="the recording, added to where it exists")
    asked = parser.parse_args(arguments)
    try:
        count = record_all(photos_in(asked.photos), asked.out)
    except FollowupCardsError as error:
        parser.error(str(error))
    sys.stdout.write(f"Read {count} photographs into {asked.out}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
