"""Where every organisation of a campaign stands, in one list, and reminders to those who are not done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from campaigns.onboarding.queries import EDITORS, require_bringer
from campaigns.partners.model import INVITATION_LIFETIME
from core.clock import DAY_MS, millis
from core.ids import new_token, token_hash
from core.paging import Page, Slice
from graph.access.viewer import Viewer, in_person
from graph.cypher import load
from graph.database import Database, Row
from graph.outbox import mail

BOARD_KEY = (str,)


class Stage(Enum):
    """Where an organisation stands, from the invitation to the end of its verification."""

    APPLIED = "APPLIED"
    INVITED = "INVITED"
    ACCEPTED = "ACCEPTED"
    CHECKLIST = "CHECKLIST"
    VERIFIED = "VERIFIED"
    DECLINED = "DECLINED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"


REMINDABLE = frozenset({Stage.INVITED, Stage.ACCEPTED, Stage.CHECKLIST, Stage.EXPIRED})


@dataclass(frozen=True, slots=True)
class Seat:
    """One organisation of a campaign. `partner_id` and `organisation_id` are there once it has accepted or applied.

    `until`: of an invitation, until when its link works; of a partner, until when its verification holds or held.
    """

    id: str
    partner_id: str | None
    organisation_id: str | None
    email: str | None
    city: str | None
    name_zh: str
    name_en: str
    stage: Stage
    since: int
    until: int | None
    mailed_at: int

    def can_be_reminded(self, now_ms: int) -> bool:
        """Whether it is not done, and nobody has written to it for a day."""
        return self.stage in REMINDABLE and self.mailed_at <= now_ms - DAY_MS


async def board(
    db: Database,
    *,
    viewer: Viewer | None,
    campaign_id: str,
    stage: Stage | None,
    search: str,
    wanted: Slice,
    now: datetime,
) -> Page[Seat]:
    """A page of a campaign's organisations, newest first; empty for all but members of the host. One round trip.

    `search` is found anywhere in names and addresses, whatever the case.
    """
    rows = await db.read(
        load(__file__, "board"),
        viewer_id=viewer.person_id if viewer else None,
        campaign_id=campaign_id,
        state=stage.value if stage else None,
        search=search.strip().casefold()[:100],
        after_id=wanted.after[0] if wanted.after else None,
        now=millis(now),
        limit=wanted.limit,
    )
    return Page.of([_seat(row) for row in rows], wanted, lambda seat: (seat.id,))


async def remind(
    db: Database,
    *,
    viewer: Viewer | None,
    campaign_id: str,
    ids: Sequence[str] | None,
    public_url: str,
    now: datetime,
) -> list[str]:
    """Mails those of a campaign's organisations that have not answered or are not done; `ids` chooses, None is all.

    At most one mail a day to an organisation, and at most 1,000 mails at a time. Gives the ids of those reminded now.
    """
    who = in_person(viewer)
    await require_bringer(db, viewer=who, campaign_id=campaign_id)
    before = millis(now) - DAY_MS
    rows = await db.read(
        load(__file__, "remindable"),
        viewer_id=who.person_id,
        campaign_id=campaign_id,
        roles=EDITORS,
        ids=None if ids is None else list(ids),
        before=before,
    )
    invited = [_to_invited(row, public_url) for row in rows if row[1]]
    partners: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if not row[1]:
            draft = _mail("partner_reminder", row, f"{public_url}/desk")
            partners.setdefault(row[0], []).append({"id": draft[0], "payload": draft[1]})
    done: list[str] = []
    if invited:
        expires_at = millis(now + INVITATION_LIFETIME)
        done += [
            str(row[0])
            for row in await db.write(
                load(__file__, "remind_invited"), rows=invited, before=before, expires_at=expires_at, now=millis(now)
            )
        ]
    if partners:
        given = [{"id": partner_id, "mails": mails} for partner_id, mails in partners.items()]
        done += [
            str(row[0])
            for row in await db.write(load(__file__, "remind_partners"), rows=given, before=before, now=millis(now))
        ]
    return done


def _seat(row: Row) -> Seat:
    seat_id, partner_id, organisation_id, email, city, name_zh, name_en, stage, *times = row
    return Seat(seat_id, partner_id, organisation_id, email, city, name_zh, name_en, Stage(stage), *times)


def _to_invited(row: Row, public_url: str) -> dict[str, str]:
    token = new_token()
    outbox_id, payload = _mail("partner_invitation_reminder", row, f"{public_url}/invitations/{token}")
    return {"id": row[0], "token_hash": token_hash(token), "outbox_id": outbox_id, "mail": payload}


def _mail(kind: str, row: Row, link: str) -> tuple[str, str]:
    _, _, to, language, name_zh, name_en, title_zh, title_en, host_zh, host_en, _ = row
    english = language == "EN"
    draft = mail(
        kind,
        to,
        language,
        organisation=(name_en or name_zh) if english else (name_zh or name_en),
        campaign=(title_en or title_zh) if english else (title_zh or title_en),
        foundation=host_en if english else host_zh,
        link=link,
    )
    return draft.outbox_id, draft.payload
