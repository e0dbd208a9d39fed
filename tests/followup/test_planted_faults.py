"""Every kind of fault, planted into a clean draft, is found; the clean draft has none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from followup_cards.followup.compose import compose
from followup_cards.followup.lint import lint
from followup_cards.model import (
    ContactDetails,
    Draft,
    Lint,
    PanelMember,
    Part,
    Scenario,
    Severity,
)
from tests.followup.occasions import CONFIRMED, NOW, Situation, situation

WANT_IT, NOT_A_MATCH, WENT_BADLY = Scenario.WANT_IT, Scenario.NOT_A_MATCH, Scenario.WENT_BADLY


@dataclass(frozen=True)
class Fault:
    """How a fault is planted, in which scenario, and what the lint that finds it is called."""

    code: str
    severity: Severity
    scenario: Scenario
    plant: Callable[[Draft, Situation], Draft]


def in_body(old: str, new: str) -> Callable[[Draft, Situation], Draft]:
    """Return what replaces a text in the body, which must be there."""

    def plant(draft: Draft, _: Situation) -> Draft:
        assert old in draft.body
        return replace(draft, body=draft.body.replace(old, new, 1))

    return plant


def sentence(text: str) -> Callable[[Draft, Situation], Draft]:
    """Return what puts a sentence before the sign-off."""

    def plant(draft: Draft, _: Situation) -> Draft:
        paragraphs = draft.body.split("\n\n")
        return replace(draft, body="\n\n".join([*paragraphs[:-1], text, paragraphs[-1]]))

    return plant


def greeting(text: str) -> Callable[[Draft, Situation], Draft]:
    """Return what replaces the first line."""

    def plant(draft: Draft, _: Situation) -> Draft:
        return replace(draft, body="\n".join([text, *draft.body.split("\n")[1:]]))

    return plant


def subject(text: str) -> Callable[[Draft, Situation], Draft]:
    """Return what replaces the subject."""
    return lambda draft, _: replace(draft, subject=text)


def other_company(draft: Draft, one: Situation) -> Draft:
    """Write to the wrong company."""
    return replace(draft, body=draft.body.replace(one.interview.company, "Southwind Shipping"))


def other_role(draft: Draft, one: Situation) -> Draft:
    """Write about the wrong role, here on one long line."""
    flat = draft.body.replace("\n", " ").replace(one.interview.role, "Night Porter")
    return replace(draft, subject="Thank you", body=flat)


def other_topic(draft: Draft, one: Situation) -> Draft:
    """Say to one person what was spoken of with another."""
    last = one.interview.panel[-1].details.email or ""
    return sentence(f"I have thought about {one.answers.topics[last]} since then.")(draft, one)


def without_answer(draft: Draft, one: Situation) -> Draft:
    """Leave out what the candidate brings."""
    assert one.answers.bring
    flat = " ".join(draft.body.split())
    return replace(draft, body=draft.body.split("\n")[0] + "\n" + flat.replace(one.answers.bring.rstrip("."), "much"))


def nearly_the_first(draft: Draft, one: Situation) -> Draft:
    """Send the second person nearly the first one's message."""
    first = compose(one.interview, WANT_IT, one.answers, NOW).drafts[0]
    return replace(draft, body=first.body.replace("Dear Dana", "Dear Boris"))


B, W = Severity.BLOCK, Severity.WARN

