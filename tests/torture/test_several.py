"""One round of the campaign: a crowd on one home."""

from pathlib import Path

from tests.torture import several


def test_a_crowd_on_one_home_loses_and_doubles_nobody(tmp_path: Path) -> None:
    """Eight capture, two review, a page uploads and confirms; nobody sees a locked database."""
    several.together(tmp_path)
