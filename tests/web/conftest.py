"""A page with recorded readings, and browsers that are paired with it."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from followup_cards.bootstrap import App
from followup_cards.model import Interview, Reading
from followup_cards.service import interviews
from followup_cards.settings import Settings
from followup_cards.web.app import application, site_for
from followup_cards.web.visit import Site
from tests.recorded import NOW, Recorded

URL = "http://127.0.0.1"


@dataclass
class Browser:
    """One browser: it sends a form with the token that the page before gave it."""

    client: TestClient
    token: str = ""

    def get(self, address: str) -> Response:
        """Open a page."""
        answer = self.client.get(address)
        if found := re.search(r'name="form_token" value="([0-9a-f]+)"', answer.text):
            self.token = found[1]
        return answer

    def post(self, address: str, **fields: str) -> Response:
        """Send a form."""
        return self.client.post(address, data={"form_token": self.token, **fields})

    def send(self, *photos: bytes, interview: str = "", name: str = "photo") -> Response:
        """Upload photographs."""
        files = [("photo", (name, photo, "image/png")) for photo in photos]
        return self.client.post("/photos", data={"form_token": self.token, "interview": interview}, files=files)

    def answer(self, card: int, *, typed: str | None = None, tap: str | None = None, page: Response) -> Response:
        """Answer the question that stands on a card's page."""
        given = re.search(r'name="given" value="([^"]*)"', page.text)
        to = re.search(r'name="to" value="([^"]*)"', page.text)
        assert given
        assert to
        fields = {"given": given[1].replace("&#34;", '"'), "to": to[1]}
        if typed is not None:
            fields["typed"] = typed
        if tap is not None:
            fields["answer"] = tap
        return self.post(f"/cards/{card}", **fields)


@dataclass
class Page:
    """A page that is being served, and what its readers see."""

    site: Site
    client: TestClient
    recorded: Recorded
    photos: Path
    open_client: Callable[[], TestClient]
    browsers: list[Browser] = field(default_factory=list)

    def paired(self) -> Browser:
        """Return another browser, paired by a token of its own."""
        browser = Browser(self.open_client())
        answer = browser.get(f"/pair?t={self.site.pairing.invite().token}")
        assert answer.status_code == 200
        return browser

    def photo(self, name: str, *readings: Reading) -> bytes:
        """Make a photo on which these cards are read."""
        return self.recorded.photo(self.photos, name, *readings).read_bytes()

    def interview(self, name: str = "Acme") -> None:
        """Make an interview at which two people were met."""
        with self.site.app.database() as db:
            interviews.add(db, Interview(name, "Acme Ltd", "Planner", NOW, "Europe/London", met=2))


def when_read(browser: Browser) -> str:
    """Wait until nothing is read any more; return the list of uploads."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        text = browser.client.get("/photos").text
        if 'data-busy="no"' in text:
            return text
        time.sleep(0.02)
    raise AssertionError(text)


@pytest.fixture
def page(home: Path, tmp_path: Path) -> Iterator[Page]:
    """Serve the page."""
    recorded = Recorded()
    site = site_for(App(Settings(home), recorded, lambda: NOW))
    made = application(site, ("127.0.0.1", "localhost"))
    with ExitStack() as open_ones:
        first = open_ones.enter_context(TestClient(made, base_url=URL))

        def open_client() -> TestClient:
            return TestClient(made, base_url=URL)

        yield Page(site, first, recorded, tmp_path, open_client)
