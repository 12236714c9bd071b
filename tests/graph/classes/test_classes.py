import asyncio
from datetime import timedelta
from typing import Any

import pytest

from core.clock import millis, now
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.classes import actions
from graph.classes.model import Class, Plan, Seat, checked_lessons, checked_plan
from graph.classes.queries import classes_by_ids, classes_of
from graph.database import Database
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.works import a_work


def a_plan(places: int = 2, **changes: Any) -> Plan:
    asked: dict[str, Any] = {"title": ("手语入门", ""), "words": ("", "Slowly"), "places": places, **changes}
    return checked_plan(**asked)


async def followers(db: Database, teacher: str, count: int) -> list[str]:
    """People who follow a teacher, straight in the graph: nobody signs in here."""
    ids = [new_id() for _ in range(count)]
    await cypher(
        db,
        """
        MATCH (t:Account {id: $teacher})
        UNWIND $ids AS id
        CREATE (p:Account:Person {
          id: id, handle: id, handle_key: id, ledger_id: id, name: 'One', birth_date: '1990-01-01', created_at: $now,
          confirmed_at: $now
        })
        CREATE (p)-[:FOLLOWS {at: $now}]->(t)
        """,
        teacher=teacher,
        ids=ids,
        now=millis(now()),
    )
    return ids


async def a_class(db: Database, teacher: str, *, places: int = 2, lessons: int = 1, account: str | None = None) -> str:
    works = [await a_work(db, teacher) for _ in range(lessons)]
    return await actions.hold_class(
        db, viewer=Viewer(teacher), account_id=account or teacher, plan=a_plan(places), lesson_ids=works, now=now()
    )


async def seen(db: Database, class_id: str, person: str | None = None) -> Class:
    return (await classes_by_ids(db, viewer=Viewer(person) if person else None, ids=[class_id]))[class_id]


async def test_class_has_its_lessons_in_order(db: Database) -> None:
    teacher = await a_person(db)
    one, two, three = [await a_work(db, teacher) for _ in range(3)]
    class_id = await actions.hold_class(
        db, viewer=Viewer(teacher), account_id=teacher, plan=a_plan(), lesson_ids=[two, one], now=now()
    )

    before = await seen(db, class_id)
    await actions.change_class(
        db, viewer=Viewer(teacher), class_id=class_id, plan=a_plan(5), lesson_ids=[three, two, one], now=now()
    )

    assert (before.lesson_ids, before.places, before.taken) == ((two, one), 2, 0)
    assert [each.lesson_ids for each in await classes_of(db, viewer=None, account_id=teacher)] == [(three, two, one)]


async def test_sixteen_at_once_never_share_a_place(db: Database) -> None:
    teacher = await a_person(db)
    class_id = await a_class(db, teacher, places=5)
    people = await followers(db, teacher, 16)

    await asyncio.gather(
        *(actions.enrol(db, viewer=Viewer(each), class_id=class_id, now=now()) for each in people for _ in range(2))
    )

    after = await seen(db, class_id)
    assert (after.taken, after.waiting) == (5, 11)
    counted = await cypher(
        db,
        "MATCH (c:Class {id: $id}) RETURN COUNT { (c)<-[:ENROLLED_IN]-() }, COUNT { (c)<-[:WAITS_FOR]-() }",
        id=class_id,
    )
    assert counted == [(5, 11)]


async def test_place_that_becomes_free_goes_to_who_waits_longest(db: Database) -> None:
    teacher = await a_person(db)
    class_id = await a_class(db, teacher, places=1)
    first, second, third = await followers(db, teacher, 3)
    at = now()
    for place, person in enumerate((first, second, third)):
        await actions.enrol(db, viewer=Viewer(person), class_id=class_id, now=at + timedelta(seconds=place))

    await actions.leave(db, viewer=Viewer(first), class_id=class_id, now=now())
    await actions.leave(db, viewer=Viewer(first), class_id=class_id, now=now())

    assert [(await seen(db, class_id, person)).seat for person in (first, second, third)] == [
        Seat.NONE,
        Seat.ENROLLED,
        Seat.WAITING,
    ]
    work = (await seen(db, class_id)).lesson_ids
    await actions.change_class(
        db, viewer=Viewer(teacher), class_id=class_id, plan=a_plan(2), lesson_ids=list(work), now=now()
    )
    after = await seen(db, class_id, third)
    assert (after.seat, after.taken, after.waiting) == (Seat.ENROLLED, 2, 0)


async def test_many_who_leave_and_come_at_once_keep_the_count(db: Database) -> None:
    teacher = await a_person(db)
    class_id = await a_class(db, teacher, places=3)
    people = await followers(db, teacher, 8)
    for person in people[:4]:
        await actions.enrol(db, viewer=Viewer(person), class_id=class_id, now=now())

    await asyncio.gather(
        *(actions.leave(db, viewer=Viewer(each), class_id=class_id, now=now()) for each in people[:2]),
        *(actions.enrol(db, viewer=Viewer(each), class_id=class_id, now=now()) for each in people[4:]),
    )

    after = await seen(db, class_id)
    assert (after.taken, after.waiting) == (3, 3)


