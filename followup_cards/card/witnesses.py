"""What stands out in a photo, whatever is print on it: found once, for every look that is taken."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

from followup_cards.card.closer import Closer, closer_look
from followup_cards.card.evidence import calmness
from followup_cards.card.geometry import Floats, clockwise
from followup_cards.card.regions import region_quads
from followup_cards.card.segments import segment_quads
from followup_cards.card.view import View
from followup_cards.model import Pixels


@dataclass(frozen=True, eq=False)
class Witnesses:
    """Those who propose outlines in a photo, its small copy and a fine one; each is asked when first wanted."""

    view: View
    fine: Pixels

    @cached_property
    def usual(self) -> float:
        """Return the picture's usual liveliness."""
        return calmness(self.view)

    @cached_property
    def proposed(self) -> tuple[Floats, Floats]:
        """Return the outlines of one colour or brightness, and those that lines vote for, best first."""
        with ThreadPoolExecutor(1, thread_name_prefix="another witness") as beside:
            areas = beside.submit(region_quads, self.view)
            lines = clockwise(segment_quads(self.view, self.usual))
            return clockwise(areas.result()), lines

    @cached_property
    def closer(self) -> Closer:
        """Return the slopes of a middle-sized copy."""
        return closer_look(self.fine, self.view.width)
