"""`capture --watch`: take in photographs as they arrive, until Ctrl-C."""

import time
from collections.abc import Sequence
from pathlib import Path

from followup_cards.bootstrap import App
from followup_cards.cli.streams import note, result
from followup_cards.cli.text import harmless, plural
from followup_cards.errors import UsageError
from followup_cards.service import capture as service
from followup_cards.service.pairs import Pairs
from followup_cards.service.watching import Watch
from followup_cards.store.database import Database

PAUSE = 1.0
"""Seconds between two looks."""


def watch_folder(app: App, folders: Sequence[Path], interview: str | None, *, two_sided: bool) -> None:
    """Take in what arrives in a folder; its cards wait for review. Ctrl-C is the way to end it, and no failure."""
    if len(folders) != 1:
        raise UsageError("Watch one folder: `followup-cards capture --watch DIR`.")
    watch = Watch(folders[0], app.develop)
    note(f"Watching {harmless(str(folders[0]))} for new photographs. Ctrl-C ends it.")
    if watch.found_at_first:
        there = plural(watch.found_at_first, "photograph was", "photographs were")
        note(f"{there} there before; read with `followup-cards capture {harmless(str(folders[0]))}`.")
    with app.database() as db:
        pairs = Pairs(db) if two_sided else None
        try:
            while True:
                for path in watch.look():
                    take(db, app, path, interview, pairs)
                time.sleep(PAUSE)
        except KeyboardInterrupt:
            left = len(service.pending(db))
            waiting = f" {plural(left, 'card waits', 'cards wait')}: `followup-cards review`." if left else ""
            note(f"\nNo longer watching.{waiting}")


def take(db: Database, app: App, path: Path, interview: str | None, pairs: Pairs | None) -> None:
    """Read one photograph and say what came of it."""
    taken = service.take_in(db, path, app.read, interview=interview, now=app.now(), develop=app.develop)
    joined = [card for card in pairs.after_file(taken) if card.back] if pairs else []
    failures = [page.failure for page in taken.pages if page.failure]
    for failure in failures:
        note(harmless(failure.message))
    if taken.waiting or not failures:
        state = plural(len(taken.waiting), "card waits", "cards wait") if taken.waiting else "read before, all done"
        result(f"{harmless(path.name)}: {state}")
    for card in joined:
        result(f"{harmless(path.name)}: the other side of {harmless(card.photo)}")
