"""From the lines of one card to its reading: every field as candidates with their reasons."""

import itertools
import re
from collections.abc import Sequence
from math import log

from followup_cards.contact import candidates, credible, email_choice, emails, phones, repairs, vocabulary, websites
from followup_cards.contact.addresses import find_address
from followup_cards.contact.companies import Company, find_companies
from followup_cards.contact.email_choice import Surroundings
from followup_cards.contact.job_titles import find_job_title
from followup_cards.contact.layout import Placed, lay_out
from followup_cards.contact.people import Person, find_people, in_other_script
from followup_cards.contact.sightings import Sighting, find_sightings
from followup_cards.model import AgreedLine, Candidate, Code, Field, Quad, Reading

NAME_FROM, COMPANY_FROM = 0.2, 0.3
"""Confidence from which a text is offered as the name or the company at all."""

COMPANIES_HELD_AGAINST = 4
"""Of the likeliest companies, each is held against the domains of the addresses."""

MOST_COMPARED = 12
"""Of the likeliest names and companies each, from which the pair is chosen."""

LIKELY_FROM, LIKELY_TOO = 0.6, 0.85
"""Confidence from which the likeliest name, and any other, speaks against its line's being the company."""

LETTER_LABELS = re.compile(r"^\s*[TtPpMmFfWwDdCc]\s*[:.|]?\s*(?=[+(\d]|www)")  # "T +44", "w www.example.com"


def parse(
    lines: Sequence[AgreedLine], corners: Quad, *, region: str | None = None, codes: Sequence[Code] = ()
) -> Reading:
    """Return what the lines of one card say.

    Args:
        lines: in any order, with boxes in pixels of the flat, upright card.
        corners: the card's outline in pixels of the photo, passed through.
        region: ISO 3166 country for phone numbers that name none.
        codes: what the QR codes on the card say.
    """
    layout = lay_out(lines)
    letter_labels = sum(bool(LETTER_LABELS.match(line.text)) for line in layout.lines) >= 2
    sites = [(line, site) for line in layout.lines for site in websites.find_websites(line.text)]
    site_domains = [websites.domain_of(site) for _, site in sites]
    sightings = find_sightings(layout, site_domains, letter_labels=letter_labels)
    seen = [value for sighting in sightings for value in sighting.values]
    mailed = {value.partition("@")[2].lower() for value in seen}
    sites = [(line, websites.without_label(site, mailed)) for line, site in sites]
    site_domains = [websites.domain_of(site) for _, site in sites]
    accents = sum(ch.isalpha() and not ch.isascii() for line in layout.lines for ch in line.text)
    leftovers = [_leftover(line, sightings, accents=accents) for line in layout.lines]
    addresses = [value for sighting in sightings for value in sighting.values[:1]]
    domains = [*site_domains, *(address.partition("@")[2] for address in addresses)]
    people = find_people(layout, leftovers, addresses, [name for code in codes for name in code.names])
    companies = find_companies(
        layout,
        leftovers,
        seen,
        domains,
        [person.line for person in people if person.confidence >= (LIKELY_FROM if person is people[0] else LIKELY_TOO)],
    )
    person, company = _chosen(people, companies)
    around = Surroundings(
        names=tuple(p.name for p in people[:4] if p.confidence >= 0.2),
        domains=tuple(site_domains),
        companies=tuple(c.name for c in _likely_companies(companies, person, company)),
        codes=tuple(address.lower() for code in codes for address in code.emails),
    )
    taken = [*((person.line,) if person else ()), *(company.lines if company else ())]
    title = find_job_title(layout, leftovers, person, taken)
    region = region or phones.region_of(domains)
    reading = Reading(
        corners=corners,
        name=candidates.of_name(person, in_other_script(person, people)),
        job_title=candidates.of_job_title(title),
        company=candidates.of_company(company),
        emails=candidates.with_codes(_emails(sightings, around), Field.EMAIL, codes, layout),
        phones=candidates.with_codes(candidates.of_phones(layout, region), Field.PHONE, codes, layout),
        websites=candidates.with_codes(candidates.of_websites(sites), Field.WEBSITE, codes, layout),
        address=candidates.of_address(find_address(layout, leftovers, [*taken, *([title.line] if title else [])])),
        lines=tuple(line.text for line in layout.lines),
    )
    return credible.believed(reading, codes)


def _leftover(line: Placed, sightings: Sequence[Sighting], *, accents: int) -> str:
    """Return a line's text without the addresses, websites and numbers in it."""
    text = repairs.best_spelling(line.line, accents=accents)
    if any(sighting.line is line.line and sighting.mended for sighting in sightings):
        return ""
    if any(sighting.line is line.line for sighting in sightings) or "@" in text:
        text = re.sub(r"\S*\s?@\s?\S*", " ", emails.normalised(text))
    return phones.NUMBER.sub(_if_number, websites.WEBSITE.sub(_if_site, text))


def _if_site(match: re.Match[str]) -> str:
    """Return a gap for a website; what only looks like one ("M.Tech", "Lind.Net, Inc.") stays as it is."""
    named_so = vocabulary.LEGAL_FORMS.match(match.string[match.end() :])
    return " " if websites.find_websites(match.group(0)) and not named_so else match.group(0)


def _if_number(match: re.Match[str]) -> str:
    """Return a gap for a phone number, and other digits ("10115 Berlin") as they are."""
    return " " if phones.find_phones(match.group(0)) else match.group(0)


def _chosen(people: Sequence[Person], companies: Sequence[Company]) -> tuple[Person | None, Company | None]:
    """Return the likeliest pair of a name and a company that don't stand on the same line; either may be missing."""
    pairs = itertools.product((*people[:MOST_COMPARED], None), (*companies[:MOST_COMPARED], None))
    return max(
        (pair for pair in pairs if not (pair[0] and pair[1] and pair[0].line in pair[1].lines)),
        key=lambda pair: _odds(pair[0], NAME_FROM) + _odds(pair[1], COMPANY_FROM),
    )


def _likely_companies(companies: Sequence[Company], person: Person | None, chosen: Company | None) -> list[Company]:
    """Return what an address's domain may be made of: the company chosen, and the next likely ones."""
    others = [c for c in companies if c is not chosen and (person is None or person.line not in c.lines)]
    return [*([chosen] if chosen else []), *others][:COMPANIES_HELD_AGAINST]


def _odds(candidate: Person | Company | None, least: float) -> float:
    """Return a candidate's log-odds; that of none is what a candidate must have to be offered."""
    likely = least if candidate is None else min(max(candidate.confidence, 1e-6), 1 - 1e-6)
    return log(likely / (1 - likely))


def _emails(sightings: Sequence[Sighting], around: Surroundings) -> tuple[Candidate, ...]:
    """Return the addresses, personal ones before those of functions."""
    chosen = [candidate for sighting in sightings if (candidate := email_choice.choose(sighting, around))]
    unique: dict[str, Candidate] = {}
    for candidate in chosen:
        unique.setdefault(candidate.value.lower(), candidate)
    return tuple(sorted(unique.values(), key=lambda candidate: emails.is_role(candidate.value)))
