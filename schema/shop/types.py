"""Shops and products as GraphQL objects."""

import strawberry

from graph.access.capabilities import Capability
from graph.shop import model
from graph.shop.queries import products_of
from schema.access.loaders import AccessLoaders
from schema.access.types import viewer_may
from schema.context import Context, Info
from schema.nodes import Node, fetched_by, global_id
from schema.text import BilingualText, Permission, Picture
from schema.uploads.types import picture_of


@strawberry.type(description="Something an account offers elsewhere; nothing is sold here.")
class Product(Node):
    """A product."""

    record: strawberry.Private[model.Product]
    name: BilingualText = strawberry.field(description="What it is called: at most 80 characters.")
    text: BilingualText = strawberry.field(description="At most 1,000 characters.")
    price: int = strawberry.field(description="In the smallest unit of the currency: fen, cents.")
    currency: str = strawberry.field(description="ISO 4217, such as `CNY`.")
    link: str = strawberry.field(description="Where it is sold: an https address outside.")

    @classmethod
    def of(cls, record: model.Product) -> "Product":
        """The product of a record."""
        return cls(
            id=global_id("Product", record.id),
            record=record,
            name=BilingualText(zh=record.name_zh, en=record.name_en),
            text=BilingualText(zh=record.text_zh, en=record.text_en),
            price=record.price,
            currency=record.currency,
            link=record.link,
        )

    @strawberry.field(description="What it looks like; null where there is no picture.")
    def picture(self, info: Info) -> Picture | None:
        picture = self.record.picture
        return None if picture is None else picture_of(info.context, picture.key, picture.width, picture.height)

    @strawberry.field(description="The upload its picture came from, for the form that changes it.")
    def picture_upload_id(self) -> strawberry.ID | None:
        picture = self.record.picture
        return None if picture is None else global_id("Upload", picture.upload_id)


@strawberry.type(description="What an account offers, and whether the viewer may see it.")
class Shop(Node):
    """A shop."""

    account_id: strawberry.Private[str]

    @classmethod
    def at(cls, account_id: str) -> "Shop":
        """The shop of an account."""
        return cls(id=global_id("Shop", account_id), account_id=account_id)

    @strawberry.field(description="Whether the account lets the viewer see its shop; else what opens it.")
    async def viewer_can_see(self, info: Info) -> Permission:
        return await viewer_may(info.context, self.account_id, Capability.SHOP)

    @strawberry.field(description="Whether the viewer keeps the shop: the owner, or an organisation's editor.")
    async def viewer_can_edit(self, info: Info) -> bool:
        facts = await info.context.use(AccessLoaders).facts_by_id.load(self.account_id)
        return facts is not None and facts.is_self

    @strawberry.field(
        description="All products in the owner's order, at most 100; none while the viewer may not see them."
    )
    async def products(self, info: Info) -> list[Product]:
        permission = await viewer_may(info.context, self.account_id, Capability.SHOP)
        if not permission.allowed:
            return []
        return [Product.of(record) for record in await products_of(info.context.db, account_id=self.account_id)]


@fetched_by("Shop")
async def shops_by_id(context: Context, ids: list[str]) -> list[Shop | None]:
    """Shops of accounts that the viewer may know of, for `node`."""
    found = await context.use(AccessLoaders).facts_by_id.load_many(ids)
    return [None if facts is None or facts.is_blocked else Shop.at(facts.subject_id) for facts in found]
