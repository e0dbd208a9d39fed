"""What cards say: valid addresses, labelled fax numbers, glyphs for every letter, room for every text."""

import random

import pytest
import zxingcpp
from email_validator import validate_email

from tests.cardmaker.content import ItemKind
from tests.cardmaker.design import CardWish, Design, design
from tests.cardmaker.fill import Wish, any_firm, fill
from tests.cardmaker.labels import label
from tests.cardmaker.press import has_collisions
from tests.cardmaker.rows import CONTACT_FLOOR
from tests.cardmaker.spelling import ascii_form, capitals
from tests.cardmaker.style import LAYOUTS, LabelStyle
from tests.cardmaker.typefaces import TYPEFACES, has_glyphs, tells_apart


@pytest.fixture(scope="module")
def designs() -> list[Design]:
    """Return eighty cards of many countries."""
    return [design(random.Random(f"test:{n}")) for n in range(80)]


def test_every_address_is_valid() -> None:
    """No card prints an address that the grammar of addresses refuses."""
    for seed in range(600):
        rng = random.Random(seed)
        for item in fill(rng, any_firm(rng)).items:
            if item.kind is ItemKind.EMAIL:
                validate_email(item.value, check_deliverability=False)


def test_every_layout_and_at_least_twenty_typefaces_are_used(designs: list[Design]) -> None:
    """The cards are as varied as cards are."""
    assert {card.style.layout for card in designs} == set(LAYOUTS)
    assert len({card.style.face.package for card in designs}) >= 20


def test_every_country_in_the_data_is_used() -> None:
    """No country's names are dead data."""
    codes = {any_firm(random.Random(seed)).place.code for seed in range(500)}
    assert len(codes) == 20


def test_every_text_stays_on_the_card_and_apart_from_the_others(designs: list[Design]) -> None:
    """Nothing printed is cut off or printed over."""
    for card in designs:
        flat = card.flat
        assert not has_collisions(flat)
        for text in flat.printed:
            left, top, right, bottom = text.box
            assert left > 0.5
            assert top > 0.5
            assert right < card.style.width - 0.5, text
            assert bottom < card.style.height - 0.5, text


def test_what_the_truth_names_is_what_was_printed(designs: list[Design]) -> None:
    """Each contact line, name, title and firm stands on the card in exactly that spelling."""
    for card in designs:
        content = card.content
        wanted = [item.value for item in content.items] + [person.shown for person in content.people]
        wanted += [*content.address, content.company]
        wanted += [text for person in content.people for text in (person.title, person.alternative) if text]
        assert sorted(wanted) == sorted(text.text for text in card.flat.printed if text.field)


def test_contact_lines_are_never_set_smaller_than_the_floor(designs: list[Design]) -> None:
    """A card's smallest text has the x-height of legible print: about a millimetre."""
    smallest = min(text.x_height for card in designs for text in card.flat.printed if text.field)
    assert smallest > CONTACT_FLOOR * 0.3528 * 0.36


@pytest.mark.parametrize("style", ["none", "word", "letter", "icon"])
def test_a_fax_number_is_always_labelled(style: LabelStyle) -> None:
    """Without its label nobody could tell a fax number from a phone number."""
    assert all(label(style, form, ItemKind.FAX) for form in range(6))


def test_a_face_without_a_letter_is_not_used_for_it() -> None:
    """Vietnamese needs letters that some faces lack."""
    able = [face for face in TYPEFACES if has_glyphs(face, ("Nguyễn Thị Mỹ Hạnh",))]
    assert 10 < len(able) < len(TYPEFACES)


def test_a_face_whose_zero_looks_like_an_o_prints_no_zero_in_an_address() -> None:
    """Truth that no person could read off the card would be no truth."""
    raleway = next(face for face in TYPEFACES if face.package == "fontpkg_raleway")
    assert not tells_apart(raleway, "j0hn@example.com")
    assert tells_apart(raleway, "john@example.com")


def test_a_qr_code_holds_what_the_truth_says() -> None:
    """The printed code can be read by another library."""
    for seed in range(4):
        flat = design(random.Random(seed), CardWish(content=Wish(people=1, email=True, qr=True))).flat
        codes = zxingcpp.read_barcodes(flat.pixels.copy())
        assert [code.text for code in codes] == [flat.content.qr]


@pytest.mark.parametrize(
    ("text", "locale", "folded"),
    [
        ("Jürgen Groß", "de", "juergengross"),
        ("Øystein", "no", "oeystein"),
        ("Łukasz", "pl", "lukasz"),
        ("Işıl İnan", "tr", "isilinan"),
        ("Đặng", "vn", "dang"),
    ],
)
def test_names_are_folded_as_their_country_does(text: str, locale: str, folded: str) -> None:
    """Addresses are made of ASCII letters."""
    assert ascii_form(text, locale) == folded


def test_turkish_capitals_keep_their_dot() -> None:
    """The capital of i is İ in Turkish only."""
    assert capitals("Işıl Kılıç", "tr") == "IŞIL KILIÇ"
    assert capitals("Mia", "tr") == "MİA"
    assert capitals("Mia", "de") == "MIA"


def test_two_people_on_a_card_have_two_addresses() -> None:
    """Colleagues on one card share no address, whatever the firm's pattern."""
    for seed in range(60):
        rng = random.Random(seed)
        one, two = fill(rng, any_firm(rng), Wish(people=2, email=True)).people
        assert one.name != two.name
        assert one.email != two.email
