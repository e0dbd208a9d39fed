"""The whole way in a real browser: pair, photograph, look, confirm, draft, mark as sent."""

import json
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from followup_cards.model import Interview
from followup_cards.service import answering, capture, contacts, interviews
from followup_cards.service.answering import Given
from followup_cards.store.database import open_database
from tests.browser.conftest import DESK, PHONE, ROOT, Served, opened, paired
from tests.recorded import ANA, BILL, CLEO, Recorded

pytestmark = pytest.mark.browser

SAMPLES = ROOT / "sample_cards"
PHOTOS = [SAMPLES / name for name in ("demo-panel-1.jpg", "demo-panel-3.jpg", "look-alike-letters.jpg")]
ANSWERS = {
    "Your name": "Robin Example",
    "bring": "Six years of keeping measurements trustworthy, and the habit of writing down why each number is there.",
    "fitting in": "I see myself between the laboratory and the warehouse, where numbers change hands every morning.",
    "immediately": "I can take over the nightly import from the first week, because I have run one like it for years.",
}


def address_on(photo: Path) -> str:
    """Return the address that is printed on a sample card."""
    expected = json.loads(photo.with_suffix(".json").read_text(encoding="utf-8"))
    found = re.search(r"[\w.+-]+@[\w.-]+\w", json.dumps(expected))
    assert found
    return found[0]


