"""What is drawn is the picture: each way's codes are read back."""

import io
import re
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from followup_cards.cli.pictures import chafa, codes
from followup_cards.cli.pictures.blocks import QUADRANTS, quadrants
from followup_cards.cli.pictures.kinds import Drawing
from followup_cards.cli.pictures.show import drawn
from followup_cards.service.pictures import cuts_between_letters, fitted, strips


@pytest.fixture
def crop(tmp_path: Path) -> Path:
    """Return the picture of a line of print, dark on light."""
    image = Image.new("RGB", (900, 90), (236, 232, 225))
    pen = ImageDraw.Draw(image)
    for place in range(30):
        pen.rectangle((place * 30 + 6, 25, place * 30 + (12 if place % 3 else 22), 65), fill=(60, 60, 80))
    path = tmp_path / "crop.png"
    image.save(path)
    return path


def unsixel(text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Return the shades of a sixel picture, by a reader of our own."""
    head = re.match(r'\x1bP0;1q"1;1;(\d+);(\d+)', text)
    assert head
    picture = np.full((int(head[2]) + 6, int(head[1])), -1, dtype=np.int64)
    row = column = shade = 0
    for step in re.finditer(r"#(\d+)(;2;\d+;\d+;\d+)?|!(\d+)(.)|([?-~])|(\$)|(-)", text[head.end() : -2]):
        if step[1]:
            shade = int(step[1])
        elif step[6]:
            column = 0
        elif step[7]:
            row, column = row + 6, 0
        else:
            count, sign = (int(step[3]), step[4]) if step[3] else (1, step[5])
            for bit in range(6):
                if (ord(sign) - 63) >> bit & 1:
                    picture[row + bit, column : column + count] = shade
            column += count
    return picture[: int(head[2])]


def test_sixels_are_the_picture(crop: Path) -> None:
    """Every pixel has its shade."""
    pixels = fitted(crop, 300)
    shades = unsixel(codes.sixel(pixels))

    assert (shades == np.round(pixels.mean(axis=2) / 255 * 15)).all()


def test_kitty_gets_the_png_in_chunks_and_answers_nothing() -> None:
    """Each chunk is small enough, the last one says so, and together they are the file."""
    png = bytes(range(256)) * 60
    sent = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", codes.kitty(png, 70))

    assert b64decode("".join(data for _, data in sent)) == png
    assert sent[0][0] == "a=T,f=100,q=2,c=70,m=1"
    assert [control for control, _ in sent[1:]] == ["m=1"] * (len(sent) - 2) + ["m=0"]
    assert max(len(data) for _, data in sent) <= codes.CHUNK


def test_iterm2_gets_the_png(crop: Path) -> None:
    """One message with the file, as wide as was asked."""
    text = drawn(crop, Drawing.ITERM2, 70)
    found = re.search(r"\x1b\]1337;File=inline=1;size=(\d+);width=70;preserveAspectRatio=1:([^\x07]*)\x07", text)

    assert found
    assert b64decode(found[2]) == crop.read_bytes()
    assert int(found[1]) == crop.stat().st_size


def test_blocks_show_the_print_in_strips_that_fit(crop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dark bars stand where the letters are, no line is wider than the terminal, and each ends its colours."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    lines = drawn(crop, Drawing.BLOCKS, 60).splitlines()
    bare = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]

    assert len(lines) >= 8
    assert max(len(line) for line in bare) <= 62
    assert all(line.endswith("\x1b[0m") for line in lines)
    assert set("".join(bare)) <= {*QUADRANTS, " "}
    assert {int(code) for line in lines for code in re.findall(r"[34]8;5;(\d+)", line)} <= set(range(232, 256))


def test_a_cell_is_two_colours_in_the_right_corners() -> None:
    """Light top left, dark elsewhere: the block for that corner, light on dark."""
    pixels = np.array([[[250] * 3, [10] * 3], [[10] * 3, [10] * 3]], dtype=np.uint8)

    assert quadrants(pixels) == ["\x1b[38;5;255;48;5;232m▘\x1b[0m"]


def test_cuts_fall_between_letters(crop: Path) -> None:
    """No letter is cut in two."""
    with Image.open(crop) as image:
        grey = np.asarray(image.convert("L"))
    cuts = cuts_between_letters(grey, 3)

    assert cuts[0] == 0
    assert cuts[-1] == 900
    assert all(np.ptp(grey[:, cut]) == 0 for cut in cuts[1:-1])


def test_a_short_line_is_one_strip(tmp_path: Path) -> None:
    """What is tall enough is not cut, and a tiny picture is drawn too."""
    for size in ((200, 120), (3, 2)):
        Image.new("RGB", size, (200, 200, 200)).save(tmp_path / "small.png")
        assert len(strips(tmp_path / "small.png", 60, 9, 4)) == 1


@pytest.mark.skipif(not chafa.is_installed(), reason="chafa is not installed")
def test_chafa_draws_with_characters_and_colours_alone(crop: Path) -> None:
    """Nothing but colours and text comes out: no picture protocol, no cursor."""
    text = drawn(crop, Drawing.BLOCKS, 60)

    assert text
    assert re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\n", "").isprintable()


def test_a_chafa_that_fails_is_not_missed(crop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own blocks stand in for a program that is broken."""
    broken = tmp_path / "chafa"
    broken.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert chafa.is_installed()
    assert chafa.drawn(b"", 10, 2) is None
    assert "▌" in drawn(crop, Drawing.BLOCKS, 60) or "█" in drawn(crop, Drawing.BLOCKS, 60)


def test_the_crop_is_a_png(crop: Path) -> None:
    """What kitty and iTerm2 are given is a picture that opens."""
    with Image.open(io.BytesIO(crop.read_bytes())) as image:
        assert image.format == "PNG"
