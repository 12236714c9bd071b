"""Classes, their lessons and the viewer's place as GraphQL objects."""

from enum import Enum

import strawberry

from graph.access.capabilities import Capability
from graph.access.decide import Facts
from graph.classes import model
from graph.classes.queries import classes_of
from schema.access.loaders import AccessLoaders
from schema.access.types import viewer_may
from schema.classes.loaders import ClassesLoaders
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.scalars import DateTime, moment, moment_or_none
from schema.text import BilingualText, Permission
from schema.works.loaders import WorksLoaders
from schema.works.types import Work


@strawberry.enum(description="How the viewer stands to a class.")
class ClassSeat(Enum):
    """A place, a wish for one, or neither."""

    NONE = strawberry.enum_value("NONE", description="Neither.")
    WAITING = strawberry.enum_value("WAITING", description="They wait; a free place goes to who waits longest.")
    ENROLLED = strawberry.enum_value("ENROLLED", description="They have a place.")


@strawberry.type(description="A lesson: a video in its place in a class.")
class Lesson:
    """A lesson."""

    work_id: strawberry.Private[str]
    number: int = strawberry.field(description="1, 2, 3 in the teacher's order.")
    viewer_has_watched: bool = strawberry.field(description="Whether the viewer, enrolled, has watched it.")

    @strawberry.field(description="The video; null where it has been taken back.")
    async def work(self, info: Info) -> Work | None:
        found = await info.context.use(WorksLoaders).work_by_id.load(self.work_id)
        return None if found is None else Work.of(found)


@strawberry.type(description="A class with lessons and a number of places.")
class Class(Node):
    """A class."""

    record: strawberry.Private[model.Class]
    title: BilingualText = strawberry.field(description="At most 80 characters.")
    text: BilingualText = strawberry.field(description="At most 2,000 characters.")
    places: int = strawberry.field(description="How many may be enrolled: 1 to 1,000.")
    taken_count: int = strawberry.field(description="How many are.")
    waiting_count: int = strawberry.field(description="How many wait for a place: at most 100.")
    created_at: DateTime = strawberry.field(description="Since when it is held.")
    viewer_seat: ClassSeat = strawberry.field(description="How the viewer stands to it.")
    viewer_watched_count: int = strawberry.field(description="How many of its lessons the viewer has watched.")
    viewer_completed_at: DateTime | None = strawberry.field(description="When the viewer had watched all of them.")

    @classmethod
    def of(cls, record: model.Class) -> "Class":
        """The class of a record."""
        return cls(
            id=global_id("Class", record.id),
            record=record,
            title=BilingualText(zh=record.title_zh, en=record.title_en),
            text=BilingualText(zh=record.text_zh, en=record.text_en),
            places=record.places,
            taken_count=record.taken,
            waiting_count=record.waiting,
            created_at=moment(record.created_at),
            viewer_seat=ClassSeat[record.seat.name],
            viewer_watched_count=len(record.watched & set(record.lesson_ids)),
            viewer_completed_at=moment_or_none(record.completed_at),
        )

    @strawberry.field(description="Its lessons in order: 1 to 50.")
    def lessons(self) -> list[Lesson]:
        watched = self.record.watched
        return [
            Lesson(work_id=work_id, number=place, viewer_has_watched=work_id in watched)
            for place, work_id in enumerate(self.record.lesson_ids, 1)
        ]


@strawberry.type(description="The classes of an account, and whether the viewer may enrol in them.")
class ClassList(Node):
    """What an account teaches."""

    account_id: strawberry.Private[str]

    @classmethod
    def at(cls, account_id: str) -> "ClassList":
        """The classes of an account."""
        return cls(id=global_id("ClassList", account_id), account_id=account_id)

    @strawberry.field(description="Whether the account lets the viewer enrol; else what opens it.")
    async def viewer_can_enrol(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.account_id, Capability.CLASSES)

    @strawberry.field(description="Whether the viewer keeps the classes: the owner, or an organisation's editor.")
    async def viewer_can_edit(self, info: Info) -> bool:
        facts = await info.context.use(AccessLoaders).facts_by_id.load(self.account_id)
        return facts is not None and facts.is_self

    @strawberry.field(description="All classes, newest first, at most 50. Of a private account only for its followers.")
    async def classes(self, info: Info) -> list[Class]:
        context = info.context
        facts = await context.use(AccessLoaders).facts_by_id.load(self.account_id)
        if not _may_see(facts):
            return []
        found = await classes_of(context.db, viewer=context.viewer, account_id=self.account_id)
        return [Class.of(record) for record in found]


def _may_see(facts: Facts | None) -> bool:
    if facts is None or facts.is_blocked:
        return False
    return facts.is_self or not facts.is_private or facts.follows_since is not None


@fetched_by("Class")
async def classes_by_id(context: Context, ids: list[str]) -> list[Class | None]:
    """Classes that the viewer may see, for `node`."""
    found = await context.use(ClassesLoaders).class_by_id.load_many(ids)
    owners = list({record.account_id for record in found if record is not None})
    facts = dict(zip(owners, await context.use(AccessLoaders).facts_by_id.load_many(owners), strict=True))
    return [Class.of(record) if record is not None and _may_see(facts[record.account_id]) else None for record in found]


@fetched_by("ClassList")
async def class_lists_by_id(context: Context, ids: list[str]) -> list[ClassList | None]:
    """Lists of accounts that the viewer may know of, for `node`."""
    found = await context.use(AccessLoaders).facts_by_id.load_many(ids)
    return [None if facts is None or facts.is_blocked else ClassList.at(facts.subject_id) for facts in found]
