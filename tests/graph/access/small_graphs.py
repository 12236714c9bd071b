"""Small random graphs around one viewer, many written at once, and what they should let the viewer see.

What is expected is said here anew, in Python, from how a graph was made; what the statements say is compared with it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from hypothesis import strategies as st

from core.clock import DAY_MS, millis
from core.ids import new_id
from core.paging import Page, Slice
from graph.access.capabilities import Capability, Rule, Who, kept
from graph.access.decide import Facts, decide
from graph.access.queries import facts_by_id
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.followers import followers
from graph.follows.queries import following
from graph.people.queries import accounts_by_id
from graph.posts.model import Audience, audiences_of
from graph.posts.queries import posts_by_author
from graph.works.queries import works_by_author, works_by_ids
from tests.factories.people import cypher

ALL = Slice(100)
AGES = (0, DAY_MS - 1, DAY_MS, 10 * DAY_MS)
RULES = (None, *(Rule(who, 0) for who in Who if who is not Who.FOLLOWERS_SINCE), Rule(Who.FOLLOWERS_SINCE, 1))
WRITE = """
CREATE (v:Account:Person {
  id: $viewer, handle: $viewer, handle_key: $viewer, ledger_id: $viewer, name: 'v', created_at: 1
})
WITH v
UNWIND $people AS p
CREATE (a:Account:Person)
SET a = p.properties
CREATE (a)-[:POSTED]->(post:Post)
SET post = p.post
CREATE (a)-[:MADE]->(w:Work)
SET w = p.work
FOREACH (id IN p.accepted | CREATE (w)<-[:OF]-(:Submission {id: id, state: 'ACCEPTED'}))
FOREACH (at IN p.follows | CREATE (v)-[:FOLLOWS {at: at, subject_id: p.properties.id, place: at * 1048576}]->(a))
FOREACH (at IN p.follows_back | CREATE (v)<-[:FOLLOWS {at: at, subject_id: $viewer, place: at * 1048576}]-(a))
FOREACH (at IN p.asks | CREATE (v)-[:ASKS_TO_FOLLOW {at: at}]->(a))
FOREACH (at IN p.blocks | CREATE (v)-[:BLOCKS {at: at}]->(a))
FOREACH (at IN p.blocked | CREATE (v)<-[:BLOCKS {at: at}]-(a))
WITH count(*) AS made
UNWIND $edges AS edge
MATCH (a:Person {id: edge.from})
MATCH (b:Person {id: edge.to})
CREATE (a)-[:FOLLOWS {at: edge.at, subject_id: edge.to, place: edge.at * 1048576}]->(b)
"""


@dataclass(frozen=True)
class Other:
    """Somebody beside the viewer; `follows` and the like are places in AGES."""

    id: str
    private: bool
    minor: bool
    follows: int | None
    back: bool
    asks: bool
    blocks: bool
    blocked: bool
    accepted: bool
    audience: Audience
    rules: tuple[Rule | None, ...]


@dataclass(frozen=True)
class Graph:
    """A viewer, some others, and who of these follows whom (places in `others`)."""

    others: tuple[Other, ...]
    edges: tuple[tuple[int, int], ...]


def _other(bits: int, rules: int) -> Other:
    def take(of: int) -> int:
        nonlocal bits
        bits, found = divmod(bits, of)
        return found

    age = take(2 * len(AGES))
    flags = [take(each) == 0 for each in (3, 4, 2, 4, 8, 8, 2)]
    private, minor, back, asks, blocks, blocked, accepted = flags
    follows = age if age < len(AGES) and not (blocks or blocked) else None
    chosen = []
    for _ in Capability:
        rules, place = divmod(rules, len(RULES))
        chosen.append(RULES[place])
    return Other(
        new_id(),
        private,
        minor,
        follows,
        back and not (blocks or blocked),
        asks and follows is None and not (blocks or blocked),
        blocks,
        blocked and not blocks,
        accepted,
        list(Audience)[take(3)],
        tuple(chosen),
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """One small graph: the viewer and one to three others. Two numbers each, so that thousands are quick to draw."""
    numbers = draw(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 6**6 - 1)), min_size=1, max_size=3))
    others = tuple(_other(*each) for each in numbers)
    among = draw(st.integers(0, 2**6 - 1))
    pairs = [(a, b) for a in range(len(others)) for b in range(len(others)) if a != b]
    return Graph(others, tuple(pair for place, pair in enumerate(pairs) if among >> place & 1))


async def written(db: Database, found: list[Graph], at: datetime) -> Viewer:
    """All the graphs in the database, in one statement, around one viewer."""
    now, viewer = millis(at), new_id()

    def edge(there: bool, age: int = 0) -> list[int]:
        return [now - AGES[age]] if there else []

    people = [
        {
            "properties": {
                "id": each.id,
                "handle": each.id,
                "handle_key": each.id,
                "ledger_id": each.id,
                "name": "o",
                "created_at": 1,
                "is_private": each.private or None,
                "birth_date": "2999-01-01" if each.minor else "1990-01-01",
                **{
                    f"may_{capability.value.lower()}": kept(rule) if rule else None
                    for capability, rule in zip(Capability, each.rules, strict=True)
                },
            },
            "post": {
                "id": f"p{each.id}",
                "author_id": each.id,
                "text": "words",
                "audience": each.audience.value,
                "created_at": 1,
            },
            "work": {"id": f"w{each.id}", "title": "t", "state": "READY", "created_at": 1, "published_at": 1},
            "accepted": [f"s{each.id}"] if each.accepted else [],
            "follows": edge(each.follows is not None, each.follows or 0),
            "follows_back": edge(each.back),
            "asks": edge(each.asks),
            "blocks": edge(each.blocks),
            "blocked": edge(each.blocked),
        }
        for graph in found
        for each in graph.others
    ]
    edges = [
        {"from": graph.others[a].id, "to": graph.others[b].id, "at": now} for graph in found for a, b in graph.edges
    ]
    await cypher(db, WRITE, viewer=viewer, people=people, edges=edges)
    return Viewer(viewer)


async def all_agree(db: Database, found: list[Graph], at: datetime) -> None:
    """As `agree`; where they do not, the first graph that fails alone is shown, so that nothing has to be shrunk."""
    try:
        await agree(db, found, at)
    except AssertionError:
        for graph in found:
            await agree(db, [_anew(graph)], at)
        raise


def _anew(graph: Graph) -> Graph:
    return replace(graph, others=tuple(replace(each, id=new_id()) for each in graph.others))


async def agree(db: Database, found: list[Graph], at: datetime) -> None:
    """Gate and lists say what the graphs were made to say. Some ten round trips, however many graphs."""
    viewer = await written(db, found, at)
    who, now = viewer.person_id, millis(at)
    others = [each for graph in found for each in graph.others]
    ids = [each.id for each in others]
    expected = {each.id: _facts(each, who, now) for each in others}
    there = {each.id for each in others if not (each.blocks or each.blocked)}
    inside = {each.id for each in others if each.id in there and (not each.private or each.follows is not None)}

    facts = await facts_by_id(db, viewer=viewer, ids=ids, now=at)
    assert facts == expected
    assert set(await accounts_by_id(db, viewer=viewer, ids=ids)) == there

    works = {f"w{each.id}" for each in others if each.id in inside or (each.id in there and each.accepted)}
    assert set(await works_by_ids(db, viewer=viewer, ids=[f"w{each}" for each in ids], now=at)) == works
    by_author = await works_by_author(db, viewer=viewer, author_ids=ids, page=ALL, now=at)
    assert {work.id for page in by_author.values() for work in page.items} == works

    follow_lists = await following(db, viewer=viewer, person_ids=[who, *ids], page=ALL)
    assert {row.account.id for row in follow_lists[who].items} == {o.id for o in others if o.follows is not None}
    fans = await followers(db, viewer=viewer, subject_ids=[who, *ids], page=ALL)
    assert {row.account.id for row in fans[who].items} == {o.id for o in others if o.back}
    for graph in found:
        for place, each in enumerate(graph.others):
            to = {graph.others[b].id for a, b in graph.edges if a == place} & there | ({who} if each.back else set())
            of = {graph.others[a].id for a, b in graph.edges if b == place} & there
            of |= {who} if each.follows is not None else set()
            is_open = each.id in inside
            assert {row.account.id for row in follow_lists[each.id].items} == (to if is_open else set())
            assert {row.account.id for row in fans[each.id].items} == (of if is_open else set())

    posts = await posts_by_author(db, viewer=viewer, author_ids=ids, page=ALL, now=at)
    for each in others:
        verdict = decide(Capability.POSTS, expected[each.id], now)
        shown = posts[each.id]
        if isinstance(shown, Page):
            assert verdict.allowed
            assert len(shown.items) == (each.audience in audiences_of(expected[each.id]))
        else:
            assert shown == verdict


def _facts(each: Other, viewer: str, now: int) -> Facts:
    return Facts(
        each.id,
        viewer,
        False,
        each.blocks or each.blocked,
        each.private,
        each.minor,
        None if each.follows is None else now - AGES[each.follows],
        each.asks,
        each.back,
        {capability: rule for capability, rule in zip(Capability, each.rules, strict=True) if rule},
    )
