"""Which port each part listens on: the default when free, else any, and the same one after a restart."""

import json
import os
import socket
from pathlib import Path

DEFAULT = "default"
FREE = "free"

FIXED = {"neo4j": 7687, "s3": 9000, "redis": 6379, "smtp": 1025, "mailbox": 8025, "api": 8000}


class PortTaken(Exception):
    """The port a person asked for belongs to somebody else."""


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def any_free(host: str = "127.0.0.1") -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def api_port() -> int:
    text = os.environ.get("KINDRED_PORT") or str(FIXED["api"])
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise PortTaken(f"KINDRED_PORT must be a port number from 1 to 65535, not {text!r}")
    return int(text)


def choose(mode: str, remembered: Path) -> dict[str, int]:
    """One port a part. The API's is never moved silently: people have its address."""
    known: dict[str, int] = json.loads(remembered.read_text()) if remembered.exists() else {}
    if mode == FREE:
        ports = {name: known.get(name) or any_free() for name in FIXED}
    else:
        ports = {name: _settle(known.get(name, fixed), fixed) for name, fixed in FIXED.items() if name != "api"}
        ports["api"] = api_port()
        if not is_free(ports["api"]):
            raise PortTaken(
                f"port {ports['api']} is taken by another program; stop it, or choose another: "
                f"KINDRED_PORT={ports['api'] + 1} make up"
            )
    remembered.parent.mkdir(parents=True, exist_ok=True)
    remembered.write_text(json.dumps(ports, indent=1))
    return ports


def _settle(wanted: int, fixed: int) -> int:
    if is_free(wanted):
        return wanted
    return fixed if is_free(fixed) else any_free()
