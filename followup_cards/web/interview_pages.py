"""Interviews: made, their panel, the questions, the drafts, and what was sent."""

from dataclasses import dataclass
from typing import Final

from starlette.responses import RedirectResponse, Response

from followup_cards.errors import UnknownName, UsageError
from followup_cards.followup.deadline import deadline
from followup_cards.followup.questions import NEEDED, OPTIONAL
from followup_cards.followup.questions import answer as answer_to
from followup_cards.model import Draft, DraftSet, Interview, Part, Scenario
from followup_cards.service import deadlines, interviews
from followup_cards.service import drafts as service
from followup_cards.service.drafts import Delivered
from followup_cards.web.visit import Visit
from followup_cards.web.words import in_url

FEELINGS: Final = {
    Scenario.WANT_IT: ("I want the job", "Everyone on the panel gets a message of their own."),
    Scenario.NOT_A_MATCH: ("It is not for me", "HR and the hiring manager get a short, courteous no."),
    Scenario.WENT_BADLY: ("It went badly", "Everyone gets thanks, and hears that you are still interested."),
}
ANSWER: Final = "answer."
TOPIC: Final = "topic."


@dataclass(frozen=True)
class Shown:
    """A draft on the page: whose it is, and the link that opens it where that is short enough."""

    draft: Draft
    contact_id: int
    link: str | None


def overview(visit: Visit) -> Response:
    """Show all interviews, and the form for another."""
    with visit.site.app.database() as db:
        found = interviews.every(db)
        offered = interviews.offered_end(db)
    end = f"{offered.astimezone():%Y-%m-%dT%H:%M}" if offered else ""
    return visit.page("interviews.html", interviews=found, offered=end, now=visit.site.app.now())


def add(visit: Visit) -> Response:
    """Make an interview.

    Raises:
        UsageError: its facts can't be.
    """
    app = visit.site.app
    met = visit.said("met").strip()
    if met and not (met.isascii() and met.isdigit() and int(met) < 1000):
        raise UsageError(f'"{met}" is not a number of people. Give it in digits.')
    ended = interviews.when(visit.said("ended"), None, app.now())
    name, company, role = (visit.said(what).strip() for what in ("name", "company", "role"))
    made = Interview(name, company, role, ended, None, met=int(met) if met else None)
    with app.database() as db:
        interviews.add(db, made)
    return RedirectResponse(f"/interview?name={in_url(made.name)}", 303)


def show(visit: Visit) -> Response:
    """Show one interview: the countdown, the panel, the scenario with its questions."""
    name = visit.query.get("name", "")
    with visit.site.app.database() as db:
        interview = interviews.get(db, name)
        kept = service.kept_answers(db, name)
    scenario = scenario_in(visit.query.get("scenario", ""))
    questions = (*NEEDED[scenario], *OPTIONAL[scenario]) if scenario else ()
    return visit.page(
        "interview.html",
        interview=interview,
        until=deadline(interview.ended_at),
        now=visit.site.app.now(),
        parts=[part.value for part in Part],
        feelings=[(one.value, *words) for one, words in FEELINGS.items()],
        scenario=scenario.value if scenario else "",
        questions=[(one.key, one.text, answer_to(one, kept) or "", one in NEEDED[scenario]) for one in questions]
        if scenario
        else [],
        topics=service.without_topic(interview, kept) if scenario is Scenario.WANT_IT else (),
    )


def scenario_in(text: str) -> Scenario | None:
    """Return a scenario by its name, or None."""
    return Scenario(text) if text in set(Scenario) else None


def required(text: str) -> Scenario:
    """Return a scenario by its name.

    Raises:
        UsageError: there is none of that name.
    """
    found = scenario_in(text)
    if found is None:
        raise UsageError("How do you feel about the job? Choose one of the three on the interview's page.")
    return found


def seat(visit: Visit) -> Response:
    """Say which part a person played, and what was spoken of.

    Raises:
        UsageError: there is no such part.
    """
    name, part = visit.said("name"), visit.said("part")
    if part not in set(Part):
        raise UsageError(f'There is no part "{part}". Choose one from the list.')
    with visit.site.app.database() as db:
        interviews.seat(db, name, visit.said("contact"), Part(part), visit.said("topic"))
    return RedirectResponse(f"/interview?name={in_url(name)}", 303)


def draft(visit: Visit) -> Response:
    """Keep the answers, and note who was drafted for."""
    app = visit.site.app
    name, scenario = visit.said("name"), required(visit.said("scenario"))
    with app.database() as db:
        told = service.answered(service.kept_answers(db, name), said_under(visit, ANSWER))
        told = service.with_topics(told, {who.lower(): said for who, said in said_under(visit, TOPIC).items()})
        service.keep_answers(db, name, told)
        interview = interviews.get(db, name)
        made = service.prepare(interview, scenario, told, app.now())
        service.note_drafted(db, interview, scenario, tuple(Delivered(one) for one in made.drafts))
    return RedirectResponse(f"/interview/drafts?name={in_url(name)}&scenario={scenario.value}", 303)


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
    )


def drafted(visit: Visit) -> tuple[Interview, Scenario, DraftSet]:
    """Return the messages to a panel, from the answers that are kept."""
    app = visit.site.app
    name, scenario = visit.query.get("name", ""), required(visit.query.get("scenario", ""))
    with app.database() as db:
        interview = interviews.get(db, name)
        kept = service.kept_answers(db, name)
    return interview, scenario, service.prepare(interview, scenario, kept, app.now())


def shown(draft: Draft, interview: Interview) -> Shown:
    """Return a draft with what the page needs beside it."""
    from followup_cards.export.mailto import fits, link

    contact_id = next(
        member.contact_id or 0
        for member in interview.panel
        if (member.details.email or "").casefold() == draft.to.casefold()
    )
    return Shown(draft, contact_id, link(draft) if fits(draft) and not draft.blocked else None)


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


def sent(visit: Visit) -> Response:
    """Note that one message was sent."""
    name = visit.said("name")
    with visit.site.app.database() as db:
        deadlines.mark_sent(db, name, (visit.said("contact"),), visit.site.app.now())
    return RedirectResponse(
        f"/interview/drafts?name={in_url(name)}&scenario={in_url(visit.said('scenario'))}&done=sent", 303
    )
