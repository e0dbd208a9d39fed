"""From what was found on a card to candidates: value, raw text, place, confidence and reasons together."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from followup_cards.contact import phones, websites, words
from followup_cards.contact.companies import Company
from followup_cards.contact.emails import is_valid
from followup_cards.contact.evidence import SEEN_REASONS, TITLE_REASONS, confidence, reasons
from followup_cards.contact.job_titles import JobTitle
from followup_cards.contact.layout import Layout, Placed, outline
from followup_cards.contact.people import Person
from followup_cards.model import Candidate, Code, Evidence, Field, Quad, Status

NAME_SURE_FROM = 0.95
READ_WELL_FROM = 0.9
ADDRESS_OR_SITE = re.compile(
    r"\S*@(?:[^\s(+]*[a-z])?|www\.[^\s(+]*[a-z]", re.IGNORECASE
)  # digits in these are no number; "mara@example.com(12) 611 77 51" and "mara@example.de040 12" have one behind it


def of_name(person: Person | None, other_script: Person | None = None) -> Candidate | None:
    """Return the name in proper case; the printed form stays its raw text, its other spelling an alternative."""
    if person is None:
        return None
    sure = person.confidence >= NAME_SURE_FROM and person.line.line.confidence >= READ_WELL_FROM and _is_agreed(person)
    found = (person.line.text, person.box)
    name = _candidate(Field.NAME, words.proper_case(person.name), found, person.evidence, sure=sure)
    return replace(name, alternatives=(other_script.name,)) if other_script else name


def _is_agreed(person: Person) -> bool:
    """Say whether another reader saw the same name; Tesseract's English data lacks accents, so those are left aside."""
    name = words.letters(person.name)
    return any(name in words.letters(other) for other in person.line.line.others)


def of_company(company: Company | None) -> Candidate | None:
    """Return the company as printed, on one line or on several."""
    if company is None:
        return None
    sure = company.confidence >= NAME_SURE_FROM
    return _candidate(Field.COMPANY, company.name, _joined(company.lines), company.evidence, sure=sure)


def of_job_title(title: JobTitle | None) -> Candidate | None:
    """Return the job title as printed."""
    if title is None:
        return None
    evidence = reasons(TITLE_REASONS, {"title-beside" if title.beside_name else "job-word"})
    return _candidate(Field.JOB_TITLE, title.title, _joined([title.line]), evidence, sure=False)


def of_phones(layout: Layout, region: str | None) -> tuple[Candidate, ...]:
    """Return every number on the card, each once."""
    found: dict[str, Candidate] = {}
    for line in layout.lines:
        for phone in _numbers_on(line, region):
            agreed = any(phones.digits(phone.value) in phones.digits(other) for other in line.line.others)
            evidence = _seen_by(line, agreed=agreed)
            candidate = Candidate(
                field=Field.PHONE,
                value=phone.value,
                raw=line.text,
                box=line.line.box,
                confidence=round(confidence(evidence), 4),
                status=Status.SURE if agreed and line.line.confidence >= READ_WELL_FROM else Status.CHECK,
                evidence=evidence,
                e164=phone.e164,
                kind=phone.kind,
            )
            found.setdefault(phones.digits(phone.value), candidate)
    return tuple(found.values())


def _numbers_on(line: Placed, region: str | None) -> tuple[phones.FoundPhone, ...]:
    """Return the numbers on a line, parted as the look has them that tells most of its digits apart.

    The first reader leaves icons and gaps out, so that two numbers run into one another, or into an address.
    """
    solid = phones.digits(line.text)
    others = [phones.without_icon(other, solid) for other in line.line.others[:1]]
    looks = [_numbers_in(text, region) for text in (line.text, *others)]
    if len(looks) == 2 and phones.has_a_repeat_more(phones.digits(others[0]), solid):
        return looks[1]
    looks = [found for found in looks if all(phones.digits(phone.value) in solid for phone in found)]
    if len(looks) == 2 and phones.runs_together(line.text) and len(looks[0]) == len(looks[1]):
        return looks[1]  # it sees more of the gaps
    if len(looks) == 2 and any(bar in other for other in line.line.others[:1] for bar in "|/") and _is_cut_of(*looks):
        return looks[1]
    return max(looks, key=len, default=())


