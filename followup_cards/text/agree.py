"""Put what several readers saw on the same lines side by side."""

from collections.abc import Sequence

from followup_cards.model import AgreedLine, Line
from followup_cards.text.reader import LineText


def agree(lines: Sequence[Line], seconds: Sequence[LineText | None]) -> tuple[AgreedLine, ...]:
    """Return each line with what the second reader saw there, where it looked and saw anything."""
    return tuple(
        AgreedLine(
            text=line.text,
            box=line.box,
            confidence=line.confidence,
            doubts=line.doubts,
            plain=line.plain,
            shapes=line.shapes,
            others=(second.text,) if second is not None and second.text else (),
        )
        for line, second in zip(lines, seconds, strict=True)
    )
