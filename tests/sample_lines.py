"""What the real readers saw on the sample cards, recorded, so that the parser can be tested without them.

`python -m tests.sample_lines` records anew, for all sample cards, with both engines. A recording belongs to the bytes
of its photograph: one that was made anew has no recording until then, and asking for it fails.
"""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from followup_cards.model import AgreedLine, Doubt, Quad

SAMPLES = Path(__file__).parent.parent / "sample_cards"
RECORDED = Path(__file__).with_suffix(".json")


def digest_of(photo: Path) -> str:
    """Return what a recording is filed under."""
    return hashlib.sha256(photo.read_bytes()).hexdigest()


@cache
def _recordings() -> dict[str, Any]:
    recordings: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return recordings


def lines_of(photo: Path) -> list[list[AgreedLine]]:
    """Return the lines of each card on a sample photograph, as they were recorded."""
    recorded = _recordings().get(digest_of(photo))
    assert recorded is not None, f"{photo.name} has no recording: python -m tests.sample_lines"
    return [[_line(line) for line in card] for card in recorded["cards"]]


def _line(row: dict[str, Any]) -> AgreedLine:
    doubts = tuple(Doubt(**doubt) for doubt in row["doubts"])
    a, b, c, d = ((x, y) for x, y in row["box"])
    box: Quad = (a, b, c, d)
    return AgreedLine(row["text"], box, row["confidence"], doubts, tuple(row["others"]))


def record() -> None:
    """Read every sample card and keep what was seen."""
    from followup_cards.service import read
    from followup_cards.text.reader import open_readers

    readers = open_readers("auto")
    recordings = {}
    for photo in sorted(SAMPLES.glob("*.jpg")):
        cards = read.card_lines(photo, readers)
        recordings[digest_of(photo)] = {
            "photo": photo.name,
            "cards": [[_rounded(asdict(line)) for line in card] for card in cards],
        }
    text = ",\n".join(f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in recordings.items())
    RECORDED.write_text("{\n" + text + "\n}\n", encoding="utf-8")


def _rounded(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "box": [[round(x, 1), round(y, 1)] for x, y in line["box"]]}


if __name__ == "__main__":
    record()
