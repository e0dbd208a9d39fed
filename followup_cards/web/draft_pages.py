"""The messages of an interview: drafted, shown with their faults, handed over, marked as sent."""

from dataclasses import dataclass, replace
from typing import Final

from starlette.responses import RedirectResponse, Response

from followup_cards.errors import NeedsConfirmation, UnknownName, UsageError
from followup_cards.followup.deadline import deadline
from followup_cards.followup.scenarios import check_none_sent_otherwise, drafted_otherwise
from followup_cards.model import Draft, DraftSet, Interview, Scenario
from followup_cards.service import deadlines, interviews
from followup_cards.service import drafts as service
from followup_cards.service import mailbox as mailboxes
from followup_cards.service.drafts import Delivered, Style
from followup_cards.web.interview_pages import FEELINGS, required
from followup_cards.web.visit import Visit
from followup_cards.web.words import in_url

ANSWER: Final = "answer."
TOPIC: Final = "topic."


@dataclass(frozen=True)
class Shown:
    """A draft on the page: whose it is, whether it went out, and the link that opens it where that is short enough."""

    draft: Draft
    contact_id: int
    link: str | None
    sent: bool


def draft(visit: Visit) -> Response:
    """Keep the answers, and note who was drafted for.

    Raises:
        UsageError: a message of another scenario went out already.
        NeedsConfirmation: there are drafts of another scenario, and nobody said that they are to be replaced.
    """
    app = visit.site.app
    name, scenario = visit.said("name"), required(visit.said("scenario"))
    with app.database() as db:
        check_change(interviews.get(db, name), scenario, agreed=visit.said("change") == "yes")
        told = service.answered(service.kept_answers(db, name), said_under(visit, ANSWER))
        told = service.with_topics(told, {who.lower(): said for who, said in said_under(visit, TOPIC).items()})
        service.keep_answers(db, name, told)
        interview = interviews.get(db, name)
        style = Style(other_companies=service.other_companies(db, interview))
        made = service.prepare(interview, scenario, told, app.now(), style)
        service.note_drafted(db, interview, scenario, tuple(Delivered(one) for one in made.drafts))
    return RedirectResponse(f"/interview/drafts?name={in_url(name)}&scenario={scenario.value}", 303)


def check_change(interview: Interview, scenario: Scenario, *, agreed: bool) -> None:
    """Refuse a change of scenario that contradicts what was sent, or that nobody agreed to."""
    check_none_sent_otherwise(interview, scenario)
    if drafted_otherwise(interview, scenario) and not agreed:
        raise NeedsConfirmation(
            f'There are drafts for "{interview.name}" that say something else. Go back, and say that they are to be'
            " replaced."
        )


def said_under(visit: Visit, prefix: str) -> dict[str, str]:
    """Return what was said in the fields whose names begin alike, without those that were left empty."""
    fields = {name.removeprefix(prefix): visit.said(name).strip() for name in visit.form if name.startswith(prefix)}
    return {name: said for name, said in fields.items() if said}


def drafts(visit: Visit) -> Response:
    """Show every draft with its lints, and who gets none."""
    interview, scenario, made = drafted(visit)
    return visit.page(
        "drafts.html",
        interview=interview,
        scenario=scenario.value,
        feeling=FEELINGS[scenario][0],
        drafts=[shown(one, interview) for one in made.drafts],
        withheld=made.withheld,
        until=deadline(interview.ended_at),
        now=visit.site.app.now(),
        done=visit.query.get("done", ""),
        mailbox=visit.site.mailbox.name if visit.site.mailbox else None,
    )


def drafted(visit: Visit) -> tuple[Interview, Scenario, DraftSet]:
    """Return the messages to a panel, from the answers that are kept."""
    app = visit.site.app
    name, scenario = visit.query.get("name", ""), required(visit.query.get("scenario", ""))
    with app.database() as db:
        interview = interviews.get(db, name)
        kept = service.kept_answers(db, name)
        style = Style(other_companies=service.other_companies(db, interview))
    return interview, scenario, service.prepare(interview, scenario, kept, app.now(), style)


def shown(draft: Draft, interview: Interview) -> Shown:
    """Return a draft with what the page needs beside it."""
    from followup_cards.export.mailto import fits, link

    member = next(one for one in interview.panel if (one.details.email or "").casefold() == draft.to.casefold())
    opens = link(draft) if fits(draft) and not draft.blocked else None
    return Shown(draft, member.contact_id or 0, opens, member.sent_at is not None)


def eml(visit: Visit) -> Response:
    """Hand over one draft as a file.

    Raises:
        UnknownName: nobody of that number gets one.
    """
    from followup_cards.export import eml as writer

    interview, _, made = drafted(visit)
    for one in (shown(one, interview) for one in made.drafts):
        if str(one.contact_id) == visit.query.get("to") and not one.draft.blocked:
            name = in_url(writer.file_name(one.draft))
            headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
            return Response(writer.to_bytes(one.draft), media_type="message/rfc822", headers=headers)
    raise UnknownName("There is no such draft. Go back to the interview.")


def into_mailbox(visit: Visit) -> Response:
    """Put every draft that no lint blocks into the mailbox's drafts; doing it again changes nothing.

    Raises:
        UsageError: no mailbox was set up, or nothing knows its password.
        DestinationFailure: the server can't be reached or refuses.
    """
    app, mailbox = visit.site.app, visit.site.mailbox
    if mailbox is None:
        raise UsageError("No mailbox was set up. Start `serve` with --mailbox and --mail-user.")
    asked = replace(visit, query={"name": visit.said("name"), "scenario": visit.said("scenario")})
    interview, scenario, made = drafted(asked)
    sound = tuple(one for one in made.drafts if not one.blocked)
    mailboxes.put(mailbox.opened(), sound, interview, scenario, app.now())
    with app.database() as db:
        service.note_drafted(db, interview, scenario, tuple(Delivered(one) for one in made.drafts))
    return to_drafts(visit, "mailbox")


def to_drafts(visit: Visit, done: str) -> Response:
    """Lead back to the drafts, saying what was done."""
    name, scenario = in_url(visit.said("name")), in_url(visit.said("scenario"))
    return RedirectResponse(f"/interview/drafts?name={name}&scenario={scenario}&done={done}", 303)


def sent(visit: Visit) -> Response:
    """Note that one message was sent."""
    name = visit.said("name")
    with visit.site.app.database() as db:
        deadlines.mark_sent(db, name, (visit.said("contact"),), visit.site.app.now())
    return to_drafts(visit, "sent")
