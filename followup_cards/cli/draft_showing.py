"""What `draft` prints: each draft and where it went, who gets nothing, and what still needs the person."""

from collections.abc import Iterable

from followup_cards.cli.jsons import draft_json
from followup_cards.cli.streams import line_of_json, note, result
from followup_cards.cli.text import harmless, moment, plural
from followup_cards.errors import NeedsConfirmation
from followup_cards.model import DraftSet, Interview, Lint, Severity
from followup_cards.service import drafts as service
from followup_cards.service.drafts import Delivered


def show(drafts: DraftSet, delivered: tuple[Delivered, ...], panel: Interview, *, as_json: bool) -> None:
    """Print what was drafted, where it went, and who gets nothing."""
    shared = lints_of_all(drafts)
    for one in delivered:
        if as_json:
            file = str(one.file) if one.file else None
            line_of_json(draft_json(one.draft, file=file, link=one.link, mailbox=one.mailbox))
        else:
            show_draft(one, panel, shared)
    if not as_json and drafts.drafts:
        show_lints(lint for lint in drafts.drafts[0].lints if lint in shared)
    for withheld in drafts.withheld:
        if as_json:
            line_of_json({"withheld": withheld.who, "reason": withheld.reason})
        else:
            result(f"No message for {harmless(withheld.who)}: {harmless(withheld.reason)}")
    pages = {one.file.parent / service.OVERVIEW for one in delivered if one.file}
    for page in pages:
        note(f"All of them on one page: {harmless(str(page))}")


def lints_of_all(drafts: DraftSet) -> frozenset[Lint]:
    """Return what was found in every one of several drafts, to be said once (that time is up, for example)."""
    found = [frozenset(draft.lints) for draft in drafts.drafts]
    return frozenset.intersection(*found) if len(found) > 1 else frozenset()


def show_draft(one: Delivered, panel: Interview, shared: frozenset[Lint]) -> None:
    """Print one draft: where it went, or its text; what a lint found in it alone goes beside it."""
    draft = one.draft
    by = moment(draft.deadline, panel.zone)
    if one.file or one.link:
        result(f"{harmless(draft.name)} <{harmless(draft.to)}>, send by {by}\n  {one.file or one.link}")
        if one.before:
            note(f"  what stood there before is kept: {harmless(str(one.before))}")
    elif one.mailbox:
        result(f"{harmless(draft.name)} <{harmless(draft.to)}>, send by {by}\n  in the mailbox's drafts: {one.mailbox}")
    elif draft.blocked:
        result(f"{harmless(draft.name)} <{harmless(draft.to)}>: held back, because a check found a fault.")
    else:
        head = f"To: {harmless(draft.name)} <{harmless(draft.to)}>\nSubject: {harmless(draft.subject)}"
        result(f"{head}\n\n{text(draft.body)}")
    show_lints(lint for lint in draft.lints if lint not in shared)


def show_lints(lints: Iterable[Lint]) -> None:
    """Say what lints found: what blocks a draft, and what is only to be known."""
    for lint in lints:
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
