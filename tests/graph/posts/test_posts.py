from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import DAY, MINUTE, now
from core.errors import Conflict, Denied, Invalid, NotFound, Refusal
from core.ids import new_id
from core.paging import Page, Slice
from core.redis import RedisClient
from graph.access.capabilities import Capability, Rule, Who, kept
from graph.access.decide import Facts, Reason, Verdict, decide
from graph.access.viewer import Viewer
from graph.database import Database
from graph.follows.actions import follow
from graph.posts.actions import delete_post, edit_post, like_post, unlike_post
from graph.posts.model import Audience, Post, audiences_of, checked_post, is_looser, widest
from graph.posts.queries import posts_by_author, posts_by_ids
from graph.works.processing import purge_objects
from storage import keys
from storage.store import Store
from tests.factories.people import a_person, an_organisation, cypher
from tests.factories.posts import a_picture, a_post
from tests.factories.uploads import JOBS


async def rule(db: Database, account_id: str, who: Who, days: int = 0) -> None:
    """Sets an account's rule for its posts."""
    await cypher(db, "MATCH (a:Account {id: $id}) SET a.may_posts = $rule", id=account_id, rule=kept(Rule(who, days)))


async def follows(db: Database, one: str, other: str) -> None:
    await follow(db, viewer=Viewer(one), subject_id=other, now=now())


async def page_of(db: Database, author: str, viewer: str | None, page: Slice | None = None) -> Page[Post] | Verdict:
    who = Viewer(viewer) if viewer else None
    return (await posts_by_author(db, viewer=who, author_ids=[author], page=page or Slice(), now=now()))[author]


async def texts(db: Database, author: str, viewer: str | None) -> list[str] | Reason | None:
    found = await page_of(db, author, viewer)
    return found.reason if isinstance(found, Verdict) else [post.text for post in found.items]


async def test_each_reads_what_is_meant_for_them(db: Database) -> None:
    author, friend, fan, stranger = [await a_person(db) for _ in range(4)]
    await rule(db, author, Who.ANYONE)
    for one, other in ((fan, author), (friend, author), (author, friend)):
        await follows(db, one, other)
    for audience in Audience:
        await a_post(db, author, audience.value, audience=audience.value)

    seen = {who: await texts(db, author, who) for who in (None, stranger, fan, friend, author)}

    assert seen == {
        None: ["ANYONE"],
        stranger: ["ANYONE"],
        fan: ["FOLLOWERS", "ANYONE"],
        friend: ["MUTUALS", "FOLLOWERS", "ANYONE"],
        author: ["MUTUALS", "FOLLOWERS", "ANYONE"],
    }


async def test_who_may_not_learns_what_would_open_it(db: Database) -> None:
    author, stranger = await a_person(db), await a_person(db)
    post = await a_post(db, author)

    assert await texts(db, author, None) is Reason.SIGNED_OUT
    assert await texts(db, author, stranger) is Reason.FOLLOW
    assert await posts_by_ids(db, viewer=Viewer(stranger), ids=[post], now=now()) == {}
    await cypher(
        db, "MATCH (a:Account {id: $a}), (b:Account {id: $b}) CREATE (a)-[:BLOCKS {at: 0}]->(b)", a=author, b=stranger
    )
    assert await texts(db, author, stranger) is Reason.NOT_FOUND


async def test_a_rule_made_stricter_holds_for_older_posts(db: Database) -> None:
    author, fan = await a_person(db), await a_person(db)
    await follows(db, fan, author)
    post = await a_post(db, author)
    assert list(await posts_by_ids(db, viewer=Viewer(fan), ids=[post], now=now())) == [post]

    await rule(db, author, Who.FOLLOWERS_SINCE, 7)

    assert await posts_by_ids(db, viewer=Viewer(fan), ids=[post], now=now()) == {}
    assert list(await posts_by_ids(db, viewer=Viewer(fan), ids=[post], now=now() + 8 * DAY)) == [post]


