"""Real schedulers and workers on loopback."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from followup_cards.batch import cluster
from followup_cards.batch.job import Job, Order
from followup_cards.batch.plan import Done, Plan
from followup_cards.batch.run import read_by_plan
from followup_cards.errors import ClusterUnfit
from followup_cards.model import PhotoReading
from tests.batch.dask import Machines
from tests.sample_lines import SAMPLES

pytestmark = pytest.mark.live
PHOTOS = sorted(SAMPLES.glob("*.jpg"), key=lambda path: path.stat().st_size)[:5]
"""The smallest samples: it is the way to them that is tested here."""


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """Return a cluster of two workers."""
    with Machines(tmp_path) as running:
        yield running


def timeless(done: Done) -> tuple[PhotoReading, ...]:
    """Return what was read, without the time that it took."""
    return tuple(replace(page, seconds=0.0) for page in done.pages)


def local() -> list[tuple[PhotoReading, ...]]:
    """Return what this machine reads."""
    return [timeless(done) for done in read_by_plan(PHOTOS, Plan(processes=1), "auto", None)]


def test_others_read_the_same_also_when_one_is_killed_and_the_scheduler_restarted(machines: Machines) -> None:
    """Every value as read here, in order, none lost and none twice."""
    there = []
    for done in read_by_plan(PHOTOS, Plan(scheduler=machines.address), "auto", None):
        there.append(timeless(done))
        if len(there) == 1:
            machines.workers[0].kill()
        if len(there) == 2:
            machines.stop()
            machines.start()
    assert there == local()


def test_an_address_where_nobody_answers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the address, and exit 8."""
    monkeypatch.setattr(cluster, "TO_CONNECT", 1.0)
    nobody = Machines(tmp_path).address
    with pytest.raises(ClusterUnfit, match=nobody) as raised:
        list(read_by_plan(PHOTOS, Plan(scheduler=nobody), "auto", None))
    assert raised.value.exit_code == 8
    with pytest.raises(ClusterUnfit, match="gopher"):
        list(read_by_plan(PHOTOS, Plan(scheduler="gopher://127.0.0.1:70"), "auto", None))


def test_workers_with_another_version_are_told(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a photo is sent: it would be read otherwise there than here."""
    monkeypatch.setattr(cluster, "DECIDES", ("followup-cards",))
    with pytest.raises(ClusterUnfit, match="Install the same versions"):
        list(read_by_plan(PHOTOS, Plan(scheduler=machines.address, stop=Event()), "auto", None))


def test_a_worker_that_joined_with_another_version_reads_nothing() -> None:
    """It refuses the job, whatever the others have."""
    job = Job("a.jpg", b"", Order(versions=("followup-cards 0",) * len(cluster.DECIDES)))
    with pytest.raises(ClusterUnfit, match="Install the same versions"):
        cluster.read_there(job)
