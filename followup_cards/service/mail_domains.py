"""A warning beside an address whose domain takes no mail; it never decides anything."""

from collections.abc import Mapping
from dataclasses import replace

from followup_cards.mail_domain import Ask, Verdict
from followup_cards.model import Candidate, Evidence, Review

REASONS: Mapping[Verdict, Evidence] = {
    Verdict.TAKES_NONE: Evidence("takes-no-mail", "its domain takes no mail, says the name server: look again", 0.0),
    Verdict.UNKNOWN_DOMAIN: Evidence(
        "unknown-domain", "its domain does not exist, says the name server: look again", 0.0
    ),
}


def with_warnings(review: Review, ask: Ask) -> Review:
    """Return a card whose addresses carry a warning where the name server says that no mail can arrive.

    What is sure stays sure: the name server may be wrong, and the person sees the reason.
    """
    emails = tuple(warned(email, ask) for email in review.reading.emails)
    return replace(review, reading=replace(review.reading, emails=emails))


def warned(email: Candidate, ask: Ask) -> Candidate:
    """Return an address with the warning that is due, in front of the other reasons."""
    reason = REASONS.get(ask(email.value.rpartition("@")[2]))
    return replace(email, evidence=(reason, *email.evidence)) if reason else email
