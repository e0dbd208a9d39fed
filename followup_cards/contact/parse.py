"""From the lines of one card to its reading: every field as candidates with their reasons."""

import re
from collections.abc import Sequence

from followup_cards.contact import email_choice, emails, phones, websites, words
from followup_cards.contact.addresses import find_address
from followup_cards.contact.companies import Company, find_companies
from followup_cards.contact.email_choice import Sighting, Surroundings
from followup_cards.contact.job_titles import JobTitle, find_job_title
from followup_cards.contact.layout import Layout, Placed, lay_out, outline
from followup_cards.contact.people import Person, find_people
from followup_cards.model import AgreedLine, Candidate, Evidence, Field, Quad, Reading, Status

NAME_FROM, COMPANY_FROM = 0.3, 0.3
"""Confidence from which a text is offered as the name or the company at all."""

NAME_SURE_FROM = 0.95
ADDRESS_OR_SITE = re.compile(r"\S*@\S*|www\.\S+", re.IGNORECASE)  # digits in these are no number
LETTER_LABELS = re.compile(r"^\s*[TtPpMmFfWwDdCc]\s*[:.|]?\s*(?=[+(\d]|www)")  # "T +44", "w www.example.com"


def parse(
    lines: Sequence[AgreedLine], corners: Quad, *, region: str | None = None, codes: Sequence[str] = ()
) -> Reading:
    """Return what the lines of one card say.

    Args:
        lines: in any order, with boxes in pixels of the flat, upright card.
        corners: the card's outline in pixels of the photo, passed through.
        region: ISO 3166 country for phone numbers that name none.
        codes: addresses in QR codes on the card.
    """
    layout = lay_out(lines)
    letter_labels = sum(bool(LETTER_LABELS.match(line.text)) for line in layout.lines) >= 2
    sightings = email_choice.find_sightings(layout, letter_labels=letter_labels)
    sites = [(line, site) for line in layout.lines for site in websites.find_websites(line.text)]
    leftovers = [_leftover(line, sightings) for line in layout.lines]
    addresses = [value for sighting in sightings for value in sighting.values[:1]]
    site_domains = [websites.domain_of(site) for _, site in sites]
    people = find_people(layout, leftovers, addresses)
    companies = find_companies(layout, leftovers, addresses, [*site_domains, *(a.partition("@")[2] for a in addresses)])
    person = _chosen_person(people, companies)
    company = next((c for c in companies if person is None or person.line not in c.lines), None)
    company = company if company and company.confidence >= COMPANY_FROM else None
    around = Surroundings(
        names=tuple(p.name for p in people[:4] if p.confidence >= 0.2),
        domains=tuple(site_domains),
        companies=tuple(c.name for c in companies[:3]),
        codes=tuple(code.lower() for code in codes),
        letter_labels=letter_labels,
    )
    taken = [*((person.line,) if person else ()), *(company.lines if company else ())]
    title = find_job_title(layout, leftovers, person, taken)
    region = region or phones.region_of([*site_domains, *(a.partition("@")[2] for a in addresses)])
    return Reading(
        corners=corners,
        name=_name(person),
        job_title=_job_title(title),
        company=_company(company),
        emails=_emails(sightings, around),
        phones=tuple(_phones(layout, region)),
        websites=tuple(_plain(Field.WEBSITE, site, line) for line, site in _unique(sites)),
        address=_address(find_address(layout, leftovers, [*taken, *([title.line] if title else [])])),
        lines=tuple(line.text for line in layout.lines),
    )


def _leftover(line: Placed, sightings: Sequence[Sighting]) -> str:
    """Return a line's text without the addresses, websites and numbers in it."""
    text = line.text
    if any(sighting.line is line.line for sighting in sightings) or "@" in text:
        text = re.sub(r"\S*\s?@\s?\S*", " ", emails.normalised(text))
    return phones.NUMBER.sub(" ", websites.WEBSITE.sub(_if_site, text))


def _if_site(match: re.Match[str]) -> str:
    """Return a gap for a website, and what only looks a little like one ("M.Tech") as it is."""
    return " " if websites.find_websites(match.group(0)) else match.group(0)


