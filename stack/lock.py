"""`python -m stack.lock`: compile requirements*.in with hashes and without addresses, and lock the jars anew."""

import subprocess
import sys

from stack import jars
from stack.paths import ROOT

_COMPILE = ("uv", "pip", "compile", "-q", "--generate-hashes", "--universal", "--python-version", "3.11")
_QUIET = ("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock")
_NO_DEPS = ("requirements-data", "requirements-go")


def main() -> int:
    for name in ("requirements", "requirements-dev", *_NO_DEPS):
        alone = ["--no-deps"] if name in _NO_DEPS else []
        done = subprocess.run([*_COMPILE, *_QUIET, *alone, f"{name}.in", "-o", f"{name}.txt"], cwd=ROOT)
        if done.returncode:
            return done.returncode
    print(f"{jars.write_lock()} jars locked")
    return 0


if __name__ == "__main__":
    sys.exit(main())
