"""RapidOCR (PP-OCR models by ONNX Runtime): finds the lines of text and reads first."""

import importlib.util
import logging
import math
import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from followup_cards.heap import give_back, keep_one_heap
from followup_cards.model import Doubt, Pixels, Quad
from followup_cards.processors import processors
from followup_cards.text import ctc
from followup_cards.text.reader import FIRST, Availability, GoOn, LineText

# Before ONNX Runtime is loaded: since 1.29 it numbers this computer in a file of its own, and reports to its maker what
# it runs. Its switch in Python comes too late: loading it is reported already.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

SEARCH_SCALE = 0.64
"""Lines are found on a smaller copy: a flat card of 1500 px keeps its smallest print over 12 px high at 960."""

LONGEST_SEARCH = 1280
"""Pixels; detection takes a third of what 2000 px take."""

SEARCHES_OF_ONE = 2
"""As many as a single photograph takes: around them free memory is given back, so that a process which reads only one
stays small. One that reads on needs it again."""

HEIGHT, STEP = 48, 8
"""Pixels: the height of the line that the model reads, and the width of one of its steps."""

NARROWEST = 320 / HEIGHT
"""Width over height that every line is padded to at least: what the model was trained on."""

ALIKE = 6
"""Lines of like length that are padded to the longest of them; without any padding gaps between words are lost."""


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


@dataclass(frozen=True)
class _Models:
    """What finds lines, and what reads one."""

    engine: Any
    recognizer: Any


def _load(threads: int) -> _Models:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)  # logging is no user interface
    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": LONGEST_SEARCH,
            "Det.limit_type": "max",
            "Det.limit_side_len": LONGEST_SEARCH,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )
    engine.cfg._set_flag("allow_objects", values=True)  # noqa: SLF001 - a session of one's own is allowed, but no object is
    engine.cfg.Det.session = _searching(Path(engine.cfg.Global.model_root_dir), threads)
    # Loaded here, aside, rather than when the first line is looked for.
    engine._load_det_model()  # type: ignore[no-untyped-call]  # noqa: SLF001
    # One thread for each line, and as many lines at once as there are threads: that takes half
    # the time of six lines in one run, and what is read is the same.
    engine.cfg.EngineConfig.onnxruntime.intra_op_num_threads = 1
    engine.cfg.EngineConfig.onnxruntime.enable_cpu_mem_arena = False  # it would keep a peak for each length
    # The public call returns the winner only; the second choices are what this program is about.
    return _Models(engine, engine._load_rec_model())  # type: ignore[no-untyped-call]  # noqa: SLF001


def _searching(models: Path, threads: int) -> Any:  # noqa: ANN401 - no types
    """Return the model that finds lines, ready to run; None if it is not where it is expected, and is to be looked for.

    Its threads would wait for one another by turning in a circle, which takes a processor from whatever runs beside.
    """
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = False  # the heap that all share is as fast, and what is free in it serves all
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    found = list(models.glob("*_det_*.onnx"))
    return InferenceSession(str(found[0]), options, providers=["CPUExecutionProvider"]) if len(found) == 1 else None


def opened(threads: int | None) -> "RapidReader":
    """Return the reader, its models being loaded."""
    reader = RapidReader(threads)
    reader.prepare()
    return reader


class RapidReader:
    """Reads with the models that travel in the rapidocr package; nothing is downloaded."""

    name = "rapidocr"

    def __init__(self, threads: int | None = None) -> None:
        keep_one_heap()
        self._threads = threads or processors()
        self._lanes = ThreadPoolExecutor(self._threads, thread_name_prefix="reading lines")
        self._loader = ThreadPoolExecutor(1, thread_name_prefix="loading models")
        self._loaded: Future[_Models] | None = None
        self._lock = Lock()
        self._searches = 0

    def prepare(self) -> None:
        """Begin to load the models, and return at once."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._loader.submit(_load, self._threads)

    @property
    def _models(self) -> "_Models":
        self.prepare()
        return cast("Future[_Models]", self._loaded).result()

    def find_lines(self, pixels: Pixels) -> tuple[Quad, ...]:
        """Return the outline of every line of text, in pixels of the picture given."""
        early, self._searches = self._searches < SEARCHES_OF_ONE, self._searches + 1
        if early:
            give_back()
        small, scale = _for_search(pixels)
        found = self._models.engine(_bgr(small), use_det=True, use_cls=False, use_rec=False)
        if early:
            give_back()
        return () if found.boxes is None else tuple(_quad(box / scale) for box in found.boxes)

    def read_lines(self, crops: Sequence[Pixels], go_on: GoOn | None = None) -> tuple[LineText, ...]:
        """Return what each crop says, with the model's own second choices."""
        ratios = [crop.shape[1] / crop.shape[0] for crop in crops]
        by_width = sorted(range(len(crops)), key=lambda i: ratios[i])
        groups = [by_width[start : start + ALIKE] for start in range(0, len(crops), ALIKE)]
        padded = {i: max(NARROWEST, ratios[group[-1]]) for group in groups for i in group}
        longest_first = by_width[::-1]
        texts = [self._lanes.submit(self._read_line, crops[i], padded[i]) for i in longest_first]
        if go_on and not go_on([text.result() for text in texts[:FIRST]]):
            for text in texts:
                text.cancel()
            return ()
        by_place = {i: text.result() for i, text in zip(longest_first, texts, strict=True)}
        return tuple(by_place[i] for i in range(len(crops)))

    def _read_line(self, crop: Pixels, ratio: float) -> LineText:
        recognizer = self._models.recognizer
        picture = recognizer.resize_norm_img(_bgr(crop), ratio)
        scores: NDArray[np.float32] = recognizer.session(picture[None].astype(np.float32))[0]
        return _line_text(scores, recognizer.postprocess_op.character, _steps(crop))


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
