"""Keeping a shop."""

from enum import Enum
from typing import Annotated

import strawberry

from graph.shop import actions
from graph.shop.model import Offer, checked_offer
from schema import errors
from schema.context import Context, Info
from schema.errors import UserError, refusals
from schema.nodes import local_id
from schema.shop.types import Shop
from schema.text import BilingualTextInput

ACCOUNTS = ("Person", "Organisation")


@strawberry.input(description="A product for a shop.")
class AddProductInput:
    """Input of `addProduct`."""

    account_id: strawberry.ID = strawberry.field(
        description="The viewer's own account, or an organisation that they are owner or editor of."
    )
    name: BilingualTextInput = strawberry.field(description="In one language at least; at most 80 characters.")
    text: BilingualTextInput = strawberry.field(description="At most 1,000 characters.")
    price: int = strawberry.field(description="In the smallest unit of the currency: fen, cents.")
    currency: str = strawberry.field(description="ISO 4217, such as `CNY`.")
    link: str = strawberry.field(description="Where it is sold: https and a public name.")
    upload_id: strawberry.ID | None = strawberry.field(
        default=None, description="A checked picture of the viewer's; none when not given."
    )


@strawberry.enum(description="Why a product was not added.")
class AddProductErrorCode(Enum):
    """Codes of `addProduct`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_PRICE = strawberry.enum_value("BAD_PRICE", description="The price is below 0 or above 1,000,000,000.")
    BAD_CURRENCY = strawberry.enum_value("BAD_CURRENCY", description="This is no currency of ISO 4217.")
    BAD_LINK = strawberry.enum_value("BAD_LINK", description="The link is not https, or leads to no public name.")
    NO_PICTURE = strawberry.enum_value("NO_PICTURE", description="The upload is no checked picture of the viewer.")
    TOO_MANY = strawberry.enum_value("TOO_MANY", description="There are 100 products already.")


@strawberry.type(description="Why a product was not added.")
class AddProductError(UserError):
    """An error of `addProduct`."""

    code: AddProductErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The shop with the product at its end.")
class AddProductPayload:
    """Result of `addProduct`."""

    shop: Shop | None = strawberry.field(default=None, description="The shop after it.")
    errors: list[AddProductError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A product, all of it as it shall be.")
class ChangeProductInput:
    """Input of `changeProduct`."""

    product_id: strawberry.ID = strawberry.field(description="Which.")
    name: BilingualTextInput = strawberry.field(description="In one language at least; at most 80 characters.")
    text: BilingualTextInput = strawberry.field(description="At most 1,000 characters.")
    price: int = strawberry.field(description="In the smallest unit of the currency: fen, cents.")
    currency: str = strawberry.field(description="ISO 4217, such as `CNY`.")
    link: str = strawberry.field(description="Where it is sold: https and a public name.")
    upload_id: strawberry.ID | None = strawberry.field(
        default=None, description="A checked picture of the viewer's; none when not given."
    )


@strawberry.enum(description="Why a product was not changed.")
class ChangeProductErrorCode(Enum):
    """Codes of `changeProduct`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    EMPTY = strawberry.enum_value("EMPTY", description=errors.EMPTY)
    TOO_LONG = strawberry.enum_value("TOO_LONG", description=errors.TOO_LONG)
    BAD_PRICE = strawberry.enum_value("BAD_PRICE", description="The price is below 0 or above 1,000,000,000.")
    BAD_CURRENCY = strawberry.enum_value("BAD_CURRENCY", description="This is no currency of ISO 4217.")
    BAD_LINK = strawberry.enum_value("BAD_LINK", description="The link is not https, or leads to no public name.")
    NO_PICTURE = strawberry.enum_value("NO_PICTURE", description="The upload is no checked picture of the viewer.")


@strawberry.type(description="Why a product was not changed.")
class ChangeProductError(UserError):
    """An error of `changeProduct`."""

    code: ChangeProductErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The shop with the product as it is now.")
class ChangeProductPayload:
    """Result of `changeProduct`."""

    shop: Shop | None = strawberry.field(default=None, description="The shop after it.")
    errors: list[ChangeProductError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="A product to take out.")
class RemoveProductInput:
    """Input of `removeProduct`."""

    product_id: strawberry.ID = strawberry.field(description="Which.")


