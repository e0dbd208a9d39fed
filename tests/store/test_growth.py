"""The store stays quick as contacts grow (the whole measurement: `python -m tests.benchmarks.store`)."""

from pathlib import Path

from tests.benchmarks.store import filled, measure_questions

FEW, MANY, ROUNDS = 200, 6_000, 12


def test_questions_to_the_store_grow_far_more_slowly_than_the_store(tmp_path: Path) -> None:
    """With thirty times the contacts, looking for duplicates takes nothing like thirty times as long."""
    checks, searches = [], []
    for count in (FEW, MANY):
        with filled(tmp_path / str(count), count) as db:
            figures = measure_questions(db, ROUNDS)
            checks.append(figures["duplicate check"])
            searches.append(figures["search for nobody"])

    assert checks[1] < 30
    assert checks[1] < 0.5 * (MANY / FEW) * max(checks[0], 0.1)
    assert searches[1] < 200
