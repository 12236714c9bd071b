"""Boards as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from campaigns.leaderboard import model, queries
from core.paging import slice_of
from schema.connections import AFTER, FIRST, Connection
from schema.context import Context, Info
from schema.leaderboard.loaders import LeaderboardLoaders
from schema.leaderboard.rules import ScoreRule
from schema.nodes import Node, fetched_by, global_id
from schema.scalars import DateTime, moment

if TYPE_CHECKING:
    from schema.partners.types import PartnerStanding
    from schema.people.types import Account
    from schema.submissions.types import Submission


@strawberry.enum(description="Who competes on a board.")
class BoardKind(Enum):
    """Kinds of boards."""

    PEOPLE = strawberry.enum_value("PEOPLE", description="Participants: the authors of accepted entries.")
    ORGANISATIONS = strawberry.enum_value(
        "ORGANISATIONS", description="Organisations, by the entries accepted on their behalf."
    )
    ENTRIES = strawberry.enum_value("ENTRIES", description="The entries themselves.")


@strawberry.enum(description="Whether a board moves.")
class BoardState(Enum):
    """States of a board."""

    LIVE = strawberry.enum_value("LIVE", description="It moves with every play, like and vote.")
    FROZEN = strawberry.enum_value("FROZEN", description="It stands still while votes go on counting.")
    FINAL = strawberry.enum_value("FINAL", description="The campaign has closed; it never moves again.")


@strawberry.type(description="One row of a board.")
class BoardEntry:
    """A standing."""

    entrant: strawberry.Private[str]
    kind: strawberry.Private[model.BoardKind]
    campaign_id: strawberry.Private[str]
    rank: int = strawberry.field(description="From 1; no two rows share one.")
    score: int = strawberry.field(description="Points by the board's rule.")
    votes: int = strawberry.field(description="Votes that count.")
    likes: int = strawberry.field(description="Likes since the entry was accepted, those taken back left out.")
    plays: int = strawberry.field(description="Plays since the entry was accepted.")
    reached_at: DateTime = strawberry.field(description="Since when it has had these points; earlier goes first.")

    @classmethod
    def of(cls, standing: model.Standing, kind: model.BoardKind, campaign_id: str) -> "BoardEntry":
        """The row of a standing."""
        return cls(
            entrant=standing.entrant,
            kind=kind,
            campaign_id=campaign_id,
            rank=standing.rank,
            score=standing.points,
            votes=standing.votes,
            likes=standing.likes,
            plays=standing.plays,
            reached_at=moment(standing.reached_at),
        )

    @strawberry.field(
        description="The person or organisation on this row; null on a board of entries, and for an account that "
        "is gone (show it as withdrawn: the row keeps its place)."
    )
    async def account(self, info: Info) -> Annotated["Account", strawberry.lazy("schema.people.types")] | None:
        from schema.people.types import account_of

        if self.kind is model.BoardKind.ENTRIES:
            return None
        found = await info.context.use(LeaderboardLoaders).account(self.entrant)
        return None if found is None else account_of(found)

    @strawberry.field(
        description="The entry on this row; null on other boards, and for one the viewer may not see "
        "(show it as withdrawn)."
    )
    async def submission(
        self, info: Info
    ) -> Annotated["Submission", strawberry.lazy("schema.submissions.types")] | None:
        from schema.submissions.loaders import SubmissionsLoaders
        from schema.submissions.types import Submission

        if self.kind is not model.BoardKind.ENTRIES:
            return None
        found = await info.context.use(SubmissionsLoaders).submission_by_id.load(self.entrant)
        return None if found is None else Submission.of(found)

    @strawberry.field(
        description="What is to be said beside the row: its organisation was verified and is not any more. The row "
        "keeps its place, also on final boards; null where there is nothing to say, and on boards of people."
    )
    async def partner_standing(
        self, info: Info
    ) -> Annotated["PartnerStanding", strawberry.lazy("schema.partners.types")] | None:
        from schema.partners.loaders import PartnersLoaders
        from schema.partners.types import PartnerStanding
        from schema.submissions.loaders import SubmissionsLoaders

        if self.kind is model.BoardKind.ENTRIES:
            entry = await info.context.use(SubmissionsLoaders).submission_by_id.load(self.entrant)
            organisation_id = None if entry is None else entry.organisation_id
        elif self.kind is model.BoardKind.ORGANISATIONS:
            organisation_id = await info.context.use(LeaderboardLoaders).account_id.load(self.entrant)
        else:
            organisation_id = None
        if organisation_id is None:
            return None
        found = await info.context.use(PartnersLoaders).standing.load((self.campaign_id, organisation_id))
        return None if found is None else PartnerStanding.of(found)


@strawberry.type(
    description="Who has how many points in a campaign; public. More points first; of equal points, those held since "
    "earlier first; then by id. An entry with 0 points stands on it; what was withdrawn does not."
)
class Board(Node):
    """A board."""

    head: strawberry.Private[queries.Board]
    kind: BoardKind = strawberry.field(description="Who competes.")
    state: BoardState = strawberry.field(description="Whether it moves.")
    as_of: DateTime = strawberry.field(
        description="Up to when it has counted: a live board mostly up to now, a final one up to when it closed."
    )
    rule: ScoreRule = strawberry.field(description="How points are counted; fixed once the campaign is public.")
    late_vote_count: int = strawberry.field(
        description="People whose vote came after closing: kept in the ledger, shown here, counted nowhere else."
    )
    entrant_count: int = strawberry.field(description="How many rows it has.")
    digest: str | None = strawberry.field(
        description="SHA-256 of the snapshot that a frozen or final board is read from; null while it moves."
    )

    @classmethod
    def of(cls, head: queries.Board) -> "Board":
        """The board of a record."""
        return cls(
            id=global_id("Board", f"{head.campaign_id}:{head.kind.name}"),
            head=head,
            kind=BoardKind[head.kind.name],
            state=BoardState[head.state.name],
            as_of=moment(head.as_of),
            rule=ScoreRule.of(head.rule),
            late_vote_count=head.late_votes,
            entrant_count=head.entrants,
            digest=head.digest,
        )

    @strawberry.field(description="Its rows, best first.")
    async def entries(
        self,
        info: Info,
        first: Annotated[int | None, strawberry.argument(description=FIRST)] = None,
        after: Annotated[str | None, strawberry.argument(description=AFTER)] = None,
    ) -> Connection[BoardEntry]:
        wanted = slice_of(first, after, queries.BOARD_KEY)
        page = await queries.rows(info.context.redis, of=self.head, wanted=wanted)
        return Connection.of(
            page, lambda standing: BoardEntry.of(standing, self.head.kind, self.head.campaign_id), after
        )


async def board_of(context: Context, campaign_id: str, kind: BoardKind) -> Board:
    """A board of a campaign that the viewer may know of."""
    head = await context.use(LeaderboardLoaders).head.load((campaign_id, model.BoardKind[kind.name]))
    assert head is not None
    return Board.of(head)


@fetched_by("Board")
async def boards_by_id(context: Context, ids: list[str]) -> list[Board | None]:
    """Boards, for `node`; none of drafts."""
    keys = [each.partition(":") for each in ids]
    known = [(c, model.BoardKind[kind]) for c, _, kind in keys if kind in model.BoardKind.__members__]
    heads = dict(zip(known, await context.use(LeaderboardLoaders).head.load_many(known), strict=True))
    found = [
        heads.get((c, model.BoardKind[kind])) if kind in model.BoardKind.__members__ else None for c, _, kind in keys
    ]
    return [None if head is None or head.draft else Board.of(head) for head in found]
