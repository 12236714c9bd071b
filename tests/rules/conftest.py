from pathlib import Path

import pytest

from stack import FREE, Stack


@pytest.fixture
def planned(tmp_path: Path) -> Stack:
    """The stack as it would start, so that the rules need no server."""
    stack = Stack(tmp_path, ports=FREE)
    stack.prepare()
    return stack
