"""Drawings for "Make your own rescue tool": each moves once through its cycle as `p` goes from 0 to 1.

No red cross: the emblem is protected. The kit carries a heart.
"""

import math
from collections.abc import Callable

from stack.demo.brush import Brush, Paint, Point, arc_points, curve, faded, paint, part

CREAM: Paint = (255, 246, 230)
INK: Paint = (58, 34, 28)
SHADE: Paint = (58, 34, 28, 46)
GLASS: Paint = (232, 248, 255, 90)

Drawing = Callable[[Brush, float, float], None]


def wave(p: float, turns: float = 1.0, shift: float = 0.0) -> float:
    """A swing between -1 and 1."""
    return math.sin(math.tau * (p * turns + shift))


def rope(b: Brush, p: float, hue: float) -> None:
    """A rope that ties itself into a knot."""
    way: list[Point] = [(-1.05, 0.75), (-0.55, 0.5), (0.1, 0.15), (0.52, -0.3), (0.25, -0.78), (-0.28, -0.75)]
    way += [(-0.55, -0.3), (-0.15, 0.12), (0.45, 0.3), (0.72, 0.0), (0.3, -0.2), (-0.2, 0.3), (0.1, 0.8), (0.95, 0.85)]
    whole = curve([(x, y + 0.03 * wave(p, 2, x)) for x, y in way], 14)
    seen = part(whole, min(1.0, 0.25 + p * 1.1))
    b.line([(x + 0.03, y + 0.07) for x, y in seen], 0.2, SHADE)
    b.line(seen, 0.2, paint(hue, 0.55, 0.42))
    b.line(seen, 0.15, paint(hue + 18, 0.75, 0.64))
    for first, second in zip(seen[::5], seen[2::5], strict=False):
        b.line([first, second], 0.045, paint(hue, 0.5, 0.46))


def whistle(b: Brush, p: float, hue: float) -> None:
    """A whistle, and the sound that goes out from it."""
    for ring in range(4):
        share = (p * 2 + ring / 4) % 1
        b.arc(-0.95, -0.28, 0.15 + share * 0.95, math.pi * 0.82, math.pi * 1.38, 0.05, faded(CREAM, 0.9 * (1 - share)))
    tilt = b.at(0.1, 0.1, 1, 0.05 * wave(p, 4))
    tilt.line(curve([(0.72, -0.1), (1.0, 0.35), (0.6, 0.8), (0.85, 1.15)]), 0.05, paint(hue + 180, 0.4, 0.3))
    tilt.disc(0.3, 0.14, 0.56, SHADE)
    tilt.disc(0.25, 0.08, 0.54, paint(hue, 0.85, 0.52))
    tilt.box(-0.95, -0.46, 0.3, -0.08, 0.08, paint(hue, 0.85, 0.52))
    tilt.box(-0.95, -0.46, 0.3, -0.36, 0.05, paint(hue, 0.9, 0.66))
    tilt.box(-0.42, -0.46, -0.18, -0.26, 0.03, INK)
    tilt.disc(0.25, 0.08, 0.33, paint(hue, 0.7, 0.36))
    spin = math.tau * p * 5
    tilt.disc(0.25 + 0.17 * math.cos(spin), 0.08 + 0.17 * math.sin(spin), 0.13, CREAM)
    tilt.disc(0.74, -0.12, 0.09, paint(hue + 180, 0.3, 0.35))


