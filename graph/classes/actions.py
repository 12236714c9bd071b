"""Holding classes, enrolling in them, and keeping how far one has come."""

from dataclasses import asdict
from datetime import datetime

from core.clock import millis
from core.errors import Conflict, Invalid, NotFound
from core.ids import new_id
from graph.access.capabilities import Capability
from graph.access.decide import decide
from graph.access.queries import facts_by_id
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, in_person
from graph.access.words import refused
from graph.classes.model import MOST_CLASSES, MOST_WAITING, Plan, checked_lessons
from graph.classes.queries import classes_by_ids
from graph.cypher import load
from graph.database import Database

_EDITORS = at_least(Role.EDITOR)


async def hold_class(
    db: Database, *, viewer: Viewer | None, account_id: str, plan: Plan, lesson_ids: list[str], now: datetime
) -> str:
    """Begins a class; lessons are public works that the viewer made. Returns its id.

    Raises NOT_FOUND, NO_LESSON, TOO_MANY (50 classes).
    """
    class_id = new_id(millis(now))
    row = await db.one(
        load(__file__, "hold"),
        viewer_id=in_person(viewer).person_id,
        account_id=account_id,
        editors=_EDITORS,
        lesson_ids=checked_lessons(lesson_ids),
        most=MOST_CLASSES,
        **{
            "class": {
                "id": class_id,
                "account_id": account_id,
                "taken": 0,
                "waiting": 0,
                "created_at": millis(now),
                **asdict(plan),
            }
        },
    )
    _check(row[0] if row else None, "accountId")
    return class_id


async def change_class(
    db: Database, *, viewer: Viewer | None, class_id: str, plan: Plan, lesson_ids: list[str], now: datetime
) -> str:
    """Changes a class: all of it. Fewer places than are taken is refused. Returns the account's id."""
    row = await db.one(
        load(__file__, "plan"),
        viewer_id=in_person(viewer).person_id,
        class_id=class_id,
        editors=_EDITORS,
        plan=asdict(plan),
        lesson_ids=checked_lessons(lesson_ids),
        now=millis(now),
    )
    _check(row[0] if row else None, "classId")
    assert row is not None
    return str(row[1])


async def end_class(db: Database, *, viewer: Viewer | None, class_id: str) -> str:
    """Ends a class for all. Returns the account's id."""
    row = await db.one(
        load(__file__, "drop"), viewer_id=in_person(viewer).person_id, class_id=class_id, editors=_EDITORS
    )
    _check("OK" if row else None, "classId")
    assert row is not None
    return str(row[0])


async def enrol(db: Database, *, viewer: Viewer | None, class_id: str, now: datetime) -> None:
    """The viewer takes a place, or waits for one. Twice is no error.

    Raises NOT_FOUND, what the gate CLASSES answers, OWN and FULL (the waiting list holds 100). Three round trips.
    """
    who = in_person(viewer)
    found = (await classes_by_ids(db, viewer=who, ids=[class_id])).get(class_id)
    if found is None:
        raise NotFound("classId", "This class", "课程")
    facts = (await facts_by_id(db, viewer=who, ids=[found.account_id], now=now)).get(found.account_id)
    verdict = decide(Capability.CLASSES, facts, millis(now))
    if not verdict.allowed:
        raise refused(Capability.CLASSES, verdict, "classId")
    if found.account_id == who.person_id:
        raise Invalid("OWN", "This is your own class.", "这是你自己的课程。", "classId")
    row = await db.one(
        load(__file__, "enrol"),
        viewer_id=who.person_id,
        class_id=class_id,
        most_waiting=MOST_WAITING,
        now=millis(now),
    )
    _check(row[0] if row else None, "classId")


async def leave(db: Database, *, viewer: Viewer | None, class_id: str, now: datetime) -> None:
    """The viewer gives up their place or their wish for one. Where there is neither, nothing changes."""
    row = await db.one(
        load(__file__, "leave"), viewer_id=in_person(viewer).person_id, class_id=class_id, now=millis(now)
    )
    _check("OK" if row else None, "classId")


async def mark_watched(db: Database, *, viewer: Viewer | None, class_id: str, work_id: str, now: datetime) -> None:
    """The viewer has watched a lesson of a class that they are enrolled in. Twice is no error."""
    row = await db.one(
        load(__file__, "watched"),
        viewer_id=in_person(viewer).person_id,
        class_id=class_id,
        work_id=work_id,
        now=millis(now),
    )
    _check("OK" if row else None, "lessonId")


def _check(outcome: str | None, field: str) -> None:
    match outcome:
        case None:
            raise NotFound(field, "This class or lesson", "课程或课时")
        case "TOO_MANY":
            raise Conflict("TOO_MANY", f"At most {MOST_CLASSES} classes.", f"最多 {MOST_CLASSES} 门课程。")
        case "NO_LESSON":
            raise Invalid("NO_LESSON", "A lesson is a public video of yours.", "课时须为本人的公开视频。", "lessonIds")
        case "PLACES_TAKEN":
            raise Conflict("PLACES_TAKEN", "More places are taken already.", "已有更多名额被占用。", "places")
        case "FULL":
            raise Conflict("FULL", "All places and the waiting list are taken.", "名额和候补都已满。", "classId")
