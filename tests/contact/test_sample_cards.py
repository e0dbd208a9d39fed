"""The parser on what the real readers saw: every sample card's reading, as it is and as it should be."""

import json
from pathlib import Path

import pytest

from followup_cards.contact.parse import parse
from followup_cards.model import Candidate, Reading
from tests.contact.cards import CORNERS
from tests.sample_lines import SAMPLES, lines_of

PHOTOS = sorted(SAMPLES.glob("*.jpg"))
GOLDEN = Path(__file__).parent / "golden"


def _field(candidate: Candidate | None) -> str:
    if candidate is None:
        return "-"
    reasons = ", ".join(reason.code for reason in candidate.evidence if reason.code != "prior")
    others = f" (or {' | '.join(candidate.alternatives)})" if candidate.alternatives else ""
    value = candidate.value.replace("\n", " / ")
    return f"{value} [{candidate.status.value}: {reasons}]{others}"


def _screen(reading: Reading) -> str:
    rows = [
        ("name", reading.name),
        ("job title", reading.job_title),
        ("company", reading.company),
        *(("e-mail", email) for email in reading.emails),
        *(("phone", phone) for phone in reading.phones),
        *(("website", site) for site in reading.websites),
        ("address", reading.address),
    ]
    return "\n".join(f"{label:10}{_field(candidate)}" for label, candidate in rows)


@pytest.mark.parametrize("photo", PHOTOS, ids=[photo.stem for photo in PHOTOS])
def test_a_sample_card_reads_as_before(photo: Path, request: pytest.FixtureRequest) -> None:
    """Every field, its status and its reasons are those of the golden file; a change is seen and judged."""
    seen = "\n\n".join(_screen(parse(lines, CORNERS)) for lines in lines_of(photo)) + "\n"
    golden = GOLDEN / f"{photo.stem}.txt"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(seen, encoding="utf-8")
    assert seen == golden.read_text(encoding="utf-8")


def test_no_address_of_a_sample_card_is_sure_and_wrong() -> None:
    """What is called sure stands on the photograph, on every sample card."""
    for photo in PHOTOS:
        truth = json.loads(photo.with_suffix(".json").read_text(encoding="utf-8"))
        printed = {address.lower() for card in truth["cards"] for address in card["emails"]}
        readings = [parse(lines, CORNERS) for lines in lines_of(photo)]
        sure = {email.value.lower() for each in readings for email in each.emails if email.status == "sure"}
        assert sure <= printed, photo.name