def raincoat(b: Brush, p: float, hue: float) -> None:
    """A coat made of a large bag, in the rain."""
    for drop in range(26):
        x = -1.3 + (drop * 0.618 % 1) * 2.6
        y = -1.6 + ((p * 3 + drop * 0.37) % 1) * 3.2
        b.line([(x, y), (x - 0.05, y + 0.2)], 0.022, faded(CREAM, 0.65))
    sway = 0.04 * wave(p, 2)
    coat: list[Point] = [(-0.3, -0.5), (-0.95, 0.25), (-0.72, 0.42), (-0.52, 0.2), (-0.62 + sway, 1.1)]
    coat += [(0.62 + sway, 1.1), (0.52, 0.2), (0.72, 0.42), (0.95, 0.25), (0.3, -0.5)]
    b.shape([(x + 0.05, y + 0.06) for x, y in coat], SHADE)
    b.shape(coat, paint(hue, 0.8, 0.6, 0.92))
    b.shape([(-0.3, -0.5), (-0.62 + sway, 1.1), (-0.2 + sway, 1.1), (-0.1, -0.45)], faded(CREAM, 0.22))
    b.disc(0, -0.72, 0.42, paint(hue, 0.75, 0.5))
    b.disc(0, -0.66, 0.29, (255, 221, 190))
    b.arc(0, -0.64, 0.13, 0.35, math.pi - 0.35, 0.03, INK)
    for x in (-0.11, 0.11):
        b.disc(x, -0.7, 0.03 if p % 0.5 < 0.46 else 0.008, INK)
    b.line([(0, -0.3), (sway, 1.02)], 0.02, faded(INK, 0.35))
    for y in (0.0, 0.4, 0.8):
        b.disc(sway * y, y, 0.045, CREAM)


def water_filter(b: Brush, p: float, hue: float) -> None:
    """A bottle cut in two: cloth, sand, charcoal, gravel, and clear drops."""
    bottle: list[Point] = [(-0.5, -1.0), (0.5, -1.0), (0.5, 0.05), (0.12, 0.42), (0.12, 0.56), (-0.12, 0.56)]
    b.shape([*bottle, (-0.12, 0.42), (-0.5, 0.05)], GLASS)
    b.box(-0.47, -0.95 + 0.1 * p, 0.47, -0.62, 0.02, (150, 112, 70, 190))
    layers: list[tuple[float, float, Paint]] = [(-0.62, -0.4, (214, 178, 120)), (-0.4, -0.18, (52, 48, 50))]
    layers += [(-0.18, 0.05, (168, 160, 150))]
    for top, bottom, colour in layers:
        b.box(-0.47, top, 0.47, bottom, 0.02, colour)
    for stone in range(16):
        b.disc(-0.4 + (stone * 0.618 % 1) * 0.8, -0.13 + (stone * 0.37 % 1) * 0.14, 0.055, (196, 188, 178))
    b.shape([(-0.47, 0.05), (0.47, 0.05), (0.1, 0.4), (-0.1, 0.4)], CREAM)
    for drop in range(3):
        fall = (p * 3 + drop / 3) % 1
        b.disc(0, 0.56 + fall * 0.42, 0.055, paint(200, 0.9, 0.72, 0.95))
    b.box(-0.55, 0.62, 0.55, 1.25, 0.1, GLASS)
    level = 1.05 - 0.2 * p
    surface = [(x / 10 * 0.5, level + 0.02 * wave(p, 3, x / 12)) for x in range(-10, 11)]
    b.shape([*surface, (0.5, 1.2), (-0.5, 1.2)], paint(198, 0.8, 0.66, 0.85))
    b.line([(-0.52, -0.98), (-0.52, 0.05)], 0.03, faded(CREAM, 0.7))
    b.line([(0.3, -0.9), (0.3, -0.1)], 0.035, faded(CREAM, 0.4))
    b.line([(-0.52, -1.0), (0.52, -1.0)], 0.05, paint(hue, 0.8, 0.6))


