"""The sign @ that a typeface draws like an a, on printed lines as the first reader reads them."""

from collections.abc import Sequence

import pytest

from followup_cards.text.at_sign_look import OPEN, PLAIN, with_at_signs
from followup_cards.text.rapid import RapidReader
from followup_cards.text.reader import LineText
from tests.text.test_glyph_look import FACES, printed

ADDRESSES = ("bernard@papermailo.example", "carla.adams@arasnelux.example", "anna.bakker@jarmogard.example")
SITES = ("palmera-adventures.example", "lara-vandalia.example")


def looked_at(reader: RapidReader, texts: Sequence[str], face: str) -> tuple[LineText, ...]:
    """Return what is read on each line, after the look for the sign."""
    crops = [printed(text, face) for text in texts]
    return with_at_signs(reader.read_lines(crops), crops)


@pytest.mark.live
def test_a_sign_read_as_a_letter_is_found_by_its_look(reader: RapidReader) -> None:
    """The typewriter face that draws it so: where it was read as an a, exactly that one is doubted."""
    lines = list(zip(ADDRESSES, looked_at(reader, ADDRESSES, "space_mono"), strict=True))
    lost = [(text, line) for text, line in lines if line.text == text.replace("@", "a")]
    assert lost, "the reader has become better at this: print smaller, or the test shows nothing"
    for text, line in lost:
        signs = [(doubt.start, doubt.weight) for doubt in line.doubts if doubt.other == "@"]
        assert signs == [(text.index("@"), PLAIN)]


@pytest.mark.live
def test_letters_of_a_website_are_none(reader: RapidReader) -> None:
    """In every typeface each a is like the others."""
    for face in FACES:
        for line in looked_at(reader, SITES, face):
            assert not any(doubt.other == "@" for doubt in line.doubts)


@pytest.mark.live
def test_of_two_that_are_unlike_either_may_be_the_sign(reader: RapidReader) -> None:
    """Nothing says which; both are left open."""
    (line,) = looked_at(reader, ["harold@lummor.test"], "space_mono")
    assert line.text == "haroldalummor.test", "the reader has become better at this: the test shows nothing"
    signs = [(doubt.start, doubt.weight) for doubt in line.doubts if doubt.other == "@"]
    assert signs == [(1, OPEN), (6, OPEN)]


def test_a_small_a_among_capitals_is_the_sign() -> None:
    """Nobody writes an address in capitals but for one letter."""
    text = "MIRO.LINDaSTERLUX.EU"
    line = LineText(text, 0.9, places=tuple((n + 0.5) / len(text) for n in range(len(text))))
    (seen,) = with_at_signs([line], [printed(text, "lora")])
    assert [(doubt.start, doubt.other) for doubt in seen.doubts] == [(9, "@")]


def test_lines_that_are_no_address_stay_as_they_were_read() -> None:
    """A name, a website that says so, an address with its sign, and characters without places."""
    crop = printed("a banana", "lora")
    texts = ("a banana", "www.banana.example", "anna@banana.example")
    lines = (
        *(LineText(text, 0.9, places=tuple(n / 20 for n in range(len(text)))) for text in texts),
        LineText("bananaadana.example", 0.9),
    )
    assert with_at_signs(lines, [crop] * 4) == lines