FAULTS = {
    "a template's placeholder": Fault("placeholder", B, WANT_IT, sentence("I would bring {{ bring }} to you.")),
    "a bracketed placeholder": Fault("placeholder", B, WANT_IT, sentence("I admire what [COMPANY NAME] does.")),
    "the skeleton's question": Fault("placeholder", B, WANT_IT, sentence("What do you bring to this relationship?")),
    "three dots in brackets": Fault("placeholder", B, WANT_IT, sentence("We spoke of [...] at length.")),
    "a placeholder in the subject": Fault("placeholder", B, WANT_IT, subject("Thank you, <name>")),
    "another person's greeting": Fault("wrong-name", B, WANT_IT, greeting("Dear Mira,")),
    "a colleague's greeting": Fault("wrong-name", B, WANT_IT, greeting("Dear Boris,")),
    "a greeting to two": Fault("wrong-name", B, WANT_IT, greeting("Dear Dana and Boris,")),
    "a greeting to nobody": Fault("wrong-name", B, WANT_IT, greeting("Dear Sir or Madam,")),
    "a guessed title": Fault("guessed-title", W, WANT_IT, greeting("Dear Mrs Osei,")),
    "a colleague's name inside": Fault("other-name", W, WANT_IT, sentence("I was glad, Boris, to meet you.")),
    "another company": Fault("wrong-company", B, WANT_IT, other_company),
    "a misspelled company": Fault("misspelled-company", B, WANT_IT, sentence("I know Northwint Freight well.")),
    "another role": Fault("wrong-role", W, WENT_BADLY, other_role),
    "a colleague's topic": Fault("other-topic", B, WANT_IT, other_topic),
    "an apology": Fault("apology", B, WENT_BADLY, sentence("I am sorry that I rambled.")),
    "an apology, formally": Fault("apology", B, WENT_BADLY, sentence("Please accept my apologies for the delay.")),
    "regret": Fault("apology", B, WENT_BADLY, sentence("Unfortunately I did not show what I can do.")),
    "an explanation": Fault("explanation", B, WENT_BADLY, sentence("What I meant was that I prefer night work.")),
    "nerves": Fault("explanation", B, WENT_BADLY, sentence("I was rather nervous on the day.")),
    "a clarification": Fault("explanation", B, WENT_BADLY, sentence("Let me clarify one point.")),
    "a correction": Fault("correction", B, WENT_BADLY, sentence("I should have said forty, and not fifty.")),
    "a second chance": Fault("correction", B, WENT_BADLY, sentence("I would be glad of a second chance.")),
    "a reason": Fault("reason", B, NOT_A_MATCH, sentence("This is because of the shifts.")),
    "a reason without because": Fault("reason", B, NOT_A_MATCH, sentence("The salary is too low.")),
    "a comparison": Fault("comparison", B, NOT_A_MATCH, sentence("I prefer another company.")),
    "criticism": Fault("criticism", B, NOT_A_MATCH, sentence("The process seemed disorganised.")),
    "regretful criticism": Fault("criticism", B, NOT_A_MATCH, sentence("However, I had some concerns.")),
    "more than is needed to decline": Fault("anything-more", B, NOT_A_MATCH, sentence("It rained.")),
    "an unknown word for nerves": Fault("anything-more", W, WENT_BADLY, sentence("I had the jitters all day.")),
    "too many words": Fault("too-long", B, WANT_IT, sentence("I could say more about it. " * 20)),
    "too many words to decline": Fault("too-long", B, NOT_A_MATCH, sentence("You were all very kind to me. " * 5)),
    "too few words": Fault("too-short", W, WANT_IT, lambda draft, _: replace(
        draft, body="Dear Dana,\n\nThank you. Northwind Freight would suit me.\n\nInes Okafor\n")),
    "nearly the same message twice": Fault("near-identical", B, WANT_IT, nearly_the_first),
    "an exclamation mark": Fault("exclamation-mark", W, WANT_IT, in_body("discussed", "discussed!")),
    "pressure": Fault("pressure", W, WANT_IT, sentence("Please let me know your decision by Friday.")),
    "another offer": Fault("pressure", W, WANT_IT, sentence("I hold several offers at present.")),
    "capitals": Fault("shouting", W, WANT_IT, sentence("I am VERY KEEN INDEED about it.")),
    "no thanks": Fault("no-thanks", B, NOT_A_MATCH, lambda draft, _: replace(
        draft, subject="The position",
        body="Dear Dana,\n\nHaving carefully considered it, Northwind Freight is not a good match.\n\nInes Okafor\n")),
    "no interest": Fault("no-interest", B, WENT_BADLY, lambda draft, _: replace(
        draft, body="Dear Dana,\n\nThank you for the talk at Northwind Freight.\n\nInes Okafor\n")),
    "no decision": Fault("no-decision", B, NOT_A_MATCH, lambda draft, _: replace(
        draft, body="Dear Dana,\n\nThank you for your time at Northwind Freight.\n\nInes Okafor\n")),
    "an answer left out": Fault("missing-point", W, WANT_IT, without_answer),
    "an empty subject": Fault("no-subject", B, WANT_IT, subject("  ")),
    "a subject of two lines": Fault("control-character", B, WANT_IT, subject("Thanks\r\nBcc: everyone@example.net")),
    "reversed text": Fault("hidden-character", B, WANT_IT, sentence("Thank you \u202eagain.")),
    "somebody else's signature": Fault("not-signed", B, WANT_IT, in_body("Ines Okafor", "Ivo Kask")),
    "a stranger's address": Fault("not-on-panel", B, WANT_IT, lambda draft, _: replace(draft, to="x@example.net")),
}  # fmt: skip


