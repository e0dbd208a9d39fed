"""Lints about whom a draft goes to, when, and how it names people and company."""

import re
from collections.abc import Iterator
from datetime import UTC
from difflib import SequenceMatcher
from typing import Final
from zoneinfo import ZoneInfo

from followup_cards.followup.checked import Checked, blanked, names
from followup_cards.followup.deadline import hours_left
from followup_cards.followup.greeting import full_name
from followup_cards.followup.scenarios import RULES
from followup_cards.followup.similarity import flat
from followup_cards.followup.topics import spoken_with
from followup_cards.followup.wording import topic
from followup_cards.model import Lint, PanelMember, Severity

_ALIKE: Final = 0.8
"""From this ratio on, a group of words is taken for a misspelling of the company; chosen by hand on 40 examples."""

_TITLE: Final = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Sir|Madam|Herrn?|Frau)\b", re.IGNORECASE)  # "Dear Mr Osei"
_HIDDEN: Final = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")  # bidirectional overrides, tags
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def block(code: str, message: str) -> Lint:
    """Return a fault that stops the draft."""
    return Lint(code, Severity.BLOCK, message)


def warn(code: str, message: str) -> Lint:
    """Return a fault that the person should know of."""
    return Lint(code, Severity.WARN, message)


def recipient(checked: Checked) -> Iterator[Lint]:
    """Find a recipient who is not on the panel, has no confirmed address, or may not receive this."""
    member, draft = checked.member, checked.draft
    if member is None:
        yield block("not-on-panel", f'{draft.to or draft.name} is not on the panel of "{checked.interview.name}".')
        return
    if member.details.email_confirmed_at is None:
        yield block("address-not-confirmed", f"The address {draft.to} is not confirmed. Confirm it with `review`.")
    if member.part not in RULES[checked.scenario].to:
        yield block("wrong-recipient", f"{checked.scenario} is not written to someone whose part is {member.part}.")
    if member.sent_at:
        yield warn("sent-already", f"A message to {draft.name} was sent on {member.sent_at.date().isoformat()}.")


def header(checked: Checked) -> Iterator[Lint]:
    """Find what no header may hold: line breaks and other control characters, or no subject at all."""
    draft = checked.draft
    for part, text in (("address", draft.to), ("name", draft.name), ("subject", draft.subject)):
        if _CONTROL.search(text):
            yield block("control-character", f"The {part} holds a line break or a control character. Correct it.")
    if not draft.subject.strip():
        yield block("no-subject", "The subject is empty. Say in a few words what the message is.")
    if _HIDDEN.search(f"{draft.name}{draft.subject}{draft.body}"):
        yield block("hidden-character", "The text holds invisible characters that can reverse it. Type it again.")


def time(checked: Checked) -> Iterator[Lint]:
    """Find a deadline that has passed."""
    left = hours_left(checked.interview.ended_at, checked.now)
    if left < 0:
        zone = checked.interview.zone
        ended = checked.draft.deadline.astimezone(ZoneInfo(zone) if zone else UTC)
        yield warn(
            "deadline-passed",
            f"The 48 hours ended on {ended:%Y-%m-%d at %H:%M} {zone or 'UTC'}, {_ago(-left)} ago. It is drafted all the"
            " same; send it as soon as you can.",
        )


def greeting(checked: Checked) -> Iterator[Lint]:
    """Find a greeting that does not name this person, names another, or guesses a title."""
    member, salutation = checked.member, checked.salutation
    if member is None:
        return
    if not any(_stands_in(name, salutation) for name in names(member.details)):
        yield block("wrong-name", f'The greeting "{salutation}" does not name {full_name(member.details)}.')
    mine = names(member.details)
    for other in checked.colleagues:
        if any(_stands_in(name, blanked(salutation, mine)) for name in names(other.details)):
            yield block("wrong-name", f"The greeting names {full_name(other.details)}, who is another person.")
    title = _TITLE.search(salutation)
    if title and not _stands_in(title.group(0), member.details.name):
        yield warn("guessed-title", f'"{title.group(0)}" is not part of the confirmed name. Leave it out if unsure.')


def other_people(checked: Checked) -> Iterator[Lint]:
    """Find another panel member's name, outside what the candidate said about this person."""
    if checked.member is None:
        return
    text = blanked(checked.frame.removeprefix(checked.salutation), _own_names(checked, checked.member))
    for other in checked.colleagues:
        found = next((name for name in names(other.details) if _named_inside(name, text)), None)
        if found:
            yield warn("other-name", f'"{found}" is named, who is another person on the panel. Is that meant?')


