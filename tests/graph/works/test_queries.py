import pytest

from core.clock import now
from core.paging import Slice
from graph.access.viewer import Viewer
from graph.database import Database
from graph.works.queries import works_by_author, works_by_ids
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.works import a_submission, a_work, seen


async def member(db: Database, organisation_id: str, role: str) -> str:
    person = await a_person(db)
    await cypher(
        db,
        """
        MATCH (p:Person {id: $person_id})
        MATCH (o:Organisation {id: $organisation_id})
        CREATE (p)-[:MEMBER_OF {role: $role, since_at: 1}]->(o)
        """,
        person_id=person,
        organisation_id=organisation_id,
        role=role,
    )
    return person


async def test_private_work_is_seen_by_its_author_alone(db: Database) -> None:
    author, other = await a_person(db), await a_person(db)
    work_id = await a_work(db, author, public=False)

    assert await seen(db, work_id, author) is not None
    assert await seen(db, work_id, other) is None
    assert await seen(db, work_id, None) is None


@pytest.mark.parametrize("side", ["organisation", "host"])
@pytest.mark.parametrize(
    ("role", "state", "sees"),
    [
        ("OWNER", "ENTERED", True),
        ("EDITOR", "ENTERED", True),
        ("REVIEWER", "ENTERED", True),
        ("REVIEWER", "ACCEPTED", True),
        ("VIEWER", "ENTERED", False),
        ("REVIEWER", "DECLINED", False),
        ("REVIEWER", "WITHDRAWN", False),
    ],
)
async def test_reviewers_see_a_private_work_that_was_entered_with_them(
    side: str, role: str, state: str, sees: bool, db: Database
) -> None:
    author, owner = await a_person(db), await a_person(db)
    organisation, host, unrelated = [await an_organisation(db, owner) for _ in range(3)]
    work_id = await a_work(db, author, public=False)
    await a_submission(db, work_id, state=state, organisation_id=organisation, host_id=host)
    reviewer = await member(db, organisation if side == "organisation" else host, role)
    stranger = await member(db, unrelated, "OWNER")

    listed = await works_by_author(db, viewer=Viewer(reviewer), author_ids=[author], page=Slice(), now=now())

    assert (await seen(db, work_id, reviewer) is not None) is sees
    assert ([each.id for each in listed[author].items] == [work_id]) is sees
    assert await seen(db, work_id, stranger) is None


async def test_lists_of_several_authors_are_one_round_trip_newest_first(db: Database) -> None:
    first, second, empty = [await a_person(db) for _ in range(3)]
    works = [await a_work(db, first, created_at=1000 + index) for index in range(5)]
    hidden = await a_work(db, first, public=False, created_at=2000)
    other = await a_work(db, second)
    authors = [first, second, empty]
    before = db.trips

    pages = await works_by_author(db, viewer=None, author_ids=authors, page=Slice(3), now=now())
    rest = await works_by_author(db, viewer=None, author_ids=[first], page=Slice(3, pages[first].keys[-1]), now=now())
    own = await works_by_author(db, viewer=Viewer(first), author_ids=[first], page=Slice(), now=now())

    assert db.trips - before == 3
    assert [each.id for each in pages[first].items] == works[:1:-1]
    assert [each.id for each in rest[first].items] == works[1::-1]
    assert (pages[first].has_next, rest[first].has_next) == (True, False)
    assert [each.id for each in pages[second].items] == [other]
    assert list(pages[empty].items) == []
    assert next(iter(own[first].items)).id == hidden


async def test_works_made_in_the_same_millisecond_keep_a_total_order(db: Database) -> None:
    author = await a_person(db)
    works = sorted([await a_work(db, author, created_at=5000) for _ in range(4)], reverse=True)

    found: list[str] = []
    wanted: Slice | None = Slice(1)
    while wanted is not None:
        page = (await works_by_author(db, viewer=None, author_ids=[author], page=wanted, now=now()))[author]
        found += [each.id for each in page.items]
        wanted = Slice(1, page.keys[-1]) if page.has_next else None

    assert found == works


async def test_many_works_are_one_round_trip(db: Database) -> None:
    author = await a_person(db)
    works = [await a_work(db, author) for _ in range(5)]
    before = db.trips

    found = await works_by_ids(db, viewer=None, ids=[*works, "nothing"], now=now())

    assert db.trips - before == 1
    assert sorted(found) == sorted(works)
