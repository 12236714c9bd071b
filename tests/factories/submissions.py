"""Works and their entries in campaigns."""

from dataclasses import dataclass

from campaigns.submissions import actions
from campaigns.submissions.model import Submission
from core.clock import millis
from core.ids import new_id
from core.jobs import NoJobs
from graph.database import Database
from graph.works.publishing import settle_work
from tests.factories import campaigns as make
from tests.factories import partners
from tests.factories.campaigns import NOON

JOBS = NoJobs()


async def work(db: Database, author: make.Somebody, *, state: str = "READY", by_minor: bool = False) -> str:
    """A work of a person; public if it is ready and its author of age."""
    work_id = new_id()
    await make.run(
        db,
        """
        MATCH (p:Person {id: $author_id})
        CREATE (p)-[:MADE {at: $now}]->(:Work {
          id: $id, author_id: $author_id, kind: 'VIDEO', title: 'Blue', caption: '', language: 'EN', state: $state,
          created_at: $now, by_minor: $by_minor, play_count: 0, like_count: 0
        })
        """,
        author_id=author.id,
        id=work_id,
        state=state,
        by_minor=by_minor,
        now=millis(NOON),
    )
    await settle_work(db, work_id=work_id, now=NOON)
    return work_id


@dataclass(frozen=True, slots=True)
class Scene:
    """An open campaign with its host, one verified member organisation and a reviewer of it."""

    host: make.Host
    campaign_id: str
    member: partners.Member
    reviewer: make.Somebody


async def scene(db: Database) -> Scene:
    """A campaign that is ready to take entries at NOON."""
    by = await make.host(db)
    campaign = await make.open_campaign(db, by)
    member = await partners.verified(db, by, campaign.id)
    return Scene(by, campaign.id, member, await make.member(db, member.organisation_id, "REVIEWER"))


async def entered(
    db: Database, in_: Scene, author: make.Somebody | None = None, work_id: str | None = None
) -> Submission:
    """An entry that waits for a verdict."""
    person = author or await make.somebody(db)
    return await actions.enter(
        db,
        viewer=person.viewer,
        campaign_id=in_.campaign_id,
        work_id=work_id or await work(db, person),
        organisation_id=in_.member.organisation_id,
        now=NOON,
    )


async def accepted(db: Database, in_: Scene, author: make.Somebody | None = None) -> Submission:
    """An entry that was accepted."""
    submission = await entered(db, in_, author)
    return await actions.accept(
        db,
        JOBS,
        viewer=in_.reviewer.viewer,
        submission_id=submission.id,
        public_url=partners.PUBLIC_URL,
        now=NOON,
    )
