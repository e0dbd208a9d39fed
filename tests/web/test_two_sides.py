"""Two-sided cards on the page: offered, joined, compared, taken apart; and a person who is known under another name."""

import re
from dataclasses import replace

import pytest

from followup_cards.confirmation.questions import Joined
from followup_cards.model import Field
from followup_cards.service import capture, contacts
from tests.recorded import ANA, BILL, NOW, sure
from tests.two_sided import BACK, FRONT, OTHER_SCRIPT
from tests.web.conftest import Page, when_read


def test_two_photographs_become_one_contact(page: Page) -> None:
    """The offer is shown with both cards' pictures; one tap joins them, one more confirms the whole."""
    browser = page.paired()
    browser.send(page.photo("one.png", FRONT), page.photo("two.png", BACK))
    when_read(browser)

    offered = browser.get("/cards/1")
    joined = browser.answer(1, tap="1", page=offered)
    done = browser.answer(1, tap="", page=joined)

    assert "Is this its other side?" in offered.text
    assert 'src="/cards/2/small"' in offered.text
    assert joined.url.path == "/cards/1"
    assert joined.text.count('<svg class="card"') == 2
    assert "The other side, with the outline that was found" in joined.text
    assert done.url.path == "/"
    with page.site.app.database() as db:
        (contact,) = contacts.every(db)
    assert (contact.details.name, contact.details.email) == ("Mara Quist", "mara.quist@tavelin.example")


def test_pictures_of_both_sides(page: Page) -> None:
    """Each side and the print of each value come from the photograph that shows them."""
    browser = page.paired()
    browser.send(page.photo("one.png", FRONT), page.photo("two.png", BACK))
    when_read(browser)
    browser.answer(1, tap="1", page=browser.get("/cards/1"))

    front, back = (browser.client.get(f"/cards/1/sides/{side}").content for side in (0, 1))
    assert front != back
    assert browser.client.get("/cards/1/name/0").content != browser.client.get("/cards/1/email/0").content
    assert browser.client.get("/cards/1/small").headers["content-type"] == "image/jpeg"
    assert browser.get("/cards/1/sides/2").status_code == 404
    assert browser.get("/cards/2").url.path == "/cards/1"


def test_a_difference_is_shown_beside_both_prints(page: Page) -> None:
    """Where the sides differ, both pieces of print are shown and one tap decides."""
    browser = page.paired()
    browser.send(page.photo("one.png", replace(FRONT, emails=BACK.emails)), page.photo("two.png", OTHER_SCRIPT))
    when_read(browser)
    with page.site.app.database() as db:
        front = capture.pending(db)[0]
        capture.settle(db, front, Joined(2), NOW)

    asked = browser.get("/cards/1")
    after = browser.answer(1, tap="2", page=asked)

    assert "Name: which side is right?" in asked.text
    assert asked.text.count('<svg class="crop"') == 2
    assert browser.client.get("/cards/1/name/back").content.startswith(b"\x89PNG")
    assert browser.get("/cards/1/email/back").status_code == 404
    assert "Company: which side is right?" in after.text


def test_any_two_cards_can_be_joined_and_taken_apart(page: Page) -> None:
    """A button lists the cards that wait; another gives both back."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA), page.photo("two.png", BILL))
    when_read(browser)

    listed = browser.answer(1, tap="j", page=browser.get("/cards/1"))
    joined = browser.answer(1, tap="1", page=listed)
    apart = browser.answer(1, tap="j", page=joined)

    assert "Bill Karn" in listed.text
    assert "Take the two sides apart" in joined.text
    assert "It has another side" in apart.text
    with page.site.app.database() as db:
        assert [card.reading for card in capture.pending(db)] == [ANA, BILL]


def test_joined_elsewhere_meanwhile_is_asked_again(page: Page) -> None:
    """The terminal joined what a page shows as one side: the page's confirmation is not taken for the whole."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA), page.photo("two.png", BACK))
    when_read(browser)
    opened = browser.get("/cards/1")
    with page.site.app.database() as db:
        capture.settle(db, capture.pending(db)[0], Joined(2), NOW)

    late = browser.answer(1, tap="", page=opened)

    assert "asked again" in late.text
    with page.site.app.database() as db:
        assert contacts.every(db) == ()


def test_a_person_known_under_another_name_is_named(page: Page) -> None:
    """The card is put beside the contact that was named, and merged; a name that fits nobody is said so."""
    browser = page.paired()
    married = replace(ANA, name=sure(Field.NAME, "Ana Reis"), emails=(sure(Field.EMAIL, "ana.reis@quilmora.example"),))
    browser.send(page.photo("one.png", ANA), page.photo("two.png", married))
    when_read(browser)
    browser.answer(1, tap="", page=browser.get("/cards/1"))

    whole = browser.get("/cards/2")
    given = {"given": "[]", "to": "save"}
    unknown = browser.post("/cards/2", **given, same="Nobody Known")
    beside = browser.post("/cards/2", **given, same="Ana Sousa")
    merged = browser.answer(2, tap="2", page=beside)
    while "which is right?" in merged.text:
        merged = browser.answer(2, tap="2", page=merged)

    assert "I have this person already" in whole.text
    assert '<option value="Ana Sousa">' in whole.text
    assert "No contact fits" in unknown.text
    assert "been named by you" in beside.text
    with page.site.app.database() as db:
        (contact,) = contacts.every(db)
    assert (contact.details.name, contact.details.email) == ("Ana Reis", "ana.reis@quilmora.example")


def test_pictures_are_made_once_and_again_after_a_change(page: Page) -> None:
    """What was cut out of a photo is kept; when the photo is painted over, it is cut out anew."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA))
    when_read(browser)
    first = browser.client.get("/cards/1/sides/0").content
    home = page.site.app.settings.home
    (kept,) = (home / "photos").iterdir()
    made = {path.name: path.stat().st_mtime_ns for path in (home / "crops").iterdir()}

    assert browser.client.get("/cards/1/sides/0").content == first
    assert {path.name: path.stat().st_mtime_ns for path in (home / "crops").iterdir()} == made

    from PIL import Image

    Image.new("RGB", (120, 80), (1, 2, 3)).save(kept)
    assert browser.client.get("/cards/1/sides/0").content != first


@pytest.mark.parametrize("said", ["x", "j"])
def test_keys_of_the_terminal_are_no_answers_in_a_text_field(page: Page, said: str) -> None:
    """One letter typed where an address belongs discards and joins nothing."""
    browser = page.paired()
    browser.send(page.photo("one.png", BILL), page.photo("two.png", ANA))
    when_read(browser)

    assert "One letter is no answer here" in browser.answer(1, typed=said, page=browser.get("/cards/1")).text
    assert not re.search("its other side", browser.get("/cards/1").text)
