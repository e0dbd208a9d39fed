"""From an upload to a message that is marked as sent, page by page."""

import re
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from followup_cards.bootstrap import App
from followup_cards.model import Part, PhotoReading
from followup_cards.service import answering, capture, contacts, interviews
from followup_cards.settings import Settings
from followup_cards.web.app import application, site_for
from tests.recorded import ANA, BILL, CLEO, NOW, Recorded
from tests.web.conftest import URL, Browser, Page, when_read


def test_an_upload_is_read_and_waits(page: Page) -> None:
    """Photographs are read in the order of their coming; their cards wait on the first page."""
    browser = page.paired()

    browser.send(page.photo("one.png", ANA), page.photo("two.png", BILL))
    shown = when_read(browser)
    home = browser.get("/").text

    assert shown.count('class="job read"') == 2
    assert home.index("Ana Sousa") < home.index("Bill Karn")
    assert list((page.site.app.settings.home / "inbox").iterdir()) == []


def test_the_same_photo_twice_adds_nothing(page: Page) -> None:
    """The second upload says that it was read before."""
    browser = page.paired()
    photo = page.photo("one.png", ANA)

    browser.send(photo, photo)

    assert "was read before" in when_read(browser)
    with page.site.app.database() as db:
        assert len(capture.pending(db)) == 1


def test_a_poor_photo_is_told_with_its_remedy(home: Path, tmp_path: Path) -> None:
    """What the reader advises about a photo stands beside its upload."""
    recorded = Recorded()

    def read(path: Path) -> list[PhotoReading]:
        return [
            replace(page, advice=("Glare across the middle: tilt the card, take it again.",)) for page in recorded(path)
        ]

    site = site_for(App(Settings(home), read, lambda: NOW))
    with TestClient(application(site, ("127.0.0.1",)), base_url=URL) as client:
        browser = Browser(client)
        browser.get(f"/pair?t={site.pairing.invite().token}")
        browser.send(recorded.photo(tmp_path, "one.png", ANA).read_bytes())

        assert "Glare across the middle: tilt the card, take it again." in when_read(browser)


def test_a_form_without_a_photo_says_so(page: Page) -> None:
    """Sending nothing is answered with what to do."""
    assert "Choose one" in page.paired().send().text


def test_a_doubtful_address_is_nowhere_on_the_page_before_it_is_typed(page: Page) -> None:
    """A tap on confirm can't take it: it is asked for, and only its shape shows."""
    browser = page.paired()
    browser.send(page.photo("one.png", BILL))
    when_read(browser)

    first = browser.get("/cards/1")
    pressed = browser.answer(1, tap="", page=first)

    assert "Type the address that the picture shows" in first.text
    assert "bi1l.karn" not in first.text
    assert "bill.karn" not in first.text
    assert "alone doesn&#39;t confirm" in pressed.text
    with page.site.app.database() as db:
        assert len(capture.pending(db)) == 1


def test_a_typed_address_that_a_reader_saw_is_taken(page: Page) -> None:
    """Typing what the picture shows leads to the whole card, and one tap confirms that."""
    browser = page.paired()
    browser.send(page.photo("one.png", BILL))
    when_read(browser)

    whole = browser.answer(1, typed="bill.karn@quilmora.example", page=browser.get("/cards/1"))
    after = browser.answer(1, tap="", page=whole)

    assert "Is everything right?" in whole.text
    assert after.url.path == "/"
    with page.site.app.database() as db:
        (contact,) = contacts.every(db)
    assert (contact.details.email, contact.details.email_confirmed_at) == ("bill.karn@quilmora.example", NOW)


def test_an_unseen_address_shows_the_guesses_with_the_doubt_marked(page: Page) -> None:
    """After another address was typed, one tap takes what the picture shows."""
    browser = page.paired()
    browser.send(page.photo("one.png", BILL))
    when_read(browser)

    again = browser.answer(1, typed="bil.karn@quilmora.example", page=browser.get("/cards/1"))
    taken = browser.answer(1, tap="2", page=again)

    assert "<mark>1" in again.text
    assert 'class="doubt"' in again.text
    assert "bill.karn@quilmora.example" in taken.text


def test_later_back_and_discard(page: Page) -> None:
    """A card can be left, gone back in, and thrown away; the next one follows."""
    browser = page.paired()
    browser.send(page.photo("one.png", BILL, CLEO))
    when_read(browser)

    assert browser.answer(1, tap="s", page=browser.get("/cards/1")).url.path == "/cards/2"
    again = browser.answer(1, typed="bil@quilmora.example", page=browser.get("/cards/1"))
    assert "Type the address" in browser.answer(1, tap="b", page=again).text
    assert browser.answer(1, tap="x", page=browser.get("/cards/1")).url.path == "/cards/2"
    with page.site.app.database() as db:
        assert [card.id for card in capture.pending(db)] == [2]


