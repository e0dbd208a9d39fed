"""Plots as inline SVG: bars, the curve of *sure* against its errors, the reliability diagram."""

from collections.abc import Sequence
from html import escape

from tests.benchmarks.calibration import Bin, Operating

COLOURS = ("#1f5fa8", "#c77d12", "#5a8f3c")
WIDE, HIGH = 460, 300
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 14, 44


def bars(rows: Sequence[tuple[str, Sequence[float | None]]], names: Sequence[str]) -> str:
    """Return horizontal bars, a group for each row and a bar for each name; values are shares, None is left out."""
    thick, gap, label = 11, 7, 190
    group = thick * len(names) + gap
    height = group * len(rows) + 26
    parts = [_legend(names, label)]
    for number, (title, values) in enumerate(rows):
        top = 24 + number * group
        parts.append(f'<text x="{label - 6}" y="{top + group / 2}" text-anchor="end">{escape(title)}</text>')
        for place, value in enumerate(values):
            if value is not None:
                y, long = top + place * thick, 300 * value
                parts.append(
                    f'<rect x="{label}" y="{y}" width="{long:.1f}" height="{thick - 2}" fill="{COLOURS[place]}"/>'
                )
                parts.append(f'<text x="{label + long + 4:.1f}" y="{y + thick - 3}" class="small">{value:.1%}</text>')
    return _svg(label + 360, height, parts)


def _legend(names: Sequence[str], left: float) -> str:
    parts, x = [], left
    for name, colour in zip(names, COLOURS, strict=False):
        parts.append(f'<rect x="{x}" y="4" width="10" height="10" fill="{colour}"/>')
        parts.append(f'<text x="{x + 14}" y="13" class="small">{escape(name)}</text>')
        x += 26 + 7 * len(name)
    return "".join(parts)


def sure_curve(points: Sequence[Operating], now: Operating) -> str:
    """Return how many wrong addresses each share of sure ones would cost, and where the program stands."""
    most = max([point.wrong for point in points] + [3])
    place = [(point.sure, point.wrong / most) for point in points]
    line = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in place)
    parts = [_axes("share of the printed addresses called sure", "wrong ones among them", (0, 1), (0, most))]
    parts.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[0]}" stroke-width="2"/>')
    parts.append(f'<circle cx="{_x(now.sure):.1f}" cy="{_y(now.wrong / most):.1f}" r="5" fill="{COLOURS[1]}"/>')
    parts.append(f'<text x="{_x(now.sure) - 8:.1f}" y="{_y(now.wrong / most) - 10:.1f}" text-anchor="end">')
    parts.append(f"as it is: {now.sure:.1%} sure, {now.wrong} wrong</text>")
    return _svg(WIDE, HIGH, parts)


def reliability_diagram(bins: Sequence[Bin]) -> str:
    """Return the share of right addresses over their confidence; a word that is kept lies on the diagonal."""
    parts = [_axes("confidence", "share that is right", (0, 1), (0, 1))]
    parts.append(f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4 4"/>')
    most = max((each.count for each in bins), default=1)
    for each in bins:
        size = 3 + 9 * (each.count / most) ** 0.5
        x, y = _x(each.confidence), _y(each.right)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{COLOURS[0]}" fill-opacity="0.6">')
        parts.append(
            f"<title>{each.count} addresses, {each.confidence:.3f} claimed, {each.right:.3f} right</title></circle>"
        )
        parts.append(f'<text x="{x + size + 2:.1f}" y="{y + 14:.1f}" class="small">{each.count}</text>')
    return _svg(WIDE, HIGH, parts)


def _x(value: float) -> float:
    return LEFT + value * (WIDE - LEFT - RIGHT)


def _y(value: float) -> float:
    return HIGH - BOTTOM - value * (HIGH - TOP - BOTTOM)


def _axes(across: str, up: str, xs: tuple[float, float], ys: tuple[float, float]) -> str:
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = _x(share), _y(share)
        parts.append(f'<line x1="{x}" y1="{_y(0)}" x2="{x}" y2="{_y(1)}" stroke="#eee"/>')
        parts.append(f'<line x1="{_x(0)}" y1="{y}" x2="{_x(1)}" y2="{y}" stroke="#eee"/>')
        parts.append(f'<text x="{x}" y="{HIGH - 28}" text-anchor="middle" class="small">{_tick(share, xs)}</text>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end" class="small">{_tick(share, ys)}</text>')
    parts.append(f'<text x="{(LEFT + WIDE) / 2}" y="{HIGH - 8}" text-anchor="middle">{escape(across)}</text>')
    parts.append(
        f'<text transform="translate(14 {HIGH / 2 - 12}) rotate(-90)" text-anchor="middle">{escape(up)}</text>'
    )
    return "".join(parts)


def _tick(share: float, ends: tuple[float, float]) -> str:
    value = ends[0] + share * (ends[1] - ends[0])
    return f"{value:.2f}" if ends[1] <= 1 else f"{value:.1f}"


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">{"".join(parts)}</svg>'
