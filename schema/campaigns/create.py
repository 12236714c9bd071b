"""`createCampaign`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.pages import actions
from schema import errors
from schema.campaigns import forms
from schema.campaigns.forms import ScoreRuleInput
from schema.campaigns.types import Campaign
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.scalars import LocalDateTime
from schema.text import BilingualTextInput


@strawberry.input(description="A campaign to be made as a draft. What is left out can be written later.")
class CreateCampaignInput:
    """Input of `createCampaign`."""

    organisation_id: strawberry.ID = strawberry.field(description="The foundation that hosts it.")
    handle: str = strawberry.field(description=forms.HANDLE)
    title: BilingualTextInput = strawberry.field(description=forms.TITLE + " One language at least.")
    time_zone: str = strawberry.field(description=forms.ZONE)
    opens_at_local: LocalDateTime = strawberry.field(description=forms.OPENS)
    closes_at_local: LocalDateTime = strawberry.field(description=forms.CLOSES)
    text: BilingualTextInput | None = strawberry.field(default=None, description=forms.TEXT)
    rules: BilingualTextInput | None = strawberry.field(default=None, description=forms.RULES)
    topic: str | None = strawberry.field(default=None, description=forms.TOPIC)
    hue: int | None = strawberry.field(default=None, description=forms.HUE)
    cover_upload_id: strawberry.ID | None = strawberry.field(default=None, description=forms.COVER)
    score_rule: ScoreRuleInput | None = strawberry.field(default=None, description=forms.RULE)


@strawberry.enum(description="Why a campaign was not made.")
class CreateCampaignErrorCode(Enum):
    """Codes of `createCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description=forms.NOT_MEMBER)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=forms.ROLE_TOO_LOW)
    NOT_FOUNDATION = strawberry.enum_value("NOT_FOUNDATION", description="Only a foundation can host a campaign.")
    HANDLE_TAKEN = strawberry.enum_value("HANDLE_TAKEN", description=forms.HANDLE_TAKEN)
    BAD_HANDLE = strawberry.enum_value("BAD_HANDLE", description=forms.BAD_HANDLE)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_HUE = strawberry.enum_value("BAD_HUE", description=forms.BAD_HUE)
    BAD_WEIGHT = strawberry.enum_value("BAD_WEIGHT", description=forms.BAD_WEIGHT)
    BAD_ZONE = strawberry.enum_value("BAD_ZONE", description=forms.BAD_ZONE)
    BAD_TIME = strawberry.enum_value("BAD_TIME", description=forms.BAD_TIME)
    NO_SUCH_TIME = strawberry.enum_value("NO_SUCH_TIME", description=forms.NO_SUCH_TIME)
    END_BEFORE_START = strawberry.enum_value("END_BEFORE_START", description=forms.END_BEFORE_START)
    BAD_COVER = strawberry.enum_value("BAD_COVER", description=forms.BAD_COVER)


@strawberry.type(description="Why a campaign was not made; one for each field that breaks a rule.")
class CreateCampaignError(UserError):
    """An error of `createCampaign`."""

    code: CreateCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The draft made.")
class CreateCampaignPayload:
    """Result of `createCampaign`."""

    campaign: Campaign | None = strawberry.field(default=None, description="The draft; null when there are errors.")
    errors: list[CreateCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class CreateCampaignMutation:
    """Making a campaign."""

    @strawberry.field(
        description="Makes a campaign as a draft, which only members of its host find. For editors of a foundation, "
        "with a confirmed address."
    )
    @refusals(CreateCampaignPayload, CreateCampaignError)
    async def create_campaign(
        self, info: Info, input: Annotated[CreateCampaignInput, strawberry.argument(description="The page.")]
    ) -> CreateCampaignPayload:
        context = info.context
        made = await actions.create(
            context.db,
            viewer=context.viewer,
            organisation_id=local_id(input.organisation_id, "Organisation", "organisationId"),
            written=forms.written(input),
            now=context.now,
        )
        context.forget()
        return CreateCampaignPayload(campaign=Campaign.of(made))
