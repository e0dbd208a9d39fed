"""The pinned dependencies: complete, with hashes, the same for everyone, wherever they install from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("run", "build", "dev")


def lock_text(name: str) -> str:
    """Return a lock file as written."""
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def normal(name: str) -> str:
    """Return a distribution's name in its one comparable form (the packaging standard's rule)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    """Return the version that a lock pins for each distribution."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", lock_text(name), flags=re.MULTILINE)
    return {normal(distribution): version for distribution, version in found}


def asked_for() -> dict[str, set[str]]:
    """Return the distributions that pyproject.toml names, by the lock that must pin them."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = {
        "run": document["project"]["dependencies"],
        "build": document["dependency-groups"]["build"] + document["build-system"]["requires"],
        "dev": document["dependency-groups"]["dev"],
    }
    return {
        lock: {normal(found[0]) for entry in entries if (found := re.match(r"[A-Za-z0-9._-]+", entry))}
        for lock, entries in lists.items()
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_pinned(lock: str) -> None:
    """A dependency added to pyproject.toml without `make lock` is noticed here."""
    assert asked_for()[lock] - pins(lock).keys() == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_carries_hashes(lock: str) -> None:
    """What is installed is what was locked, whoever hands it over."""
    entries = re.split(r"^(?=[A-Za-z0-9])", lock_text(lock), flags=re.MULTILINE)[1:]

    assert entries
    assert [entry.split("==")[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_download_from(lock: str) -> None:
    """The locks serve any index or mirror that a person's installer is set up for."""
    assert re.findall(r"://|--(?:extra-)?index|--find-links", lock_text(lock)) == []


def test_the_locks_agree() -> None:
    """A distribution that several locks name has one version."""
    for name in ("build", "dev"):
        shared = pins("run").keys() & pins(name).keys()
        assert {key: pins(name)[key] for key in shared} == {key: pins("run")[key] for key in shared}


def test_opencv_comes_in_its_headless_build_alone() -> None:
    """Two OpenCV builds would write one `cv2` folder, and the other one needs libGL, which a bare machine lacks."""
    everything = {distribution for lock in LOCKS for distribution in pins(lock)}

    assert {name for name in everything if name.startswith("opencv")} == {"opencv-python-headless"}
