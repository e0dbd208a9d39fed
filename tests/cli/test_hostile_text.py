"""Text that would act upon a terminal: shown harmlessly wherever card text is shown, and kept exactly."""

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.cli.text import JOINERS, cells, escaped, harmless, padded, shortened
from followup_cards.model import Field
from tests.cli.conftest import Program
from tests.hostile import CORPUS
from tests.recorded import ANA, sure

HOSTILE = [
    *CORPUS["escapes"],
    *CORPUS["bidi"],
    *CORPUS["lines"],
    *CORPUS["overlong"],
    "Ana\x00Sousa",
    "[bold]Ana[/bold] {0} %s",
]


def is_harmless(text: str) -> bool:
    """Say whether nothing in a screen acts upon a terminal (its own line ends aside)."""
    tower = 0
    for character in text:
        tower = tower + 1 if unicodedata.combining(character) else 0
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")
        if (hidden and character != "\n" and character not in JOINERS) or tower > 3:
            return False
    return True


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_card_text_is_harmless_on_every_screen_and_kept_exactly(program: Program, text: str) -> None:
    """Prompt, duplicates, lists, single contacts, merges, undo and JSON; nothing forges a line of ours."""
    reading = replace(
        ANA,
        name=sure(Field.NAME, text),
        company=sure(Field.COMPANY, text),
        emails=(replace(ANA.emails[0], evidence=(replace(ANA.emails[0].evidence[0], text=text),)),),
    )
    other = replace(reading, company=sure(Field.COMPANY, "Other"), job_title=sure(Field.JOB_TITLE, text))
    one = program.recorded.photo(program.photos, "one.png", reading)
    two = program.recorded.photo(program.photos, "two.png", other)
    ran = [
        program("capture", one, answers="\n"),
        program("capture", two, answers="e\nb\n\n3\n"),
        program("read", one),
        program("contacts", "list"),
        program("contacts", "show", "1"),
        program("contacts", "merge", "1", "2", answers="1\n"),
        program("contacts", "undo"),
        program("contacts", "purge", "1", answers="n\n"),
        program("contacts", "list", "--json"),
        program("contacts", "show", "1", "--json"),
    ]

    assert [step.code for step in ran] == [0] * len(ran)
    assert all(is_harmless(step.out + step.err) for step in ran)
    assert not any(line.startswith("Contact 9") for step in ran for line in (step.out + step.err).splitlines())
    assert max(len(line) for step in ran[:-2] for line in (step.out + step.err).splitlines()) < 1_000
    assert json.loads(ran[-1].out)["name"] == text
    assert {json.loads(line)["name"] for line in ran[-2].out.splitlines()} == {text}


@given(st.text(max_size=60))
def test_any_text_is_made_harmless(text: str) -> None:
    """What a terminal could act upon is spelled, JSON means the same, and columns are counted."""
    assert is_harmless(harmless(text).replace("\n", ""))
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False).encode("utf-8", "replace").decode())) == (
        text.encode("utf-8", "replace").decode()
    )
    assert is_harmless(escaped(json.dumps(text, ensure_ascii=False)))
    assert cells(padded(harmless(text), 200)) >= 200


def test_columns_are_those_of_the_terminal() -> None:
    """A wide character takes two, a mark none."""
    assert [cells(text) for text in ("Ana", "田中", "e\u0301", "")] == [3, 4, 1, 0]
    assert padded("田", 4) == "田  "
    assert shortened("x" * 241).endswith("… (1 more characters)")
