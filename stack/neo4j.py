"""Neo4j Community, in a JVM inside a child process of ours: no installer, no container."""

import os
import socket
from pathlib import Path

from stack.part import Part
from stack.paths import python


def part(data: Path, port: int, password: str) -> Part:
    home = data / "neo4j"
    return Part(
        name="neo4j",
        command=[python(), "-m", "stack.neo4j_process", str(home), str(port)],
        env={
            "KINDRED_NEO4J_PASSWORD": password,
            "KINDRED_NEO4J_HEAP": os.environ.get("KINDRED_NEO4J_HEAP", "1g"),
            "KINDRED_NEO4J_OPTIONS": os.environ.get("KINDRED_NEO4J_OPTIONS", ""),
        },
        answers=lambda: _answers(port, password),
        address=f"bolt://127.0.0.1:{port}",
        stop_seconds=45.0,
    )


def _answers(port: int, password: str) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 0.5).close()
    except OSError:
        return False
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        with GraphDatabase.driver(
            f"bolt://127.0.0.1:{port}",
            auth=("neo4j", password),
            connection_timeout=2,
            connection_acquisition_timeout=2,
            max_transaction_retry_time=0,
        ) as driver:
            driver.execute_query("RETURN 1", database_="neo4j")
    except (DriverError, Neo4jError, OSError):
        return False
    return True
