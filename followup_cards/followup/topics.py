"""What the candidate and one person spoke of: the answers say it, or the panel does."""

from followup_cards.followup.wording import Topic, topic
from followup_cards.model import Answers, PanelMember


def spoken_with(member: PanelMember, answers: Answers) -> str | None:
    """Return the topic given for a person; one in the answers wins over one kept with the panel."""
    given = answers.topics.get((member.details.email or "").lower()) or member.topic
    return given.strip() or None if given else None


def topic_with(member: PanelMember, answers: Answers) -> Topic | None:
    """Return the topic given for a person, ready to be woven in."""
    given = spoken_with(member, answers)
    return topic(given) if given else None
