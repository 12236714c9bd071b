import asyncio
from datetime import date

import pytest

from core.clock import MINUTE, now
from core.errors import Conflict, Denied, Invalid, NotFound
from core.ids import new_id
from core.paging import Slice
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.comments.actions import approve_comment, delete_comment, hide_comment, like_comment, unlike_comment
from graph.comments.model import Cause, Comment, State
from graph.comments.queries import (
    comment_counts,
    comments_by_ids,
    comments_on,
    comments_since,
    held_comments,
    replies_to,
)
from graph.database import Database
from graph.follows.actions import follow
from graph.moderation.actions import set_hold_words
from graph.posts.actions import delete_post
from graph.works.actions import delete_work
from tests.factories.comments import a_comment
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.posts import a_post
from tests.factories.uploads import JOBS
from tests.factories.works import a_work


def who(person_id: str | None) -> Viewer | None:
    return Viewer(person_id) if person_id else None


async def on(db: Database, subject: str, viewer: str | None) -> list[str]:
    """The texts that somebody sees on a work or post."""
    page = (await comments_on(db, viewer=who(viewer), subject_ids=[subject], page=Slice()))[subject]
    return [comment.text for comment in page.items]


async def under(db: Database, comment: str, viewer: str | None) -> list[str]:
    page = (await replies_to(db, viewer=who(viewer), comment_ids=[comment], page=Slice()))[comment]
    return [reply.text for reply in page.items]


async def one(db: Database, comment: str, viewer: str | None) -> Comment | None:
    return (await comments_by_ids(db, viewer=who(viewer), ids=[comment])).get(comment)


async def held(db: Database, account: str, viewer: str) -> list[str]:
    found = await held_comments(db, viewer=Viewer(viewer), account_id=account, page=Slice())
    return [comment.id for comment in found.items]


async def count(db: Database, subject: str) -> int:
    return (await comment_counts(db, subject_ids=[subject]))[subject]


async def block(db: Database, one: str, other: str) -> None:
    await cypher(
        db, "MATCH (a:Account {id: $a}), (b:Account {id: $b}) CREATE (a)-[:BLOCKS {at: 0}]->(b)", a=one, b=other
    )


async def test_comments_and_replies_stand_in_order_and_are_counted(db: Database, redis: RedisClient) -> None:
    author, reader = await a_person(db), await a_person(db)
    work = await a_work(db, author)
    first = await a_comment(db, redis, reader, work, "first")
    await a_comment(db, redis, author, work, "second", at=now() + MINUTE)
    await a_comment(db, redis, author, work, "thanks", parent_id=first)
    await a_comment(db, redis, reader, work, "welcome", parent_id=first, at=now() + MINUTE)

    assert await on(db, work, None) == ["second", "first"]
    assert await under(db, first, None) == ["thanks", "welcome"]
    assert await count(db, work) == 2
    shown = await one(db, first, None)
    assert shown is not None
    assert (shown.reply_count, shown.parent_id, shown.subject_kind) == (2, None, "Work")


@pytest.mark.parametrize("words", ["加微信看更多", "K Y S? no: kys!", "我的广告"])
async def test_a_held_comment_is_seen_by_its_writer_and_the_owner_only(
    db: Database, redis: RedisClient, words: str
) -> None:
    author, writer, other = [await a_person(db) for _ in range(3)]
    work = await a_work(db, author)
    await set_hold_words(db, viewer=Viewer(author), account_id=author, words=["广告"])
    comment = await a_comment(db, redis, writer, work, words)

    seen = [await one(db, comment, each) is not None for each in (writer, author, other, None)]
    listed = [words in await on(db, work, each) for each in (writer, author, other, None)]

    assert seen == [True, True, False, False]
    assert listed == [True, False, False, False]  # the owner finds it in the queue
    assert await held(db, author, author) == [comment]
    assert await held(db, author, other) == []
    assert await count(db, work) == 0
    shown = await one(db, comment, writer)
    assert shown is not None
    assert (shown.state, shown.cause) == (State.HELD, Cause.WORDS)


