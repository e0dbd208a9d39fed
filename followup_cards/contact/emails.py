"""Find e-mail addresses in a line of OCR text: labels, icons and stray spaces peeled off, the grammar checked."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from followup_cards.contact import repairs, vocabulary, words

ADDRESS = re.compile(
    r"[A-Za-z0-9_%+'](?:[A-Za-z0-9._%+'-]*[A-Za-z0-9_%+'-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]{2,24}"
)  # "mara.lind@example.com"; digits in the last label are a misreading that the suffix list finds out
AT_WORD = re.compile(r"\s*[(\[{<]\s*at\s*[)\]}>]\s*|\s+(?:AT|at)\s+(?=\S+\s*(?:[.]|[(\[]?dot))")  # "mara (at) example"
DOT_WORD = re.compile(r"\s*[(\[{<]\s*dot\s*[)\]}>]\s*|(?<=\w)\s+(?:DOT|dot)\s+(?=\w)")  # "example (dot) com"
ICON_AT = re.compile(r"^[^\w@]*[A-Z]?@[^\w@]*\s+(?=\S)")  # "@ 12 Mill Lane", "M@ mara@example.com": an icon seen as @
ROUND_AT = re.compile(r"\s*@\s*")  # "mara @ example.com"
ROUND_MARK = re.compile(r"(?<=[A-Za-z0-9])(?:\s+([._])\s*|([._])\s+)(?=[A-Za-z0-9])")  # "m. lind@", "example . com"
LABEL = re.compile(
    r"^\W*(?:e\s*[-–—‐_.]?\s*ma[il1I|][il1I|]s?|ma[il1I|][l1I|]|e\s*[-–]?\s*post|correo(?:\s+electr[oó]nico)?|courriel|m[eé]l)"
    r"(?:\s*(?:id|address|add))?(?:\s*[:;,|=>»•\-–—~]+\s*|[.]?\s+)(?=\S)",
    re.IGNORECASE,
)  # "E-Mail:", "e-mail id -", "Courriel :"
LETTER_LABEL = re.compile(
    r"(?:^|\s)[EeMm]\s*[:;|/>»•–]+\s*(?=\S)|(?:^|\s)[EM]\s+(?=\S)|(?:^|\s)E\.\s+(?=\S)"
)  # "E:", "M j@"
GLUED_WORD = re.compile(
    r"^(?:\d[\d.-]+[.-])?(?:e[-._]?mail|mail)[-:.]*(?=[a-z0-9_]{2}|[a-z0-9]\.[a-z])", re.IGNORECASE
)  # "E-mailmara@", "5550161.E-mail-mara@"
GLUED_LETTER = re.compile(r"^[EM][.-]?(?=[a-z]{2})")  # "Emara@": capitals are rare in addresses
GLUED_SMALL_LETTER = re.compile(r"^e(?=[a-z]{3})")  # "emara@", where a card labels its lines "t", "m", "e"
GLUED_NUMBER = re.compile(r"^\d[\d-]{6,}(?=[a-z])")  # "555-0161mara@example.com": a number that stood before it
GLUED_PLACE = re.compile(r"^[A-Z][a-z]+-\d{5,6}[.,-]+(?=[a-z])")  # "Berlin-10115.mara@example.com": a town before it
NUMBER_BEHIND = re.compile(r"(?<=[a-z]{2})\d{2,}$")  # "mara@example.com555": no domain ends in digits
GLUED_SITE = re.compile(r"(?:www|https?)$", re.IGNORECASE)  # "example.comwww.example.com", "example.comhttps://"
INITIAL_OR_NAME = re.compile(
    r"[A-Za-z]{1,2}[._]|[a-z]{3,12}[._]|[A-Z]{3,12}[._]"
)  # what stands before a gap inside an address
NUMBER_BEFORE_ICON = re.compile(r"\+[\d.-]+@")  # "+49.30.23125194 @ example.com": an icon before a website seen as @
HANDLE_LABEL = re.compile(
    r"(?<![a-z0-9.-])(?:twitter|instagram|insta|facebook|skype|wechat|telegram|threads|x)\s*[:.]?\s*$", re.IGNORECASE
)  # "X: mara@", but not "sales@example.com.mx mara@"


@dataclass(frozen=True)
class Found:
    """One address in a text, and what may or may not belong to it."""

    value: str
    alternatives: tuple[str, ...] = ()
    """The same with a label that stood before it without a gap left on, or taken off."""


def find_emails(text: str, *, letter_labels: bool = False) -> list[Found]:
    """Return every address in one line of text.

    `letter_labels` says that the card marks its lines with single letters, so that a glued "E" is no part of a name.
    """
    normal = normalised(text)
    as_spaced = _addresses_in(normalised(text, close_gaps=False))
    found = []
    for match in ADDRESS.finditer(normal):
        value = _address(match)
        if value and not (HANDLE_LABEL.search(normal[: match.start()]) or NUMBER_BEFORE_ICON.match(value)):
            peeled = Found(value) if _follows_label(match, text) else _peeled(value, letter_labels=letter_labels)
            found.append(_with_gap(value, as_spaced, letter_labels=letter_labels) or peeled)
    return found


def _follows_label(match: re.Match[str], text: str) -> bool:
    """Say whether a label with a sign of its own stands before an address ("M: Mara@"): no other one is glued to it."""
    before = text.partition(match.group(0))[0].rstrip()
    return before != text.rstrip() and before.endswith((":", ".", "-")) and has_label(before)


def without_icon(text: str) -> str:
    """Return a line's text without the icon at its beginning that was taken for the sign @."""
    return ICON_AT.sub("", text, count=1)


