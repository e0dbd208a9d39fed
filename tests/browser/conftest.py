"""The installed program serving its page, with the real readers; and Debian's Chromium to look at it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parent.parent.parent
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}


class Served(NamedTuple):
    """A page that is being served."""

    url: str
    pair_url: str
    home: Path


@pytest.fixture(scope="module")  # its event loop would be in the way of other tests' own
def chromium() -> Iterator[Browser]:
    """Start Chromium; where there is none, skip loudly, and fail in continuous integration."""
    if CHROMIUM is None:
        words = "No Chromium was found, so no page was looked at. On Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def served(home: Path, tmp_path: Path) -> Iterator[Served]:
    """Run `followup-cards serve` as a person does."""
    log = (tmp_path / "serve.log").open("wb")
    # One reader alone calls no address sure, so that every one of them has to be looked at.
    program = [sys.executable, "-m", "followup_cards", "--home", str(home), "--reader", "tesseract"]
    words = [*program, "serve", "--port", "0", "--json"]
    with (
        log,
        subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, cwd=ROOT) as process,
    ):
        assert process.stdout
        first = json.loads(process.stdout.readline())
        yield Served(first["url"], first["pair_url"], home)
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()


def opened(chromium: Browser, size: dict[str, int], *, script: bool = True, dark: bool = False) -> BrowserContext:
    """Return a browser of one size."""
    return chromium.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        has_touch=size is PHONE,
    )


def paired(context: BrowserContext, served: Served) -> Page:
    """Return a page that has taken up the invitation."""
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(served.pair_url)
    return page
