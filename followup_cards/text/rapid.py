"""RapidOCR (PP-OCR models by ONNX Runtime): finds the lines of text and reads first."""

import importlib.util
import logging
import math
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from followup_cards.model import Doubt, Pixels, Quad
from followup_cards.text import ctc
from followup_cards.text.reader import Availability, LineText

SEARCH_SCALE = 0.64
"""Lines are found on a smaller copy: a flat card of 1500 px keeps its smallest print over 12 px high at 960."""

LONGEST_SEARCH = 1280
"""Pixels; detection takes a third of what 2000 px take."""

HEIGHT, STEP = 48, 8
"""Pixels: the height of the line that the model reads, and the width of one of its steps."""

BATCH = 6
"""Crops read in one run of the model; more pad the short ones with too much nothing."""


def available() -> Availability:
    """Say whether RapidOCR and its runtime are installed."""
    if missing := [name for name in ("rapidocr", "onnxruntime", "cv2") if importlib.util.find_spec(name) is None]:
        return Availability(
            "rapidocr",
            found=False,
            detail=f"RapidOCR is not here ({', '.join(missing)} missing); reinstall followup-cards to get it.",
        )
    from importlib.metadata import version

    return Availability("rapidocr", found=True, detail=f"RapidOCR {version('rapidocr')}", languages=("latin", "cjk"))


class RapidReader:
    """Reads with the models that travel in the rapidocr package; nothing is downloaded."""

    name = "rapidocr"

    @cached_property
    def _engine(self) -> Any:  # noqa: ANN401 - rapidocr has no types
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)  # logging is no user interface
        return RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": LONGEST_SEARCH,
                "Det.limit_type": "max",
                "Det.limit_side_len": LONGEST_SEARCH,
            }
        )

    @cached_property
    def _recognizer(self) -> Any:  # noqa: ANN401 - rapidocr has no types
        # The public call returns the winner only; the second choices are what this program is about.
        return self._engine._load_rec_model()  # noqa: SLF001

    def find_lines(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Return the outline of every line of text, in pixels of the picture given."""
        small, scale = _for_search(pixels)
        found = self._engine(_bgr(small), use_det=True, use_cls=False, use_rec=False)
        return () if found.boxes is None else tuple(_quad(box / scale) for box in found.boxes)

    def read_lines(self, crops: Sequence[Pixels]) -> tuple[LineText, ...]:
        """Return what each crop says, with the model's own second choices."""
        texts: list[LineText] = [LineText("", 0.0)] * len(crops)
        by_width = sorted(range(len(crops)), key=lambda i: crops[i].shape[1] / crops[i].shape[0])
        for start in range(0, len(by_width), BATCH):
            chosen = by_width[start : start + BATCH]
            for i, scores in zip(chosen, self._scores([crops[i] for i in chosen]), strict=True):
                texts[i] = _line_text(scores, self._recognizer.postprocess_op.character, _steps(crops[i]))
        return tuple(texts)

    def _scores(self, crops: Sequence[Pixels]) -> NDArray[np.float32]:
        """Return the model's probabilities, crops x steps x characters."""
        recognizer = self._recognizer
        widest = max(320 / HEIGHT, *(crop.shape[1] / crop.shape[0] for crop in crops))
        batch = np.stack([recognizer.resize_norm_img(_bgr(crop), widest) for crop in crops])
        scores: NDArray[np.float32] = recognizer.session(batch.astype(np.float32))
        return scores


def _for_search(pixels: Pixels) -> tuple[Pixels, float]:
    """Return the copy on which lines are looked for, and its scale; small pictures stay as they are."""
    import cv2

    longest = max(pixels.shape[:2])
    scale = min(1.0, max(640 / longest, min(SEARCH_SCALE, LONGEST_SEARCH / longest)))
    if scale == 1.0:
        return pixels, scale
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), scale


def _steps(crop: Pixels) -> float:
    """Return how many of the model's steps a crop fills; the rest of its batch's width is nothing."""
    return math.ceil(HEIGHT * int(crop.shape[1]) / int(crop.shape[0])) / STEP


def _line_text(scores: NDArray[np.float32], characters: Sequence[str], steps: float) -> LineText:
    seen = ctc.decode(scores, characters)
    doubts = tuple(Doubt(d.start, d.end, d.other, round(d.weight, 3)) for d in seen.doubts)
    return LineText(seen.text, round(seen.confidence, 4), doubts, tuple(place / steps for place in seen.places))


def _bgr(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[:, :, ::-1])


def _quad(box: NDArray[np.float32]) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in box)
    return (a, b, c, d)
