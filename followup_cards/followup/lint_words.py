"""Lints about what a draft says: its points, its length, its tone, and whether the panel's messages are alike."""

import re
from collections.abc import Iterator
from typing import Final

from followup_cards.followup import forbidden
from followup_cards.followup.checked import Checked
from followup_cards.followup.forbidden import NEVER_SAID, SAID, Wording, first_match
from followup_cards.followup.lint_recipient import block, warn
from followup_cards.followup.questions import BRING, FIT, VALUE, answer
from followup_cards.followup.scenarios import RULES
from followup_cards.followup.similarity import flat, too_alike
from followup_cards.followup.wording import topic, words
from followup_cards.model import Lint, Scenario


def placeholder(checked: Checked) -> Iterator[Lint]:
    """Find a place that nobody has filled in."""
    for where, text in (("subject", flat(checked.draft.subject)), ("message", checked.body)):
        found = forbidden.placeholder(text)
        if found:
            yield block("placeholder", f'The {where} still holds "{found}". Fill it in, or take it out.')


def never_said(checked: Checked) -> Iterator[Lint]:
    """Find what the scenario never says."""
    for wording in NEVER_SAID[checked.scenario]:
        found = first_match(checked.language, wording, checked.wording)
        if found:
            yield block(wording.key, f'"{found}" reads as {wording}, which {checked.scenario} never says.')


def tone(checked: Checked) -> Iterator[Lint]:
    """Find exclamation marks and pressure."""
    if "!" in checked.wording or "！" in checked.wording:
        yield warn("exclamation-mark", "There is an exclamation mark. A full stop reads calmer.")
    found = first_match(checked.language, Wording.PRESSURE, checked.wording)
    if found:
        yield warn("pressure", f'"{found}" puts pressure on the reader. Leave it out.')
    shouted = re.search(r"\b[^\W\d_a-z]{4,}(?:\s+[^\W\d_a-z]{4,})+\b", checked.frame_without_names)
    if shouted and shouted.group(0).isupper():
        yield warn("shouting", f'"{shouted.group(0)}" is in capitals. Write it in small letters.')


def length(checked: Checked) -> Iterator[Lint]:
    """Find a message that is too long or too short for its scenario."""
    rule, count = RULES[checked.scenario], words(checked.draft.body)
    if count > rule.longest:
        yield block(
            "too-long", f"It has {count} words; {checked.scenario} has at most {rule.longest}. {_shorten(checked)}"
        )
    if count < rule.shortest:
        yield warn(
            "too-short", f"It has {count} words; {checked.scenario} has at least {rule.shortest}. Say a little more."
        )


def nothing_more(checked: Checked) -> Iterator[Lint]:
    """Find a sentence that says something else than the scenario does."""
    said = SAID.get(checked.scenario)
    if said is None:
        return
    more = [one for one in checked.sentences if not any(first_match(checked.language, kind, one) for kind in said)]
    if more and checked.scenario is Scenario.NOT_A_MATCH:
        yield block("anything-more", f'"{more[0]}" is more than thanks and that it is not a good match. Take it out.')
    elif more:
        yield warn(
            "anything-more", f'"{more[0]}" is neither thanks nor interest. Is it one positive thing, unexplained?'
        )


def thanks(checked: Checked) -> Iterator[Lint]:
    """Find a message that lacks what its scenario must say."""
    if not _says(Wording.THANKS, checked):
        yield block("no-thanks", "The message does not thank. Thank the person for the time given.")
    if checked.scenario is Scenario.WENT_BADLY and not _says(Wording.INTEREST, checked):
        yield block("no-interest", "The message does not say that you are still interested.")
    if checked.scenario is Scenario.NOT_A_MATCH and not _says(Wording.DECISION, checked):
        yield block("no-decision", "The message does not say that it is probably not a good match.")


def points(checked: Checked) -> Iterator[Lint]:
    """Find an answer of the candidate's that the message leaves out."""
    if checked.scenario is not Scenario.WANT_IT:
        return
    for question in (BRING, FIT, VALUE):
        said = answer(question, checked.answers)
        if said and flat(said).rstrip(".!?…,;:").casefold() not in checked.body.casefold():
            yield warn("missing-point", f'Your answer to "{question.key}" is not in it word for word.')


def spoken_of(checked: Checked) -> Iterator[Lint]:
    """Find a message to someone on the panel that names nothing they and the candidate spoke of."""
    if checked.scenario is not Scenario.WANT_IT or checked.member is None:
        return
    if checked.topic is None:
        yield warn("no-topic", f"Nothing is said that you and {checked.draft.name} spoke of. {_add_topic(checked)}")
        return
    woven = topic(checked.topic)
    if (woven.phrase or woven.sentence or "").rstrip(".").casefold() not in checked.body.casefold():
        yield warn("no-topic", f'What you spoke of with {checked.draft.name} is not in it: "{flat(checked.topic)}".')


def alike(checked: Checked) -> Iterator[Lint]:
    """Find another message to the same panel that says nearly the same."""
    for other in checked.others:
        if too_alike(checked.draft.body, other.body, checked.answers):
            yield block("near-identical", f"It is nearly the message to {other.name}. Say it in other words.")


CHECKS: Final = (placeholder, never_said, tone, length, nothing_more, thanks, points, spoken_of, alike)


def _says(wording: Wording, checked: Checked) -> bool:
    return first_match(checked.language, wording, checked.wording) is not None


def _shorten(checked: Checked) -> str:
    """Return advice: the longest of the candidate's own texts, where there is one."""
    answers = checked.answers
    own = {"bring": answers.bring, "fit": answers.fit, "value": answers.value, "addition": answers.addition}
    used = {key: words(text) for key, text in own.items() if text and flat(text).rstrip(".") in checked.body}
    if not used:
        return "Shorten it."
    longest = max(used, key=lambda key: used[key])
    return f'Shorten your answers, first of all "{longest}" ({used[longest]} words).'


def _add_topic(checked: Checked) -> str:
    """Return advice; a topic for an address that is not on the panel may be meant for this person."""
    known = {(one.details.email or "").lower() for one in checked.interview.panel}
    stray = sorted(set(checked.answers.topics) - known)
    if stray:
        return f"Your answers hold a topic for {stray[0]}, who is not on this panel: is that this person?"
    return f'Add one thing under [topics]: "{checked.draft.to}" = "...".'
