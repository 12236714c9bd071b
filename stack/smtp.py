"""The mail sink: accepts every mail by SMTP, keeps it, and shows it on a page. Nothing is sent on."""

import socket
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from stack.part import Part
from stack.paths import python


def part(data: Path, port: int, page_port: int) -> Part:
    return Part(
        name="smtp",
        command=[python(), "-m", "stack.sink", str(data / "mail"), str(port), str(page_port)],
        answers=lambda: _greets(port) and responds(page_port, "/healthz"),
        address=f"http://127.0.0.1:{page_port}",
    )


def _greets(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as connection:
            return connection.recv(4).startswith(b"220")
    except OSError:
        return False


def responds(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
