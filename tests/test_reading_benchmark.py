"""The measure itself: what counts as found, how calibration is reckoned, and that the page tells all of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from followup_cards.model import Field, Reading, Status
from tests import recorded as values
from tests.benchmarks import calibration, plots, reading_page
from tests.benchmarks.ablation import figures, score_all, without
from tests.benchmarks.baselines import BaselineRow
from tests.benchmarks.recorded import RecordedCard, RecordedPhoto, as_json, load
from tests.benchmarks.scoring import Claim, Truth, firm, number, person, score
from tests.contact.cards import CORNERS
from tests.sample_lines import SAMPLES, lines_of

NAMES = ("left", "four-cards", "look-alike-letters", "two-scripts", "no-email")


def _photo(name: str) -> RecordedPhoto:
    cards = (RecordedCard(CORNERS, whole=False, lines=tuple(lines), codes=()) for lines in lines_of(SAMPLES / name))
    return RecordedPhoto(name, 1.0, tuple(cards))


@pytest.fixture(scope="module")
def photos() -> list[RecordedPhoto]:
    """Return some sample cards as they were recorded."""
    return [_photo(f"{name}.jpg") for name in NAMES]


@pytest.fixture(scope="module")
def truth(photos: list[RecordedPhoto]) -> dict[str, Truth]:
    """Return what these sample cards say."""
    rows: dict[str, Truth] = {}
    for photo in photos:
        row = json.loads((SAMPLES / photo.photo).with_suffix(".json").read_text(encoding="utf-8"))
        rows[photo.photo] = {**row, "photo": photo.photo}
    return rows


def test_case_titles_degrees_and_marks_do_not_count() -> None:
    """A name, a company and a number are compared by what a person would call the same."""
    assert person("Dr. Mara LIND, MBA") == person("Mara Lind") == "maralind"
    assert person("Mara Lynd") != person("Mara Lind")
    assert firm("Northwind & Sons Ltd.") == firm("NORTHWIND & SONS LTD")
    assert number("+44 (0) 20 7946 0018") == number("020 7946 0018")


def _score(*emails: tuple[str, Status]) -> tuple[bool, bool, list[bool]]:
    candidates = tuple(replace(values.sure(Field.EMAIL, value), status=status) for value, status in emails)
    reading: Reading = values.card(emails=candidates)
    scored = score({"photo": "a.jpg", "cards": [{"name": None, "emails": ["ana@quilmora.example"]}]}, [reading])
    (outcome,) = scored.outcomes
    return outcome.found, outcome.sure, [claim.right for claim in scored.claims]


def test_an_address_is_found_exactly_or_not_at_all() -> None:
    """One wrong character is a miss and a wrong claim; case does not count; sure is what was called so."""
    assert _score(("Ana@quilmora.example", Status.SURE)) == (True, True, [True])
    assert _score(("ana@quilmora.example", Status.CHECK)) == (True, False, [True])
    assert _score(("anna@quilmora.example", Status.SURE)) == (False, False, [False])
    assert _score() == (False, False, [])


def test_what_nobody_could_read_is_not_scored() -> None:
    """A key that the truth lacks is neither a hit nor a miss, and what is claimed there is not judged."""
    reading = values.card(name=values.sure(Field.NAME, "Ana Sousa"), emails=values.ANA.emails)
    scored = score({"photo": "a.jpg", "cards": [{"company": "Quilmora Lda"}]}, [reading])
    assert [outcome.field for outcome in scored.outcomes] == ["company"]
    assert scored.claims == ()


def _claim(confidence: float, *, right: bool) -> Claim:
    candidate = values.sure(Field.EMAIL, "a@quilmora.example")
    return Claim("a.jpg", candidate.value, right, confidence, Status.SURE, ("prior",), CORNERS, candidate)


def test_the_calibration_error_is_the_distance_between_word_and_deed() -> None:
    """Nine of ten right at 0.9 is no error; all of them wrong is one of 0.9."""
    kept = [_claim(0.9, right=i > 0) for i in range(10)]
    assert calibration.expected_calibration_error(kept) == pytest.approx(0)
    assert calibration.expected_calibration_error([_claim(0.9, right=False)] * 4) == pytest.approx(0.9)
    assert calibration.expected_calibration_error([]) == 0


def test_a_lower_threshold_calls_more_sure_and_lets_more_errors_in() -> None:
    """The curve counts what each threshold would call sure, rightly and wrongly."""
    claims = [_claim(0.99, right=True), _claim(0.9, right=False), _claim(0.8, right=True)]
    points = calibration.curve(claims, printed=4)
    assert [(point.threshold, point.sure, point.wrong) for point in points] == [
        (0.99, 0.25, 0),
        (0.9, 0.25, 1),
        (0.8, 0.5, 1),
    ]
    assert len(calibration.curve(claims, printed=4, capped=frozenset({"prior"}))) == 0


def test_a_recording_gives_back_what_was_recorded(photos: list[RecordedPhoto], tmp_path: Path) -> None:
    """Lines, second choices, other looks and codes come through the file unchanged."""
    file = tmp_path / "lines.jsonl"
    file.write_text("".join(f"{as_json(photo)}\n" for photo in photos), encoding="utf-8")
    assert load(file) == photos


def test_evidence_left_out_is_missed(photos: list[RecordedPhoto], truth: dict[str, Truth]) -> None:
    """Without the second reader nothing is sure but what a QR code says; with everything most addresses are."""
    table = dict(without(photos, truth))
    assert table["nothing"].sure > 0.6
    assert table["the second reader"].sure < 0.2
    assert table["nothing"] == figures(score_all(photos, truth)), "nothing stays switched off"


def test_the_page_tells_figures_plots_and_misses(photos: list[RecordedPhoto], truth: dict[str, Truth]) -> None:
    """One page that fetches nothing: tables, plots, both others, and each miss with its piece of the photograph."""
    lines = (("Mara Lind", 40.0), ("mara.lind@quilmora.example", 20.0))
    others = [BaselineRow(photo.photo, "an engine alone", lines) for photo in photos]
    page = reading_page.write(
        [reading_page.Collection("samples", SAMPLES, photos, others, truth)], single_reasons=False
    )
    assert "an engine alone" in page
    assert page.count("<svg") >= 8
    assert "data:image/jpeg;base64," in page
    assert 'src="http' not in page
    assert "<script" not in page
    for heading in ("At a glance", "By trait", "What each kind of evidence contributes", "What was missed"):
        assert heading in page


def test_plots_survive_odd_figures() -> None:
    """Nothing reported, one address alone, a label with markup: there is a plot, and the markup is text."""
    empty = calibration.Operating(0.98, 0.0, 0)
    assert "<svg" in plots.sure_curve([], empty)
    assert "<svg" in plots.reliability_diagram([])
    assert "&lt;b&gt;" in plots.bars([("<b>", [0.5, None])], ["a", "b"])
