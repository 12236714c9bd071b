from core.clock import now
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from graph.follows.suggestions import Reason, mutuals, suggestions
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.people import a_person, an_organisation, cypher


async def follows(db: Database, person: str, *subjects: str) -> None:
    for each in subjects:
        await follow(db, viewer=Viewer(person), subject_id=each, now=now())


async def reasons(db: Database, person: str) -> dict[str, tuple[Reason, str, int]]:
    found = await suggestions(db, viewer=Viewer(person), limit=50)
    return {each.account.id: (each.reason, each.because_id, each.count) for each in found}


async def test_whom_many_of_theirs_follow_comes_first_and_says_so(db: Database) -> None:
    viewer, one, two, star, other = [await a_person(db) for _ in range(5)]
    await follows(db, viewer, one, two)
    await follows(db, one, star, other)
    await follows(db, two, star)

    found = await suggestions(db, viewer=Viewer(viewer), limit=2)

    assert [each.account.id for each in found] == [star, other]
    assert (found[0].reason, found[0].count) == (Reason.MUTUALS, 2)
    assert (found[1].because_id, found[1].count) == (one, 1)


async def test_who_walks_in_a_campaign_of_theirs_and_who_lives_in_their_city(db: Database) -> None:
    host = await make.host(db)
    campaign = await make.open_campaign(db, host)
    partner = (await partners.verified(db, host, campaign.id)).organisation_id
    viewer = await a_person(db)
    house = await an_organisation(db, await a_person(db))
    city = f"c{viewer}"
    await cypher(
        db,
        "CREATE (c:City {id: $city, name_zh: '城', name_en: 'Town'}) WITH c MATCH (a:Account) WHERE a.id IN $ids "
        "CREATE (a)-[:LIVES_IN]->(c)",
        city=city,
        ids=[viewer, house],
    )
    await follows(db, viewer, campaign.id)

    found = await reasons(db, viewer)

    assert found[partner] == (Reason.CAMPAIGN, campaign.id, 1)
    assert found[host.organisation_id] == (Reason.CAMPAIGN, campaign.id, 1)
    assert found[house] == (Reason.CITY, city, 1)


async def test_never_one_they_follow_asked_blocked_or_muted_nor_a_private_one(db: Database) -> None:
    viewer, one, asked, blocked, blocker, muted, private, fine = [await a_person(db) for _ in range(8)]
    await follows(db, viewer, one)
    await follows(db, one, viewer, asked, blocked, blocker, muted, private, fine)
    for relation, source, target in (
        ("ASKS_TO_FOLLOW", viewer, asked),
        ("BLOCKS", viewer, blocked),
        ("BLOCKS", blocker, viewer),
        ("MUTES", viewer, muted),
    ):
        await cypher(
            db,
            f"MATCH (a:Person {{id: $a}}) MATCH (b:Person {{id: $b}}) CREATE (a)-[:{relation} {{at: 1}}]->(b)",
            a=source,
            b=target,
        )
    await cypher(db, "MATCH (p:Person {id: $id}) SET p.is_private = true", id=private)

    assert list(await reasons(db, viewer)) == [fine]


async def test_mutuals_name_a_few_and_count_all_in_one_round_trip(db: Database) -> None:
    viewer, subject, other = [await a_person(db) for _ in range(3)]
    friends = [await a_person(db) for _ in range(5)]
    await follows(db, viewer, *friends)
    for friend in friends:
        await follows(db, friend, subject)
    before = db.trips

    found = await mutuals(db, viewer=Viewer(viewer), ids=[subject, other, viewer])

    assert db.trips - before == 1
    assert (found[subject].count, found[subject].is_exact) == (5, True)
    assert found[subject].ids == friends[:1:-1]
    assert (found[other].ids, found[other].count) == ([], 0)
    assert viewer not in found
    assert await mutuals(db, viewer=None, ids=[subject]) == {}
