"""What the writing help is told: confirmed fields, the candidate's own words and the template's draft; no more."""

import json
from collections.abc import Mapping
from typing import Final

from followup_cards.model import Answers, Draft, Interview, PanelMember, Scenario

RULES: Final[Mapping[Scenario, str]] = {
    Scenario.WANT_IT: (
        "Thank the person; say that everything discussed was considered; say what the candidate brings, how they fit"
        " in, what they can deliver at once, and what was spoken of. 90 to 180 words."
    ),
    Scenario.NOT_A_MATCH: (
        "Thank the person for time and consideration and say that, everything considered, the position is probably not"
        " a good match. No reason, no comparison, no criticism, nothing more. At most three sentences and 70 words."
    ),
    Scenario.WENT_BADLY: (
        "Thank the person, show appreciation and continued interest. No apology, no explanation, no correction. At most"
        " the one addition that is given. At most 90 words."
    ),
}
_ALWAYS: Final = (
    "You polish a follow-up message after a job interview. Use only the facts given; add none. Keep the candidate's own"
    " words in meaning. Courteous, plain text, no exclamation mark, no pressure, no placeholder. Keep greeting, names"
    " and sign-off as they are; name company and role as given. Answer with 'Subject: ...' on the first line, an empty"
    " line, then the message."
)
"""The rules of the follow-up in few words; whatever comes back is checked by the same lints as any draft."""


def payload(
    draft: Draft, member: PanelMember | None, interview: Interview, scenario: Scenario, answers: Answers, *, model: str
) -> bytes:
    """Return the request, exactly as it is shown and sent; addresses, notes and other people stay here."""
    about = {
        "name": draft.name,
        "part": member.part.value if member else None,
        "company": interview.company,
        "role": interview.role,
        "spoken_of": answers.topics.get(draft.to.lower()) or (member.topic if member else None),
        "draft": f"Subject: {draft.subject}\n\n{draft.body}",
    }
    own = {
        "signs_as": draft.sender.name,
        "bring": answers.bring,
        "fit": answers.fit,
        "value": answers.value,
        "addition": answers.addition,
    }
    wanted = own if scenario is Scenario.WANT_IT else {"signs_as": draft.sender.name, "addition": answers.addition}
    if scenario is Scenario.NOT_A_MATCH:
        wanted = {"signs_as": draft.sender.name}
        about["spoken_of"] = None
    facts = {key: value for key, value in {**about, **wanted}.items() if value}
    request = {
        "model": model,
        "temperature": 0.3,
        "messages": [
            {"role": "system", "content": f"{_ALWAYS} {RULES[scenario]}"},
            {"role": "user", "content": json.dumps(facts, ensure_ascii=False, indent=1)},
        ],
    }
    return json.dumps(request, ensure_ascii=False, indent=1).encode("utf-8", "replace")
