"""Pages that show what was found where, and why."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from followup_cards.errors import DestinationFailure
from followup_cards.model import Candidate, Evidence, Field, PhotoReading, Quad, ReadFailure, Reading, Status
from followup_cards.service.explain import explain_photo

CORNERS: Quad = ((100, 80), (700, 80), (700, 420), (100, 420))
BOX: Quad = ((140, 200), (520, 200), (520, 240), (140, 240))
HOSTILE = "<script>alert(1)</script>"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for key, value in attrs if key in ("src", "href") and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(photo: Path, *readings: Reading, failure: ReadFailure | None = None) -> PhotoReading:
    digest = "" if failure else "d"
    return PhotoReading(
        str(photo), None, digest, datetime.now(UTC), 1.2, ("Too dark: move to a window.",), failure, readings
    )


def _reading(name: str) -> Reading:
    reason = Evidence("readers-agree", "both readers saw the same characters", 2.6)
    email = Candidate(
        Field.EMAIL, "mara.lind@example.com", "E mara.lind@example.com", BOX, 0.98, Status.SURE, (reason,),
        seen=("E mara.lind@example.com", "E rnara.lind@example.com"),
    )  # fmt: skip
    named = Candidate(Field.NAME, name, name, BOX, 0.6, Status.CHECK, (), ("Mara Lird",))
    return Reading(CORNERS, named, None, None, (email,), (), (), None, (name, "E mara.lind@example.com"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return a photograph of nothing in particular."""
    path = tmp_path / "card.png"
    Image.fromarray(np.full((500, 800, 3), 200, dtype=np.uint8)).save(path)
    return path


def test_the_page_shows_every_candidate_with_its_reasons_and_pictures(photo: Path, tmp_path: Path) -> None:
    """Outline, boxes by field, crops, alternatives, reasons and advice are all there, and nothing is fetched."""
    (written,) = explain_photo(photo, [_page(photo, _reading("Mara Lind"))], tmp_path / "why")
    page = _Tags()
    page.feed(written.read_text(encoding="utf-8"))
    for words in ("Mara Lind", "Mara Lird", "mara.lind@example.com", "both readers saw", "Too dark", "98 %"):
        assert words in page.text
    assert page.tags.count("polygon") == 3 + len(Field)  # outline, two boxes, and the key
    assert page.tags.count("img") == 4
    assert all(link.startswith("data:image/") for link in page.links)


def test_hostile_text_on_a_card_is_text_on_the_page(photo: Path, tmp_path: Path) -> None:
    """Markup in a name is shown, not obeyed; control characters are gone."""
    (written,) = explain_photo(photo, [_page(photo, _reading(f"{HOSTILE}\x1b[31m\u202e"))], tmp_path)
    text = written.read_text(encoding="utf-8")
    page = _Tags()
    page.feed(text)
    assert "script" not in page.tags
    assert HOSTILE in page.text
    assert not re.search("[\x1b\u202e]", text)


def test_a_photo_that_could_not_be_opened_has_no_page(photo: Path, tmp_path: Path) -> None:
    """There is nothing to show of it; its sentence is printed elsewhere."""
    failed = _page(photo, failure=ReadFailure("not-a-picture", "It is no picture."))
    assert explain_photo(photo, [failed], tmp_path / "why") == []


def test_a_folder_that_cannot_be_made_is_said(photo: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be: one sentence, nothing half done."""
    (tmp_path / "why").write_text("in the way", encoding="utf-8")
    with pytest.raises(DestinationFailure, match="can't be made"):
        explain_photo(photo, [_page(photo, _reading("Mara Lind"))], tmp_path / "why")
