"""What stands out in a photo, whatever is print on it: found once, for every look that is taken."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from followup_cards.card.alike import alike_quads
from followup_cards.card.closer import Closer, closer_look, snapped
from followup_cards.card.evidence import calmness
from followup_cards.card.features import Setting, features
from followup_cards.card.geometry import Floats, clockwise, frame
from followup_cards.card.regions import region_quads
from followup_cards.card.segments import segment_quads
from followup_cards.card.view import View
from followup_cards.model import Pixels

FIRST_LOOK = 1200
"""Outlines voted for by lines that are judged at a first look."""


@dataclass(frozen=True, eq=False)
class Witnesses:
    """Those who propose outlines in a photo, its small copy and a fine one; each is asked when first wanted."""

    view: View
    fine: Pixels
    _alike: dict[bytes, Floats] = field(default_factory=dict, repr=False)

    @cached_property
    def usual(self) -> float:
        """Return the picture's usual liveliness."""
        return calmness(self.view)

    @cached_property
    def _proposed(self) -> tuple[Floats, Floats, Future[Closer]]:
        """Return the outlines of one colour or brightness, those that lines vote for, and what is looked at next."""
        beside = ThreadPoolExecutor(1, thread_name_prefix="another witness")
        areas = beside.submit(region_quads, self.view)
        closer = beside.submit(closer_look, self.fine, self.view.width)  # wanted for four photos of five
        beside.shutdown(wait=False)
        lines = clockwise(segment_quads(self.view, self.usual))
        return clockwise(areas.result()), lines, closer

    @property
    def _whole(self) -> Floats:
        return frame(self.view.width - 1, self.view.height - 1)[None]

    @property
    def regions(self) -> Floats:
        """Return the outlines of one colour or brightness."""
        return self._proposed[0]

    @cached_property
    def likeliest(self) -> Floats:
        """Return the outlines for a first look, the picture itself first."""
        return np.concatenate([self._whole, self.regions, self._proposed[1][:FIRST_LOOK]])

    @property
    def others(self) -> Floats:
        """Return more outlines that lines vote for, less well supported."""
        return self._proposed[1][FIRST_LOOK:]

    @cached_property
    def measured(self) -> Floats:
        """Return the features of the likeliest outlines."""
        return features(Setting(self.view, self.usual, self.regions, None), self.likeliest)

    @property
    def closer(self) -> Closer:
        """Return the slopes of a middle-sized copy."""
        return self._proposed[2].result()

    def alike(self, seed: Floats) -> Floats:
        """Return the outlines of a card's size and slant, placed at the edges nearby."""
        known = self._alike.get(seed.tobytes())
        if known is None:
            known = snapped(self.closer, alike_quads(self.fine, self.fine.shape[1] / self.view.width, seed))
            self._alike[seed.tobytes()] = known
        return known