def _is_cut_of(first: Sequence[phones.FoundPhone], other: Sequence[phones.FoundPhone]) -> bool:
    """Say whether another look saw the same numbers, but for a bar behind one that the first reader took for a 1."""
    return len(first) == len(other) and all(
        phones.digits(one.value) in (phones.digits(two.value), f"{phones.digits(two.value)}1")
        for one, two in zip(first, other, strict=True)
    )


def _numbers_in(text: str, region: str | None) -> tuple[phones.FoundPhone, ...]:
    return tuple(phones.find_phones(ADDRESS_OR_SITE.sub(" ", text), region=region))


def of_websites(sites: Sequence[tuple[Placed, str]]) -> tuple[Candidate, ...]:
    """Return every website on the card, each domain once."""
    found: dict[str, Candidate] = {}
    for line, site in sites:
        agreed = any(site.lower() in other.lower().replace(" ", "") for other in line.line.others)
        candidate = _candidate(Field.WEBSITE, site, _joined([line]), _seen_by(line, agreed=agreed), sure=agreed)
        found.setdefault(websites.domain_of(site), candidate)
    return tuple(found.values())


def with_codes(
    printed: tuple[Candidate, ...], field: Field, codes: Sequence[Code], layout: Layout
) -> tuple[Candidate, ...]:
    """Return the candidates of a field and, to be checked, what only a QR code on the card says of it."""
    found = {_key(field, candidate.value) for candidate in printed}
    whole = outline([line.line.box for line in layout.lines]) if layout.lines else NOWHERE
    evidence = reasons(SEEN_REASONS, {"only-in-qr-code"})
    values = {_key(field, value): value for code in codes for value in CODED[field](code)}
    return (
        *printed,
        *(
            _candidate(field, value, (value, whole), evidence, sure=False)
            for key, value in values.items()
            if key not in found and _is_proper(field, value)
        ),
    )


CODED: Mapping[Field, Callable[[Code], tuple[str, ...]]] = {
    Field.EMAIL: lambda code: code.emails,
    Field.PHONE: lambda code: code.phones,
    Field.WEBSITE: lambda code: code.websites,
}
NOWHERE: Quad = ((0, 0), (0, 0), (0, 0), (0, 0))


def _key(field: Field, value: str) -> str:
    if field is Field.PHONE:
        return phones.digits(value)[-9:]
    return websites.domain_of(value) if field is Field.WEBSITE else value.lower()


def _is_proper(field: Field, value: str) -> bool:
    """Say whether a QR code's value is fit to be offered at all."""
    if field is Field.EMAIL:
        return is_valid(value)
    return bool(phones.digits(value)) if field is Field.PHONE else bool(websites.find_websites(value))


def of_address(lines: Sequence[Placed]) -> Candidate | None:
    """Return the postal address as its lines."""
    if not lines:
        return None
    text, box = _joined(lines)
    return _candidate(Field.ADDRESS, text, (text, box), reasons(TITLE_REASONS, {"place-word"}), sure=False)


def _seen_by(line: Placed, *, agreed: bool) -> tuple[Evidence, ...]:
    codes = {"prior", "readers-agree" if agreed else "readers-differ" if line.line.others else "one-reader"}
    return reasons(SEEN_REASONS, codes)


def _joined(lines: Sequence[Placed]) -> tuple[str, Quad]:
    """Return the raw text of several lines and the outline around them."""
    boxes = [line.line.box for line in lines]
    return "\n".join(line.text for line in lines), boxes[0] if len(boxes) == 1 else outline(boxes)


def _candidate(
    field: Field, value: str, found: tuple[str, Quad], evidence: tuple[Evidence, ...], *, sure: bool
) -> Candidate:
    status = Status.SURE if sure else Status.CHECK
    return Candidate(field, value, found[0], found[1], round(confidence(evidence), 4), status, evidence)
