"""`GET /exports/partners.csv?campaign=ID` and `GET /exports/board.csv?campaign=ID&kind=ENTRIES`: tables to take away.

Partners are for members of the host; a board is as public as its campaign. No cell is ever taken for a formula.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from campaigns.leaderboard.model import BoardKind as BoardsOf
from campaigns.leaderboard.model import Standing
from campaigns.leaderboard.queries import rows
from campaigns.onboarding import board, queries
from campaigns.onboarding.board import Seat
from core.clock import from_millis
from core.csv_text import csv_text
from core.errors import Invalid, NotFound, Refusal, Unavailable
from core.paging import MAX_FIRST, Slice
from schema.campaigns.loaders import CampaignsLoaders
from schema.context import Context
from schema.execution.http import Contexts
from schema.leaderboard.loaders import LeaderboardLoaders
from schema.leaderboard.types import BoardKind
from schema.nodes import local_id
from schema.partners.loaders import PartnersLoaders
from schema.people.loaders import PeopleLoaders
from schema.submissions.loaders import SubmissionsLoaders
from schema.works.loaders import WorksLoaders

Rows = list[Sequence[object]]
_MOST = 10_000
_PARTNERS = ("名称 Name (zh)", "英文名称 Name (en)", "邮箱 E-mail", "城市 City", "状态 State", "起 Since", "至 Until")
_BOARD = (
    "名次 Rank",
    "名称 Name",
    "机构 Organisation",
    "得分 Score",
    "票 Votes",
    "赞 Likes",
    "播放 Plays",
    "备注 Note",
)


class Exports:
    """Answers with a CSV file, at most 10,000 rows."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    async def partners(self, request: Request) -> Response:
        """Every organisation of a campaign and where it stands."""
        return await self._answer(request, "partners", _partners)

    async def board(self, request: Request) -> Response:
        """The rows of a board as it stands now."""
        return await self._answer(request, "board", _board)

    async def _answer(
        self, request: Request, name: str, rows: Callable[[Context, str, Request], Awaitable[Rows]]
    ) -> Response:
        try:
            context = await self._contexts(request.cookies, request.headers.get("authorization"))
            campaign_id = local_id(request.query_params.get("campaign", ""), "Campaign", "campaign")
            found = await rows(context, campaign_id, request)
        except NotFound as refused:
            return PlainTextResponse(refused.message, 404)
        except Refusal as refused:
            return PlainTextResponse(refused.message, 400)
        except Unavailable as gone:
            return PlainTextResponse(str(gone), 503)
        headers = {
            "content-disposition": f'attachment; filename="{name}.csv"',
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
        }
        return Response(csv_text(found), media_type="text/csv", headers=headers)


async def _partners(context: Context, campaign_id: str, _: Request) -> Rows:
    if not await queries.is_member(context.db, viewer=context.viewer, campaign_id=campaign_id):
        raise NotFound("campaign", "That campaign", "活动")
    found: Rows = [_PARTNERS]
    wanted = Slice(MAX_FIRST)
    while len(found) <= _MOST:
        page = await board.board(
            context.db,
            viewer=context.viewer,
            campaign_id=campaign_id,
            stage=None,
            search="",
            wanted=wanted,
            now=context.now,
        )
        found += [_seat(seat) for seat in page.items]
        if not page.has_next:
            break
        wanted = Slice(MAX_FIRST, page.keys[-1])
    return found


def _seat(seat: Seat) -> Sequence[object]:
    times = [None if at is None else f"{from_millis(at):%Y-%m-%d %H:%M}" for at in (seat.since, seat.until)]
    return (seat.name_zh, seat.name_en, seat.email, seat.city, seat.stage.value, *times)


async def _board(context: Context, campaign_id: str, request: Request) -> Rows:
    kind = request.query_params.get("kind", "ENTRIES")
    if kind not in BoardKind.__members__:
        raise Invalid("BAD_KIND", "`kind` is ENTRIES, PEOPLE or ORGANISATIONS.", "kind 无效。", "kind")
    if await context.use(CampaignsLoaders).campaign_by_id.load(campaign_id) is None:
        raise NotFound("campaign", "That campaign", "活动")
    head = await context.use(LeaderboardLoaders).head.load((campaign_id, BoardsOf[kind]))
    if head is None:
        raise NotFound("campaign", "That campaign", "活动")
    found: Rows = [_BOARD]
    wanted = Slice(MAX_FIRST)
    while len(found) <= _MOST:
        page = await rows(context.redis, of=head, wanted=wanted)
        found += await asyncio.gather(*(_standing(context, campaign_id, kind, each) for each in page.items))
        if not page.has_next:
            break
        wanted = Slice(MAX_FIRST, page.keys[-1])
    return found


async def _standing(context: Context, campaign_id: str, kind: str, standing: Standing) -> Sequence[object]:
    """One row; its reads are batched with those of the rows beside it."""
    people, name, organisation_id = context.use(PeopleLoaders), "", None
    if kind == "ENTRIES":
        entry = await context.use(SubmissionsLoaders).submission_by_id.load(standing.entrant)
        work = None if entry is None else await context.use(WorksLoaders).work_by_id.load(entry.work_id)
        name = "" if work is None else work.title
        organisation_id = None if entry is None else entry.organisation_id
    else:
        account = await context.use(LeaderboardLoaders).account(standing.entrant)
        name = "" if account is None else account.name
        organisation_id = None if account is None or kind == "PEOPLE" else account.id
    organisation = None if organisation_id is None else await people.account_by_id.load(organisation_id)
    key = (campaign_id, organisation_id or "")
    note = await context.use(PartnersLoaders).standing.load(key) if organisation_id else None
    return (
        standing.rank,
        name,
        "" if organisation is None else organisation.name,
        standing.points,
        standing.votes,
        standing.likes,
        standing.plays,
        "" if note is None else note.state.value,
    )
