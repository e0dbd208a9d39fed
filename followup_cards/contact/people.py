"""Which text on a card is the person's name: against company, slogan, title and street."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup_cards.contact import repairs, vocabulary, words
from followup_cards.contact.emails import is_role, registered_name
from followup_cards.contact.evidence import NAME_REASONS, confidence, reasons
from followup_cards.contact.layout import Layout, Placed, slice_of
from followup_cards.contact.name_fit import fit_to_local
from followup_cards.contact.phones import NUMBER
from followup_cards.model import Evidence, Quad

SHAPE = re.compile(r"^[^\W\d_](?:[^\W\d_]|[.'’`-]|\s){2,44}$")
INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\.(?=\s|[^\W\d_]|$)|\s[^\W\d_]$|^[^\W\d_]\s")
LABEL = re.compile(
    r"^(?:name|contact|contact person|attn|mr/mrs|prop|proprietor|nom|nombre|ansprechpartner(?:in)?)\s*[.:\-]+\s*",
    re.IGNORECASE,
)
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


@dataclass(frozen=True)
class _Piece:
    """A part of a line that could be a name, and what stood around it."""

    text: str
    raw: str
    box: Quad
    line: Placed
    codes: frozenset[str]


def find_people(
    layout: Layout, leftovers: Sequence[str], addresses: Sequence[str], coded: Sequence[str] = ()
) -> list[Person]:
    """Return possible names, the likeliest first.

    `leftovers` is each line's text without the addresses, numbers and websites in it, in the layout's order;
    `coded` are names in QR codes on the card.
    """
    people = []
    for line, leftover in zip(layout.lines, leftovers, strict=True):
        for piece in _pieces(line, repairs.capital_i(leftover.strip(EDGES), addresses)):
            evidence = reasons(NAME_REASONS, _codes(piece, layout, addresses, coded))
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


def _pieces(line: Placed, leftover: str) -> Iterator[_Piece]:
    """Yield the parts of a line that have the shape of a name."""
    text = words.with_spaces(LABEL.sub("", leftover.strip(EDGES)), line.line.others)
    around = {"phone-beside"} if len(leftover.strip(EDGES)) < len(line.text.strip(EDGES)) - 6 else set()
    for part in _by_script(text):
        for piece, codes in _without_titles(part):
            if SHAPE.match(piece) and (words.is_cjk(piece) or len(words.letters(piece)) >= 4):
                start = max(0, line.text.find(piece))
                box = slice_of(line.line.box, start, start + len(piece), len(line.text))
                yield _Piece(
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
    head, comma, tail = text.partition(",")
    if comma and (_all_degrees(tail) or len(head.split()) >= 2):
        codes |= {"degree"} if _all_degrees(tail) else set()
        text = head
    parts = text.split()
    while len(parts) > 1 and vocabulary.fold(parts[0]).replace(".", "") in vocabulary.HONORIFICS:
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


def _is_degree(word: str) -> bool:
    return vocabulary.fold(word).strip(".,()") in vocabulary.DEGREES and (
        word.isupper() or "." in word or word[0].isupper()
    )


def _all_degrees(tail: str) -> bool:
    found = [word for word in re.split(r"[\s,]+", tail) if word]
    return bool(found) and all(_is_degree(word) for word in found)


def _codes(piece: _Piece, layout: Layout, addresses: Sequence[str], coded: Sequence[str]) -> set[str]:
    codes = {"prior"} | set(piece.codes) | _shape(piece.text) | _size(piece.line, layout) | words.kinds(piece.text)
    codes |= _by_address(piece.text, addresses)
    if "address-strong" in codes:
        codes -= {"place-word", "slogan-word"}  # family names are words of places too
    codes |= _neighbours(piece.line, layout)
    below = layout.below(piece.line)
    if below and "job-word" in words.kinds(below.text) and "legal-form" not in words.kinds(below.text):
        codes.add("title-below")
    if words.letters(piece.text) in {words.letters(name) for name in coded}:
        codes.add("qr-code")
    if piece.line.line.confidence < 0.8:
        codes.add("dim")
    return codes


def _neighbours(line: Placed, layout: Layout) -> set[str]:
    """Return what stands beside a line, and whether it is one of a list of like lines."""
    codes = set()
    if any(NUMBER.search(other.text) for other in layout.row(line)):
        codes.add("phone-beside")
    if len(layout.likes(line)) >= 3:
        codes.add("one-of-a-list")
    top, bottom = layout.lines[0].middle, max(other.middle for other in layout.lines)
    share = (line.middle - top) / max(1.0, bottom - top)
    codes |= {"top"} if share < 0.25 else {"bottom"} if share > 0.7 else set()
    return codes


def _shape(text: str) -> set[str]:
    if words.is_cjk(text):
        return _cjk_shape(text.replace(" ", ""))
    parts = [part for part in re.split(r"[\s.]+", text) if part]
    count = len([part for part in parts if len(part) > 1])
    codes = set() if words.is_capitalised(text) else {"not-capitalised"}
    if INITIAL.search(text):
        codes.add("initial")
    if 2 <= len(parts) <= 3 or (INITIAL.search(text) and len(parts) <= 5):
        codes.add("two-or-three-words")
    elif count == 1:
        codes.add("one-word")
    elif len(parts) > 4:
        codes.add("many-words")
    return codes


def _cjk_shape(text: str) -> set[str]:
    if re.fullmatch(r"[\uac00-\ud7af]{2,4}", text):
        return (
            {"two-or-three-words", "family-name"}
            if text[0] in vocabulary.KOREAN_SURNAMES and len(text) == 3
            else {"one-word"}
        )
    japanese = any(text.startswith(name) for name in vocabulary.CJK_FAMILY_NAMES)
    if 2 <= len(text) <= 6 and (japanese or (len(text) <= 4 and text[0] in vocabulary.CJK_SURNAMES)):
        return {"two-or-three-words", "family-name"}
    return {"two-or-three-words"} if 3 <= len(text) <= 5 else {"many-words"}


def _size(line: Placed, layout: Layout) -> set[str]:
    ratio = layout.relative_height(line)
    codes = set()
    if ratio >= 1.2:
        codes.add("large")
    if ratio > 2.6:
        codes.add("huge")
    if ratio < 0.85:
        codes.add("small")
    if line.height >= max(other.height for other in layout.lines):
        codes.add("largest")
    return codes


def _by_address(text: str, addresses: Sequence[str]) -> set[str]:
    codes = set()
    for address in addresses:
        local, _, domain = address.partition("@")
        if fit := fit_to_local(text, local):
            codes.add(fit if not is_role(address) else "prior")
        owner = words.letters(registered_name(domain))
        if len(owner) >= 4 and words.letters(text) in (owner, f"{owner}s"):
            codes.add("company-domain")
    return codes
