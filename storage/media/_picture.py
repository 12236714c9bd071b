"""Makes a picture fit for pages; run as a limited child. Prints one JSON object: size, or {"problem": code}.

    python -I _picture.py SOURCE FORMAT TARGET

Turned upright as its EXIF says, colours brought to sRGB, no metadata kept, at most 1600 pixels, WebP.
"""

import io
import json
import sys
import warnings

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1600
LEAST_SIDE = 16
QUALITY = 82


class Wrong(Exception):
    """Carries the code of a problem."""


def main(source: str, kind: str, target: str) -> None:
    """Writes the target and prints its size."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        width, height = make(source, kind, target)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        print(json.dumps({"problem": "TOO_MANY_PIXELS"}))
    except Wrong as wrong:
        print(json.dumps({"problem": str(wrong)}))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        print(json.dumps({"problem": "NOT_A_PICTURE"}))
    else:
        print(json.dumps({"width": width, "height": height}))


def make(source: str, kind: str, target: str) -> tuple[int, int]:
    """The size of the picture that it wrote."""
    with Image.open(source, formats=[kind]) as opened:
        if min(opened.size) < LEAST_SIDE:
            raise Wrong("TOO_SMALL")
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        picture = _srgb(upright)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # Pixels alone are copied into a new picture, so that nothing else can travel along.
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    clean.save(target, "WEBP", quality=QUALITY, method=4)
    return clean.size


def _srgb(picture: Image.Image) -> Image.Image:
    """The picture in RGB or RGBA, with the colours that its profile means."""
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if transparent else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            made = ImageCms.profileToProfile(
                picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            return made.convert(mode)
    return picture.convert(mode)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
