"""Text in two languages, pictures, and permissions: small objects that many subjects share."""

from enum import Enum

import strawberry

from schema.scalars import DateTime


@strawberry.enum(description="A language of the page.")
class Language(Enum):
    """Chinese and English are equals."""

    ZH = strawberry.enum_value("ZH", description="Chinese.")
    EN = strawberry.enum_value("EN", description="English.")


@strawberry.type(description="The same text in both languages; an empty one has not been written.")
class BilingualText:
    """Chinese and English."""

    zh: str = strawberry.field(description="In Chinese.")
    en: str = strawberry.field(description="In English.")


@strawberry.input(description="The same text in both languages.")
class BilingualTextInput:
    """Chinese and English, as typed."""

    zh: str = strawberry.field(description="In Chinese.")
    en: str = strawberry.field(description="In English.")


@strawberry.type(description="A picture, without metadata of place or device.")
class Picture:
    """A picture in the object store."""

    url: str = strawberry.field(description="Address that works for at least one hour.")
    width: int = strawberry.field(description="Width in pixels.")
    height: int = strawberry.field(description="Height in pixels.")


@strawberry.enum(description="Why the viewer may not do it; each names what would open it.")
class PermissionReason(Enum):
    """Reasons of a denial."""

    SIGN_IN = strawberry.enum_value("SIGN_IN", description="Sign in first.")
    CONFIRM_EMAIL = strawberry.enum_value("CONFIRM_EMAIL", description="Confirm the e-mail address first.")
    NOT_MEMBER = strawberry.enum_value("NOT_MEMBER", description="Only for members of the organisation.")
    ROLE_TOO_LOW = strawberry.enum_value("ROLE_TOO_LOW", description="A higher role is needed.")
    NOT_OPEN_YET = strawberry.enum_value("NOT_OPEN_YET", description="The campaign has not opened.")
    CLOSED = strawberry.enum_value("CLOSED", description="The campaign has closed.")
    MACHINE = strawberry.enum_value("MACHINE", description="Not for machine tokens.")
    OWN_WORK = strawberry.enum_value("OWN_WORK", description="Not for one's own work.")
    NOT_ACCEPTED = strawberry.enum_value("NOT_ACCEPTED", description="The work has not been accepted.")
    GUARDIAN_NEEDED = strawberry.enum_value("GUARDIAN_NEEDED", description="A guardian has to say yes first.")
    FOLLOW = strawberry.enum_value("FOLLOW", description="Follow the account first.")
    REQUESTED = strawberry.enum_value("REQUESTED", description="The request to follow has not been answered.")
    FOLLOW_LONGER = strawberry.enum_value("FOLLOW_LONGER", description="Opens by itself, at `opensAt`.")
    FOLLOW_BACK = strawberry.enum_value("FOLLOW_BACK", description="The account has to follow the viewer back.")
    NOBODY = strawberry.enum_value("NOBODY", description="The account lets nobody.")
    NOT_FOUND = strawberry.enum_value("NOT_FOUND", description="There is no such account any more.")


@strawberry.enum(description="An edge between the viewer and an account that would open a step.")
class OpeningEdge(Enum):
    """Edges of the follow graph that open things."""

    VIEWER_FOLLOWS = strawberry.enum_value("VIEWER_FOLLOWS", description="The viewer follows the account.")
    REQUEST_ACCEPTED = strawberry.enum_value("REQUEST_ACCEPTED", description="The account accepts the request.")
    ACCOUNT_FOLLOWS = strawberry.enum_value("ACCOUNT_FOLLOWS", description="The account follows the viewer.")


@strawberry.type(description="Whether the viewer may do it and, if not, why.")
class Permission:
    """An answer of the access tables."""

    allowed: bool = strawberry.field(description="Whether it is allowed now.")
    reason: PermissionReason | None = strawberry.field(default=None, description="Why not; null when allowed.")
    message: BilingualText | None = strawberry.field(
        default=None, description="The reason as a sentence; null when allowed."
    )
    opens_at: DateTime | None = strawberry.field(
        default=None, description="When it opens by itself; null where something has to be done first."
    )
    edge: OpeningEdge | None = strawberry.field(
        default=None, description="The edge of the follow graph that would open it; null where none would."
    )


@strawberry.type(description="What is wrong with something a person sent in.")
class Problem:
    """A stable code and a sentence."""

    code: str = strawberry.field(description="Stable, for programs, such as `NOT_A_VIDEO`.")
    message: BilingualText = strawberry.field(description="One sentence for a person.")
