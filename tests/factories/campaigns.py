"""People with a role, organisations and campaigns, made straight in the graph."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import LiteralString

from campaigns.pages import actions, states
from campaigns.pages.drafts import Written
from campaigns.pages.model import Campaign
from core.clock import millis
from core.ids import new_id
from graph.access.viewer import Viewer
from graph.cypher import Query
from graph.database import Database

# Noon of 2 April in Shanghai, within every open campaign made here: so far ahead that no worker closes one by itself.
NOON = datetime(2127, 4, 2, 4, 0, tzinfo=UTC)
OPENS = datetime(2127, 4, 1, 8, 0)  # noqa: DTZ001 (a wall time)
CLOSES = datetime(2127, 5, 12, 20, 0)  # noqa: DTZ001 (a wall time)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of a test: id, address, and the viewer they are."""

    id: str
    email: str

    @property
    def viewer(self) -> Viewer:
        return Viewer(self.id)


async def run(db: Database, text: LiteralString, **params: object) -> list[tuple[object, ...]]:
    """Any statement, as a write."""
    return list(await db.write(Query("tests", True, text), **params))


async def somebody(
    db: Database, *, confirmed: bool = True, guardian: str = "NOT_NEEDED", language: str = "EN"
) -> Somebody:
    """A person; a minor unless `guardian` is NOT_NEEDED."""
    person_id = new_id()
    email = f"{person_id}@example.org"
    await run(
        db,
        """
        CREATE (p:Account:Person {
          id: $id, ledger_id: $ledger_id, handle: $id, handle_key: $id, name: 'Somebody', birth_date: $born,
          language: $language, guardian: $guardian, created_at: $now, confirmed_at: $confirmed
        })
        CREATE (p)-[:OPENS_WITH]->(:Credential {email: $email, email_key: $email, password_hash: ''})
        """,
        id=person_id,
        ledger_id=new_id(),
        born="1990-05-01" if guardian == "NOT_NEEDED" else f"{NOON.year - 12}-05-01",
        language=language,
        guardian=guardian,
        now=millis(NOON),
        confirmed=millis(NOON) if confirmed else None,
        email=email,
    )
    return Somebody(person_id, email)


async def organisation(db: Database, *, kind: str = "MEMBER", owner: Somebody | None = None) -> str:
    """An organisation; returns its id."""
    organisation_id = new_id()
    await run(
        db,
        """
        CREATE (:Account:Organisation {
          id: $id, ledger_id: $ledger_id, handle: $id, handle_key: $id, kind: $kind,
          name_zh: '机构', name_en: 'Organisation', bio_zh: '', bio_en: '', created_at: $now
        })
        """,
        id=organisation_id,
        ledger_id=new_id(),
        kind=kind,
        now=millis(NOON),
    )
    if owner is not None:
        await join(db, owner, organisation_id, "OWNER")
    return organisation_id


async def join(db: Database, person: Somebody, organisation_id: str, role: str) -> None:
    """Gives a person a role."""
    await run(
        db,
        """
        MATCH (p:Person {id: $person_id}), (o:Organisation {id: $organisation_id})
        MERGE (p)-[m:MEMBER_OF]->(o) SET m.role = $role, m.since_at = $now
        """,
        person_id=person.id,
        organisation_id=organisation_id,
        role=role,
        now=millis(NOON),
    )


async def member(db: Database, organisation_id: str, role: str, *, confirmed: bool = True) -> Somebody:
    """A new person with a role."""
    person = await somebody(db, confirmed=confirmed)
    await join(db, person, organisation_id, role)
    return person


async def picture(db: Database, owner: Somebody, state: str = "VERIFIED", purpose: str = "PICTURE") -> str:
    """An uploaded picture of a person; returns its id."""
    upload_id = new_id()
    checked = state == "VERIFIED"
    await run(
        db,
        """
        MATCH (p:Person {id: $owner_id})
        CREATE (p)-[:STARTED]->(:Upload {
          id: $id, purpose: $purpose, state: $state, file_name: 'cover.jpg', byte_size: 1000, key: $id,
          content_type: 'image/jpeg', part_size: 5242880, part_count: 1, created_at: $now,
          picture_key: $key, picture_width: $width, picture_height: $height
        })
        """,
        owner_id=owner.id,
        id=upload_id,
        purpose=purpose,
        state=state,
        now=millis(NOON),
        key=f"pictures/{upload_id}.jpg" if checked else None,
        width=1600 if checked else None,
        height=900 if checked else None,
    )
    return upload_id


@dataclass(frozen=True, slots=True)
class Host:
    """A foundation and its editor."""

    organisation_id: str
    editor: Somebody


async def host(db: Database) -> Host:
    """A foundation with an editor."""
    organisation_id = await organisation(db, kind="FOUNDATION")
    return Host(organisation_id, await member(db, organisation_id, "EDITOR"))


def form(**changes: object) -> Written:
    """A whole form of a campaign, without a cover."""
    fields: dict[str, object] = {
        "handle": f"c-{new_id()}",
        "title_zh": "蓝色行动",
        "title_en": "Blue Action",
        "text_zh": "一起关注。",
        "text_en": "Together.",
        "rules_zh": "一人一票。",
        "rules_en": "One vote a person.",
        "topic": "蓝色行动",
        "time_zone": "Asia/Shanghai",
        "opens_local": OPENS,
        "closes_local": CLOSES,
    }
    return Written(**(fields | changes))  # type: ignore[arg-type]


async def draft(db: Database, by: Host, **changes: object) -> Campaign:
    """A draft that lacks nothing but what `changes` takes away."""
    cover = await picture(db, by.editor)
    return await actions.create(
        db,
        viewer=by.editor.viewer,
        organisation_id=by.organisation_id,
        written=form(**({"cover_upload_id": cover} | changes)),
        now=NOON - timedelta(days=30),
    )


async def open_campaign(db: Database, by: Host, **changes: object) -> Campaign:
    """A published campaign that is open at NOON."""
    made = await draft(db, by, **changes)
    return await states.publish(db, viewer=by.editor.viewer, campaign_id=made.id, now=NOON - timedelta(days=20))


async def state(db: Database, campaign_id: str, value: str) -> None:
    """Puts a campaign into a state without any rule."""
    await run(db, "MATCH (c:Campaign {id: $id}) SET c.state = $state", id=campaign_id, state=value)
