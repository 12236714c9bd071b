"""Drawings for "Blue Action": lights, stars, hands, kites. No puzzle piece: autistic people are not missing one."""

import math
from itertools import pairwise

from stack.demo.brush import Brush, Paint, Point, arc_points, curve, faded, paint
from stack.demo.rescue import Drawing, wave

SNOW: Paint = (240, 248, 255)
NIGHT: Paint = (16, 32, 72)
WARM: Paint = (255, 214, 122)


def lights(b: Brush, p: float, hue: float) -> None:
    """Blue lights that drift and breathe."""
    for index in range(22):
        x = -1.3 + (index * 0.618 % 1) * 2.6 + 0.1 * wave(p, 1, index / 7)
        y = -1.5 + (index * 0.414 % 1) * 3.0 + 0.14 * wave(p, 1, index / 5)
        size = 0.12 + 0.2 * (index * 0.271 % 1)
        colour = WARM if index % 9 == 4 else paint(hue + 34 * (index * 0.37 % 1), 0.9, 0.68)
        b.glow(x, y, size * (1 + 0.18 * wave(p, 2, index / 6)), colour, 0.55)
        b.disc(x, y, size * 0.2, faded(SNOW, 0.85))


def stars(b: Brush, p: float, hue: float) -> None:
    """A sky of different stars, none of them wrong; a line joins them into a figure."""
    figure: list[Point] = [
        (-0.9, 0.5),
        (-0.55, -0.1),
        (-0.05, 0.1),
        (0.3, -0.5),
        (0.8, -0.75),
        (0.75, 0.2),
        (0.25, 0.75),
    ]
    joined = curve(figure, 12)
    b.line(joined[: max(2, round(len(joined) * min(1.0, p * 1.3 + 0.1)))], 0.022, faded(SNOW, 0.55))
    for index in range(34):
        x, y = -1.35 + (index * 0.618 % 1) * 2.7, -1.6 + (index * 0.318 % 1) * 3.2
        b.star(x, y, 0.04 + 0.035 * abs(wave(p, 1, index / 8)), faded(SNOW, 0.75), 4)
    for index, (x, y) in enumerate(figure):
        b.glow(x, y, 0.28, paint(hue + index * 9, 0.95, 0.72), 0.4)
        b.at(x, y, 1, 0.4 * wave(p, 1, index / 5)).star(
            0, 0, 0.17 + 0.02 * wave(p, 2, index / 3), SNOW, 4 + index % 3, 0.4
        )


def hand(b: Brush, colour: Paint, spread: float) -> None:
    """An open hand."""
    for index, (far, wide) in enumerate(((0.6, 0.23), (0.74, 0.23), (0.7, 0.23), (0.54, 0.21))):
        angle = -math.pi / 2 + (index - 1.5) * (0.17 + 0.06 * spread)
        base: Point = ((index - 1.5) * 0.19, -0.15)
        b.line([base, (base[0] + far * math.cos(angle), base[1] + far * math.sin(angle))], wide, colour)
    b.line([(-0.25, 0.25), (-0.72 - 0.06 * spread, -0.12)], 0.22, colour)
    b.box(-0.4, -0.3, 0.4, 0.52, 0.25, colour)


def hands(b: Brush, p: float, hue: float) -> None:
    """Hands of many blues that wave, each at its own pace."""
    places = (
        (-0.7, 0.75, 0.55, -0.3),
        (0.72, 0.72, 0.55, 0.3),
        (-0.62, -0.62, 0.45, -0.15),
        (0.66, -0.7, 0.45, 0.2),
        (0.0, 0.08, 0.75, 0.0),
    )
    for index, (x, y, size, turn) in enumerate(places):
        swing = turn + 0.22 * wave(p, 1 + index % 2, index / 5)
        place = b.at(x, y, size, swing)
        hand(place.at(0.06, 0.08), faded(NIGHT, 0.28), 0.5)
        hand(place, paint(hue + (index - 2) * 16, 0.75, 0.5 + 0.07 * index), wave(p, 2, index / 4))
    b.heart(0.0, 0.15, 0.17 + 0.02 * wave(p, 2), SNOW)


