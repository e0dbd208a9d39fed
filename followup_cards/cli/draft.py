"""`draft`: write the follow-up messages of an interview; nothing is sent."""

from pathlib import Path

import click

from followup_cards.bootstrap import App
from followup_cards.cli.jsons import draft_json
from followup_cards.cli.streams import EndOfInput, ask, at_terminal, line_of_json, note, result
from followup_cards.cli.text import harmless, moment, plural
from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.followup.answers import answers_template as answers_template_text
from followup_cards.model import Answers, DraftSet, Interview, Scenario, Severity
from followup_cards.service import drafts as service
from followup_cards.service import interviews
from followup_cards.service.drafts import Delivered

FEELINGS = {
    "1": (Scenario.WANT_IT, "I want the job"),
    "2": (Scenario.NOT_A_MATCH, "it is not for me"),
    "3": (Scenario.WENT_BADLY, "it went badly"),
}


@click.command()
@click.argument("interview", required=False)
@click.option("--scenario", type=click.Choice([scenario.value for scenario in Scenario]), help="How you feel about it.")
@click.option("--contacts", type=click.Path(path_type=Path), metavar="FILE.json", help="A panel exported elsewhere.")
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE.toml", help="What only you can say.")
@click.option("--answers-template", is_flag=True, help="Print a commented answers file to fill in, and stop.")
@click.option("--to", "channel", type=click.Choice(service.CHANNELS), default="eml", help="Where the drafts go.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="The folder for eml files.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each draft, on one line.")
@click.pass_obj
def draft(
    app: App,
    *,
    interview: str | None,
    scenario: str | None,
    contacts: Path | None,
    answers: Path | None,
    answers_template: bool,
    channel: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """Write one message to each person on an interview's panel; nothing is sent.

    The messages become files that your mail program opens as unsent drafts (--to eml), links that open in it
    (--to mailto), or text (--to stdout). Only confirmed addresses are written to.
    """
    if answers_template:
        result(answers_template_text().rstrip())
        return
    if (interview is None) == (contacts is None):
        raise UsageError("Say whom to write to: the name of an interview, or --contacts FILE.json (one of the two).")
    chosen = Scenario(scenario) if scenario else asked_scenario()
    given = service.answers_in(answers) if answers else Answers()
    if contacts:
        panel, told = service.panel_in(contacts), given
        told = with_answers_asked(panel, chosen, told)
    else:
        panel, told = from_store(app, interview or "", chosen, given)
    drafts = service.prepare(panel, chosen, told, app.now())
    folder = out or service.folder_for(app.settings.home, panel.name)
    delivered = service.deliver(drafts, channel, folder)
    if interview:
        with app.database() as db:
            service.note_drafted(db, panel, chosen, delivered)
    show(drafts, delivered, panel, as_json=as_json)
    close(drafts, panel)


def from_store(app: App, name: str, scenario: Scenario, given: Answers) -> tuple[Interview, Answers]:
    """Return an interview with the answers given for it, now or before; new ones are kept with it."""
    with app.database() as db:
        panel = interviews.get(db, name)
        kept = service.kept_answers(db, name)
        told = with_answers_asked(panel, scenario, service.overlaid(kept, given))
        if told != kept:
            service.keep_answers(db, name, told)
    return panel, told


def asked_scenario() -> Scenario:
    """Ask how the candidate feels about the job.

    Raises:
        UsageError: there is nobody to ask.
    """
    missing = UsageError("How do you feel about the job? Give --scenario want-it, not-a-match or went-badly.")
    if not at_terminal():
        raise missing
    for key, (scenario, words) in FEELINGS.items():
        note(f"  {key}  {words} ({scenario})")
    try:
        said = ask("How do you feel about it? > ")
    except EndOfInput:
        raise missing from None
    if said in FEELINGS:
        return FEELINGS[said][0]
    if said in set(Scenario):
        return Scenario(said)
    raise missing


def with_answers_asked(panel: Interview, scenario: Scenario, answers: Answers) -> Answers:
    """Return the answers, after asking a person for what is missing; a script gives a file instead."""
    if not at_terminal():
        return answers
    try:
        said = {question.key: ask(f"{question.text} > ") for question in service.open_questions(scenario, answers)}
        answers = service.answered(answers, said)
        if scenario is Scenario.WANT_IT:
            answers = with_topics_asked(panel, answers)
    except EndOfInput:
        note("No more answers.")
    return answers


def with_topics_asked(panel: Interview, answers: Answers) -> Answers:
    """Ask what was spoken of with each person; Enter leaves it out."""
    topics = {
        (member.details.email or "").lower(): said
        for member in service.without_topic(panel, answers)
        if (said := ask(f"Something that you and {harmless(member.details.name)} spoke of (Enter for nothing)? > "))
    }
    return service.with_topics(answers, topics)


def show(drafts: DraftSet, delivered: tuple[Delivered, ...], panel: Interview, *, as_json: bool) -> None:
    """Print what was drafted, where it went, and who gets nothing."""
    for one in delivered:
        if as_json:
            line_of_json(draft_json(one.draft, file=str(one.file) if one.file else None, link=one.link))
        else:
            show_draft(one, panel)
    for withheld in drafts.withheld:
        if as_json:
            line_of_json({"withheld": withheld.who, "reason": withheld.reason})
        else:
            result(f"No message for {harmless(withheld.who)}: {harmless(withheld.reason)}")


def show_draft(one: Delivered, panel: Interview) -> None:
    """Print one draft: where it went, or its text; what a lint found goes beside it."""
    draft = one.draft
    by = moment(draft.deadline, panel.zone)
    if one.file or one.link:
        result(f"{harmless(draft.name)} <{harmless(draft.to)}>, send by {by}\n  {one.file or one.link}")
    elif draft.blocked:
        result(f"{harmless(draft.name)} <{harmless(draft.to)}>: held back, because a check found a fault.")
    else:
        head = f"To: {harmless(draft.name)} <{harmless(draft.to)}>\nSubject: {harmless(draft.subject)}"
        result(f"{head}\n\n{text(draft.body)}")
    for lint in draft.lints:
        kind = "fault" if lint.severity is Severity.BLOCK else "note"
        note(f"  {kind}: {harmless(lint.message)}")


def text(body: str) -> str:
    """Return a message's text for a terminal, its lines kept."""
    return "\n".join(harmless(line) for line in body.splitlines()) + "\n"


def close(drafts: DraftSet, panel: Interview) -> None:
    """Fail when something still needs the person.

    Raises:
        NeedsConfirmation: an address on the panel is not confirmed, or a check held a draft back.
    """
    blocked = [draft for draft in drafts.drafts if draft.blocked]
    if blocked:
        raise NeedsConfirmation(
            f"{plural(len(blocked), 'draft was', 'drafts were')} held back by the checks above."
            " Correct what they name, then draft again."
        )
    if service.unconfirmed(panel, drafts):
        raise NeedsConfirmation(
            "An address on the panel is not confirmed, so nobody is written to there."
            " Confirm it with `followup-cards review` or `followup-cards contacts edit`, then draft again."
        )
