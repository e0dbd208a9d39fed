"""`capture --watch`: photographs taken in as they arrive."""

import pytest

from followup_cards.model import ReadFailure
from tests.cli.conftest import Program
from tests.recorded import ANA, BILL, digest_of


def test_what_arrives_waits_for_review_and_ctrl_c_ends_it_well(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two photographs, one of them bad; nothing is asked; the exit code is 0."""
    looks = 0

    def next_look(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            program.recorded.photo(program.photos, "one.png", ANA, BILL)
            bad = program.recorded.photo(program.photos, "two.png")
            program.recorded.failures[digest_of(bad)] = ReadFailure("nothing-readable", "two.png shows nothing.")
        if looks > 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("followup_cards.cli.watch.time.sleep", next_look)
    program.recorded.photo(program.photos, "before.png", ANA)
    ran = program("capture", "--watch", program.photos)

    assert (ran.code, ran.out) == (0, "one.png: 2 cards wait\n")
    assert "1 photograph was there before" in ran.err
    assert "two.png shows nothing." in ran.err
    assert "2 cards wait: `followup-cards review`" in ran.err
    assert [path.name for path in program.recorded.asked] == ["one.png", "two.png"]


def test_one_folder_is_watched(program: Program) -> None:
    """Not two, and no photograph."""
    photo = program.recorded.photo(program.photos, "one.png", ANA)

    assert program("capture", "--watch", program.photos, program.photos).code == 2
    assert program("capture", "--watch", photo).code == 2
