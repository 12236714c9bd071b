"""The limits of a child, on the real kernel."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.media.run import Limits, run

ROOMY = Limits(wall_s=20, cpu_s=10, memory=1 << 30, file_bytes=1 << 20)


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-c", code]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def pids_in(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir()]


async def first_pid(folder: Path) -> int:
    for _ in range(500):
        if found := pids_in(folder):
            return found[0]
        await asyncio.sleep(0.02)
    raise AssertionError("no child started within ten seconds")


def may_take_the_network_away() -> bool:
    ways = (["unshare", "--net", "true"], ["unshare", "--user", "--net", "true"])
    return any(subprocess.run(way, check=False, capture_output=True).returncode == 0 for way in ways)


async def test_lines_come_while_it_runs(tmp_path: Path) -> None:
    heard: list[str] = []

    async def on_line(line: str) -> None:
        heard.append(line)

    ended = await run(python("print('a=1'); print('b=2')"), ROOMY, tmp_path, on_line)

    assert (ended.status, heard, ended.output, ended.at_limit) == (0, ["a=1", "b=2"], "a=1\nb=2\n", False)


async def test_wall_time_ends_it_and_its_children(tmp_path: Path) -> None:
    code = "import os,time; pid=os.fork(); open(str(os.getpid()),'w').close(); time.sleep(60)"
    started = time.monotonic()

    ended = await run(python(code), Limits(1.0, 10, 1 << 30, 1 << 20), tmp_path)

    assert ended.out_of_time
    assert ended.at_limit
    assert time.monotonic() - started < 5
    children = pids_in(tmp_path)
    assert len(children) == 2
    await asyncio.sleep(0.1)
    assert not any(alive(pid) for pid in children)


async def test_processor_time_ends_it(tmp_path: Path) -> None:
    ended = await run(python("while True: pass"), Limits(20, 1, 1 << 30, 1 << 20), tmp_path)

    assert ended.status in (-signal.SIGXCPU, -signal.SIGKILL)
    assert ended.at_limit


async def test_it_is_as_nice_as_asked(tmp_path: Path) -> None:
    nice = Limits(wall_s=20, cpu_s=10, memory=1 << 30, file_bytes=1 << 20, nice=15)
    ours = os.getpriority(os.PRIO_PROCESS, 0)

    found = [(await run(python("import os; print(os.nice(0))"), limits, tmp_path)).output for limits in (ROOMY, nice)]

    assert [int(each) for each in found] == [min(19, ours + 5), min(19, ours + 15)]


async def test_memory_is_limited(tmp_path: Path) -> None:
    ended = await run(python("x = bytearray(1 << 30)"), Limits(20, 10, 512 << 20, 1 << 20), tmp_path)

    assert ended.status == 1
    assert "MemoryError" in ended.errors


async def test_file_size_is_limited(tmp_path: Path) -> None:
    ended = await run(python("open('big', 'wb').write(b'x' * (2 << 20))"), ROOMY, tmp_path)

    assert ended.status != 0
    assert (tmp_path / "big").stat().st_size <= 1 << 20


async def test_nothing_of_our_environment_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINDRED_S3_SECRET_KEY", "secret")

    ended = await run(python("import os; print(sorted(os.environ))"), ROOMY, tmp_path)

    assert "KINDRED" not in ended.output


async def test_there_is_no_network_where_the_kernel_lets_us_take_it(tmp_path: Path) -> None:
    ended = await run(python("import socket; print([name for _, name in socket.if_nameindex()])"), ROOMY, tmp_path)

    assert (ended.output.strip() in ("['lo']", "[]")) or not may_take_the_network_away()


async def test_cancelling_leaves_no_child_behind(tmp_path: Path) -> None:
    code = "import os,time; open(str(os.getpid()),'w').close(); time.sleep(60)"
    task = asyncio.create_task(run(python(code), ROOMY, tmp_path))
    pid = await first_pid(tmp_path)

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert not alive(pid)


async def test_killed_parent_takes_its_child_along(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    code = f"""
import asyncio, sys; sys.path.insert(0, {str(root)!r})
from pathlib import Path
from storage.media.run import Limits, run
child = [sys.executable, "-I", "-c", "import os,time; open(str(os.getpid()),'w').close(); time.sleep(60)"]
asyncio.run(run(child, Limits(60, 10, 1 << 30, 1 << 20), Path({str(tmp_path)!r})))
"""
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    pid = await first_pid(tmp_path)

    parent.kill()
    await parent.wait()

    await asyncio.sleep(0.2)
    assert not alive(pid)
