"""Choose between what the readers saw of each e-mail address: the likeliest value, its alternatives, its doubts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from followup_cards.contact import agreement, at_signs, confirmed, emails, single_looks, tall_letters, vocabulary, words
from followup_cards.contact.confirmed import Again
from followup_cards.contact.evidence import EMAIL_REASONS, confidence, reasons
from followup_cards.contact.name_fit import fit_to_local
from followup_cards.contact.sightings import Sighting
from followup_cards.model import Candidate, Evidence, Field, Status

SURE_FROM = 0.985
"""Confidence from which an address is called sure, if nothing caps it. Chosen on photographs that the weights were not
learned from (tests/benchmarks/train_addresses.py): the surest wrong address that nothing caps stays well below."""

SHARP = 0.97
"""Confidence of the first reader in a line from which an i is told from an l inside a word."""

CAPS = frozenset(
    {
        "readers-differ",
        "one-reader",
        "doubtful-character",
        "first-reader-differs",
        "no-such-ending",
        "provider-near-miss",
    }
    | {"website-nearly-fits", "name-nearly-fits", "joined-lines", "label-glued", "dim"}
    | {
        "look-alike-alone",
        "letter-or-digit",
        "tall-o",
        "capital-i",
        "dots-put-back",
        "mark-left-out",
        "capital-l",
        "told-by-name",
        "cut",
    }
)
"""Any of these alone keeps an address from being called sure, however much speaks for it."""


SUPPORT = frozenset({"name-fits", "website-fits", "company-fits", "company-in-it", "known-provider"})
"""What else on a card speaks for an address, besides what the readers saw of it."""


def rule_for_sure() -> str:
    """Return in words from when on an address is called sure, and what keeps it from that."""
    against = "; ".join(reason.text for reason in reasons(EMAIL_REASONS, CAPS))
    return f"An address is sure from {SURE_FROM:.1%} on, unless one of these speaks against it: {against}."


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
    respelled = (
        _with_the_names_l(value, sighting, around)
        or _with_the_names_i(value, around)
        or _with_the_sites_domain(value, around)
    )
    if respelled:
        value, alternatives = respelled, (value, *(other for other in alternatives if other != respelled))
    reasons_seen = {reason.code for reason in evidence}
    capped = _is_capped(reasons_seen, value) and not ("qr-code" in reasons_seen and emails.is_valid(value))
    return Candidate(
        field=Field.EMAIL,
        value=value,
        raw=sighting.line.text,
        box=sighting.box,
        confidence=round(sureness, 4),
        status=Status.SURE if sureness >= SURE_FROM and not capped and not respelled else Status.CHECK,
        evidence=evidence,
        alternatives=tuple(dict.fromkeys((*alternatives, *_substituted(value, sighting, alternatives)))),
        doubts=agreement.doubts_in(value, sighting),
        seen=(sighting.line.text, *sighting.line.others),
    )


def _is_capped(codes: set[str], value: str) -> bool:
    """Say whether something keeps the address from being sure; an @ put back needs known words on both its sides."""
    known_before = "name-fits" in codes or value.partition("@")[0].lower() in vocabulary.ROLE_ADDRESSES
    known_behind = bool(codes & {"website-fits", "known-provider"})
    if "at-sign-put-back" in codes and not (known_before and known_behind):
        return True
    known = known_before or known_behind or "company-fits" in codes
    return bool(codes & CAPS) or ("at-sign-seen" in codes and not known)


def _evidence(value: str, sighting: Sighting, around: Surroundings) -> tuple[Evidence, ...]:
    local, _, domain = value.partition("@")
    fits = {*_by_domain(domain, around), *_by_name(local, around)}
    codes = {"prior", *_by_readers(value, sighting, around, fits), *fits}
    if not emails.is_valid(value):
        codes.add("no-such-ending")
    if sighting.joined:
        codes.add("joined-lines")
    if sighting.mended:
        codes.add(_put_back(sighting))
    if value.lower() in around.codes:
        codes.add("qr-code")
    if sighting.line.confidence < 0.8:
        codes.add("dim")
    if sighting.line.cut:
        codes.add("cut")
    return reasons(EMAIL_REASONS, codes)


def _put_back(sighting: Sighting) -> str:
    """Return the reason against an address whose dots or @ had to be put back."""
    if "@" in sighting.line.text:
        return "dots-put-back"
    return "at-sign-seen" if at_signs.is_seen(sighting.line) else "at-sign-put-back"


def _by_readers(value: str, sighting: Sighting, around: Surroundings, fits: set[str]) -> Iterator[str]:
    again = confirmed.printed_again(value, around.names, around.domains)
    looks = agreement.of_looks(value, sighting, again)
    yield looks
    if looks == "difference-settled":
        yield from _how_settled(value, sighting, around)
    yield from agreement.doubts_about(value, sighting, again)
    if confirmed.unconfirmed_look_alikes(value, again):
        plain = (
            looks in ("readers-agree", "looked-at-singly")
            and sighting.line.confidence >= SHARP
            and not confirmed.unconfirmed_and_hard_to_tell(value, again)
        )
        yield "look-alike" if fits & SUPPORT or plain else "look-alike-alone"
    if tall_letters.begins_with_capital_l(value) and 0 not in again.characters:
        yield "capital-l"
    if agreement.leaves_a_mark_out(value, sighting):
        yield "mark-left-out"
    yield from _digits_for_letters(value, sighting, again)
    capital_i = [place for place in tall_letters.capital_i_places(value, sighting) if place not in again.characters]
    if not all(_spelled_by_a_name(value, place, around) for place in capital_i):
        yield "capital-i"
    if _may_be_labelled(value, sighting, around):
        yield "label-glued"


def _may_be_labelled(value: str, sighting: Sighting, around: Surroundings) -> bool:
    """Say whether a label may be glued to the address."""
    if agreement.has_a_gap_behind(value, sighting) and not _spells_a_name(value.partition("@")[0], around):
        return True
    if any(len(values) > 1 and values[1][1:] == value and values[1][0].isdigit() for values in sighting.seen):
        return True
    plainly_seen = any(len(values) == 1 and values[0].lower() == value.lower() for values in sighting.seen)
    left_open = any(len(values) > 1 for values in sighting.seen)
    return left_open and not plainly_seen and not _fits_best(value, sighting, around)


def _digits_for_letters(value: str, sighting: Sighting, again: Again) -> Iterator[str]:
    """Yield the reasons to doubt whether characters are digits or letters, where they don't plainly look it."""
    plain = single_looks.plainly_seen(value, sighting)
    told = replace(again, characters=again.characters | plain)
    seen = agreement.seen_as_digit(value, sighting) or single_looks.may_be_a_digit(value, sighting)
    if confirmed.letter_or_digit(value, told) or seen:
        yield "letter-or-digit"
    if tall_letters.has_tall_o(sighting) and not plain >= {n for n, ch in enumerate(value) if ch in "oO0"}:
        yield "tall-o"


