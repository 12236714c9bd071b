"""The product's own processes: the API (which serves the page) and the two workers."""

import time
from collections.abc import Callable

from stack.part import Part
from stack.paths import python
from stack.smtp import responds

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (to recognise it)
STORES = ("neo4j", "s3", "redis", "smtp")


def api(host: str, port: int) -> Part:
    uvicorn = [python(), "-m", "uvicorn", "app:create", "--factory", "--host", host, "--port", str(port)]
    options = [
        "--loop",
        "uvloop",
        "--http",
        "httptools",
        "--no-access-log",
        "--timeout-graceful-shutdown",
        "5",
    ]
    here = "127.0.0.1" if host in _EVERYWHERE else host
    return Part(
        name="api",
        command=[*uvicorn, *options],
        answers=lambda: responds(port, "/readyz"),
        after=STORES,
        address=f"http://{here}:{port}",
        stop_seconds=10.0,
    )


def worker(queue: str, redis_port: int, redis_password: str) -> Part:
    """Ready once it has written its heartbeat; the one of a dead predecessor is removed first."""
    heartbeat = f"kindred:{queue}:health-check"

    def call(command: str) -> bool:
        from redis import Redis
        from redis.exceptions import RedisError

        try:
            with Redis(host="127.0.0.1", port=redis_port, password=redis_password, socket_timeout=2) as client:
                return bool(client.execute_command(command, heartbeat))
        except (RedisError, OSError):
            return False

    return Part(
        name=f"worker-{queue}",
        command=[python(), "-m", "workers", queue],
        before=lambda: _forget(call),
        answers=lambda: call("EXISTS"),
        after=(*STORES, "api"),
        stop_seconds=10.0,
    )


def _forget(call: Callable[[str], bool]) -> None:
    for _ in range(20):
        if call("DEL") or not call("EXISTS"):
            return
        time.sleep(0.1)
