"""Choose between what the readers saw of each e-mail address: the likeliest value, its alternatives, its doubts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from followup_cards.contact import emails, repairs, vocabulary, words
from followup_cards.contact.evidence import EMAIL_REASONS, confidence, reasons
from followup_cards.contact.layout import Layout, Placed, outline, slice_of
from followup_cards.contact.people import fit_to_local
from followup_cards.model import AgreedLine, Candidate, Doubt, Evidence, Field, Quad, Status

SURE_FROM = 0.97
"""Confidence from which an address is called sure, if nothing caps it; see tests/benchmarks for how it was chosen."""

SERIOUS = 0.12
"""A second choice of the first reader from here on is a doubt worth a person's eye."""

CAPS = frozenset(
    {"readers-differ", "one-reader", "doubtful-character", "no-such-ending", "provider-near-miss"}
    | {"website-nearly-fits", "name-nearly-fits", "joined-lines", "at-sign-put-back", "label-glued", "dim"}
)
"""Any of these alone keeps an address from being called sure, however much speaks for it."""


@dataclass(frozen=True)
class Surroundings:
    """What else the card says that an address can be held against."""

    names: tuple[str, ...]
    domains: tuple[str, ...]
    companies: tuple[str, ...]
    codes: tuple[str, ...] = ()
    """Addresses in QR codes on the card."""
    letter_labels: bool = False


@dataclass(frozen=True)
class Sighting:
    """One address as the readers saw it: each value with the number of readers that saw exactly that."""

    line: AgreedLine
    box: Quad
    seen: tuple[tuple[str, ...], ...]
    """For each reader, in order, its own value first and then what it leaves open; empty where it saw none."""
    joined: bool = False
    mended: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """Return every value seen, the first reader's first, each once (case aside)."""
        unique: dict[str, str] = {}
        for values in self.seen:
            for value in values:
                unique.setdefault(value.lower(), value)
        return tuple(unique.values())


def find_sightings(layout: Layout, domains: Sequence[str] = (), *, letter_labels: bool = False) -> list[Sighting]:
    """Return every address that any reader saw, on one line or broken over two; `domains` are those of websites."""
    sightings = []
    for placed in layout.lines:
        found = _on_line(placed.line, letter_labels=letter_labels)
        if not found and (mended := repairs.with_at_sign(placed.line, domains)):
            found = _mended(mended, placed.line, letter_labels=letter_labels)
        if not found and any("@" in text or _may_begin(text) for text in (placed.text, *placed.line.others)):
            found = list(_over_two_lines(placed, layout, letter_labels=letter_labels))
        sightings += found
    return _each_once(sightings)


def _on_line(line: AgreedLine, *, letter_labels: bool) -> list[Sighting]:
    """Return the addresses on one line; what two readers saw is one address if it is alike."""
    per_reader = [
        [(found.value, *found.alternatives) for found in emails.find_emails(text, letter_labels=letter_labels)]
        for text in (line.text, *line.others)
    ]
    count = max(len(found) for found in per_reader)
    lead = next(found for found in per_reader if len(found) == count)
    sightings = []
    for values in lead:
        seen = tuple(_alike(values[0], found) for found in per_reader)
        sightings.append(Sighting(line, _box(values[0], line), seen))
    return sightings


def _mended(text: str, line: AgreedLine, *, letter_labels: bool) -> list[Sighting]:
    """Return the addresses on a line whose @ had to be put back; nobody saw them as they are."""
    return [
        Sighting(line, line.box, ((found.value, *found.alternatives),), mended=True)
        for found in emails.find_emails(text, letter_labels=letter_labels)
        if emails.is_valid(found.value)
    ]


