"""Photographs: repeatable, legible, and true to the pixel."""

import dataclasses
import random
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.cardmaker.__main__ import main
from tests.cardmaker.design import design
from tests.cardmaker.fingers import hold
from tests.cardmaker.geometry import Pose, plane_to_photo, project, rectangle
from tests.cardmaker.maker import Order, composed, take, truth_line
from tests.cardmaker.shot import Shot, ShotWish
from tests.cardmaker.table import lay
from tests.cardmaker.tiers import MIN_X_HEIGHT, TIERS
from tests.cardmaker.truth import shot_traits

SMALL = Order(seed=5, megapixels=1.0, multi=0.0)


@pytest.fixture(scope="module")
def shots() -> list[Shot]:
    """Return forty composed photographs of all tiers, some of several cards."""
    return [composed(Order(seed=11, multi=0.1), index, ShotWish())[1] for index in range(40)]


def test_the_same_seed_gives_the_same_truth_and_the_same_picture() -> None:
    """A photograph can be made again from its seed and number alone."""
    one, two = take(SMALL, 3), take(SMALL, 3)
    assert truth_line(one.truth) == truth_line(two.truth)
    assert one.jpeg() == two.jpeg()


def test_another_number_gives_another_picture() -> None:
    """The number matters, not only the seed."""
    assert take(SMALL, 3).truth["cards"] != take(SMALL, 4).truth["cards"]


@pytest.mark.parametrize("tier", list(TIERS))
def test_the_true_corners_fit_the_picture(tier: str) -> None:
    """Cut out by its true corners, a card lies on its flat print to within half a pixel."""
    order = dataclasses.replace(SMALL, tier=tier)
    taken = take(order, 1, wish=ShotWish(fingers=False, glare=False, cut=False))
    sheet = taken.shot.cards[0].design.flat.pixels
    flat = cv2.resize(sheet, (sheet.shape[1] // 2, sheet.shape[0] // 2), interpolation=cv2.INTER_AREA)
    height, width = flat.shape[:2]
    corners = np.array(taken.truth["cards"][0]["corners"], np.float32)
    onto = rectangle(-0.5, -0.5, width - 0.5, height - 0.5).astype(np.float32)
    cut = cv2.warpPerspective(taken.exposure.pixels, cv2.getPerspectiveTransform(corners, onto), (width, height))
    grey = [cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)[8:-8, 8:-8] for picture in (flat, cut)]
    fine = [picture - cv2.GaussianBlur(picture, (0, 0), 8) for picture in grey]
    window = cv2.createHanningWindow(fine[0].shape[::-1], cv2.CV_32F)
    (dx, dy), strength = cv2.phaseCorrelate(fine[0], fine[1], window)
    assert max(abs(dx), abs(dy)) < 0.5
    assert strength > 0.1


def test_every_named_text_is_legible(shots: list[Shot]) -> None:
    """No text that the truth names is smaller in the picture than a person reads without effort."""
    assert min(shot.x_height for shot in shots) >= MIN_X_HEIGHT


def test_every_named_text_is_inside_the_frame(shots: list[Shot]) -> None:
    """A card may be cut off, what it says may not."""
    for shot in shots:
        for card in shot.cards:
            points = np.vstack([project(shot.to_photo, quad) for quad in card.keep_clear()])
            assert points.min() >= 0
            assert points[:, 0].max() <= shot.width
            assert points[:, 1].max() <= shot.height


def test_the_traits_of_cards_and_camera_all_appear(shots: list[Shot]) -> None:
    """Forty photographs show nearly everything that cards and cameras do."""
    seen = set().union(*(shot_traits(shot) for shot in shots))
    wanted = {
        "dark", "gradient", "logo", "slogan", "qr", "second-address", "social", "fax", "two-scripts", "east-asian",
        "diacritics", "capitals", "degrees", "confusable", "rounded-corners", "several-cards", "perspective", "tilted",
        "sideways", "upside-down", "labels-none", "labels-word", "labels-letter", "labels-icon",
    }  # fmt: skip
    assert wanted <= seen


def test_a_cut_off_card_loses_only_blank_paper() -> None:
    """The frame cuts through the card beside its text."""
    shots = [composed(dataclasses.replace(SMALL, tier="medium"), n, ShotWish(cut=True))[1] for n in range(4)]
    cut = [shot for shot in shots if shot.cut]
    assert cut
    for shot in cut:
        corners = project(shot.to_photo, shot.cards[0].corners)
        assert corners.min() < 0 or (corners > (shot.width, shot.height)).any()


def test_fingers_cover_no_text() -> None:
    """Whatever the fingers hide, it is blank paper."""
    for index in range(3):
        _, shot = composed(dataclasses.replace(SMALL, tier="medium"), index, ShotWish(cut=False))
        pixels = np.full((shot.height, shot.width, 3), 255, np.uint8)
        hold(random.Random(index), shot, pixels)
        touched = (pixels < 255).any(axis=2)
        for quad in shot.cards[0].keep_clear():
            mask = np.zeros(touched.shape, np.uint8)
            cv2.fillConvexPoly(mask, np.round(project(shot.to_photo, quad)).astype(np.int32), 1)
            assert not (touched & (mask > 0)).any()


@pytest.mark.parametrize("manner", ["apart", "touching", "overlapping"])
def test_several_cards_never_hide_each_others_text(manner: str) -> None:
    """Cards may touch and overlap, but only at their blank margins."""
    _, shot = composed(dataclasses.replace(SMALL, tier="easy"), 2, ShotWish(count=4, manner=manner))
    assert len(shot.cards) == 4
    for n, low in enumerate(shot.cards):
        for high in shot.cards[n + 1 :]:
            outline = high.corners.astype(np.float32).reshape(-1, 1, 2)
            for quad in low.keep_clear():
                assert all(cv2.pointPolygonTest(outline, (float(x), float(y)), measureDist=False) < 0 for x, y in quad)


def test_an_upright_camera_keeps_right_angles() -> None:
    """Without tilt the plane is only scaled; with tilt its far side is shorter."""
    square = rectangle(-10, -10, 10, 10)
    straight = project(plane_to_photo(Pose(0, 0, 200, 1000)), square)
    assert np.allclose(straight, square * 5)
    tilted = project(plane_to_photo(Pose(40, 0, 200, 1000)), square)
    widths = (np.linalg.norm(tilted[1] - tilted[0]), np.linalg.norm(tilted[2] - tilted[3]))
    assert abs(widths[0] - widths[1]) > 5


def test_a_card_upside_down_starts_at_the_far_corner() -> None:
    """Corners are listed from the card's own top left, as a person reads it."""
    corners = lay(design(random.Random(1)), 180.0).corners
    assert corners[0][0] > corners[2][0]
    assert corners[0][1] > corners[2][1]


def test_the_command_writes_photographs_and_their_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two processes write what one would have written."""
    arguments = ["--seed", "5", "--count", "2", "--megapixels", "1", "--multi", "0"]
    assert main(["--out", str(tmp_path / "one"), *arguments]) == 0
    assert main(["--out", str(tmp_path / "two"), *arguments, "--jobs", "2"]) == 0
    assert "Wrote 2 photographs" in capsys.readouterr().out
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["card-5-0000.jpg", "card-5-0001.jpg", "truth.jsonl"]
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)