def accessible(page: Page) -> None:
    """Fail where axe-core finds a violation, or where the page is wider than the window."""
    page.wait_for_load_state()  # its words are there before its colours
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until that is there."""
    with link.page.expect_navigation():
        link.click()


def add_interview(page: Page, served: Served) -> None:
    """Make the interview at which the cards were collected."""
    page.goto(served.url + "interviews")
    page.get_by_label("A short name").fill("Acme")
    page.get_by_label("Company").fill("Acme Ltd")
    page.get_by_label("Role").fill("Planner")
    page.get_by_label("When it ended").fill(f"{datetime.now(UTC).astimezone() - timedelta(hours=3):%Y-%m-%dT%H:%M}")
    page.get_by_label("How many people").fill("3")
    follow(page.get_by_role("button", name="Add the interview"))


def confirm_all(page: Page, served: Served, *, check: bool) -> int:
    """Answer every question of every card, typing each doubtful address as the card prints it; return how many."""
    printed = [address_on(photo) for photo in PHOTOS]
    typed = 0
    for _ in range(30):
        if "/cards/" not in page.url:
            return typed
        if check:
            accessible(page)
        number = int(page.url.split("/cards/")[1].split("?")[0])
        question = page.locator("#question").inner_text()
        if question.startswith(("Type the address", "Look again", "Is this the address")):
            with open_database(served.home) as db:
                guesses = answering.card(db, number).reading.emails
            near = max(printed, key=lambda one: sum(a == b for a, b in zip(one, guesses[0].value, strict=False)))
            page.locator("#typed").fill(near)
            follow(page.get_by_role("button", name="Take it"))
            typed += 1
        elif question.startswith("Which part"):
            follow(page.get_by_role("button", name="hr", exact=True))
        elif question.startswith("What is the name"):
            page.locator("#typed").fill(f"{('Jordan', 'Alex', 'Sam')[number % 3]} Example")
            follow(page.get_by_role("button", name="Take it"))
        elif question.startswith("Which address"):
            follow(page.locator(".choices button").first)
        else:
            assert question == "Is everything right?", question
            follow(page.get_by_role("button", name="Confirm this card"))
    raise AssertionError(page.url)


def test_from_a_photo_to_a_sent_message(chromium: Browser, served: Served) -> None:
    """A person with three cards gets to confirmed contacts and a sent message; axe-core finds nothing on the way."""
    with opened(chromium, PHONE) as context:
        page = paired(context, served)
        foreign: list[str] = []
        page.on("request", lambda request: foreign.append(request.url) if served.url not in request.url else None)
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        accessible(page)
        add_interview(page, served)
        accessible(page)
        page.goto(served.url)
        accessible(page)

        page.locator("#camera").set_input_files(PHOTOS)
        expect(page.locator(".job.read")).to_have_count(3, timeout=60_000)
        accessible(page)
        follow(page.get_by_role("link", name="Look through 3 cards"))
        typed = confirm_all(page, served, check=True)

        page.goto(served.url + "interview?name=Acme")
        accessible(page)
        follow(page.get_by_role("button", name="I want the job"))
        for label, said in ANSWERS.items():
            page.get_by_label(label, exact=False).first.fill(said)
        accessible(page)
        follow(page.get_by_role("button", name="Write the drafts"))
        expect(page.locator(".draft").first).to_be_visible()
        accessible(page)
        count = page.locator(".draft").count()
        with page.expect_download() as download:
            page.get_by_role("link", name="Download .eml").first.click()
        follow(page.get_by_role("button", name="Mark the message").first)
        expect(page.get_by_text("Noted as sent")).to_be_visible()
        accessible(page)

        assert b"X-Unsent: 1" in download.value.path().read_bytes()
        assert foreign == []
        assert errors == []
    with open_database(served.home) as db:
        kept = {contact.details.email for contact in contacts.every(db)}
        sent = [member for member in interviews.get(db, "Acme").panel if member.sent_at]
    assert typed >= 1
    assert count == 3
    assert kept == {address_on(photo) for photo in PHOTOS}
    assert len(sent) == 1


def test_the_same_without_javascript(chromium: Browser, served: Served) -> None:
    """Forms and links alone lead from a photo to a confirmed contact."""
    with opened(chromium, PHONE, script=False) as context:
        page = paired(context, served)
        page.locator("#gallery").set_input_files(PHOTOS[1])
        follow(page.get_by_role("button", name="Send the photos"))
        for _ in range(60):
            if page.locator(".job.read").count():
                break
            time.sleep(0.5)
            page.goto(served.url)
        follow(page.get_by_role("link", name="Look through 1 card"))
        confirm_all(page, served, check=False)
    with open_database(served.home) as db:
        assert [contact.details.email for contact in contacts.every(db)] == [address_on(PHOTOS[1])]


def test_pairing_by_keyboard(chromium: Browser, served: Served) -> None:
    """The page for the code is accessible, a used link says so, and the focus starts at the way to the content."""
    with opened(chromium, DESK) as context:
        paired(context, served)
    with opened(chromium, DESK, dark=True) as context:
        page = paired(context, served)
        expect(page.get_by_role("alert")).to_contain_text("was used already")
        accessible(page)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_pages_at_a_desk_by_day_and_by_night(chromium: Browser, served: Served, *, dark: bool) -> None:
    """Every page passes the same checks at a desk's size, in light and in dark colours."""
    recorded = Recorded()
    with open_database(served.home) as db:
        interviews.add(db, Interview("Acme", "Acme Ltd", "Planner", datetime.now(UTC), "Europe/London", met=3))
        photo = recorded.photo(served.home, "cards.png", BILL, CLEO, ANA, ANA)
        waiting = capture.take_in(db, photo, recorded, interview="Acme", now=datetime.now(UTC)).waiting
        outcome = answering.follow(db, waiting[2], (Given("save", ""), Given("part", "hr")))
        assert not isinstance(outcome, answering.Stand)
        capture.settle(db, waiting[2], outcome, datetime.now(UTC))
    with opened(chromium, DESK, dark=dark) as context:
        page = paired(context, served)
        accessible(page)
        for card in (waiting[0], waiting[1], waiting[3]):
            page.goto(f"{served.url}cards/{card.id}")
            accessible(page)
        follow(page.get_by_role("button", name="Confirm this card"))
        expect(page.locator("#question")).to_have_text("Is this the same person?")
        accessible(page)
        page.goto(f"{served.url}interview?name=Acme&scenario=not-a-match")
        page.get_by_label("Your name").fill("Robin Example")
        accessible(page)
        follow(page.get_by_role("button", name="Write the drafts"))
        expect(page.locator(".draft")).to_have_count(1)
        accessible(page)
        page.goto(served.url + "cards/99")
        accessible(page)
