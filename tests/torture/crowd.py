"""One of several who work on one home at once: `python -m tests.torture.crowd FOLDER ROLE NUMBER`.

Says READY, waits for a line, works, then says DONE with the worst exit code and what was said on the way.
"""

import hashlib
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

from starlette.testclient import TestClient

from followup_cards.bootstrap import App
from followup_cards.cli.main import run
from followup_cards.model import Field, PhotoReading, Reading
from followup_cards.settings import Settings
from followup_cards.web.app import application, site_for
from tests.recorded import NOW, card, check, sure
from tests.torture.sitting import Screen
from tests.web.conftest import Browser

PHOTOS = 24
"""Each with two cards; every photo is captured by two processes, and the page uploads the last few as well."""
CAPTURING = 8
REVIEWING = 2
UPLOADED = 6
ALL_CAPTURED = "all-captured"
DIGITS = "bcdfghjklm"


def name_of(number: int) -> str:
    """Return a name unlike any other."""
    word = "".join(DIGITS[int(digit)] + "a" for digit in f"{number:03d}")
    return f"{word.title()} Ex{word}"


def address_of(number: int) -> str:
    """Return that person's address."""
    return name_of(number).replace(" ", ".").lower() + "@quilmora.example"


def cards_on(photo: int) -> tuple[Reading, Reading]:
    """Return what is read on a photo: one card that is sure, one that is to be typed."""
    one, other = 2 * photo, 2 * photo + 1
    first = card(name=sure(Field.NAME, name_of(one)), emails=(sure(Field.EMAIL, address_of(one)),))
    doubtful = (check(Field.EMAIL, address_of(other), confidence=0.5),)
    return first, card(name=sure(Field.NAME, name_of(other)), emails=doubtful)


@dataclass(frozen=True)
class Names:
    """Reads a photo by its content, which is looked for among those of the folder."""

    folder: Path

    def __call__(self, path: Path) -> list[PhotoReading]:
        """Return what is on it."""
        data = path.read_bytes()
        number = next(int(one.stem) for one in self.folder.glob("*.png") if one.read_bytes() == data)
        time.sleep(0.02)
        digest = hashlib.sha256(data).hexdigest()
        return [PhotoReading(str(path), None, digest, None, 0.1, (), None, cards_on(number))]


class Reviewer:
    """Standard input of somebody who types what stands on the card in front of them."""

    def readline(self) -> str:
        """Answer."""
        screen = sys.stderr
        assert isinstance(screen, Screen)
        said = screen.getvalue()
        if said.rsplit("\n", 1)[-1].startswith(("Type the address", "Look again")):
            names = re.findall(r"^  Name +(\S+ \S+)", said, re.MULTILINE)
            return str(names[-1]).replace(" ", ".").lower() + "@quilmora.example\n"
        return screen.answer()

    def isatty(self) -> bool:
        """Say that this is no terminal."""
        return False


def capture(app: App, folder: Path, number: int) -> tuple[int, str]:
    """Capture a quarter of the photographs; what is asked waits."""
    mine = [folder / f"{photo}.png" for photo in range(PHOTOS) if photo % (CAPTURING // 2) == number % (CAPTURING // 2)]
    sys.stderr, sys.stdin = Screen(), open("/dev/null", encoding="utf-8")  # noqa: SIM115, PTH123 - until the end
    return run(["capture", *map(str, mine)], app), sys.stderr.getvalue()


def review(app: App, folder: Path, number: int) -> tuple[int, str]:
    """Decide whatever waits, again and again, until everything was captured and nothing waits."""
    del number
    said, worst, idle = "", 0, 0
    while not ((folder / ALL_CAPTURED).exists() and idle > 1):
        sys.stderr, sys.stdin = Screen(), cast("TextIO", Reviewer())
        worst = max(worst, run(["review"], app))
        shown = sys.stderr.getvalue()
        said += shown
        idle = idle + 1 if "No card waits" in shown else 0
        time.sleep(0.1 if idle else 0)
    return worst, said


def page(app: App, folder: Path, number: int) -> tuple[int, str]:
    """Upload photographs, look at the pages, and confirm what one tap confirms."""
    del number
    site = site_for(app)
    failed = []
    with TestClient(application(site, ("127.0.0.1",)), base_url="http://127.0.0.1") as client:
        browser = Browser(client)
        browser.get(f"/pair?t={site.pairing.invite().token}")
        for photo in range(PHOTOS - UPLOADED, PHOTOS):
            browser.send((folder / f"{photo}.png").read_bytes())
            shown = browser.get("/").text
            for found in re.findall(r'href="/cards/(\d+)"', shown)[:3]:
                answer = browser.get(f"/cards/{found}")
                if 'name="given"' in answer.text and "Type the address" not in answer.text:
                    answer = browser.answer(int(found), tap="", page=answer)
                if answer.status_code >= 500:
                    failed.append(answer.text[-300:])
        until = time.monotonic() + 60
        while 'data-busy="no"' not in client.get("/photos").text and time.monotonic() < until:
            time.sleep(0.1)
        if "mistake in followup-cards" in client.get("/photos").text:
            failed.append("an upload was not read")
    return (1 if failed else 0), " ".join(failed)


ROLES = {"capture": capture, "review": review, "page": page}


def main(folder: Path, role: str, number: int) -> None:
    """Wait for the others, then work."""
    app = App(Settings(folder / "home"), Names(folder), lambda: NOW)
    print("READY", flush=True)  # noqa: T201 - this is a program
    sys.stdin.readline()
    code, said = ROLES[role](app, folder, number)
    print("DONE", code, " ".join(said.split()), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
