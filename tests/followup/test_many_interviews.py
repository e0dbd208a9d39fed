"""The rules of the three scenarios, over many generated interviews."""

import itertools
import re

import pytest

from followup_cards.followup.compose import compose
from followup_cards.followup.similarity import similarity, without_answers
from followup_cards.model import Answers, Draft, DraftSet, Interview, Part, Scenario
from tests.followup.occasions import NOW, Situation, situation

MANY = 500
ADDRESSED = {
    Scenario.WANT_IT: set(Part),
    Scenario.NOT_A_MATCH: {Part.HR, Part.HIRING_MANAGER},
    Scenario.WENT_BADLY: set(Part),
}
FEWEST_AND_MOST_WORDS = {
    Scenario.WANT_IT: (90, 180),
    Scenario.NOT_A_MATCH: (1, 70),
    Scenario.WENT_BADLY: (1, 90),
}
REQUIRED = {
    Scenario.WANT_IT: (r"thank|grateful", r"consider", r"bring to this relationship", r"fit", r"value"),
    Scenario.NOT_A_MATCH: (
        *(r"thank|grateful", r"\btime\b", r"consideration", r"carefully considered", r"probably not a good match"),
    ),
    Scenario.WENT_BADLY: (r"thank", r"appreciat", r"interest"),
}
UNFILLED = (r"!", r"\bNone\b", r"[{}\[\]]")
FORBIDDEN = {
    Scenario.WANT_IT: UNFILLED,
    Scenario.NOT_A_MATCH: (*UNFILLED, r"because|reason|unfortunately|however|but\b|\bthan\b|another|offer|salary"),
    Scenario.WENT_BADLY: (*UNFILLED, r"sorry|apolog|regret|meant|clarif|nervous|unfortunately|mistake|should have"),
}


@pytest.fixture(scope="module")
def situations() -> list[Situation]:
    """Return the interviews that every rule is held against."""
    return [situation(seed) for seed in range(MANY)]


@pytest.fixture(scope="module", params=list(Scenario))
def composed(request: pytest.FixtureRequest, situations: list[Situation]) -> list[tuple[Situation, DraftSet, Scenario]]:
    """Return every interview with its drafts in one scenario."""
    scenario: Scenario = request.param
    return [(one, compose(one.interview, scenario, one.answers, NOW), scenario) for one in situations]


Composed = list[tuple[Situation, DraftSet, Scenario]]


def test_who_receives_a_message_is_the_scenario_s_rule(composed: Composed) -> None:
    """Everyone addressed whose address is confirmed gets one message; all others are named with a reason."""
    for one, drafts, scenario in composed:
        expected = [
            member.details.email
            for member in one.interview.panel
            if member.part in ADDRESSED[scenario] and member.details.email and member.details.email_confirmed_at
        ]
        assert [draft.to for draft in drafts.drafts] == expected
        assert len(drafts.withheld) == len(one.interview.panel) - len(expected)
        assert all(withheld.who and withheld.reason.endswith(".") for withheld in drafts.withheld)


def test_every_message_says_what_its_scenario_asks_for(composed: Composed) -> None:
    """Thanks, the points in the candidate's own words, the topic with this person, company, role and signature."""
    for one, drafts, scenario in composed:
        for draft in drafts.drafts:
            text = " ".join(draft.body.split())
            for pattern in REQUIRED[scenario]:
                assert re.search(pattern, text, re.IGNORECASE), (pattern, text)
            assert one.interview.company in text
            assert one.interview.role in text
            assert "Ines Okafor" in text
            if scenario is Scenario.WANT_IT:
                for said in (one.answers.bring, one.answers.fit, one.answers.value):
                    assert said is not None
                    assert said.rstrip(".") in text


def test_no_message_says_what_its_scenario_never_says(composed: Composed) -> None:
    """Names blanked, no forbidden word, no exclamation mark and no unfilled place remains."""
    for one, drafts, scenario in composed:
        for draft in drafts.drafts:
            text = nameless(draft, one.interview)
            for pattern in FORBIDDEN[scenario]:
                assert not re.search(pattern, text), (pattern, draft.body)


def test_every_message_has_the_length_of_its_scenario(composed: Composed) -> None:
    """Want-it has 90 to 180 words, not-a-match at most 70, went-badly at most 90; no line passes 72 columns."""
    for _, drafts, scenario in composed:
        fewest, most = FEWEST_AND_MOST_WORDS[scenario]
        for draft in drafts.drafts:
            assert fewest <= len(draft.body.split()) <= most, (len(draft.body.split()), draft.body)
            assert all(len(line) <= 72 for line in draft.body.splitlines())


def test_no_two_messages_to_one_panel_are_alike(composed: Composed) -> None:
    """Without the shared answers, difflib's ratio of any two bodies stays at or under 0.8."""
    for one, drafts, _ in composed:
        for first, second in itertools.combinations(drafts.drafts, 2):
            assert default_ratio(first.body, second.body, one.answers) <= 0.8


def test_not_even_character_by_character_are_two_messages_alike(composed: Composed) -> None:
    """The slower ratio that takes no frequent character for junk stays at or under 0.8 too (every 25th interview)."""
    for one, drafts, _ in composed[::25]:
        for first, second in itertools.combinations(drafts.drafts, 2):
            assert similarity(first.body, second.body, one.answers) <= 0.8


def test_clean_messages_raise_fewer_than_two_false_alarms_in_a_hundred(composed: Composed) -> None:
    """Names of people, companies and roles that look like faults (Best, Sorry, Pay) are no faults."""
    alarms = [(draft.body, lint) for _, drafts, _ in composed for draft in drafts.drafts for lint in draft.lints]
    messages = sum(len(drafts.drafts) for _, drafts, _ in composed)
    assert len(alarms) < 0.02 * messages, alarms[:5]


def test_the_same_interview_gives_the_same_messages(situations: list[Situation]) -> None:
    """Composing twice gives equal drafts, word for word."""
    for one in situations[:20]:
        again = compose(one.interview, Scenario.WANT_IT, one.answers, NOW)
        assert again == compose(one.interview, Scenario.WANT_IT, one.answers, NOW)


def nameless(draft: Draft, interview: Interview) -> str:
    """Return subject and body without names, which may be any words."""
    text = f"{draft.subject} {' '.join(draft.body.split())}"
    people = [part for member in interview.panel for part in member.details.name.split()]
    for name in [interview.company, interview.role, draft.name, *people]:
        text = text.replace(name, "·")
    return text


def default_ratio(first: str, second: str, answers: Answers) -> float:
    """Return difflib's ratio as it is by default, frequent characters taken for junk."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, without_answers(first, answers), without_answers(second, answers)).ratio()
