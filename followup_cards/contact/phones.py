"""Find phone numbers in a line of OCR text: the form printed, their kind, E.164 where it can be known."""

import re
import unicodedata
from dataclasses import dataclass

NUMBER = re.compile(r"(?<![\d@/])(?:\(?\s?\+|\(|00)?\s?\d(?:[\s().\-/–·]{0,3}\d){5,40}(?![\d@])")  # "+49 (0)30 1234-56"
SEPARATOR = re.compile(
    r"\s*/\s*|\s{2,}(?=[(+])|\s+(?=\+\d)|(?<=\d{4})\s+(?=\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})"
)  # "555 0101 / 555 0102"
GAP = re.compile(r"\s+[·–]?\s*|·\s*")
STRAY = re.compile(r"(?<=\d)\s?[~|]\s?(?=\d)")  # "(024) 3939~1789": a speck, or a stroke after the area code
KINDS = (
    ("fax", re.compile(r"(?:fax|facs|telefax|faks|(?<![a-z])f(?![a-z]))\W*(?:no\.?\W*)?$", re.IGNORECASE)),
    (
        "mobile",
        re.compile(
            r"(?:mob\w*|cell\w*|handy|m[oó]vil|celular|portable|gsm|h/?p|(?<![a-z])[mc](?![a-z])|携帯|手機|手机|行動)\W*(?:no\.?\W*)?$",
            re.IGNORECASE,
        ),
    ),
    (
        "work",
        re.compile(
            r"(?:tel\w*|t[eé]l|phone|ph|off\w*|direct\w*|fon|fono|(?<![a-z])[tpodb](?![a-z])|電話|电话|전화)\W*(?:no\.?\W*)?$",
            re.IGNORECASE,
        ),
    ),
)
"""By what stands right before the number: "Mobile: ", "F ", "Tel. no. "."""

OFFICE_MARK = re.compile(r"^\s*\(0\)(?=\s*(?:\d[\s-]?){7})")  # "(O) 5550 0101": an office's letter, read as a nought
UNCLOSED = re.compile(r"\s*\(\d{1,3}$")  # "030 5550101 (40 lines)"
ICON = re.compile(r"^\W*\d\W*\s")  # "2 617.555.0150", "0) 07700 900385": the receiver before a number
REPEATED = 3
LONGEST_EXTENSION = 5
FEWEST_DIGITS, MOST_DIGITS = 7, 15
"""ITU-T E.164 allows 15; shorter than 7 is a house number, a postal code or an extension."""

POSTAL = re.compile(r"(?:^|\D)\d{5,6}$|^\d{3}[- ]?\d{3}$|^\d{4}\s?-\s?\d{3}$|^\d{5}-\d{3}$|^\d{3}-\d{4}$")
ID_BEFORE = re.compile(
    r"(?:gst\w*|vat|ust|tin|cin|reg\w*|pin|zip|abn|acn|cnpj|cep|nif|siret|iban|bic|iso|since|統一編號|統編|編號|p\.?\s?o\.?\s?box)\W*(?:no\.?\W*)?$",
    re.IGNORECASE,
)
DATE = re.compile(r"^(?:19|20)\d\d[-./]\d\d?[-./]\d\d?$|^\d\d?[-./]\d\d?[-./](?:19|20)\d\d$")


@dataclass(frozen=True)
class FoundPhone:
    """A number in the form printed, its kind where the card says so, and its E.164 form where it can be known."""

    value: str
    kind: str | None
    e164: str | None


def find_phones(text: str, *, region: str | None = None, previous_kind: str | None = None) -> list[FoundPhone]:
    """Return every phone number in one line of text.

    `region` is an ISO 3166 country for numbers that name none.
    """
    normal = STRAY.sub(" ", _with_digits(unicodedata.normalize("NFKC", text)))
    found: list[FoundPhone] = []
    kind = previous_kind
    for match in NUMBER.finditer(normal):
        before = normal[: match.start()]
        kind = _kind(before) or (kind if found else previous_kind)
        if ID_BEFORE.search(before) and _kind(before) is None:
            continue
        found += [
            FoundPhone(value, kind, e164(value, region)) for value in _pieces(match.group(0)) if _plausible(value, kind)
        ]
    return found


def _with_digits(text: str) -> str:
    """Undo letters read for digits, only inside what is a number already ("O30 123456", "555 O1O1")."""
    return re.sub(
        r"(?<=[\d+(\s-])[OoIl](?=[\d\s-]*\d{2})(?<![a-zA-Z][OoIl])", lambda m: "0" if m.group(0) in "Oo" else "1", text
    )


