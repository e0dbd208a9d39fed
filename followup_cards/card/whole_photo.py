"""The photo as a card of its own, and the lines of text on it: looked for once, whoever asks."""

from functools import cached_property

from followup_cards.card.geometry import as_quad, frame
from followup_cards.card.rectify import flatten
from followup_cards.card.with_lines import SearchLines
from followup_cards.model import Card, Photo, Quad

LONGEST = 2000


def whole_photo(photo: Photo) -> Card:
    """Return the photo as its own card."""
    height, width = photo.pixels.shape[:2]
    corners = as_quad(frame(width, height))
    pixels, back = flatten(photo.pixels, corners, margin=0.0, longest=LONGEST)
    return Card(corners, 0.0, pixels, back)


class WholePhoto:
    """A photo as its own card, with a way to search it for lines; neither is done before it is asked for."""

    def __init__(self, photo: Photo, search_lines: SearchLines) -> None:
        """Take the photo, and what finds lines on a picture."""
        self._photo = photo
        self._search_lines = search_lines

    @cached_property
    def card(self) -> Card:
        """Return the photo as its own card."""
        return whole_photo(self._photo)

    @cached_property
    def lines(self) -> tuple[Quad, ...]:
        """Return the lines on that card."""
        return tuple(self._search_lines(self.card.pixels))
