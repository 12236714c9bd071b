"""Where things live: the repository, the data folder and the cache folder."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """What must survive: graph, objects, queue, mail. Never inside the repository."""
    return Path(os.environ.get("KINDRED_DATA") or Path.home() / ".local/share/kindred").expanduser().absolute()


def cache_folder() -> Path:
    """What can be made again: jars, built servers, the test browser."""
    return Path(os.environ.get("KINDRED_CACHE") or Path.home() / ".cache/kindred").expanduser().absolute()


def python() -> str:
    """The interpreter every part runs under: the virtual environment's, whoever asks."""
    inside = ROOT / ".venv/bin/python"
    return str(inside) if inside.exists() else sys.executable


def site_packages() -> Path:
    return next((ROOT / ".venv/lib").glob("python3.*/site-packages"))
