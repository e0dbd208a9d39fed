"""Cards in a real address book on a real server."""

from dataclasses import replace
from datetime import timedelta

import pytest
import vobject
from hypothesis import HealthCheck, given, settings

from followup_cards.carddav.address_book import Became, Entry, find, put
from followup_cards.carddav.client import Client
from followup_cards.errors import DestinationFailure
from followup_cards.export import vcard
from followup_cards.export.characters import printable
from followup_cards.model import Contact, ContactDetails
from tests.carddav.radicale import PASSWORD, USER, Radicale
from tests.export.texts import AT, UID, contact

ANA = Contact(1, UID, ContactDetails('Ana, "Sóusa"; 🍵', email="ana@example.org"), AT, AT)


def entry(one: Contact) -> Entry:
    """Return a contact as it is uploaded."""
    return Entry(one.uid, vcard.revision(one), vcard.write_3((one,)))


def upload(url: str, one: Contact, *, over: bool = False) -> Became:
    """Put one contact into an address book."""
    with Client(url, USER, PASSWORD) as client:
        return put(client, find(client), entry(one), vcard.revision_of, replace=over)


def test_uploading_again_changes_nothing(radicale: Radicale, book: str) -> None:
    """The UID names the card: it is created once, left alone while nothing changes, and updated when something does."""
    url = radicale.url_of(book)
    later = replace(ANA, details=replace(ANA.details, company="Quilmora"), updated_at=AT + timedelta(hours=1))

    assert [upload(url, one) for one in (ANA, ANA, later, later)] == [
        *(Became.CREATED, Became.UNCHANGED, Became.UPDATED, Became.UNCHANGED),
    ]
    (card,) = map(vobject.readOne, radicale.cards(book))
    assert (card.fn.value, card.org.value, card.uid.value) == ('Ana, "Sóusa"; 🍵', ["Quilmora"], UID)


def test_what_another_program_changed_is_left_alone(radicale: Radicale, book: str) -> None:
    """A telephone's own edit is not overwritten, unless the person says so."""
    url = radicale.url_of(book)
    upload(url, ANA)
    edited = (
        vcard.write_3((ANA,)).decode().replace(vcard.PRODUCT, "-//Phone//EN").replace("END:", "BDAY:1980-01-01\r\nEND:")
    )
    radicale.ask("PUT", f"/{USER}/{book}/{UID}.vcf", edited, Content_Type="text/vcard")
    later = replace(ANA, updated_at=AT + timedelta(hours=1))

    assert upload(url, later) is Became.KEPT
    assert "BDAY" in radicale.cards(book)[0]
    assert upload(url, later, over=True) is Became.UPDATED
    assert "BDAY" not in radicale.cards(book)[0]


def test_a_newer_card_of_ours_is_left_alone(radicale: Radicale, book: str) -> None:
    """An older copy of the store does not take back what a newer one uploaded."""
    upload(radicale.url_of(book), replace(ANA, updated_at=AT + timedelta(days=1)))

    assert upload(radicale.url_of(book), ANA) is Became.KEPT


def test_a_card_is_found_by_its_uid_under_any_name(radicale: Radicale, book: str) -> None:
    """Another program may have put the same card there under a file name of its own."""
    radicale.ask("PUT", f"/{USER}/{book}/other.vcf", vcard.write_3((ANA,)).decode(), Content_Type="text/vcard")

    assert upload(radicale.url_of(book), replace(ANA, updated_at=AT + timedelta(hours=1))) is Became.UPDATED
    assert len(radicale.cards(book)) == 1


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=contact)
def test_any_contact_is_accepted_and_kept_as_it_is(radicale: Radicale, book: str, one: Contact) -> None:
    """Whatever the script, the server takes the card and gives the name back."""
    became = upload(radicale.url_of(book), one, over=True)
    names = [vobject.readOne(card).fn.value for card in radicale.cards(book)]

    assert became in (Became.CREATED, Became.UPDATED, Became.UNCHANGED)
    assert printable(one.details.name) in names


def test_the_address_book_is_found_from_the_servers_address(radicale: Radicale) -> None:
    """With one book, the server's or the user's address is enough; with several, they are named."""
    for name in ("only", "second"):
        radicale.add_book(name)
    books = "several address books"

    for place in ("/", f"/{USER}/", "/.well-known/carddav"):
        with pytest.raises(DestinationFailure, match=books), Client(radicale.url + place, USER, PASSWORD) as client:
            find(client)
    with Client(radicale.url_of("only").rstrip("/"), USER, PASSWORD) as client:
        assert find(client) == radicale.url_of("only")


@pytest.mark.parametrize(
    ("place", "password", "part"),
    [
        ("/ana/nowhere/", PASSWORD, "There is nothing at"),
        ("/", "wrong", "does not accept the user ana"),
        ("/bob/", PASSWORD, "does not let you write there"),
    ],
)
def test_what_the_server_refuses_is_said_in_words(radicale: Radicale, place: str, password: str, part: str) -> None:
    """A wrong address, a wrong password, somebody else's folder."""
    with pytest.raises(DestinationFailure, match=part), Client(radicale.url + place, USER, password) as client:
        find(client)
