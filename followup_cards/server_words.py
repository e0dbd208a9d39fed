"""What a server says, as part of a sentence of ours."""

LONGEST = 160


def as_part_of_a_sentence(words: str) -> str:
    """Return a server's words on one line, without what a terminal acts upon, not too long, without a last dot."""
    line = " ".join("".join(character if character.isprintable() else " " for character in words).split())
    return line[:LONGEST].rstrip(".")
