"""What the look of single characters settles: whether a digit or a letter is printed."""

from dataclasses import replace

import pytest

from followup_cards.contact.parse import parse
from followup_cards.model import AgreedLine, Candidate, Doubt, Status
from tests.contact.cards import CORNERS, card, line


def address(first: AgreedLine, *others: str) -> Candidate:
    """Return the address on a card that prints some other lines."""
    return parse([replace(first, box=card("", "", "", "", "x")[4].box), *card(*others)], CORNERS).emails[0]


def looked_at(text: str, *, second: str | None = None, spared: str = "", doubts: tuple[Doubt, ...] = ()) -> AgreedLine:
    """Return a line whose look-alikes plainly look as they were read, but for those spared."""
    plain = tuple(n for n, ch in enumerate(text) if ch in "lIi1oO0" and ch not in spared)
    return replace(line(text, second=second, doubts=doubts), plain=plain)


def test_a_digit_that_the_look_sees_is_asked_about_whatever_the_card_prints_again() -> None:
    """Website and name were misread in the same way, so neither settles it; the digit is offered."""
    seen = line("mara@sternlern.example.com", doubts=(Doubt(10, 11, "1", 0.5),))
    found = address(seen, "Mara Lind", "Sternlern GmbH", "www.sternlern.example.com")
    assert found.status is Status.CHECK
    assert "letter-or-digit" in {reason.code for reason in found.evidence}
    assert "mara@stern1ern.example.com" in found.alternatives


@pytest.mark.parametrize(
    "text",
    ["lena.sousa1@quilmora.example.com", "sousal95@quilmora.example.com", "l0uis@quilmora.example.com"],
)
def test_a_digit_among_letters_is_sure_where_it_plainly_looks_like_one(text: str) -> None:
    """Without the look such an address is asked about, and so it is where the look is not plain."""
    printed = ("Lena Sousa", "Quilmora Lda", f"www.{text.partition('@')[2]}")
    assert address(looked_at(text), *printed).status is Status.SURE
    assert address(line(text), *printed).status is Status.CHECK
    assert address(looked_at(text, spared="1l0"), *printed).status is Status.CHECK


def test_a_tall_o_that_plainly_looks_like_a_nought_is_one() -> None:
    """The second reader saw a capital O; the look sees a nought, and every other o as one."""
    seen = looked_at("olli@mill0um.example.com", second="olli@millOum.example.com")
    printed = ("Olli Karn", "Mill0um Cloud Ltd", "www.mill0um.example.com")
    assert address(seen, *printed).status is Status.SURE
    assert address(replace(seen, plain=seen.plain[:-1]), *printed).status is Status.CHECK


def test_the_look_settles_a_letter_for_a_digit_but_nothing_else() -> None:
    """An l that the second reader took for a 1 is in no doubt; one that it took for a t is."""
    printed = ("Mara Lind", "Harbour Works Ltd", "www.harbourworks.example.com")
    text = "mara.bell@harbourworks.example.com"
    one = address(looked_at(text, second=text.replace("ll", "l1")), *printed)
    other = address(looked_at(text, second=text.replace("ll", "lt")), *printed)
    assert "looked-at-singly" in {reason.code for reason in one.evidence}
    assert "readers-differ" in {reason.code for reason in other.evidence}


def shaped(text: str, second: str, *, vague: str = "", doubts: tuple[Doubt, ...] = ()) -> AgreedLine:
    """Return a line whose characters, each looked at alone, look as they were read; one like any of `vague`."""
    shapes = [ch.lower() for ch in text]
    if vague:
        shapes[text.index(vague[0])] = vague
    return replace(line(text, second=second, doubts=doubts), shapes=tuple(shapes))


PRINTED = ("Mara Lind", "Harbour Works Ltd")
TEXT = "m.keller94@harbourworks.example.com"


@pytest.mark.parametrize(
    "second",
    [
        "m-keller94@harbourworks.example.com",
        "mkeller94@harbourworks.example.com",
        "m.kellerg4@harbourworks.example.com",
        "m.keller94@harbourvvorks.example.com",
    ],
)
def test_where_readers_differ_the_look_of_each_character_decides(second: str) -> None:
    """Three looks know nothing of one another: what two of them see is believed."""
    found = address(shaped(TEXT, second), *PRINTED, "www.harbourworks.example.com")
    assert "looked-at-singly" in {reason.code for reason in found.evidence}
    assert found.status is Status.SURE


@pytest.mark.parametrize(
    ("second", "vague"),
    [
        ("m-keller94@harbourworks.example.com", ".-"),
        ("mkeller94@harbourworks.example.com", ".,"),
        ("m.keelleer94@harbourworks.example.com", ""),
    ],
)
def test_a_look_that_leaves_it_open_decides_nothing(second: str, vague: str) -> None:
    """A character that may be the other one stays in doubt, and so does one that only the second reader saw."""
    found = address(shaped(TEXT, second, vague=vague), *PRINTED)
    assert "looked-at-singly" not in {reason.code for reason in found.evidence}
    assert found.status is Status.CHECK


