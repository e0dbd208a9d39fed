"""Golden screens: what a person sees at the prompt. `pytest tests/cli --update-golden` writes them anew."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from followup_cards.model import Field, Reading
from tests.cli.conftest import Program
from tests.recorded import ANA, BILL, CLEO, DORA, EMIL, card, check, sure

GOLDEN = Path(__file__).parent / "golden"
TWO = card(
    name=sure(Field.NAME, "Ana Sousa"),
    emails=(sure(Field.EMAIL, "ana@quilmora.example"), check(Field.EMAIL, "inf0@quilmora.example", confidence=0.5)),
)
SCREENS: dict[str, tuple[Reading, str]] = {
    "sure": (ANA, "\n\n"),
    "doubtful-typed": (BILL, "\nbill.karn@quilmora.example\n\n\n"),
    "doubtful-typed-twice": (BILL, "billy@quilmora.example\n\nbilly@quilmora.example\n\n\n"),
    "likely-picked": (CLEO, "\n1\n\n\n\n"),
    "no-address": (DORA, "\n\n"),
    "no-name": (EMIL, "\nEmil Berg\n\n\n"),
    "two-addresses": (TWO, "1\n\n\n"),
    "edited": (ANA, "e\n9\n3\nOther Ltd\n\n2\n"),
    "help-and-back": (CLEO, "?\n1\nb\n1\n?\n\n?\n\n?\n\n"),
    "later": (BILL, "s\n"),
    "discarded": (BILL, "x\n"),
    "answers-end": (BILL, ""),
    "hostile": (card(name=sure(Field.NAME, "Ana\x1b[31m\u202eevil"), emails=ANA.emails), "\n\n"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_the_prompt_looks_as_it_should(name: str, program: Program, request: pytest.FixtureRequest) -> None:
    """The whole conversation about one card, with what is kept in the end."""
    reading, answers = SCREENS[name]
    photo = program.recorded.photo(program.photos, "card.png", reading)
    program("interview", "add", "Acme", "--company", "Acme", "--role", "R", "--ended", "2026-03-02T15:30Z")
    ran = program("capture", photo, "--interview", "Acme", answers=answers)
    screen = f"{ran.err}--- result, exit {ran.code} ---\n{ran.out}".replace(str(program.home), "HOME")
    screen = re.sub(r"[ \t]+$", "", screen, flags=re.MULTILINE)
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(screen, encoding="utf-8")

    assert screen == golden.read_text(encoding="utf-8")
    assert "\x1b" not in screen


EMPLOYER = replace(
    ANA,
    company=sure(Field.COMPANY, "Other Ltd"),
    job_title=sure(Field.JOB_TITLE, "Head of Planning"),
    emails=(sure(Field.EMAIL, "ana@other.example"),),
)
SPELLING = replace(ANA, name=sure(Field.NAME, "Ana Souza"))
AGAIN: dict[str, tuple[Reading, str]] = {
    "duplicate": (ANA, "\n\n"),
    "new-employer": (EMPLOYER, "\n\n?\n2\n\n2\n2\n"),
    "two-spellings": (SPELLING, "\n2\nb\n2\n1\n"),
    "back-to-the-card-before": (DORA, "b\n"),
}


@pytest.mark.parametrize("name", AGAIN)
def test_a_person_who_is_known_is_shown_old_beside_new(
    name: str, program: Program, request: pytest.FixtureRequest
) -> None:
    """The contact, the card, and three ways on; a merge asks field by field."""
    reading, answers = AGAIN[name]
    first = program.recorded.photo(program.photos, "one.png", ANA)
    second = program.recorded.photo(program.photos, "two.png", reading, taken=1)
    if name == "back-to-the-card-before":
        ran = program("capture", first, second, answers=f"\n{answers}\n\n")
    else:
        program("capture", first, answers="\n")
        ran = program("capture", second, answers=answers)
    golden = GOLDEN / f"{name}.txt"
    screen = re.sub(r"[ \t]+$", "", f"{ran.err}--- result, exit {ran.code} ---\n{ran.out}", flags=re.MULTILINE)
    if request.config.getoption("--update-golden"):
        golden.write_text(screen, encoding="utf-8")

    assert screen == golden.read_text(encoding="utf-8")
