"""The grammar of e-mail addresses as OCR prints them."""

import pytest

from followup_cards.contact import emails


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("mara.lind@example.com", "mara.lind@example.com"),
        ("Mara.Lind@Example.COM", "Mara.Lind@example.com"),
        ("E-Mail: mara.lind@example.com", "mara.lind@example.com"),
        ("E-mail-mara@example.com", "mara@example.com"),
        ("E-mailmara@example.com", "mara@example.com"),
        ("E-mailsven.k@example.com", "sven.k@example.com"),
        ("MARA. LIND@EXAMPLE.COM", "MARA.LIND@example.com"),
        ("u. Lind@example.com", "u.Lind@example.com"),
        ("I.lind@example.com", "l.lind@example.com"),
        ("|.lind@example.com", "l.lind@example.com"),
        ("| lind@example.com", "lind@example.com"),
        ("e mail id - mara@example.com", "mara@example.com"),
        ("E-mai1: mara@example.com", "mara@example.com"),
        ("Courriel : m.lind@example.fr", "m.lind@example.fr"),
        ("E: mara@example.com", "mara@example.com"),
        ("E mara@example.com", "mara@example.com"),
        ("m. lind @ example. com", "m.lind@example.com"),
        ("m.lind@ example.co .uk", "m.lind@example.co.uk"),
        ("mara (at) example . com", "mara@example.com"),
        ("mara [at] example [dot] com", "mara@example.com"),
        ("mara.lind＠ｅｘａｍｐｌｅ．ｃｏｍ", "mara.lind@example.com"),
        ("■ mara.lind@example.com |", "mara.lind@example.com"),
        ("mara@example.co,jp", "mara@example.co.jp"),
        ("™@ mara.bin-lind@example.com", "mara.bin-lind@example.com"),
        ("Tel 555 0101 Email-m.lind@example.com", "m.lind@example.com"),
        ("mara@example.comwww.example.com", "mara@example.com"),
        ("mara@example.com www.example.com", "mara@example.com"),
        ("mara@example.com. www.example.com", "mara@example.com"),
        ("mara.lind@example.com.", "mara.lind@example.com"),
        ("(312) 555-0161mara.lind@example.com", "mara.lind@example.com"),
        ("Tel. 555-5550161.E-mail-mara.lind@example.com", "mara.lind@example.com"),
        ("Hafenstadt, Berlin-10115.mara.lind@example.com", "mara.lind@example.com"),
        ("mara.lind@example.com555 0161", "mara.lind@example.com"),
        ("mara_lind99@mail.example.co.in Tel. 555 0101", "mara_lind99@mail.example.co.in"),
    ],
)
def test_an_address_is_found_without_what_stands_around_it(text: str, wanted: str) -> None:
    """Labels, icons, stray gaps, full-width forms and a website joined to it are peeled off."""
    assert [each.value for each in emails.find_emails(text)] == [wanted]


@pytest.mark.parametrize(
    "text", ["@maralind", "CAFE@HOME", "a@b", "Twitter: @mara.lind", "LAB@CAMPUS, Hall 4", "12 @ 5 EUR"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    """A handle, a brand with an at sign or a price is no address."""
    assert emails.find_emails(text) == []


def test_several_addresses_on_one_line_are_each_kept() -> None:
    """Two addresses with a separator are two."""
    found = emails.find_emails("mara@example.com / info@example.com")
    assert [each.value for each in found] == ["mara@example.com", "info@example.com"]


def test_an_ending_that_ends_in_x_is_no_label_of_a_handle() -> None:
    """The "mx" before an address is the end of another one; "X:" says that a handle follows."""
    found = emails.find_emails("E: ml455@example.com.mx E: sales@example.com.mx")
    assert [each.value for each in found] == ["ml455@example.com.mx", "sales@example.com.mx"]
    assert emails.find_emails("X: mara@example.com") == []


@pytest.mark.parametrize(
    ("text", "letter_labels", "wanted", "other"),
    [
        ("Emailmara@example.com", False, "mara@example.com", "Emailmara@example.com"),
        ("Emara@example.com", True, "mara@example.com", "Emara@example.com"),
        ("Emara@example.com", False, "Emara@example.com", "mara@example.com"),
    ],
)
def test_a_glued_label_is_weighed_and_the_other_way_kept(
    text: str, letter_labels: bool, wanted: str, other: str
) -> None:
    """A label without a gap goes when it is a word or when the card labels with letters; the alternative stays."""
    (found,) = emails.find_emails(text, letter_labels=letter_labels)
    assert (found.value, found.alternatives) == (wanted, (other,))


@pytest.mark.parametrize(
    ("text", "wanted", "other"),
    [
        ("m. lind@example.com", "m.lind@example.com", "lind@example.com"),
        ("Berlin-10115. lind@example.com", "lind@example.com", "Berlin-10115.lind@example.com"),
        ("10115. mara.lind@example.com", "mara.lind@example.com", "10115.mara.lind@example.com"),
    ],
)
def test_a_gap_is_closed_inside_an_address_and_not_before_it(text: str, wanted: str, other: str) -> None:
    """An initial and its dot belong to an address, a town and its full stop don't; the other way is kept in mind."""
    (found,) = emails.find_emails(text)
    assert (found.value, found.alternatives) == (wanted, (other,))


@pytest.mark.parametrize(
    ("domain", "labels"),
    [("example.com", 1), ("example.co.uk", 2), ("example.con", 0), ("example.c0m", 0), ("acme", 0)],
)
def test_a_domain_must_end_like_one(domain: str, labels: int) -> None:
    """The bundled public-suffix list finds out endings that no domain has."""
    assert emails.has_public_suffix(domain) == labels


def test_a_near_miss_of_a_mail_provider_is_told() -> None:
    """One slip away from a large provider is a likely misreading; the provider itself is not."""
    assert emails.near_miss_of_a_provider("gmai.com") == "gmail.com"
    assert emails.near_miss_of_a_provider("gmail.com") is None
    assert emails.near_miss_of_a_provider("example.com") is None


def test_role_addresses_are_known_with_numbers_and_marks() -> None:
    """An address of a function is one with digits and dots as well."""
    assert emails.is_role("info@example.com")
    assert emails.is_role("sales.2@example.com")
    assert not emails.is_role("mara.lind@example.com")


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("mara.lOnd@example.com", "mara.l0nd@example.com"),
        ("mara@harbOurworks.com", "mara@harb0urworks.com"),
        ("Olaf.Lind@example.com", "Olaf.Lind@example.com"),
        ("mara.Olsen@example.com", "mara.Olsen@example.com"),
        ("McOwen@example.com", "McOwen@example.com"),
        ("MARA.LOND@EXAMPLE.COM", "MARA.LOND@example.com"),
    ],
)
def test_a_tall_o_among_small_letters_is_a_zero(seen: str, meant: str) -> None:
    """Addresses are written small; an O as tall as a capital in the middle of one is a digit, not a letter."""
    assert [found.value for found in emails.find_emails(seen)] == [meant]
