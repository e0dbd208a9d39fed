"""Show two descriptions of a person beside each other."""

from followup_cards.cli.display import WIDEST_VALUE, one_line
from followup_cards.cli.text import cells, padded
from followup_cards.confirmation.duplicates import Duplicate
from followup_cards.confirmation.merging import SINGLE, relation, value_in
from followup_cards.model import LABELS, ContactDetails, Field


def duplicate_lines(duplicate: Duplicate, new: ContactDetails) -> list[str]:
    """Return a contact beside the card that may be the same person's, and why one might think so."""
    contact = duplicate.contact
    reasons = ", ".join(duplicate.reasons)
    sentences = (f"  {one_line(relation(contact.details, new))}", f"  Why: {reasons}.")
    return [*sentences, *beside(contact.details, new, (f"contact {contact.id}", "this card"))]


def beside(old: ContactDetails, new: ContactDetails, headings: tuple[str, str]) -> list[str]:
    """Return two descriptions of a person in two columns; a sign marks the lines in which they differ."""
    rows = [(label, *(one_line(text) for text in pair)) for label, *pair in sides(old, new) if any(pair)]
    width = min(max(cells(text) for text in (headings[0], *(left for _, left, _ in rows))), WIDEST_VALUE)
    lines = [f"    {'':<10} {padded(headings[0], width)}  {headings[1]}"]
    for label, left, right in rows:
        sign = "≠" if left and right and left != right else "+" if right and not left else " "
        lines.append(f"  {sign} {label:<10} {padded(left or '-', width)}  {right or '-'}")
    return lines


def sides(old: ContactDetails, new: ContactDetails) -> list[tuple[str, str, str]]:
    """Return each field with both its values."""
    rows = [(LABELS[field], value_in(old, field) or "", value_in(new, field) or "") for field in SINGLE]
    rows.append((LABELS[Field.PHONE], numbers(old), numbers(new)))
    rows.append((LABELS[Field.WEBSITE], "; ".join(old.websites), "; ".join(new.websites)))
    return rows


def numbers(details: ContactDetails) -> str:
    """Return a person's telephone numbers in one line."""
    return "; ".join(phone.number for phone in details.phones)
