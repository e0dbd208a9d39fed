"""What a person typed: whether it can be an address, and whether it is one that a reader saw."""

from collections.abc import Iterable

from followup_cards.model import Candidate


def fault_in_address(text: str) -> str | None:
    """Return what keeps a text from being an address, as a sentence, or None when nothing does."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError as error:
        return f'"{text}" can\'t be an address. {error}'
    return None


def seen_as(text: str, candidates: Iterable[Candidate]) -> str | None:
    """Return the guess that equals a typed address (case aside), as it was read, or None when no reader saw it."""
    guesses = (guess for candidate in candidates for guess in (candidate.value, *candidate.alternatives))
    return next((guess for guess in guesses if same_address(guess, text)), None)


def same_address(one: str, other: str) -> bool:
    """Say whether two spellings reach the same mailbox in practice."""
    return one.strip().casefold() == other.strip().casefold()
