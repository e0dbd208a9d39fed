"""Put the letters o and e back together where a French card has them as one, which the reader takes for two.

It has no capital of the kind and writes "CE" ("CCEUR"), which French spells nowhere in such surroundings. A small "oe"
stays as it is, for many cards print it so, unless the reader nearly saw the one letter.
"""

import re
from dataclasses import replace

from followup_cards.text.reader import LineText

APART = re.compile(
    r"(?<=[CSBMV])CE(?=U[RFX])|(?<=N)CE(?=UD)|(?<=[BCDFGPTV]R)CE(?=U)|\bCE(?=ILLET|[a-z])|(?<=c)ce(?=ur)|œe(?=u)"
)  # "CCEUR", "NCEUD", "VAUTRCEUIL", "CEillet", "cceur", "cœeur"; not "LANCEUR", "FARCEUR", "CEILLIER"
SMALL = re.compile(r"oe(?=u|il)")  # "soeur", "noeud", "oeil"


def joined(line: LineText) -> LineText:
    """Return a line in French with the letter o-e where two others stand for it."""
    places = [match.start() for match in APART.finditer(line.text)]
    places += [match.start() for match in SMALL.finditer(line.text) if _nearly_seen(line, match.start())]
    for place in sorted(places, reverse=True):
        line = _joined_at(line, place)
    return line


def _nearly_seen(line: LineText, place: int) -> bool:
    return any(doubt.other == "œ" and place <= doubt.start < place + 2 for doubt in line.doubts)


def _joined_at(line: LineText, place: int) -> LineText:
    """Return the line with two letters as one; doubts about them are settled."""
    letter = "Œ" if line.text[place].isupper() else "œ"
    places = line.places
    if len(places) == len(line.text):
        places = (*places[:place], (places[place] + places[place + 1]) / 2, *places[place + 2 :])
    before = [doubt for doubt in line.doubts if doubt.end <= place]
    after = [doubt for doubt in line.doubts if doubt.start >= place + 2]
    moved = [replace(doubt, start=doubt.start - 1, end=doubt.end - 1) for doubt in after]
    text = line.text[:place] + letter + line.text[place + 2 :]
    return replace(line, text=text, places=places, doubts=(*before, *moved))
