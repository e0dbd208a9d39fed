"""A card in review: its picture, its fields beside their crops, and the question that stands."""

import itertools
import json
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from starlette.responses import RedirectResponse, Response

from followup_cards.confirmation.fields import candidates_of
from followup_cards.confirmation.merging import SINGLE, relation, value_in
from followup_cards.confirmation.questions import About, Confirmed, Discarded, Joined, Key, Later, TakenApart
from followup_cards.confirmation.recommend import Care, care_for, veiled
from followup_cards.confirmation.review import Progress, shown
from followup_cards.confirmation.telling import weightiest
from followup_cards.errors import UsageError
from followup_cards.model import LABELS, Candidate, ContactDetails, Evidence, Field, Review
from followup_cards.service import answering, capture, card_views, contacts, interviews
from followup_cards.service.answering import Given, Stand
from followup_cards.service.mail_domains import REASONS, with_warnings
from followup_cards.store.database import Database
from followup_cards.web.card_images import number_in
from followup_cards.web.marked import bands, pieces, size_of
from followup_cards.web.visit import Visit

LETTERS: Final = (Key.EDIT, Key.LATER, Key.DISCARD, Key.BACK, Key.SIDES)
MOST_ANSWERS: Final = 100
MOST_PEOPLE: Final = 200
"""Contacts that are offered while a name is typed; any other may be typed in full."""
SAID: Final = {
    "confirmed": "The card before is confirmed.",
    "discarded": "The card before is discarded.",
    "later": "The card before waits for later.",
}


@dataclass(frozen=True)
class Row:
    """One field as the page shows it: its value unless it is to be typed blind, and the crop it came from."""

    field: Field
    label: str
    candidate: Candidate
    place: int
    value: str
    blind: bool
    reasons: tuple[Evidence, ...]
    """Those that are worth telling."""


def show(visit: Visit) -> Response:
    """Show a card with its first question."""
    with visit.site.app.database() as db:
        review = checked(visit, answering.card(db, number_in(visit)))
        if review.id != number_in(visit):  # the number of its other side
            return again(review)
        stand = answering.follow(db, review, ())
        assert isinstance(stand, Stand)  # noqa: S101 - no answers lead to no outcome
        return card_page(visit, db, review, stand)


def checked(visit: Visit, review: Review) -> Review:
    """Return a card with a warning beside an address whose domain takes no mail, when that was asked for."""
    app = visit.site.app
    return with_warnings(review, app.ask_domain) if app.settings.check_dns else review


def answer(visit: Visit) -> Response:
    """Take one answer: show the next question, or carry out what was decided and go on to the next card."""
    app = visit.site.app
    with app.database() as db:
        review = checked(visit, answering.card(db, number_in(visit)))
        given = given_in(visit.said("given"))
        typed = visit.said("typed").strip()
        said = visit.said("answer") if "answer" in visit.form else typed
        if who := visit.said("same").strip():
            said = f"{Key.SAME} {who}"
        elif "answer" not in visit.form and typed in LETTERS:
            stand = answering.follow(db, review, given)
            refusal = "One letter is no answer here. Type what the picture shows."
            return card_page(visit, db, review, stand, refusal) if isinstance(stand, Stand) else again(review)
        outcome = answering.follow(db, review, (*given, Given(visit.said("to"), said)))
        if isinstance(outcome, Stand):
            return card_page(visit, db, review, outcome)
        contact = capture.settle(db, review, outcome, app.now())
        if isinstance(outcome, Joined | TakenApart):
            first = min(review.id, outcome.card) if isinstance(outcome, Joined) else review.id
            return RedirectResponse(f"/cards/{first}", 303)
        words = {Later: "later", Discarded: "discarded", Confirmed: "confirmed"}[type(outcome)]
        rest = [number for number in capture.pending_numbers(db) if number != review.id]
        following = next((number for number in rest if number > review.id), None)
        if following is None and not isinstance(outcome, Later) and rest:
            following = rest[0]
    name = f"&name={contact.id}" if contact else ""
    return RedirectResponse(f"/cards/{following}?done={words}" if following else f"/?done={words}{name}", 303)


def again(review: Review) -> Response:
    """Lead back to a card's beginning."""
    return RedirectResponse(f"/cards/{review.id}", 303)


def given_in(text: str) -> tuple[Given, ...]:
    """Return the answers that travelled with a form.

    Raises:
        UsageError: they are not what a page of ours sent.
    """
    try:
        pairs = json.loads(text or "[]")
        return tuple(Given(str(to), str(said)) for to, said in pairs[:MOST_ANSWERS])
    except (ValueError, TypeError) as error:
        raise UsageError("The answers so far were damaged on the way. Open the card again.") from error


