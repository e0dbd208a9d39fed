"""The marks of Vietnamese letters, on printed lines as the first reader reads them."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from followup_cards.model import Doubt, Pixels
from followup_cards.text.letters import base_and_marks
from followup_cards.text.marks import with_their_marks
from followup_cards.text.rapid import RapidReader
from followup_cards.text.reader import LineText
from tests.cardmaker.typefaces import TYPEFACES, font

FACES = [
    face
    for face in TYPEFACES
    if face.package.removeprefix("fontpkg_") in {"be_vietnam_pro", "open_sans", "lora", "source_serif_4", "roboto_slab"}
]
CARD = (
    "Trần Hữu Phước",
    "Nguyễn Thị Diễm",
    "ĐẶNG QUỲNH HƯƠNG",
    "Trưởng phòng kỹ thuật",
    "Recruitment Manager",
    "tran.phuoc@sen-viet.example",
    "+84 28 3555 0123",
)
LEAST = 0.7
"""Of the lines, exact to the last mark; without the model none is."""


def printed(text: str, *, face: int = 0, ink: int = 30, paper: int = 250) -> Pixels:
    """Return one line of print, with the paper that the reader's box leaves around it."""
    letters = font(FACES[face], 400, 44)
    left, top, right, bottom = letters.getbbox(text)
    size = (round(right - left) + 18, round(bottom - top) + 20)
    picture = Image.new("RGB", size, (paper, paper, paper))
    ImageDraw.Draw(picture).text((9 - left, 11 - top), text, font=letters, fill=(ink, ink, ink))
    return np.asarray(picture, dtype=np.uint8)


def marked(reader: RapidReader, texts: Sequence[str], face: int = 0) -> list[LineText]:
    """Return what is made of the lines of a card."""
    crops = [printed(text, face=face) for text in texts]
    return list(with_their_marks(reader.read_lines(crops), crops))


def plain(text: str) -> str:
    """Return a text without marks and gaps."""
    return "".join(base_and_marks(letter)[0] for letter in text if letter != " ")


def solid(text: str) -> str:
    """Return a text without gaps, which the reader loses now and then."""
    return text.replace(" ", "")


@pytest.mark.live
def test_vietnamese_cards_get_their_marks(reader: RapidReader) -> None:
    """Names and titles read as printed where the reader has no such characters; what has no marks stays as it is."""
    seen = [
        (text, line.text)
        for face in range(len(FACES))
        for text, line in zip(CARD, marked(reader, CARD, face), strict=True)
    ]
    vietnamese, plain_lines = (
        [pair for pair in seen if not pair[0].isascii()],
        [pair for pair in seen if pair[0].isascii()],
    )
    assert sum(solid(text) == solid(read) for text, read in vietnamese) >= LEAST * len(vietnamese)
    assert all(solid(text) == solid(read) for text, read in plain_lines)


@pytest.mark.live
@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Ondřej Šťastný", "+420 210 061 459"),
        ("Vojtěch Koťátko", "+420 210 061 459"),
        ("Éloïse Hamaïde", "+33 1 99 00 12 34"),
        ("Anaïs Moreau", "+33 1 99 00 12 34"),
    ],
)
def test_marks_that_the_reader_does_not_write_come_back(reader: RapidReader, name: str, number: str) -> None:
    """In most typefaces; it reads ť as t and ï as i."""
    right = [marked(reader, [name, number], face)[0].text == name for face in range(len(FACES))]
    assert sum(right) > len(FACES) / 2


def test_a_letter_that_was_lost_comes_back(reader: RapidReader) -> None:
    """Where the reader drops a vowel it has no character for, its place and its picture give it back."""
    names = ["Trần Vạn Lộc", "Phạm Tấn Đạt", "Trần Cẩm Vân", "+84 28 3555 0123"]
    crops = [printed(name) for name in names]
    read = reader.read_lines(crops)
    seen = with_their_marks(read, crops)
    lost = [len(solid(name)) - len(solid(line.text)) for name, line in zip(names, read, strict=True)]
    assert sum(lost) > 0
    assert [solid(line.text) for line in seen] == [solid(name) for name in names]


