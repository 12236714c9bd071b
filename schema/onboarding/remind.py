"""`remindPartners`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.onboarding import board
from core.errors import Invalid
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import global_id, local_id

_MOST = 500


@strawberry.input(description="Whom to remind.")
class RemindPartnersInput:
    """Input of `remindPartners`."""

    campaign_id: strawberry.ID = strawberry.field(description="In which campaign.")
    ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Seats of its partner board, at most 500; all that are not done when not given."
    )


@strawberry.enum(description="Why nobody was reminded.")
class RemindPartnersErrorCode(Enum):
    """Codes of `remindPartners`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    UNCONFIRMED = strawberry.enum_value("UNCONFIRMED", description="The e-mail address has not been confirmed.")
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs an EDITOR of the host.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign is over.")
    TOO_MANY = strawberry.enum_value("TOO_MANY", description="More than 500 ids.")


@strawberry.type(description="Why nobody was reminded.")
class RemindPartnersError(UserError):
    """An error of `remindPartners`."""

    code: RemindPartnersErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Who was reminded.")
class RemindPartnersPayload:
    """Result of `remindPartners`."""

    reminded_count: int = strawberry.field(
        default=0, description="How many organisations were written to now; those written to within a day were not."
    )
    reminded_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="Their seats.")
    errors: list[RemindPartnersError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class RemindMutation:
    """Reminding."""

    @strawberry.field(
        description="Mails organisations that have not answered or are not done, at most once a day each. A reminder "
        "of an invitation has a new link that ends the older one. For editors of the host."
    )
    @refusals(RemindPartnersPayload, RemindPartnersError)
    async def remind_partners(
        self,
        info: Info,
        input: Annotated[RemindPartnersInput, strawberry.argument(description="Whom to remind.")],
    ) -> RemindPartnersPayload:
        context = info.context
        if input.ids is not None and len(input.ids) > _MOST:
            raise Invalid("TOO_MANY", f"At most {_MOST} at a time.", f"一次最多 {_MOST} 家。", "ids")
        kinds = ("PartnerInvitation", "Partner")
        by_local = {local_id(each, kinds, "ids"): each for each in input.ids or []}
        done = await board.remind(
            context.db,
            viewer=context.viewer,
            campaign_id=local_id(input.campaign_id, "Campaign", "campaignId"),
            ids=None if input.ids is None else list(by_local),
            public_url=context.settings.public_url,
            now=context.now,
        )
        context.forget()
        ids = [by_local.get(each) or global_id("Partner", each) for each in done]
        return RemindPartnersPayload(reminded_count=len(done), reminded_ids=ids)