async def test_the_owner_lets_through_hides_and_lets_through_again(db: Database, redis: RedisClient) -> None:
    author, writer, other = [await a_person(db) for _ in range(3)]
    work = await a_work(db, author)
    before = now()
    comment = await a_comment(db, redis, writer, work, "智障", at=before - MINUTE)
    reply = await a_comment(db, redis, author, work, "hm")

    with pytest.raises(NotFound):
        await approve_comment(db, redis, viewer=Viewer(writer), comment_id=comment, now=now())
    for _ in range(2):
        await approve_comment(db, redis, viewer=Viewer(author), comment_id=comment, now=now())
    assert (await on(db, work, None), await count(db, work)) == (["hm", "智障"], 2)
    arrived = await comments_since(db, viewer=None, subject_id=work, since=before)
    assert [each.id for each in arrived] == [reply, comment]
    assert await held(db, author, author) == []

    for _ in range(2):
        await hide_comment(db, viewer=Viewer(author), comment_id=comment, now=now())
    assert (await on(db, work, None), await on(db, work, writer)) == (["hm"], ["hm", "智障"])
    assert await count(db, work) == 1
    assert [each.id for each in await comments_since(db, viewer=None, subject_id=work, since=before)] == [reply]

    await approve_comment(db, redis, viewer=Viewer(author), comment_id=comment, now=now())
    assert await count(db, work) == 2
    with pytest.raises(NotFound):
        await hide_comment(db, viewer=Viewer(other), comment_id=comment, now=now())


async def test_a_held_reply_counts_once_it_is_let_through(db: Database, redis: RedisClient) -> None:
    author, writer = await a_person(db), await a_person(db)
    work = await a_work(db, author)
    top = await a_comment(db, redis, author, work)
    reply = await a_comment(db, redis, writer, work, "加我微信", parent_id=top)

    waiting = await one(db, top, None)
    await approve_comment(db, redis, viewer=Viewer(author), comment_id=reply, now=now())
    shown = await one(db, top, None)

    assert (waiting and waiting.reply_count, shown and shown.reply_count) == (0, 1)
    assert await count(db, work) == 1


async def test_a_block_stops_comments_and_hides_those_that_are_there_both_ways(
    db: Database, redis: RedisClient
) -> None:
    author, writer, third = [await a_person(db) for _ in range(3)]
    work = await a_work(db, author)
    top = await a_comment(db, redis, writer, work, "by writer")
    await a_comment(db, redis, third, work, "by third")
    waiting = await a_comment(db, redis, writer, work, "脑残")
    assert await held(db, author, author) == [waiting]
    await block(db, third, writer)
    await block(db, writer, author)

    assert await on(db, work, third) == ["by third"]
    assert await on(db, work, writer) == ["脑残", "by writer"]
    assert await on(db, work, author) == ["by third"]
    assert await one(db, top, third) is None
    assert await held(db, author, author) == []
    with pytest.raises(NotFound):
        await a_comment(db, redis, writer, work, "again")
    with pytest.raises(NotFound) as refused:
        await a_comment(db, redis, third, work, "to writer", parent_id=top)
    assert refused.value.field == "parentId"


async def test_a_stranger_on_a_minors_work_waits_and_whom_the_minor_follows_does_not(
    db: Database, redis: RedisClient
) -> None:
    child = await a_person(db, born=date(2012, 1, 1))
    stranger, known = await a_person(db), await a_person(db)
    work = await a_work(db, child, by_minor=True)
    await follow(db, viewer=Viewer(child), subject_id=known, now=now())

    waits, shown = [await one(db, await a_comment(db, redis, each, work), each) for each in (stranger, known)]

    assert waits
    assert (waits.state, waits.cause) == (State.HELD, Cause.MINOR)
    assert shown
    assert shown.state is State.VISIBLE


async def test_only_those_who_read_a_post_comment_on_it(db: Database, redis: RedisClient) -> None:
    owner, fan, stranger = [await a_person(db) for _ in range(3)]
    organisation = await an_organisation(db, owner)
    post = await a_post(db, owner, author_id=organisation)
    await follow(db, viewer=Viewer(fan), subject_id=organisation, now=now())

    comment = await a_comment(db, redis, fan, post, "脑残")
    with pytest.raises(NotFound):
        await a_comment(db, redis, stranger, post)
    with pytest.raises(NotFound):
        await like_comment(db, viewer=Viewer(stranger), comment_id=comment, now=now())

    assert await held(db, organisation, owner) == [comment]
    await approve_comment(db, redis, viewer=Viewer(owner), comment_id=comment, now=now())
    assert await on(db, post, fan) == ["脑残"]


