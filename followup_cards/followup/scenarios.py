"""Who may receive what: the rules of each scenario, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.model import Interview, PanelMember, Part, Scenario, Withheld


@dataclass(frozen=True)
class Rule:
    """One scenario's rule: the parts it is written to, the one it cannot do without, and its length in words."""

    to: frozenset[Part]
    must_include: Part | None
    shortest: int
    longest: int


_EVERYONE: Final = frozenset(Part)

RULES: Final[Mapping[Scenario, Rule]] = {
    Scenario.WANT_IT: Rule(_EVERYONE, None, 90, 180),
    Scenario.NOT_A_MATCH: Rule(frozenset({Part.HR, Part.HIRING_MANAGER}), Part.HR, 0, 70),
    Scenario.WENT_BADLY: Rule(_EVERYONE, None, 0, 90),
}


@dataclass(frozen=True)
class Recipient:
    """A panel member who gets a message, and the place among those the scenario is written to."""

    member: PanelMember
    place: int


@dataclass(frozen=True)
class Recipients:
    """Who gets a message, and who gets none for which reason."""

    writing_to: tuple[Recipient, ...]
    withheld: tuple[Withheld, ...]


def recipients(interview: Interview, scenario: Scenario) -> Recipients:
    """Sort the panel into those who get a message and those who get none.

    Raises:
        NeedsConfirmation: nobody is on the panel, or the one the scenario cannot do without is unknown.
        UsageError: a message of another scenario has been sent already.
    """
    _check(interview, scenario)
    addressed = [member for member in interview.panel if member.part in RULES[scenario].to]
    writing_to: list[Recipient] = []
    withheld: list[Withheld] = []
    seen: set[tuple[str, str]] = set()
    for member in interview.panel:
        reason = _reason(member, scenario, seen)
        if reason:
            withheld.append(Withheld(member.details.email or member.details.name, reason))
        else:
            writing_to.append(Recipient(member, _place(member, addressed)))
            seen.add(_identity(member))
    return Recipients(tuple(writing_to), tuple(withheld))


def drafted_otherwise(interview: Interview, scenario: Scenario) -> tuple[PanelMember, ...]:
    """Return those who hold an unsent draft of another scenario, which drafting this one replaces."""
    return tuple(
        member for member in interview.panel if member.sent_at is None and member.drafted_as not in (None, scenario)
    )


def _check(interview: Interview, scenario: Scenario) -> None:
    if not interview.panel:
        raise NeedsConfirmation(
            f'Nobody is on the panel of "{interview.name}". '
            f'Add each person with `interview edit "{interview.name}" --person CONTACT --part PART`.'
        )
    needed = RULES[scenario].must_include
    if needed and not any(member.part is needed for member in interview.panel):
        raise NeedsConfirmation(
            f'{scenario} is written to HR first, and nobody on the panel of "{interview.name}" is marked as HR. '
            f'Say who it is with `interview edit "{interview.name}" --person CONTACT --part {needed}`.'
        )
    check_none_sent_otherwise(interview, scenario)


def check_none_sent_otherwise(interview: Interview, scenario: Scenario) -> None:
    """Refuse a scenario that contradicts a message that is out already.

    Raises:
        UsageError: a message of another scenario has been sent.
    """
    for member in interview.panel:
        if member.sent_at and member.drafted_as not in (None, scenario):
            raise UsageError(
                f"A {member.drafted_as} message for this interview was sent to {member.details.name} already, "
                f"so {scenario} would contradict it. Draft {member.drafted_as} for the others."
            )


def _reason(member: PanelMember, scenario: Scenario, seen: set[tuple[str, str]]) -> str | None:
    """Return why this person gets no message, or None."""
    details = member.details
    if member.part not in RULES[scenario].to:
        return f"{scenario} goes to HR and the hiring manager only; this person's part is {member.part}."
    if member.sent_at:
        return f"A message was sent on {member.sent_at.date().isoformat()} already."
    if not details.email:
        return "No address is known. Add it with `contacts edit`."
    if details.email_confirmed_at is None:
        return "The address is not confirmed. Confirm it with `review` or `contacts edit`."
    if _identity(member) in seen:
        return "This person is on the panel twice and gets one message."
    return None


def _identity(member: PanelMember) -> tuple[str, str]:
    return (member.details.email or "").lower(), member.details.name.casefold()


def _place(member: PanelMember, addressed: list[PanelMember]) -> int:
    """Return the place by identity, not by equality: two people may have equal details."""
    return next(place for place, other in enumerate(addressed) if other is member)
