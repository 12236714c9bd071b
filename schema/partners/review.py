"""`verifyPartner` and `declinePartner`."""

from enum import Enum
from typing import Annotated

import strawberry

from campaigns.partners import actions
from schema import errors
from schema.context import Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.partners.types import Partner
from schema.scalars import DateTime


@strawberry.input(description="Which partner to verify.")
class VerifyPartnerInput:
    """Input of `verifyPartner`."""

    partner_id: strawberry.ID = strawberry.field(description="Which partner.")
    until: DateTime | None = strawberry.field(
        default=None, description="Until when; renews a verification there is. A year when not given."
    )


@strawberry.enum(description="Why the partner was not verified.")
class VerifyPartnerErrorCode(Enum):
    """Codes of `verifyPartner`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a REVIEWER of the host.")
    CHECKLIST_OPEN = strawberry.enum_value(
        "CHECKLIST_OPEN", description="Something the foundation asks for is missing; the message names it."
    )
    IN_THE_PAST = strawberry.enum_value("IN_THE_PAST", description="`until` is over already.")


@strawberry.type(description="Why the partner was not verified.")
class VerifyPartnerError(UserError):
    """An error of `verifyPartner`."""

    code: VerifyPartnerErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The partner.")
class VerifyPartnerPayload:
    """Result of `verifyPartner`."""

    partner: Partner | None = strawberry.field(default=None, description="The partner; null when there are errors.")
    errors: list[VerifyPartnerError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Which partner to decline, and why.")
class DeclinePartnerInput:
    """Input of `declinePartner`."""

    partner_id: strawberry.ID = strawberry.field(description="Which partner.")
    reason: str = strawberry.field(description="What its owners read, at most 500 characters.")


@strawberry.enum(description="Why the partner was not declined.")
class DeclinePartnerErrorCode(Enum):
    """Codes of `declinePartner`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="The viewer does not work for the host.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="This needs a REVIEWER of the host.")
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)


@strawberry.type(description="Why the partner was not declined.")
class DeclinePartnerError(UserError):
    """An error of `declinePartner`."""

    code: DeclinePartnerErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The partner.")
class DeclinePartnerPayload:
    """Result of `declinePartner`."""

    partner: Partner | None = strawberry.field(default=None, description="The partner; null when there are errors.")
    errors: list[DeclinePartnerError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.type
class ReviewPartnerMutation:
    """The host's verdict."""

    @strawberry.field(
        description="Verifies a partner: it stands on the page, and its owners get a mail. For reviewers of the host. "
        "Doing it twice is no error."
    )
    @refusals(VerifyPartnerPayload, VerifyPartnerError)
    async def verify_partner(
        self,
        info: Info,
        input: Annotated[VerifyPartnerInput, strawberry.argument(description="Which partner to verify.")],
    ) -> VerifyPartnerPayload:
        context = info.context
        judged = await actions.verify(
            context.db,
            viewer=context.viewer,
            partner_id=local_id(input.partner_id, "Partner", "partnerId"),
            public_url=context.settings.public_url,
            now=context.now,
            until=input.until,
        )
        context.forget()
        return VerifyPartnerPayload(partner=Partner.of(judged))

    @strawberry.field(
        description="Declines a partner, or revokes one that was verified; its owners get a mail with the reason. For "
        "reviewers of the host."
    )
    @refusals(DeclinePartnerPayload, DeclinePartnerError)
    async def decline_partner(
        self,
        info: Info,
        input: Annotated[DeclinePartnerInput, strawberry.argument(description="Which partner to decline, and why.")],
    ) -> DeclinePartnerPayload:
        context = info.context
        judged = await actions.decline(
            context.db,
            viewer=context.viewer,
            partner_id=local_id(input.partner_id, "Partner", "partnerId"),
            reason=input.reason,
            public_url=context.settings.public_url,
            now=context.now,
        )
        context.forget()
        return DeclinePartnerPayload(partner=Partner.of(judged))