def _kind(before: str) -> str | None:
    return next((name for name, pattern in KINDS if pattern.search(before)), None)


def runs_together(text: str) -> bool:
    """Say whether a run of digits on a line is longer than any number."""
    return any(len(digits(match.group(0))) > MOST_DIGITS for match in NUMBER.finditer(text))


def without_icon(text: str, solid: str) -> str:
    """Return another look at a line without the digit that it made of the icon before a number.

    `solid` are the digits that the first reader saw there.
    """
    return ICON.sub("", text) if digits(text)[1:] == solid else text


def has_a_repeat_more(longer: str, shorter: str) -> bool:
    """Say whether some digits are others with one digit more in a row of three or more alike.

    A reader of steps loses one of these ("55" for "555"), and makes none up.
    """
    if len(longer) != len(shorter) + 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    first = at - len(longer[:at]) + len(longer[:at].rstrip(longer[at]))
    row = longer[first : at + 1]
    return first > 0 and len(row) >= REPEATED and longer[at + 1 :] == shorter[at:]


def _pieces(run: str) -> list[str]:
    """Split a run of digits at the places where a second number begins."""
    pieces = [piece for piece in SEPARATOR.split(run) if piece]
    lengths = [sum(map(str.isdigit, piece)) for piece in pieces]
    if sum(lengths) > MOST_DIGITS and (len(pieces) == 1 or lengths[0] < FEWEST_DIGITS):
        return [_trimmed(piece) for piece in _halves(run)]
    if lengths[0] < FEWEST_DIGITS:
        return [_trimmed(run)]  # "030 / 12 34 56": the stroke stands after the area code
    return [_trimmed(piece) for piece, length in zip(pieces, lengths, strict=True) if length > LONGEST_EXTENSION]


def _halves(run: str) -> tuple[str, ...]:
    """Return the two numbers that ran into one another: parted where it leaves each a likely beginning and length."""
    ways = [(run[: gap.start()], run[gap.end() :], gap.group(0)) for gap in GAP.finditer(run)]
    ways = [way for way in ways if all(FEWEST_DIGITS < len(digits(half)) <= MOST_DIGITS for half in way[:2])]
    best = max(ways, key=_likeliness, default=None)
    return best[:2] if best else (run,)


def _likeliness(way: tuple[str, str, str]) -> float:
    first, second, gap = way
    country = 2 * (first.strip().startswith("+") - second.startswith("+"))
    uneven = abs(len(digits(first)) - country - len(digits(second)))
    return 3 * second.startswith(("+", "(", "0")) + 3 * (len(gap) > 1 or not gap.isspace()) - uneven


def _trimmed(number: str) -> str:
    number = OFFICE_MARK.sub("", re.sub(r"\s+", " ", number)).strip(" .-/–·")
    number = UNCLOSED.sub("", number)
    if number.count("(") != number.count(")"):
        number = (
            number.replace("(", "").replace(")", "") if number.count("(") < number.count(")") else number.lstrip("( ")
        )
    return number.strip()


def _plausible(number: str, kind: str | None) -> bool:
    digits = sum(map(str.isdigit, number))
    if not FEWEST_DIGITS <= digits <= MOST_DIGITS or DATE.match(number):
        return False
    return kind is not None or not POSTAL.match(number)


def e164(number: str, region: str | None) -> str | None:
    """Return the number in E.164, by its own country code or else the region's; None where neither tells."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(
            number, None if number.lstrip("( ").startswith(("+", "00")) and not region else region
        )
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def digits(number: str) -> str:
    """Return the digits of a number, nothing else."""
    return re.sub(r"\D", "", number)


def region_of(domains: list[str]) -> str | None:
    """Return the country that the domains' endings name (ISO 3166); None where they name none, or several."""
    import phonenumbers

    endings = {domain.rpartition(".")[2].upper() for domain in domains}
    countries = {"GB" if ending == "UK" else ending for ending in endings} & set(phonenumbers.SUPPORTED_REGIONS)
    countries -= GENERIC_ENDINGS
    return countries.pop() if len(countries) == 1 else None


GENERIC_ENDINGS = frozenset({"IO", "CO", "ME", "TV", "AI", "CC", "FM", "LY", "TO"})
"""Country endings that are used as if they were no country's."""
