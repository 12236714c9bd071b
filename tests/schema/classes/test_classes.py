from typing import Any

from core.clock import millis, now
from graph.database import Database
from schema.nodes import global_id
from tests.factories.people import a_person, cypher
from tests.factories.works import a_work
from tests.schema.conftest import Api, Client

LIST = """
query ($id: ID!) {
  classes(accountId: $id) {
    viewerCanEdit viewerCanEnrol { allowed reason }
    classes { id title { zh en } places takenCount waitingCount viewerSeat lessons { number work { id title } } }
  }
}
"""
HOLD = """
mutation ($input: HoldClassInput!) {
  holdClass(input: $input) { classes { classes { id title { en } } } errors { code field message messageZh } }
}
"""
CHANGE = """
mutation ($input: ChangeClassInput!) {
  changeClass(input: $input) { classes { classes { title { en } places } } errors { code field } }
}
"""
END = """
mutation ($input: EndClassInput!) { endClass(input: $input) { classes { classes { id } } errors { code field } } }
"""
SEAT = "class { viewerSeat takenCount waitingCount viewerWatchedCount viewerCompletedAt } errors { code field }"
ENROL = f"mutation ($input: EnrolInput!) {{ enrol(input: $input) {{ {SEAT} }} }}"
LEAVE = f"mutation ($input: LeaveClassInput!) {{ leaveClass(input: $input) {{ {SEAT} }} }}"
WATCHED = f"mutation ($input: MarkLessonWatchedInput!) {{ markLessonWatched(input: $input) {{ {SEAT} }} }}"


def plan(lessons: list[str], **changes: Any) -> dict[str, Any]:
    return {
        "title": {"zh": "", "en": "Signing"},
        "text": {"zh": "", "en": "Slowly"},
        "places": 1,
        "lessonIds": [global_id("Work", each) for each in lessons],
        **changes,
    }


async def hold(client: Client, account: str, lessons: list[str], **changes: Any) -> dict[str, Any]:
    answer = await client.ask(HOLD, input={"accountId": account, **plan(lessons, **changes)})
    found: dict[str, Any] = answer["holdClass"]
    return found


async def follow(db: Database, fan: str, teacher: str) -> None:
    await cypher(
        db,
        "MATCH (a:Account {id: $fan}) MATCH (b:Account {id: $teacher}) CREATE (a)-[:FOLLOWS {at: $now}]->(b)",
        fan=fan,
        teacher=teacher,
        now=millis(now()),
    )


async def test_class_from_its_beginning_to_its_completion(api: Api, db: Database) -> None:
    teacher, fan = await a_person(db), await a_person(db)
    account, works = global_id("Person", teacher), [await a_work(db, teacher), await a_work(db, teacher)]
    at_teacher, at_fan = await api.signed_in(teacher), await api.signed_in(fan)

    class_id = (await hold(at_teacher, account, works))["classes"]["classes"][0]["id"]
    early = (await at_fan.ask(ENROL, input={"classId": class_id}))["enrol"]
    await follow(db, fan, teacher)
    enrolled = (await at_fan.ask(ENROL, input={"classId": class_id}))["enrol"]
    listed = (await at_fan.ask(LIST, id=account))["classes"]
    trips = at_fan.trips
    for work in works:
        lesson = {"classId": class_id, "workId": global_id("Work", work)}
        watched = (await at_fan.ask(WATCHED, input=lesson))["markLessonWatched"]
    left = (await at_fan.ask(LEAVE, input={"classId": class_id}))["leaveClass"]

    assert [each["code"] for each in early["errors"]] == ["FOLLOW"]
    assert (enrolled["class"]["viewerSeat"], enrolled["class"]["takenCount"]) == ("ENROLLED", 1)
    assert (listed["viewerCanEdit"], listed["viewerCanEnrol"]["allowed"]) == (False, True)
    assert [each["work"]["id"] for each in listed["classes"][0]["lessons"]] == [
        global_id("Work", each) for each in works
    ]
    assert trips == 3
    assert watched["class"]["viewerWatchedCount"] == 2
    assert watched["class"]["viewerCompletedAt"] is not None
    assert (left["class"]["viewerSeat"], left["class"]["takenCount"]) == ("NONE", 0)


async def test_full_class_has_a_waiting_list(api: Api, db: Database) -> None:
    teacher = await a_person(db)
    held = await hold(await api.signed_in(teacher), global_id("Person", teacher), [await a_work(db, teacher)])
    class_id, seats = held["classes"]["classes"][0]["id"], []

    for _ in range(2):
        fan = await a_person(db)
        await follow(db, fan, teacher)
        answer = (await (await api.signed_in(fan)).ask(ENROL, input={"classId": class_id}))["enrol"]
        seats.append((answer["class"]["viewerSeat"], answer["class"]["waitingCount"]))

    assert seats == [("ENROLLED", 0), ("WAITING", 1)]


async def test_teacher_changes_and_ends_a_class_and_nobody_else(api: Api, db: Database) -> None:
    teacher, stranger = await a_person(db), await a_person(db)
    account, work = global_id("Person", teacher), await a_work(db, teacher)
    at_teacher, at_stranger = await api.signed_in(teacher), await api.signed_in(stranger)
    class_id = (await hold(at_teacher, account, [work]))["classes"]["classes"][0]["id"]
    new = {"classId": class_id, **plan([work], places=9, title={"zh": "", "en": "More"})}

    refused = [
        (await at_stranger.ask(CHANGE, input=new))["changeClass"]["errors"],
        (await at_stranger.ask(END, input={"classId": class_id}))["endClass"]["errors"],
        (await hold(at_stranger, account, [work]))["errors"],
        (await hold(api.client(), account, [work]))["errors"],
        (await hold(at_teacher, account, []))["errors"],
        (await hold(at_stranger, global_id("Person", stranger), [work]))["errors"],
    ]
    changed = (await at_teacher.ask(CHANGE, input=new))["changeClass"]
    ended = (await at_teacher.ask(END, input={"classId": class_id}))["endClass"]

    assert [each[0]["code"] for each in refused] == [
        "NOT_FOUND",
        "NOT_FOUND",
        "NOT_FOUND",
        "SIGNED_OUT",
        "BAD_LESSONS",
        "NO_LESSON",
    ]
    assert changed["classes"]["classes"] == [{"title": {"en": "More"}, "places": 9}]
    assert ended == {"classes": {"classes": []}, "errors": []}


async def test_private_account_shows_its_classes_to_followers_only(api: Api, db: Database) -> None:
    teacher, fan = await a_person(db), await a_person(db)
    account = global_id("Person", teacher)
    held = await hold(await api.signed_in(teacher), account, [await a_work(db, teacher)])
    class_id = held["classes"]["classes"][0]["id"]
    await cypher(db, "MATCH (a:Account {id: $id}) SET a.is_private = true", id=teacher)
    at_fan = await api.signed_in(fan)
    node = "query ($id: ID!) { node(id: $id) { id } }"

    before = [(await at_fan.ask(LIST, id=account))["classes"]["classes"], (await at_fan.ask(node, id=class_id))["node"]]
    await follow(db, fan, teacher)
    after = [
        len((await at_fan.ask(LIST, id=account))["classes"]["classes"]),
        (await at_fan.ask(node, id=class_id))["node"],
    ]

    assert before == [[], None]
    assert after == [1, {"id": class_id}]