def test_a_second_choice_that_the_look_rules_out_is_no_doubt() -> None:
    """The first reader's own second choice counts where the character may look like it."""
    doubts = (Doubt(0, 1, "n", 0.4),)
    clear = address(shaped(TEXT, TEXT, doubts=doubts), *PRINTED, "www.harbourworks.example.com")
    open_still = address(shaped(TEXT, TEXT, vague="mn", doubts=doubts), *PRINTED, "www.harbourworks.example.com")
    assert "doubtful-character" not in {reason.code for reason in clear.evidence}
    assert "doubtful-character" in {reason.code for reason in open_still.evidence}


def test_the_looks_of_a_blurred_address_rule_nothing_out() -> None:
    """Where most characters may be several others, the few that seem plain are no better."""
    seen = shaped(TEXT, TEXT, doubts=(Doubt(0, 1, "n", 0.4),))
    blurred = replace(seen, shapes=tuple(shape if n % 3 else "aceo" for n, shape in enumerate(seen.shapes, start=1)))
    found = address(blurred, *PRINTED, "www.harbourworks.example.com")
    assert "doubtful-character" in {reason.code for reason in found.evidence}


def test_a_letter_that_may_be_a_digit_is_settled_by_no_website() -> None:
    """Address and website have the same digit, misread alike; the second reader made an i of it."""
    text = "m.keller@sterldyne.example.com"
    seen = shaped(text, text.replace("rld", "rid"))
    at = text.index("ld")
    vague = replace(seen, shapes=(*seen.shapes[:at], "l1i", *seen.shapes[at + 1 :]))
    printed = ("Mara Keller", "Sterldyne Ltd", "www.sterldyne.example.com")
    assert address(seen, *printed).status is Status.SURE
    found = address(vague, *printed)
    assert found.status is Status.CHECK
    assert "letter-or-digit" in {reason.code for reason in found.evidence}


def test_a_first_letter_with_a_gap_behind_it_may_be_a_label() -> None:
    """Both readers ran "e" and "l.keller" together; that the first nearly saw the gap is enough to ask."""
    text = "el.karn@harbourworks.example.com"
    seen = shaped(text, text.replace("el.", "elx"), doubts=(Doubt(1, 1, " ", 0.2),))
    found = address(seen, *PRINTED, "www.harbourworks.example.com")
    assert found.status is Status.CHECK
    assert "label-glued" in {reason.code for reason in found.evidence}


def test_a_label_that_the_second_reader_ran_together_with_the_address_is_no_difference() -> None:
    """The first reader saw the gap behind "E"; another letter there would be one of the address."""
    one = address(shaped(f"E {TEXT}", f"E{TEXT}"), *PRINTED, "www.harbourworks.example.com")
    other = address(shaped(f"E {TEXT}", f"N{TEXT}"), *PRINTED, "www.harbourworks.example.com")
    assert (one.value, one.status) == (TEXT, Status.SURE)
    assert other.status is Status.CHECK


def test_a_digit_that_the_first_reader_nearly_saw_is_asked_about_however_plain_the_letter() -> None:
    """A small network is not certain enough to overrule it; both readers made a word of "a1284"."""
    text = "all284@harbourworks.example.com"
    seen = shaped(text, text, doubts=(Doubt(2, 3, "1", 0.29),))
    found = address(replace(seen, plain=(1, 2)), *PRINTED, "www.harbourworks.example.com")
    assert found.status is Status.CHECK
    assert "doubtful-character" in {reason.code for reason in found.evidence}


def test_a_dot_that_was_nearly_seen_between_a_names_words_is_asked_about() -> None:
    """The name tells its words, and not whether a dot stands between them."""
    text = "maralind@harbourworks.example.com"
    lost = address(shaped(text, text, doubts=(Doubt(4, 5, ".", 0.29),)), *PRINTED, "www.harbourworks.example.com")
    whole = address(shaped(text, text), *PRINTED, "www.harbourworks.example.com")
    assert (lost.status, whole.status) == (Status.CHECK, Status.SURE)


def test_a_label_that_the_first_reader_ran_together_with_the_address_is_asked_about() -> None:
    """Its letter plainly looks like one; the second reader saw that it stands apart."""
    text = "E.m.keller@harbourworks.example.com"
    seen = replace(shaped(text, text), others=(f"E. {text[2:]}", f"E, {text[2:]}"))
    found = address(seen, *PRINTED, "www.harbourworks.example.com")
    assert found.status is Status.CHECK
    assert "looked-at-singly" not in {reason.code for reason in found.evidence}
