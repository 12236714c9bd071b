"""`editCampaign`."""

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


@strawberry.input(description="Changes to a campaign; what is left out or null stays as it is.")
class EditCampaignInput:
    """Input of `editCampaign`."""

    campaign_id: strawberry.ID = strawberry.field(description="Which campaign.")
    handle: str | None = strawberry.field(default=None, description=forms.HANDLE + " Fixed once it is public.")
    title: BilingualTextInput | None = strawberry.field(default=None, description=forms.TITLE)
    text: BilingualTextInput | None = strawberry.field(default=None, description=forms.TEXT)
    rules: BilingualTextInput | None = strawberry.field(default=None, description=forms.RULES)
    topic: str | None = strawberry.field(default=None, description=forms.TOPIC)
    hue: int | None = strawberry.field(default=None, description=forms.HUE)
    time_zone: str | None = strawberry.field(
        default=None, description=forms.ZONE + " Both wall times stay and mean other moments."
    )
    opens_at_local: LocalDateTime | None = strawberry.field(
        default=None, description=forms.OPENS + " Fixed once it has opened."
    )
    closes_at_local: LocalDateTime | None = strawberry.field(
        default=None, description=forms.CLOSES + " Once it is public, later than now."
    )
    cover_upload_id: strawberry.ID | None = strawberry.field(default=None, description=forms.COVER)
    score_rule: ScoreRuleInput | None = strawberry.field(
        default=None, description="How points are counted; fixed once it is public."
    )


@strawberry.enum(description="Why an edit was refused.")
class EditCampaignErrorCode(Enum):
    """Codes of `editCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description=forms.NOT_MEMBER)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=forms.ROLE_TOO_LOW)
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
    FIXED = strawberry.enum_value("FIXED", description="This stays as it was published.")
    IN_THE_PAST = strawberry.enum_value("IN_THE_PAST", description="A public campaign's end must be later than now.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")
    CHANGED_MEANWHILE = strawberry.enum_value(
        "CHANGED_MEANWHILE", description="Others keep saving at this moment; try again."
    )


@strawberry.type(description="Why an edit was refused; one for each field that breaks a rule.")
class EditCampaignError(UserError):
    """An error of `editCampaign`."""

    code: EditCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The campaign after the edit.")
class EditCampaignPayload:
    """Result of `editCampaign`."""

    campaign: Campaign | None = strawberry.field(default=None, description="The campaign; null when there are errors.")
    errors: list[EditCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class EditCampaignMutation:
    """Editing a campaign."""

    @strawberry.field(
        description="Changes a campaign: all of it, or nothing where a field breaks a rule. For editors of its host. "
        "Edits of a public page stand on its record."
    )
    @refusals(EditCampaignPayload, EditCampaignError)
    async def edit_campaign(
        self, info: Info, input: Annotated[EditCampaignInput, strawberry.argument(description="The changes.")]
    ) -> EditCampaignPayload:
        context = info.context
        changed = await actions.edit(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            written=forms.written(input),
            now=context.now,
        )
        context.forget()
        return EditCampaignPayload(campaign=Campaign.of(changed))