def kit(b: Brush, p: float, hue: float) -> None:
    """A first-aid box that opens; what one needs comes up."""
    lift = 0.5 - 0.5 * math.cos(math.tau * p)
    for index, (x, colour) in enumerate(((-0.6, CREAM), (-0.2, paint(165, 0.5, 0.6)), (0.22, paint(45, 0.9, 0.65)))):
        up = -0.1 - lift * (0.62 + 0.12 * (index % 2))
        b.box(x - 0.15, up - 0.22, x + 0.15, up + 0.4, 0.07, colour)
        b.line([(x - 0.09, up), (x + 0.09, up)], 0.04, faded(INK, 0.4))
    b.line([(0.6, -0.05 - lift * 0.7), (0.6, 0.3)], 0.13, (250, 214, 190))
    b.line([(0.6, 0.05 - lift * 0.7), (0.6, 0.2 - lift * 0.7)], 0.05, (226, 170, 140))
    lid = b.at(0, -0.02 - lift * 0.3, 1, -0.5 * lift)
    lid.line(arc_points(0, -0.34, 0.24, math.pi, math.tau), 0.07, INK)
    lid.box(-0.95, -0.32, 0.95, 0.02, 0.1, paint(hue, 0.8, 0.45))
    b.box(-0.92, 0.06, 0.98, 0.95, 0.12, SHADE)
    b.box(-0.95, 0.0, 0.95, 0.9, 0.12, paint(hue, 0.82, 0.54))
    b.box(-0.95, 0.0, 0.95, 0.12, 0.05, paint(hue, 0.85, 0.64))
    b.disc(0, 0.5, 0.3, CREAM)
    b.heart(0, 0.49, 0.17 + 0.02 * wave(p, 4), paint(hue, 0.8, 0.5))


def lantern(b: Brush, p: float, hue: float) -> None:
    """A torch under a bottle of water: light for a whole room."""
    b.glow(0, -0.1, 1.25 + 0.08 * wave(p, 3), paint(hue + 25, 1.0, 0.78), 0.42)
    for ray in range(12):
        angle = math.tau * (ray / 12 + p / 12)
        far = 1.2 + 0.12 * wave(p, 3, ray / 4)
        x, y = math.cos(angle), math.sin(angle)
        b.line([(x * 0.85, y * 0.85 - 0.1), (x * far, y * far - 0.1)], 0.035, faded(CREAM, 0.55))
    b.box(-0.14, -0.98, 0.14, -0.75, 0.04, paint(hue + 190, 0.6, 0.5))
    b.shape([(-0.14, -0.78), (0.14, -0.78), (0.42, -0.45), (0.42, 0.45), (-0.42, 0.45), (-0.42, -0.45)], GLASS)
    surface = [(x / 10 * 0.4, -0.4 + 0.03 * wave(p, 2, x / 10)) for x in range(-10, 11)]
    b.shape([*surface, (0.4, 0.43), (-0.4, 0.43)], paint(hue + 25, 1.0, 0.83, 0.85))
    b.box(-0.24, 0.45, 0.24, 1.15, 0.08, INK)
    b.box(-0.3, 0.43, 0.3, 0.62, 0.06, paint(hue, 0.7, 0.4))
    b.disc(0, 0.85, 0.07, paint(hue + 25, 1.0, 0.7))


def backpack(b: Brush, p: float, hue: float) -> None:
    """A bag by the door; things drop in one by one."""
    colours: list[Paint] = [CREAM, paint(hue + 40, 0.9, 0.62), paint(190, 0.5, 0.6), paint(hue + 330, 0.7, 0.62)]
    for index, colour in enumerate(colours):
        fall = (p * 2 + index / 4) % 1
        thing = b.at(-0.36 + 0.24 * index, -1.45 + fall * fall * 1.5, 1, fall * 3)
        if index % 2:
            thing.disc(0, 0, 0.14, colour)
        else:
            thing.box(-0.12, -0.16, 0.12, 0.16, 0.05, colour)
    for x in (-0.72, 0.72):
        b.line(curve([(x, -0.1), (x * 1.28, 0.35), (x, 0.85)]), 0.12, paint(hue, 0.6, 0.34))
    squash = 0.03 * abs(wave(p, 4))
    b.box(-0.72, -0.3 + squash, 0.76, 1.06, 0.22, SHADE)
    b.box(-0.75, -0.35 + squash, 0.75, 1.0, 0.24, paint(hue, 0.75, 0.5))
    b.line(arc_points(0, -0.36 + squash, 0.2, math.pi, math.tau), 0.08, paint(hue, 0.6, 0.34))
    b.box(-0.75, -0.35 + squash, 0.75, 0.05, 0.2, paint(hue, 0.8, 0.6))
    b.box(-0.5, 0.3, 0.5, 0.86, 0.12, paint(hue, 0.7, 0.42))
    b.line([(-0.36, 0.44), (0.36, 0.44)], 0.035, CREAM)
    b.star(0, 0.64, 0.14, CREAM, 5, 0.45)


