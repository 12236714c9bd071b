"""Lorenz curves as an SVG written by hand: one line for each ranking, and the point where the head may begin."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

TITLE = "Who is played: Lorenz curves of four rankings"
SIDE, LEFT, TOP, RIGHT, BOTTOM = 480, 64, 48, 208, 56
COLOURS = {"popularity": "#c2410c", "recency": "#7c3aed", "relevance": "#0369a1", "ours": "#15803d"}
Curve = Sequence[tuple[float, float]]


def draw(path: Path, curves: Mapping[str, Curve], labels: Mapping[str, str], target: float, top: float) -> None:
    """Across: part of the creators, least played first. Up: their part of all plays."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + SIDE + RIGHT} {TOP + SIDE + BOTTOM}" '
        'font-family="system-ui, sans-serif" font-size="13" fill="#1f2937">',
        f"<title>{TITLE}</title>",
        f'<rect width="{LEFT + SIDE + RIGHT}" height="{TOP + SIDE + BOTTOM}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="28" font-size="16" font-weight="600">{TITLE}</text>',
        *_axes(),
        f'<path d="M{_at(0, 0)}L{_at(1, 1)}" stroke="#9ca3af" stroke-dasharray="2 4" fill="none"/>',
    ]
    for number, (name, curve) in enumerate(curves.items()):
        colour = COLOURS[name]
        points = "L".join(_at(x, y) for x, y in curve)
        lines.append(f'<path d="M{points}" stroke="{colour}" stroke-width="2.5" fill="none"/>')
        y = TOP + 20 + number * 44
        lines.append(f'<path d="M{LEFT + SIDE + 18} {y - 5}h22" stroke="{colour}" stroke-width="2.5"/>')
        lines.append(f'<text x="{LEFT + SIDE + 46}" y="{y}" font-weight="600">{escape(name)}</text>')
        lines.append(f'<text x="{LEFT + SIDE + 46}" y="{y + 17}">{escape(labels[name])}</text>')
    lines += [*_mark(target, top), "</svg>"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _at(x: float, y: float) -> str:
    return f"{LEFT + x * SIDE:.1f} {TOP + (1 - y) * SIDE:.1f}"


def _axes() -> list[str]:
    found = []
    for step in range(0, 101, 20):
        x, y = LEFT + step / 100 * SIDE, TOP + (1 - step / 100) * SIDE
        found.append(f'<path d="M{LEFT} {y:.1f}h{SIDE}M{x:.1f} {TOP}v{SIDE}" stroke="#e5e7eb" fill="none"/>')
        found.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{step} %</text>')
        found.append(f'<text x="{x:.1f}" y="{TOP + SIDE + 20}" text-anchor="middle">{step} %</text>')
    middle = LEFT + SIDE / 2
    found.append(f'<text x="{middle}" y="{TOP + SIDE + 44}" text-anchor="middle">creators, least played first</text>')
    x, y = 16, TOP + SIDE // 2
    found.append(f'<text x="{x}" y="{y}" text-anchor="middle" transform="rotate(-90 {x} {y})">part of all plays</text>')
    return found


def _mark(target: float, top: float) -> list[str]:
    x, y = LEFT + (1 - top) * SIDE, TOP + target * SIDE
    words = f"the top {top:.0%} begin here: a curve that passes", f"below leaves them more than {target:.0%}"
    return [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#ffffff" stroke="#111827" stroke-width="2"/>',
        f'<path d="M{x - 8:.1f} {y:.1f}h-60" stroke="#111827"/>',
        *(
            f'<text x="{x - 74:.1f}" y="{y - 4 + 17 * line:.1f}" text-anchor="end" font-size="12">{text}</text>'
            for line, text in enumerate(words)
        ),
    ]
