"""Reading with both real engines: the sample cards, and what can be wrong with a photograph."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from followup_cards.card.find import find_cards
from followup_cards.errors import NothingReadable, UsageError
from followup_cards.model import PhotoReading, Status
from followup_cards.photo.load import load
from followup_cards.photo.quality import advise
from followup_cards.service.photographs import photos_in
from followup_cards.service.read import read_photo
from followup_cards.text.reader import Readers, open_readers
from tests.sample_lines import SAMPLES

LEAST_ADDRESSES, LEAST_NAMES = 0.93, 0.8
"""Of what the sample cards print; exact strings of live engines change with every release, shares do not."""


@pytest.fixture(scope="module")
def readers() -> Readers:
    """Return both engines."""
    return open_readers("auto")


@pytest.fixture(scope="module")
def sample_readings(readers: Readers) -> dict[str, PhotoReading]:
    """Return the reading of every sample photograph."""
    return {path.stem: read_photo(path, readers)[0] for path in photos_in([SAMPLES])}


def _truth() -> Iterator[tuple[str, list[dict[str, object]]]]:
    for path in sorted(SAMPLES.glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))["cards"]


def _letters(text: object) -> str:
    return re.sub(r"\W", "", unicodedata.normalize("NFC", str(text)).casefold())


@pytest.mark.live
def test_nearly_every_sample_address_is_read_and_none_is_sure_and_wrong(
    sample_readings: dict[str, PhotoReading],
) -> None:
    """The promise, on real engines: what is called sure is right."""
    printed = {(stem, str(address).lower()) for stem, cards in _truth() for card in cards for address in card["emails"]}  # type: ignore[attr-defined]
    seen = {
        (stem, email.value.lower()): email.status
        for stem, page in sample_readings.items()
        for reading in page.readings
        for email in reading.emails
    }
    assert {key for key, status in seen.items() if status is Status.SURE} <= printed
    assert len(printed & set(seen)) >= LEAST_ADDRESSES * len(printed), sorted(printed - set(seen))


@pytest.mark.live
def test_most_sample_names_are_read(sample_readings: dict[str, PhotoReading]) -> None:
    """The name is found against company, slogan and street."""
    wanted = hits = 0
    for stem, cards in _truth():
        seen = {_letters(each.name.value) for each in sample_readings[stem].readings if each.name}
        for card in (card for card in cards if card.get("name")):
            wanted += 1
            spellings = {_letters(card["name"]), *(_letters(other) for other in card.get("alt_names") or [])}  # type: ignore[attr-defined]
            hits += bool(spellings & seen)
    assert hits >= LEAST_NAMES * wanted, (hits, wanted)


@pytest.mark.live
def test_every_value_stands_where_it_was_read(sample_readings: dict[str, PhotoReading]) -> None:
    """Boxes are in pixels of the photograph, near the card that they were read from."""
    for stem, page in sample_readings.items():
        with Image.open(SAMPLES / f"{stem}.jpg") as picture:
            width, height = picture.size
        for reading in page.readings:
            for email in reading.emails:
                xs, ys = zip(*email.box, strict=True)
                assert -0.1 * width < min(xs) < max(xs) < 1.1 * width
                assert -0.1 * height < min(ys) < max(ys) < 1.1 * height


@pytest.mark.live
def test_one_reader_alone_reads_and_is_sure_of_nothing() -> None:
    """Without the second engine the addresses are there, each to be checked."""
    alone = open_readers("rapidocr")
    (page,) = read_photo(SAMPLES / "demo-panel-1.jpg", alone)
    (email,) = page.readings[0].emails
    assert email.value.endswith("@quendovent-group.com")
    assert email.status is Status.CHECK


def _lit(stem: str, field: str, folder: Path) -> Path:
    """Return a sample photograph with a highlight on one of its card's lines."""
    (card,) = json.loads((SAMPLES / f"{stem}.json").read_text(encoding="utf-8"))["cards"]
    left, top = next(np.mean(box["quad"], axis=0) for box in card["boxes"] if box["field"] == field)
    width = np.linalg.norm(np.subtract(card["corners"][1], card["corners"][0]))
    with Image.open(SAMPLES / f"{stem}.jpg") as picture:
        pixels = np.asarray(picture.convert("RGB")) * 0.85
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    away = np.hypot(x - left, y - top) / (0.08 * width)
    path = folder / f"{field}.png"
    Image.fromarray(np.clip(pixels + 400 * np.exp(-2 * away**2)[..., None], 0, 255).astype(np.uint8)).save(path)
    return path


