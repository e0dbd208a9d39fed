"""People out of vCards: 2.1, 3.0 and 4.0."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from followup_cards.errors import BadAnswers
from followup_cards.imports.content_lines import ContentLine, content_lines
from followup_cards.imports.person import Imported, Said, made
from followup_cards.imports.phones import phone

_VERSIONS: Final = ("2.1", "3.0", "4.0")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)  # "\n", "\,", "\\"
_TOKEN: Final = re.compile(r"\\.|[^\\,;]+|.", re.DOTALL)  # "\;", "Acme", ";"
_MEANS: Final = {"n": "\n", "N": "\n", ",": ",", ";": ";", "\\": "\\", ":": ":"}
_NAME_ORDER: Final = (3, 1, 2, 0, 4)
"""N holds family, given, additional, prefix, suffix; people say prefix, given, additional, family, suffix."""

Card = tuple[str, int, Sequence[ContentLine]]
"""Version, the line it begins on, and its lines."""


def people(text: str, source: str, region: str | None) -> list[Imported]:
    """Return the people in a vCard file.

    Raises:
        BadAnswers: the file is damaged, ends within a card, or is of a version that is not known.
    """
    found = [made(_said(card, region), source) for card in _cards(content_lines(text, source), source)]
    return [person for person in found if person]


def _cards(lines: Iterable[ContentLine], source: str) -> Iterator[Card]:
    """Yield each card; one within another (2.1 knows agents) is left out."""
    begun: list[int] = []
    held: list[ContentLine] = []
    for line in lines:
        mark = (line.name, line.value.strip().upper())
        if mark == ("BEGIN", "VCARD"):
            begun.append(line.number)
        elif not begun:
            raise BadAnswers(f"{source}: line {line.number} stands outside of any card. Export the file again.")
        elif mark == ("END", "VCARD"):
            start = begun.pop()
            if not begun:
                yield _version(held, start, source), start, held
                held = []
        elif len(begun) == 1:
            held.append(line)
    if begun:
        raise BadAnswers(f"{source} ends within the card that begins on line {begun[0]}. Export or copy it again.")


def _version(lines: Sequence[ContentLine], start: int, source: str) -> str:
    version = next((line.value.strip() for line in lines if line.name == "VERSION"), "3.0")
    if version not in _VERSIONS:
        raise BadAnswers(
            f'{source}: the card on line {start} is of version "{version}". Export it as {", ".join(_VERSIONS)}.'
        )
    return version


def _said(card: Card, region: str | None) -> Said:
    version, start, lines = card

    def first(name: str) -> str:
        return next((_unescaped(line.value, version) for line in lines if line.name == name and line.value), "")

    parts = next((_components(line.value, version) for line in lines if line.name == "N"), [])
    parts += [""] * (5 - len(parts))
    name = first("FN") or " ".join(parts[place] for place in _NAME_ORDER if parts[place])
    phones = (phone(_unescaped(line.value, version), _label(line), region) for line in lines if line.name == "TEL")
    return Said(
        where=f"the card on line {start}",
        name=name,
        given=" ".join(filter(None, parts[1:3])),
        family=parts[0],
        emails=tuple(_emails(lines, version)),
        company=", ".join(filter(None, _first_components(lines, "ORG", version))),
        job_title=first("TITLE") or first("ROLE"),
        phones=tuple(one for one in phones if one),
        websites=tuple(_unescaped(line.value, version) for line in lines if line.name == "URL" and line.value),
        address="\n".join(filter(None, _address(_first_components(lines, "ADR", version)))) or first("LABEL"),
        notes="\n".join(_unescaped(line.value, version) for line in lines if line.name == "NOTE"),
    )


def _label(line: ContentLine) -> str:
    return " ".join(sorted(line.types))


def _emails(lines: Iterable[ContentLine], version: str) -> list[str]:
    """Return the addresses, the preferred one first."""

    def rank(line: ContentLine) -> int:
        stated = line.parameters.get("PREF", ("",))[0]
        return 1 if "pref" in line.types else int(stated) if stated.isdecimal() else 101

    return [_unescaped(line.value, version) for line in sorted((x for x in lines if x.name == "EMAIL"), key=rank)]


def _first_components(lines: Iterable[ContentLine], name: str, version: str) -> list[str]:
    return next((_components(line.value, version) for line in lines if line.name == name), [])


def _address(parts: list[str]) -> list[str]:
    """Return an address line by line: box, extension, street; then code and city, region, country."""
    box, extension, street, city, state, code, country = [*parts, *[""] * 7][:7]
    return [box, extension, street, " ".join(filter(None, (code, city))), state, country]


def _components(value: str, version: str) -> list[str]:
    """Return what stands between semicolons; several values in one place are joined."""
    places = _split(value, ";")
    if version == "2.1":
        return [_unescaped(place, version) for place in places]
    return [" ".join(_unescaped(piece, version) for piece in _split(place, ",")) for place in places]


def _split(value: str, separator: str) -> list[str]:
    """Split where a separator is not escaped."""
    pieces = [""]
    for token in _TOKEN.findall(value):
        if token == separator:
            pieces.append("")
        else:
            pieces[-1] += token
    return pieces


def _unescaped(value: str, version: str) -> str:
    """Return a text as it was meant; 2.1 escapes no line ends."""

    def meant(found: re.Match[str]) -> str:
        if version == "2.1" and found[1] in "nN":
            return found[0]
        return _MEANS.get(found[1], found[0])

    return _ESCAPED.sub(meant, value)
