"""Full, read-only, gone, damaged: what the program does where its folder fails it."""

import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from followup_cards.store import backups
from followup_cards.store.database import FILE_NAME
from tests.torture import sitting
from tests.torture.killed import PURGE, Round, check_store
from tests.torture.mutate import mutant
from tests.torture.outcome import Bounds, Outcome

PAGE = 4096
DISKS = 120
LARGEST_DISK = 480
"""Free pages: the sitting takes somewhat fewer."""
DAMAGES = 300
ANSWERS_GIVEN = 9
"""That the sitting's capture asks for."""


def can_mount() -> bool:
    """Say whether this process may mount a file system of its own."""
    with tempfile.TemporaryDirectory() as place:
        try:
            with small_disk(Path(place), 16):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


@contextmanager
def small_disk(place: Path, pages: int) -> Iterator[None]:
    """Mount a file system of so many pages."""
    words = ["mount", "-t", "tmpfs", "-o", f"size={pages * PAGE},mode=0700", "tmpfs", str(place)]
    subprocess.run(words, check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def remount(place: Path, how: str) -> None:
    """Change what a file system allows."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True)


def run(bounds: Bounds) -> list[Outcome]:
    """Try everything; mounting needs rights that not everybody has, and then it says so."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        folder = Path(place)
        rows = [damaged(bounds, folder), moved_away(folder)]
        if can_mount():
            return [*rows, full(bounds, folder), read_only(folder)]
    return [*rows, Outcome("disk full, read-only", "NOT TRIED: this user may not mount a file system", 0)]


def prepared(place: Path) -> Path:
    """Return a folder in which a sitting can begin."""
    before = place / "before"
    if not before.exists():
        before.mkdir()
        sitting.prepare(before)
    return before


def codes(said: str) -> dict[int, int]:
    """Return what each command of a sitting exited with.

    Raises:
        AssertionError: one met a bug, or failed without a sentence.
    """
    found = {}
    for line in said.splitlines():
        if line.startswith("DONE "):
            _, number, code, *words = line.split(" ", 3)
            found[int(number)] = int(code)
            assert int(code) in (0, 2, 6, 7, 8, 9), line
            assert code == "0" or words[0].rstrip().endswith((".", ">")), f"no sentence: {line}"
    return found


def full(bounds: Bounds, place: Path) -> Outcome:
    """Sit where there is room for ever more pages, then make room and sit again to the end."""
    before = prepared(place)
    used = sum(-(-path.stat().st_size // PAGE) + 1 for path in before.rglob("*")) + 4
    failures: list[str] = []
    rooms = random.Random(bounds.seed).sample(range(LARGEST_DISK), bounds.of(DISKS))
    stopped = 0
    for room in rooms:
        folder = place / f"full-{room}"
        folder.mkdir()
        with small_disk(folder, used + room):
            shutil.copytree(before, folder, dirs_exist_ok=True)
            one = Round(folder, None)
            try:
                said, _ = one.sit()
                stopped += any(code in (6, 7) for code in codes(said).values())
                remount(folder, "size=64m")
                one.check_killed(said)
                again, _ = one.sit()
                assert f"DONE {PURGE} 0" in again, again[-400:]
                one.check_finished()
            except (AssertionError, OSError) as error:
                failures.append(f"{room} pages free: {error}")
    how = f"the sitting with so many pages free ({stopped} ran out), checked, then with room to the end"
    return Outcome("disk full", how, len(rooms), tuple(failures))


def read_only(place: Path) -> Outcome:
    """Sit where nothing can be written."""
    before = prepared(place)
    folder = place / "read-only"
    folder.mkdir()
    failures = []
    with small_disk(folder, 4096):
        shutil.copytree(before, folder, dirs_exist_ok=True)
        one = Round(folder, None)
        store = (one.home / FILE_NAME).read_bytes()
        remount(folder, "ro")
        try:
            found = codes(one.sit()[0])
            assert set(found.values()) == {6}, found
            assert (one.home / FILE_NAME).read_bytes() == store
            remount(folder, "rw")
            one.sit()
            one.check_finished()
        except (AssertionError, OSError) as error:
            failures.append(str(error))
    return Outcome(
        "read-only home",
        "every command of the sitting, each with exit 6",
        len(sitting.commands(folder)) - 1,
        tuple(failures),
    )


def moved_away(place: Path, questions: Sequence[int] = range(1, ANSWERS_GIVEN + 1)) -> Outcome:
    """Take the home away while the program waits for an answer, at each of its questions; then put it back."""
    before = prepared(place)
    failures: list[str] = []
    for asked in questions:
        folder = place / f"moved-{asked}"
        shutil.copytree(before, folder)
        one = Round(folder, None)
        try:
            said, _ = one.sit(env={"TORTURE_MOVE_AWAY_AT": str(asked)})
            _, _, after = said.partition("MOVED AWAY")
            assert after, "never moved"
            assert "\nContact " not in after, f"acknowledged into nowhere: {after}"
            found = codes(said)
            assert found.get(2) == 6, found
            shutil.rmtree(one.home, ignore_errors=True)
            (folder / "elsewhere").rename(one.home)
            one.check_killed(said)
            one.sit()
            one.check_finished()
        except (AssertionError, OSError) as error:
            failures.append(f"question {asked}: {error}")
        shutil.rmtree(folder)
    return Outcome(
        "home taken away",
        "while the capture asks, at each question; put back, and to the end",
        len(questions),
        tuple(failures),
    )


def damaged(bounds: Bounds, place: Path) -> Outcome:
    """Damage the store; every command refuses or works, and `doctor --repair` puts the copy back."""
    before = place / "whole"
    shutil.copytree(prepared(place), before)
    one = Round(before, None)
    one.sit()
    subprocess.run(_words(one.home, "contacts", "list"), check=True, capture_output=True)  # makes a copy
    whole = subprocess.run(_words(one.home, "contacts", "list", "--json"), capture_output=True, check=True).stdout
    assert backups.every(one.home / FILE_NAME)
    failures: list[str] = []
    refused = 0
    for number in range(bounds.of(DAMAGES)):
        home = place / "damaged"
        shutil.copytree(one.home, home)
        store = home / FILE_NAME
        label = f"store/{bounds.seed}/{number}"
        store.write_bytes(mutant(label, store.read_bytes()))
        try:
            refused += checked_damage(home, whole)
        except AssertionError as error:
            failures.append(f"{label}: {error}")
        shutil.rmtree(home)
    shutil.rmtree(before)
    how = f"the store mutated ({refused} refused), listed, searched, repaired from the newest copy"
    return Outcome("damaged store", how, bounds.of(DAMAGES), tuple(failures))


def checked_damage(home: Path, whole: bytes) -> bool:
    """Assert what commands say of a damaged store, and that it can be repaired; return whether it was refused."""
    from tests.torture.in_process import said_by

    listed = said_by(home, "contacts", "list")
    shown = said_by(home, "due")
    told = said_by(home, "doctor")
    for ran in (listed, shown, told):
        assert ran.code in (0, 6, 9), f"{ran.code} {ran.err[-300:]}"
        assert "bug" not in ran.err, ran.err[-300:]
    repaired = said_by(home, "doctor", "--repair")
    assert repaired.code == 0, repaired.err
    if told.code == 6:
        assert said_by(home, "contacts", "list", "--json").out.encode() == whole
    with suppress(FileNotFoundError):
        check_store(home / FILE_NAME)
    return told.code == 6


def _words(home: Path, *words: str) -> list[str]:
    import sys

    return [sys.executable, "-m", "followup_cards", "--home", str(home), *words]
