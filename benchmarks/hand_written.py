"""The endpoint somebody would write by hand: starlette routes, the same session check, the same Cypher, orjson.

Its answers are byte for byte those of our GraphQL route. This file changes only with a note of its figures before and
after (README.md).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from campaigns.submissions import queries as submissions
from campaigns.votes import actions as votes
from core.clock import now
from core.paging import Page, Slice, cursor
from core.redis import open_redis
from core.settings import Settings
from graph.access.roles import Role, at_least
from graph.cypher import load
from graph.database import Database
from graph.feeds import queries as feeds
from graph.feeds.model import Item
from graph.follows import actions as follows
from graph.people import queries as people
from graph.people.model import Account
from schema.nodes import global_id
from schema.sessions import session_of
from storage.ledger import Ledger

_PROFILE = load(people.__file__, "profile_page")
_ENTRIES = load(submissions.__file__, "entries_page")
REVIEWERS = at_least(Role.REVIEWER)


def shown(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Endpoint:
    """The routes over one database."""

    def __init__(self, settings: Settings) -> None:
        self.db, self.redis = Database.open(settings), open_redis(settings)
        self.ledger = Ledger(self.redis)

    async def profile(self, request: Request) -> Response:
        session, viewer = await session_of(self.db, self.redis, request.cookies, None, False)
        row = await self.db.one(
            _PROFILE,
            handle_key=request.path_params["handle"],
            viewer_id=viewer.person_id if viewer else None,
            reviewers=REVIEWERS,
            following=21,
            followers=0,
            works=21,
        )
        return answered({"account": None if row is None else profile(row)}, session.cookies)

    async def wide(self, request: Request) -> Response:
        session, viewer = await session_of(self.db, self.redis, request.cookies, None, False)
        row = await self.db.one(
            _ENTRIES,
            handle_key=request.path_params["handle"],
            viewer_id=viewer.person_id if viewer else None,
            roles=REVIEWERS,
            texts=False,
            limit=51,
        )
        return answered({"campaign": None if row is None else wide(row)}, session.cookies)

    async def feed(self, request: Request) -> Response:
        session, viewer = await session_of(self.db, self.redis, request.cookies, None, False)
        at = now()
        page = (await feeds.following_feed(self.db, viewer=viewer, page=Slice(20, None), now=at)).page
        ids = list({item.work.author_id for item in page.items})
        authors = await people.accounts_by_id(self.db, viewer=viewer, ids=ids) if ids else {}
        return answered({"followingFeed": feed(page, authors)}, session.cookies)

    async def follow(self, request: Request) -> Response:
        session, viewer = await session_of(self.db, self.redis, request.cookies, None, False)
        subject = request.path_params["subject"]
        followed = await follows.follow(self.db, viewer=viewer, subject_id=subject, now=now())
        await session.keep(self.redis, viewer)
        assert followed.account is not None
        account = {
            "id": global_id("Person", subject),
            "followerCount": followed.account.follower_count,
            "viewerIsFollowing": True,
        }
        return answered({"follow": {"account": account, "errors": []}}, session.cookies)

    async def vote(self, request: Request) -> Response:
        session, viewer = await session_of(self.db, self.redis, request.cookies, None, False)
        ballot = await votes.cast(
            self.db,
            self.ledger,
            viewer=viewer,
            submission_id=request.path_params["submission"],
            cast_at=None,
            now=now(),
        )
        return answered({"castVote": {"late": ballot.late, "errors": []}}, session.cookies)


def answered(data: dict[str, Any], cookies: list[str]) -> Response:
    response = Response(orjson.dumps({"data": data}), media_type="application/json")
    for cookie in cookies:
        response.headers.append("set-cookie", cookie)
    return response


def profile(row: tuple[Any, ...]) -> dict[str, Any]:
    (
        id_,
        kind,
        handle,
        name,
        _,
        zh,
        en,
        _,
        created_at,
        followers,
        city_id,
        city_zh,
        city_en,
        follows,
        following,
        works,
        *_,
    ) = row
    city = None if city_id is None else {"id": global_id("City", city_id), "name": {"zh": city_zh, "en": city_en}}
    found = {
        "__typename": "Person" if kind is None else "Organisation",
        "id": global_id("Person" if kind is None else "Organisation", id_),
        "handle": handle,
        "name": name,
        "bio": {"zh": zh or "", "en": en or ""},
        "city": city,
        "createdAt": shown(created_at),
        "followerCount": followers,
        "viewerIsFollowing": follows,
    }
    if kind is not None:
        return found
    return {
        **found,
        "following": {
            "nodes": [
                {
                    "__typename": "Person" if kind is None else "Organisation",
                    "id": global_id("Person" if kind is None else "Organisation", each),
                    "handle": handle,
                    "name": name,
                }
                for _, each, kind, handle, name, _ in following[:20]
            ],
            "pageInfo": page_info(following, 20, [(row[0], row[1]) for row in following[19:20] or following[-1:]]),
        },
        "works": {
            "nodes": [
                {
                    "id": global_id("Work", each),
                    "title": title,
                    "caption": caption,
                    "language": language,
                    "state": state,
                    "playCount": plays,
                    "likeCount": likes,
                    "createdAt": shown(at),
                }
                for each, title, caption, language, state, at, _, _, _, _, plays, likes in works[:20]
            ],
            "pageInfo": page_info(works, 20, [(row[5], row[0]) for row in works[19:20] or works[-1:]]),
        },
    }


def feed(page: Page[Item], authors: dict[str, Account]) -> dict[str, Any]:
    return {
        "nodes": [
            {
                "work": {
                    "id": global_id("Work", item.work.id),
                    "title": item.work.title,
                    "caption": item.work.caption,
                    "language": item.work.language,
                    "playCount": item.work.play_count,
                    "likeCount": item.work.like_count,
                    "createdAt": shown(item.work.created_at),
                    "author": {
                        "id": global_id("Person", item.work.author_id),
                        "handle": authors[item.work.author_id].handle,
                        "name": authors[item.work.author_id].name,
                        "viewerIsFollowing": item.follows,
                    },
                }
            }
            for item in page.items
        ],
        "pageInfo": {"hasNextPage": page.has_next, "endCursor": cursor(page.keys[-1]) if page.keys else None},
    }


def page_info(rows: list[Any], first: int, last: list[tuple[int, str]]) -> dict[str, Any]:
    return {"hasNextPage": len(rows) > first, "endCursor": cursor(last[0]) if last else None}


def wide(row: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "id": global_id("Campaign", row[0]),
        "submissions": {
            "nodes": [
                {
                    "id": global_id("Submission", each[0]),
                    "enteredAt": shown(each[1]),
                    "work": {
                        "id": global_id("Work", each[4]),
                        "title": each[5],
                        "playCount": each[11],
                        "likeCount": each[12],
                        "createdAt": shown(each[9]),
                        "author": {
                            "id": global_id("Person", each[13]),
                            "handle": each[14],
                            "name": each[15],
                            "viewerIsFollowing": each[16],
                        },
                    },
                    "organisation": {
                        "id": global_id("Organisation", each[17]),
                        "handle": each[18],
                        "name": each[19],
                    },
                }
                for each in row[9][:50]
            ]
        },
    }


def create(settings: Settings | None = None) -> Starlette:
    """The application; `python -m uvicorn benchmarks.hand_written:create --factory` serves it."""
    endpoint = Endpoint(settings or Settings.from_env())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await endpoint.ledger.close()
        await endpoint.redis.aclose()
        await endpoint.db.close()

    return Starlette(
        routes=[
            Route("/profile/{handle}", endpoint.profile),
            Route("/wide/{handle}", endpoint.wide),
            Route("/feed", endpoint.feed),
            Route("/follow/{subject}", endpoint.follow, methods=["POST"]),
            Route("/vote/{submission}", endpoint.vote, methods=["POST"]),
            Route("/readyz", lambda _: Response("ready")),
        ],
        lifespan=lifespan,
    )
