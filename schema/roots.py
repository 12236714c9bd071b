"""The roots: one class of each subject, composed by inheritance. A new subject adds one line to each."""

import strawberry

from schema.access.mutation import AccessMutation
from schema.accounts.mutation import AccountsMutation
from schema.accounts.query import AccountsQuery
from schema.blocks.mutation import BlocksMutation
from schema.campaigns.mutation import CampaignsMutation
from schema.campaigns.query import CampaignsQuery
from schema.captions.mutation import CaptionsMutation
from schema.cities.query import CitiesQuery
from schema.classes.mutation import ClassesMutation
from schema.classes.query import ClassesQuery
from schema.comments.mutation import CommentsMutation
from schema.comments.query import CommentsQuery
from schema.comments.subscription import CommentsSubscription
from schema.consent.mutation import ConsentMutation
from schema.consent.query import ConsentQuery
from schema.fairness.query import FairnessQuery
from schema.feeds.mutation import FeedsMutation
from schema.feeds.query import FeedsQuery
from schema.follows.mutation import FollowsMutation
from schema.follows.packs import PacksMutation
from schema.follows.requests import FollowRequestsMutation
from schema.interactions.mutation import InteractionsMutation
from schema.leaderboard.subscription import LeaderboardSubscription
from schema.messages.mutation import MessagesMutation
from schema.messages.query import MessagesQuery
from schema.messages.subscription import MessagesSubscription
from schema.moderation.mutation import ModerationMutation
from schema.moderation.query import ModerationQuery
from schema.nodes import NodeQuery
from schema.onboarding.mutation import OnboardingMutation
from schema.onboarding.query import OnboardingQuery
from schema.operations.mutation import OperationsMutation
from schema.operations.query import OperationsQuery
from schema.organisations.mutation import OrganisationsMutation
from schema.organisations.query import OrganisationsQuery
from schema.partners.mutation import PartnersMutation
from schema.partners.query import PartnersQuery
from schema.people.mutation import PeopleMutation
from schema.people.query import PeopleQuery
from schema.people.regions import RegionsQuery
from schema.posts.mutation import PostsMutation
from schema.shop.mutation import ShopMutation
from schema.shop.query import ShopQuery
from schema.submissions.mutation import SubmissionsMutation
from schema.tips.mutation import TipsMutation
from schema.uploads.mutation import UploadsMutation
from schema.votes.mutation import VotesMutation
from schema.works.mutation import WorksMutation
from schema.works.query import WorksQuery
from schema.works.subscription import WorksSubscription


@strawberry.type(description="What can be read.")
class Query(
    NodeQuery,
    AccountsQuery,
    PeopleQuery,
    RegionsQuery,
    WorksQuery,
    OrganisationsQuery,
    CampaignsQuery,
    PartnersQuery,
    OnboardingQuery,
    ConsentQuery,
    CitiesQuery,
    FeedsQuery,
    FairnessQuery,
    OperationsQuery,
    CommentsQuery,
    ModerationQuery,
    MessagesQuery,
    ShopQuery,
    ClassesQuery,
):
    """The root of all reads."""


@strawberry.type(description="What can be done. Each takes one `input` and answers with what changed and `errors`.")
class Mutation(
    AccountsMutation,
    OrganisationsMutation,
    FollowsMutation,
    PacksMutation,
    PeopleMutation,
    FollowRequestsMutation,
    FeedsMutation,
    BlocksMutation,
    AccessMutation,
    ConsentMutation,
    UploadsMutation,
    WorksMutation,
    CaptionsMutation,
    CampaignsMutation,
    PartnersMutation,
    OnboardingMutation,
    SubmissionsMutation,
    InteractionsMutation,
    VotesMutation,
    MessagesMutation,
    ShopMutation,
    ClassesMutation,
    PostsMutation,
    CommentsMutation,
    ModerationMutation,
    TipsMutation,
    OperationsMutation,
):
    """The root of all writes."""


@strawberry.type(description="What can be watched, over graphql-transport-ws.")
class Subscription(WorksSubscription, LeaderboardSubscription, MessagesSubscription, CommentsSubscription):
    """The root of all subscriptions."""
