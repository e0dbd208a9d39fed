"""What `draft` asks a person at a terminal: how they feel, what only they can say, who is HR, whether they are sure."""

from followup_cards.bootstrap import App
from followup_cards.cli.streams import EndOfInput, ask, at_terminal, note
from followup_cards.cli.text import harmless, plural
from followup_cards.errors import NeedsConfirmation, UsageError
from followup_cards.followup.scenarios import check_none_sent_otherwise, drafted_otherwise
from followup_cards.model import Answers, Interview, PanelMember, Scenario
from followup_cards.service import drafts as service
from followup_cards.service import interviews

FEELINGS = {
    "1": (Scenario.WANT_IT, "I want the job"),
    "2": (Scenario.NOT_A_MATCH, "it is not for me"),
    "3": (Scenario.WENT_BADLY, "it went badly"),
}


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
        for question in service.open_questions(scenario, answers):
            answers = service.answered(answers, {question.key: ask(f"{question.text} > ")})
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


def with_part_asked(app: App, panel: Interview, scenario: Scenario) -> Interview:
    """Return the panel, after asking who played the part that the scenario can't do without; nobody is guessed."""
    needed = service.lacks(panel, scenario)
    if needed is None or not panel.panel or not at_terminal():
        return panel
    for number, member in enumerate(panel.panel, 1):
        note(f"  {number}  {harmless(member.details.name)} ({member.part})")
    try:
        said = ask(f"{scenario} goes to {needed.upper()} first. Who of them is that (Enter for nobody)? > ")
    except EndOfInput:
        return panel
    if not (said.isascii() and said.isdigit() and 0 < int(said) <= len(panel.panel)):
        return panel
    chosen = panel.panel[int(said) - 1]
    with app.database() as db:
        return interviews.seat(db, panel.name, str(chosen.contact_id), needed, None)


def sure_of_change(panel: Interview, scenario: Scenario, *, agreed: bool) -> tuple[PanelMember, ...]:
    """Return those whose drafts of another scenario are to be replaced, after asking whether they are.

    Raises:
        NeedsConfirmation: there are such drafts, and nobody said that they are to be replaced.
        UsageError: one of them has been sent.
    """
    check_none_sent_otherwise(panel, scenario)
    replaced = drafted_otherwise(panel, scenario)
    if not replaced or agreed:
        return replaced
    before = ", ".join(sorted({str(member.drafted_as) for member in replaced}))
    drafts = plural(len(replaced), "draft")
    if at_terminal():
        try:
            said = ask(f"There are drafts for this interview already ({before}). Replace {drafts}? [y/N] > ")
        except EndOfInput:
            said = ""
        if said.casefold() in ("y", "yes"):
            return replaced
    raise NeedsConfirmation(
        f'{drafts} for "{panel.name}" {"was" if len(replaced) == 1 else "were"} made as {before}; nothing was changed.'
        f" To replace them with {scenario}, add --change-scenario."
    )