async def test_audience_is_never_looser_than_the_rule(db: Database) -> None:
    author = await a_person(db)
    await rule(db, author, Who.MUTUALS)

    with pytest.raises(Invalid) as refused:
        await a_post(db, author, audience="FOLLOWERS")
    post = await a_post(db, author)

    assert (refused.value.code, refused.value.field) == ("AUDIENCE_TOO_LOOSE", "audience")
    assert (await posts_by_ids(db, viewer=Viewer(author), ids=[post], now=now()))[post].audience is Audience.MUTUALS


async def test_a_minor_cannot_post_to_everybody(db: Database) -> None:
    child = await a_person(db, born=date(2012, 1, 1))
    await rule(db, child, Who.ANYONE)

    with pytest.raises(Invalid) as refused:
        await a_post(db, child, audience="ANYONE")

    assert refused.value.code == "AUDIENCE_TOO_LOOSE"


async def test_an_editor_writes_for_the_organisation_and_a_stranger_does_not(db: Database) -> None:
    owner, stranger = await a_person(db), await a_person(db)
    organisation = await an_organisation(db, owner)
    await a_post(db, owner, "we", author_id=organisation)

    with pytest.raises(NotFound):
        await a_post(db, stranger, "not we", author_id=organisation)

    assert await texts(db, organisation, owner) == ["we"]