@strawberry.enum(description="Why a product was not removed.")
class RemoveProductErrorCode(Enum):
    """Codes of `removeProduct`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)


@strawberry.type(description="Why a product was not removed.")
class RemoveProductError(UserError):
    """An error of `removeProduct`."""

    code: RemoveProductErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The shop without it.")
class RemoveProductPayload:
    """Result of `removeProduct`."""

    shop: Shop | None = strawberry.field(default=None, description="The shop after it.")
    errors: list[RemoveProductError] = strawberry.field(default_factory=list, description="Empty when it worked.")


@strawberry.input(description="An order of a shop.")
class OrderProductsInput:
    """Input of `orderProducts`."""

    account_id: strawberry.ID = strawberry.field(
        description="The viewer's own account, or an organisation that they are owner or editor of."
    )
    product_ids: list[strawberry.ID] = strawberry.field(description="Each once; those that are not named stand behind.")


@strawberry.enum(description="Why an order was refused.")
class OrderProductsErrorCode(Enum):
    """Codes of `orderProducts`."""

    SIGNED_OUT = strawberry.enum_value("SIGNED_OUT", description=errors.SIGNED_OUT)
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description=errors.NOT_FOUND)
    BAD_ID = strawberry.enum_value("BAD_ID", description=errors.BAD_ID)
    BAD_ORDER = strawberry.enum_value("BAD_ORDER", description="A product is named twice, or more than 100 are.")


@strawberry.type(description="Why an order was refused.")
class OrderProductsError(UserError):
    """An error of `orderProducts`."""

    code: OrderProductsErrorCode = strawberry.field(description="Stable, for programs.")


@strawberry.type(description="The shop in its order.")
class OrderProductsPayload:
    """Result of `orderProducts`."""

    shop: Shop | None = strawberry.field(default=None, description="The shop after it.")
    errors: list[OrderProductsError] = strawberry.field(default_factory=list, description="Empty when it worked.")


def _offer(input: AddProductInput | ChangeProductInput) -> Offer:
    return checked_offer(
        name=(input.name.zh, input.name.en),
        words=(input.text.zh, input.text.en),
        price=input.price,
        currency=input.currency,
        link=input.link,
    )


def _upload(input: AddProductInput | ChangeProductInput) -> str | None:
    return None if input.upload_id is None else local_id(input.upload_id, "Upload", "uploadId")


def _shop(context: Context, account_id: str) -> Shop:
    context.forget()
    return Shop.at(account_id)


@strawberry.type
class ShopMutation:
    """Keeping a shop."""

    @strawberry.field(description="Adds a product at the end of a shop; at most 100.")
    @refusals(AddProductPayload, AddProductError)
    async def add_product(
        self, info: Info, input: Annotated[AddProductInput, strawberry.argument(description="What.")]
    ) -> AddProductPayload:
        context = info.context
        account_id = local_id(input.account_id, ACCOUNTS, "accountId")
        await actions.offer(
            context.db,
            viewer=context.viewer,
            account_id=account_id,
            product=_offer(input),
            upload_id=_upload(input),
            now=context.now,
        )
        return AddProductPayload(shop=_shop(context, account_id))

    @strawberry.field(description="Changes a product: all of it.")
    @refusals(ChangeProductPayload, ChangeProductError)
    async def change_product(
        self, info: Info, input: Annotated[ChangeProductInput, strawberry.argument(description="What.")]
    ) -> ChangeProductPayload:
        context = info.context
        account_id = await actions.change(
            context.db,
            viewer=context.viewer,
            product_id=local_id(input.product_id, "Product", "productId"),
            product=_offer(input),
            upload_id=_upload(input),
            now=context.now,
        )
        return ChangeProductPayload(shop=_shop(context, account_id))

    @strawberry.field(description="Takes a product out of its shop, with its picture.")
    @refusals(RemoveProductPayload, RemoveProductError)
    async def remove_product(
        self, info: Info, input: Annotated[RemoveProductInput, strawberry.argument(description="Which.")]
    ) -> RemoveProductPayload:
        context = info.context
        account_id = await actions.withdraw(
            context.db,
            viewer=context.viewer,
            product_id=local_id(input.product_id, "Product", "productId"),
            now=context.now,
        )
        return RemoveProductPayload(shop=_shop(context, account_id))

    @strawberry.field(description="Puts the products of a shop in an order.")
    @refusals(OrderProductsPayload, OrderProductsError)
    async def order_products(
        self, info: Info, input: Annotated[OrderProductsInput, strawberry.argument(description="Which order.")]
    ) -> OrderProductsPayload:
        context = info.context
        account_id = local_id(input.account_id, ACCOUNTS, "accountId")
        ids = [local_id(each, "Product", "productIds") for each in input.product_ids]
        await actions.order(context.db, viewer=context.viewer, account_id=account_id, ids=ids, now=context.now)
        return OrderProductsPayload(shop=_shop(context, account_id))
