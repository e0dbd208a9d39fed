"""How the page puts things."""

from followup_cards.followup.wording import wrapped
from followup_cards.web.words import reflowed

LONG = "The position that we spoke of has been on my mind ever since, and so has everything that you told me of it."


def test_a_wrapped_paragraph_fits_any_window() -> None:
    """Lines that ended because they were full go on; a signature and the space between paragraphs stay."""
    body = f"Dear Ana,\n\n{wrapped(LONG)}\n\n{wrapped(LONG)}\n\nBest regards,\nRobin Example"

    assert reflowed(body) == f"Dear Ana,\n\n{LONG}\n\n{LONG}\n\nBest regards,\nRobin Example"