def kites(b: Brush, p: float, hue: float) -> None:
    """Three kites over hills, their tails following."""
    for index, (x, y, size) in enumerate(((-0.5, -0.75, 0.42), (0.62, -0.95, 0.34), (0.22, -0.1, 0.5))):
        cx, cy = x + 0.12 * wave(p, 1, index / 3), y + 0.1 * wave(p, 1, index / 3 + 0.2)
        tail = [(cx - 0.06 * i, cy + size * 0.9 + 0.13 * i + 0.0 * i) for i in range(6)]
        tail = [(tx + 0.09 * wave(p, 2, i / 5 + index), ty) for i, (tx, ty) in enumerate(tail)]
        b.line(curve([*tail, (-0.2 + index * 0.25, 1.3)], 6), 0.018, faded(SNOW, 0.75))
        for i, (tx, ty) in enumerate(tail[1:5]):
            b.at(tx, ty, 1, wave(p, 2, i / 4)).shape([(-0.09, -0.05), (0.09, 0.05), (0.09, -0.05), (-0.09, 0.05)], WARM)
        kite = b.at(cx, cy, size, 0.22 * wave(p, 1, index / 3 + 0.1))
        kite.shape([(0, -1), (0.68, -0.1), (0, 1), (-0.68, -0.1)], paint(hue + index * 18, 0.8, 0.5))
        kite.shape([(0, -1), (0.68, -0.1), (0, -0.1)], paint(hue + index * 18, 0.85, 0.72))
        kite.shape([(0, -0.1), (-0.68, -0.1), (0, 1)], paint(hue + index * 18, 0.7, 0.62))
    for row, light in enumerate((0.44, 0.34)):
        ridge = [(x / 10 * 1.9, 1.12 + row * 0.22 + 0.13 * math.sin(x / 3 + row * 2)) for x in range(-10, 11)]
        b.shape([*ridge, (1.9, 2.4), (-1.9, 2.4)], paint(170 + row * 14, 0.35, light))


def boat(b: Brush, hue: float) -> None:
    """One paper boat with its light."""
    b.glow(0, -0.45, 0.75, WARM, 0.4)
    b.shape([(0, -0.95), (0.42, 0.0), (-0.42, 0.0)], SNOW)
    b.shape([(0, -0.95), (0.42, 0.0), (0, 0.0)], paint(hue, 0.5, 0.84))
    b.shape([(-0.95, -0.12), (0.95, -0.12), (0.55, 0.42), (-0.55, 0.42)], paint(hue - 6, 0.7, 0.78))


def boats(b: Brush, p: float, hue: float) -> None:
    """Paper boats with a light each."""
    for row in range(4):
        y = -0.55 + row * 0.5
        if row < 3:
            x = -0.62 + row * 0.6 + 0.1 * wave(p, 1, row / 3)
            boat(b.at(x, y + 0.05 * wave(p, 2, row / 3), 0.55 + row * 0.08, 0.08 * wave(p, 2, row / 3 + 0.2)), hue)
        crest = [(x / 14 * 1.9, y + 0.18 + 0.05 * wave(p, 2, x / 8 + row * 0.25)) for x in range(-14, 15)]
        b.shape([*crest, (1.9, 2.6), (-1.9, 2.6)], paint(hue + row * 4, 0.65, 0.5 - row * 0.07, 0.8))


def lighthouse(b: Brush, p: float, hue: float) -> None:
    """A lighthouse whose beam goes round."""
    for turn in (0.0, math.pi):
        angle = math.tau * p / 2 + turn
        reach = math.cos(angle) * 2.4
        b.shape([(0, -0.72), (reach, -1.05), (reach, -0.3)], faded(WARM, 0.34))
    b.glow(0, -0.72, 0.45, WARM, 0.5)
    b.shape([(-0.22, -0.55), (0.22, -0.55), (0.36, 1.0), (-0.36, 1.0)], SNOW)
    for step in range(3):
        top, bottom = -0.2 + step * 0.45, 0.02 + step * 0.45
        near, far = 0.22 + 0.09 * (top + 0.55), 0.22 + 0.09 * (bottom + 0.55)
        b.shape([(-near, top), (near, top), (far, bottom), (-far, bottom)], paint(hue, 0.7, 0.52))
    b.box(-0.3, -0.62, 0.3, -0.52, 0.03, paint(hue, 0.6, 0.3))
    b.box(-0.17, -0.9, 0.17, -0.6, 0.03, WARM)
    b.shape([(-0.24, -0.88), (0, -1.15), (0.24, -0.88)], paint(hue, 0.7, 0.42))
    rock = [(-1.2, 1.2), (-0.7, 0.92), (0.0, 0.86), (0.7, 0.95), (1.2, 1.2), (1.2, 1.5), (-1.2, 1.5)]
    b.shape(rock, (44, 60, 96))
    for row in range(3):
        crest = [(x / 12 * 1.9, 1.15 + row * 0.2 + 0.05 * wave(p, 2, x / 7 + row / 3)) for x in range(-12, 13)]
        b.shape([*crest, (1.9, 2.8), (-1.9, 2.8)], paint(hue + row * 5, 0.6, 0.46 - row * 0.08, 0.85))


