"""A small drawing tool over Pillow: smooth shapes in a plane that can be moved, scaled and turned.

Everything is drawn at twice the size and halved at the end, which makes edges smooth.
"""

import colorsys
import math
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from stack.paths import site_packages

Point = tuple[float, float]
Paint = tuple[int, int, int] | tuple[int, int, int, int]
OVER = 2


def paint(hue: float, saturation: float, light: float, alpha: float = 1.0) -> Paint:
    """A colour from an angle and two shares."""
    red, green, blue = colorsys.hls_to_rgb(hue % 360 / 360, light, saturation)
    solid = (round(red * 255), round(green * 255), round(blue * 255))
    return solid if alpha >= 1 else (*solid, round(alpha * 255))


def faded(colour: Paint, alpha: float) -> Paint:
    """The same colour, seen through."""
    return (colour[0], colour[1], colour[2], max(0, min(255, round(alpha * 255))))


class Brush:
    """Draws in a plane whose middle is (0, 0); `at` gives a brush for a part of it."""

    def __init__(self, draw: ImageDraw.ImageDraw, x: float, y: float, size: float, turn: float = 0.0) -> None:
        self._draw = draw
        self._x, self._y, self._size, self._turn = x, y, size, turn
        self._cos, self._sin = math.cos(turn) * size, math.sin(turn) * size

    def at(self, x: float, y: float, size: float = 1.0, turn: float = 0.0) -> "Brush":
        """A brush whose plane is moved, scaled and turned (radians) within this one."""
        there = self._place(x, y)
        return Brush(self._draw, *there, self._size * size, self._turn + turn)

    def disc(self, x: float, y: float, radius: float, fill: Paint) -> None:
        """A filled circle."""
        (cx, cy), far = self._place(x, y), abs(radius * self._size)
        self._draw.ellipse((cx - far, cy - far, cx + far, cy + far), fill=fill)

    def glow(self, x: float, y: float, radius: float, fill: Paint, strength: float = 0.5) -> None:
        """A soft light: rings that grow fainter outwards."""
        for step in range(7, 0, -1):
            self.disc(x, y, radius * step / 7, faded(fill, strength / 7 * (1 + (7 - step) * 0.35)))

    def shape(self, points: Sequence[Point], fill: Paint) -> None:
        """A filled polygon."""
        self._draw.polygon([self._place(*point) for point in points], fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: Paint) -> None:
        """A line with round ends and joints."""
        if len(points) < 2:
            return
        placed = [self._place(*point) for point in points]
        thick = max(1, round(width * self._size))
        solid = len(fill) == 3 or fill[3] == 255  # one that is seen through would show where joints overlap
        self._draw.line(placed, fill=fill, width=thick, joint="curve" if solid else None)
        for x, y in (placed[0], placed[-1]) if solid else ():
            self._draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=fill)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float, fill: Paint) -> None:
        """A part of a ring, from one angle to another (radians)."""
        outer = arc_points(x, y, radius + width / 2, start, end, 40)
        inner = arc_points(x, y, max(0.0, radius - width / 2), start, end, 40)
        self.shape([*outer, *reversed(inner)], fill)

    def box(self, left: float, top: float, right: float, bottom: float, corner: float, fill: Paint) -> None:
        """A rectangle with round corners."""
        points: list[Point] = []
        corners = (
            (right - corner, top + corner, -math.pi / 2),
            (right - corner, bottom - corner, 0.0),
            (left + corner, bottom - corner, math.pi / 2),
            (left + corner, top + corner, math.pi),
        )
        for x, y, start in corners:
            points += arc_points(x, y, corner, start, start + math.pi / 2, 6)
        self.shape(points, fill)

    def star(self, x: float, y: float, radius: float, fill: Paint, points: int = 4, waist: float = 0.32) -> None:
        """A star with that many rays."""
        rim: list[Point] = []
        for index in range(points * 2):
            far = radius if index % 2 == 0 else radius * waist
            angle = math.pi * index / points - math.pi / 2
            rim.append((x + far * math.cos(angle), y + far * math.sin(angle)))
        self.shape(rim, fill)

    def heart(self, x: float, y: float, size: float, fill: Paint) -> None:
        """A heart."""
        rim: list[Point] = []
        for index in range(48):
            t = math.tau * index / 48
            across = 16 * math.sin(t) ** 3
            up = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
            rim.append((x + across * size / 16, y - up * size / 16))
        self.shape(rim, fill)

    def _place(self, x: float, y: float) -> Point:
        return self._x + x * self._cos - y * self._sin, self._y + x * self._sin + y * self._cos


def arc_points(x: float, y: float, radius: float, start: float, end: float, steps: int = 28) -> list[Point]:
    """Points along a part of a circle."""
    angles = [start + (end - start) * i / steps for i in range(steps + 1)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def curve(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    made: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            made.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return [*made, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def part(points: Sequence[Point], share: float) -> list[Point]:
    """The first part of a line."""
    return list(points[: max(2, round(len(points) * max(0.0, min(1.0, share))))])


def upright(top: Paint, bottom: Paint, width: int, height: int) -> Image.Image:
    """A background that goes from one colour to another."""
    mask = Image.linear_gradient("L").resize((width, height), Image.Resampling.BICUBIC)
    return Image.composite(
        Image.new("RGB", (width, height), bottom[:3]), Image.new("RGB", (width, height), top[:3]), mask
    )


def lit(ground: Image.Image, x: float, y: float, radius: float, colour: Paint, strength: float) -> None:
    """Puts a soft round light onto a picture, in place."""
    size = round(radius * 2)
    mask = Image.radial_gradient("L").resize((size, size), Image.Resampling.BICUBIC)
    mask = mask.point([round(max(0, 180 - v) / 180 * 255 * strength) for v in range(256)])  # 180: the nearest edge
    ground.paste(Image.new("RGB", (size, size), colour[:3]), (round(x - radius), round(y - radius)), mask)


@cache
def letters(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The typeface of titles: Noto Sans CJK SC in a weight from 100 to 900."""
    font = ImageFont.truetype(site_packages() / "manimgx_fonts_cjk/NotoSansCJK-VF.otf.ttc", size, index=2)
    font.set_variation_by_axes([weight])
    return font
