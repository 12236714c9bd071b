"""What a crash of a part, or of the stack itself, leaves behind: nothing running, nothing lost."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from minio import Minio
from neo4j import AsyncGraphDatabase
from redis import Redis

from core.settings import Settings
from stack import FREE, STORES, Stack, StackError
from stack.paths import ROOT


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def gone(pids: list[int], seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while any(alive(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(alive(pid) for pid in pids)


@pytest.mark.parametrize("name", ["s3", "redis", "smtp"])
def test_starts_a_killed_part_again(stack: Stack, name: str) -> None:
    before = stack.pid(name)

    stack.kill(name)
    stack.wait_ready(name, 30)

    assert stack.pid(name) != before
    assert gone([before])


async def test_graph_keeps_what_it_acknowledged_through_a_kill(stack: Stack, settings: Settings) -> None:
    auth = (settings.neo4j_user, settings.neo4j_password)
    async with AsyncGraphDatabase.driver(settings.neo4j_url, auth=auth) as driver:
        await driver.execute_query("MERGE (:StackProbe {id: 'kept'})")

        stack.kill("neo4j")
        started = time.monotonic()
        stack.wait_ready("neo4j", 60)
        took = time.monotonic() - started

        rows = (await driver.execute_query("MATCH (p:StackProbe) DETACH DELETE p RETURN count(*)")).records
    assert rows[0][0] == 1
    assert took < 30


def test_redis_keeps_what_it_acknowledged_through_a_kill(stack: Stack, settings: Settings) -> None:
    with Redis.from_url(settings.redis_url) as client:
        client.xadd("stack:probe", {"n": "1"}, id="1-1")

    stack.kill("redis")
    stack.wait_ready("redis")

    with Redis.from_url(settings.redis_url) as client:
        assert client.xlen("stack:probe") == 1
        client.delete("stack:probe")


def test_objects_are_kept_through_a_kill(stack: Stack, settings: Settings) -> None:
    def client() -> Minio:
        address = settings.s3_url.removeprefix("http://")
        return Minio(address, settings.s3_access_key, settings.s3_secret_key, secure=False)

    client().make_bucket("stack-probe")
    client().put_object("stack-probe", "a/b", io.BytesIO(b"bytes"), 5)

    stack.kill("s3")
    stack.wait_ready("s3")

    assert client().get_object("stack-probe", "a/b").read() == b"bytes"
    client().remove_object("stack-probe", "a/b")
    client().remove_bucket("stack-probe")


def test_leaves_no_process_when_the_stack_itself_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from stack import Stack, FREE\n"
        f"s = Stack(Path({str(tmp_path)!r}), ports=FREE, parts=('redis', 'smtp', 's3')); s.start()\n"
        "print('pids', *(s.pid(n) for n in s.parts), flush=True); time.sleep(60)"
    )
    stack = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert stack.stdout is not None
    pids = next([int(n) for n in line.split()[1:]] for line in stack.stdout if line.startswith("pids"))
    assert all(alive(pid) for pid in pids)

    os.kill(stack.pid, signal.SIGKILL)
    stack.wait()
    stack.stdout.close()

    assert gone(pids)


def test_says_what_a_part_said_that_cannot_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stack.redis._CONF", "no-such-directive yes\n")
    said: list[str] = []

    broken = Stack(tmp_path, ports=FREE, parts=("redis",), say=said.append)
    with broken, pytest.raises(StackError, match=r"(?s)redis died.*no-such-directive"):
        broken.start()

    assert any("redis died (exit code 1" in line for line in said)


def test_gives_every_part_the_same_ports_again(tmp_path: Path) -> None:
    ports = []
    for _ in range(2):
        with Stack(tmp_path, ports=FREE, parts=("redis",), say=lambda line: None) as stack:
            stack.start()
            ports.append(stack.ports)

    assert ports[0] == ports[1]
    assert set(STORES) <= set(ports[0])
