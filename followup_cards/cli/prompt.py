"""Ask the questions about a card: show each, take the line that answers it, go on with what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from followup_cards.cli.comparison import duplicate_lines
from followup_cards.cli.display import card_lines, one_line
from followup_cards.cli.pictures.show import Show
from followup_cards.cli.prompt_marks import doubt_marks, places, spelled_out
from followup_cards.cli.prompt_words import FEWER_KEYS, HELP, KEYS, MORE_HELP
from followup_cards.cli.streams import ask, note
from followup_cards.cli.text import harmless
from followup_cards.cli.text import shown as shown_text
from followup_cards.confirmation.questions import (
    About,
    AtStart,
    Outcome,
    Question,
    Refusal,
)
from followup_cards.confirmation.review import Progress, next_question, reply, shown
from followup_cards.model import LABELS, Candidate, Review

SEES_PICTURE = (About.TYPE_ADDRESS, About.TYPE_AGAIN, About.PICK_ADDRESS)


@dataclass(frozen=True)
class Screen:
    """What shows pieces of the photo: the picture of a value, and the terminal's way to draw it."""

    crop_of: Callable[[Candidate], Path]
    draw: Show


def ask_about(
    review: Review, begun: Progress, screen: Screen, *, heading: str, may_go_back: bool = False
) -> Outcome | None:
    """Ask about one card until it is confirmed, discarded or left for later; None goes back to the card before.

    Raises:
        EndOfInput: there are no more answers; nothing of this card is kept but that it waits.
    """
    note(click.style(heading, bold=True))
    note("\n".join(card_lines(review.reading, veil=True)))
    progress, keys = begun, KEYS
    while True:
        question = next_question(progress)
        show(question, progress, screen)
        step = answered(question, progress, keys)
        while isinstance(step, AtStart) and not may_go_back:
            note(step.message)
            step = answered(question, progress, keys)
        if isinstance(step, AtStart):
            return None
        if not isinstance(step, Progress):
            return step
        progress, keys = step, FEWER_KEYS


def answered(question: Question, progress: Progress, keys: str) -> Progress | Outcome | AtStart:
    """Ask one question until an answer answers it."""
    while True:
        said = ask(f"{prompt_for(question)}  {click.style(keys, dim=True)} > ")
        if said == "?":
            note(f"{HELP[question.about]}\n{MORE_HELP}")
            continue
        step = reply(progress, said)
        if isinstance(step, AtStart) or not isinstance(step, Refusal):
            return step
        note(shown_text(step.message))


def show(question: Question, progress: Progress, screen: Screen) -> None:
    """Show what a question is about, before its prompt."""
    if question.about in SEES_PICTURE and question.candidate:
        note_picture(question.candidate, screen)
    if question.about is About.TYPE_AGAIN:
        note(f"  No reader saw {shown_text(question.typed or '')}. They saw:")
    if question.about is About.OTHER_SIDE:
        note("  Is one of these the other side of this card?")
    if question.about is About.WHICH_SIDE and question.field:
        note(f"  {LABELS[question.field]}: the two sides of the card say different things.")
    if question.about is About.WHICH_ADDRESS:
        note("  The card shows several addresses:")
    if question.about is About.DUPLICATE and question.duplicate:
        note("\n".join(duplicate_lines(question.duplicate, progress.details)))
    if question.about is About.SAVE and (progress.settled or progress.chosen is not None):
        note("\n".join(standing_lines(progress)))
        if said := spelled_out(progress):
            note(f"  {'':<10} {said}")
    if question.about is not About.PART:
        note_choices(question)


def note_picture(candidate: Candidate, screen: Screen) -> None:
    """Show the piece of the photo that an address was read from, or say where its picture is."""
    path = screen.crop_of(candidate)
    drawn = screen.draw(path)
    note("  The address is to be checked." + ("" if drawn else f" Its picture: {harmless(str(path))}"))
    if where := places(candidate):
        note(f"  {where}")


def note_choices(question: Question) -> None:
    """Show the numbered answers with their reasons; doubtful characters are marked under the first."""
    for choice in question.choices:
        reasons = f"  ({'; '.join(one_line(reason) for reason in choice.reasons)})" if choice.reasons else ""
        note(f"    {choice.key}  {shown_text(choice.label)}{click.style(reasons, dim=True)}")
        marks = doubt_marks(question.candidate, choice)
        if marks:
            note(f"       {marks}")


def standing_lines(progress: Progress) -> list[str]:
    """Return the card as it stands after what was settled."""
    rows = [(label, shown(progress, field)) for field, label in LABELS.items()]
    return [f"  {label:<10} {one_line(value)}" for label, value in rows if value]


def prompt_for(question: Question) -> str:
    """Return the words in front of the answer."""
    default = shown_text(question.default or "")
    return {
        About.OTHER_SIDE: "Its number, or Enter if none is",
        About.WHICH_SIDE: "Which is right? Enter for 1",
        About.WHICH_ADDRESS: "Which is this person's own? Enter for 1, - for none",
        About.TYPE_ADDRESS: "Type the address as the picture shows it",
        About.TYPE_AGAIN: "Look again: type it once more, or the number of what the picture shows",
        About.PICK_ADDRESS: "Type the number of what the picture shows, or the address",
        About.NAME: f"Name? Enter keeps {default}" if default else "No name was found. Type it as the card shows it",
        About.EDIT_FIELD: "Which field? Its number",
        About.EDIT_VALUE: f"{LABELS[question.field] if question.field else ''}? Enter keeps it, - empties it",
        About.SAVE: "Enter confirms" if question.candidate else "Enter keeps name and phones without an address",
        About.DUPLICATE: "Which? Enter for 1" if default else "Which? Its number",
        About.MERGE_FIELD: f"{LABELS[question.field] if question.field else ''}? The number of what is right",
        About.PART: "Their part? "
        + ", ".join(f"{c.key} {c.label}" for c in question.choices)
        + f"; Enter for {default}",
    }[question.about]