def other_topics(checked: Checked) -> Iterator[Lint]:
    """Find what the candidate spoke of with someone else."""
    for other in checked.colleagues:
        theirs = spoken_with(other, checked.answers)
        phrase = (topic(theirs).phrase or flat(theirs)) if theirs else ""
        shared = checked.topic and phrase.casefold() in flat(checked.topic).casefold()
        if phrase and not shared and _mostly_in(phrase, checked.frame):
            yield block("other-topic", f'"{phrase}" was spoken of with {full_name(other.details)}, not here.')


def company(checked: Checked) -> Iterator[Lint]:
    """Find a company that is not the confirmed one, or not as confirmed."""
    confirmed = flat(checked.interview.company)
    text = f"{flat(checked.draft.subject)} · {checked.body}"
    if confirmed not in checked.body:
        yield block("wrong-company", f'The message does not name the company as confirmed: "{confirmed}".')
    near = _misspelled(confirmed, text.replace(confirmed, "·"))
    if near:
        yield block("misspelled-company", f'"{near}" looks like "{confirmed}", misspelled.')
    for other in checked.other_companies:
        if flat(other) not in confirmed and _stands_in(flat(other), text.replace(confirmed, "·")):
            yield block("wrong-company", f'"{flat(other)}" is named, which is another company.')


def role(checked: Checked) -> Iterator[Lint]:
    """Find a message that does not name the role as confirmed."""
    confirmed = flat(checked.interview.role)
    if confirmed not in checked.body and confirmed not in flat(checked.draft.subject):
        yield warn("wrong-role", f'The message does not name the role as confirmed: "{confirmed}".')


def signature(checked: Checked) -> Iterator[Lint]:
    """Find a message that the candidate has not signed."""
    end = [line for line in checked.draft.body.splitlines() if line.strip()][-5:]
    if flat(checked.draft.sender.name) not in flat(" ".join(end)):
        yield block("not-signed", f"The message is not signed with your name, {flat(checked.draft.sender.name)}.")


CHECKS: Final = (recipient, header, time, greeting, other_people, other_topics, company, role, signature)


def _ago(hours: float) -> str:
    if hours < 1:
        return "less than an hour"
    if hours < 48:
        return "an hour" if int(hours) == 1 else f"{int(hours)} hours"
    return f"{int(hours // 24)} days"


def _stands_in(word: str, text: str) -> bool:
    """Tell whether a name stands in a text as whole words; scripts without spaces have no word ends."""
    return bool(re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text, re.IGNORECASE)) if word else False


def _own_names(checked: Checked, member: PanelMember) -> list[str]:
    interview = checked.interview
    return [*names(member.details), interview.company, interview.role, checked.draft.sender.name]


def _named_inside(name: str, text: str) -> bool:
    """Tell whether a name is used in a text: one short word that begins a sentence ("May I", "Will") may be none."""
    pattern = rf"(?<![^\W_]){re.escape(name)}(?![^\W_])"
    if " " in name:
        return bool(re.search(pattern, text))
    return len(name) > 2 and any(_inside_sentence(text, hit.start()) for hit in re.finditer(pattern, text))


def _inside_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return bool(before) and before[-1] not in ".!?:·"


def _mostly_in(phrase: str, text: str) -> bool:
    """Tell whether most of a phrase stands in a text in one piece."""
    one, two = phrase.casefold(), text.casefold()
    if one in two:
        return True
    match = SequenceMatcher(None, one, two, autojunk=False).find_longest_match()
    return match.size >= max(12, 0.7 * len(one))


def _misspelled(confirmed: str, text: str) -> str | None:
    """Return a group of words that is nearly, but not quite, the company's name."""
    size = len(confirmed.split())
    if len(confirmed) < 4:
        return None
    spoken = [word.strip(".,;:()\"'’“”").removesuffix("'s").removesuffix("’s") for word in text.split()]
    groups = (" ".join(spoken[start : start + size]) for start in range(len(spoken) - size + 1))
    return next((group for group in groups if _nearly(group, confirmed)), None)


def _nearly(group: str, confirmed: str) -> bool:
    if group == confirmed or not group[:1].isupper():
        return False
    compared = SequenceMatcher(None, group.casefold(), confirmed.casefold(), autojunk=False)
    return compared.quick_ratio() >= _ALIKE and compared.ratio() >= _ALIKE
