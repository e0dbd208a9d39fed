"""Measure reading: one page with tables, plots and the list of misses, and what else one could use beside it.

    python -m tests.benchmarks.reading --count 100 --out build/reading
    python -m tests.benchmarks.reading --photos FOLDER      # photographs with a truth.jsonl beside them

Simulated photographs are made anew from the seed, a tier at a time. Each photograph is read once; what the readers saw
is kept in the output folder, so that a second run takes seconds. Nothing was learned or tuned on seeds from 9000 on.
"""

import argparse
import sys
from pathlib import Path

from followup_cards.service.photographs import photos_in
from tests.benchmarks import baselines, recorded
from tests.benchmarks.reading_page import Collection, glances, write
from tests.benchmarks.scoring import truths
from tests.cardmaker.__main__ import main as make_cards
from tests.cardmaker.tiers import TIERS

FIRST_SEED = 9001


def collect(name: str, folder: Path, out: Path, *, with_baselines: bool) -> Collection:
    """Read what has not been read yet, and return everything that was seen."""
    truth = truths(folder / "truth.jsonl")
    paths = [path for path in photos_in([folder]) if path.name in truth]
    lines, rules = out / f"{name}.jsonl", out / f"{name}-baselines.jsonl"
    recorded.record_all(paths, lines)
    if with_baselines:
        baselines.record_all(paths, rules)
    return Collection(
        name=name,
        folder=folder,
        photos=[photo for photo in recorded.load(lines) if photo.photo in truth],
        baselines=baselines.load_rows(rules) if rules.exists() else [],
        truth=truth,
    )


def simulated(tier: str, seed: int, count: int, out: Path) -> Path:
    """Return the folder of a tier's photographs, made where they are not there yet."""
    folder = out / f"{tier}-{seed}-{count}"
    if count and not (folder / "truth.jsonl").exists():
        make_cards(["--out", str(folder), "--tier", tier, "--seed", str(seed), "--count", str(count)])
    return folder


def main(arguments: list[str] | None = None) -> int:
    """Print the first table and write the page."""
    asked = _parser().parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    folders = [(folder.resolve().name, folder) for folder in asked.photos]
    if asked.count:
        folders += [
            (folder.name, folder)
            for number, tier in enumerate(TIERS)
            for folder in [simulated(tier, asked.seed + number, asked.count, asked.out)]
        ]
    collections = [collect(name, folder, asked.out, with_baselines=not asked.alone) for name, folder in folders]
    for row in glances(collections):
        f = row.figures
        sys.stdout.write(
            f"{row.set:20} {row.reader:15} addresses {f.address:6.1%} of {f.addresses}, wrong {f.wrong}, "
            f"sure {f.sure:6.1%}, sure and wrong {f.sure_wrong}, names {f.name:6.1%}, companies {f.company:6.1%}, "
            f"phones {f.phone:6.1%}, cards {f.cards:6.1%}, calibration error {f.calibration_error:.3f}\n"
        )
    page = asked.out / "reading.html"
    page.write_text(write(collections, single_reasons=asked.reasons), encoding="utf-8")
    sys.stdout.write(f"Wrote {page}.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading", description=__doc__)
    parser.add_argument(
        "--photos", type=Path, nargs="*", default=[], help="folders with a truth.jsonl beside the photos"
    )
    parser.add_argument("--count", type=int, default=60, help="simulated photographs in each tier")
    parser.add_argument("--seed", type=int, default=FIRST_SEED, help="of the first tier; the others follow")
    parser.add_argument("--out", type=Path, default=Path("build/reading"))
    parser.add_argument("--alone", action="store_true", help="without the two others to compare with")
    parser.add_argument("--reasons", action="store_true", help="leave out each single reason too, some minutes more")
    return parser


if __name__ == "__main__":
    sys.exit(main())
