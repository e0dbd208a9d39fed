"""A native decoder that crashes on one photograph: the photographs beside it are kept."""

from pathlib import Path

import pytest

from tests.functional.conftest import Run
from tests.functional.drawn import drawn_card

CRASHES = """
import os, signal
from PIL import Image
pillows = Image.open
def open_or_die(file, *rest, **options):
    if b"a byte too many" in file.getvalue():
        os.kill(os.getpid(), signal.SIGSEGV)
    return pillows(file, *rest, **options)
Image.open = open_or_die
"""
"""A decoder with a fault, in this program and in those that it starts."""


@pytest.mark.live
def test_the_rest_is_kept_and_the_sentence_names_the_photo(followup_cards: Run, tmp_path: Path) -> None:
    """The program itself never opens what the process that reads has died of."""
    (tmp_path / "sitecustomize.py").write_text(CRASHES, encoding="utf-8")
    photos = tmp_path / "photos"
    photos.mkdir()
    crashing = drawn_card(photos / "a.jpg")
    drawn_card(photos / "b.jpg")
    crashing.write_bytes(crashing.read_bytes() + b"a byte too many")
    env = {"PYTHONPATH": str(tmp_path)}
    ran = followup_cards("capture", photos, env=env, answers="ana.sousa@quilmora.com\n" * 4)

    assert ran.returncode in (8, 9), ran.stderr
    assert "Traceback" not in ran.stderr
    assert "b.jpg" in ran.stderr
    assert 'a.jpg" makes the program that reads it crash' in followup_cards("capture", crashing, env=env).stderr
