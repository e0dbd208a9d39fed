"""Make photographs of cards: `python -m tests.cardmaker --out cards --count 50 --seed 1`."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.cardmaker.maker import Order, make, truth_line
from tests.cardmaker.tiers import TIERS


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.samples:
        from tests.cardmaker.samples import make_samples

        make_samples(asked.samples)
        return 0
    if not asked.out:
        parser.error("Say where to write the photographs: --out FOLDER, or --samples FOLDER.")
    asked.out.mkdir(parents=True, exist_ok=True)
    order = Order(asked.seed, asked.tier, asked.megapixels, asked.multi)
    _make_all(order, asked.count, asked.out, asked.jobs)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.cardmaker", description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for the JPEG files and truth.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--tier", choices=(*TIERS, "mixed"), default="mixed")
    parser.add_argument(
        "--megapixels", type=float, default=4.0, help="of a photo; more are used where text would be illegible"
    )
    parser.add_argument("--multi", type=float, default=0.08, help="share of photos that show several cards")
    parser.add_argument("--jobs", type=int, default=1, help="processes; the result is the same for any number")
    parser.add_argument("--samples", type=Path, help="re-create the sample cards in this folder instead")
    return parser


def _make_all(order: Order, count: int, folder: Path, jobs: int) -> None:
    one = partial(make, order, folder=folder)
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            truths = list(pool.map(one, range(count)))
    else:
        truths = [one(index) for index in range(count)]
    lines = "".join(f"{truth_line(truth)}\n" for truth in truths)
    (folder / "truth.jsonl").write_text(lines, encoding="utf-8")
    sys.stdout.write(f"Wrote {count} photographs and truth.jsonl to {folder}.\n")


if __name__ == "__main__":
    sys.exit(main())