def piano(b: Brush, p: float, hue: float) -> None:
    """Keys that go down one after another, and the notes that rise."""
    keys = 7
    playing = int(p * 14) % keys
    for index in range(keys):
        x = -1.05 + index * 0.3
        down = 0.07 if index == playing else 0.0
        b.box(x, 0.1 + down, x + 0.28, 1.05 + down, 0.05, paint(hue, 0.9, 0.88) if index == playing else SNOW)
    for index in (0, 1, 3, 4, 5):
        b.box(-0.86 + index * 0.3, 0.1, -0.68 + index * 0.3, 0.68, 0.04, NIGHT)
    b.box(-1.15, -0.02, 1.15, 0.14, 0.05, paint(hue, 0.6, 0.32))
    for note in range(6):
        rise = (p + note / 6) % 1
        x = -0.85 + (note * 0.618 % 1) * 1.7 + 0.1 * wave(p, 2, note / 6)
        here = b.at(x, -0.15 - rise * 1.3, 0.8, 0.2 * wave(p, 2, note / 4))
        tone = paint(hue + note * 12, 0.9, 0.72, 1 - rise * 0.9)
        here.disc(0, 0, 0.12, tone)
        here.line([(0.1, 0), (0.1, -0.42), (0.26, -0.3)], 0.045, tone)


def whale(b: Brush, p: float, hue: float) -> None:
    """A whale that swims at its own speed."""
    swim = b.at(0.05 * wave(p, 1), 0.1 * wave(p, 1, 0.25), 1, 0.06 * wave(p, 1))
    tail = 0.2 * wave(p, 2)
    swim.shape(
        curve(
            [
                (0.75, 0.0),
                (1.05, -0.15 + tail),
                (1.32, -0.45 + tail),
                (1.2, -0.05 + tail),
                (1.36, 0.22 + tail),
                (1.0, 0.12 + tail),
                (0.75, 0.2),
            ],
            6,
        ),
        paint(hue, 0.6, 0.4),
    )
    back = curve(
        [
            (-1.05, 0.12),
            (-0.85, -0.38),
            (-0.3, -0.56),
            (0.35, -0.4),
            (0.9, 0.02),
            (0.5, 0.38),
            (-0.2, 0.55),
            (-0.85, 0.44),
            (-1.05, 0.12),
        ],
        8,
    )
    swim.shape(back, paint(hue, 0.65, 0.5))
    swim.shape(
        curve([(-1.02, 0.2), (-0.5, 0.26), (0.1, 0.3), (0.55, 0.3), (-0.1, 0.53), (-0.8, 0.43), (-1.02, 0.2)], 8),
        paint(hue, 0.6, 0.86),
    )
    swim.shape(
        curve([(-0.3, 0.3), (-0.1, 0.75 + tail * 0.4), (0.18, 0.72 + tail * 0.4), (0.05, 0.3)], 6),
        paint(hue, 0.6, 0.42),
    )
    swim.disc(-0.68, 0.04, 0.055, NIGHT)
    swim.disc(-0.7, 0.025, 0.018, SNOW)
    for drop in range(9):
        share = (p * 2 + drop / 9) % 1
        side = (drop % 3 - 1) * 0.3
        swim.disc(-0.4 + side * share, -0.6 - share * 0.7 + share * share * 0.3, 0.05, faded(SNOW, 0.9 * (1 - share)))
    for bubble in range(7):
        share = (p + bubble / 7) % 1
        b.disc(
            -1.1 + (bubble * 0.618 % 1) * 2.2,
            1.3 - share * 2.4,
            0.03 + 0.02 * (bubble % 3),
            faded(SNOW, 0.5 * (1 - share)),
        )


