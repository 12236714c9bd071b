"""What browsers may keep of an object, by where it lies. The addresses themselves change every hour."""

from storage.keys import PICTURES, WORKS

FOREVER = "private, max-age=86400, immutable"
NEVER = "no-store"


def cache_control(key: str) -> str:
    """Renditions never change under their key; everything else is not for keeping."""
    return FOREVER if key.startswith((PICTURES, WORKS)) else NEVER
