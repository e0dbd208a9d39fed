"""One self-contained page that says how well the photographs were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from followup_cards.contact.email_choice import SURE_FROM
from tests.benchmarks import ablation, plots, traits
from tests.benchmarks.ablation import Figures, figures
from tests.benchmarks.baselines import BaselineRow
from tests.benchmarks.calibration import Operating, curve, reliability
from tests.benchmarks.misses import Miss, misses
from tests.benchmarks.recorded import RecordedPhoto
from tests.benchmarks.scoring import FIELDS, Scored, Truth, score

US = "followup-cards"


@dataclass(frozen=True)
class Collection:
    """Photographs of one kind, with everything that was seen on them."""

    name: str
    folder: Path
    photos: Sequence[RecordedPhoto]
    baselines: Sequence[BaselineRow]
    truth: Mapping[str, Truth]

    def scored(self) -> list[Scored]:
        """Return what became of each photograph."""
        return ablation.score_all(self.photos, self.truth)

    def by_baseline(self) -> dict[str, list[Scored]]:
        """Return what becomes of each photograph with an engine alone."""
        engines = sorted({row.engine for row in self.baselines})
        return {
            engine: [
                score(self.truth[row.photo], row.readings())
                for row in self.baselines
                if row.engine == engine and row.photo in self.truth
            ]
            for engine in engines
        }


@dataclass(frozen=True)
class Glance:
    """One line of the first table."""

    set: str
    photos: int
    reader: str
    figures: Figures

    @property
    def ours(self) -> bool:
        """Say whether this is the program itself."""
        return self.reader == US


def glances(collections: Sequence[Collection]) -> list[Glance]:
    """Return the first table."""
    table = []
    for each in collections:
        table.append(Glance(each.name, len(each.photos), US, figures(each.scored())))
        table += [Glance(each.name, len(rows), engine, figures(rows)) for engine, rows in each.by_baseline().items()]
    return table


def write(collections: Sequence[Collection], *, single_reasons: bool) -> str:
    """Return the page."""
    from jinja2 import Environment, FileSystemLoader

    pages = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
    pages.filters["share"] = lambda value: "-" if value is None else f"{value:.1%}"
    photos = [photo for each in collections for photo in each.photos]
    truth = {name: row for each in collections for name, row in each.truth.items()}
    scored = [(each.name, each.scored()) for each in collections]
    table = glances(collections)
    return pages.get_template("reading.html").render(
        made=datetime.now(UTC).strftime("%d %B %Y"),
        glance=table,
        bars=_bars(table),
        certainty=[_certainty(name, rows) for name, rows in [*scored, ("all together", _all(scored))]],
        traits=[(name, traits.rows(rows)) for name, rows in _by_kind(scored)],
        ablation=list(ablation.without(photos, truth)),
        reasons=list(ablation.without_reason(photos, truth)) if single_reasons else [],
        missed=[(each.name, _by_field(each)) for each in collections],
    )


def _all(scored: Sequence[tuple[str, list[Scored]]]) -> list[Scored]:
    return [row for _, rows in scored for row in rows]


def _by_kind(scored: Sequence[tuple[str, list[Scored]]]) -> list[tuple[str, list[Scored]]]:
    """Return the simulated photographs, whose traits are known, together."""
    simulated = [row for row in _all(scored) if any(len(outcome.traits) > 1 for outcome in row.outcomes)]
    return [("simulated photographs", simulated)] if simulated else []


def _bars(table: Sequence[Glance]) -> list[tuple[str, str]]:
    readers = list(dict.fromkeys(row.reader for row in table))
    pictures = []
    for field in FIELDS:
        sets = groupby(table, key=lambda row: row.set)
        rows = []
        for name, group in sets:
            by_reader = {row.reader: float(getattr(row.figures, field)) for row in group}
            rows.append((name, [by_reader.get(reader) for reader in readers]))
        pictures.append((f"{field}: found exactly", plots.bars(rows, readers)))
    return pictures


def _certainty(name: str, scored: Sequence[Scored]) -> tuple[str, str, str]:
    claims = [claim for each in scored for claim in each.claims]
    now = figures(scored)
    points = curve(claims, now.addresses)
    stands = Operating(SURE_FROM, now.sure, now.sure_wrong)
    title = f"{name}: calibration error {now.calibration_error:.3f}, {len(claims)} addresses reported"
    return title, plots.sure_curve(points, stands), plots.reliability_diagram(reliability(claims))


def _by_field(each: Collection) -> list[tuple[str, list[Miss]]]:
    found = list(misses(each.scored(), each.photos, each.truth, each.folder))
    fields = ((field, [miss for miss in found if miss.field == field]) for field in FIELDS)
    return [(field, rows) for field, rows in fields if rows]
