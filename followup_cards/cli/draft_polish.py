"""What may change a draft before it is kept: a writing help that was asked for, and the person in an editor."""

from dataclasses import replace

import click

from followup_cards import passwords
from followup_cards.assist.endpoint import Endpoint, endpoint
from followup_cards.cli.draft_options import AssistOptions
from followup_cards.cli.streams import EndOfInput, ask, note
from followup_cards.cli.text import harmless
from followup_cards.errors import BadAnswers
from followup_cards.followup.editing import as_text
from followup_cards.model import Draft, DraftSet
from followup_cards.service import assist as service
from followup_cards.service.assist import Occasion


def help_of(options: AssistOptions, url: str) -> Endpoint:
    """Return the writing help that the options name, before anything is composed.

    Raises:
        UsageError: it may not be used.
    """
    place = endpoint(url, options.allow_remote, patience=options.assist_timeout)
    key = passwords.from_command(options.assist_key_command) if options.assist_key_command else None
    return replace(place, key=key)


def polished(drafts: DraftSet, occasion: Occasion, to: Endpoint, model: str) -> DraftSet:
    """Return the drafts after the help, each asked about with exactly what would be sent."""
    done: list[Draft] = []
    for draft in drafts.drafts:
        request = service.request_for(draft, occasion, model)
        if not agreed(request, to, draft):
            note(f"Nothing was sent; the draft to {harmless(draft.name)} is the template's.")
            done.append(draft)
            continue
        helped = service.helped(draft, request, to, occasion, tuple(done))
        if helped.kept_because:
            note(f"{harmless(helped.kept_because)} The draft to {harmless(draft.name)} is the template's.")
        done.append(helped.draft)
    return replace(drafts, drafts=tuple(done))


def agreed(request: bytes, to: Endpoint, draft: Draft) -> bool:
    """Show what would be sent, whole, and ask; Enter, and the end of input, mean no."""
    note(f"To {harmless(to.url)}, about the draft to {harmless(draft.name)}:")
    note("\n".join(harmless(line) for line in request.decode("utf-8").splitlines()))
    try:
        return ask("Send this? [y/N] > ").casefold() in ("y", "yes")
    except EndOfInput:
        return False


def edited(drafts: DraftSet, occasion: Occasion) -> DraftSet:
    """Return the drafts as the person left them in their editor, each checked again."""
    done: list[Draft] = []
    for draft in drafts.drafts:
        done.append(edited_once(draft, occasion, tuple(done)))
    return replace(drafts, drafts=tuple(done))


def edited_once(draft: Draft, occasion: Occasion, others: tuple[Draft, ...]) -> Draft:
    """Open one draft in the editor until what comes back is a draft; closing without saving leaves it as it is."""
    text = as_text(draft)
    while True:
        said = click.edit(text, extension=".txt", require_save=True) or text  # None: closed without saving
        if said == as_text(draft):
            return draft
        try:
            return service.rewritten(draft, said, occasion, others)
        except BadAnswers as error:
            note(harmless(str(error)))
            text = said
        try:
            again = ask("Enter to edit again, k to keep the draft as it was > ")
        except EndOfInput:
            return draft
        if again.casefold() == "k":
            return draft
