"""From interview and answers to drafts: what is missing is asked for, what is given is kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from followup_cards.errors import BadAnswers, NeedsConfirmation, UsageError
from followup_cards.followup.compose import compose
from followup_cards.followup.phrasebook import languages
from followup_cards.model import Answers, ContactDetails, DraftSet, Interview, Me, PanelMember, Part, Scenario
from tests.followup.occasions import CONFIRMED, ENDED, NOW

DANA = ContactDetails("Dana Osei", "Dana", "Osei", "dana@acme.example", CONFIRMED)
INTERVIEW = Interview("acme", "Acme Inc.", "Nurse", ENDED, "Europe/Berlin", (PanelMember(DANA, Part.HR, topic="tea"),))
ANSWERS = Answers(
    me=Me("Ines Okafor"),
    bring="I bring nine years of nights on a busy ward.",
    fit="I would take the shifts nobody wants and train others for them",
    value="A handover sheet that works from the first week on the ward",
)


def body(drafts: DraftSet) -> str:
    """Return the only draft's body on one line."""
    return " ".join(drafts.drafts[0].body.split())


def test_missing_answers_are_named_together() -> None:
    """Nothing is made up: one sentence names everything that is needed."""
    with pytest.raises(NeedsConfirmation, match="name, bring, fit and value are missing"):
        compose(INTERVIEW, Scenario.WANT_IT, Answers(), NOW)
    with pytest.raises(NeedsConfirmation, match="fit is missing"):
        compose(INTERVIEW, Scenario.WANT_IT, replace(ANSWERS, fit=" "), NOW)


@pytest.mark.parametrize("scenario", [Scenario.NOT_A_MATCH, Scenario.WENT_BADLY])
def test_the_other_scenarios_need_only_a_name(scenario: Scenario) -> None:
    """Declining and thanking take no answers."""
    assert len(compose(INTERVIEW, scenario, Answers(me=Me("Ines Okafor")), NOW).drafts) == 1


def test_an_interview_that_is_still_ahead_is_refused() -> None:
    """Nobody thanks for what has not happened."""
    with pytest.raises(UsageError, match="still ahead"):
        compose(INTERVIEW, Scenario.WANT_IT, ANSWERS, ENDED - timedelta(minutes=1))


def test_an_unknown_zone_is_refused() -> None:
    """A zone that does not exist would name the wrong day."""
    with pytest.raises(UsageError, match="Mars/Olympus"):
        compose(replace(INTERVIEW, zone="Mars/Olympus"), Scenario.WANT_IT, ANSWERS, NOW)


@pytest.mark.parametrize(
    ("ended", "zone", "now", "said"),
    [
        (ENDED, None, NOW, " on Tuesday"),
        (datetime(2026, 3, 4, 2, 0, tzinfo=UTC), "America/Los_Angeles", NOW, " on Tuesday"),
        (ENDED, None, NOW + timedelta(days=9), " on 3 March"),
        (datetime(2026, 3, 4, 2, 0, tzinfo=UTC), None, NOW, None),
    ],
)
def test_the_day_is_the_one_at_the_place(ended: datetime, zone: str | None, now: datetime, said: str | None) -> None:
    """The weekday while it is clear, the date later, and nothing where only UTC is known."""
    text = body(compose(replace(INTERVIEW, ended_at=ended, zone=zone), Scenario.WANT_IT, ANSWERS, now))
    assert (said in text) if said else " on " not in text.split("Having considered")[0].split("position")[0]


def test_short_answers_make_a_message_that_is_long_enough() -> None:
    """Ten words to each answer still give 90; 35 words to each still no more than 180."""
    ten, many = "I can do ten things well and will do them.", f"I {'really ' * 33}can."
    for said, fewest, most in ((ten, 90, 180), (many, 90, 180)):
        answers = replace(ANSWERS, bring=said, fit=said, value=said)
        assert fewest <= len(body(compose(INTERVIEW, Scenario.WANT_IT, answers, NOW)).split()) <= most


