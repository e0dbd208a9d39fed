"""What each kind of evidence contributes: the same recordings read again without it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from followup_cards.contact import email_choice, evidence
from followup_cards.contact.email_choice import Surroundings
from followup_cards.contact.parse import parse
from followup_cards.contact.sightings import Sighting
from followup_cards.model import AgreedLine, Candidate, Code, Quad, Reading, Status
from tests.benchmarks.calibration import expected_calibration_error
from tests.benchmarks.recorded import Parser, RecordedPhoto
from tests.benchmarks.scoring import Scored, Truth, score

LineChange = Callable[[AgreedLine], AgreedLine]
Around = Callable[[Surroundings], Surroundings]


@dataclass(frozen=True)
class Figures:
    """How well a set of photographs was read."""

    address: float
    sure: float
    sure_wrong: int
    wrong: int
    name: float
    company: float
    phone: float
    cards: float
    calibration_error: float
    addresses: int


def figures(scored: Sequence[Scored]) -> Figures:
    """Return the figures of some photographs."""
    claims = [claim for each in scored for claim in each.claims]
    return Figures(
        address=_share(scored, "address"),
        sure=_share(scored, "address", sure=True),
        sure_wrong=sum(not claim.right and claim.status is Status.SURE for claim in claims),
        wrong=sum(not claim.right for claim in claims),
        name=_share(scored, "name"),
        company=_share(scored, "company"),
        phone=_share(scored, "phone"),
        cards=sum(each.cards_right for each in scored) / max(1, len(scored)),
        calibration_error=expected_calibration_error(claims),
        addresses=sum(outcome.field == "address" for each in scored for outcome in each.outcomes),
    )


def _share(scored: Sequence[Scored], field: str, *, sure: bool = False) -> float:
    chosen = [outcome for each in scored for outcome in each.outcomes if outcome.field == field]
    return sum(outcome.sure if sure else outcome.found for outcome in chosen) / max(1, len(chosen))


def score_all(photos: Sequence[RecordedPhoto], truth: Mapping[str, Truth], parser: Parser = parse) -> list[Scored]:
    """Return what became of each photograph that has a truth."""
    return [score(truth[photo.photo], photo.readings(parser)) for photo in photos if photo.photo in truth]


WITHOUT_LINES: Mapping[str, LineChange] = {
    "the second reader": lambda line: replace(line, others=()),
    "the second reader's further looks": lambda line: replace(line, others=line.others[:1]),
    "the first reader's second choices": lambda line: replace(line, doubts=()),
}
WITHOUT_AROUND: Mapping[str, Around] = {
    "the printed name": lambda around: replace(around, names=()),
    "the website": lambda around: replace(around, domains=()),
    "the company": lambda around: replace(around, companies=()),
    "the QR code": lambda around: replace(around, codes=()),
}


def without(photos: Sequence[RecordedPhoto], truth: Mapping[str, Truth]) -> Iterator[tuple[str, Figures]]:
    """Yield the figures with everything, then without each kind of evidence for an address."""
    yield "nothing", figures(score_all(photos, truth))
    for name, change in WITHOUT_LINES.items():
        yield name, figures(score_all(photos, truth, _parser(change)))
    for name, around in WITHOUT_AROUND.items():
        with _surroundings(around):
            yield name, figures(score_all(photos, truth))
    with patch.object(email_choice, "CAPS", frozenset[str]()):
        yield "the caps (confidence alone decides)", figures(score_all(photos, truth))


def without_reason(photos: Sequence[RecordedPhoto], truth: Mapping[str, Truth]) -> Iterator[tuple[str, str, Figures]]:
    """Yield the figures without each single reason, by its table; what changes nothing is left out."""
    whole = figures(score_all(photos, truth))
    for table in ("EMAIL_REASONS", "NAME_REASONS", "COMPANY_REASONS"):
        reasons = getattr(evidence, table)
        for code, (_, text) in reasons.items():
            if code == "prior":
                continue
            with ExitStack() as stack:
                stack.enter_context(patch.dict(reasons, {code: (0.0, text)}))
                stack.enter_context(patch.object(email_choice, "CAPS", email_choice.CAPS - {code}))
                left = figures(score_all(photos, truth))
            if left != whole:
                yield table, code, left


def _parser(change: LineChange) -> Parser:
    def changed(lines: Sequence[AgreedLine], corners: Quad, *, codes: Sequence[Code] = ()) -> Reading:
        return parse([change(line) for line in lines], corners, codes=codes)

    return changed


@contextmanager
def _surroundings(change: Around) -> Iterator[None]:
    choose = email_choice.choose

    def changed(sighting: Sighting, around: Surroundings) -> Candidate | None:
        return choose(sighting, change(around))

    with patch.object(email_choice, "choose", changed):
        yield