def _chosen_person(people: Sequence[Person], companies: Sequence[Company]) -> Person | None:
    """Return the likeliest name, unless its line is much likelier the company."""
    for person in people:
        if person.confidence < NAME_FROM:
            return None
        rival = next((c for c in companies if person.line in c.lines), None)
        if rival is None or rival.confidence - person.confidence < 0.35:
            return person
    return None


def _emails(sightings: Sequence[Sighting], around: Surroundings) -> tuple[Candidate, ...]:
    """Return the addresses, personal ones before those of functions."""
    chosen = [candidate for sighting in sightings if (candidate := email_choice.choose(sighting, around))]
    unique = {candidate.value.lower(): candidate for candidate in reversed(chosen)}
    return tuple(sorted(reversed(unique.values()), key=lambda candidate: emails.is_role(candidate.value)))


def _name(person: Person | None) -> Candidate | None:
    if person is None:
        return None
    sure = person.confidence >= NAME_SURE_FROM and person.line.line.confidence >= 0.9
    value = words.proper_case(person.name)
    return _candidate(Field.NAME, value, person.raw, person.box, person.confidence, person.evidence, sure=sure)


def _company(company: Company | None) -> Candidate | None:
    if company is None:
        return None
    raw, box = _joined(company.lines)
    sure = company.confidence >= NAME_SURE_FROM
    return _candidate(Field.COMPANY, company.name, raw, box, company.confidence, company.evidence, sure=sure)


def _joined(lines: Sequence[Placed]) -> tuple[str, Quad]:
    """Return the raw text of several lines and the outline around them."""
    boxes = [line.line.box for line in lines]
    return "\n".join(line.text for line in lines), boxes[0] if len(boxes) == 1 else outline(boxes)


def _job_title(title: JobTitle | None) -> Candidate | None:
    if title is None:
        return None
    reason = (
        Evidence("beside-name", "it stands beside the name", 2.0)
        if title.beside_name
        else Evidence("job-word", "words of job titles stand in it", 1.5)
    )
    return _candidate(Field.JOB_TITLE, title.title, title.line.text, title.line.line.box, 0.8, (reason,), sure=False)


def _phones(layout: Layout, region: str | None) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    for line in layout.lines:
        for phone in phones.find_phones(ADDRESS_OR_SITE.sub(" ", line.text), region=region):
            agreed = any(phones.digits(phone.value) in phones.digits(other) for other in line.line.others)
            reason = (
                Evidence("readers-agree", "both readers saw the same digits", 2.0)
                if agreed
                else Evidence("one-reader", "only one reader saw these digits", -0.5)
            )
            candidate = Candidate(
                Field.PHONE, phone.value, line.text, line.line.box, 0.95 if agreed else 0.6,
                Status.SURE if agreed and line.line.confidence > 0.9 else Status.CHECK, (reason,), e164=phone.e164, kind=phone.kind,
            )  # fmt: skip
            found.setdefault(phones.digits(phone.value), candidate)
    return list(found.values())


def _address(lines: Sequence[Placed]) -> Candidate | None:
    if not lines:
        return None
    text, box = _joined(lines)
    reason = Evidence("place-word", "words or numbers of postal addresses stand in it", 1.0)
    return _candidate(Field.ADDRESS, text, text, box, 0.7, (reason,), sure=False)


def _unique(sites: Sequence[tuple[Placed, str]]) -> list[tuple[Placed, str]]:
    unique = {websites.domain_of(site): (line, site) for line, site in reversed(sites)}
    return list(reversed(unique.values()))


def _plain(field: Field, value: str, line: Placed) -> Candidate:
    agreed = any(value.lower() in other.lower().replace(" ", "") for other in line.line.others)
    reason = (
        Evidence("readers-agree", "both readers saw the same characters", 2.0)
        if agreed
        else Evidence("one-reader", "only one reader saw it", -0.5)
    )
    return _candidate(field, value, line.text, line.line.box, 0.95 if agreed else 0.6, (reason,), sure=agreed)


def _candidate(
    field: Field, value: str, raw: str, box: Quad, confidence: float, evidence: tuple[Evidence, ...], *, sure: bool
) -> Candidate:
    status = Status.SURE if sure else Status.CHECK
    return Candidate(field, value, raw, box, round(confidence, 4), status, evidence)
