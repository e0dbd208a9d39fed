"""How the store's answers take longer as contacts grow: `python -m tests.benchmarks.store`.

Prints one JSON object: milliseconds with few and with many contacts, and the ratio of the two.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from followup_cards.model import ContactDetails, Phone
from followup_cards.service import contacts as service
from followup_cards.service.capture import duplicates
from followup_cards.store import contacts
from followup_cards.store.database import Database, open_database
from tests.recorded import NOW

FEW = 1_000
MANY = 100_000
ROUNDS = 30
BEGINNINGS = (
    *("ba", "be", "bo", "bra", "da", "di", "fa", "ge", "ha", "ka", "ki", "la", "li", "ma", "me", "mi", "ne", "no"),
    *("pa", "re", "ro", "sa", "se", "ta", "te", "to", "va", "vi", "wa", "yo"),
)
ENDINGS = ("ck", "d", "l", "lin", "m", "n", "nar", "r", "ris", "s", "sa", "so", "t", "tan", "v", "x")


@dataclass(frozen=True)
class Figure:
    """One question to the store, in milliseconds."""

    few: float
    many: float

    @property
    def ratio(self) -> float:
        """Return how much longer it takes with many."""
        return self.many / max(self.few, 0.001)


def people(count: int, seed: int = 7) -> Iterator[ContactDetails]:
    """Give made-up people; family names repeat as in a country: one in a hundred has the commonest."""
    random = Random(seed)
    given = sorted({made_up(random, 2) for _ in range(400)})
    family = sorted({made_up(random, 3) for _ in range(6_000)})
    commonness = [1 / (rank + 20) for rank in range(len(family))]
    surnames = random.choices(family, commonness, k=count)
    for number, last in enumerate(surnames):
        first = random.choice(given)
        company = f"{last} & {random.choice(given)}"
        yield ContactDetails(
            name=f"{first} {last}",
            given_name=first,
            family_name=last,
            email=f"{first}.{last}{number}@{random.choice(family)}.example".lower(),
            email_confirmed_at=NOW,
            company=company,
            job_title="Planner",
            phones=(Phone(f"+351 21 {number:07d}", f"+35121{number:07d}"),),
            websites=(f"www.{last}.example".lower(),),
            address=f"Rua {random.choice(family)} {number % 200}",
        )


def made_up(random: Random, parts: int) -> str:
    """Return a name that sounds like one."""
    return ("".join(random.choice(BEGINNINGS) for _ in range(parts - 1)) + random.choice(ENDINGS)).capitalize()


def filled(home: Path, count: int) -> Database:
    """Return a store with that many contacts."""
    db = open_database(home)
    with db.transaction() as tx:
        for details in people(count):
            contacts.add(tx, details, NOW)
    return db


def duplicate_check(db: Database, details: ContactDetails) -> int:
    """Look for a card's person among the contacts, as the prompt does."""
    with db.reading() as tx:
        return len(duplicates(tx, details))


def search(db: Database, words: str) -> int:
    """Search as `contacts list WORDS` does."""
    return len(service.every(db, words))


def milliseconds(action: Callable[[int], object], rounds: int) -> float:
    """Return the median time of an action, called with the number of the round."""
    taken = []
    for number in range(rounds):
        started = time.perf_counter()
        action(number)
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken)


def list_to_head(home: Path) -> None:
    """Run `contacts list --json | head` in a process of its own."""
    words = [sys.executable, "-m", "followup_cards", "--home", str(home), "contacts", "list", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment) as listing:
        assert listing.stdout is not None
        lines = list(islice(listing.stdout, 10))
        listing.stdout.close()
        listing.wait(timeout=60)
    assert len(lines) == 10


def cards_like(db: Database, count: int) -> list[ContactDetails]:
    """Return cards to look for: every other one of somebody known, respelled, the rest of somebody new."""
    with db.reading() as tx:
        known = contacts.some(tx, range(1, contacts.count(tx), contacts.count(tx) // count))
    new = islice(people(10 * count, seed=8), 9 * count, 10 * count)
    respelled = (ContactDetails(one.details.name.replace("s", "z"), company=one.details.company) for one in known)
    return [card for pair in zip(respelled, new, strict=False) for card in pair][:count]


def measure(db: Database, rounds: int) -> dict[str, float]:
    """Return the milliseconds of each question, and of a command in a process of its own."""
    listing = milliseconds(lambda _: list_to_head(db.home), max(3, rounds // 10))
    return {**measure_questions(db, rounds), "contacts list --json | head": listing}


def measure_questions(db: Database, rounds: int) -> dict[str, float]:
    """Return the milliseconds of each question."""
    cards = cards_like(db, rounds)
    words = [card.name.split()[-1] for card in cards]
    return {
        "duplicate check": milliseconds(lambda number: duplicate_check(db, cards[number]), len(cards)),
        "search by name": milliseconds(lambda number: search(db, words[number]), len(words)),
        "search by number": milliseconds(lambda number: search(db, f"+351 21 00000{number:02d}"), len(words)),
        "search for nobody": milliseconds(lambda _: search(db, "nobody at all"), len(words)),
    }


def compare(few: int, many: int, rounds: int, folder: Path) -> dict[str, Figure]:
    """Return each question's time with few and with many contacts."""
    measured = []
    for count in (few, many):
        with filled(folder / f"{count}-contacts", count) as db:
            measured.append(measure(db, rounds))
    return {name: Figure(round(measured[0][name], 2), round(measured[1][name], 2)) for name in measured[0]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=FEW, help="contacts in the small store")
    parser.add_argument("--many", type=int, default=MANY, help="contacts in the large store")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each question is asked")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = compare(chosen.few, chosen.many, chosen.rounds, Path(folder))
    shown = {name: {**asdict(figure), "ratio": round(figure.ratio, 1)} for name, figure in figures.items()}
    report = {"contacts": {"few": chosen.few, "many": chosen.many}, "milliseconds": shown}
    print(json.dumps(report, indent=2))  # noqa: T201 - a program of its own


if __name__ == "__main__":
    main()
