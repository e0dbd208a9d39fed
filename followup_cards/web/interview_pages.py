"""Interviews: made, their panel, the questions, the drafts, and what was sent."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from followup_cards.errors import UsageError
from followup_cards.followup.deadline import deadline
from followup_cards.followup.questions import NEEDED, OPTIONAL
from followup_cards.followup.questions import answer as answer_to
from followup_cards.followup.scenarios import drafted_otherwise
from followup_cards.model import Interview, Part, Scenario
from followup_cards.service import drafts as service
from followup_cards.service import interviews
from followup_cards.web.visit import Visit
from followup_cards.web.words import in_url

FEELINGS: Final = {
    Scenario.WANT_IT: ("I want the job", "Everyone on the panel gets a message of their own."),
    Scenario.NOT_A_MATCH: ("It is not for me", "HR and the hiring manager get a short, courteous no."),
    Scenario.WENT_BADLY: ("It went badly", "Everyone gets thanks, and hears that you are still interested."),
}


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
        replaced=drafted_otherwise(interview, scenario) if scenario else (),
        words={one.value: words[0] for one, words in FEELINGS.items()},
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
