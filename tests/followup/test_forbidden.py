"""The word lists: every pattern of every language catches its own example."""

import re

import pytest

from followup_cards.followup.forbidden import NEVER_SAID, Wording, examples, first_match, placeholder
from followup_cards.followup.phrasebook import languages
from followup_cards.model import Scenario
from tests.followup.sentences import APOLOGETIC, HARMLESS, PRESSING, TOO_FRANK

ROWS = [
    (language, wording, row) for language in languages() for wording, rows in examples(language).items() for row in rows
]


@pytest.mark.parametrize(("language", "wording", "row"), ROWS)
def test_every_pattern_catches_its_example(language: str, wording: Wording, row: object) -> None:
    """A pattern that misses its own example, or an example that another pattern catches alone, is a slip."""
    pattern, catches = getattr(row, "pattern", ""), getattr(row, "catches", "")
    assert re.search(pattern, catches, re.IGNORECASE)
    assert first_match(language, wording, catches)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_list(language: str) -> None:
    """A language without, say, apologies would let them through."""
    assert set(examples(language)) == set(Wording)
    assert all(examples(language).values())


@pytest.mark.parametrize(
    "text",
    [
        "[SIC]ily".replace("[SIC]", "Sic"),
        "100 % sure",
        "a 5% share",
        "x < y",
        "(see above)",
        "50%s".replace("s", " so"),
    ],
)
def test_ordinary_text_is_no_placeholder(text: str) -> None:
    """Signs that also occur in plain sentences are left alone."""
    assert placeholder(text) is None


@pytest.mark.parametrize(
    "text",
    ["Dear {{ name }}", "{first_name}", "[Your Name]", "[COMPANY]", "[...]", "<name>", "TODO", "xxx", "____", "????",
     "%(name)s", "Dear %s,", "${company}", "Dear None,", "lorem ipsum", "$COMPANY"],
)  # fmt: skip
def test_what_nobody_filled_in_is_found(text: str) -> None:
    """The marks that templates of all kinds leave behind."""
    assert placeholder(text)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        *((one, NEVER_SAID[Scenario.WENT_BADLY]) for one in APOLOGETIC),
        *((one, NEVER_SAID[Scenario.NOT_A_MATCH]) for one in TOO_FRANK),
        *((one, (Wording.PRESSURE,)) for one in PRESSING),
    ],
)
def test_a_sentence_that_breaks_the_rule_is_found(sentence: str, kinds: tuple[Wording, ...]) -> None:
    """Apologies, explanations, reasons, criticism and pressure, as people really write them."""
    assert [kind for kind in kinds if first_match("en", kind, sentence)]


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_good_addition_is_left_alone(sentence: str) -> None:
    """What only shares a word with an apology, an explanation or pressure is no fault."""
    kinds = (*NEVER_SAID[Scenario.WENT_BADLY], Wording.PRESSURE)
    assert [kind for kind in kinds if first_match("en", kind, sentence)] == []
