"""Photographs read while the person decides."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from followup_cards.errors import NoEngine
from followup_cards.model import PhotoReading
from followup_cards.service import capture
from followup_cards.service.reading_ahead import ReadAhead
from followup_cards.store.database import Database, open_database
from tests.recorded import ANA, BILL, DORA, NOW, Recorded, digest_of


def store_in(home: Path) -> Callable[[], Database]:
    """Return what opens the store."""
    return lambda: open_database(home)


def test_the_next_photo_is_read_while_the_first_is_decided(home: Path, tmp_path: Path) -> None:
    """Nobody asks for the second photo, and yet its card waits in the store."""
    recorded = Recorded()
    paths = [recorded.photo(tmp_path, "one.png", ANA), recorded.photo(tmp_path, "two.png", BILL)]
    with open_database(home) as db, ReadAhead(paths, store_in(home), recorded, lambda: NOW) as ahead:
        taken = iter(ahead)
        assert [card.reading for card in next(taken).waiting] == [ANA]
        until = monotonic() + 30
        while ahead.waits_for_reading() and monotonic() < until:
            Event().wait(0.01)

        assert [card.reading for card in capture.pending(db)] == [ANA, BILL]
        assert [card.reading for card in next(taken).waiting] == [BILL]
        assert list(taken) == []


def test_the_order_is_that_of_the_photos(home: Path, tmp_path: Path) -> None:
    """However long each takes."""
    recorded = Recorded()
    readings = [ANA, BILL, DORA]
    paths = [recorded.photo(tmp_path, f"{n}.png", reading) for n, reading in enumerate(readings)]
    with ReadAhead(paths, store_in(home), recorded, lambda: NOW) as ahead:
        assert [taken.waiting[0].reading for taken in ahead] == readings


def test_leaving_stops_after_the_photo_that_is_being_read(home: Path, tmp_path: Path) -> None:
    """What was read is kept, the rest is not begun."""
    recorded = Recorded()
    paths = [recorded.photo(tmp_path, f"{n}.png", ANA) for n in range(5)]
    begun, may_go_on = Event(), Event()

    def slow(path: Path) -> list[PhotoReading]:
        begun.set()
        may_go_on.wait(30)
        return recorded(path)

    def interrupted() -> None:
        with ReadAhead(paths, store_in(home), slow, lambda: NOW):
            begun.wait(30)
            may_go_on.set()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with open_database(home) as db:
        assert 1 <= len(capture.pending(db)) == len(recorded.asked) < 5


def test_what_stops_the_reading_is_raised_where_the_person_is(home: Path, tmp_path: Path) -> None:
    """No engine: the same failure as without a thread."""
    recorded = Recorded()
    paths = [recorded.photo(tmp_path, "one.png", ANA)]

    def broken(_: Path) -> list[PhotoReading]:
        raise NoEngine("No engine.")

    with ReadAhead(paths, store_in(home), broken, lambda: NOW) as ahead, pytest.raises(NoEngine):
        list(ahead)


def test_many_are_read_elsewhere_and_none_twice(home: Path, tmp_path: Path) -> None:
    """What reads many is told which photos are known, by content; their cards are given all the same."""
    recorded = Recorded()
    paths = [recorded.photo(tmp_path, "one.png", ANA), recorded.photo(tmp_path, "two.png", BILL)]
    read: list[Path] = []

    def many(
        paths: Sequence[Path], known: Callable[[str], bool], _: Event
    ) -> Iterator[tuple[Path, Sequence[PhotoReading]]]:
        for path in paths:
            if known(digest_of(path)):
                yield path, ()
            else:
                read.append(path)
                yield path, recorded(path)

    for only in (paths[:1], paths):
        with ReadAhead(only, store_in(home), recorded, lambda: NOW, many=many) as ahead:
            taken = list(ahead)
    assert read == paths
    assert [one.known for one in taken] == [True, False]
    assert [card.reading for one in taken for card in one.waiting] == [ANA, BILL]
