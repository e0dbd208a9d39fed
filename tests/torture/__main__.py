"""Run the campaigns and print one table: `python -m tests.torture [CAMPAIGN...] [--seed N] [--share S]`."""

import argparse
import sys
from importlib import import_module

from tests.torture.outcome import Bounds, show

CAMPAIGNS = (
    "killed",
    "starved",
    "several",
    "files",
    "text_files",
    "texts",
    "network",
    "private",
    "elsewhere",
    "overheard",
)


def main() -> int:
    """Run what was asked for; exit with 1 where the program did not survive."""
    words = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    words.add_argument("campaigns", nargs="*", metavar="CAMPAIGN", help=f"all of them, or some of {CAMPAIGNS}")
    words.add_argument("--seed", type=int, default=1, help="the same seed does the same damage")
    words.add_argument("--share", type=float, default=1.0, help="of the full number of rounds")
    given = words.parse_args()
    chosen = given.campaigns or CAMPAIGNS
    if unknown := set(chosen) - set(CAMPAIGNS):
        words.error(f"there is no campaign {', '.join(sorted(unknown))}: choose from {', '.join(CAMPAIGNS)}")
    bounds = Bounds(given.seed, given.share)
    outcomes = [row for name in chosen for row in import_module(f"tests.torture.{name}").run(bounds)]
    show(outcomes)
    return int(any(row.failures for row in outcomes))


if __name__ == "__main__":
    sys.exit(main())