def test_a_topic_in_the_answers_wins_over_one_on_the_panel() -> None:
    """The answers file is the later word; without it the panel's note is woven in."""
    assert "tea" in body(compose(INTERVIEW, Scenario.WANT_IT, ANSWERS, NOW))
    answers = replace(ANSWERS, topics={"dana@acme.example": "The night bus"})
    text = body(compose(INTERVIEW, Scenario.WANT_IT, answers, NOW))
    assert "the night bus" in text
    assert " tea" not in text


def test_a_company_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    """The stop of "Acme Inc." at the end of a sentence ends it."""
    drafts = [compose(replace(INTERVIEW, name=f"i{n}"), Scenario.WANT_IT, ANSWERS, NOW) for n in range(12)]
    assert not [text for text in map(body, drafts) if ".." in text]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("scenario", list(Scenario))
def test_every_language_writes_every_scenario_without_fault(language: str, scenario: Scenario) -> None:
    """A language's own words stand its own lints, in messages to a panel of six."""
    people = [replace(DANA, name=f"Dana Osei{n}", given_name=None, email=f"d{n}@acme.example") for n in range(6)]
    interview = replace(
        INTERVIEW, panel=tuple(PanelMember(one, Part.HR, topic=f"tea{n}") for n, one in enumerate(people))
    )
    drafts = compose(interview, scenario, ANSWERS, NOW, language=language).drafts
    assert len(drafts) == 6
    assert [lint for draft in drafts for lint in draft.lints] == []


def test_the_answers_choose_the_language_and_an_argument_wins() -> None:
    """German where the answers say so, English when asked for."""
    german = replace(ANSWERS, language="de")
    assert body(compose(INTERVIEW, Scenario.WANT_IT, german, NOW)).startswith("Guten Tag Dana Osei,")
    assert body(compose(INTERVIEW, Scenario.WANT_IT, german, NOW, language="en")).startswith("Dear Dana,")


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    """The sentence lists the languages."""
    with pytest.raises(UsageError, match="de, en"):
        compose(INTERVIEW, Scenario.WANT_IT, ANSWERS, NOW, language="tlh")


def test_the_user_s_own_templates_win_file_by_file(tmp_path: Path) -> None:
    """A file in the user's folder replaces the built-in one; the rest stays."""
    (tmp_path / "went-badly.toml").write_text(
        'subject = ["Thank you ({{ role }})"]\n'
        'opening = ["Thank you, {{ to.full }}; I remain interested in {{ company }}."]\n',
        encoding="utf-8",
    )
    draft = compose(INTERVIEW, Scenario.WENT_BADLY, ANSWERS, NOW, templates=tmp_path).drafts[0]
    assert draft.subject == "Thank you (Nurse)"
    assert "Thank you, Dana Osei; I remain interested in Acme Inc." in draft.body
    assert draft.lints == ()


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ('opening = ["{{ wages }}"]\nsubject = ["x"]', "wages"),
        ('opening = ["{{ to.full.__class__.__mro__ }}"]\nsubject = ["x"]', "__class__"),
        ('opening = ["{% for %}"]\nsubject = ["x"]', "cannot be filled in"),
        ('opening = ["{{ company.upper(1, 2) }}"]\nsubject = ["x"]', "cannot be filled in"),
        ('opening = ["x"]\nsubjects = ["x"]', "subjects"),
        ('opening = "x"\nsubject = ["x"]', "list"),
        ('opening = ["x"]', '"subject"'),
        ("opening = [", "cannot be read"),
    ],
)
def test_a_wrong_template_is_refused_with_its_file(tmp_path: Path, content: str, part: str) -> None:
    """What a template names must exist, and it can reach nothing else; the sentence names the file."""
    (tmp_path / "went-badly.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadAnswers) as caught:
        compose(INTERVIEW, Scenario.WENT_BADLY, ANSWERS, NOW, templates=tmp_path)
    assert part in str(caught.value)
    assert "went-badly.toml" in str(caught.value)


def test_what_cards_say_is_never_a_template() -> None:
    """A name or a topic in braces is text: it is not filled in, and the lint stops it."""
    interview = replace(INTERVIEW, company="{{ me.name }} Ltd")
    draft = compose(interview, Scenario.WANT_IT, ANSWERS, NOW).drafts[0]
    assert "{{ me.name }} Ltd" in " ".join(draft.body.split())
    assert "placeholder" in [lint.code for lint in draft.lints]
