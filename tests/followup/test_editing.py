"""A draft edited by hand: kept as it was left, and checked again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_cards.errors import BadAnswers
from followup_cards.followup.compose import compose
from followup_cards.followup.editing import as_text, edited
from followup_cards.model import Draft, Scenario
from tests.followup.occasions import NOW, situation

ONE = situation(7)
DRAFTS = compose(ONE.interview, Scenario.WENT_BADLY, ONE.answers, NOW).drafts


def after(text: str) -> Draft:
    """Return the first draft after its text has been left as given."""
    return edited(
        *(DRAFTS[0], text),
        interview=ONE.interview,
        scenario=Scenario.WENT_BADLY,
        answers=ONE.answers,
        now=NOW,
        others=DRAFTS[1:],
    )


def test_a_text_that_was_left_alone_changes_nothing() -> None:
    """Opening the editor and closing it keeps the draft."""
    assert after(as_text(DRAFTS[0])) == DRAFTS[0]


def test_an_apology_added_by_hand_is_stopped() -> None:
    """The same lints hold for what a person writes."""
    changed = after(as_text(DRAFTS[0]).replace("Dear", "Sorry for the late reply.\n\nDear", 1))
    assert "apology" in [lint.code for lint in changed.lints]
    assert changed.blocked


def test_a_lost_subject_line_is_asked_for() -> None:
    """Without it nobody could tell subject from message."""
    with pytest.raises(BadAnswers, match="Subject:"):
        after(DRAFTS[0].body)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"))))
def test_any_subject_and_message_are_kept(text: str) -> None:
    """What is typed arrives, spaces at the ends of lines aside; the recipient stays."""
    changed = after(f"Subject: {text}\n\n{text}\n")
    assert changed.subject == text.strip()
    assert changed.body == text.rstrip() + "\n"
    assert replace(changed, subject=DRAFTS[0].subject, body=DRAFTS[0].body, lints=()) == DRAFTS[0]
