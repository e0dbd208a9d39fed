"""How well each kind of photograph and each kind of card is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.benchmarks.scoring import FIELDS, Outcome, Scored

FEWEST = 5
"""Values that a row needs to be shown."""

SIZES = (
    ("under 12", 0, 12),
    ("12 to 14", 12, 14),
    ("14 to 17", 14, 17),
    ("17 to 21", 17, 21),
    ("21 and more", 21, 999),
)

GROUPS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    ("Way up", (("tilted", ("tilted",)), ("sideways", ("sideways",)), ("upside down", ("upside-down",)))),
    ("Tilt", (("strong perspective", ("perspective",)), ("cut off at the edge", ("cut-off",)))),
    (
        "Light and sharpness",
        (
            ("out of focus", ("blur",)),
            ("motion blur", ("motion-blur",)),
            ("little light", ("low-light",)),
            ("uneven light", ("uneven-light",)),
            ("shadow", ("shadow",)),
            ("glare", ("glare",)),
            ("noise", ("noise",)),
        ),
    ),
    (
        "Card",
        (
            ("light print on dark", ("dark",)),
            ("gradient", ("gradient",)),
            ("several cards", ("several-cards",)),
            ("newspaper beneath", ("background-newspaper", "background-page")),
            ("two people", ("two-people",)),
            ("small print", ("small-text",)),
            ("look-alike letters", ("confusable",)),
        ),
    ),
    (
        "Script",
        (
            ("accents", ("diacritics",)),
            ("East Asian", ("east-asian",)),
            ("two scripts", ("two-scripts",)),
            ("name in capitals", ("capitals",)),
        ),
    ),
    (
        "Typeface",
        tuple((kind, (f"face-{kind}",)) for kind in ("sans", "serif", "slab", "mono")),
    ),
)


@dataclass(frozen=True)
class Row:
    """Shares found exactly, by field, for the values that have a trait; None where there are too few."""

    label: str
    count: int
    shares: tuple[float | None, ...]
    sure: float | None


def rows(scored: Sequence[Scored]) -> list[tuple[str, list[Row]]]:
    """Return the rows in groups; rows and groups with too few values are left out."""
    outcomes = [outcome for each in scored for outcome in each.outcomes]
    groups = [
        (
            "Print (x-height in pixels of the photo)",
            [_row(label, outcomes, _sized(low, high)) for label, low, high in SIZES],
        )
    ]
    for title, traits in GROUPS:
        groups.append((title, [_row(label, outcomes, _having(names)) for label, names in traits]))
    kept = ((title, [row for row in group if row.count >= FEWEST]) for title, group in groups)
    return [(title, group) for title, group in kept if group]


def _sized(low: float, high: float) -> Callable[[Outcome], bool]:
    return lambda outcome: outcome.x_height is not None and low <= outcome.x_height < high


def _having(names: Sequence[str]) -> Callable[[Outcome], bool]:
    return lambda outcome: any(name in outcome.traits for name in names)


def _row(label: str, outcomes: Sequence[Outcome], fits: Callable[[Outcome], bool]) -> Row:
    chosen = [outcome for outcome in outcomes if fits(outcome)]
    by_field = {field: [outcome for outcome in chosen if outcome.field == field] for field in FIELDS}
    addresses = by_field["address"]
    return Row(
        label,
        len(addresses),
        tuple(_share([outcome.found for outcome in by_field[field]]) for field in FIELDS),
        _share([outcome.sure for outcome in addresses]),
    )


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if len(values) >= FEWEST else None
