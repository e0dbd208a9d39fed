"""Nothing leaves the machine, nothing lies open, and nothing of a purged person stays."""

import os
import random
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PIL import Image

from followup_cards.model import Field, Interview, Part, Reading
from followup_cards.service import capture, contacts, forgetting, interviews
from followup_cards.service.demo import confirm_if_sure
from followup_cards.store.database import Database, open_database
from tests.recorded import NOW, Recorded, card, check, sure
from tests.torture import pictures
from tests.torture.outcome import Bounds, Outcome
from tests.torture.touching import can_trace, listened, reached_out

PURGES = 60
PEOPLE = 25
WATCH = """
import sys
def note(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.sendmsg", "socket.gethostbyname"):
        with open({log!r}, "a") as log:
            log.write(f"{{event}} {{args[1:]}}\\n")
sys.addaudithook(note)
"""
"""In every Python that is started, the reading processes included."""
ME = '[me]\nname = "Robin Example"\n[answers]\nbring = "I bring six years of calm service teams."\n'


def isolated() -> list[str] | None:
    """Return the words that put a command into a network namespace without any route, or None where impossible."""
    for words in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if (
            shutil.which(words[0])
            and subprocess.run([*words, "true"], check=False, capture_output=True).returncode == 0
        ):
            return words
    return None


def run(bounds: Bounds) -> list[Outcome]:
    """Run the commands without a network, look at what lies in the home, purge and search every byte."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        return [*without_network(Path(place)), purged(bounds, Path(place))]


def commands(folder: Path) -> list[list[str]]:
    """Return what a person does with the program, save what reaches out by its nature."""
    out = folder / "out"
    return [
        ["demo"],
        ["read", "--json", "--explain", str(out / "explained"), str(folder / "photos")],
        ["interview", "add", "Acme", "--company", "Acme Ltd", "--role", "Planner", "--ended", "2026-03-02T15:30Z"],
        ["capture", str(folder / "photos"), "--interview", "Acme"],
        ["review"],
        ["contacts", "list"],
        ["draft", "Acme", "--scenario", "went-badly", "--answers", str(folder / "me.toml"), "--to", "eml"],
        ["due"],
        *(["export", kind, "--out", str(out / kind)] for kind in ("vcard", "json", "csv", "google-csv", "outlook-csv")),
        ["import", str(out / "vcard"), "--merge"],
        ["doctor"],
    ]


def without_network(folder: Path, *, demo: bool = True) -> list[Outcome]:
    """Run everything in a namespace without a route, and note every try to reach out."""
    (folder / "photos").mkdir()
    (folder / "out").mkdir()
    (folder / "me.toml").write_text(ME, encoding="utf-8")
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 42.0, 13.0), 3: "W", 4: (9.0, 8.0, 21.0)})
    pictures.card(1400, 800).save(folder / "photos" / "card.jpg", exif=exif)
    tries = folder / "reached-out.txt"
    (folder / "sitecustomize.py").write_text(WATCH.format(log=str(tries)), encoding="utf-8")
    space = isolated()
    own = ("FOLLOWUP_CARDS_", "ORT_", "CI")  # what would silence a library that reports to its maker
    env = {key: value for key, value in os.environ.items() if not key.startswith(own)}
    env |= {"PYTHONPATH": f"{folder}:{Path.cwd()}", "FOLLOWUP_CARDS_HOME": str(folder / "home"), "TMPDIR": str(folder)}
    failures = []
    trace = folder / "network.txt"
    under_trace = listened(trace) if can_trace() else []
    chosen = commands(folder)[0 if demo else 1 :]
    for words in chosen:
        command = [*(space or []), *under_trace, sys.executable, "-m", "followup_cards", *words]
        answers = "ana.sousa@quilmora.example\n" * 3 + "\n" * 6
        ran = subprocess.run(command, input=answers, capture_output=True, text=True, env=env, check=False, timeout=300)
        if ran.returncode not in (0, 9):
            failures.append(f"{' '.join(words[:2])} exits with {ran.returncode}: {ran.stderr[-300:]}")
        if under_trace:
            failures += [f"{' '.join(words[:2])} reached out: {line}" for line in reached_out(trace)]
    if tries.exists():
        failures.append(f"reached out: {tries.read_text(encoding='utf-8')}")
    where = "in a network namespace without a route" if space else "NO NAMESPACE HERE; tries were watched for"
    seen = "" if under_trace else "; NOT TRACED, so only Python was watched"
    network = Outcome("no network", f"the demo and the main commands {where}{seen}", len(chosen), tuple(failures))
    return [network, lies_open([folder / "home", *folder.glob("followup-cards-demo-*")])]


def lies_open(homes: list[Path]) -> Outcome:
    """Look at the rights of everything in homes, and for the camera's notes in pictures."""
    files = [path for home in homes for path in (home, *home.rglob("*"))]
    return Outcome(
        "what lies in the home",
        "rights of every file and folder; no notes in any picture",
        len(files),
        tuple(faults(files)),
    )


