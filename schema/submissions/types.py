"""Entries as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from campaigns.submissions import model
from core.clock import millis
from schema.campaigns.loaders import CampaignsLoaders
from schema.campaigns.permissions import permission
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.people.loaders import PeopleLoaders
from schema.scalars import DateTime, moment, moment_or_none
from schema.submissions.loaders import SubmissionsLoaders
from schema.text import Permission
from schema.votes.loaders import VoteLoaders
from schema.works.loaders import WorksLoaders
from schema.works.types import Work

if TYPE_CHECKING:
    from schema.campaigns.types import Campaign
    from schema.organisations.types import Organisation


@strawberry.enum(description="Where an entry stands.")
class SubmissionState(Enum):
    """States of an entry."""

    ENTERED = strawberry.enum_value("ENTERED", description="It waits for a reviewer.")
    ACCEPTED = strawberry.enum_value("ACCEPTED", description="It is in the campaign and on its boards.")
    DECLINED = strawberry.enum_value("DECLINED", description="A reviewer declined it, with a reason.")
    WITHDRAWN = strawberry.enum_value("WITHDRAWN", description="Its author took it back.")


@strawberry.type(
    description="A work entered in a campaign on behalf of an organisation. ACCEPTED ones of public works are public;"
    " "
    "all are seen by their author and by reviewers of the organisation and of the host."
)
class Submission(Node):
    """An entry."""

    local_id: strawberry.Private[str]
    work_id: strawberry.Private[str]
    campaign_id: strawberry.Private[str]
    organisation_id: strawberry.Private[str]
    state: SubmissionState = strawberry.field(description="Where it stands.")
    reason: str | None = strawberry.field(
        description="Why it was declined; only for its author and those who review it, else null."
    )
    entered_at: DateTime = strawberry.field(description="When it was entered.")
    decided_at: DateTime | None = strawberry.field(description="When it was accepted or declined last.")

    @classmethod
    def of(cls, record: model.Submission) -> "Submission":
        """The entry of a record."""
        return cls(
            id=global_id("Submission", record.id),
            local_id=record.id,
            work_id=record.work_id,
            campaign_id=record.campaign_id,
            organisation_id=record.organisation_id,
            state=SubmissionState[record.state.name],
            reason=record.reason,
            entered_at=moment(record.entered_at),
            decided_at=moment_or_none(record.decided_at),
        )

    @strawberry.field(description="The work; null when it is gone or the viewer may not see it.")
    async def work(self, info: Info) -> Work | None:
        record = await info.context.use(WorksLoaders).work_by_id.load(self.work_id)
        return None if record is None else Work.of(record)

    @strawberry.field(description="In which campaign.")
    async def campaign(self, info: Info) -> Annotated["Campaign", strawberry.lazy("schema.campaigns.types")]:
        from schema.campaigns.types import Campaign

        record = await info.context.use(CampaignsLoaders).part_by_id.load(self.campaign_id)
        assert record is not None
        return Campaign.of(record)

    @strawberry.field(description="On behalf of which organisation; null when it is gone.")
    async def organisation(
        self, info: Info
    ) -> Annotated["Organisation", strawberry.lazy("schema.organisations.types")] | None:
        from schema.organisations.types import Organisation

        record = await info.context.use(PeopleLoaders).account_by_id.load(self.organisation_id)
        return None if record is None else Organisation.of(record)

    @strawberry.field(description="Votes that count for it; it stands still while the board is frozen.")
    async def vote_count(self, info: Info) -> int:
        return await info.context.use(VoteLoaders).vote_count.load((self.campaign_id, self.local_id))

    @strawberry.field(description="Whether the viewer's vote in this campaign is for it.")
    async def viewer_has_voted(self, info: Info) -> bool:
        return await info.context.use(VoteLoaders).viewer_vote.load(self.campaign_id) == self.local_id

    @strawberry.field(description="Whether the viewer may accept or decline it now.")
    async def viewer_can_review(self, info: Info) -> Permission:
        facts = await info.context.use(SubmissionsLoaders).facts_by_id.load(self.local_id)
        assert facts is not None
        return permission(model.can_review(facts, millis(info.context.now)))


@fetched_by("Submission")
async def submissions_by_global_id(context: Context, ids: list[str]) -> list[Submission | None]:
    """Entries that the viewer may see, for `node`."""
    found = await context.use(SubmissionsLoaders).submission_by_id.load_many(ids)
    return [None if each is None else Submission.of(each) for each in found]
