"""A draft with all that it is checked against."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from followup_cards.followup.greeting import first_name, full_name
from followup_cards.followup.similarity import flat
from followup_cards.followup.topics import spoken_with
from followup_cards.followup.wording import topic
from followup_cards.model import Answers, ContactDetails, Draft, Interview, PanelMember, Scenario

BLANK = "·"
ADDITION = "◊"


@dataclass(frozen=True)
class Checked:
    """One draft, the occasion it was written for, and the panel's other messages."""

    draft: Draft
    interview: Interview
    scenario: Scenario
    answers: Answers
    now: datetime
    others: Sequence[Draft]
    other_companies: Sequence[str]
    language: str

    @cached_property
    def member(self) -> PanelMember | None:
        """Return the person on the panel whom the draft is addressed to; one of two at an address by name."""
        at_address = [one for one in self.interview.panel if _same_address(one, self.draft)]
        named = [one for one in at_address if full_name(one.details) == self.draft.name]
        return next(iter([*named, *at_address]), None)

    @cached_property
    def colleagues(self) -> tuple[PanelMember, ...]:
        """Return the rest of the panel."""
        mine = self.member
        return tuple(one for one in self.interview.panel if one is not mine)

    @cached_property
    def body(self) -> str:
        """Return the body on one line."""
        return flat(self.draft.body)

    @cached_property
    def salutation(self) -> str:
        """Return the first line, which greets."""
        return flat(next((line for line in self.draft.body.splitlines() if line.strip()), ""))

    @cached_property
    def topic(self) -> str | None:
        """Return what the candidate and this person spoke of."""
        return spoken_with(self.member, self.answers) if self.member else None

    @cached_property
    def topic_phrase(self) -> str | None:
        """Return that topic as the message weaves it in."""
        return topic(self.topic).phrase if self.topic else None

    @cached_property
    def wording(self) -> str:
        """Return subject and body without names and addresses, whose words are nobody's choice."""
        text = re.sub(r"\S*@\S+", BLANK, f"{flat(self.draft.subject)} {BLANK} {self.body}")
        return blanked(text, self._known_names())

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Return the sentences between greeting and sign-off, names blanked, without the candidate's addition."""
        between = flat(" ".join(self.draft.body.split("\n\n")[1:-1]))
        if self.answers.addition:
            between = between.replace(flat(self.answers.addition).rstrip(".!?…"), ADDITION)
        text = blanked(between, self._known_names())
        found = re.split(r"(?<=[.!?…])\s+(?=[^\W\d_a-zß-ÿ])", text)  # not at the stop in "Acme Inc. and I"
        return tuple(one for one in found if one and ADDITION not in one)

    @cached_property
    def frame(self) -> str:
        """Return the body without what the candidate said: the answers, the addition and this person's topic."""
        answers = self.answers
        own = [answers.bring, answers.fit, answers.value, answers.addition, self.topic, self.topic_phrase]
        return blanked(self.body, [text for text in own if text])

    @cached_property
    def frame_without_names(self) -> str:
        """Return the frame with the names blanked as well."""
        return blanked(self.frame, self._known_names())

    def _known_names(self) -> list[str]:
        people = [name for one in self.interview.panel for name in names(one.details)]
        return [self.interview.company, self.interview.role, self.draft.sender.name, self.draft.name, *people]


def names(details: ContactDetails) -> tuple[str, ...]:
    """Return every form in which a person may be named, longest first."""
    forms = {full_name(details), first_name(details), details.family_name or "", flat(details.name)}
    return tuple(sorted((flat(form) for form in forms if form.strip()), key=len, reverse=True))


def blanked(text: str, known: Iterable[str]) -> str:
    """Return a text with every one of some known words blanked, longest first, whatever their case."""
    for word in sorted({flat(word).rstrip(".!?…") for word in known}, key=len, reverse=True):
        if word:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", BLANK, text, flags=re.IGNORECASE)
    return text


def _same_address(member: PanelMember, draft: Draft) -> bool:
    return bool(draft.to) and (member.details.email or "").lower() == draft.to.lower()