@pytest.mark.live
def test_glare_is_only_spoken_of_where_it_does_harm(readers: Readers, tmp_path: Path) -> None:
    """A highlight on the address is named; one on another line is not, while name and address are sure."""
    beside, over = _lit("centred", "website", tmp_path), _lit("centred", "email", tmp_path)
    (photo,) = load(beside)
    assert any(said.startswith("Glare") for said in advise(photo, find_cards(photo)))

    (well,), (lost,) = read_photo(beside, readers), read_photo(over, readers)
    assert [email.status for email in well.readings[0].emails] == [Status.SURE]
    assert well.advice == ()
    assert any(said.startswith("Glare") for said in lost.advice)


@pytest.mark.live
def test_an_address_that_the_frame_cuts_is_never_sure(readers: Readers, tmp_path: Path) -> None:
    """What is left of it may be an address, too, though not this person's; the advice says what is wrong."""
    (card,) = json.loads((SAMPLES / "degrees.json").read_text(encoding="utf-8"))["cards"]
    end = next(np.array(box["quad"])[:, 0].max() for box in card["boxes"] if box["field"] == "email")
    path = tmp_path / "cut.png"
    with Image.open(SAMPLES / "degrees.jpg") as picture:
        picture.crop((0, 0, round(end - 34), picture.height)).save(path)
    (page,) = read_photo(path, readers)

    (cut,) = [email for email in page.readings[0].emails if email.value.startswith("uvogelsang@")]
    assert cut.status is Status.CHECK
    assert any("cut off" in sentence for sentence in page.advice)


@pytest.mark.live
def test_a_blank_sheet_is_nothing_readable(readers: Readers, tmp_path: Path) -> None:
    """No contact is made up; the sentence says what to do."""
    blank = tmp_path / "blank.png"
    Image.fromarray(np.full((600, 900, 3), 240, dtype=np.uint8)).save(blank)
    (page,) = read_photo(blank, readers)
    assert page.readings == ()
    assert page.failure is not None
    assert page.failure.code == "nothing-readable"
    assert "Take the picture again" in page.failure.message


def test_a_file_that_is_no_picture_is_a_failure_with_its_name(readers: Readers, tmp_path: Path) -> None:
    """A bad file does not raise; its result names it, the cause and the next step."""
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear Sir or Madam", encoding="utf-8")
    (page,) = read_photo(letter, readers, source="holiday/letter.jpg")
    assert page.photo == "holiday/letter.jpg"
    assert page.failure is not None
    assert page.failure.code == "not-a-picture"
    assert "holiday/letter.jpg" in page.failure.message


def test_a_folder_stands_for_its_pictures_in_order(tmp_path: Path) -> None:
    """Files stay where they were named; a folder is replaced by the pictures in it, sorted."""
    for name in ("b.jpg", "a.PNG", "notes.txt", "c.heic"):
        (tmp_path / name).touch()
    first = tmp_path / "b.jpg"
    names = [path.name for path in photos_in([first, tmp_path])]
    assert names == ["b.jpg", "a.PNG", "b.jpg", "c.heic"]


def test_a_folder_without_pictures_and_a_missing_file_are_said(tmp_path: Path) -> None:
    """Each is one sentence that names the path."""
    (tmp_path / "notes.txt").touch()
    with pytest.raises(NothingReadable, match=re.escape(str(tmp_path))):
        photos_in([tmp_path])
    with pytest.raises(UsageError, match="no-such"):
        photos_in([tmp_path / "no-such.jpg"])