async def test_writer_and_owner_delete_with_the_replies_and_nobody_else(db: Database, redis: RedisClient) -> None:
    author, writer, other = [await a_person(db) for _ in range(3)]
    work = await a_work(db, author)
    for deleter in (writer, author):
        top = await a_comment(db, redis, writer, work)
        reply = await a_comment(db, redis, other, work, parent_id=top)
        with pytest.raises(NotFound):
            await delete_comment(db, viewer=Viewer(other), comment_id=top)

        assert await delete_comment(db, viewer=Viewer(deleter), comment_id=top) == work

        assert await comments_by_ids(db, viewer=Viewer(author), ids=[top, reply]) == {}
        assert await count(db, work) == 0


async def test_comments_go_with_what_they_stand_on(db: Database, redis: RedisClient) -> None:
    author = await a_person(db)
    work, post = await a_work(db, author), await a_post(db, author)
    tops = [await a_comment(db, redis, author, each) for each in (work, post)]
    replies = [
        await a_comment(db, redis, author, each, parent_id=top) for each, top in zip((work, post), tops, strict=True)
    ]

    await delete_work(db, JOBS, viewer=Viewer(author), work_id=work, now=now())
    await delete_post(db, JOBS, viewer=Viewer(author), post_id=post, now=now())

    assert await cypher(db, "MATCH (c:Comment) WHERE c.id IN $ids RETURN c.id", ids=tops + replies) == []


async def test_likes_of_many_at_once_are_exact(db: Database, redis: RedisClient) -> None:
    author = await a_person(db)
    comment = await a_comment(db, redis, author, await a_work(db, author))
    fans = [Viewer(await a_person(db)) for _ in range(8)]

    await asyncio.gather(
        *(like_comment(db, viewer=fan, comment_id=comment, now=now()) for fan in fans for _ in range(2))
    )
    await unlike_comment(db, viewer=fans[0], comment_id=comment, now=now())
    await unlike_comment(db, viewer=fans[0], comment_id=comment, now=now())

    seen = [await one(db, comment, fan.person_id) for fan in fans[:2]]
    assert [(each and each.like_count, each and each.viewer_likes) for each in seen] == [(7, False), (7, True)]


async def test_the_eleventh_in_a_minute_is_too_fast(db: Database, redis: RedisClient) -> None:
    author = await a_person(db)
    work, at = await a_work(db, author), now().replace(second=0)
    for _ in range(10):
        await a_comment(db, redis, author, work, at=at)

    with pytest.raises(Conflict) as refused:
        await a_comment(db, redis, author, work, at=at)
    await a_comment(db, redis, author, work, at=at + MINUTE)

    assert refused.value.code == "TOO_FAST"


async def test_lists_page_to_their_end_in_one_round_trip_a_page(db: Database, redis: RedisClient) -> None:
    author = await a_person(db)
    work = await a_work(db, author)
    tops = [await a_comment(db, redis, author, work, str(n)) for n in range(4)]
    replies = [await a_comment(db, redis, author, work, str(n), parent_id=tops[0]) for n in range(4)]

    seen: dict[str, list[str]] = {work: [], tops[0]: []}
    for thread in seen:
        page = Slice(3)
        while True:
            before = db.trips
            if thread == work:
                found = (await comments_on(db, viewer=Viewer(author), subject_ids=[work], page=page))[work]
            else:
                found = (await replies_to(db, viewer=None, comment_ids=[thread], page=page))[thread]
            assert db.trips - before == 1
            seen[thread] += [each.id for each in found.items]
            if not found.has_next:
                break
            page = Slice(3, found.keys[-1])

    assert sorted(seen[work]) == sorted(tops)
    assert sorted(seen[tops[0]]) == sorted(replies)


async def test_who_may_not_is_told(db: Database, redis: RedisClient) -> None:
    author = await a_person(db)
    public, private = await a_work(db, author), await a_work(db, author, public=False)
    top = await a_comment(db, redis, author, public)
    reply = await a_comment(db, redis, author, public, parent_id=top)
    reader = await a_person(db)

    with pytest.raises(Denied) as unconfirmed:
        await a_comment(db, redis, await a_person(db, confirmed=False), public)
    with pytest.raises(Invalid) as empty:
        await a_comment(db, redis, reader, public, " ")
    for subject in (private, new_id()):
        with pytest.raises(NotFound):
            await a_comment(db, redis, reader, subject)
    for parent in (reply, new_id()):
        with pytest.raises(NotFound) as no_parent:
            await a_comment(db, redis, reader, public, parent_id=parent)
        assert no_parent.value.field == "parentId"

    assert (unconfirmed.value.code, empty.value.code) == ("UNCONFIRMED", "EMPTY")
