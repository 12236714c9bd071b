"""`fairness` and `Campaign.fairness` over GraphQL."""

from core.redis import RedisClient
from graph.database import Database
from graph.fairness import counts
from graph.fairness.control import Coefficient
from graph.fairness.measures import lorenz, measure
from graph.fairness.model import Fairness
from tests.factories.contests import contest
from tests.schema.conftest import Api

FIGURES = """
  creators plays gini topOnePercentShare topTenPercentShare head tail target holds since countedAt
  curve { creators plays } coefficient { price line share plays rate }
"""
OF_CAMPAIGN = f"query ($handle: String!) {{ campaign(handle: $handle) {{ fairness {{ {FIGURES} }} }} }}"


async def test_figures_of_a_campaign_are_shown_once_they_are_counted(
    api: Api, db: Database, redis: RedisClient
) -> None:
    campaign, plays = (await contest(db)).campaign_id, [0, 1, 3]
    before = await api.client().ask(OF_CAMPAIGN, handle=campaign)
    curve = [(float(x), float(y)) for x, y in lorenz(plays, points=4)]
    figures = Fairness.of(
        measure(plays), curve, impressions=9, dwell_ms=1, since=None, counted_at=1000, coefficient=Coefficient()
    )
    await redis.set(counts.snapshot_key(counts.campaign_scope(campaign)), figures.to_json())

    after = (await api.client().ask(OF_CAMPAIGN, handle=campaign))["campaign"]["fairness"]

    assert before["campaign"]["fairness"] is None
    assert (after["creators"], after["plays"], after["since"]) == (3, 4, None)
    assert after["gini"] == float(measure(plays).gini)
    assert after["curve"][0] == {"creators": 0.0, "plays": 0.0}
    assert after["curve"][-1] == {"creators": 1.0, "plays": 1.0}
    assert after["head"] + after["tail"] == 1
    assert after["coefficient"]["rate"] == 0.5


async def test_figures_of_a_surface_cost_no_trip_to_the_graph(api: Api, redis: RedisClient) -> None:
    client = api.client()

    data = await client.ask(f"{{ fairness(surface: PROFILE) {{ {FIGURES} }} }}")

    held = await redis.get(counts.snapshot_key("PROFILE"))
    assert (data["fairness"] is None) == (held is None)
    assert client.trips == 0