@pytest.fixture(scope="module")
def panel() -> Situation:
    """Return an interview with two people, HR and a hiring manager."""
    drawn = situation(7)
    dana = ContactDetails("Dana Osei", "Dana", "Osei", "dana@northwind.example", CONFIRMED, "Northwind Freight")
    boris = ContactDetails("Boris Lindqvist", "Boris", "Lindqvist", "boris@northwind.example", CONFIRMED)
    interview = replace(
        drawn.interview,
        company="Northwind Freight",
        role="Logistics Planner",
        panel=(PanelMember(dana, Part.HR), PanelMember(boris, Part.HIRING_MANAGER)),
    )
    topics = {"dana@northwind.example": "the new rota", "boris@northwind.example": "the move to two warehouses"}
    return Situation(interview, replace(drawn.answers, topics=topics))


@pytest.mark.parametrize("scenario", list(Scenario))
def test_a_clean_draft_has_no_fault(panel: Situation, scenario: Scenario) -> None:
    """What is composed from good answers for confirmed people raises nothing."""
    assert [draft.lints for draft in compose(panel.interview, scenario, panel.answers, NOW).drafts] == [(), ()]


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(panel: Situation, name: str) -> None:
    """The lint of the planted fault is there, with its severity and a finished sentence."""
    fault = FAULTS[name]
    drafts = compose(panel.interview, fault.scenario, panel.answers, NOW).drafts
    planted = fault.plant(drafts[name.startswith("nearly")], panel)
    others = drafts[:1] if name.startswith("nearly") else drafts[1:]
    found = lint(planted, panel.interview, fault.scenario, panel.answers, NOW, others=others)
    assert (fault.code, fault.severity) in [(one.code, one.severity) for one in found]
    assert all(one.message.rstrip()[-1] in '.?"' for one in found)


def test_an_unconfirmed_address_blocks(panel: Situation) -> None:
    """An address whose confirmation was taken back may not be written to."""
    found = after(panel, lambda one: replace(one, email_confirmed_at=None))
    assert ("address-not-confirmed", B) in found


def test_a_part_that_the_scenario_is_not_written_to_blocks(panel: Situation) -> None:
    """A not-a-match draft to someone who turns out to be an interviewer is stopped."""
    draft = compose(panel.interview, NOT_A_MATCH, panel.answers, NOW).drafts[1]
    changed = replace(panel.interview.panel[1], part=Part.INTERVIEWER)
    interview = replace(panel.interview, panel=(panel.interview.panel[0], changed))
    assert "wrong-recipient" in codes(lint(draft, interview, NOT_A_MATCH, panel.answers, NOW))


@pytest.mark.parametrize(
    ("hours", "said"), [(0.5, "less than an hour"), (1.5, "an hour"), (9, "9 hours"), (80, "3 days")]
)
def test_a_passed_deadline_warns_and_says_by_how_much(panel: Situation, hours: float, said: str) -> None:
    """The draft is made all the same, and the warning says plainly how late it is."""
    late = panel.interview.ended_at + timedelta(hours=48 + hours)
    drafts = compose(panel.interview, WANT_IT, panel.answers, late).drafts
    assert [one.severity for one in drafts[0].lints if one.code == "deadline-passed"] == [W]
    assert said in drafts[0].lints[0].message


def test_another_company_that_the_store_knows_blocks(panel: Situation) -> None:
    """A company of another interview has no place in this one's message."""
    draft = sentence("I also spoke with Harbour Lights.")(
        compose(panel.interview, WANT_IT, panel.answers, NOW).drafts[0], panel
    )
    found = lint(draft, panel.interview, WANT_IT, panel.answers, NOW, other_companies=["Harbour Lights"])
    assert ("wrong-company", B) in [(one.code, one.severity) for one in found]


def test_no_topic_warns_and_a_stray_one_is_offered(panel: Situation) -> None:
    """A topic for an address that is not on the panel may be a misspelling, and is named."""
    answers = replace(panel.answers, topics={"dana@nortwind.example": "the new rota"})
    first = compose(panel.interview, WANT_IT, answers, NOW).drafts[0]
    assert [(one.code, one.severity) for one in first.lints] == [("no-topic", W)]
    assert "dana@nortwind.example" in first.lints[0].message


def after(panel: Situation, change: Callable[[ContactDetails], ContactDetails]) -> list[tuple[str, Severity]]:
    """Return what is found in the first draft once its recipient's details have changed."""
    draft = compose(panel.interview, WANT_IT, panel.answers, NOW).drafts[0]
    first = replace(panel.interview.panel[0], details=change(panel.interview.panel[0].details))
    interview = replace(panel.interview, panel=(first, *panel.interview.panel[1:]))
    return [(one.code, one.severity) for one in lint(draft, interview, WANT_IT, panel.answers, NOW)]


def codes(found: tuple[Lint, ...]) -> list[str]:
    """Return the codes of what was found."""
    return [one.code for one in found]
