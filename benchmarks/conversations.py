"""Conversations of the viewers, loaded beside the population for the reads of benchmarks/growth.py."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from benchmarks import statements
from benchmarks.population import FIRST_VIEWER, START, VIEWERS, Size, fill, key
from core.settings import Settings


def threads(size: Size) -> Iterator[dict[str, Any]]:
    """Each viewer has twenty conversations of twenty messages, from others; the newest has two hundred."""
    each = 20 * size.scale
    number = 0
    for viewer in range(VIEWERS):
        reader = key("p", FIRST_VIEWER + viewer)
        for n in range(each):
            writer = key("p", 10_000 + viewer * each + n)
            count = 200 * size.scale if n == each - 1 else 20
            yield {
                "id": key("t", viewer * each + n),
                "pair": ":".join(sorted((writer, reader))),
                "writer": writer,
                "reader": reader,
                "at": START + number,
                "messages": [key("m", number + each_one) for each_one in range(count)],
            }
            number += count


def load_messages(settings: Settings, size: Size, folder: Path, say: Callable[[str], None]) -> None:
    """Loads the conversations, if they are not there: only growth reads them."""
    marker = folder / f"messages-1-{size.scale}"
    if marker.exists():
        return
    auth = (settings.neo4j_user, settings.neo4j_password)
    with GraphDatabase.driver(settings.neo4j_url, auth=auth) as driver, driver.session() as session:
        session.run(
            "MATCH (n) WHERE n:Thread OR n:Seat OR n:Message CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()
        fill(session, statements.THREADS, threads(size), "conversations", say, batch=200)
    marker.touch()
