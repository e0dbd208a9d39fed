"""A page with planted mistakes, whose errors hold what stands on a card: `python -m tests.web.faulty HOME`."""

import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from followup_cards.bootstrap import App
from followup_cards.settings import Settings
from followup_cards.web.app import site_for
from followup_cards.web.server import LOOPBACK, listening, run
from tests.recorded import NOW

SECRET = "Zoë Quill <zoe.quill@quilmora.example> s3cret"  # noqa: S105 - of nobody


def fail(*_: object) -> NoReturn:
    """Fail as a bug does, with what it choked on."""
    raise ValueError(SECRET)


def main(home: Path) -> None:
    """Serve until Ctrl-C; the clock fails where a page wants it, and so does every reading."""
    app = App(Settings(home), fail, lambda: NOW)
    site = replace(site_for(app), app=replace(app, now=fail))
    listener = listening(LOOPBACK, 0)
    port = listener.getsockname()[1]
    print(f"http://127.0.0.1:{port}/pair?t={site.pairing.invite().token}", flush=True)  # noqa: T201 - this is a program
    with suppress(KeyboardInterrupt):
        run(site, listener, LOOPBACK, None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
