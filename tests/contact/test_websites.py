"""Websites as cards print them."""

import pytest

from followup_cards.contact import websites
from followup_cards.contact.parse import parse
from tests.contact.cards import CORNERS, line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("www.example.com", ["www.example.com"]),
        ("Web: www. example.co.uk", ["www.example.co.uk"]),
        ("https://example.com/team", ["https://example.com/team"]),
        ("example.org", ["example.org"]),
        ("vvww.example.com", ["www.example.com"]),
        ("mara@example.com", []),
        ("Anna Berg M.Sc.", []),
        ("Dr.Me", []),
    ],
)
def test_websites_are_found_and_other_dots_are_not(text: str, wanted: list[str]) -> None:
    """A site has a real ending; the domain of an address and initials are none."""
    assert websites.find_websites(text) == wanted


def test_the_domain_of_a_site_is_bare() -> None:
    """Scheme, www and path are no part of a domain."""
    assert websites.domain_of("https://www.Example.com/a/b") == "example.com"


def test_a_label_glued_to_a_website_is_taken_off_where_an_address_has_the_rest() -> None:
    """Cards that label their lines with letters have "w" before the website; the first reader loses the gap."""
    reading = parse((line("Mara Lind", 0), line("office@corvan.com", 2), line("wcorvan.com", 3)), CORNERS)
    assert [site.value for site in reading.websites] == ["corvan.com"]


def test_a_capital_i_inside_a_website_is_a_small_l() -> None:
    """As in an address: "ltd" is read "Itd". Where other capitals stand, and at the beginning of a name, it stays."""
    assert websites.find_websites("www.sterlux-Itd.example.com") == ["www.sterlux-ltd.example.com"]
    assert websites.find_websites("www.MyIdea.example.com") == ["www.MyIdea.example.com"]
    assert websites.find_websites("www.Iris.example.com") == ["www.Iris.example.com"]
