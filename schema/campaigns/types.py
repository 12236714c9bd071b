"""Campaigns as GraphQL objects."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from campaigns.pages import decide, model
from core.clock import millis
from core.paging import slice_both_ways
from graph.follows.followers import FOLLOWER_KEY
from schema.campaigns.loaders import CampaignsLoaders
from schema.campaigns.permissions import permission
from schema.campaigns.records import Record
from schema.connections import AFTER, BEFORE, FIRST, LAST, Connection
from schema.context import Context, Info
from schema.fairness.loaders import FairnessLoaders
from schema.fairness.types import Fairness
from schema.follows.loaders import FollowsLoaders
from schema.leaderboard.rules import ScoreRule
from schema.leaderboard.types import Board, BoardKind, board_of
from schema.nodes import Node, fetched_by, global_id, local_id
from schema.partners.loaders import PartnersLoaders
from schema.partners.types import Partner, PartnerState
from schema.people.loaders import PeopleLoaders
from schema.scalars import DateTime, LocalDateTime, moment
from schema.submissions.loaders import SubmissionsLoaders
from schema.submissions.types import Submission, SubmissionState
from schema.text import BilingualText, Permission, Picture
from schema.votes.loaders import VoteLoaders

if TYPE_CHECKING:
    from schema.onboarding.types import PartnerImport
    from schema.organisations.types import Organisation
    from schema.partners.invitations import PartnerInvitation
    from schema.people.types import Account

First = Annotated[int | None, strawberry.argument(description=FIRST)]
After = Annotated[str | None, strawberry.argument(description=AFTER)]


@strawberry.enum(description="Where a campaign stands.")
class CampaignState(Enum):
    """States of a campaign."""

    DRAFT = strawberry.enum_value("DRAFT", description="Only members of the host know of it.")
    OPEN = strawberry.enum_value("OPEN", description="Public; takes entries and votes between opening and closing.")
    FROZEN = strawberry.enum_value("FROZEN", description="The public board stands still; votes go on counting.")
    FINAL = strawberry.enum_value("FINAL", description="Closed at its time; its boards never move again.")
    ARCHIVED = strawberry.enum_value("ARCHIVED", description="Over and out of the lists; its page stays.")


@strawberry.enum(description="What a page must have before it can be published.")
class Requirement(Enum):
    """Requirements of publishing."""

    TITLE_ZH = strawberry.enum_value("TITLE_ZH", description="A title in Chinese.")
    TITLE_EN = strawberry.enum_value("TITLE_EN", description="A title in English.")
    TEXT_ZH = strawberry.enum_value("TEXT_ZH", description="A text in Chinese.")
    TEXT_EN = strawberry.enum_value("TEXT_EN", description="A text in English.")
    RULES_ZH = strawberry.enum_value("RULES_ZH", description="Rules in Chinese.")
    RULES_EN = strawberry.enum_value("RULES_EN", description="Rules in English.")
    COVER = strawberry.enum_value("COVER", description="A cover picture that has not been refused.")
    TOPIC = strawberry.enum_value("TOPIC", description="A topic tag.")
    DATES = strawberry.enum_value("DATES", description="An end that is later than now.")


@strawberry.type(description="A campaign of a foundation. Drafts are found by members of the host only.")
class Campaign(Node):
    """A campaign's page."""

    local_id: strawberry.Private[str]
    record: strawberry.Private[model.Campaign]
    handle: str = strawberry.field(description="Unique among campaigns whatever the case or width.")
    title: BilingualText = strawberry.field(description="At most 120 characters in each language.")
    text: BilingualText = strawberry.field(description="What it is about, at most 20,000 characters each.")
    rules: BilingualText = strawberry.field(description="What holds for entries and votes, at most 20,000 each.")
    topic: str = strawberry.field(description="Its tag, at most 40 characters, without #; empty while not chosen.")
    hue: int = strawberry.field(description="Its colour: an angle from 0 to 359 in OKLCH.")
    state: CampaignState = strawberry.field(description="Where it stands.")
    time_zone: str = strawberry.field(description="The IANA zone that its wall times are in.")
    opens_at_local: LocalDateTime = strawberry.field(description="When it opens, as clocks in its zone show it.")
    closes_at_local: LocalDateTime = strawberry.field(description="When it closes, as clocks in its zone show it.")
    opens_at: DateTime = strawberry.field(description="The moment it opens; fixed when the wall time was saved.")
    closes_at: DateTime = strawberry.field(description="The moment it closes; fixed when the wall time was saved.")
    score_rule: ScoreRule = strawberry.field(description="How points are counted; fixed once it is public.")
    created_at: DateTime = strawberry.field(description="When the draft was made.")
    submission_count: int = strawberry.field(description="Accepted entries.")
    partner_count: int = strawberry.field(description="Verified partners.")

    @classmethod
    def of(cls, record: model.Campaign) -> "Campaign":
        """The campaign of a record."""
        return cls(
            id=global_id("Campaign", record.id),
            local_id=record.id,
            record=record,
            handle=record.handle,
            title=BilingualText(zh=record.title_zh, en=record.title_en),
            text=BilingualText(zh=record.text_zh, en=record.text_en),
            rules=BilingualText(zh=record.rules_zh, en=record.rules_en),
            topic=record.topic,
            hue=record.hue,
            state=CampaignState[record.state.name],
            time_zone=record.time_zone,
            opens_at_local=LocalDateTime(record.opens_local),
            closes_at_local=LocalDateTime(record.closes_local),
            opens_at=moment(record.opens_at),
            closes_at=moment(record.closes_at),
            score_rule=ScoreRule.of(record.rule),
            created_at=moment(record.created_at),
            submission_count=record.submission_count,
            partner_count=record.partner_count,
        )

    @strawberry.field(description="Its picture; null while there is none or it is still being checked.")
    def cover(self, info: Info) -> Picture | None:
        cover = self.record.cover
        if cover is None or cover.key is None or cover.width is None or cover.height is None:
            return None
        url = info.context.store.url(cover.key, info.context.now)
        return Picture(url=url, width=cover.width, height=cover.height)

    @strawberry.field(description="The foundation that hosts it.")
    async def organisation(
        self, info: Info
    ) -> Annotated["Organisation", strawberry.lazy("schema.organisations.types")]:
        from schema.organisations.types import Organisation

        record = await info.context.use(PeopleLoaders).account_by_id.load(self.record.organisation_id)
        assert record is not None
        return Organisation.of(record)

    @strawberry.field(description="What publishing still needs; empty for those who may not edit, and once public.")
    async def missing(self, info: Info) -> list[Requirement]:
        facts = await self._facts(info)
        if self.record.state is not model.State.DRAFT or decide.can_edit(facts) is not True:
            return []
        return [Requirement[each.name] for each in model.missing(self.record, millis(info.context.now))]

    @strawberry.field(
        description="Who takes part, longest first: verified ones; members of the host and of a partner see more."
    )
    async def partners(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        state: Annotated[PartnerState | None, strawberry.argument(description="Only those in this state.")] = None,
    ) -> Connection[Partner]:
        loader = info.context.use(PartnersLoaders).partners_by_campaign(first, after, state and state.name)
        return Connection.of(await loader.load(self.local_id), Partner.of, after)

    @strawberry.field(description="Invitations sent, newest first; null for all but members of the host.")
    async def partner_invitations(
        self, info: Info, first: First = None, after: After = None
    ) -> Connection[Annotated["PartnerInvitation", strawberry.lazy("schema.partners.invitations")]] | None:
        from schema.partners.invitations import PartnerInvitation

        if (await self._facts(info)).role is None:
            return None
        page = await info.context.use(PartnersLoaders).invitations_by_campaign(first, after).load(self.local_id)
        return Connection.of(page, lambda record: PartnerInvitation.of(record, info.context.now), after)

    @strawberry.field(
        description="Spreadsheets of organisations, newest first, at most 20; null for all but editors of the host."
    )
    async def partner_imports(
        self, info: Info
    ) -> list[Annotated["PartnerImport", strawberry.lazy("schema.onboarding.types")]] | None:
        from schema.onboarding.loaders import OnboardingLoaders
        from schema.onboarding.types import PartnerImport

        if decide.can_edit(await self._facts(info)) is not True:
            return None
        brought = await info.context.use(OnboardingLoaders).imports_by_campaign.load(self.local_id)
        return [PartnerImport.of(each) for each in brought]

    @strawberry.field(
        description="Entries in one state, newest in that state first. Accepted ones when no state is given; others "
        "are seen by their authors and those who review them."
    )
    async def submissions(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        state: Annotated[
            SubmissionState | None, strawberry.argument(description="In which state; ACCEPTED when not given.")
        ] = None,
        organisation_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only those on behalf of this organisation.")
        ] = None,
    ) -> Connection[Submission]:
        of = None if organisation_id is None else local_id(organisation_id, "Organisation", "organisationId")
        loaders = info.context.use(SubmissionsLoaders)
        loader = loaders.submissions_by_campaign(first, after, state and state.name, of)
        return Connection.of(await loader.load(self.local_id), Submission.of, after)

    @strawberry.field(
        description="What waits for the viewer's verdict, oldest first; null for those who review nothing here."
    )
    async def review_queue(self, info: Info, first: First = None, after: After = None) -> Connection[Submission] | None:
        loader = info.context.use(SubmissionsLoaders).review_queue_by_campaign(first, after)
        page = await loader.load(self.local_id)
        return None if page is None else Connection.of(page, Submission.of, after)

    @strawberry.field(description="Who has how many points; public.")
    async def board(
        self, info: Info, kind: Annotated[BoardKind, strawberry.argument(description="Who competes.")]
    ) -> Board:
        return await board_of(info.context, self.local_id, kind)

    @strawberry.field(description="Its public record, newest first: who did what, when, for which organisation.")
    async def history(self, info: Info, first: First = None, after: After = None) -> Connection[Record]:
        loader = info.context.use(CampaignsLoaders).history_by_campaign(first, after)
        return Connection.of(await loader.load(self.local_id), Record.of, after)

    @strawberry.field(description="How evenly plays on its page fall on its entries; null before the first count.")
    async def fairness(self, info: Info) -> Fairness | None:
        found = await info.context.use(FairnessLoaders).fairness_by_campaign.load(self.local_id)
        return None if found is None else Fairness.of(found)

    @strawberry.field(description="How many follow it; public.")
    async def follower_count(self, info: Info) -> int:
        return await info.context.use(PeopleLoaders).follower_count_by_campaign_id.load(self.local_id)

    @strawberry.field(description="Who follows it, newest follow first; public.")
    async def followers(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Annotated[int | None, strawberry.argument(description=LAST)] = None,
        before: Annotated[str | None, strawberry.argument(description=BEFORE)] = None,
    ) -> Connection[Annotated["Account", strawberry.lazy("schema.people.types")]]:
        from schema.people.types import account_of

        wanted = slice_both_ways(first, after, last, before, FOLLOWER_KEY)
        page = await info.context.use(FollowsLoaders).followers_by_subject(wanted).load(self.local_id)
        return Connection.of(page, lambda follower: account_of(follower.account), after)

    @strawberry.field(description="Whether the viewer follows it; false when nobody is signed in.")
    async def viewer_is_following(self, info: Info) -> bool:
        return await info.context.use(PeopleLoaders).viewer_follows_by_id.load(self.local_id)

    @strawberry.field(description="The entry that the viewer's vote is for; null when there is none.")
    async def viewer_vote(self, info: Info) -> Submission | None:
        submission_id = await info.context.use(VoteLoaders).viewer_vote.load(self.local_id)
        if submission_id is None:
            return None
        record = await info.context.use(SubmissionsLoaders).submission_by_id.load(submission_id)
        return None if record is None else Submission.of(record)

    @strawberry.field(description="Whether the viewer may change the page and its state.")
    async def viewer_can_edit(self, info: Info) -> Permission:
        return permission(decide.can_edit(await self._facts(info)))

    @strawberry.field(description="Whether the viewer may vote now, for an entry that is not their own.")
    async def viewer_can_vote(self, info: Info) -> Permission:
        return permission(decide.can_vote(await self._facts(info), millis(info.context.now)))

    @strawberry.field(description="Whether the viewer may enter a work of their own now.")
    async def viewer_can_enter(self, info: Info) -> Permission:
        return permission(decide.can_enter(await self._facts(info), millis(info.context.now)))

    async def _facts(self, info: Info) -> decide.Facts:
        facts = await info.context.use(CampaignsLoaders).facts_by_id.load(self.local_id)
        assert facts is not None
        return facts


@fetched_by("Campaign")
async def campaigns_by_global_id(context: Context, ids: list[str]) -> list[Campaign | None]:
    """Campaigns that the viewer may know of, for `node`."""
    found = await context.use(CampaignsLoaders).campaign_by_id.load_many(ids)
    return [None if each is None else Campaign.of(each) for each in found]
