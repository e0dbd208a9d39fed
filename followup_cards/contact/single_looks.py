"""What looks at the single characters of an address say where the second reader differs from the first."""

from collections.abc import Callable

from followup_cards.contact import confirmed, emails
from followup_cards.contact.confirmed import Difference
from followup_cards.contact.sightings import Sighting, place_in

LABEL_ENDS = " .:;-"
"""What may stand between a label and an address."""


def differences_of(value: str, sighting: Sighting) -> list[tuple[Difference, ...]]:
    """Return for each look after the first reader's where it differs."""
    texts = [*sighting.line.others, *[""] * len(sighting.seen)]
    return [confirmed.differences(value, text, seen) for text, seen in zip(texts, sighting.seen[1:], strict=False)]


def plainly_seen(value: str, sighting: Sighting) -> frozenset[int]:
    """Return where in an address, as the first reader read it, a look at the character alone plainly saw the same."""
    place = place_in(value, sighting.line.text)
    plain = {*sighting.line.plain}
    return frozenset() if place is None else frozenset(n for n, at in enumerate(place) if at in plain)


def _shapes(value: str, sighting: Sighting) -> list[str]:
    """Return for each character of an address, as the first reader read it, which ones it may be by its look."""
    place = place_in(value, sighting.line.text)
    return [sighting.line.shapes[at] for at in place] if place and sighting.line.shapes else []


def looks_as_read(value: str, sighting: Sighting) -> Callable[[Difference], bool]:
    """Return what says of a difference whether its characters, each looked at alone, look as the address has them."""
    plain, place = plainly_seen(value, sighting), place_in(value, sighting.line.text)
    shapes = _shapes(value, sighting)
    before = sighting.line.text[: place[0]] if place else ""

    def looks_so(step: Difference) -> bool:
        if step.start == 0 and not step.other:  # what the other look has apart, or not at all, may be a label
            return False
        if step.start == step.end == 0:
            return emails.has_label(before) and before.strip(LABEL_ENDS).lower() == step.other
        if confirmed.is_digit_or_letter(step, value):
            return {*range(step.start, step.end)} <= plain
        return confirmed.is_unlike(step, value, shapes)

    return looks_so


def may_be_a_digit(value: str, sighting: Sighting) -> bool:
    """Say whether the second reader differs about a letter of the domain that by its look may well be a digit.

    A website that prints it again settles no such difference: it has the digit there as well.
    """
    plain, shapes = plainly_seen(value, sighting), _shapes(value, sighting)
    steps = [
        step
        for look in differences_of(value, sighting)[:1]
        for step in look
        if len(step.other) == step.end - step.start
    ]
    differing = (place for step in steps for place in range(max(step.start, value.index("@")), step.end))
    return bool(shapes) and any(
        value[place].lower() in "lio" and place not in plain and {*shapes[place]} & {"0", "1"} for place in differing
    )
