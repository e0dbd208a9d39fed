"""How long the page lets a person wait: little more than the reading takes, and no page waits for another's photo."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from starlette.testclient import TestClient

from followup_cards.bootstrap import App
from followup_cards.model import PhotoReading
from followup_cards.settings import Settings
from followup_cards.web.app import application, site_for
from tests.recorded import ANA, NOW, Recorded
from tests.web.conftest import URL, Browser, when_read

READING = 1.0
"""Seconds that the reader takes here for a photo."""
WAITING = 20
ALLOWED = 0.2
"""Seconds for a page, at the 95th percentile; ten times that fails, so that a busy machine doesn't."""


@contextmanager
def slow(home: Path, recorded: Recorded, seconds: float) -> Iterator[Browser]:
    """Serve the page with a reader that takes its time; give a paired browser."""

    def read(path: Path) -> list[PhotoReading]:
        time.sleep(seconds)
        return recorded(path)

    site = site_for(App(Settings(home), read, lambda: NOW))
    with TestClient(application(site, ("127.0.0.1",)), base_url=URL) as client:
        browser = Browser(client)
        browser.get(f"/pair?t={site.pairing.invite().token}")
        yield browser


def test_fields_are_there_soon_after_they_are_read(home: Path, tmp_path: Path) -> None:
    """From the end of the upload to the fields, what the page adds is small beside the reading itself."""
    recorded = Recorded()
    photo = recorded.photo(tmp_path, "one.png", ANA).read_bytes()
    with slow(home, recorded, READING) as browser:
        browser.send(photo)
        began = time.monotonic()
        while browser.client.get("/cards/1").status_code != 200:
            time.sleep(0.01)
        took = time.monotonic() - began

    assert READING / 2 < took < 3 * READING  # 1.2 times on a quiet machine, as tests.benchmarks.page measures


def test_pages_do_not_wait_for_photographs(home: Path, tmp_path: Path) -> None:
    """While twenty photographs wait, every page and every picture comes at once."""
    recorded = Recorded()
    photos = [recorded.photo(tmp_path, f"{n}.png", ANA, taken=n).read_bytes() for n in range(WAITING + 1)]
    with slow(home, recorded, 0.15) as browser:
        browser.send(photos[0])
        when_read(browser)
        browser.send(*photos[1:])
        took = []
        for address in ("/", "/photos", "/cards/1", "/cards/1/small", "/cards/1/email/0", "/interviews") * 4:
            began = time.monotonic()
            assert browser.client.get(address).status_code == 200
            took.append(time.monotonic() - began)
        left = browser.client.get("/photos").text.count('class="job waiting"')
        when_read(browser)

    assert left > 0
    assert quantiles(took, n=20)[-1] < 10 * ALLOWED
