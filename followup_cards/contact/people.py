"""Which text on a card is the person's name: against company, slogan, title and street."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup_cards.contact import spelling, vocabulary, words
from followup_cards.contact.evidence import NAME_REASONS, confidence, reasons
from followup_cards.contact.layout import Layout, Placed, slice_of
from followup_cards.contact.name_evidence import Piece, codes_of
from followup_cards.contact.name_spelling import as_addressed
from followup_cards.model import Evidence, Quad

SHAPE = re.compile(r"^[^\W\d_](?:[^\W\d_]|[.'’`-]|\s){2,44}$|^[\u4e00-\u9fff]\s*[\u4e00-\u9fff]$")
LABEL = re.compile(
    r"^(?:name|contact|contact person|attn|mr/mrs|prop|proprietor|nom|nombre|ansprechpartner(?:in)?)\s*[.:\-]+\s*",
    re.IGNORECASE,
)
TITLE_IN_BRACKETS = re.compile(r"^(.{5,}?)\s*\(([^()]{2,30})\)?$")  # "Mara Lind (Owner)"
POSTCODE = re.compile(r"\d{4}|\d{3} ?\d{2,3}|\d{2}-\d{3}")  # "Northwick, OR 97035"
SPELLING_FROM = 0.3
EDGES = " \t.,:;|/\\-–—~*•·_'\"()[]{}<>=+&®™©!"


@dataclass(frozen=True)
class Person:
    """One possible name on the card, with the reasons for it."""

    name: str
    raw: str
    box: Quad
    line: Placed
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        """Return how likely this is the name."""
        return confidence(self.evidence)


def find_people(
    layout: Layout, leftovers: Sequence[str], addresses: Sequence[str], coded: Sequence[str] = ()
) -> list[Person]:
    """Return possible names, the likeliest first.

    `leftovers` is each line's text without the addresses, numbers and websites in it, in the layout's order;
    `coded` are names in QR codes on the card.
    """
    people = []
    for line, leftover in zip(layout.lines, leftovers, strict=True):
        text = spelling.capital_i(spelling.dotted_i(leftover.strip(EDGES)), addresses)
        for piece in _pieces(line, as_addressed(text, line.line, addresses)):
            evidence = reasons(NAME_REASONS, codes_of(piece, layout, addresses, coded))
            people.append(Person(piece.text, piece.raw, piece.box, line, evidence))
    return sorted(people, key=lambda person: -person.confidence)


def in_other_script(person: Person | None, people: Sequence[Person]) -> Person | None:
    """Return the same person's name in another script, where the card prints it on the same or the next line."""
    if person is None:
        return None
    latin = not words.is_cjk(person.name)
    return next(
        (
            other
            for other in people
            if words.is_cjk(other.name) == latin
            and other.confidence >= SPELLING_FROM
            and abs(other.line.middle - person.line.middle) < 2.5 * max(other.line.height, person.line.height)
        ),
        None,
    )


def _pieces(line: Placed, leftover: str) -> Iterator[Piece]:
    """Yield the parts of a line that have the shape of a name."""
    text = words.with_spaces(LABEL.sub("", leftover.strip(EDGES)), line.line.others)
    around = {"phone-behind"} if len(leftover.strip(EDGES)) < len(line.text.strip(EDGES)) - 6 else set()
    for part in (part for run in _by_script(text) for part in re.split(r"\s+/\s+", run)):
        for piece, codes in _without_titles(part):
            if SHAPE.match(piece) and (words.is_cjk(piece) or len(words.letters(piece)) >= 4):
                start = max(0, line.text.find(piece))
                box = slice_of(line.line.box, start, start + len(piece), len(line.text))
                yield Piece(
                    piece,
                    part,
                    box,
                    line,
                    frozenset(codes | around),
                )


def _by_script(text: str) -> list[str]:
    """Split "Mei Tanaka 田中芽衣" into its two spellings; leave other text whole."""
    if not words.is_cjk(text):
        return [text]
    runs = re.split(
        r"(?<=[A-Za-zÀ-ɏ.,)])\s*(?=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])|(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])\s*(?=[A-Za-zÀ-ɏ(])",
        text,
    )
    return [run.strip(EDGES) for run in runs if run.strip(EDGES)]


def _without_titles(text: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the text without honorifics before and degrees after it, and without a job title that follows."""
    codes: set[str] = set()
    if titled := TITLE_IN_BRACKETS.match(text):
        text, codes = titled.group(1), {"title-beside"} if "job-word" in words.kinds(titled.group(2)) else codes
    head, comma, tail = text.partition(",")
    if comma and POSTCODE.search(tail):
        codes |= {"place-word"}
    if comma and (_all_degrees(tail) or len(head.split()) >= 2):
        codes |= {"degree"} if _all_degrees(tail) else set()
        text = head
    parts = text.split()
    while len(parts) > 1 and _is_honorific(parts[0]):
        codes.add("honorific")
        parts = parts[1:]
    if parts and (glued := re.match(r"^(Dr|Prof|Mr|Mrs|Ms|Er|Pr)\.(?=\w)(.+)", parts[0])):
        codes.add("honorific")
        parts[0] = glued.group(2)
    while len(parts) > 1 and _is_degree(parts[-1]):
        codes.add("degree")
        parts = parts[:-1]
    whole = " ".join(parts).strip(EDGES.replace(".", ""))
    yield whole, codes
    first_job = next(
        (i for i, word in enumerate(parts) if vocabulary.fold(word).strip(".,&") in vocabulary.JOB_WORDS), 0
    )
    if first_job >= 2:
        yield " ".join(parts[:first_job]).strip(EDGES.replace(".", "")), codes | {"title-beside"}


def _is_honorific(word: str) -> bool:
    return vocabulary.fold(word).replace(".", "") in vocabulary.HONORIFICS


def _is_degree(word: str) -> bool:
    return vocabulary.fold(word).strip(".,()") in vocabulary.DEGREES and (
        word.isupper() or "." in word or word[0].isupper()
    )


def _all_degrees(tail: str) -> bool:
    found = [word for word in re.split(r"[\s,]+", tail) if word]
    return bool(found) and all(_is_degree(word) for word in found)
