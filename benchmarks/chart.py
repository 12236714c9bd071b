"""The figures as bars, one group an operation, in an SVG that a page of the docs can show."""

from html import escape
from pathlib import Path

from benchmarks.results import Figures

_COLOURS = {
    "ours": "#0b63ce",
    "ours_cached": "#5aa0f2",
    "graphql_core": "#9aa4b2",
    "neo4j_graphql": "#d1453b",
    "hand_written": "#2f855a",
    "raw_driver": "#6b46c1",
}
_LEFT, _WIDTH, _BAR, _GAP = 150, 560, 16, 34


def write(found: dict[str, dict[str, Figures]], path: Path) -> None:
    """Requests a second relative to ours; the figure beside each bar is absolute."""
    lines: list[str] = []
    y = 40
    for operation, systems in found.items():
        most = max(figures["rps"] for figures in systems.values())
        lines.append(f'<text x="12" y="{y - 4}" font-weight="600">{escape(operation)}</text>')
        for system in (name for name in _COLOURS if name in systems):
            width = max(2.0, systems[system]["rps"] / most * (_WIDTH - 110))
            lines.append(f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end" fill="#555">{escape(system)}</text>')
            lines.append(
                f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR - 3}" fill="{_COLOURS[system]}"/>'
            )
            lines.append(f'<text x="{_LEFT + width + 6:.1f}" y="{y + 11}">{systems[system]["rps"]:,.0f}/s</text>')
            y += _BAR
        y += _GAP - _BAR
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH}" height="{y}" '
        f'viewBox="0 0 {_LEFT + _WIDTH} {y}" font-family="system-ui, sans-serif" font-size="11">'
        f'<rect width="100%" height="100%" fill="#fff"/><text x="12" y="22" font-size="14" font-weight="600">'
        "Requests a second, 16 connections, medians of interleaved rounds</text>"
    )
    path.write_text("\n".join([head, *lines, "</svg>"]) + "\n", encoding="utf-8")
