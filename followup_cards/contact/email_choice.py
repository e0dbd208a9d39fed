"""Choose between what the readers saw of each e-mail address: the likeliest value, its alternatives, its doubts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from followup_cards.contact import emails, vocabulary, words
from followup_cards.contact.evidence import EMAIL_REASONS, confidence, reasons
from followup_cards.contact.name_fit import fit_to_local
from followup_cards.contact.sightings import Sighting, place_in
from followup_cards.model import Candidate, Doubt, Evidence, Field, Status

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
    """Addresses in QR codes on the card, in small letters."""


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
    reasons_seen = {reason.code for reason in evidence}
    capped = bool(reasons_seen & CAPS) and not ("qr-code" in reasons_seen and emails.is_valid(value))
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
    codes = {"prior", *_by_readers(value, sighting, around), *_by_domain(domain, around), *_by_name(local, around)}
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


def _by_readers(value: str, sighting: Sighting, around: Surroundings) -> Iterator[str]:
    wanted = value.lower()
    saw = [bool(values) and values[0].lower() == wanted for values in sighting.seen]
    if all(saw[:2]) and len(saw) > 1:
        yield "readers-agree"
    elif saw[0] and any(saw[2:]) and sum(saw) > _most_for_another(wanted, sighting):
        yield "second-look-agrees"
    elif saw[0] and len(saw) > 1 and _is_settled(value, sighting.seen[1], around):
        yield "difference-settled"
    elif len(sighting.seen) > 1:
        yield "readers-differ"
    else:
        yield "one-reader"
    if not saw[0] or any(doubt.weight >= SERIOUS for doubt in _own_doubts(value, sighting)):
        yield "doubtful-character"
    plainly_seen = any(len(values) == 1 and values[0].lower() == wanted for values in sighting.seen)
    left_open = any(len(values) > 1 for values in sighting.seen)
    if left_open and not plainly_seen and not _fits_best(value, sighting, around):
        yield "label-glued"


def _fits_best(value: str, sighting: Sighting, around: Surroundings) -> bool:
    """Say whether a printed name tells that this value, and no other one seen, is without a label."""

    def fits(address: str) -> bool:
        local = address.partition("@")[0]
        return any(fit_to_local(name, local) == "address-strong" for name in around.names)

    return fits(value) and not any(fits(other) for other in sighting.values if other.lower() != value.lower())


def _is_settled(value: str, second: Sequence[str], around: Surroundings) -> bool:
    """Say whether the card itself settles every difference: inside a printed name's word, or inside a known domain.

    Initials settle nothing: an address may well begin with another letter than the name does.
    """
    if not second:
        return False
    known = _settled_places(value, around)
    steps = SequenceMatcher(None, value.lower(), second[0].lower(), autojunk=False).get_opcodes()
    return all(a in known and (b - 1 in known or a == b) for tag, a, b, _, _ in steps if tag != "equal")


def _settled_places(value: str, around: Surroundings) -> set[int]:
    """Return which characters of an address the card prints a second time, as a name's word or as a domain."""
    local, _, domain = value.lower().partition("@")
    places: set[int] = set()
    for word in {part for name in around.names for spelled in words.spellings(name) for part in words.tokens(spelled)}:
        start = local.find(word)
        if len(word) >= 4 and start >= 0:
            places |= set(range(start, start + len(word)))
    if domain in around.domains or domain in vocabulary.FREEMAIL:
        places |= set(range(len(local) + 1, len(value)))
    return places


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
    initials = "".join(part[0] for part in words.tokens(company) if part not in vocabulary.SLOGAN_WORDS)
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
    elif fits & {"address-part", "address-initials"}:
        yield "name-partly-fits"


def _own_doubts(value: str, sighting: Sighting) -> list[Doubt]:
    """Return the first reader's second choices inside the address, counted in its characters; gaps are none."""
    place = place_in(value, sighting.line.text)
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
