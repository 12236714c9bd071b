"""A load generator in a process of its own: raw sockets, one request under way on each, answers only counted.

Some 20 us of CPU a request, so that on two cores the client is not what is measured.
"""

import hashlib
import json
import select
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from stack.paths import python

CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Measured:
    """What one round gave. Times in ms; `failures` are answers other than 200 or with errors in them."""

    requests: int
    seconds: float
    latencies: list[float]
    failures: int
    client_cpu: float


class _Connection:
    __slots__ = ("buffer", "sent_at", "socket", "wanted")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), 60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.wanted = -1
        self.sent_at = 0.0

    def send(self, request: bytes) -> None:
        self.buffer, self.wanted = b"", -1
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> bool:
        """Whether the answer is complete."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError("the server closed a connection")
        self.buffer += part
        if self.wanted < 0:
            head = self.buffer.find(b"\r\n\r\n")
            if head < 0:
                return False
            headers = self.buffer[:head].lower()
            at = headers.find(b"content-length:")
            if at < 0:
                return self.buffer.endswith(b"0\r\n\r\n")
            self.wanted = head + 4 + int(headers[at + 15 :].split(b"\r\n", 1)[0])
        return len(self.buffer) >= self.wanted


def drive(port: int, requests: list[bytes], seconds: float, connections: int = CONNECTIONS) -> Measured:
    """Sends the requests in turn for so many seconds."""
    poll = select.epoll()
    by_number = {}
    turn, failures = 0, 0
    latencies: list[float] = []
    cpu = time.process_time()
    started = time.perf_counter()
    ends = started + seconds
    for _ in range(connections):
        one = _Connection(port)
        by_number[one.socket.fileno()] = one
        poll.register(one.socket, select.EPOLLIN)
        one.send(requests[turn % len(requests)])
        turn += 1
    waiting = connections
    while waiting:
        for number, _ in poll.poll(60):
            one = by_number[number]
            if not one.receive():
                continue
            now = time.perf_counter()
            latencies.append((now - one.sent_at) * 1000)
            if not one.buffer.startswith(b"HTTP/1.1 200") or b'"errors":[{' in one.buffer:
                failures += 1
            if now >= ends:
                waiting -= 1
                poll.unregister(number)
                continue
            one.send(requests[turn % len(requests)])
            turn += 1
    for one in by_number.values():
        one.socket.close()
    took = time.perf_counter() - started
    return Measured(len(latencies), took, latencies, failures, time.process_time() - cpu)


def asked(port: int, requests: list[bytes], seconds: float, connections: int = CONNECTIONS) -> Measured:
    """`drive` in another process."""
    spec: dict[str, Any] = {"port": port, "seconds": seconds, "connections": connections}
    spec["requests"] = [each.decode("latin-1") for each in requests]
    done = subprocess.run(
        [python(), "-m", "benchmarks.client"], input=json.dumps(spec), capture_output=True, text=True, check=True
    )
    return Measured(**json.loads(done.stdout))


def one(port: int, request: bytes) -> bytes:
    """The body of one answer."""
    connection = _Connection(port)
    connection.send(request)
    while not connection.receive():
        pass
    connection.socket.close()
    head, _, body = connection.buffer.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"{head!r} {body[:500]!r}")
    return body


def http(method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """A request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", "host: 127.0.0.1", f"content-length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def graphql(document: str, variables: dict[str, Any], cookie: str, path: str = "/graphql") -> bytes:
    """A GraphQL request as the page sends it."""
    body = json.dumps({"query": document, "variables": variables}).encode()
    return http("POST", path, body, content_type="application/json", cookie=cookie, x_kindred="1")


def persisted(document: str, variables: dict[str, Any], cookie: str) -> bytes:
    """A request of somebody signed out for a document that the server knows by its hash."""
    sha256 = hashlib.sha256(document.encode()).hexdigest()
    body = json.dumps({"documentId": f"sha256:{sha256}", "variables": variables}).encode()
    return http("POST", "/graphql", body, content_type="application/json", cookie=cookie, x_kindred="1")


def main() -> None:
    spec = json.load(sys.stdin)
    requests = [each.encode("latin-1") for each in spec["requests"]]
    found = drive(spec["port"], requests, spec["seconds"], spec["connections"])
    json.dump(
        {
            "requests": found.requests,
            "seconds": found.seconds,
            "latencies": found.latencies,
            "failures": found.failures,
            "client_cpu": found.client_cpu,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
