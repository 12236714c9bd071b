"""Works for tests: by the real way from a file, or straight in the graph where only the row matters."""

from typing import Any

from core.clock import millis, now
from core.ids import new_id
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.works.actions import create_work
from graph.works.model import Words, Work
from graph.works.processing import process_work
from graph.works.queries import works_by_ids
from storage.store import Store
from tests.factories.people import cypher
from tests.factories.uploads import JOBS, a_checked_upload

WORDS = Words("海边 by the sea 🌊", "", "EN")


async def seen(db: Database, work_id: str, viewer_id: str | None) -> Work | None:
    """The work as somebody sees it."""
    viewer = Viewer(viewer_id) if viewer_id else None
    return (await works_by_ids(db, viewer=viewer, ids=[work_id], now=now())).get(work_id)


async def a_processed_work(db: Database, store: Store, redis: RedisClient, person_id: str, data: bytes) -> str:
    """A work made of a real file: READY or REFUSED; returns its id."""
    upload = await a_checked_upload(db, store, redis, person_id, data)
    work_id = await create_work(db, JOBS, viewer=Viewer(person_id), upload_id=upload.id, words=WORDS, now=now())
    await process_work(db, store, redis, work_id=work_id, ffmpeg="", clock=now)
    return work_id


async def a_work(db: Database, person_id: str, *, public: bool = True, by_minor: bool = False, **changes: Any) -> str:
    """A READY work that exists only in the graph; returns its id."""
    at = millis(now())
    work_id = new_id(at)
    await cypher(
        db,
        "MATCH (p:Person {id: $person_id}) CREATE (p)-[:MADE {at: $work.created_at}]->(w:Work) SET w = $work",
        person_id=person_id,
        work={
            "id": work_id,
            "author_id": person_id,
            "kind": "VIDEO",
            "upload_id": new_id(),
            "title": "A work",
            "caption": "",
            "language": "EN",
            "state": "READY",
            "step": "DONE",
            "by_minor": by_minor,
            "created_at": at,
            "ready_at": at,
            "published_at": at if public else None,
            "waiting_since_at": None if public else at,
            "video_key": f"works/{work_id}/video.mp4",
            "video_width": 1280,
            "video_height": 720,
            "duration_ms": 5000,
            "video_bytes": 100_000,
            "poster_key": f"works/{work_id}/poster.jpg",
            "poster_width": 1280,
            "poster_height": 720,
            "play_count": 0,
            "like_count": 0,
            **changes,
        },
    )
    return work_id


async def a_submission(
    db: Database, work_id: str, *, state: str = "ENTERED", organisation_id: str, host_id: str
) -> str:
    """An entry of a work in a campaign of its own, on behalf of an organisation; returns its id."""
    submission_id, campaign_id = new_id(), new_id()
    await cypher(
        db,
        """
        MATCH (w:Work {id: $work_id})<-[:MADE]-(p:Person)
        MATCH (o:Organisation {id: $organisation_id})
        MATCH (host:Organisation {id: $host_id})
        CREATE (host)-[:HOSTS]->(c:Campaign {
          id: $campaign_id, handle: $campaign_id, handle_key: $campaign_id, state: 'OPEN', submission_count: $accepted
        })
        CREATE (s:Submission {id: $id, state: $state, entered_at: $now, campaign_id: c.id, organisation_id: o.id})
        CREATE (p)-[:ENTERED]->(s), (s)-[:OF]->(w), (s)-[:IN]->(c), (s)-[:ON_BEHALF_OF]->(o)
        """,
        work_id=work_id,
        organisation_id=organisation_id,
        host_id=host_id,
        campaign_id=campaign_id,
        id=submission_id,
        state=state,
        accepted=1 if state == "ACCEPTED" else 0,
        now=millis(now()),
    )
    return submission_id
