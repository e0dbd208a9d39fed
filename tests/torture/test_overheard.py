"""No secret in any process list: the campaign as it is, since it takes some seconds."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import overheard

pytestmark = pytest.mark.skipif(
    not (overheard.PROC / "self" / "environ").exists(), reason="this system does not show processes as files"
)


@pytest.mark.live
@pytest.mark.parametrize("name", overheard.RUNS)
def test_no_secret_is_seen_in_any_process(name: str, tmp_path: Path) -> None:
    """Mailbox, address book, writing help, and the page while a card is read by processes of their own."""
    overheard.listened_to(overheard.RUNS[name], overheard.Home(tmp_path / "secrets"))


def test_a_secret_that_is_seen_is_heard() -> None:
    """The listener itself: a child that is given one in its words, and one in its environment."""
    waits = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()', *sys.argv[1:]])"
    words, environment = (
        subprocess.Popen([sys.executable, "-c", waits, *more], stdin=subprocess.PIPE, text=True, env=env)
        for more, env in (((overheard.SECRET,), {}), ((), {"KEY": overheard.SECRET}))
    )
    for process, where in ((words, "words"), (environment, "environment")):
        listener = overheard.Listener(process)
        while len(overheard.descendants(process.pid)) < 2 or not listener.overheard:
            listener.look()
        assert all(one.endswith(where) for one in listener.overheard)
        process.communicate("\n", timeout=20)