def _how_settled(value: str, sighting: Sighting, around: Surroundings) -> Iterator[str]:
    """Yield what it was that settled a difference between the readers."""
    seen = [values[0].lower() if values else "" for values in sighting.seen]
    if seen[0] == value.lower() and confirmed.is_wholly_known(value, around.domains, seen):
        yield "wholly-known"
    if agreement.is_told_by_the_name(value, sighting):
        yield "told-by-name"


def _with_the_names_i(value: str, around: Surroundings) -> str | None:
    """Return an address with an l as the i that makes a printed name of it ("lrwin" for Irwin), if any does."""
    local, at, domain = value.partition("@")
    if emails.is_role(local) or _spells_a_name(local, around):
        return None
    places = [place for place, ch in enumerate(local) if ch == "l"]
    once = (local[:place] + "i" + local[place + 1 :] for place in places)
    every_word = re.sub(r"(?<![a-z])l", "i", local)
    return next((f"{other}{at}{domain}" for other in (*once, every_word) if _spells_a_name(other, around)), None)


def _with_the_names_l(value: str, sighting: Sighting, around: Surroundings) -> str | None:
    """Return an address with the 1 that stands for a first name as the l that it nearly was ("1.lind" for L. Lind)."""
    nearly = any(doubt.start == 0 and doubt.other == "l" for doubt in agreement.own_doubts(value, sighting))
    other = f"l{value[1:]}"
    return other if nearly and value.startswith("1.") and _spells_a_name(other.partition("@")[0], around) else None


def _with_the_sites_domain(value: str, around: Surroundings) -> str | None:
    """Return an address whose domain cannot be with that of the website, where the two are a slip apart."""
    local, at, domain = value.partition("@")
    sites = [site.removeprefix("www.") for site in around.domains]
    near = next((site for site in sites if words.one_slip(domain, site)), None)
    return f"{local}{at}{near}" if near and not emails.is_valid(value) else None


def _spells_a_name(local: str, around: Surroundings) -> bool:
    return any(fit_to_local(name, local) == "address-strong" for name in around.names)


def _spelled_by_a_name(value: str, place: int, around: Surroundings) -> bool:
    """Say whether an address is made of a printed name with the letter at a place, and of none with an i or l there."""
    local = value.partition("@")[0].lower()
    other = local[:place] + {"i": "l", "l": "i"}[value[place]] + local[place + 1 :]
    return place < len(local) and _spells_a_name(local, around) and not _spells_a_name(other, around)


def _fits_best(value: str, sighting: Sighting, around: Surroundings) -> bool:
    """Say whether a printed name tells that this value, and no other one seen, is without a label."""
    others = [other for other in sighting.values if other.lower() != value.lower()]
    return _spells_a_name(value.partition("@")[0], around) and not any(
        _spells_a_name(other.partition("@")[0], around) for other in others
    )


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
    if any(confirmed.misread(piece, part) for piece in unmatched for part in parts):
        yield "name-nearly-fits"
    elif fits & {"address-part", "address-initials"}:
        yield "name-partly-fits"


def _substituted(value: str, sighting: Sighting, known: Sequence[str]) -> Iterator[str]:
    """Yield what the address would be with one of the first reader's own second choices, where that is valid."""
    for doubt in sorted(agreement.own_doubts(value, sighting), key=lambda doubt: -doubt.weight)[:3]:
        other = value[: doubt.start] + doubt.other + value[doubt.end :]
        if doubt.weight >= agreement.SERIOUS and emails.is_valid(other) and other not in known:
            yield other
    yield from tall_letters.other_readings(value, sighting)
