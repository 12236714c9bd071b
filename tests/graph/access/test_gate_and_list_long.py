"""What the gate decides and what the lists show is the same, on 10,000 small random graphs."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from core.clock import now
from graph.database import Database
from tests.graph.access.small_graphs import Graph, all_agree, graphs

AT_ONCE = 50
TURNS = 200


@pytest.mark.timeout(1800)
@given(st.lists(graphs(), min_size=AT_ONCE, max_size=AT_ONCE))
@settings(max_examples=TURNS, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
async def test_they_agree_on_10_000_graphs(db: Database, found: list[Graph]) -> None:
    await all_agree(db, found, now())
