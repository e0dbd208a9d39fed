"""A bar chart as SVG, without another library."""

from collections.abc import Mapping
from html import escape

ROW, LABEL, BAR = 22, 260, 360


def bars(title: str, unit: str, figures: Mapping[str, float]) -> str:
    """Return a chart with one bar for each figure."""
    most = max(figures.values(), default=0.0) or 1.0
    height = ROW * (len(figures) + 2)
    rows = [
        f'<text x="{LABEL - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="{LABEL}" y="{y + 3}" width="{BAR * value / most:.1f}" height="{ROW - 6}" fill="#3b6ea5"/>'
        f'<text x="{LABEL + 6 + BAR * value / most:.1f}" y="{y + 15}">{value:.3g}</text>'
        for y, (name, value) in ((ROW * (number + 2), row) for number, row in enumerate(figures.items()))
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LABEL + BAR + 80}" height="{height}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="white"/>'
        f'<text x="8" y="18" font-weight="bold">{escape(title)}, {escape(unit)}</text>{"".join(rows)}</svg>\n'
    )
