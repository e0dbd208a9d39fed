"""Two-sided cards in a real browser: by finger at 360 pixels and by keyboard at a desk, with axe-core on every page."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from followup_cards.model import Interview
from followup_cards.service import capture, contacts, interviews
from followup_cards.store.database import open_database
from tests.browser.conftest import DESK, PHONE, Served, opened, paired
from tests.browser.test_way_through import accessible
from tests.recorded import BILL, Recorded
from tests.two_sided import BACK, FRONT, OTHER_SCRIPT

pytestmark = pytest.mark.browser

ASKED = "document.activeElement.textContent.trim()"


def take_in(served: Served, folder: Path) -> None:
    """Let a front, its back, a third card and a card's other script wait."""
    recorded = Recorded()
    readings = (FRONT, BACK, replace(FRONT, emails=BACK.emails), OTHER_SCRIPT, BILL)
    with open_database(served.home) as db:
        interviews.add(db, Interview("Acme", "Acme Ltd", "Planner", datetime.now(UTC), "Europe/London", met=4))
        for number, reading in enumerate(readings):
            photo = recorded.photo(folder, f"{number}.png", reading)
            capture.take_in(db, photo, recorded, interview="Acme", now=datetime.now(UTC))


def tab_to(page: Page, words: str) -> None:
    """Press Tab until something that says these words has the focus."""
    for _ in range(40):
        if page.evaluate(ASKED).startswith(words):
            return
        page.keyboard.press("Tab")
    raise AssertionError(words)


def test_two_sides_by_finger(chromium: Browser, served: Served, tmp_path: Path) -> None:
    """Offered, joined, compared with both pictures and confirmed; every target is as large as a thumb."""
    take_in(served, tmp_path)
    with opened(chromium, PHONE) as context:
        page = paired(context, served)
        page.get_by_role("link", name="Look through 5 cards").tap()
        expect(page.locator("#question")).to_have_text("Is this its other side?")
        accessible(page)
        page.locator(".choices button").first.tap()
        expect(page.locator("svg.card")).to_have_count(2)
        accessible(page)
        sizes = page.evaluate(
            "[...document.querySelectorAll('button, summary, nav a')].filter(one => one.offsetParent)"
            ".map(one => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width))"
        )
        page.get_by_role("button", name="Confirm this card").tap()
        expect(page.locator("#question")).to_have_text("Which part did this person play?")
        page.get_by_role("button", name="interviewer").tap()
        expect(page.get_by_role("status")).to_have_text("The card before is confirmed.")
        expect(page.locator(".panel").first).to_contain_text("1 of 4 cards, 48 hours left")
    assert min(sizes) >= 44
    with open_database(served.home) as db:
        assert [one.details.email for one in contacts.every(db)] == ["mara.quist@tavelin.example"]


def test_two_sides_by_keyboard(chromium: Browser, served: Served, tmp_path: Path) -> None:
    """Tab and Enter alone join two cards of two scripts, choose between them, and take them apart again."""
    take_in(served, tmp_path)
    with opened(chromium, DESK, dark=True) as context:
        page = paired(context, served)
        page.goto(served.url + "cards/3")
        tab_to(page, "It has another side")
        page.keyboard.press("Enter")
        expect(page.locator("#question")).to_have_text("Is this its other side?")
        accessible(page)
        tab_to(page, "Мара Квист")
        page.keyboard.press("Enter")
        expect(page.locator("#question")).to_have_text("Name: which side is right?")
        accessible(page)
        tab_to(page, "Мара Квист")
        page.keyboard.press("Enter")
        expect(page.locator("#question")).to_have_text("Company: which side is right?")
        expect(page.locator("#question")).to_be_focused()  # where a screen reader goes on
        tab_to(page, "Take the two sides apart")
        page.keyboard.press("Enter")
        expect(page.locator("svg.card")).to_have_count(1)
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).transitionDuration !== '0s'"
            " || getComputedStyle(one).animationName !== 'none').length"
        )
    assert moving == 0  # this browser asks for reduced motion
    with open_database(served.home) as db:
        assert len(capture.pending(db)) == 5
