"""What one would use instead: an OCR engine on the photograph as it is, and simple rules on its lines.

The rules are those of the usual tutorial: an address is what looks like one, a phone number is a row of digits, the
name is the largest line that is written like one, the company is the largest that has a company's legal form. Every
address counts as *sure*, because nothing tells the right ones from the wrong ones.
"""

import json
import logging
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from followup_cards.errors import FollowupCardsError
from followup_cards.model import Candidate, Field, Pixels, Quad, Reading, Status
from followup_cards.photo.load import load

ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")  # "mara.lind@example.com"
PHONE = re.compile(r"\+?[\d(][\d\s()./-]{6,}\d")  # "+44 20 7946 0018"
LEGAL_FORM = re.compile(
    r"\b(?:inc|llc|llp|ltd|limited|corp|co|gmbh|ag|kg|ug|sarl|sas|s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|as)\b\.?"
    r"|\b(?:plc|pty|pvt|lda|ltda|kft|jsc|sp\. z o\.o|s\.r\.o|a\.ş)\b\.?",
    re.IGNORECASE,
)  # "Northwind Ltd."
NOWHERE: Quad = ((0, 0), (0, 0), (0, 0), (0, 0))

Printed = tuple[str, float]
"""A line and its height in pixels."""


def tesseract(pixels: Pixels) -> list[Printed]:
    """Return the lines that pytesseract sees on a picture as it is."""
    import pytesseract

    from followup_cards.text.tesseract import TesseractReader

    binary, data = TesseractReader()._binary
    pytesseract.pytesseract.tesseract_cmd = binary
    config = f'--tessdata-dir "{data}"' if data else ""
    table = pytesseract.image_to_data(np.asarray(pixels), config=config, output_type=pytesseract.Output.DICT)
    lines: dict[tuple[int, ...], list[tuple[str, float]]] = {}
    for row, text in enumerate(table["text"]):
        if text.strip():
            key = tuple(table[name][row] for name in ("page_num", "block_num", "par_num", "line_num"))
            lines.setdefault(key, []).append((text.strip(), float(table["height"][row])))
    return [(" ".join(word for word, _ in words), max(height for _, height in words)) for words in lines.values()]


@cache
def _rapid_engine() -> Any:  # noqa: ANN401 - rapidocr has no types
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params={"Global.log_level": "critical"})


def rapidocr(pixels: Pixels) -> list[Printed]:
    """Return the lines that RapidOCR sees on a picture as it is."""
    seen = _rapid_engine()(np.ascontiguousarray(pixels[..., ::-1]))
    if seen.txts is None:
        return []
    heights = [
        min(float(np.linalg.norm(box[1] - box[0])), float(np.linalg.norm(box[2] - box[1]))) for box in seen.boxes
    ]
    return list(zip(seen.txts, heights, strict=True))


ENGINES: dict[str, Callable[[Pixels], list[Printed]]] = {"pytesseract": tesseract, "RapidOCR": rapidocr}


@dataclass(frozen=True)
class BaselineRow:
    """The lines that an engine saw on one photograph."""

    photo: str
    engine: str
    lines: tuple[Printed, ...]

    def readings(self) -> list[Reading]:
        """Return what the simple rules make of the lines; the photograph is one card."""
        texts = [text for text, _ in self.lines]
        return [
            Reading(
                corners=NOWHERE,
                name=_largest(self.lines, Field.NAME, _is_like_a_name),
                job_title=None,
                company=_largest(self.lines, Field.COMPANY, lambda text: bool(LEGAL_FORM.search(text))),
                emails=tuple(_claimed(Field.EMAIL, found) for text in texts for found in ADDRESS.findall(text)),
                phones=tuple(_claimed(Field.PHONE, found) for text in texts for found in PHONE.findall(text)),
                websites=(),
                address=None,
                lines=tuple(texts),
            )
        ]


def _claimed(field: Field, value: str) -> Candidate:
    return Candidate(field, value, value, NOWHERE, 1.0, Status.SURE)


def _is_like_a_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 4 and not re.search(r"[\d@]", text) and all(word[0].isupper() for word in words)


def _largest(lines: Sequence[Printed], field: Field, fits: Callable[[str], bool]) -> Candidate | None:
    fitting = [(height, text) for text, height in lines if fits(text)]
    return _claimed(field, max(fitting)[1]) if fitting else None


def record_all(paths: Iterable[Path], out: Path) -> None:
    """Read the photographs that are not recorded yet, with each engine."""
    known = {(row.photo, row.engine) for row in load_rows(out)} if out.exists() else set()
    with out.open("a", encoding="utf-8") as file:
        for path in paths:
            for name, engine in ENGINES.items():
                if (path.name, name) not in known:
                    row = {"photo": path.name, "engine": name, "lines": _lines_on(path, engine)}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    file.flush()


def _lines_on(path: Path, engine: Callable[[Pixels], list[Printed]]) -> list[Printed]:
    try:
        return [line for photo in load(path) for line in engine(photo.pixels)]
    except FollowupCardsError:
        return []


def load_rows(path: Path) -> list[BaselineRow]:
    """Return what was recorded."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [BaselineRow(row["photo"], row["engine"], tuple((t, h) for t, h in row["lines"])) for row in rows]
