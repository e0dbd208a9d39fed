"""chafa, where it is installed: a program that draws with more characters than we do."""

import shutil
import subprocess

PATIENCE = 5.0
"""Seconds for one picture."""
POINTS = 8
"""Across and down a cell: what it compares its characters with."""


def is_installed() -> bool:
    """Say whether chafa is on the PATH."""
    return shutil.which("chafa") is not None


def drawn(png: bytes, width: int, height: int) -> str | None:
    """Return a picture of so many points as chafa draws it in characters and 256 colours, or None when it doesn't.

    Its own look at the terminal is switched off: it is told what to use, and asks nobody.
    """
    program = shutil.which("chafa")
    if program is None:
        return None
    words = [program, "--format", "symbols", "--colors", "240", "--symbols", "block", "--animate", "off", "--stretch"]
    try:
        ran = subprocess.run(  # noqa: S603 - the program that the person installed, with words of ours
            [*words, "--size", f"{width // POINTS}x{height // POINTS}", "-"],
            input=png,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    text = ran.stdout.decode("utf-8", "replace").replace("\x1b[?25l", "").replace("\x1b[?25h", "").rstrip("\n")
    return text or None
