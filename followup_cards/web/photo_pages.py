"""The first page: photograph cards, see them read."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from followup_cards.errors import UnknownName, UsageError
from followup_cards.followup.deadline import hours_left
from followup_cards.model import Interview
from followup_cards.service import capture, interviews
from followup_cards.web.card_pages import SAID
from followup_cards.web.inbox import Job, State
from followup_cards.web.security import LARGEST_BODY
from followup_cards.web.visit import Visit
from followup_cards.web.words import in_url

MOST_SHOWN: Final = 24
"""Cards in the list; the button leads through all of them."""


def home(visit: Visit) -> Response:
    """Show the button, the uploads and the cards that wait."""
    app = visit.site.app
    with app.database() as db:
        waiting = capture.pending(db, MOST_SHOWN)
        count = len(capture.pending_numbers(db))
        known = interviews.every(db)
    chosen = chosen_of(visit, known)
    panel = next((one for one in known if one.name == chosen), None)
    return visit.page(
        "home.html",
        waiting=waiting,
        count=count,
        interviews=known,
        chosen=chosen,
        panel=panel,
        now=app.now(),
        done=SAID.get(visit.query.get("done", ""), ""),
        largest=LARGEST_BODY,
        jobs=jobs_of(visit),
        busy=busy(jobs_of(visit)),
    )


def chosen_of(visit: Visit, known: tuple[Interview, ...]) -> str:
    """Return the interview that photographs are for: the one named, else the latest whose 48 hours still run."""
    named = visit.query.get("interview")
    if named is not None:
        return named if any(one.name == named for one in known) else ""
    return next((one.name for one in known if hours_left(one.ended_at, visit.site.app.now()) > 0), "")


def jobs_of(visit: Visit) -> tuple[Job, ...]:
    """Return this browser's uploads."""
    return visit.site.inbox.jobs_of(visit.session.id)


def busy(jobs: tuple[Job, ...]) -> bool:
    """Say whether some upload is still to be read."""
    return any(job.state in (State.WAITING, State.READING) for job in jobs)


def upload(visit: Visit) -> Response:
    """Take photographs in, in the order in which they came; they are read later."""
    photos = [data for data in visit.files if data]
    if not photos:
        raise UsageError("No photo came with this. Choose one, then send it.")
    interview = visit.said("interview")
    if interview:
        with visit.site.app.database() as db:
            interview = interviews.get(db, interview).name
    for data in photos:
        visit.site.inbox.take(data, visit.session.id, interview or None)
    return RedirectResponse(f"/?interview={in_url(interview)}", 303)


def uploads(visit: Visit) -> Response:
    """Show how far the uploads are, as a piece of the first page."""
    jobs = jobs_of(visit)
    return visit.page("uploads.html", jobs=jobs, busy=busy(jobs))


def one_upload(visit: Visit) -> Response:
    """Lead to the cards of one upload of this browser.

    Raises:
        UnknownName: it is another browser's, or none.
    """
    job = visit.site.inbox.job(visit.path["job"], visit.session.id)
    if job is None:
        raise UnknownName("There is no such upload here. Go back to the beginning.")
    return RedirectResponse(f"/cards/{job.cards[0]}" if job.cards else "/", 303)
