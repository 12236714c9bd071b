"""`publishCampaign`, `freezeCampaign`, `unfreezeCampaign` and `archiveCampaign`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.pages import states
from schema import errors
from schema.campaigns import forms
from schema.campaigns.types import Campaign
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id

WRONG_STATE = "The campaign stands where this step does not begin."
CHANGED_MEANWHILE = "Others keep saving at this moment; try again."


@strawberry.input(description="Which campaign to publish.")
class PublishCampaignInput:
    """Input of `publishCampaign`."""

    campaign_id: strawberry.ID = strawberry.field(description="Which campaign.")


@strawberry.enum(description="Why the step was not taken.")
class PublishCampaignErrorCode(Enum):
    """Codes of `publishCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description=forms.NOT_MEMBER)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=forms.ROLE_TOO_LOW)
    WRONG_STATE = strawberry.enum_value("WRONG_STATE", description=WRONG_STATE)
    CHANGED_MEANWHILE = strawberry.enum_value("CHANGED_MEANWHILE", description=CHANGED_MEANWHILE)
    MISSING_TITLE_ZH = strawberry.enum_value("MISSING_TITLE_ZH", description="The Chinese title is missing.")
    MISSING_TITLE_EN = strawberry.enum_value("MISSING_TITLE_EN", description="The English title is missing.")
    MISSING_TEXT_ZH = strawberry.enum_value("MISSING_TEXT_ZH", description="The Chinese text is missing.")
    MISSING_TEXT_EN = strawberry.enum_value("MISSING_TEXT_EN", description="The English text is missing.")
    MISSING_RULES_ZH = strawberry.enum_value("MISSING_RULES_ZH", description="The Chinese rules are missing.")
    MISSING_RULES_EN = strawberry.enum_value("MISSING_RULES_EN", description="The English rules are missing.")
    MISSING_COVER = strawberry.enum_value("MISSING_COVER", description="A cover that has not been refused is missing.")
    MISSING_TOPIC = strawberry.enum_value("MISSING_TOPIC", description="The topic is missing.")
    MISSING_DATES = strawberry.enum_value("MISSING_DATES", description="The end is not later than now.")


@strawberry.type(description="Why the step was not taken; one for each thing that is missing.")
class PublishCampaignError(UserError):
    """An error of `publishCampaign`."""

    code: PublishCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The campaign after the step.")
class PublishCampaignPayload:
    """Result of `publishCampaign`."""

    campaign: Campaign | None = strawberry.field(default=None, description="The campaign; null when there are errors.")
    errors: list[PublishCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Which campaign to freeze.")
class FreezeCampaignInput:
    """Input of `freezeCampaign`."""

    campaign_id: strawberry.ID = strawberry.field(description="Which campaign.")


@strawberry.enum(description="Why the step was not taken.")
class FreezeCampaignErrorCode(Enum):
    """Codes of `freezeCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description=forms.NOT_MEMBER)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=forms.ROLE_TOO_LOW)
    WRONG_STATE = strawberry.enum_value("WRONG_STATE", description=WRONG_STATE)
    CHANGED_MEANWHILE = strawberry.enum_value("CHANGED_MEANWHILE", description=CHANGED_MEANWHILE)


@strawberry.type(description="Why the step was not taken.")
class FreezeCampaignError(UserError):
    """An error of `freezeCampaign`."""

    code: FreezeCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The campaign after the step.")
