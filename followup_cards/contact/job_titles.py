"""Which text on a card is the person's job title."""

from collections.abc import Sequence
from dataclasses import dataclass

from followup_cards.contact import vocabulary, words
from followup_cards.contact.layout import Layout, Placed
from followup_cards.contact.people import EDGES, Person


@dataclass(frozen=True)
class JobTitle:
    """A job title with the line it stands on, and how it was told."""

    title: str
    line: Placed
    beside_name: bool


def find_job_title(
    layout: Layout, leftovers: Sequence[str], person: Person | None, taken: Sequence[Placed]
) -> JobTitle | None:
    """Return the job title: what follows the name on its line, else the line of title words nearest to the name."""
    if person and (beside := _beside(person)):
        return JobTitle(beside, person.line, beside_name=True)
    found = [
        JobTitle(text, line, beside_name=False)
        for line, leftover in zip(layout.lines, leftovers, strict=True)
        if line not in taken and _is_title(text := leftover.strip(EDGES.replace(")", "")))
    ]
    if not found:
        return None
    if person is None:
        return found[0]
    return min(found, key=lambda title: abs(title.line.middle - person.line.middle - 1.2 * person.line.height))


def _beside(person: Person) -> str | None:
    """Return the title words that follow a name on its own line ("Mara Lind  Head of Design")."""
    _, found, rest = person.line.text.partition(person.raw if person.raw != person.line.text else person.name)
    rest = rest.strip(EDGES)
    if not found or not rest:
        _, _, rest = person.raw.partition(person.name)
    rest = rest.strip(EDGES)
    return (
        rest if rest and "job-word" in words.kinds(rest) and not any(ch.isdigit() or ch == "@" for ch in rest) else None
    )


def _is_title(text: str) -> bool:
    kinds = words.kinds(text)
    if not text or "job-word" not in kinds or "legal-form" in kinds or any(ch.isdigit() for ch in text):
        return False
    parts = words.tokens(text)
    share = sum(part in vocabulary.JOB_WORDS for part in parts) / max(1, len(parts))
    return words.is_cjk(text) or (len(parts) <= 9 and share >= 0.2)
