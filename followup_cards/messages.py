"""What a follow-up is made from and made to be: the answers, the drafts with their faults, and who gets none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class Me:
    """The candidate, as the answers say."""

    name: str
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class Answers:
    """What only the candidate can say; nothing of it is ever made up."""

    me: Me | None = None
    bring: str | None = None
    fit: str | None = None
    value: str | None = None
    addition: str | None = None
    topics: Mapping[str, str] = field(default_factory=dict)
    """Address (lower case) to something the candidate and that person spoke of."""
    language: str | None = None
    """The language of the messages (a folder of templates); English when not said."""


class Severity(StrEnum):
    """Whether a lint stops a draft or only warns."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True)
class Lint:
    """A fault found in a draft."""

    code: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class Draft:
    """One unsent message to one contact."""

    to: str
    name: str
    sender: Me
    subject: str
    body: str
    deadline: datetime
    lints: tuple[Lint, ...] = ()

    @property
    def blocked(self) -> bool:
        """Say whether a lint forbids writing this draft anywhere."""
        return any(lint.severity is Severity.BLOCK for lint in self.lints)


@dataclass(frozen=True)
class Withheld:
    """A person who gets no message, and why."""

    who: str
    reason: str


@dataclass(frozen=True)
class DraftSet:
    """All the messages of one interview, and everyone who gets none."""

    drafts: tuple[Draft, ...]
    withheld: tuple[Withheld, ...]
