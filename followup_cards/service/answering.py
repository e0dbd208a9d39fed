"""A card's questions where nothing is remembered between two answers: the answers so far travel with the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from followup_cards.confirmation.questions import AtStart, Outcome, Question, Refusal
from followup_cards.confirmation.review import Progress, next_question, reply
from followup_cards.errors import UnknownName, UsageError
from followup_cards.model import Decision, Review
from followup_cards.service import capture
from followup_cards.service.two_sides import whole
from followup_cards.store import cards
from followup_cards.store.database import Database


@dataclass(frozen=True)
class Given:
    """One answer, and which question it was an answer to."""

    to: str
    text: str


@dataclass(frozen=True)
class Stand:
    """How far the answers lead: the question that stands, and why the last answer did not answer it."""

    progress: Progress
    question: Question
    given: tuple[Given, ...]
    refusal: str | None = None


def card(db: Database, number: int) -> Review:
    """Return a card that waits for a decision, by the number of either side.

    Raises:
        UnknownName: there is no such card.
        UsageError: it was decided already.
    """
    with db.reading() as tx:
        found = cards.get(tx, number)
    if found is None:
        raise UnknownName(f"There is no card {number}. Go back to the list of cards.")
    if found.decision is not Decision.PENDING:
        raise UsageError(f"Card {number} was decided elsewhere meanwhile. Nothing was changed; go on to the next.")
    return whole(found)


def key_of(progress: Progress) -> str:
    """Return what tells a question from every other, also when contacts or the card's sides have changed meanwhile."""
    question = next_question(progress)
    parts = [question.about.value]
    if progress.sides.back is not None:
        parts.append(f"with {progress.sides.back}")
    parts += [str(neighbour.card) for neighbour in question.neighbours]
    if question.field:
        parts.append(question.field.value)
    if question.duplicate:
        contact = question.duplicate.contact
        parts += [str(contact.id), contact.updated_at.isoformat()]
    return "/".join(parts)


def follow(db: Database, review: Review, answers: Sequence[Given]) -> Stand | Outcome:
    """Return where answers lead; from the first that answers another question than it was meant for, they are void."""
    progress = capture.begin(db, review)
    kept: list[Given] = []
    refusal: str | None = None
    for one in answers:
        if one.to != key_of(progress):
            refusal = "Something changed meanwhile, so this is asked again."
            break
        step = reply(progress, one.text)
        if isinstance(step, Refusal):
            refusal = None if isinstance(step, AtStart) else step.message
            break
        if not isinstance(step, Progress):
            return step
        progress = step
        kept.append(one)
    return Stand(progress, next_question(progress), tuple(kept), refusal)
