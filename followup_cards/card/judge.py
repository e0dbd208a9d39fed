"""Judge proposed outlines by all their features together."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from followup_cards.card.geometry import Floats

FIRST, SECOND, APART = "judge_weights", "judge_weights_closer", "judge_weights_apart"
"""Weights for a first look at many outlines, for a closer one at the likeliest, for one at cards with room around."""


@dataclass(frozen=True, eq=False)
class Weights:
    """One hidden layer, learned on simulated photographs (`judge_weights.json` says which)."""

    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: float


@cache
def weights(name: str) -> Weights:
    """Return learned weights."""
    data = json.loads(files("followup_cards.card").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    mean, scale, hidden, bias, out = (np.array(data[key]) for key in ("mean", "scale", "hidden", "hidden_bias", "out"))
    return Weights(mean, scale, hidden, bias, out, float(data["out_bias"]))


def worth(features: Floats, name: str = FIRST, *, lively: bool = False) -> Floats:
    """Return for each outline how good a card it is expected to be: 0 for none, 1 for one placed exactly.

    `lively` asks by weights that were learned on print, wood and cloth, and know what lies beneath print.
    """
    learned = weights(f"{name}_lively" if lively else name)
    hidden = np.tanh((features - learned.mean) / learned.scale @ learned.hidden + learned.hidden_bias)
    worth_of: Floats = 1 / (1 + np.exp(-np.clip(hidden @ learned.out + learned.out_bias, -30, 30)))
    return worth_of
