"""Blocking, muting and taking either back."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.blocks import actions
from schema import errors
from schema.blocks.types import BlockedPerson
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import global_id, local_id
from schema.people.loaders import PeopleLoaders
from schema.people.types import Account, account_of

_ACCOUNTS = ("Person", "Organisation")


@strawberry.input(description="Whom to block.")
class BlockPersonInput:
    """Input of `blockPerson`."""

    person_id: strawberry.ID = strawberry.field(description="A person.")


@strawberry.enum(description="Why a block was refused.")
class BlockPersonErrorCode(Enum):
    """Codes of `blockPerson`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    SELF = strawberry.enum_value("SELF", description="One cannot block oneself.")


@strawberry.type(description="Why a block was refused.")
class BlockPersonError(UserError):
    """An error of `blockPerson`."""

    code: BlockPersonErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The block.")
class BlockPersonPayload:
    """Result of `blockPerson`."""

    blocked: BlockedPerson | None = strawberry.field(
        default=None, description="The block, as the viewer's list shows it; null when there are errors."
    )
    errors: list[BlockPersonError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Whom to block no longer.")
class UnblockPersonInput:
    """Input of `unblockPerson`."""

    person_id: strawberry.ID = strawberry.field(description="A person.")


@strawberry.enum(description="Why it was refused.")
class UnblockPersonErrorCode(Enum):
    """Codes of `unblockPerson`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why it was refused.")
class UnblockPersonError(UserError):
    """An error of `unblockPerson`."""

    code: UnblockPersonErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="Whom the viewer blocks no longer.")
class UnblockPersonPayload:
    """Result of `unblockPerson`."""

    person_id: strawberry.ID | None = strawberry.field(default=None, description="Whom; null when there are errors.")
    errors: list[UnblockPersonError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Whom to mute.")
class MuteAccountInput:
    """Input of `muteAccount`."""

    account_id: strawberry.ID = strawberry.field(description="A person or an organisation.")


@strawberry.enum(description="Why a mute was refused.")
class MuteAccountErrorCode(Enum):
    """Codes of `muteAccount`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    SELF = strawberry.enum_value("SELF", description="One cannot mute oneself.")


@strawberry.type(description="Why a mute was refused.")
class MuteAccountError(UserError):
    """An error of `muteAccount`."""

    code: MuteAccountErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The account after `muteAccount`.")
class MuteAccountPayload:
    """Result of `muteAccount`."""

    account: Account | None = strawberry.field(default=None, description="The account as it is now.")
    errors: list[MuteAccountError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="Whom to mute no longer.")
class UnmuteAccountInput:
    """Input of `unmuteAccount`."""

    account_id: strawberry.ID = strawberry.field(description="A person or an organisation.")


@strawberry.enum(description="Why it was refused.")
class UnmuteAccountErrorCode(Enum):
    """Codes of `unmuteAccount`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why it was refused.")
class UnmuteAccountError(UserError):
    """An error of `unmuteAccount`."""

    code: UnmuteAccountErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The account after `unmuteAccount`.")
class UnmuteAccountPayload:
    """Result of `unmuteAccount`."""

    account: Account | None = strawberry.field(default=None, description="The account as it is now.")
    errors: list[UnmuteAccountError] = strawberry.field(default_factory=list, description="Empty when it worked.")


async def _account(context: Context, account_id: str) -> Account | None:
    context.forget()
    found = await context.use(PeopleLoaders).account_by_id.load(account_id)
    return None if found is None else account_of(found)


@strawberry.type
class BlocksMutation:
    """Blocking and muting."""

    @strawberry.field(
        description="Neither sees anything of the other any more, and all follows and requests between them end. "
        "They are not told. Blocking twice is no error. Organisations act in public and can only be muted."
    )
    @refusals(BlockPersonPayload, BlockPersonError)
    async def block_person(
        self, info: Info, input: Annotated[BlockPersonInput, strawberry.argument(description="Whom.")]
    ) -> BlockPersonPayload:
        context = info.context
        person_id = local_id(input.person_id, "Person", "personId")
        blocked = await actions.block(context.db, viewer=context.viewer, person_id=person_id, now=context.now)
        context.forget()
        return BlockPersonPayload(blocked=BlockedPerson.of(blocked))

    @strawberry.field(description="Takes a block back; the follows that it ended do not come back.")
    @refusals(UnblockPersonPayload, UnblockPersonError)
    async def unblock_person(
        self, info: Info, input: Annotated[UnblockPersonInput, strawberry.argument(description="Whom.")]
    ) -> UnblockPersonPayload:
        context = info.context
        person_id = local_id(input.person_id, "Person", "personId")
        await actions.unblock(context.db, viewer=context.viewer, person_id=person_id)
        context.forget()
        return UnblockPersonPayload(person_id=global_id("Person", person_id))

    @strawberry.field(description="Keeps an account out of the viewer's feeds. It is not told, and all else stays.")
    @refusals(MuteAccountPayload, MuteAccountError)
    async def mute_account(
        self, info: Info, input: Annotated[MuteAccountInput, strawberry.argument(description="Whom.")]
    ) -> MuteAccountPayload:
        context = info.context
        account_id = local_id(input.account_id, _ACCOUNTS, "accountId")
        await actions.mute(context.db, viewer=context.viewer, account_id=account_id, now=context.now)
        return MuteAccountPayload(account=await _account(context, account_id))

    @strawberry.field(description="Takes a mute back.")
    @refusals(UnmuteAccountPayload, UnmuteAccountError)
    async def unmute_account(
        self, info: Info, input: Annotated[UnmuteAccountInput, strawberry.argument(description="Whom.")]
    ) -> UnmuteAccountPayload:
        context = info.context
        account_id = local_id(input.account_id, _ACCOUNTS, "accountId")
        await actions.unmute(context.db, viewer=context.viewer, account_id=account_id)
        return UnmuteAccountPayload(account=await _account(context, account_id))
