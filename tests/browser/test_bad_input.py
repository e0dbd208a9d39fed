"""What can go wrong on the way from a phone: said on the page in a sentence, nothing lost, nothing doubled."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from followup_cards.service import capture
from followup_cards.store.database import open_database
from tests.browser.conftest import PHONE, ROOT, Served, opened, paired

pytestmark = pytest.mark.browser

CARD = ROOT / "sample_cards" / "demo-panel-1.jpg"


def waiting(served: Served) -> int:
    """Return how many cards wait."""
    with open_database(served.home) as db:
        return len(capture.pending(db))


def send(page: Page, *photos: Path) -> None:
    """Choose photographs from the gallery."""
    page.locator("#gallery").set_input_files(photos)


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    """Return a file of 100 MB."""
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.write(CARD.read_bytes())
        file.truncate(100_000_000)
    return path


def test_what_goes_wrong_is_said_and_nothing_is_lost(
    chromium: Browser, served: Served, huge: Path, tmp_path: Path
) -> None:
    """No picture, a huge one, a lost connection, a sleeping computer, the same photo twice: one card in the end."""
    text = tmp_path / "shopping.jpg"
    text.write_text("milk, bread", encoding="utf-8")

    def lost(route: Route) -> None:
        route.abort("connectionreset")

    with opened(chromium, PHONE) as context:
        page = paired(context, served)
        send(page, text, huge)
        expect(page.locator("#uploads .job.failed")).to_contain_text("is not a picture that can be opened")
        expect(page.locator("#sending .job.failed")).to_contain_text("100 MB, and 64 MB is the most")
        assert "shopping" not in page.content()

        page.route("**/photos", lost)
        send(page, CARD)
        expect(page.locator("#sending .job.failed").last).to_contain_text("The connection was lost on the way")
        page.unroute("**/photos")
        assert waiting(served) == 0

        page.get_by_role("button", name="Send again").click()
        expect(page.locator("#uploads .job")).to_have_count(2)
        context.set_offline(True)  # the computer sleeps, or the phone leaves the room, while the photo is read
        page.wait_for_timeout(2500)
        context.set_offline(False)
        expect(page.locator("#uploads .job.read")).to_have_count(1)
        send(page, CARD)
        expect(page.get_by_text("This photo was read before; nothing was added.")).to_be_visible()
    assert waiting(served) == 1


def test_a_huge_file_without_javascript(chromium: Browser, served: Served, huge: Path) -> None:
    """The browser gets a page with the reason, and no torn connection."""
    with opened(chromium, PHONE, script=False) as context:
        page = paired(context, served)
        send(page, huge)
        page.get_by_role("button", name="Send the photos").click()
        expect(page.get_by_role("alert")).to_contain_text("more than 64 MB at once")
    assert list((served.home / "inbox").iterdir()) == []
