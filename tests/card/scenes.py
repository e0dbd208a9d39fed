"""Simple photographs of blank-faced cards with lines of print, whose corners are known exactly."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from followup_cards.card.geometry import Floats
from followup_cards.model import Photo

Picture = NDArray[np.uint8]
Colour = tuple[int, int, int]

WORDS = ("Alina Morrow", "Head of Gardening", "alina.morrow@example.com", "+44 20 7946 0018", "12 Mill Lane, Exeter")


TOP_HEAVY = ("TYPY FTP", "PTFYT TYPF YTP", "FYTPFT TYP FTYTP", "TPYFTY PFYT", "YTPFPT YFTP TPFY")
"""Letters with most of their ink in the upper half."""


def face(
    paper: Colour = (250, 248, 242),
    ink: Colour = (30, 30, 40),
    size: tuple[int, int] = (850, 550),
    lines: Sequence[str] = WORDS,
) -> Picture:
    """Return a card with five lines of print, seen straight from above."""
    card = np.full((size[1], size[0], 3), paper, dtype=np.uint8)
    for row, words in enumerate(lines):
        scale = 1.7 if row == 0 else 1.1
        place = (60, round(size[1] * (0.2 + 0.15 * row)))
        cv2.putText(card, words, place, cv2.FONT_HERSHEY_SIMPLEX, scale, ink, 3 if row == 0 else 2, cv2.LINE_AA)
    return card


def busy_face() -> Picture:
    """Return a shop's card: a panel above and one below, a picture, and two rows of small signs."""
    card = face(lines=())
    card[:110], card[430:] = (40, 70, 160), (210, 70, 50)
    cv2.rectangle(card, (80, 250), (330, 390), (60, 60, 70), -1)
    for number in range(8):
        left, top = 430 + 95 * (number % 4), 170 + 100 * (number // 4)
        cv2.rectangle(card, (left, top), (left + 80, top + 70), (60 * (number % 4), 90 + 10 * number, 120), -1)
        cv2.putText(card, "PAY", (left + 7, top + 45), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (255, 255, 255), 2, cv2.LINE_AA)
    for words, place, scale in (("GARDEN RESCUE", (60, 85), 2.4), ("0800 555 0100", (60, 505), 1.6)):
        cv2.putText(card, words, place, cv2.FONT_HERSHEY_SIMPLEX, scale, (250, 250, 250), 5, cv2.LINE_AA)
    return card


def table(width: int = 1600, height: int = 1200, colour: Colour = (92, 70, 52), noise: float = 3.0) -> Picture:
    """Return a plain table with the grain of a camera."""
    grain = np.random.default_rng(7).normal(0, noise, (height, width, 1))
    return np.clip(np.array(colour) + grain, 0, 255).astype(np.uint8)


def laid(ground: Picture, card: Picture, corners: Floats) -> Picture:
    """Lay a card on a picture, its top left corner first, clockwise as read."""
    height, width = card.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    size = (ground.shape[1], ground.shape[0])
    mask = cv2.warpPerspective(np.full(card.shape[:2], 255, np.uint8), matrix, size, flags=cv2.INTER_AREA)
    seen = cv2.warpPerspective(card, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    share = mask[..., None].astype(np.float64) / 255
    return np.asarray(ground * (1 - share) + seen * share, dtype=np.uint8)


def rectangle(centre: Sequence[float], size: Sequence[float], degrees: float) -> Floats:
    """Return a rectangle's corners, turned clockwise about its centre."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * np.array(size) / 2
    corners: Floats = half @ turn + np.array(centre)
    return corners


def photographed(picture: Picture) -> Photo:
    """Return the picture as a photo, a little soft."""
    pixels = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.8), dtype=np.uint8)
    pixels.setflags(write=False)
    return Photo("scene", None, "", pixels, None)