def raft(b: Brush, p: float, hue: float) -> None:
    """A raft of empty bottles on moving water."""
    b.disc(0.75, -0.95, 0.28, paint(hue + 20, 1.0, 0.72))
    ride = b.at(0, 0.12 + 0.07 * wave(p, 2), 1, 0.07 * wave(p, 2, 0.2))
    ride.line([(0.02, -0.9), (0.02, 0.1)], 0.05, (120, 80, 50))
    flap = 0.08 * wave(p, 4)
    ride.shape([(0.05, -0.88), (0.72, -0.62 + flap), (0.05, -0.36)], paint(hue, 0.85, 0.55))
    for index in range(5):
        x = -0.8 + index * 0.4
        ride.box(x - 0.17, 0.05, x + 0.17, 0.5, 0.1, paint(175, 0.45, 0.72, 0.9))
        ride.box(x - 0.06, -0.06, x + 0.06, 0.08, 0.02, paint(hue, 0.7, 0.5))
        ride.line([(x - 0.1, 0.14), (x - 0.1, 0.42)], 0.03, faded(CREAM, 0.7))
    ride.line([(-1.0, 0.22), (1.0, 0.22)], 0.05, paint(hue + 30, 0.7, 0.72))
    for row in range(3):
        y = 0.5 + row * 0.28
        crest = [(x / 12 * 1.9, y + 0.07 * wave(p, 2, x / 9 + row * 0.3)) for x in range(-12, 13)]
        b.shape([*crest, (1.9, 2.8), (-1.9, 2.8)], paint(196 - row * 6, 0.55, 0.5 - row * 0.07, 0.85))


def radio(b: Brush, p: float, hue: float) -> None:
    """A hand-cranked radio; the dial wanders, waves go out."""
    for ring in range(3):
        share = (p * 2 + ring / 3) % 1
        b.arc(0.62, -1.1, 0.1 + share * 0.6, math.pi * 1.1, math.pi * 1.9, 0.045, faded(CREAM, 1 - share))
    b.line([(0.4, -0.3), (0.62, -1.08)], 0.05, CREAM)
    b.disc(0.62, -1.1, 0.07, CREAM)
    b.box(-0.92, -0.29, 0.98, 0.76, 0.14, SHADE)
    b.box(-0.95, -0.35, 0.95, 0.7, 0.16, paint(hue, 0.75, 0.5))
    b.disc(-0.42, 0.2, 0.38, INK)
    for groove in (0.31, 0.22, 0.13):
        b.arc(-0.42, 0.2, groove + 0.012 * wave(p, 6, groove), 0, math.tau, 0.025, paint(hue, 0.6, 0.66))
    b.box(0.1, -0.2, 0.82, 0.12, 0.05, CREAM)
    for mark in range(7):
        b.line([(0.17 + mark * 0.1, -0.1), (0.17 + mark * 0.1, -0.02)], 0.015, INK)
    needle = 0.46 + 0.27 * wave(p)
    b.line([(needle, -0.17), (needle, 0.08)], 0.03, paint(hue, 0.9, 0.45))
    angle = math.tau * p * 2
    b.disc(0.62, 0.42, 0.18, paint(hue, 0.5, 0.32))
    b.line([(0.62, 0.42), (0.62 + 0.3 * math.cos(angle), 0.42 + 0.3 * math.sin(angle))], 0.07, INK)
    b.disc(0.62 + 0.3 * math.cos(angle), 0.42 + 0.3 * math.sin(angle), 0.08, CREAM)


