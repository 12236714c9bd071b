"""The page of an account in one statement: see graph/people/cypher/profile_page.cypher for the columns."""

from typing import Any

from core.paging import DEFAULT_FIRST, MAX_FIRST, cursor
from graph.people.queries import profile_page
from schema.context import Context
from schema.execution.pages import Inside, Listed, Page, Read, View, Wanted, connection
from schema.shown import global_id_shown, moment_shown
from schema.text import Language
from schema.uploads.types import picture_of
from schema.works.types import WorkState

PICTURE: View = {"url": Read("{o}.url"), "width": Read("{o}.width"), "height": Read("{o}.height")}
CITY: View = {
    "id": Read("global_id_shown('City', {o}[10])", shown=True),
    "name": Inside("{o}", (("True", "BilingualText", {"zh": Read("{o}[11]"), "en": Read("{o}[12]")}),)),
}
WORK: View = {
    "id": Read("global_id_shown('Work', {o}[0])", shown=True),
    "title": Read("{o}[1]"),
    "caption": Read("{o}[2]"),
    "language": Read("languages[{o}[3]]", shown=True),
    "state": Read("work_states[{o}[4]]", shown=True),
    "createdAt": Read("moment_shown({o}[5])", shown=True),
    "publishedAt": Read("moment_shown({o}[6]) if {o}[6] is not None else None", shown=True),
    "isPublic": Read("{o}[6] is not None", shown=True),
    "poster": Inside("picture_of(info.context, {o}[7], {o}[8], {o}[9])", (("True", "Picture", PICTURE),)),
    "playCount": Read("{o}[10]"),
    "likeCount": Read("{o}[11]"),
}
FOLLOW: View = {
    "state": Read("'FOLLOWING' if {o}[13] else 'REQUESTED' if {o}[18] else 'NONE'", shown=True),
    "since": Read("moment_shown({o}[17]) if {o}[17] is not None else None", shown=True),
}


def _account(kind: str, names: View) -> View:
    return {
        "id": Read(f"global_id_shown('{kind}', {{o}}[0])", shown=True),
        "handle": Read("{o}[2]"),
        "name": Read("{o}[3]"),
        "bio": Inside(
            "{o}", (("True", "BilingualText", {"zh": Read("({o}[5] or '')"), "en": Read("({o}[6] or '')")}),)
        ),
        "city": Inside("{o} if {o}[10] is not None else None", (("True", "City", CITY),)),
        "picture": Inside("picture_of(info.context, {o}[7], 320, 320)", (("True", "Picture", PICTURE),)),
        "createdAt": Read("moment_shown({o}[8])", shown=True),
        "followerCount": Read("{o}[9]"),
        "followers": _FOLLOWERS,
        "isVerified": Read("{o}[20] is not None", shown=True),
        "cover": Inside("picture_of(info.context, {o}[21], {o}[22], {o}[23])", (("True", "Picture", PICTURE),)),
        "viewerIsFollowing": Read("{o}[13]"),
        "isPrivate": Read("{o}[16]"),
        "viewerFollow": Inside("{o}", (("True", "ViewerFollow", FOLLOW),)),
        **names,
    }


def _followed(kind: str, names: View) -> View:
    return {
        "id": Read(f"global_id_shown('{kind}', {{o}}[1])", shown=True),
        "handle": Read("{o}[3]"),
        "name": Read("{o}[4]"),
        **names,
    }


_FOLLOWED = (
    ("{o}[2] is None", "Person", _followed("Person", {})),
    (
        "True",
        "Organisation",
        _followed("Organisation", {"nameZh": Read("{o}[4]"), "nameEn": Read("({o}[5] or {o}[4])")}),
    ),
)
_FOLLOWER: View = {
    "id": Read("global_id_shown('Person', {o}[1])", shown=True),
    "handle": Read("{o}[2]"),
    "name": Read("{o}[3]"),
    "picture": Inside("picture_of(info.context, {o}[4], 320, 320)", (("True", "Picture", PICTURE),)),
}
_FOLLOWERS = Listed(
    "followers",
    "{o}[19]",
    "AccountConnection",
    lambda first: connection(first, "AccountEdge", (("True", "Person", _FOLLOWER),), "({o}[0], {o}[1])"),
)
_LISTS: View = {
    "following": Listed(
        "following",
        "{o}[14]",
        "AccountConnection",
        lambda first: connection(first, "AccountEdge", _FOLLOWED, "({o}[0], {o}[1])"),
    ),
    "works": Listed(
        "works",
        "{o}[15]",
        "WorkConnection",
        lambda first: connection(first, "WorkEdge", (("True", "Work", WORK),), "({o}[5], {o}[0])"),
    ),
}


async def _load(context: Context, arguments: dict[str, Any], wanted: Wanted) -> Any:
    asked = {name: wanted[name] + 1 if name in wanted else 0 for name in ("following", "followers", "works")}
    return await profile_page(context.db, viewer=context.viewer, handle=arguments["handle"], **asked)


PROFILE = Page(
    _load,
    (
        ("{o}[1] is None", "Person", _account("Person", _LISTS)),
        (
            "True",
            "Organisation",
            _account(
                "Organisation",
                {
                    "nameZh": Read("{o}[3]"),
                    "nameEn": Read("({o}[4] or {o}[3])"),
                    "kind": Read("kinds[{o}[1]]", shown=True),
                },
            ),
        ),
    ),
    {
        "cursor": cursor,
        "global_id_shown": global_id_shown,
        "moment_shown": moment_shown,
        "picture_of": picture_of,
        "kinds": {"FOUNDATION": "FOUNDATION", "MEMBER": "MEMBER"},
        "languages": {each.name: each.name for each in Language},
        "work_states": {each.name: each.name for each in WorkState},
    },
    DEFAULT_FIRST,
    MAX_FIRST,
)
