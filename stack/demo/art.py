"""Pictures: the frames of a clip, and the covers of the two campaigns."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from stack.demo import blue, rescue
from stack.demo.brush import OVER, Brush, Paint, faded, letters, lit, paint, upright

WIDTH, HEIGHT, RATE = 480, 854, 20
COVER = (1600, 900)
DRAWINGS = rescue.DRAWINGS | blue.DRAWINGS


@dataclass(frozen=True, slots=True)
class Look:
    """How a clip looks: what is drawn, in which colours, on which ground."""

    drawing: str
    hue: float
    ground: tuple[Paint, Paint]
    pattern: str
    title: str
    label: str


def frames(look: Look, count: int) -> Iterator[bytes]:
    """The frames of a clip, each as RGB bytes."""
    ground = _ground(look)
    words = [
        (layer.crop((0, top, WIDTH, end)), top) for layer in [_words(look)] for top, end in ((60, 280), (740, 826))
    ]
    draw_thing = DRAWINGS[look.drawing]
    for index in range(count):
        p = index / count
        picture = ground.copy()
        draw = ImageDraw.Draw(picture, "RGBA")
        _PATTERNS[look.pattern](Brush(draw, WIDTH * OVER / 2, HEIGHT * OVER * 0.54, WIDTH * OVER / 2), p)
        swell = 1 + 0.02 * math.sin(math.tau * p)
        draw_thing(Brush(draw, WIDTH * OVER / 2, HEIGHT * OVER * 0.56, 172 * OVER * swell), p, look.hue)
        small = picture.reduce(OVER)
        for layer, y in words:
            small.paste(layer, (0, y), layer)
        yield small.tobytes()


def _ground(look: Look) -> Image.Image:
    ground = upright(*look.ground, WIDTH * OVER, HEIGHT * OVER)
    lit(ground, WIDTH * OVER / 2, HEIGHT * OVER * 0.55, WIDTH * OVER * 0.75, paint(look.hue + 20, 0.9, 0.75), 0.42)
    return ground


def _words(look: Look) -> Image.Image:
    """Title and label as one layer, with a soft shadow that keeps them readable on any ground."""
    text = Image.new("RGBA", (WIDTH, HEIGHT), (255, 255, 255, 0))
    draw = ImageDraw.Draw(text)
    size = 46 if draw.textlength(look.title, letters(46, 800)) <= 800 else 36
    font = letters(size, 800)
    y = 84
    for row in _rows(draw, look.title, size):
        draw.text((WIDTH / 2, y), row, font=font, fill=(255, 255, 255, 255), anchor="mt")
        y += round(size * 1.34)
    small = letters(21, 600)
    wide = draw.textlength(look.label, small) / 2 + 20
    pill = (WIDTH / 2 - wide, 762, WIDTH / 2 + wide, 804)
    draw.rounded_rectangle(pill, 21, fill=(255, 255, 255, 46), outline=(255, 255, 255, 130))
    draw.text((WIDTH / 2, 783), look.label, font=small, fill=(255, 255, 255, 255), anchor="mm")
    shade = Image.new("RGBA", (WIDTH, HEIGHT), (20, 14, 30, 0))
    shade.putalpha(text.getchannel("A").filter(ImageFilter.GaussianBlur(7)).point([v * 3 // 4 for v in range(256)]))
    return Image.alpha_composite(shade, text)


def _rows(draw: ImageDraw.ImageDraw, title: str, size: int) -> list[str]:
    """The title in as few rows as fit, as even as they can be; Chinese breaks anywhere but before a comma."""
    font, most = letters(size, 800), WIDTH - 56
    pieces = title.split(" ") if title.isascii() else re.findall(".[，。！？、：]?", title)
    glue = " " if title.isascii() else ""
    rows = _filled(draw, font, pieces, glue, most)
    for width in range(most // 2, most, 12):
        narrower = _filled(draw, font, pieces, glue, width)
        if len(narrower) == len(rows):
            return narrower
    return rows


def _filled(
    draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, pieces: list[str], glue: str, width: float
) -> list[str]:
    rows = [""]
    for piece in pieces:
        longer = f"{rows[-1]}{glue}{piece}" if rows[-1] else piece
        if rows[-1] and draw.textlength(longer, font) > width:
            rows.append(piece)
        else:
            rows[-1] = longer
    return rows


def _rays(b: Brush, p: float) -> None:
    for ray in range(16):
        angle = math.tau * (ray / 16 + p / 16)
        near, far = angle - 0.08, angle + 0.08
        b.shape([(0, 0), (2.6 * math.cos(near), 2.6 * math.sin(near)), (2.6 * math.cos(far), 2.6 * math.sin(far))],
                (255, 255, 255, 20))  # fmt: skip


def _rings(b: Brush, p: float) -> None:
    for ring in range(5):
        share = (ring + p) / 5
        b.arc(0, 0, 0.3 + share * 1.9, 0, math.tau, 0.03, (255, 255, 255, round(46 * (1 - share))))


def _dots(b: Brush, p: float) -> None:
    for row in range(-9, 10):
        for column in range(-5, 6):
            swell = 0.016 + 0.012 * math.sin(math.tau * p + column * 0.6 + row * 0.4)
            b.disc(column * 0.21, row * 0.21, swell, (255, 255, 255, 44))


def _hills(b: Brush, p: float) -> None:
    for row in range(4):
        y = 0.55 + row * 0.26
        ridge = [(x / 8 * 1.3, y + 0.12 * math.sin(x / 3 + row * 1.7 + math.tau * p)) for x in range(-8, 9)]
        b.shape([*ridge, (1.3, 2.4), (-1.3, 2.4)], (0, 0, 0, 22))


def _bands(b: Brush, p: float) -> None:
    for band in range(-7, 9):
        x = (band + p) * 0.36
        b.shape([(x, -2.2), (x + 0.16, -2.2), (x - 0.9, 2.2), (x - 1.06, 2.2)], (255, 255, 255, 16))


_PATTERNS: dict[str, Callable[[Brush, float], None]] = {
    "rays": _rays, "rings": _rings, "dots": _dots, "hills": _hills, "bands": _bands,
}  # fmt: skip
PATTERNS = list(_PATTERNS)


def rescue_cover() -> Image.Image:
    """Evening over mountains; on the table before them what hands can make."""
    width, height = COVER[0] * OVER, COVER[1] * OVER
    picture = upright((92, 22, 40), (255, 150, 72), width, height)
    lit(picture, width * 0.68, height * 0.52, height * 0.75, (255, 226, 150), 0.95)
    draw = ImageDraw.Draw(picture, "RGBA")
    whole = Brush(draw, width / 2, height / 2, height / 2)
    whole.disc(0.64, 0.05, 0.26, (255, 240, 196))
    for row in range(4):
        ridge = [
            (
                x / 20 * 1.9,
                0.12 + row * 0.19 - 0.26 * abs(math.sin(x * (0.29 + row * 0.07) + row * 2.1)) * (1 - row * 0.16),
            )
            for x in range(-20, 21)
        ]
        whole.shape([*ridge, (1.9, 1.2), (-1.9, 1.2)], paint(8 + row * 5, 0.62, 0.36 - row * 0.075))
    for x, y, size, name, hue, p in (
        (-1.42, 0.18, 0.3, "lantern", 22, 0.2), (-0.82, 0.42, 0.34, "kit", 6, 0.27),
        (-0.1, 0.36, 0.36, "rope", 30, 0.85), (0.56, 0.5, 0.31, "whistle", 14, 0.4),
        (1.2, 0.38, 0.38, "backpack", 20, 0.35),
    ):  # fmt: skip
        DRAWINGS[name](whole.at(x, y, size), p, hue)
    for spark in range(46):
        x, y = -1.75 + (spark * 0.618 % 1) * 3.5, -0.98 + (spark * 0.414 % 1) * 0.8
        whole.disc(x, y, 0.004 + 0.005 * (spark % 3), faded((255, 226, 170), 0.7))
    return picture.reduce(OVER)


def blue_cover() -> Image.Image:
    """A blue night over a town: kites, stars, and a light in every window."""
    width, height = COVER[0] * OVER, COVER[1] * OVER
    picture = upright((10, 22, 66), (58, 136, 226), width, height)
    lit(picture, width * 0.26, height * 0.34, height * 0.62, (150, 206, 255), 0.8)
    draw = ImageDraw.Draw(picture, "RGBA")
    whole = Brush(draw, width / 2, height / 2, height / 2)
    for star in range(120):
        x, y = -1.8 + (star * 0.618 % 1) * 3.6, -1.0 + (star * 0.414 % 1) * 1.3
        whole.star(x, y, 0.008 + 0.012 * (star * 0.27 % 1), faded(blue.SNOW, 0.35 + 0.5 * (star * 0.37 % 1)), 4)
    whole.disc(-0.85, -0.32, 0.24, blue.SNOW)
    whole.disc(-0.78, -0.36, 0.05, paint(215, 0.5, 0.88))
    whole.disc(-0.93, -0.25, 0.035, paint(215, 0.5, 0.88))
    for row in range(3):
        ridge = [(x / 16 * 1.9, 0.3 + row * 0.14 - 0.1 * math.sin(x * 0.42 + row * 2.2)) for x in range(-16, 17)]
        whole.shape([*ridge, (1.9, 1.2), (-1.9, 1.2)], paint(222 - row * 6, 0.55, 0.36 - row * 0.07))
    for index, x in enumerate((-1.25, -0.42, 0.42, 1.25)):
        blue.windows(whole.at(x, 0.52 + 0.02 * (index % 2), 0.34), 0.6 + 0.1 * index, 206 + index * 5)
    for x, y, size, hue, p in ((0.42, -0.34, 0.42, 200, 0.1), (1.22, -0.42, 0.34, 226, 0.6)):
        _kite(whole.at(x, y, size, 0.25), hue, p)
    for row in range(3):
        crest = [(x / 20 * 1.9, 0.72 + row * 0.1 + 0.012 * math.sin(x * 0.9 + row)) for x in range(-20, 21)]
        whole.shape([*crest, (1.9, 1.2), (-1.9, 1.2)], paint(214 + row * 5, 0.7, 0.4 - row * 0.06))
        for boat in range(3):
            x = -1.4 + boat * 1.15 + row * 0.32
            blue.boat(whole.at(x, 0.72 + row * 0.1, 0.1 + 0.02 * row, 0.05 * (boat - 1)), 210)
    return picture.reduce(OVER)


def _kite(b: Brush, hue: float, p: float) -> None:
    tail = [(0.06 * math.sin(i * 1.3 + p * 6), 1 + i * 0.24) for i in range(8)]
    b.line(tail, 0.03, faded(blue.SNOW, 0.8))
    for x, y in tail[1:6]:
        b.shape([(x - 0.14, y - 0.07), (x + 0.14, y + 0.07), (x + 0.14, y - 0.07), (x - 0.14, y + 0.07)], blue.WARM)
    b.shape([(0, -1), (0.68, -0.1), (0, 1), (-0.68, -0.1)], paint(hue, 0.8, 0.5))
    b.shape([(0, -1), (0.68, -0.1), (0, -0.1)], paint(hue, 0.85, 0.74))
    b.shape([(0, -0.1), (-0.68, -0.1), (0, 1)], paint(hue, 0.7, 0.64))
