"""`python -m stack.inside -m module ...`: runs Python with the settings of the product that `make up` started.

A graph named by KINDRED_NEO4J_URL wins: then the environment is taken as it is.
"""

import json
import os
import sys

from stack import variables
from stack.paths import data_folder, python
from stack.running import Running


def environment() -> dict[str, str] | None:
    """The settings of the stack that runs over the data folder; None where none does."""
    data = data_folder()
    found = Running(data).holder()
    ports = data / "ports.json"
    if found is None or not ports.exists():
        return None
    return variables.asked() | variables.of(data, json.loads(ports.read_text()), found[1])


def main() -> None:
    given = {} if os.environ.get("KINDRED_NEO4J_URL") else environment()
    if given is None:
        print(f"nothing runs over {data_folder()}: start it by `make up`, or set KINDRED_NEO4J_URL", file=sys.stderr)
        sys.exit(1)
    command = [python(), *sys.argv[1:]]
    os.execve(command[0], command, os.environ | given)  # noqa: S606 (nothing of ours is left to clean up)


if __name__ == "__main__":
    main()
