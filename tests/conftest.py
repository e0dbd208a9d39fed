"""What every test gets: a home of its own, an environment without this program's variables, repeatable examples."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# A run that was started in the background ignores Ctrl-C, and would hand that down to the programs under test.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

pytest_plugins = ("tests.carddav.fixtures",)

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home that does not exist yet, and keep the developer's own settings and data out of it."""
    for name in [name for name in os.environ if name.startswith("FOLLOWUP_CARDS_")]:
        monkeypatch.delenv(name)
    folder = tmp_path_factory.mktemp("person") / "home"
    monkeypatch.setenv("FOLLOWUP_CARDS_HOME", str(folder))
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write golden files as they are now")
