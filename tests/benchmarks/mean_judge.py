"""Put two judges of outlines together: one network that answers the mean of what both would.

    python -m tests.benchmarks.mean_judge BEFORE.json LATER.json --out followup_cards/card/judge_weights_apart.json

What one was taught on the other knows little of; their mean knows both. BEFORE may know fewer features than LATER, in
the same order.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np


def main(arguments: list[str] | None = None) -> int:
    """Read both, write the mean."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.mean_judge", description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("later", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(arguments)
    before, later = (json.loads(path.read_text(encoding="utf-8")) for path in (asked.before, asked.later))
    asked.out.write_text(json.dumps(mean_of(before, later)) + "\n", encoding="utf-8")
    return 0


def mean_of(before: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """Return one network with the hidden units of both, each answer counting half."""
    known = _places(before["features"], later["features"])
    shift, scale = (np.array(later[key])[known] for key in ("mean", "scale"))
    weights = np.array(before["hidden"])
    rows = np.zeros((len(later["features"]), weights.shape[1]))
    rows[known] = weights * (scale / np.array(before["scale"]))[:, None]
    bias = np.array(before["hidden_bias"]) + (shift - np.array(before["mean"])) / np.array(before["scale"]) @ weights
    return {
        **later,
        "source": "python -m tests.benchmarks.mean_judge, of two by tests.benchmarks.train_judge",
        "hidden": np.concatenate([rows, np.array(later["hidden"])], axis=1).round(3).tolist(),
        "hidden_bias": np.concatenate([bias, np.array(later["hidden_bias"])]).round(3).tolist(),
        "out": (np.concatenate([np.array(before["out"]), np.array(later["out"])]) / 2).round(3).tolist(),
        "out_bias": round((before["out_bias"] + later["out_bias"]) / 2, 3),
    }


def _places(names: Sequence[str], among: Sequence[str]) -> list[int]:
    """Return where names stand among others, in order: some stand there twice, at the first and at the closer look."""
    places, start = [], 0
    for name in names:
        start = among.index(name, start)
        places.append(start)
        start += 1
    return places


if __name__ == "__main__":
    sys.exit(main())