def has_label(text: str) -> bool:
    """Say whether a text is a label of an address, and nothing else ("E-Mail:", "e")."""
    bare = text.strip().lower().strip(".:;-")
    return bare in {"e", "m"} or (bool(bare) and LABEL.sub("", f"{text} x").strip() == "x")


def _address(match: re.Match[str]) -> str | None:
    return trimmed(repairs.zero_for_tall_o(repairs.small_l(match.group(0).strip("'-"))))


def _addresses_in(normal: str) -> list[str]:
    return [value for match in ADDRESS.finditer(normal) if (value := _address(match))]


def _with_gap(value: str, as_spaced: list[str], *, letter_labels: bool) -> Found | None:
    """Return both ways to read an address into which a gap was closed: "m. lind@" is one, "Berlin. lind@" is not."""
    shorter = next((other for other in as_spaced if value.endswith(other) and other != value), None)
    if shorter is None:
        return None
    one_address = INITIAL_OR_NAME.fullmatch(value.removesuffix(shorter))
    if one_address:
        return Found(value, (shorter,))
    peeled = _peeled(shorter, letter_labels=letter_labels)
    return Found(peeled.value, (*peeled.alternatives, value))


def normalised(text: str, *, close_gaps: bool = True) -> str:
    """Return the text with full-width forms, spelled-out signs, labels and (on demand) stray gaps undone."""
    normal = (
        unicodedata.normalize("NFKC", text.replace("™", " "))
        .replace("‐", "-")
        .replace("–", "-")
        .replace("—", "-")
        .replace("−", "-")
    )
    if "@" not in normal:
        normal = AT_WORD.sub("@", normal)
    if "@" not in normal:
        return normal
    normal = repairs.BAR_BEFORE_DOT.sub("l", without_icon(normal))
    normal = LABEL.sub(" ", LETTER_LABEL.sub(" ", DOT_WORD.sub(".", normal)))
    return repairs.dots_for_commas(ROUND_AT.sub("@", _closed_up(normal) if close_gaps else normal))


def _closed_up(text: str) -> str:
    """Close gaps around dots and underscores, unless what stands before is an address that is complete already."""
    pieces, start = [], 0
    for match in ROUND_MARK.finditer(text):
        before = ROUND_AT.sub("@", text[: match.start()]).rpartition(" ")[2]
        complete = "@" in before and has_public_suffix(before.partition("@")[2])
        mark = match.group(1) or match.group(2)
        after = re.match(r"[A-Za-z0-9-]+", text[match.end() :])
        joins = not complete or (after and has_public_suffix(f"{before.partition('@')[2]}.{after.group(0)}") == 2)
        pieces += [text[start : match.start()], mark if joins else match.group(0)]
        start = match.end()
    return "".join([*pieces, text[start:]])


def trimmed(address: str) -> str | None:
    """Return the address without what OCR joined to its end, or None if its domain has no part that could be one."""
    local, _, domain = address.rpartition("@")
    labels = domain.split(".")
    joined = ((i, start) for i, label in enumerate(labels) if i and (start := GLUED_SITE.search(label)))
    if site := next(joined, None):
        labels = [*labels[: site[0]], *filter(None, [labels[site[0]][: site[1].start()]])]
    labels[-1] = NUMBER_BEHIND.sub("", labels[-1].lower())
    return f"{local}@{'.'.join(labels).lower()}" if len(labels) > 1 else None


def _no_part_of_it(address: str) -> int:
    """Return how many characters stand before an address without a gap: a number, a town, or an icon ("1info@")."""
    if match := GLUED_NUMBER.match(address) or GLUED_PLACE.match(address):
        return match.end()
    return int(is_role(address[1:]) and (address[0].isdigit() or not is_role(address)))


def _peeled(address: str, *, letter_labels: bool) -> Found:
    """Take a glued label off where it must be one; where it only may be, keep the other way as an alternative."""
    if match := GLUED_WORD.match(address):
        label, rest = match.group(0), address[match.end() :]
        if rest.startswith("@"):
            return Found(address)
        return Found(rest) if "-" in label else Found(rest, (address,))  # no address begins "E-Mail-"
    if glued := _no_part_of_it(address):
        return Found(address[glued:], (address,))
    if match := GLUED_LETTER.match(address):
        rest = address[match.end() :]
        return Found(rest, (address,)) if letter_labels else Found(address, (rest,))
    if letter_labels and (match := GLUED_SMALL_LETTER.match(address)):
        return Found(address, (address[match.end() :],))
    return Found(address)


@cache
def _suffixes() -> object:
    import tldextract

    # The snapshot that travels in the package: asking the network would tell it whose card this is.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def has_public_suffix(domain: str) -> int:
    """Return how many labels the public suffix of a domain has; 0 where there is none ("gmail.con", "acme")."""
    parts = _suffixes()(domain)  # type: ignore[operator]
    return len(parts.suffix.split(".")) if parts.suffix and parts.domain else 0


def registered_name(domain: str) -> str:
    """Return the label that its owner chose: "acme" of "mail.acme.co.uk"."""
    return str(_suffixes()(domain).domain)  # type: ignore[operator]


def is_valid(address: str) -> bool:
    """Say whether the address has a valid syntax and a public suffix that exists."""
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return False
    return has_public_suffix(checked.ascii_domain) > 0


def is_role(address: str) -> bool:
    """Say whether the address belongs to a function (info@, sales@) rather than to a person."""
    return re.sub(r"[\d._-]+", "", address.partition("@")[0].lower()) in vocabulary.ROLE_ADDRESSES


def near_miss_of_a_provider(domain: str) -> str | None:
    """Return the large mail provider that the domain is one slip away from, if it is not one itself."""
    if domain in vocabulary.FREEMAIL:
        return None
    return next(
        (known for known in sorted(vocabulary.FREEMAIL) if len(known) > 7 and words.one_slip(domain, known)), None
    )