def faults(files: list[Path]) -> Iterator[str]:
    """Yield what is open to others, or tells where a picture was taken."""
    for path in files:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode != (0o700 if path.is_dir() else 0o600):
            yield f"{path} has mode {mode:o}"
        if path.suffix in (".jpg", ".png"):
            with Image.open(path) as image:
                if dict(image.getexif()) or {"exif", "xmp", "comment"} & image.info.keys():
                    yield f"{path} carries notes"


def purged(bounds: Bounds, place: Path) -> Outcome:
    """Fill a store, change it for a while, purge some people, and search every byte of the home for each."""
    failures = []
    for number in range(bounds.of(PURGES)):
        chance = random.Random(f"purge/{bounds.seed}/{number}")
        home = place / f"purge-{number}"
        photos = place / f"photos-{number}"
        photos.mkdir()
        gone = lived_in(home, photos, chance)
        left = {
            f"{word.decode()} in {path.relative_to(home)}"
            for path in home.rglob("*")
            if path.is_file()
            for data in [path.read_bytes().lower()]
            for word in gone
            if word in data
        }
        if left:
            failures.append(f"round {number}: {sorted(left)[:5]}")
        shutil.rmtree(home)
        shutil.rmtree(photos)
    how = f"{PEOPLE} people captured, edited, merged, drafted to; some purged, every byte of the home searched"
    return Outcome("purge", how, bounds.of(PURGES), tuple(failures))


def lived_in(home: Path, photos: Path, chance: random.Random) -> list[bytes]:
    """Fill a home, and purge some of the people again; return the words by which they would be found."""
    recorded = Recorded()
    words = [f"q{chance.randrange(16**9):09x}z" for _ in range(PEOPLE)]
    with open_database(home) as db:
        interviews.add(db, Interview("Acme", "Acme", "Planner", NOW, None))
        for start in range(0, PEOPLE, 3):
            readings = [reading(word, chance) for word in words[start : start + 3]]
            photo = recorded.photo(photos, f"{start}.png", *readings)
            for waiting in capture.take_in(db, photo, recorded, interview=None, now=NOW).waiting:
                capture.crop_of(db, waiting, waiting.reading.emails[0])
                confirm_if_sure(db, waiting, NOW)
        busy(db, chance)
    open_database(home).close()  # makes a copy
    with open_database(home) as db:
        for draft in ("drafts.html", "one.eml"):
            (home / "drafts" / "Acme").mkdir(parents=True, exist_ok=True)
            (home / "drafts" / "Acme" / draft).write_text(
                f"to {words[0]}@quilmora.example, {words[0]}", encoding="utf-8"
            )
        everyone = contacts.every(db)
        going = chance.sample(everyone, min(len(everyone), chance.randint(1, 12)))
        staying = [one for one in everyone if one not in going]
        forgetting.forget(db, forgetting.to_forget(db, going, None, NOW + timedelta(days=1)))
        kept = repr([one.details for one in staying]).lower() + repr(capture.pending(db)).lower()
    named = [word.encode() for word in words if any(word in repr(one.details).lower() for one in going)]
    return [word for word in named if word.decode() not in kept]


def reading(word: str, chance: random.Random) -> Reading:
    """Return a card that says one word wherever it can, long now and then."""
    name = f"{word.title()} {'Longname' * chance.choice((1, 1, 40))}"
    address = f"{word}@quilmora.example"
    if chance.random() < 0.2:
        return card(name=sure(Field.NAME, name), emails=(check(Field.EMAIL, address),))
    phone = sure(Field.PHONE, f"+351 {word}")
    return card(name=sure(Field.NAME, name), emails=(sure(Field.EMAIL, address),), phones=(phone,))


def busy(db: Database, chance: random.Random) -> None:
    """Change people for a while: notes, seats, merges, removals, taken back or not."""
    for _ in range(30):
        people = contacts.every(db)
        one, other = chance.sample(people, 2)
        match chance.choice(("note", "note", "seat", "merge", "remove", "undo")):
            case "note":
                notes = f"{one.details.name} " * chance.choice((1, 5, 200))
                contacts.edit(db, str(one.id), contacts.Changes(notes=notes), retyped=None, now=NOW)
            case "seat":
                interviews.seat(db, "Acme", str(one.id), Part.HR, f"spoke with {one.details.name}")
            case "merge" if len(people) > 15:
                stays = frozenset(Field)
                noted = replace(one.details, notes=None)
                contacts.merge(db, one.id, other.id, stays, NOW + timedelta(seconds=len(noted.name)))
            case "remove" if len(people) > 15:
                contacts.remove(db, one.id, NOW)
            case _:
                pass
