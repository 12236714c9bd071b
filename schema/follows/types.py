"""Whom the viewer knows of an account's followers, and whom they may want to follow."""

from enum import Enum

import strawberry

from graph.follows import suggestions
from schema.context import Info
from schema.people.loaders import PeopleLoaders
from schema.people.types import Account, City, Person, account_of
from schema.text import BilingualText


@strawberry.type(description="Those whom the viewer follows and who follow an account.")
class Mutuals:
    """Mutuals."""

    ids: strawberry.Private[list[str]]
    count: int = strawberry.field(description="How many they are.")
    is_exact: bool = strawberry.field(
        description="Whether that is all: of a viewer who follows very many, 1,000 are looked at."
    )

    @classmethod
    def of(cls, record: suggestions.Mutuals) -> "Mutuals":
        """The mutuals of a record."""
        return cls(ids=record.ids, count=record.count, is_exact=record.is_exact)

    @strawberry.field(description="The first three, those followed last first.")
    async def nodes(self, info: Info) -> list[Person]:
        found = await info.context.use(PeopleLoaders).account_by_id.load_many(self.ids)
        return [Person.of(record) for record in found if record is not None]


@strawberry.type(description="How many of an organisation's newest followers live in a city.")
class FollowersInCity:
    """A group of followers, large enough that nobody is found by it."""

    city: City = strawberry.field(description="Where they live.")
    followers: int = strawberry.field(description="How many: never fewer than five, or what the installation sets.")


@strawberry.enum(description="Why an account is suggested.")
class SuggestionReason(Enum):
    """Reasons."""

    MUTUALS = strawberry.enum_value("MUTUALS", description="Somebody the viewer follows follows it.")
    CAMPAIGN = strawberry.enum_value("CAMPAIGN", description="It hosts or takes part in a campaign of the viewer's.")
    CITY = strawberry.enum_value("CITY", description="It is in the viewer's city.")


@strawberry.type(description="An account the viewer may want to follow, and why.")
class Suggestion:
    """A suggestion."""

    account: Account = strawberry.field(description="Whom.")
    reason: SuggestionReason = strawberry.field(description="Why.")
    words: BilingualText = strawberry.field(description="Why, in one line for a person.")

    @classmethod
    def of(cls, record: suggestions.Suggestion) -> "Suggestion":
        """The suggestion of a record."""
        return cls(
            account=account_of(record.account), reason=SuggestionReason[record.reason.name], words=_words(record)
        )


def _words(record: suggestions.Suggestion) -> BilingualText:
    zh, en, more = record.because_zh, record.because_en, record.count - 1
    if record.reason is suggestions.Reason.CITY:
        return BilingualText(zh=f"同在{zh}", en=f"Also in {en}")
    if record.reason is suggestions.Reason.CAMPAIGN:
        return BilingualText(zh=f"一起参与「{zh}」", en=f"Also in “{en}”")
    if more > 0:
        return BilingualText(
            zh=f"{zh}等 {record.count} 位您关注的人也关注了", en=f"Followed by {en} and {more} more you follow"
        )
    return BilingualText(zh=f"您关注的{zh}也关注了", en=f"Followed by {en}, whom you follow")