def card_page(visit: Visit, db: Database, review: Review, stand: Stand, refusal: str | None = None) -> Response:
    """Return the page of a card with the question that stands."""
    question, progress = stand.question, stand.progress
    waiting = capture.pending_numbers(db)
    duplicate = question.duplicate
    return visit.page(
        "card.html",
        review=review,
        question=question,
        about=question.about.value,
        key=answering.key_of(progress),
        given=json.dumps([[one.to, one.text] for one in stand.given]),
        refusal=refusal or stand.refusal,
        began=bool(stand.given),
        rows=rows_of(review, progress),
        standing=[(LABELS[field], value) for field in Field if (value := shown(progress, field))],
        settled=bool(progress.settled),
        current=shown(progress, question.field) if question.field else None,
        labels=LABELS,
        marked=[
            (choice, pieces(question.candidate, choice.label) if question.candidate else ())
            for choice in question.choices
        ],
        asked=place_of(review, question.candidate),
        asked_back=back_of(review, question.candidate) if question.about is About.WHICH_SIDE else None,
        compared=compared(duplicate.contact.details, progress.details) if duplicate else (),
        relation=relation(duplicate.contact.details, progress.details) if duplicate else "",
        sides=[
            (card_views.frame(side), " ".join(f"{x},{y}" for x, y in side.corners))
            for side in card_views.sides_of(db, review)
        ],
        has_others=bool(progress.sides.neighbours),
        done=SAID.get(visit.query.get("done", ""), ""),
        people=people(db) if question.about is About.SAVE else (),
        warnings=warnings(question.candidate) if question.about in (About.SAVE, About.PICK_ADDRESS) else (),
        number=next((n for n, card in enumerate(waiting, 1) if card == review.id), 1),
        total=len(waiting),
        panel=interviews.get(db, review.interview) if review.interview else None,
        now=visit.site.app.now(),
        no_letters=question.about not in (About.EDIT_FIELD, About.EDIT_VALUE),
    )


def people(db: Database) -> tuple[str, ...]:
    """Return the names of some contacts, to be offered while one is typed."""
    with closing(contacts.each(db)) as every:
        return tuple(dict.fromkeys(contact.details.name for contact in itertools.islice(every, MOST_PEOPLE)))


def warnings(candidate: Candidate | None) -> tuple[str, ...]:
    """Return what the name server said against an address."""
    found = [reason for reason in candidate.evidence if reason in REASONS.values()] if candidate else []
    return tuple(f"{candidate.value}: {reason.text}." for reason in found if candidate)


def rows_of(review: Review, progress: Progress) -> list[Row]:
    """Return everything that was read, each value beside where it was read."""
    rows = []
    for field in Field:
        for place, candidate in enumerate(candidates_of(review.reading, field)):
            settled = field in progress.settled
            blind = field is Field.EMAIL and care_for(candidate) is Care.TYPE and not settled
            value = veiled(candidate) if blind else candidate.value
            rows.append(Row(field, LABELS[field], candidate, place, value, blind, tuple(weightiest(candidate))))
    return rows


def place_of(review: Review, candidate: Candidate | None) -> dict[str, object] | None:
    """Return where the crop of the value in question is, how large, and where its doubtful characters stand."""
    if candidate is None:
        return None
    place = candidates_of(review.reading, candidate.field).index(candidate)
    return crop_shown(f"/cards/{review.id}/{candidate.field.value}/{place}", candidate)


def back_of(review: Review, candidate: Candidate | None) -> dict[str, object] | None:
    """Return where the crop is of what the other side says instead."""
    if candidate is None or review.back is None:
        return None
    other = next(iter(candidates_of(review.back.reading, candidate.field)), None)
    return crop_shown(f"/cards/{review.id}/{candidate.field.value}/back", other) if other else None


def crop_shown(url: str, candidate: Candidate) -> dict[str, object]:
    """Return what the page needs to show a crop."""
    width, height = size_of(candidate)
    border = 2 * capture.CROP_MARGIN * min(width, height)
    return {"url": url, "ratio": round((width + border) / (height + border) * 100), "bands": bands(candidate)}


def compared(old: ContactDetails, new: ContactDetails) -> list[tuple[str, str, str]]:
    """Return contact and card side by side."""
    sides = [(LABELS[field], value_in(old, field) or "", value_in(new, field) or "") for field in SINGLE]
    numbers = ["; ".join(phone.number for phone in details.phones) for details in (old, new)]
    return [side for side in (*sides, (LABELS[Field.PHONE], numbers[0], numbers[1])) if any(side[1:])]
