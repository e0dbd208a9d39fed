"""Several at once on one home: eight capturing, two reviewing, and a page that is open."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from followup_cards.store import contacts
from followup_cards.store.database import FILE_NAME, open_database
from tests.torture import crowd
from tests.torture.killed import check_store
from tests.torture.outcome import Bounds, Outcome

ROUNDS = 10
ALL = [("capture", n) for n in range(crowd.CAPTURING)] + [("review", n) for n in range(crowd.REVIEWING)] + [("page", 0)]
TO_END = 300.0


def run(bounds: Bounds) -> list[Outcome]:
    """Let the crowd loose on a new home, several times."""
    failures: list[str] = []
    worst = 0.0
    for number in range(bounds.of(ROUNDS)):
        with tempfile.TemporaryDirectory(prefix="torture-") as place:
            started = time.monotonic()
            try:
                together(Path(place))
            except AssertionError as error:
                failures.append(f"round {number}: {error}")
            worst = max(worst, time.monotonic() - started)
    how = f"eight capture {crowd.PHOTOS} photos twice over, two review, a page uploads and confirms, recorded readings"
    return [Outcome("several at once", how, bounds.of(ROUNDS), tuple(failures), worst)]


def together(folder: Path) -> None:
    """Let everybody work at once; assert that every card became one contact, and nobody saw a locked database."""
    for number in range(crowd.PHOTOS):
        Image.new("RGB", (120, 80), (number * 9, 60, 200 - number)).save(folder / f"{number}.png")
    words = [[sys.executable, "-m", "tests.torture.crowd", str(folder), role, str(n)] for role, n in ALL]
    people = [
        subprocess.Popen(
            one, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        for one in words
    ]
    try:
        for one in people:
            assert one.stdout
            assert one.stdout.readline() == "READY\n"
        for one in people:
            assert one.stdin
            one.stdin.write("\n")
            one.stdin.flush()
        workers = [one for (role, _), one in zip(ALL, people, strict=True) if role != "review"]
        texts = {id(one): "".join(one.communicate(timeout=TO_END)) for one in workers}
        (folder / crowd.ALL_CAPTURED).touch()
        said = [texts.get(id(one)) or "".join(one.communicate(timeout=TO_END)) for one in people]
    finally:
        for one in people:
            one.kill()
            one.wait()
    for (role, _), text in zip(ALL, said, strict=True):
        allowed = ("DONE 0", "DONE 9") if role != "page" else ("DONE 0",)
        assert text.rsplit("\n", 2)[-2].startswith(allowed), f"{role}: {text[-400:]}"
        assert "being changed by another" not in text, text[-400:]
        assert "locked" not in text, text[-400:]
    check_contacts(folder / "home")


def check_contacts(home: Path) -> None:
    """Assert that every card is one contact, decided once, and that no upload or half a picture is left."""
    check_store(home / FILE_NAME)
    with open_database(home) as db, db.reading() as tx:
        there = sorted(one.details.name for one in contacts.every(tx))
        cards = tx.execute("SELECT decision, count(*) FROM cards GROUP BY decision").fetchall()
        kept = tx.execute("SELECT count(*) FROM photos").fetchone()[0]
    assert there == sorted(map(crowd.name_of, range(2 * crowd.PHOTOS))), (
        f"{len(there)} contacts; {[tuple(row) for row in cards]}; {kept} photos"
    )
    assert [tuple(row) for row in cards] == [("confirmed", 2 * crowd.PHOTOS)]
    assert kept == crowd.PHOTOS == len(list((home / "photos").iterdir()))
    assert list((home / "inbox").iterdir()) == []
