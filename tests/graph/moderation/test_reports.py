import pytest

from core.clock import now
from core.errors import Denied, NotFound
from core.ids import new_id
from core.paging import Slice
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.moderation.actions import report, set_hold_words, settle_report
from graph.moderation.model import Reason, State
from graph.moderation.queries import hold_words, reports
from tests.factories.comments import a_comment
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.posts import a_post
from tests.factories.works import a_work


async def test_each_person_has_one_report_about_a_thing(db: Database, redis: RedisClient) -> None:
    author, one, other = [await a_person(db) for _ in range(3)]
    work, post = await a_work(db, author), await a_post(db, author)
    things = {
        "Work": work,
        "Post": post,
        "Comment": await a_comment(db, redis, one, work),
        "Person": author,
        "Organisation": await an_organisation(db, author),
    }

    for kind, thing in things.items():
        first = await report(
            db, viewer=Viewer(one), kind=kind, subject_id=thing, reason=Reason.SPAM, words="", now=now()
        )
        again = await report(
            db, viewer=Viewer(one), kind=kind, subject_id=thing, reason=Reason.FRAUD, words="look", now=now()
        )
        second = await report(
            db, viewer=Viewer(other), kind=kind, subject_id=thing, reason=Reason.SPAM, words="", now=now()
        )
        kept = await cypher(
            db, "MATCH (r:Report {subject_id: $id}) RETURN r.reason, r.text ORDER BY r.reason", id=thing
        )

        assert first == again != second
        assert kept == [("FRAUD", "look"), ("SPAM", "")]


@pytest.mark.parametrize("kind", ["Work", "Post", "Comment", "Person", "Organisation"])
async def test_what_is_not_there_or_of_another_kind_is_not_found(db: Database, kind: str) -> None:
    person = await a_person(db)
    thing = await a_work(db, person) if kind != "Work" else person

    for subject in (new_id(), thing):
        with pytest.raises(NotFound):
            await report(
                db, viewer=Viewer(person), kind=kind, subject_id=subject, reason=Reason.SPAM, words="", now=now()
            )


async def test_reports_hide_nothing_and_are_listed_oldest_first_until_settled(db: Database) -> None:
    work = await a_work(db, await a_person(db))
    ids = [
        await report(
            db,
            viewer=Viewer(await a_person(db)),
            kind="Work",
            subject_id=work,
            reason=Reason.OTHER,
            words=str(n),
            now=now(),
        )
        for n in range(5)
    ]
    await settle_report(db, report_id=ids[1], now=now())
    await settle_report(db, report_id=ids[1], now=now())

    seen: list[str] = []
    page = Slice(2)
    while True:
        before = db.trips
        found = await reports(db, state=State.OPEN, page=page)
        assert db.trips - before == 1
        seen += [each.id for each in found.items]
        if not found.has_next:
            break
        page = Slice(2, found.keys[-1])

    assert [each for each in seen if each in ids] == [ids[0], *ids[2:]]
    assert await cypher(db, "MATCH (w:Work {id: $id}) WHERE w.published_at IS NOT NULL RETURN w.id", id=work)
    with pytest.raises(NotFound):
        await settle_report(db, report_id=new_id(), now=now())


async def test_words_of_an_account_are_set_and_read_by_those_who_write_for_it(db: Database) -> None:
    owner, stranger = Viewer(await a_person(db)), Viewer(await a_person(db))
    organisation = await an_organisation(db, owner.person_id)

    assert await set_hold_words(db, viewer=owner, account_id=organisation, words=["广告"]) == ["广告"]
    with pytest.raises(NotFound):
        await set_hold_words(db, viewer=stranger, account_id=organisation, words=[])
    with pytest.raises(Denied):
        await set_hold_words(db, viewer=None, account_id=organisation, words=[])

    assert await hold_words(db, viewer=owner, account_id=organisation) == ["广告"]
    assert await hold_words(db, viewer=owner, account_id=owner.person_id) == []
    assert await hold_words(db, viewer=stranger, account_id=organisation) is None
    assert await hold_words(db, viewer=None, account_id=organisation) is None
