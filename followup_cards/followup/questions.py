"""The questions that only the candidate can answer, and which scenario cannot do without which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from followup_cards.model import Answers, Scenario


@dataclass(frozen=True)
class Question:
    """One question to the candidate: the key of its answer, and the words to ask it in."""

    key: str
    text: str


NAME: Final = Question("name", "Your name, as you sign your messages?")
BRING: Final = Question("bring", "What do you bring to this relationship?")
FIT: Final = Question("fit", "How do you see yourself fitting in?")
VALUE: Final = Question("value", "What value can you deliver immediately?")
ADDITION: Final = Question("addition", "One positive thing to add (Enter for none; no apology, no explanation)?")

NEEDED: Final[Mapping[Scenario, tuple[Question, ...]]] = {
    Scenario.WANT_IT: (NAME, BRING, FIT, VALUE),
    Scenario.NOT_A_MATCH: (NAME,),
    Scenario.WENT_BADLY: (NAME,),
}
OPTIONAL: Final[Mapping[Scenario, tuple[Question, ...]]] = {
    Scenario.WANT_IT: (),
    Scenario.NOT_A_MATCH: (),
    Scenario.WENT_BADLY: (ADDITION,),
}


def answer(question: Question, answers: Answers) -> str | None:
    """Return the candidate's answer to a question, or None."""
    given = {
        NAME: answers.me.name if answers.me else None,
        BRING: answers.bring,
        FIT: answers.fit,
        VALUE: answers.value,
        ADDITION: answers.addition,
    }[question]
    return given.strip() or None if given else None


def unanswered(scenario: Scenario, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that must be answered before this scenario can be drafted."""
    return tuple(question for question in NEEDED[scenario] if answer(question, answers) is None)