class FreezeCampaignPayload:
    """Result of `freezeCampaign`."""

    campaign: Campaign | None = strawberry.field(default=None, description="The campaign; null when there are errors.")
    errors: list[FreezeCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Which campaign to unfreeze.")
class UnfreezeCampaignInput:
    """Input of `unfreezeCampaign`."""

    campaign_id: strawberry.ID = strawberry.field(description="Which campaign.")


@strawberry.enum(description="Why the step was not taken.")
class UnfreezeCampaignErrorCode(Enum):
    """Codes of `unfreezeCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description=forms.NOT_MEMBER)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=forms.ROLE_TOO_LOW)
    WRONG_STATE = strawberry.enum_value("WRONG_STATE", description=WRONG_STATE)
    CHANGED_MEANWHILE = strawberry.enum_value("CHANGED_MEANWHILE", description=CHANGED_MEANWHILE)


@strawberry.type(description="Why the step was not taken.")
class UnfreezeCampaignError(UserError):
    """An error of `unfreezeCampaign`."""

    code: UnfreezeCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The campaign after the step.")
class UnfreezeCampaignPayload:
    """Result of `unfreezeCampaign`."""

    campaign: Campaign | None = strawberry.field(default=None, description="The campaign; null when there are errors.")
    errors: list[UnfreezeCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Which campaign to archive.")
class ArchiveCampaignInput:
    """Input of `archiveCampaign`."""

    campaign_id: strawberry.ID = strawberry.field(description="Which campaign.")


@strawberry.enum(description="Why the step was not taken.")
class ArchiveCampaignErrorCode(Enum):
    """Codes of `archiveCampaign`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description=forms.NOT_MEMBER)
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description=forms.ROLE_TOO_LOW)
    WRONG_STATE = strawberry.enum_value("WRONG_STATE", description=WRONG_STATE)
    CHANGED_MEANWHILE = strawberry.enum_value("CHANGED_MEANWHILE", description=CHANGED_MEANWHILE)


@strawberry.type(description="Why the step was not taken.")
class ArchiveCampaignError(UserError):
    """An error of `archiveCampaign`."""

    code: ArchiveCampaignErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The campaign after the step.")
class ArchiveCampaignPayload:
    """Result of `archiveCampaign`."""

    campaign: Campaign | None = strawberry.field(default=None, description="The campaign; null when there are errors.")
    errors: list[ArchiveCampaignError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class CampaignStatesMutation:
    """Moving a campaign through its states. It closes by itself, at its time."""

    @strawberry.field(
        description="Opens a draft to the public, or names everything that is missing. "
        "For editors of the host. Stands on its record. Doing it twice is no error."
    )
    @refusals(PublishCampaignPayload, PublishCampaignError)
    async def publish_campaign(
        self, info: Info, input: Annotated[PublishCampaignInput, strawberry.argument(description="Which one.")]
    ) -> PublishCampaignPayload:
        context = info.context
        changed = await states.publish(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            now=context.now,
        )
        context.forget()
        return PublishCampaignPayload(campaign=Campaign.of(changed))

    @strawberry.field(
        description="Lets the public board stand still while votes go on counting. "
        "For editors of the host. Stands on its record. Doing it twice is no error."
    )
    @refusals(FreezeCampaignPayload, FreezeCampaignError)
    async def freeze_campaign(
        self, info: Info, input: Annotated[FreezeCampaignInput, strawberry.argument(description="Which one.")]
    ) -> FreezeCampaignPayload:
        context = info.context
        changed = await states.freeze(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            now=context.now,
        )
        context.forget()
        return FreezeCampaignPayload(campaign=Campaign.of(changed))

    @strawberry.field(
        description="Lets the public board move again. "
        "For editors of the host. Stands on its record. Doing it twice is no error."
    )
    @refusals(UnfreezeCampaignPayload, UnfreezeCampaignError)
    async def unfreeze_campaign(
        self, info: Info, input: Annotated[UnfreezeCampaignInput, strawberry.argument(description="Which one.")]
    ) -> UnfreezeCampaignPayload:
        context = info.context
        changed = await states.unfreeze(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            now=context.now,
        )
        context.forget()
        return UnfreezeCampaignPayload(campaign=Campaign.of(changed))

    @strawberry.field(
        description="Takes a campaign that is over out of the lists; its page stays. "
        "For editors of the host. Stands on its record. Doing it twice is no error."
    )
    @refusals(ArchiveCampaignPayload, ArchiveCampaignError)
    async def archive_campaign(
        self, info: Info, input: Annotated[ArchiveCampaignInput, strawberry.argument(description="Which one.")]
    ) -> ArchiveCampaignPayload:
        context = info.context
        changed = await states.archive(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            now=context.now,
        )
        context.forget()
        return ArchiveCampaignPayload(campaign=Campaign.of(changed))
