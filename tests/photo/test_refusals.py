"""What is no picture, or would be too much of one, is refused with one sentence and little memory."""

import struct
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pillow_heif
import pypdfium2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from followup_cards.errors import ExitCode, NotAPicture
from followup_cards.photo.limits import MAX_BYTES, MAX_PAGES
from followup_cards.photo.load import load, pages_of
from tests.photo.pictures import ENCRYPTED, bomb, encoded, picture, written


def refusal(path: Path) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(NotAPicture) as caught:
        load(path)
    message = str(caught.value)
    assert caught.value.exit_code is ExitCode.NOT_A_PICTURE
    assert path.name in message
    assert message.endswith(".")
    return message


@pytest.mark.parametrize(
    "data", [b"Dear Sir or Madam", b"\x00" * 4096, b"PK\x03\x04" + b"\x00" * 100, b"GIF89a", b"\xff\xd8"]
)
def test_what_is_no_picture_is_named(tmp_path: Path, data: bytes) -> None:
    """Text, zeros, an archive and bare headers are told from pictures."""
    assert refusal(written(tmp_path, "card.jpg", data))


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    """Zero bytes have a message of their own."""
    assert "empty" in refusal(written(tmp_path, "card.jpg", b""))


def test_a_folder_is_named(tmp_path: Path) -> None:
    """A folder is not a picture."""
    folder = tmp_path / "cards"
    folder.mkdir()

    assert "folder" in refusal(folder)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A name that does not exist says so."""
    assert "does not exist" in refusal(tmp_path / "card.jpg")


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused(tmp_path: Path, format_name: str, share: float) -> None:
    """Half a picture is no picture: its lower half would be gray, and an address lost without a word."""
    data = encoded(picture().resize((640, 384)), format_name)

    assert refusal(written(tmp_path, "card", data[: int(len(data) * share)]))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_heic_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    """The same for a telephone's own format."""
    whole = tmp_path / "whole.heic"
    pillow_heif.from_pillow(picture().resize((640, 384))).save(whole)
    data = whole.read_bytes()

    assert refusal(written(tmp_path, "card.heic", data[: int(len(data) * share)]))


@pytest.mark.parametrize("size", [(12_000, 9_000), (60_000, 60_000), (2_000_000_000, 2)])
def test_a_decompression_bomb_is_refused_before_it_is_opened(tmp_path: Path, size: tuple[int, int]) -> None:
    """A few hundred bytes that claim many megapixels cost no memory."""
    path = written(tmp_path, "card.png", bomb(*size))
    tracemalloc.start()
    try:
        refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("size", [(1, 1), (30_000, 30), (40, 900), (63, 63)])
def test_a_picture_that_can_hold_no_card_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    """A dot and a thread are pictures, though not of cards; the size is in the message."""
    message = refusal(written(tmp_path, "card.png", encoded(Image.new("RGB", size), "PNG")))

    assert f"{size[0]} x {size[1]}" in message


def test_too_many_bytes_are_refused_unread(tmp_path: Path) -> None:
    """A file beyond the limit is not read into memory."""
    path = tmp_path / "card.jpg"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    assert "MB" in refusal(path)


def test_a_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    """A book is not a stack of cards."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(MAX_PAGES + 1):
        document.new_page(200, 120)
    path = tmp_path / "book.pdf"
    document.save(str(path))
    document.close()

    assert str(MAX_PAGES + 1) in refusal(path)


def test_a_page_like_a_thread_is_refused(tmp_path: Path) -> None:
    """A page no card fits on has its number in the message."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(9000, 9)
    path = tmp_path / "thread.pdf"
    document.save(str(path))
    document.close()

    assert "page 1" in refusal(path)


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    """The remedy is a copy without the password."""
    assert "password" in refusal(written(tmp_path, "card.pdf", ENCRYPTED))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"garbage " * 200, ENCRYPTED[:120]])
def test_a_broken_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    """A PDF without its pages is damaged."""
    assert "PDF" in refusal(written(tmp_path, "card.pdf", data))


@given(
    position=st.integers(0, 10_000),
    value=st.integers(0, 255),
    format_name=st.sampled_from(["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP"]),
)
@example(position=130, value=1, format_name="TIFF")  # Pillow warns of it while it counts the pages
def test_damage_anywhere_gives_a_photo_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, position: int, value: int, format_name: str
) -> None:
    """One wrong byte never ends in anything but a picture or NotAPicture."""
    data = bytearray(encoded(picture(), format_name))
    data[position % len(data)] = value
    path = written(tmp_path_factory.mktemp("damaged"), "card", bytes(data))
    with suppress(NotAPicture):
        (photo, *_) = load(path)
        assert photo.pixels.shape[2] == 3


def second_page_changed(tag: int, place: int, form: str, value: int) -> bytes:
    """Return a TIFF of two pages, with one number of the second one's directory changed."""
    out = bytearray(encoded(picture(), "TIFF", save_all=True, append_images=[picture()]))
    first = struct.unpack_from("<I", out, 4)[0]
    second = struct.unpack_from("<I", out, first + 2 + 12 * struct.unpack_from("<H", out, first)[0])[0]
    entries = range(second + 2, second + 2 + 12 * struct.unpack_from("<H", out, second)[0], 12)
    entry = next(at for at in entries if struct.unpack_from("<H", out, at)[0] == tag)
    struct.pack_into(form, out, entry + place, value)
    return bytes(out)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(second_page_changed(256, 0, "<H", 9999), id="a page without a width"),
        pytest.param(second_page_changed(262, 8, "<I", 60000), id="a page of unknown colours"),
        pytest.param((whole := encoded(picture(), "AVIF"))[: len(whole) // 2] + bytes(len(whole) // 2), id="half AVIF"),
    ],
)
def test_damage_that_pillow_reports_in_odd_ways_is_damage(tmp_path: Path, data: bytes) -> None:
    """TypeError while pages are counted, SyntaxError from a page's directory, RuntimeError from a decoder."""
    assert "damaged" in refusal(written(tmp_path, "card.tif", data))


def test_a_long_document_is_held_page_by_page(tmp_path: Path) -> None:
    """Forty pages take hardly more memory than one."""
    page = Image.new("L", (1500, 1000), 200)
    path = tmp_path / "pages.tif"
    page.save(path, "TIFF", compression="tiff_adobe_deflate", save_all=True, append_images=[page] * 39)
    tracemalloc.start()
    count = sum(1 for _ in pages_of(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 40
    assert peak < 4 * 1500 * 1000 * 3


def test_a_pdf_that_draws_a_picture_far_beyond_its_page_is_refused(tmp_path: Path) -> None:
    """It would take gigabytes to stretch it, of which the page shows a corner."""
    data = encoded(picture(), "PDF").replace(b"q 160.000000 0 0", b"q 99999.0000 0 0")
    assert b"99999" in data
    assert "60 megapixels" in refusal(written(tmp_path, "card.pdf", data))


def test_a_webp_beyond_its_own_limit_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    """It takes three times the memory of the others; a telephone's fifty megapixels are within it."""
    data = encoded(Image.new("RGB", (7200, 7200)), "WEBP", method=0)

    assert "7200 x 7200 pixels, and 51 megapixels is the most" in refusal(written(tmp_path, "wide.webp", data))
