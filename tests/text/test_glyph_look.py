"""Digits printed where a word would have a letter, on printed lines as the first reader reads them."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from followup_cards.model import Doubt, Pixels
from followup_cards.text.glyph_look import with_a_closer_look
from followup_cards.text.rapid import RapidReader
from followup_cards.text.reader import LineText
from tests.cardmaker.typefaces import TYPEFACES, font

FACES = {
    face.package.removeprefix("fontpkg_"): face
    for face in TYPEFACES
    if face.package.removeprefix("fontpkg_")
    in {
        "libre_franklin",
        "manrope",
        "lora",
        "karla",
        "dm_sans",
        "zilla_slab",
        "pt_serif",
        "bitter",
        "open_sans",
        "space_mono",
    }
}
DIGITS = (
    "mara.lind@so1ventinteriors.example",
    "careers@vi1inova.example",
    "ca1o.rinaldi@elverax.example",
    "mara@ster1ux.example",
    "office@nordaven-gr0up.example",
)
LETTERS = (
    "mara.lind@solventinteriors.example",
    "careers@vilinova.example",
    "calo.rinaldi@elverax.example",
    "illya.holl@sterlux.example",
    "office@nordaven-group.example",
)
LEAST = 0.6
"""Of the digits that the reader takes for letters."""


def printed(text: str, face: str) -> Pixels:
    """Return one line of print, a little out of focus, with the paper that the reader's box leaves around it."""
    letters = font(FACES[face], 400, 30)
    left, top, right, bottom = letters.getbbox(text)
    picture = Image.new("RGB", (round(right - left) + 14, round(bottom - top) + 14), (248, 246, 240))
    ImageDraw.Draw(picture).text((7 - left, 7 - top), text, font=letters, fill=(40, 40, 50))
    return np.asarray(cv2.GaussianBlur(np.asarray(picture), (0, 0), 1.1), dtype=np.uint8)


def looked_at(reader: RapidReader, texts: Sequence[str], face: str) -> list[tuple[LineText, LineText]]:
    """Return what is read on each line, before and after the closer look."""
    crops = [printed(text, face) for text in texts]
    lines = reader.read_lines(crops)
    return list(zip(lines, with_a_closer_look(lines, crops), strict=True))


@pytest.mark.live
def test_a_digit_that_was_read_as_a_letter_is_doubted(reader: RapidReader) -> None:
    """The reader makes words of them; the look leaves the digit beside the letter, at its place."""
    misread, doubted = 0, 0
    for face in FACES:
        for text, (before, after) in zip(DIGITS, looked_at(reader, DIGITS, face), strict=True):
            for n, (seen, true) in enumerate(zip(before.text, text, strict=False)):
                if true.isdigit() and seen.isalpha() and len(before.text) == len(text):
                    misread += 1
                    doubted += Doubt(n, n + 1, true, 0.5) in after.doubts
    assert misread >= 8, "the reader has become better at this: print smaller, or the test shows nothing"
    assert doubted >= LEAST * misread


@pytest.mark.live
def test_letters_are_left_in_peace(reader: RapidReader) -> None:
    """What is printed as letters gets no digit beside it, in any of the typefaces."""
    for face in FACES:
        for before, after in looked_at(reader, LETTERS, face):
            assert [doubt for doubt in after.doubts if doubt not in before.doubts] == []


@pytest.mark.live
def test_each_character_of_an_address_is_what_it_may_be_by_its_look(reader: RapidReader) -> None:
    """Where the reader is right the shapes hold what is printed, and mostly nothing else; outside there are none."""
    single, all_of = 0, 0
    for face in FACES:
        for text, (_, after) in zip(LETTERS, looked_at(reader, LETTERS, face), strict=True):
            if after.text == text:
                assert all(letter in shape for letter, shape in zip(text, after.shapes, strict=True))
                single += sum(len(shape) == 1 for shape in after.shapes)
                all_of += len(text)
    assert single >= 0.8 * all_of > 0


def test_only_addresses_are_looked_at() -> None:
    """A name, a number and a line whose characters have no places stay as they were read."""
    crop = printed("ill 10", "lora")
    lines = (
        LineText("ill 10", 0.9, places=(0.1, 0.2, 0.3, 0.4, 0.7, 0.9)),
        LineText("ill@ill.example", 0.9),
        LineText("", 0.0),
    )
    assert with_a_closer_look(lines, [crop] * 3) == lines


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.lists(st.floats(0, 1), min_size=13, max_size=13))
def test_whatever_a_reader_says_is_survived(text: str, shares: list[float]) -> None:
    """Any text at any places, in order or not, gives a line with the same text, and doubts inside it."""
    line = LineText(f"{text}@l1.example", 0.9, places=(*shares[: len(text)], *(0.5 for _ in "@l1.example")))
    (looked,) = with_a_closer_look([line], [printed("10@l1.example", "lora")])
    assert looked.text == line.text
    assert all(0 <= doubt.start < doubt.end <= len(line.text) for doubt in looked.doubts)