async def test_watching_every_lesson_completes_a_class(db: Database) -> None:
    teacher = await a_person(db)
    class_id = await a_class(db, teacher, lessons=3)
    (person,) = await followers(db, teacher, 1)
    viewer = Viewer(person)
    lessons = (await seen(db, class_id)).lesson_ids

    with pytest.raises(NotFound):
        await actions.mark_watched(db, viewer=viewer, class_id=class_id, work_id=lessons[0], now=now())
    await actions.enrol(db, viewer=viewer, class_id=class_id, now=now())
    with pytest.raises(NotFound):
        await actions.mark_watched(db, viewer=viewer, class_id=class_id, work_id=new_id(), now=now())
    await actions.mark_watched(db, viewer=viewer, class_id=class_id, work_id=lessons[0], now=now())
    half = await seen(db, class_id, person)
    await asyncio.gather(
        *(
            actions.mark_watched(db, viewer=viewer, class_id=class_id, work_id=each, now=now())
            for each in (lessons[1], lessons[2], lessons[0])
        )
    )
    whole = await seen(db, class_id, person)

    assert (set(half.watched), half.completed_at) == ({lessons[0]}, None)
    assert whole.watched == set(lessons)
    assert whole.completed_at is not None
    assert (await seen(db, class_id, teacher)).watched == frozenset()


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        ("", "FOLLOW"),
        ("MATCH (a:Account {id: $teacher}) SET a.may_classes = 'ANYONE'", None),
        ("MATCH (a:Account {id: $teacher}) SET a.may_classes = 'NOBODY'", "CLOSED"),
        ("MATCH (a:Account {id: $teacher}) MATCH (b:Account {id: $person}) CREATE (a)-[:BLOCKS]->(b)", "NOT_FOUND"),
        ("MATCH (a:Account {id: $teacher}) MATCH (b:Account {id: $person}) CREATE (b)-[:BLOCKS]->(a)", "NOT_FOUND"),
    ],
)
async def test_gate_says_who_may_enrol(db: Database, prepare: str, code: str | None) -> None:
    teacher, person = await a_person(db), await a_person(db)
    class_id = await a_class(db, teacher)
    if prepare:
        await cypher(db, prepare, teacher=teacher, person=person)

    refused = None
    try:
        await actions.enrol(db, viewer=Viewer(person), class_id=class_id, now=now())
    except Refusal as refusal:
        refused = refusal.code

    assert refused == code
    assert len(await classes_of(db, viewer=Viewer(person), account_id=teacher)) == (0 if code == "NOT_FOUND" else 1)


async def test_own_class_and_a_full_waiting_list_are_refused(db: Database) -> None:
    teacher = await a_person(db)
    class_id = await a_class(db, teacher, places=1)
    (late,) = await followers(db, teacher, 1)
    await cypher(db, "MATCH (c:Class {id: $id}) SET c.taken = 1, c.waiting = 100", id=class_id)

    with pytest.raises(Invalid) as own:
        await actions.enrol(db, viewer=Viewer(teacher), class_id=class_id, now=now())
    with pytest.raises(Conflict) as full:
        await actions.enrol(db, viewer=Viewer(late), class_id=class_id, now=now())

    assert (own.value.code, full.value.code) == ("OWN", "FULL")


async def test_lessons_are_public_works_of_ones_own(db: Database) -> None:
    teacher, other = await a_person(db), await a_person(db)
    works = [
        await a_work(db, other),
        await a_work(db, teacher, public=False),
        await a_work(db, teacher, state="PROCESSING"),
    ]

    for work in works:
        with pytest.raises(Invalid) as refused:
            await actions.hold_class(
                db, viewer=Viewer(teacher), account_id=teacher, plan=a_plan(), lesson_ids=[work], now=now()
            )
        assert refused.value.code == "NO_LESSON"
    assert await classes_of(db, viewer=None, account_id=teacher) == []


async def test_editors_keep_the_classes_of_their_organisation_and_nobody_else(db: Database) -> None:
    editor, stranger = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, editor)
    class_id = await a_class(db, editor, account=organisation)
    work = await a_work(db, stranger)

    with pytest.raises(NotFound):
        await a_class(db, stranger, account=organisation)
    with pytest.raises(NotFound):
        await actions.change_class(
            db, viewer=Viewer(stranger), class_id=class_id, plan=a_plan(), lesson_ids=[work], now=now()
        )
    with pytest.raises(NotFound):
        await actions.end_class(db, viewer=Viewer(stranger), class_id=class_id)
    with pytest.raises(Denied):
        await actions.end_class(db, viewer=None, class_id=class_id)
    await actions.end_class(db, viewer=Viewer(editor), class_id=class_id)

    assert await classes_of(db, viewer=None, account_id=organisation) == []


async def test_places_never_fall_below_those_taken(db: Database) -> None:
    teacher = await a_person(db)
    class_id = await a_class(db, teacher, places=2)
    for person in await followers(db, teacher, 2):
        await actions.enrol(db, viewer=Viewer(person), class_id=class_id, now=now())

    with pytest.raises(Conflict) as refused:
        await actions.change_class(
            db,
            viewer=Viewer(teacher),
            class_id=class_id,
            plan=a_plan(1),
            lesson_ids=list((await seen(db, class_id)).lesson_ids),
            now=now(),
        )

    assert refused.value.code == "PLACES_TAKEN"
    assert (await seen(db, class_id)).places == 2


async def test_list_is_one_round_trip(db: Database) -> None:
    teacher = await a_person(db)
    for _ in range(3):
        await a_class(db, teacher)
    trips = db.trips

    found = await classes_of(db, viewer=Viewer(teacher), account_id=teacher)

    assert (len(found), db.trips - trips) == (3, 1)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": (" ", "")}, "EMPTY", "title.zh"),
        ({"title": ("", "x" * 81)}, "TOO_LONG", "title.en"),
        ({"words": ("x" * 2001, "")}, "TOO_LONG", "text.zh"),
        ({"places": 0}, "BAD_PLACES", "places"),
        ({"places": 1001}, "BAD_PLACES", "places"),
    ],
)
def test_bad_plan_says_what_is_wrong(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_plan(**changes)

    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize("ids", [[], ["a", "a"], [str(place) for place in range(51)]])
def test_bad_lessons_are_refused(ids: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        checked_lessons(ids)

    assert refused.value.code == "BAD_LESSONS"