def test_page_and_terminal_at_once_make_one_contact(page: Page) -> None:
    """A card that the terminal confirmed while its page was open is said to be decided, and is not doubled."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA))
    when_read(browser)
    opened = browser.get("/cards/1")
    with page.site.app.database() as db:
        (card,) = capture.pending(db)
        outcome = answering.follow(db, card, (answering.Given("save", ""),))
        assert not isinstance(outcome, answering.Stand)
        capture.settle(db, card, outcome, NOW)

    late = browser.answer(1, tap="", page=opened)

    assert late.status_code == 400
    assert "decided elsewhere" in late.text
    with page.site.app.database() as db:
        assert len(contacts.every(db)) == 1


def test_an_answer_to_another_question_is_not_taken(page: Page) -> None:
    """When contacts change between two answers, the question that stands now is asked."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA))
    when_read(browser)

    answer = browser.post("/cards/1", given='[["duplicate/7/x", "1"]]', to="save", answer="")

    assert "asked again" in answer.text
    assert browser.post("/cards/1", given="{", to="save", answer="").status_code == 400
    with page.site.app.database() as db:
        assert len(capture.pending(db)) == 1


def test_the_same_person_is_shown_beside_the_contact(page: Page) -> None:
    """A second card of a contact is put beside what is known, and may be merged or kept."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA), page.photo("two.png", ANA))
    when_read(browser)
    browser.answer(1, tap="", page=browser.get("/cards/1"))

    asked = browser.answer(2, tap="", page=browser.get("/cards/2"))
    browser.answer(2, tap="1", page=asked)

    assert "Is this the same person?" in asked.text
    with page.site.app.database() as db:
        assert len(contacts.every(db)) == 1
        assert capture.pending(db) == ()


def test_pictures_of_a_card(page: Page) -> None:
    """The card and each value's print come from the kept photo; a value that is not there has none."""
    browser = page.paired()
    browser.send(page.photo("one.png", ANA))
    when_read(browser)

    assert browser.get("/cards/1/sides/0").headers["content-type"] == "image/jpeg"
    assert browser.client.get("/cards/1/email/0").content.startswith(b"\x89PNG")
    for wrong in ("/cards/1/email/9", "/cards/1/shoe/0", "/cards/9/sides/0"):
        assert browser.get(wrong).status_code == 404


def test_an_interview_from_its_making_to_a_sent_message(page: Page) -> None:
    """Made on the page, filled by a card, drafted, downloaded, and marked as sent."""
    browser = page.paired()
    browser.get("/interviews")
    made = browser.post(
        "/interviews", name="Acme", company="Acme Ltd", role="Planner", ended="2026-03-03T09:00Z", met="2"
    )
    assert made.url.path == "/interview"
    browser.send(page.photo("one.png", ANA), interview="Acme")
    when_read(browser)

    asked = browser.answer(1, tap="", page=browser.get("/cards/1"))
    browser.answer(1, tap="3", page=asked)
    with page.site.app.database() as db:
        (member,) = interviews.get(db, "Acme").panel
    assert member.part is Part.HR

    shown = browser.get("/interview?name=Acme&scenario=not-a-match")
    assert "hours left" in shown.text
    assert "1 of 2 cards" in shown.text
    drafted = browser.post("/interview/drafts", name="Acme", scenario="not-a-match", **{"answer.name": "Robin Example"})
    assert "Robin Example" in drafted.text
    assert 'href="mailto:ana.sousa@quilmora.example?' in drafted.text

    link = re.search(r'href="(/interview/eml[^"]+)"', drafted.text)
    assert link
    file = browser.client.get(link[1].replace("&amp;", "&"))
    assert file.headers["content-type"] == "message/rfc822"
    assert "attachment" in file.headers["content-disposition"]
    assert b"X-Unsent: 1" in file.content

    sent = browser.post("/interview/sent", name="Acme", scenario="not-a-match", contact=str(member.contact_id))
    assert "Noted as sent" in sent.text
    with page.site.app.database() as db:
        assert interviews.get(db, "Acme").panel[0].sent_at == NOW


def test_what_the_terminal_began_the_page_goes_on_with(page: Page) -> None:
    """A card that was read by a command waits on the page too."""
    photo = page.recorded.photo(page.photos, "one.png", CLEO)
    with page.site.app.database() as db:
        capture.take_in(db, photo, page.recorded, interview=None, now=NOW)

    text = page.paired().get("/cards/1").text

    assert "Is this the address?" in text
    assert "cleo@quilmora.example" in text


def test_a_part_that_does_not_exist_is_refused(page: Page) -> None:
    """A form that was changed by hand gets a sentence, and changes nothing."""
    page.interview()
    browser = page.paired()
    browser.get("/interviews")

    assert browser.post("/interview/panel", name="Acme", contact="1", part="boss", topic="").status_code == 400
    assert browser.get("/interview/drafts?name=Acme&scenario=none").status_code == 400
    assert browser.get("/interview?name=Other").status_code == 404