def blanket(b: Brush, p: float, hue: float) -> None:
    """A foil blanket in the wind, every fold a glint."""
    columns, rows = 9, 10
    grid: list[list[Point]] = []
    for r in range(rows + 1):
        left, top = -0.95 + 0.05 * wave(p, 2, r / 9), -1.0 + 1.9 * r / rows
        grid.append([(left + 1.9 * c / columns, top + 0.09 * wave(p, 2, c / 6 + r / 14)) for c in range(columns + 1)])
    for r in range(rows):
        for c in range(columns):
            gleam = 0.6 + 0.22 * wave(p, 2, c / 4 + r / 7)
            corners = [grid[r][c], grid[r][c + 1], grid[r + 1][c + 1], grid[r + 1][c]]
            b.shape(corners, paint(hue + 12 * ((r + c) % 2), 0.85, gleam))
    b.line([*grid[0]], 0.035, CREAM)
    for corner in (grid[0][0], grid[0][-1]):
        b.disc(*corner, 0.06, INK)


def sling(b: Brush, p: float, hue: float) -> None:
    """A triangle of cloth that becomes an arm sling."""
    b.box(-0.78, -0.28, 0.78, 1.75, 0.42, CREAM)
    b.box(-0.13, -0.5, 0.13, -0.15, 0.08, (244, 200, 168))
    b.disc(0, -0.74, 0.36, (252, 214, 184))
    b.arc(0, -0.86, 0.3, math.pi * 1.02, math.pi * 1.98, 0.16, INK)
    for x in (-0.12, 0.12):
        b.disc(x, -0.72, 0.032 if p % 0.5 < 0.46 else 0.008, INK)
    b.arc(0, -0.66, 0.12, 0.4, math.pi - 0.4, 0.03, INK)
    tied = min(1.0, 0.35 + p * 1.3)
    lean = (1 - tied) * 0.5
    b.shape(
        [(-0.62 - lean, 0.35 + lean), (0.62 + lean, 0.15), (0.3 + lean, 0.85 + lean * 0.5), (-0.3, 0.72)],
        paint(hue, 0.85, 0.55),
    )
    b.line([(-0.58 - lean, 0.36 + lean), (-0.18, -0.24)], 0.1, paint(hue, 0.85, 0.5))
    b.line([(0.58 + lean, 0.18), (0.2, -0.24)], 0.1, paint(hue, 0.85, 0.5))
    b.line([(-0.5, 0.5), (0.42 + lean * 0.4, 0.42)], 0.24, (252, 214, 184))
    b.disc(0.5 + lean * 0.4, 0.4, 0.15, (252, 214, 184))


def tent(b: Brush, p: float, hue: float) -> None:
    """A sheet, a cord and two trees; stars above, a light within."""
    for star in range(14):
        b.star(
            -1.2 + (star * 0.618 % 1) * 2.4, -1.35 + (star * 0.29 % 1) * 0.8, 0.05 + 0.03 * wave(p, 2, star / 5), CREAM
        )
    for x, top in ((-1.05, -0.9), (1.05, -1.05)):
        b.line([(x, 1.0), (x, -0.2)], 0.12, (84, 56, 44))
        for step in range(3):
            y = top + step * 0.32
            b.shape([(x, y - 0.3), (x + 0.4, y + 0.3), (x - 0.4, y + 0.3)], paint(150, 0.35, 0.24 + step * 0.04))
    b.line([(-1.05, -0.05), (0, -0.12 + 0.02 * wave(p, 2)), (1.05, -0.05)], 0.03, CREAM)
    flap = 0.05 * wave(p, 2)
    b.shape([(-0.62, -0.1), (0.62, -0.1), (0.95, 0.95), (-0.95, 0.95)], paint(hue, 0.8, 0.48))
    b.shape([(0, -0.1), (0.34 + flap, 0.95), (-0.34 - flap, 0.95)], paint(hue + 28, 1.0, 0.74))
    b.glow(0, 0.6, 0.5 + 0.05 * wave(p, 4), paint(hue + 30, 1.0, 0.85), 0.4)
    b.shape([(-0.62, -0.1), (0, -0.1), (-0.34 - flap, 0.95), (-0.95, 0.95)], paint(hue, 0.8, 0.56, 0.9))
    b.line([(-1.5, 0.96), (1.5, 0.96)], 0.05, (64, 72, 52))


DRAWINGS: dict[str, Drawing] = {
    each.__name__: each
    for each in (rope, whistle, raincoat, water_filter, kit, lantern, backpack, raft, radio, blanket, sling, tent)
}
