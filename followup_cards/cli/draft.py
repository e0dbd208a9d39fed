"""`draft`: write the follow-up messages of an interview; nothing is sent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from followup_cards.bootstrap import App
from followup_cards.cli.draft_asking import asked_scenario, sure_of_change, with_answers_asked, with_part_asked
from followup_cards.cli.draft_options import AssistOptions, MailboxOptions, assist_options, mailbox_options
from followup_cards.cli.draft_showing import close, show
from followup_cards.cli.streams import result
from followup_cards.errors import UsageError
from followup_cards.followup.answers import answers_template as answers_template_text
from followup_cards.model import Answers, DraftSet, Interview, PanelMember, Scenario
from followup_cards.service import drafts as service
from followup_cards.service import interviews
from followup_cards.service.drafts import Delivered, Style

if TYPE_CHECKING:
    from followup_cards.service.assist import Occasion


@click.command()
@click.argument("interview", required=False)
@click.option("--scenario", type=click.Choice([scenario.value for scenario in Scenario]), help="How you feel about it.")
@click.option("--change-scenario", is_flag=True, help="Replace drafts of another scenario without asking.")
@click.option("--contacts", type=click.Path(path_type=Path), metavar="FILE.json", help="A panel exported elsewhere.")
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE.toml", help="What only you can say.")
@click.option("--answers-template", is_flag=True, help="Print a commented answers file to fill in, and stop.")
@click.option("--language", metavar="CODE", help="The language of the messages: en or de.")
@click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A folder with templates of your own.",
)
@click.option("--edit", is_flag=True, help="Open each draft in your editor before it is kept.")
@click.option("--to", "channel", type=click.Choice(service.CHANNELS), default="eml", help="Where the drafts go.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="The folder for eml files.")
@mailbox_options
@assist_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each draft, on one line.")
@click.pass_obj
def draft(
    app: App,
    *,
    interview: str | None,
    scenario: str | None,
    change_scenario: bool,
    contacts: Path | None,
    answers: Path | None,
    answers_template: bool,
    language: str | None,
    templates: Path | None,
    edit: bool,
    channel: str,
    out: Path | None,
    mailbox: MailboxOptions,
    assist: AssistOptions,
    as_json: bool,
) -> None:
    """Write one message to each person on an interview's panel; nothing is sent.

    The messages become files that your mail program opens as unsent drafts (--to eml), drafts in your mailbox
    (--to mailbox), links that a mail program opens (--to mailto), or text (--to stdout). Only confirmed addresses are
    written to.
    """
    if answers_template:
        result(answers_template_text().rstrip())
        return
    if (interview is None) == (contacts is None):
        raise UsageError("Say whom to write to: the name of an interview, or --contacts FILE.json (one of the two).")
    way = way_to(app, channel, mailbox)
    helper = assist_of(assist)
    chosen = Scenario(scenario) if scenario else asked_scenario()
    given = service.answers_in(answers) if answers else Answers()
    said = replace(given, language=language) if language else given
    if contacts:
        panel = service.panel_in(contacts)
        task = Task(panel, chosen, with_answers_asked(panel, chosen, said))
    else:
        task = from_store(app, interview or "", chosen, said, agreed=change_scenario)
    drafts = service.prepare(task.panel, chosen, task.answers, app.now(), Style(templates, task.other_companies))
    drafts = changed(drafts, task, app, helper, edit=edit)
    folder = out or service.folder_for(app.settings.home, task.panel.name)
    delivered = way(drafts, task) if way else service.deliver(drafts, channel, folder, task.panel)
    if interview:
        keep_track(app, task, folder, delivered)
    show(drafts, delivered, task.panel, as_json=as_json)
    close(drafts, task.panel)


@dataclass(frozen=True)
class Task:
    """What is to be drafted, for whom, in whose words, and whose drafts of another scenario it replaces."""

    panel: Interview
    scenario: Scenario
    answers: Answers
    other_companies: tuple[str, ...] = ()
    replaced: tuple[PanelMember, ...] = ()


Way = Callable[[DraftSet, Task], tuple[Delivered, ...]]
Help = Callable[[DraftSet, "Occasion"], DraftSet]


def way_to(app: App, channel: str, options: MailboxOptions) -> Way | None:
    """Return what puts drafts into a mailbox, once it has let us in; None for the ways that need no server."""
    if channel != "mailbox":
        return None
    from followup_cards.cli.draft_mailbox import put, way_in

    into = way_in(app, options)
    return lambda drafts, task: put(app, into, drafts, task.panel, task.scenario, replace=options.replace)


def assist_of(options: AssistOptions) -> Help | None:
    """Return what polishes drafts, if that was asked for."""
    if options.assist is None:
        return None
    from followup_cards.cli.draft_polish import help_of, polished

    to = help_of(options, options.assist)
    return lambda drafts, occasion: polished(drafts, occasion, to, options.assist_model)


def from_store(app: App, name: str, scenario: Scenario, given: Answers, *, agreed: bool) -> Task:
    """Return what is to be drafted for an interview; answers, given now or before, are kept with it."""
    with app.database() as db:
        panel = interviews.get(db, name)
    replaced = sure_of_change(panel, scenario, agreed=agreed)
    panel = with_part_asked(app, panel, scenario)
    with app.database() as db:
        kept = service.kept_answers(db, name)
        told = with_answers_asked(panel, scenario, service.overlaid(kept, given))
        if told != kept:
            service.keep_answers(db, name, told)
        return Task(panel, scenario, told, service.other_companies(db, panel), replaced)


def changed(drafts: DraftSet, task: Task, app: App, helper: Help | None, *, edit: bool) -> DraftSet:
    """Return the drafts after the writing help and the person's editor, where asked for."""
    if helper is None and not edit:
        return drafts
    from followup_cards.cli.draft_polish import edited
    from followup_cards.service.assist import Occasion

    occasion = Occasion(task.panel, task.scenario, task.answers, app.now(), task.answers.language)
    helped = helper(drafts, occasion) if helper else drafts
    return edited(helped, occasion) if edit else helped


def keep_track(app: App, task: Task, folder: Path, delivered: tuple[Delivered, ...]) -> None:
    """Note who was drafted for, and let no draft of another scenario lie about."""
    service.remove_files(folder, task.replaced, delivered)
    with app.database() as db:
        service.note_drafted(db, task.panel, task.scenario, delivered)
