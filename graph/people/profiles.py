"""What an account shows of itself beside who it is, and changing it.

The verified mark says that an operator has checked who stands behind a name and a handle: with either changed it is
gone until an operator has looked again. That a foundation verified an organisation is said per campaign, by PARTNER_IN.
"""

from dataclasses import dataclass, field
from datetime import datetime

from neo4j.exceptions import ConstraintError

from core import text
from core.clock import millis
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal, Several
from graph.access.roles import Role, at_least
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from graph.people.model import City

_EDITORS = at_least(Role.EDITOR)
_PICTURE = (
    "The picture must be one that you uploaded and that has been checked.",
    "图片须由您本人上传并已通过检查。",
)
_CITY = ("This city is not known.", "没有找到这个城市。")
_WRONG = {
    "pictureUploadId": ("BAD_PICTURE", *_PICTURE),
    "coverUploadId": ("BAD_PICTURE", *_PICTURE),
    "cityId": ("BAD_CITY", *_CITY),
    "homeTownId": ("BAD_CITY", *_CITY),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """Cover, verified mark (since when, ms since 1970) and home town; sizes in pixels."""

    verified_at: int | None
    cover_key: str | None
    cover_width: int
    cover_height: int
    home_town: City | None


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody typed; None leaves a thing as it is. `sets` names those of city, home, picture and cover that are
    set: to the id given, or to nothing."""

    name: str | None = None
    name_zh: str | None = None
    name_en: str | None = None
    bio_zh: str | None = None
    bio_en: str | None = None
    handle: str | None = None
    sets: frozenset[str] = field(default_factory=frozenset)
    city_id: str | None = None
    home_id: str | None = None
    picture_id: str | None = None
    cover_id: str | None = None


async def profiles_by_id(db: Database, *, ids: list[str]) -> dict[str, Profile]:
    """What these accounts show of themselves. One round trip, at most 1,000 ids."""
    rows = await db.read(load(__file__, "profiles_by_id"), ids=ids)
    return {str(row[0]): _profile(*row[1:]) for row in rows}


async def edit_profile(db: Database, *, viewer: Viewer | None, account_id: str, written: Written) -> None:
    """Changes a person's own profile, or that of an organisation whose editor the viewer is. All or nothing.

    Raises Several with every field that breaks a rule, HANDLE_TAKEN among them; NOT_FOUND for the account of another.
    """
    who = signed_in(viewer)
    values, wrong = _checked(written)
    for last in (False, True):
        try:
            row = await db.one(
                load(__file__, "edit_profile"),
                viewer_id=who.person_id,
                account_id=account_id,
                roles=_EDITORS,
                values=values,
                handle_key=values.get("handle_key"),
                picture_id=written.picture_id,
                cover_id=written.cover_id,
                sets=sorted(written.sets),
                city_id=written.city_id,
                home_id=written.home_id,
                apply=not wrong,
            )
            break
        except ConstraintError:  # somebody took the handle in this very moment: the next look sees it
            if last:
                raise
    _refuse(row, wrong)


async def set_verified(db: Database, *, account_id: str, verified: bool, now: datetime) -> None:
    """Gives an account the verified mark or takes it back; the caller has seen that an operator asks."""
    if not await db.write(load(__file__, "set_verified"), account_id=account_id, verified=verified, now=millis(now)):
        raise NotFound("accountId", "That account", "账号")


def _checked(written: Written) -> tuple[dict[str, str], list[Refusal]]:
    values: dict[str, str] = {}
    wrong: list[Refusal] = []

    def take(**found: str) -> None:
        values.update(found)

    for key, shown, longest in (("name", "name", 50), ("name_zh", "nameZh", 80), ("name_en", "nameEn", 80)):
        typed = getattr(written, key)
        try:
            if typed is not None:
                take(**{key: text.line(typed, shown, longest)})
        except Refusal as refusal:
            wrong.append(refusal)
    for key, shown in (("bio_zh", "bio.zh"), ("bio_en", "bio.en")):
        typed = getattr(written, key)
        try:
            if typed is not None:
                take(**{key: text.paragraphs(typed, shown, 2000, required=False)})
        except Refusal as refusal:
            wrong.append(refusal)
    try:
        if written.handle is not None:
            handle, handle_key = text.handle(written.handle)
            take(handle=handle, handle_key=handle_key)
    except Refusal as refusal:
        wrong.append(refusal)
    return values, wrong


def _refuse(row: tuple[object, ...] | None, wrong: list[Refusal]) -> None:
    if row is None:
        raise NotFound("accountId", "That account", "账号")
    _, may, works_there, is_taken, fields, _ = row
    if not may and works_there:
        raise Denied("NOT_EDITOR", "Only owners and editors may.", "只有所有者和编辑可以修改。")
    if not may:
        raise NotFound("accountId", "That account", "账号")
    if is_taken:
        wrong.append(Conflict("HANDLE_TAKEN", "This handle is taken.", "该用户名已被使用。", "handle"))
    for each in fields:  # type: ignore[attr-defined]
        code, message, message_zh = _WRONG[each]
        wrong.append(Invalid(code, message, message_zh, each))
    if wrong:
        raise Several(wrong)


def _profile(
    verified_at: int | None,
    cover_key: str | None,
    width: int,
    height: int,
    home_id: str | None,
    home_zh: str,
    home_en: str,
) -> Profile:
    home = City(home_id, home_zh, home_en) if home_id is not None else None
    return Profile(verified_at, cover_key, width, height, home)