def _alike(value: str, found: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    ratios = [(SequenceMatcher(None, value.lower(), other[0].lower()).ratio(), other) for other in found]
    best = max(ratios, default=None, key=lambda pair: pair[0])
    return best[1] if best and best[0] > 0.6 else ()


def _may_begin(text: str) -> bool:
    """Say whether an address may begin on a line and end on the next ("mara.lind" over "@example.com")."""
    return bool(re.search(r"(?:mail|^e)\W", text, re.IGNORECASE))


def _over_two_lines(placed: Placed, layout: Layout, *, letter_labels: bool) -> Iterator[Sighting]:
    """Yield the address that a line and the one under it, or right of it, make together."""
    beside = [
        other for other in layout.lines
        if other.left >= placed.right - placed.height and abs(other.middle - placed.middle) < 0.5 * placed.height
    ]  # fmt: skip
    nearest = min(beside, key=lambda other: other.left, default=None)
    for other in (nearest, layout.below(placed)):
        if (
            other is None
            or emails.find_emails(other.text)
            or re.match(r"\W*(?:www|http|tel|fax|ph|mob)", other.text, re.IGNORECASE)
        ):
            continue
        texts = list(zip((placed.text, *placed.line.others), (other.text, *other.line.others), strict=False))
        seen = tuple(
            _first_found(first.rstrip() + second.lstrip(), letter_labels=letter_labels) for first, second in texts
        )
        if any(seen) and all(emails.is_valid(values[0]) for values in seen if values):
            line = AgreedLine(
                texts[0][0].rstrip() + texts[0][1].lstrip(),
                placed.line.box,
                min(placed.line.confidence, other.line.confidence),
            )
            yield Sighting(line, outline([placed.line.box, other.line.box]), seen, joined=True)
            return


def _first_found(text: str, *, letter_labels: bool) -> tuple[str, ...]:
    found = emails.find_emails(text, letter_labels=letter_labels)
    return (found[0].value, *found[0].alternatives) if found else ()


def _each_once(sightings: Sequence[Sighting]) -> list[Sighting]:
    unique: dict[str, Sighting] = {}
    for sighting in sightings:
        unique.setdefault(sighting.values[0].lower(), sighting)
    return list(unique.values())


def _box(value: str, line: AgreedLine) -> Quad:
    place = _place(value, line.text)
    if place is None:
        return line.box
    return slice_of(line.box, place[0] / len(line.text), (place[-1] + 1) / len(line.text))


def _place(value: str, text: str) -> list[int] | None:
    """Return where in the text each character of the value stands, gaps left out; None where it isn't there."""
    solid = [i for i, ch in enumerate(text) if not ch.isspace()]
    at = "".join(text[i] for i in solid).lower().find(value.lower())
    return solid[at : at + len(value)] if at >= 0 else None


def choose(sighting: Sighting, around: Surroundings) -> Candidate | None:
    """Return the likeliest value of one address as a candidate; None where nothing seen could be an address."""
    ranked = sorted(
        ((confidence(evidence), -rank, value, evidence)
         for rank, value in enumerate(sighting.values)
         if (evidence := _evidence(value, sighting, around))),
        reverse=True,
    )  # fmt: skip
    if not ranked:
        return None
    sureness, _, value, evidence = ranked[0]
    alternatives = tuple(other for _, _, other, _ in ranked[1:])
    capped = any(reason.code in CAPS for reason in evidence)
    return Candidate(
        field=Field.EMAIL,
        value=value,
        raw=sighting.line.text,
        box=sighting.box,
        confidence=round(sureness, 4),
        status=Status.SURE if sureness >= SURE_FROM and not capped else Status.CHECK,
        evidence=evidence,
        alternatives=(*alternatives, *_substituted(value, sighting, alternatives)),
        doubts=doubts_in(value, sighting),
    )


def _evidence(value: str, sighting: Sighting, around: Surroundings) -> tuple[Evidence, ...]:
    local, _, domain = value.partition("@")
    codes = {"prior", *_by_readers(value, sighting), *_by_domain(domain, around), *_by_name(local, around)}
    if not emails.is_valid(value):
        codes.add("no-such-ending")
    if sighting.joined:
        codes.add("joined-lines")
    if sighting.mended:
        codes.add("at-sign-put-back")
    if value.lower() in around.codes:
        codes.add("qr-code")
    if sighting.line.confidence < 0.8:
        codes.add("dim")
    return reasons(EMAIL_REASONS, codes)


def _by_readers(value: str, sighting: Sighting) -> Iterator[str]:
    wanted = value.lower()
    saw = [bool(values) and values[0].lower() == wanted for values in sighting.seen]
    if all(saw[:2]) and len(saw) > 1:
        yield "readers-agree"
    elif saw[0] and any(saw[2:]) and sum(saw) > _most_for_another(wanted, sighting):
        yield "second-look-agrees"
    elif len(sighting.seen) > 1:
        yield "readers-differ"
    else:
        yield "one-reader"
    if not saw[0] or any(doubt.weight >= SERIOUS for doubt in _own_doubts(value, sighting)):
        yield "doubtful-character"
    if any(len(values) > 1 for values in sighting.seen):
        yield "label-glued"


def _most_for_another(wanted: str, sighting: Sighting) -> int:
    """Return how many looks saw the commonest other value."""
    others = Counter(values[0].lower() for values in sighting.seen if values and values[0].lower() != wanted)
    return max(others.values(), default=0)


def _by_domain(domain: str, around: Surroundings) -> Iterator[str]:
    if domain in vocabulary.FREEMAIL:
        yield "known-provider"
        return
    if emails.near_miss_of_a_provider(domain):
        yield "provider-near-miss"
    owner = emails.registered_name(domain)
    others = [emails.registered_name(other) for other in around.domains]
    if domain in around.domains or any(domain.endswith("." + other) for other in around.domains):
        yield "website-fits"
    elif any(words.one_slip(owner, other) for other in others):
        yield "website-nearly-fits"
    if any(_made_of(words.letters(owner), company) for company in around.companies):
        yield "company-fits"


def _made_of(owner: str, company: str) -> bool:
    compact = words.letters(company)
    initials = "".join(part[0] for part in words.tokens(company))
    return len(owner) >= 3 and (owner in compact or (len(compact) >= 4 and compact in owner) or owner in initials)


def _by_name(local: str, around: Surroundings) -> Iterator[str]:
    if emails.is_role(local):
        return
    compact = words.letters(local)
    if any(len(compact) >= 6 and compact == words.letters(company) for company in around.companies):
        yield "company-in-it"
    fits = {fit_to_local(name, local) for name in around.names}
    if "address-strong" in fits:
        yield "name-fits"
        return
    pieces = [piece for piece in re.split(r"[._\-\d]+", vocabulary.fold(local)) if len(piece) >= 4]
    spellings = [spelling for name in around.names for spelling in words.spellings(name)]
    parts = [part for name in spellings for part in words.tokens(name) if len(part) >= 4]
    unmatched = [piece for piece in pieces if piece not in parts]
    if any(words.one_slip(piece, part) for piece in unmatched for part in parts):
        yield "name-nearly-fits"
    elif "address-part" in fits:
        yield "name-partly-fits"


def _own_doubts(value: str, sighting: Sighting) -> list[Doubt]:
    """Return the first reader's second choices inside the address, counted in its characters; gaps are none."""
    place = _place(value, sighting.line.text)
    if place is None:
        return []
    where = {offset: i for i, offset in enumerate(place)}
    return [
        Doubt(where[doubt.start], where[doubt.start] + doubt.end - doubt.start, doubt.other, doubt.weight)
        for doubt in sighting.line.doubts
        if doubt.start in where
        and doubt.other.strip()
        and (doubt.end > doubt.start or doubt.start != place[0])
        and value[where[doubt.start] : where[doubt.start] + doubt.end - doubt.start].lower() != doubt.other.lower()
    ]


def doubts_in(value: str, sighting: Sighting) -> tuple[Doubt, ...]:
    """Return the places in an address that were also seen otherwise, by another reader or by the same one."""
    doubts = [doubt for doubt in _own_doubts(value, sighting) if doubt.weight >= SERIOUS]
    for other in sighting.values:
        if other.lower() != value.lower():
            doubts += [
                Doubt(a, b, other[c:d], 0.5)
                for tag, a, b, c, d in SequenceMatcher(None, value.lower(), other.lower(), autojunk=False).get_opcodes()
                if tag != "equal"
            ]
    return tuple(sorted(set(doubts), key=lambda doubt: (doubt.start, doubt.end)))


def _substituted(value: str, sighting: Sighting, known: Sequence[str]) -> Iterator[str]:
    """Yield what the address would be with one of the first reader's own second choices, where that is valid."""
    for doubt in sorted(_own_doubts(value, sighting), key=lambda doubt: -doubt.weight)[:3]:
        other = value[: doubt.start] + doubt.other + value[doubt.end :]
        if doubt.weight >= SERIOUS and emails.is_valid(other) and other not in known:
            yield other
