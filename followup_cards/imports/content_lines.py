"""A vCard's lines: unfolded, with their parameters apart; versions 2.1, 3.0 and 4.0 at once."""

import quopri
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from followup_cards.errors import BadAnswers

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_QUOTED_PRINTABLE: Final = re.compile(r"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
# such as "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=89va" or "NOTE;QUOTED-PRINTABLE:caf=C3=A9"
_HEAD: Final = re.compile(r'^(?:[\w-]+\.)?(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;(?:[^":;]|"[^"]*")*)*):')
# such as "TEL:" or 'item1.TEL;TYPE="work,voice";PREF=1:'
_PARAMETER: Final = re.compile(r';((?:[^";]|"[^"]*")*)')
_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"})


@dataclass(frozen=True)
class ContentLine:
    """One property: where it stands, its name, its parameters by name, and its value, still escaped."""

    number: int
    name: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str

    @property
    def types(self) -> frozenset[str]:
        """Return the words of its TYPE, small."""
        return frozenset(word.casefold() for word in self.parameters.get("TYPE", ()))


def content_lines(text: str, source: str) -> Iterator[ContentLine]:
    """Yield each line of a vCard file.

    Raises:
        BadAnswers: a line is none of a vCard.
    """
    for number, line in _unfolded(text):
        head = _HEAD.match(line)
        if head is None:
            raise BadAnswers(
                f"{source}: line {number} is none of a vCard: a name and a colon are missing. Export the file again."
            )
        parameters = _parameters(head["parameters"])
        value = line[head.end() :]
        if "QUOTED-PRINTABLE" in parameters.get("ENCODING", ()):
            value = _decoded(value, parameters, number, source)
        yield ContentLine(number, head["name"].upper(), parameters, value)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its number: what begins with a blank goes on with the line before, as a final "=" says."""
    begun, pieces = 0, list[str]()
    for number, line in enumerate(_LINE_END.split(text), 1):
        if pieces and _goes_on(pieces):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        elif pieces and line[:1] in (" ", "\t"):
            pieces.append(line[1:])
        else:
            if pieces and pieces[0].strip():
                yield begun, "".join(pieces)
            begun, pieces = number, [line]
    if pieces and pieces[0].strip():
        yield begun, "".join(pieces)


def _goes_on(pieces: list[str]) -> bool:
    return pieces[-1].endswith("=") and bool(_QUOTED_PRINTABLE.match(pieces[0]))


def _parameters(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return parameters by name; 2.1 writes a type or an encoding without saying which it is."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in _PARAMETER.findall(text):
        name, equals, value = part.partition("=")
        if not equals:
            name, value = ("ENCODING" if part.upper() in _ENCODINGS else "TYPE"), part
        values = [word.strip() for word in value.replace('"', "").split(",")]
        key = name.strip().upper()
        found[key] += map(str.upper, values) if key == "ENCODING" else values
    return {key: tuple(values) for key, values in found.items()}


def _decoded(value: str, parameters: Mapping[str, tuple[str, ...]], number: int, source: str) -> str:
    charset = parameters.get("CHARSET", ("utf-8",))[0]
    try:
        return quopri.decodestring(value.encode("utf-8")).decode(charset)
    except (LookupError, UnicodeDecodeError) as error:
        raise BadAnswers(
            f"{source}: line {number} is not text in {charset}, as it says it is. Export the file again, as UTF-8."
        ) from error