async def test_list_pages_to_its_end_in_two_round_trips_and_stays_while_new_ones_come(db: Database) -> None:
    author = await a_person(db)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(7):
        audience = "MUTUALS" if number % 2 else "FOLLOWERS"
        await a_post(db, author, str(number), audience=audience, at=start + number // 2 * MINUTE)

    seen: list[str] = []
    page = Slice(3)
    while True:
        before = db.trips
        found = await page_of(db, author, author, page)
        assert db.trips - before == 2
        assert isinstance(found, Page)
        seen += [post.text for post in found.items]
        await a_post(db, author, "new")
        if not found.has_next:
            break
        page = Slice(3, found.keys[-1])

    assert sorted(seen) == [str(number) for number in range(7)]


async def test_text_changes_for_fifteen_minutes_and_says_so(db: Database) -> None:
    author, viewer = await a_person(db), None
    await rule(db, author, Who.ANYONE)
    post = await a_post(db, author, "old")

    await edit_post(db, viewer=Viewer(author), post_id=post, words="new", now=now() + timedelta(minutes=14))
    with pytest.raises(Conflict) as late:
        await edit_post(db, viewer=Viewer(author), post_id=post, words="x", now=now() + timedelta(minutes=16))
    with pytest.raises(NotFound):
        await edit_post(db, viewer=Viewer(await a_person(db)), post_id=post, words="mine", now=now())

    shown = (await posts_by_ids(db, viewer=viewer, ids=[post], now=now()))[post]
    assert (shown.text, shown.edited_at is not None, late.value.code) == ("new", True, "TOO_LATE")


async def test_pictures_are_shown_in_order_and_go_with_the_post(db: Database, store: Store, redis: RedisClient) -> None:
    author = await a_person(db)
    uploads = [await a_picture(db, store, redis, author) for _ in range(2)]
    post = await a_post(db, author, "", pictures=[(uploads[1], "the sea"), (uploads[0], "")])
    shown = (await posts_by_ids(db, viewer=Viewer(author), ids=[post], now=now()))[post]
    assert [(each.upload_id, each.alt) for each in shown.pictures] == [(uploads[1], "the sea"), (uploads[0], "")]
    assert await store.stat(shown.pictures[0].key) is not None

    await delete_post(db, JOBS, viewer=Viewer(author), post_id=post, now=now())

    prefixes = [keys.picture_folder(each) for each in uploads] + [keys.upload_folder(each) for each in uploads]
    owed = await cypher(db, "MATCH (x:Purge) WHERE x.prefix IN $prefixes RETURN x.id", prefixes=prefixes)
    assert len(owed) == 4
    for row in owed:
        await purge_objects(db, store, purge_id=row[0], now=now())
    assert await store.stat(shown.pictures[0].key) is None
    assert await cypher(db, "MATCH (u:Upload) WHERE u.id IN $ids RETURN u.id", ids=uploads) == []
    assert await posts_by_ids(db, viewer=Viewer(author), ids=[post], now=now()) == {}


async def test_a_picture_shown_elsewhere_stays(db: Database, store: Store, redis: RedisClient) -> None:
    author = await a_person(db)
    upload = await a_picture(db, store, redis, author)
    first, second = [await a_post(db, author, "", pictures=[(upload, "")]) for _ in range(2)]

    await delete_post(db, JOBS, viewer=Viewer(author), post_id=first, now=now())

    assert len((await posts_by_ids(db, viewer=Viewer(author), ids=[second], now=now()))[second].pictures) == 1


async def test_a_picture_of_another_or_of_nobody_is_refused(db: Database, store: Store, redis: RedisClient) -> None:
    author = await a_person(db)
    others = await a_picture(db, store, redis, await a_person(db))

    for upload in (others, new_id()):
        with pytest.raises(Invalid) as refused:
            await a_post(db, author, pictures=[(upload, "")])
        assert refused.value.code == "NO_PICTURE"


async def test_likes_count_once_and_only_of_those_who_read(db: Database) -> None:
    author, fan, stranger = [await a_person(db) for _ in range(3)]
    await follows(db, fan, author)
    post = await a_post(db, author)

    for _ in range(2):
        await like_post(db, viewer=Viewer(fan), post_id=post, now=now())
    with pytest.raises(NotFound):
        await like_post(db, viewer=Viewer(stranger), post_id=post, now=now())

    liked = (await posts_by_ids(db, viewer=Viewer(fan), ids=[post], now=now()))[post]
    assert (liked.like_count, liked.viewer_likes) == (1, True)
    for _ in range(2):
        await unlike_post(db, viewer=Viewer(fan), post_id=post, now=now())
    liked = (await posts_by_ids(db, viewer=Viewer(fan), ids=[post], now=now()))[post]
    assert (liked.like_count, liked.viewer_likes) == (0, False)


async def test_needs_somebody_with_a_confirmed_address(db: Database) -> None:
    with pytest.raises(Denied) as unconfirmed:
        await a_post(db, await a_person(db, confirmed=False))
    with pytest.raises(Denied) as machine:
        await like_post(db, viewer=Viewer(await a_person(db), machine=True), post_id=new_id(), now=now())

    assert (unconfirmed.value.code, machine.value.code) == ("UNCONFIRMED", "MACHINE")


@pytest.mark.parametrize(
    ("words", "pictures", "code", "field"),
    [
        ("", [], "EMPTY", "text"),
        ("x" * 2001, [], "TOO_LONG", "text"),
        ("x", [(str(n), "") for n in range(10)], "TOO_MANY_PICTURES", "pictures"),
        ("x", [("a", ""), ("a", "")], "PICTURE_TWICE", "pictures"),
        ("x", [("a", "x" * 401)], "TOO_LONG", "pictures.0.alt"),
    ],
)
def test_what_breaks_a_rule_is_refused(words: str, pictures: list[tuple[str, str]], code: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_post(words=words, pictures=pictures, audience=None)

    assert (refused.value.code, refused.value.field) == (code, field)


@given(
    who=st.sampled_from(Who),
    audience=st.sampled_from(Audience),
    private=st.booleans(),
    minor=st.booleans(),
    since=st.none() | st.just(0),
    back=st.booleans(),
)
def test_a_post_as_wide_as_allowed_reaches_all_whom_the_rule_lets_in(
    who: Who, audience: Audience, private: bool, minor: bool, since: int | None, back: bool
) -> None:
    facts = Facts("a", "v", False, False, private, minor, since, False, back, {Capability.POSTS: Rule(who, 0)})
    may = decide(Capability.POSTS, facts, 10**12).allowed

    belongs = audiences_of(facts)

    assert not may or widest(facts) in belongs
    assert not is_looser(widest(facts), Audience.ANYONE)
    if is_looser(audience, widest(facts)):
        assert audience in belongs or not may
