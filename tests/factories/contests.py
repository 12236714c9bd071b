"""Campaigns that are open now, with accepted entries, made straight in the graph; and people who vote."""

from dataclasses import dataclass

from core.clock import millis, now
from core.ids import new_id
from graph.database import Database
from tests.factories.campaigns import Somebody, organisation, run, somebody

DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Contest:
    """A campaign and an organisation that takes part."""

    campaign_id: str
    organisation_id: str
    closes_at: int


@dataclass(frozen=True, slots=True)
class Entered:
    """A work in a campaign."""

    submission_id: str
    work_id: str
    author: Somebody


async def contest(
    db: Database,
    *,
    state: str = "OPEN",
    opens_in_ms: int = -DAY_MS,
    closes_in_ms: int = DAY_MS,
    weights: tuple[int, int, int] = (10, 2, 1),
) -> Contest:
    """A campaign that opened yesterday and closes tomorrow, unless told otherwise."""
    host, member = await organisation(db, kind="FOUNDATION"), await organisation(db)
    campaign_id, at = new_id(), millis(now())
    closes_at = at + closes_in_ms
    await run(
        db,
        """
        MATCH (host:Organisation {id: $host})
        CREATE (host)-[:HOSTS]->(c:Campaign {id: $id, handle: $id, handle_key: $id})
        SET c += {
          state: $state, title_zh: '蓝', title_en: 'Blue', text_zh: '', text_en: '', rules_zh: '', rules_en: '',
          topic: 'blue', hue: 200, time_zone: 'Asia/Shanghai', opens_local: '2026-01-01T00:00',
          closes_local: '2026-01-02T00:00', opens_at: $opens_at, closes_at: $closes_at, created_at: $at,
          published_at: $at, rule_version: 1, rule_votes: $votes, rule_likes: $likes, rule_plays: $plays,
          submission_count: 0, partner_count: 1, revision: 1
        }
        """,
        host=host,
        id=campaign_id,
        state=state,
        opens_at=at + opens_in_ms,
        closes_at=closes_at,
        at=at,
        votes=weights[0],
        likes=weights[1],
        plays=weights[2],
    )
    return Contest(campaign_id, member, closes_at)


async def entry(
    db: Database,
    of: Contest,
    *,
    author: Somebody | None = None,
    organisation_id: str | None = None,
    state: str = "ACCEPTED",
) -> Entered:
    """An entry with a public work; accepted and owed to the ledger, unless told otherwise."""
    person = author or await somebody(db)
    submission_id, work_id, at = new_id(), new_id(), millis(now())
    await run(
        db,
        """
        MATCH (p:Person {id: $author}), (c:Campaign {id: $campaign}), (o:Organisation {id: $organisation})
        CREATE (p)-[:MADE {at: $at}]->(w:Work {
          id: $work, author_id: $author, kind: 'VIDEO', title: 'Blue', caption: '', language: 'EN', state: 'READY',
          created_at: $at, published_at: $at, by_minor: false, play_count: 0, like_count: 0
        })
        CREATE (p)-[:ENTERED]->(s:Submission {
          id: $submission, pair: $submission, state: $state, entered_at: $at, decided_at: $at, changed_at: $at,
          campaign_id: $campaign, work_id: $work, organisation_id: $organisation, author_id: $author,
          ledger_owed: CASE WHEN $state = 'ACCEPTED' THEN true END
        })
        CREATE (s)-[:OF]->(w), (s)-[:IN]->(c), (s)-[:ON_BEHALF_OF]->(o)
        """,
        author=person.id,
        campaign=of.campaign_id,
        organisation=organisation_id or of.organisation_id,
        work=work_id,
        submission=submission_id,
        state=state,
        at=at,
    )
    return Entered(submission_id, work_id, person)


async def change_entry(db: Database, submission_id: str, state: str) -> None:
    """Puts an entry into another state and owes it to the ledger, as every statement that does so."""
    await run(
        db,
        "MATCH (s:Submission {id: $id}) SET s.state = $state, s.changed_at = s.changed_at + 1, s.ledger_owed = true",
        id=submission_id,
        state=state,
    )


async def change_campaign(db: Database, campaign_id: str, **values: object) -> None:
    """Sets properties of a campaign."""
    await run(db, "MATCH (c:Campaign {id: $id}) SET c += $values", id=campaign_id, values=values)


async def pseudonym(db: Database, account_id: str) -> str:
    """What the ledger calls an account."""
    rows = await run(db, "MATCH (a:Account {id: $id}) RETURN a.ledger_id", id=account_id)
    return str(rows[0][0])
