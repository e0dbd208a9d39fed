"""How long the page lets a person wait: from an upload to its fields against `read`, and every page under load."""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from httpx2 import Client

from followup_cards.bootstrap import reader_for
from followup_cards.service.photographs import photos_in
from followup_cards.settings import Settings

SAMPLES = Path(__file__).parent.parent.parent / "sample_cards"
PAUSE = 0.03
"""Seconds between two looks at the page; a browser's own script looks once a second."""


@contextmanager
def served(home: Path) -> Iterator[Client]:
    """Run the page as a person does; give a browser that is paired with it."""
    words = [sys.executable, "-m", "followup_cards", "--home", str(home), "serve", "--port", "0", "--json"]
    with subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        first = json.loads(process.stdout.readline())
        try:
            with Client(base_url=first["url"], follow_redirects=True, timeout=120) as client:
                client.get(first["pair_url"])
                yield client
        finally:
            process.terminate()


def send(client: Client, photo: Path) -> None:
    """Upload one photograph."""
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/").text)
    assert token
    files = [("photo", ("photo", photo.read_bytes(), "image/jpeg"))]
    client.post("/photos", data={"form_token": token[1], "interview": ""}, files=files).raise_for_status()


def jobs(client: Client) -> list[str]:
    """Return the states of the uploads, the newest first."""
    return re.findall(r'class="job (\w+)"', client.get("/photos").text)


def until_fields(client: Client, number: int) -> float:
    """Return how many seconds pass until the newest card's fields are on its page."""
    began = time.perf_counter()
    while client.get(f"/cards/{number}").status_code != 200:
        time.sleep(PAUSE)
    return time.perf_counter() - began


def timed(ask: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def against_read(client: Client, photos: list[Path]) -> list[tuple[float, float]]:
    """Return, for each photo, what `read` takes and what the page takes, one right after the other."""
    read = reader_for(Settings(Path("unused")))
    pairs = []
    for number, photo in enumerate(photos, 1):
        alone = timed(lambda photo=photo: read(photo))  # type: ignore[misc]
        send(client, photo)
        pairs.append((alone, until_fields(client, number)))
    return pairs[1:]  # the first opens the engines


def under_load(client: Client, photos: list[Path]) -> dict[str, list[float]]:
    """Return how long each kind of page takes while photographs wait to be read."""
    for photo in photos:
        send(client, photo)
    pages = ("/", "/photos", "/cards/1", "/cards/1/small", "/cards/1/sides/0", "/cards/1/email/0", "/interviews")
    found: dict[str, list[float]] = {page: [] for page in pages}
    while any(state in ("waiting", "reading") for state in jobs(client)):
        for page in pages:
            found[page].append(timed(lambda page=page: client.get(page).raise_for_status()))  # type: ignore[misc]
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--compared", type=int, default=10, help="how many are timed against read")
    parser.add_argument("--waiting", type=int, default=20, help="how many wait while the pages are timed")
    chosen = parser.parse_args()
    single = [path for path in photos_in(tuple(chosen.photos)) if not re.search("four|touching|two-people", path.stem)]
    first, rest = single[: chosen.compared + 1], single[chosen.compared + 1 :][: chosen.waiting]
    with tempfile.TemporaryDirectory() as home, served(Path(home)) as client:
        pairs = against_read(client, first)
        ratios = [page / alone for alone, page in pairs]
        lines = [
            f"{len(pairs)} photos: read {median(a for a, _ in pairs):.2f} s, page {median(b for _, b in pairs):.2f} s",
            f"page / read: median {median(ratios):.2f}, sum {sum(b for _, b in pairs) / sum(a for a, _ in pairs):.2f}",
        ]
        found = under_load(client, rest)
    every = [seconds for times in found.values() for seconds in times]
    lines.append(f"{len(rest)} photos waiting, {len(every)} requests: 95th percentile {percentile(every):.0f} ms")
    for page, times in found.items():
        lines.append(f"  {page:<18} median {median(times) * 1000:4.0f} ms, 95th percentile {percentile(times):4.0f} ms")
    sys.stdout.write("\n".join(lines) + "\n")


def percentile(times: list[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return quantiles(times, n=20)[-1] * 1000


if __name__ == "__main__":
    main()
