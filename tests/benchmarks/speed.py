"""How fast, how large, how far: `python -m tests.benchmarks.speed --photos DIR [DIR ...] --out build/speed`.

Everything is a ratio to something measured in the same run: RapidOCR and pytesseract on the same photographs as they
are, a Python that imports click. Without --photos it makes 12-megapixel ones. Leave the machine alone meanwhile.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import median

from followup_cards.photo.load import load
from followup_cards.service.photographs import photos_in
from followup_cards.service.read import read_photo
from followup_cards.text.reader import open_readers
from tests.benchmarks.bars import bars
from tests.benchmarks.baselines import ENGINES
from tests.benchmarks.processes import Run, run
from tests.benchmarks.store import filled, measure_questions

OURS = "followup-cards"
PROGRAM = (sys.executable, "-c", "from followup_cards.cli import main; main()")
BASELINE = (
    "import sys\n"
    "from pathlib import Path\n"
    "from followup_cards.photo.load import load\n"
    "from tests.benchmarks.baselines import ENGINES\n"
    "ENGINES[sys.argv[1]](load(Path(sys.argv[2]))[0].pixels)\n"
)
COMMANDS = (
    ("--help",),
    ("due",),
    ("contacts", "list"),
    ("interview", "list"),
    *((name, "--help") for name in ("read", "capture", "review", "draft", "export", "import", "serve", "doctor")),
)


@dataclass(frozen=True)
class Section:
    """One table of the report, and its plot."""

    title: str
    unit: str
    figures: dict[str, float]
    remark: str = ""

    def text(self) -> str:
        """Return the table as text."""
        rows = [f"  {name:34}{value:>10.3f}" for name, value in self.figures.items()]
        return "\n".join([f"{self.title} ({self.unit})", *rows, *([f"  {self.remark}"] if self.remark else []), ""])


def warm(paths: Sequence[Path]) -> Section:
    """Return the seconds for each photo in a process that has read before: ours, and both engines on it as it is."""
    readers = open_readers("auto")
    taken: dict[str, list[float]] = {name: [] for name in (OURS, *ENGINES)}
    for number, path in enumerate([paths[0], *paths]):
        pixels = load(path)[0].pixels
        actions: dict[str, Callable[[], object]] = {OURS: lambda path=path: read_photo(path, readers)}  # type: ignore[misc]
        actions |= {name: lambda engine=engine, pixels=pixels: engine(pixels) for name, engine in ENGINES.items()}  # type: ignore[misc]
        for name, action in actions.items():
            started = time.perf_counter()
            action()
            if number:  # the first photo loads the models
                taken[name].append(time.perf_counter() - started)
    ratio = median(ours / theirs for ours, theirs in zip(taken[OURS], taken["RapidOCR"], strict=True))
    figures = {name: median(seconds) for name, seconds in taken.items()}
    together = figures[OURS] / figures["RapidOCR"]
    remark = f"{len(paths)} photos; ours over RapidOCR's: medians {together:.2f}, median photo by photo {ratio:.2f}"
    return Section("A photo, warm", "seconds", figures, remark)


def cold(paths: Sequence[Path]) -> list[Section]:
    """Return the seconds and the peak memory of a process that reads one photo and ends."""
    runs: dict[str, list[Run]] = {name: [] for name in (OURS, *ENGINES)}
    for path in paths:
        runs[OURS].append(run([*PROGRAM, "read", "--json", str(path)]))
        for name in ENGINES:
            runs[name].append(run([sys.executable, "-c", BASELINE, name, str(path)]))
    seconds = {name: median(one.seconds for one in of) for name, of in runs.items()}
    memory = {name: median(one.megabytes for one in of) for name, of in runs.items()}
    of_time, of_memory = seconds[OURS] / seconds["RapidOCR"], memory[OURS] / memory["RapidOCR"]
    return [
        Section("One photo, whole process", "seconds", seconds, f"{len(paths)} photos; {of_time:.2f} times RapidOCR's"),
        Section("Peak memory, all its processes", "MB", memory, f"{of_memory:.2f} times RapidOCR's"),
    ]


def start_up(home: Path) -> Section:
    """Return how long each command takes on a small store, in times of `python -c "import click"`."""
    filled(home, 20).close()
    given = {**os.environ, "FOLLOWUP_CARDS_HOME": str(home)}
    least = min(run([sys.executable, "-c", "import click"], given).processor for _ in range(7))
    figures = {
        " ".join(words): min(run([*PROGRAM, *words], given).processor for _ in range(5)) / least for words in COMMANDS
    }
    return Section("Start-up", 'times python -c "import click"', figures, f"of {1000 * least:.0f} ms of the processor")


def throughput(paths: Sequence[Path]) -> Section:
    """Return photos a second against processes."""
    most = os.cpu_count() or 1
    figures = {}
    for count in range(1, min(most, 8) + 1):
        words = [*PROGRAM, "read", "--json", "--processes", str(count), *map(str, paths)]
        figures[f"{count} processes"] = len(paths) / run(words).seconds
    gain = figures[f"{min(most, 2)} processes"] / figures["1 processes"]
    return Section("Throughput", "photos a second", figures, f"{len(paths)} photos; two processes: {gain:.2f} times")


def store_sizes(folder: Path, sizes: Sequence[int] = (100, 1_000, 10_000, 100_000)) -> Section:
    """Return how long the store takes to look for a duplicate and to search, against contacts."""
    figures = {}
    for size in sizes:
        with filled(folder / f"{size}", size) as db:
            for question, milliseconds in measure_questions(db, 10).items():
                figures[f"{question}, {size:,}"] = milliseconds
    return Section("Store", "milliseconds", dict(sorted(figures.items())))


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and draw."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.speed", description=__doc__)
    parser.add_argument("--photos", type=Path, nargs="+", help="photographs, or folders of them")
    parser.add_argument("--every", type=int, default=1, help="take one photo of so many")
    parser.add_argument("--cold", type=int, default=5, help="photos that are read by a process of their own")
    parser.add_argument("--only", nargs="+", choices=("warm", "cold", "start", "throughput", "store"))
    parser.add_argument("--out", type=Path, default=Path("build/speed"))
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    sections = measured(asked.photos or [simulated(asked.out)], asked.every, asked.cold, asked.only)
    plots = []
    for section in sections:
        sys.stdout.write(f"{section.text()}\n")
        name = section.title.lower().replace(" ", "-").replace(",", "")
        plot = bars(section.title, section.unit, section.figures)
        (asked.out / f"{name}.svg").write_text(plot, encoding="utf-8")
        plots.append(f"<figure>{plot}<figcaption>{escape(section.remark)}</figcaption></figure>\n")
    page = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Speed</title>\n' + "".join(plots)
    (asked.out / "speed.html").write_text(page, encoding="utf-8")
    report = [{"title": one.title, "unit": one.unit, "figures": one.figures, "remark": one.remark} for one in sections]
    (asked.out / "speed.json").write_text(json.dumps(report, indent=2), encoding="utf-8")
    return 0


def measured(photos: Sequence[Path], every: int, few: int, only: Sequence[str] | None) -> list[Section]:
    """Return the sections asked for, or all."""
    paths = photos_in(photos)[::every]
    sections: list[Section] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        parts: dict[str, Callable[[], list[Section]]] = {
            "warm": lambda: [warm(paths)],
            "cold": lambda: cold(paths[:: max(1, len(paths) // few)][:few]),
            "start": lambda: [start_up(home / "small")],
            "throughput": lambda: [throughput(paths)],
            "store": lambda: [store_sizes(home)],
        }
        for name, part in parts.items():
            if not only or name in only:
                sections += part()
    return sections


def simulated(out: Path) -> Path:
    """Make photographs of 12 megapixels, once."""
    from tests.cardmaker.__main__ import main as make

    folder = out / "photos"
    if not (folder / "truth.jsonl").exists():
        make(["--out", str(folder), "--count", "20", "--seed", "601", "--megapixels", "12", "--multi", "0"])
    return folder


if __name__ == "__main__":
    sys.exit(main())
