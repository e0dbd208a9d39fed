"""Loading: each format and mode of picture becomes upright RGB, made here with the real encoders."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import cv2
import numpy as np
import pillow_heif
import pytest
from PIL import Image

from followup_cards.model import Photo
from followup_cards.photo.file import SUFFIXES
from followup_cards.photo.load import encode_for_keeping, load
from tests.photo.pictures import QUARTERS, SIZE, colours, encoded, near, picture, written

ORIENTED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera held that way stores the picture: what undoes it is what the EXIF tag asks for."""


def only(path: Path) -> Photo:
    """Return the one photo in a file."""
    (photo,) = load(path)
    return photo


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF"])
def test_every_raster_format_is_opened(tmp_path: Path, format_name: str) -> None:
    """The picture comes back with its size and its colours, whatever wrote it."""
    photo = only(written(tmp_path, "card", encoded(picture(), format_name)))

    assert photo.pixels.shape == (SIZE[1], SIZE[0], 3)
    assert near(colours(photo.pixels))
    assert photo.page is None


def test_a_telephones_heic_is_opened(tmp_path: Path) -> None:
    """HEIC comes back like any other picture."""
    path = tmp_path / "card.heic"
    pillow_heif.from_pillow(picture()).save(path)

    assert near(colours(only(path).pixels))


def test_a_turned_heic_is_turned_once(tmp_path: Path) -> None:
    """The decoder turns a HEIC by itself; the EXIF tag must not turn it again."""
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = picture().transpose(Image.Transpose.ROTATE_90)
    path = tmp_path / "card.heic"
    pillow_heif.from_pillow(stored).save(path, exif=exif.tobytes())

    assert near(colours(only(path).pixels))


def test_a_multi_picture_jpeg_gives_its_first_picture(tmp_path: Path) -> None:
    """Telephones append a depth map or a small copy to a JPEG; only the photograph counts."""
    data = encoded(picture(), "MPO", save_all=True, append_images=[Image.new("RGB", SIZE, "black")])

    assert near(colours(only(written(tmp_path, "card.jpg", data)).pixels))


@pytest.mark.parametrize("orientation", ORIENTED)
@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_orientation_is_undone(tmp_path: Path, orientation: int, format_name: str) -> None:
    """All eight orientations come out upright and not mirrored."""
    turn = ORIENTED[orientation]
    stored = picture() if turn is None else picture().transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = only(written(tmp_path, "card", encoded(stored, format_name, exif=exif)))

    assert near(colours(photo.pixels))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "YCbCr", "I;16", "I", "F", "1"])