def windows(b: Brush, p: float, hue: float) -> None:
    """A street where one window after another turns blue."""
    lit = 0
    for house, (x, wide, top) in enumerate(
        ((-1.25, 0.55, -0.2), (-0.62, 0.62, -0.75), (0.08, 0.5, -0.35), (0.66, 0.62, -0.95))
    ):
        b.shape(
            [(x - 0.04, top), (x + wide / 2, top - 0.3), (x + wide + 0.04, top)], paint(hue + 8 * house, 0.45, 0.26)
        )
        b.box(x, top, x + wide, 1.3, 0.02, paint(hue + 8 * house, 0.4, 0.2 + 0.03 * (house % 2)))
        for row in range(6):
            y = top + 0.16 + row * 0.34
            for column in (0.12, 0.58):
                lit += 1
                on = (lit * 0.618 % 1) < 0.15 + p * 1.1
                left = x + wide * column
                colour = (paint(hue + 4, 0.95, 0.72) if lit % 5 else WARM) if on else faded(NIGHT, 0.8)
                if y < 1.1:
                    b.box(left, y, left + wide * 0.3, y + 0.2, 0.02, colour)
    b.box(-1.9, 1.2, 1.9, 2.4, 0.01, NIGHT)
    for lamp in (-0.66, 0.0, 0.62):
        b.line([(lamp, 1.25), (lamp, 0.72)], 0.03, SNOW)
        b.glow(lamp, 0.7, 0.26 + 0.03 * wave(p, 2, lamp), paint(hue, 1.0, 0.75), 0.6)


def umbrella(b: Brush, p: float, hue: float) -> None:
    """A blue umbrella large enough for two."""
    for drop in range(24):
        x = -1.35 + (drop * 0.618 % 1) * 2.7
        y = -1.7 + ((p * 2 + drop * 0.37) % 1) * 3.3
        if not (abs(x) < 0.98 and y > -0.45):
            b.line([(x, y), (x - 0.03, y + 0.16)], 0.02, faded(SNOW, 0.6))
    top = b.at(0, 0.05, 1, 0.05 * wave(p, 1))
    top.line([(0, -0.75), (0, 0.75)], 0.05, SNOW)
    top.arc(-0.1, 0.75, 0.1, 0, math.pi, 0.05, SNOW)
    ribs = [math.cos(math.pi - index * math.pi / 6) for index in range(7)]
    for index, (left, right) in enumerate(pairwise(ribs)):
        down, up = _rib(left), _rib(right)
        hem = arc_points((left + right) / 2, 0, (right - left) / 2, math.pi, math.tau, 10)
        top.shape(
            [*down, *[(x, y * 0.4) for x, y in hem], *reversed(up)],
            paint(hue + 12 * (index % 2), 0.75, 0.5 + 0.1 * (index % 2)),
        )
    top.disc(0, -0.78, 0.06, SNOW)
    for x, size, shirt in ((-0.38, 0.4, WARM), (0.36, 0.32, paint(hue + 20, 0.8, 0.75))):
        person = b.at(x, 0.95 + 0.02 * wave(p, 4, x), size)
        person.box(-0.5, -0.2, 0.5, 1.2, 0.4, shirt)
        person.disc(0, -0.62, 0.46, (255, 224, 196))
        person.arc(0, -0.72, 0.4, math.pi * 1.05, math.pi * 1.95, 0.22, NIGHT)
        person.arc(0, -0.52, 0.16, 0.4, math.pi - 0.4, 0.05, NIGHT)


def _rib(x: float) -> list[Point]:
    """From the tip of an umbrella down to its rim."""
    return [(x * math.sin(u * math.pi / 20), -0.78 * math.cos(u * math.pi / 20)) for u in range(11)]


DRAWINGS: dict[str, Drawing] = {
    each.__name__: each for each in (lights, stars, hands, kites, boats, lighthouse, piano, whale, windows, umbrella)
}