@pytest.mark.live
def test_what_was_read_stays_beside_it_as_a_slight_doubt(reader: RapidReader) -> None:
    """The person can see what the reader had; the doubt is too slight to be taken for a better spelling."""
    crops = [printed(text) for text in CARD]
    read = reader.read_lines(crops)
    seen = with_their_marks(read, crops)
    changed = [(was, now) for was, now in zip(read, seen, strict=True) if was.text != now.text]
    assert changed
    for was, now in changed:
        back = list(now.text)
        for doubt in (doubt for doubt in now.doubts if doubt.weight == 0.05):
            back[doubt.start : doubt.end] = [doubt.other]
        assert "".join(back) == was.text


@pytest.mark.live
def test_cards_of_other_languages_stay_as_they_are(reader: RapidReader) -> None:
    """Letters that a language has are left to the reader; so is a card with Vietnamese names printed without marks."""
    for texts in (
        ("Łukasz Żółtowski", "Kierownik działu", "+48 22 555 01 23"),
        ("José Muñoz", "Mía García", "Dirección técnica"),
        ("Chloé Thérèse", "Hélène Tô", "Directrice générale"),
        ("Anna Tran", "Sales Manager", "+1 312 555 0142"),
        ("PHAM NGOC HANH", "Lot C2, Light Industry Complex", "+84 28 3555 0123"),
        ("Chen Ming", "Ching Ping Trading", "Hong Kong"),
    ):
        crops = [printed(text, face=1) for text in texts]
        read = reader.read_lines(crops)
        assert with_their_marks(read, crops) == read


@pytest.mark.live
def test_labels_and_abbreviations_stay_as_they_are(reader: RapidReader) -> None:
    """A single letter before a number is a label, and capitals before a dot stand for a longer word."""
    card = ("Trần Hữu Phước", "T (028) 3555 0123", "M: 0912 555 012", "Q. 3, TP. Hồ Chí Minh", "K. Tech Co., Ltd")
    seen = [solid(line.text) for line in marked(reader, card)]
    assert seen[1:3] == [solid(text) for text in card[1:3]]
    assert seen[3].startswith("Q.3,TP.H")
    assert seen[4] == solid(card[4])


letters = st.sampled_from(" aàâăbcdđeêghiíklmnoôơpqrstuúưvxyýAĐEIOUYTN.,-@0 1w")
lines = st.text(letters, max_size=24)


@settings(max_examples=60)
@given(st.lists(lines, min_size=1, max_size=4), st.integers(0, 2**16))
def test_only_marks_change_and_addresses_never(texts: list[str], seed: int) -> None:
    """Whatever was read, and whatever the picture is, letters stay what they are, and a line with an @ is untouched.

    A vowel may come back in a wide gap: what was read is then still there, letter for letter, in its order.
    """
    noise = np.random.default_rng(seed)
    crops = [noise.integers(0, 256, (40, 30 + 20 * len(text), 3), dtype=np.uint8) for text in texts]
    read = [_read(text, noise) for text in texts] + [LineText("Điện thoại +84 28 3555 0123", 0.9)]
    seen = with_their_marks(read, [*crops, crops[0]])
    for was, now in zip(read, seen, strict=True):
        if "@" in was.text:
            assert now == was
        rest = iter(plain(now.text))
        assert all(letter in rest for letter in plain(was.text))
        assert [ch for ch in now.text if not ch.isalpha()] == [ch for ch in was.text if not ch.isalpha()]
        assert all(0 <= doubt.start <= doubt.end <= len(now.text) for doubt in now.doubts)
        assert not now.places or len(now.places) == len(now.text)


def _read(text: str, noise: np.random.Generator) -> LineText:
    places = np.sort(noise.random(len(text)))
    doubts = tuple(Doubt(k, k + 1, "x", 0.3) for k in range(0, len(text), 3))
    return LineText(text, 0.9, doubts, tuple(places.tolist()))