def test_every_pixel_format_becomes_rgb(tmp_path: Path, mode: str) -> None:
    """Gray, palettes, alpha, print colours and deep gray all become 8-bit RGB of the right brightness."""
    gray = Image.new("L", SIZE, 60)
    gray.paste(200, (SIZE[0] // 2, 0, *SIZE))
    deep = {"I;16": (np.uint16, 257), "I": (np.int32, 257), "F": (np.float32, 1 / 255)}
    if mode in deep:
        kind, factor = deep[mode]
        image = Image.fromarray((np.asarray(gray).astype(np.float64) * factor).astype(kind))
    else:
        image = gray.convert(mode) if mode in ("L", "LA") else gray.convert("RGB").convert(mode)
    photo = only(written(tmp_path, "card", encoded(image, "TIFF")))
    left, right = int(photo.pixels[40, 20, 0]), int(photo.pixels[40, 140, 0])

    assert photo.pixels.dtype == np.uint8
    assert photo.pixels.shape == (SIZE[1], SIZE[0], 3)
    assert right - left > 100


def test_sixteen_bit_png_keeps_its_brightness(tmp_path: Path) -> None:
    """Half of the 16-bit range is half of the 8-bit one."""
    deep = Image.fromarray(np.full((SIZE[1], SIZE[0]), 32768, dtype=np.uint16))
    photo = only(written(tmp_path, "card.png", encoded(deep, "PNG")))

    assert abs(int(photo.pixels[0, 0, 0]) - 128) <= 1


@pytest.mark.parametrize("format_name", ["png", "tiff"])
@pytest.mark.parametrize("opaque", [True, False], ids=["colour", "colour and alpha"])
def test_sixteen_bit_colour_is_neither_black_nor_white(tmp_path: Path, format_name: str, opaque: bool) -> None:
    """Scanners write 16 bits for each colour: dark, middle and light come out as such, with their tint."""
    bars = np.repeat(np.array([[12, 40, 90], [128, 100, 60], [240, 225, 200]], dtype=np.uint16), 60, axis=0)
    deep = np.tile(bars[None] * 257, (100, 1, 1))
    stored = deep[..., ::-1]  # OpenCV writes blue first
    if not opaque:
        stored = np.concatenate([stored, np.full((*stored.shape[:2], 1), 65535, dtype=np.uint16)], axis=2)
    _, data = cv2.imencode(f".{format_name}", stored)
    photo = only(written(tmp_path, f"card.{format_name}", data.tobytes()))

    assert photo.pixels.shape == (100, 180, 3)
    assert np.abs(photo.pixels[30, [30, 90, 150]].astype(int) - bars[[30, 90, 150]]).max() <= 1


@pytest.mark.parametrize(("ink", "light"), [((20, 20, 20), False), ((240, 240, 240), True)])
def test_print_on_a_transparent_ground_stays_visible(tmp_path: Path, ink: tuple[int, int, int], light: bool) -> None:
    """Dark print gets a white ground, light print a dark one."""
    image = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    image.paste((*ink, 255), (20, 30, 120, 50))
    photo = only(written(tmp_path, "card.png", encoded(image, "PNG")))
    ground = int(photo.pixels[5, 5, 0])

    assert abs(ground - ink[0]) > 150
    assert (ground < 128) is light


def test_an_animation_gives_its_first_frame(tmp_path: Path) -> None:
    """What moves afterwards does not matter."""
    data = encoded(picture(), "GIF", save_all=True, append_images=[Image.new("RGB", SIZE, "black")])

    assert near(colours(only(written(tmp_path, "card.gif", data)).pixels), tolerance=60)


def test_each_page_of_a_tiff_is_a_photo(tmp_path: Path) -> None:
    """A scanner's stack becomes one photo for each sheet, numbered from 1."""
    data = encoded(picture(), "TIFF", save_all=True, append_images=[Image.new("RGB", SIZE, "white")])
    photos = load(written(tmp_path, "stack.tif", data))

    assert [photo.page for photo in photos] == [1, 2]
    assert near(colours(photos[0].pixels))
    assert photos[1].pixels.min() == 255


def test_each_page_of_a_pdf_is_a_photo(tmp_path: Path) -> None:
    """A PDF's pages are rendered finely enough to read small print."""
    data = encoded(picture().resize((320, 192)), "PDF", save_all=True, append_images=[picture()], resolution=90)
    photos = load(written(tmp_path, "cards.pdf", data))

    assert [photo.page for photo in photos] == [1, 2]
    assert near(colours(photos[0].pixels))
    assert max(photos[0].pixels.shape) >= 1000


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    """A PNG that is called .jpg is opened as what it is."""
    assert near(colours(only(written(tmp_path, "card.jpg", encoded(picture(), "PNG"))).pixels))


@pytest.mark.parametrize(
    ("offset", "zone"),
    [("+09:00", timezone(timedelta(hours=9))), ("-03:30", timezone(-timedelta(hours=3, minutes=30))), (None, None)],
)
def test_the_time_is_taken_with_its_zone(tmp_path: Path, offset: str | None, zone: timezone | None) -> None:
    """A camera that notes its zone gives an aware time; one that does not gives a naive one."""
    exif = Image.Exif()
    details = {0x9003: "2026:03:05 14:30:00"} | ({0x9011: offset} if offset else {})
    exif.get_ifd(0x8769).update(details)
    photo = only(written(tmp_path, "card.jpg", encoded(picture(), "JPEG", exif=exif)))

    assert photo.taken_at == datetime(2026, 3, 5, 14, 30, tzinfo=zone)


@pytest.mark.parametrize("text", ["0000:00:00 00:00:00", "2026:13:45 99:00:00", "yesterday", "1970:01:01 00:00:00", ""])
def test_an_absurd_time_counts_as_none(tmp_path: Path, text: str) -> None:
    """A camera whose clock was never set has no say in when an interview was."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = text
    photo = only(written(tmp_path, "card.jpg", encoded(picture(), "JPEG", exif=exif)))

    assert photo.taken_at is None


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_absurd_orientation_counts_as_upright(tmp_path: Path, orientation: int) -> None:
    """Orientations that do not exist turn nothing."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = only(written(tmp_path, "card.jpg", encoded(picture(), "JPEG", exif=exif)))

    assert near(colours(photo.pixels))


def test_damaged_camera_notes_do_not_cost_the_photo(tmp_path: Path) -> None:
    """Good pixels with an EXIF block of noise are opened all the same."""
    data = encoded(picture(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7f" + bytes(range(200)))
    photo = only(written(tmp_path, "card.jpg", data))

    assert near(colours(photo.pixels))
    assert photo.taken_at is None


def test_pixels_cannot_be_written_to(tmp_path: Path) -> None:
    """A photo is a value: nobody down the line can change it for the others."""
    photo = only(written(tmp_path, "card.png", encoded(picture(), "PNG")))

    with pytest.raises(ValueError, match="read-only"):
        photo.pixels[0, 0, 0] = 0


def test_the_digest_is_of_the_file(tmp_path: Path) -> None:
    """The same bytes under another name are the same photo."""
    data = encoded(picture(), "PNG")
    first, second = only(written(tmp_path, "a.png", data)), only(written(tmp_path, "b.png", data))

    assert first.digest == second.digest
    assert len(first.digest) == 64


def test_the_kept_copy_tells_no_place(tmp_path: Path) -> None:
    """The camera's notes, the place among them, do not reach the store; the picture does, upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 0.0)})
    data = encoded(picture().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)
    kept = written(tmp_path, "kept.jpg", encode_for_keeping(only(written(tmp_path, "card.jpg", data))))

    with Image.open(kept) as image:
        assert not dict(image.getexif())
        assert "exif" not in image.info
    assert near(colours(only(kept).pixels))


def test_the_name_as_given_is_kept(tmp_path: Path) -> None:
    """Results name a photo the way the person did."""
    path = written(tmp_path, "card.png", encoded(picture(), "PNG"))
    (photo,) = load(path, source="Downloads/card.png")

    assert photo.source == "Downloads/card.png"


def test_suffixes_cover_what_cameras_and_scanners_write() -> None:
    """A folder is searched for all of these."""
    assert {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".pdf"} <= SUFFIXES
    assert QUARTERS
