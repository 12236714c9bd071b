"""What people say: status posts, comments on films and answers to them, one that waits, and some points as thanks."""

from random import Random

from core.errors import Refusal
from core.paging import Slice
from graph.comments.actions import write_comment
from graph.comments.queries import comment_counts
from graph.posts.actions import write_post
from graph.posts.model import checked_post
from graph.posts.queries import posts_by_author
from graph.tips.actions import give_tip, grant_points
from stack.demo.people import Person
from stack.demo.showing import Showing, programme
from stack.demo.world import World, each

_POSTS = (
    "今天在海边捡了一上午的瓶子,木筏又大了一圈。🌊",
    "First test in the pool: it floats! Only my phone did not like it.",
    "谢谢昨天来帮忙剪辑的三位志愿者,片子今晚就能上传。",
    "We meet on Saturday at three, bring old umbrellas and tape.",
    "女儿第一次自己对着镜头说完了整段话,全家都鼓掌了。",
    "Looking for somebody near Xiamen who can lend us a life jacket for filming.",
)
_COMMENTS = (
    "真好看,我家孩子看了三遍 👏",
    "How does it stay upright in the waves?",
    "这个办法太聪明了,明天我们也试试。",
    "Lovely! The music fits so well.",
    "加油!为你们投了一票。",
    "可以分享一下材料清单吗?",
    "I had to smile all the way through.",
)
_ANSWERS = ("谢谢你!", "Thank you for watching!", "好的,我们整理一下就发出来。")
_WAITS = "想要免费领取材料的话,加微信聊。"
_POINTS = 100


async def talk(world: World) -> tuple[int, int]:
    """People post and comment; (posts, comments) that were written in this run."""
    posts = await _post(world)
    # A minor's film is left out: what strangers say there waits, so a second run could not tell that it was said.
    shown = [one for one in programme(world) if one.film.slug in world.counted and not one.author.guardian]
    counts = await comment_counts(world.db, subject_ids=[world.works[one.film.slug] for one in shown])
    quiet = [one for one in shown if counts.get(world.works[one.film.slug]) == 0]
    await each(quiet, lambda showing: _comment(world, showing), at_once=8)
    await each(world.cast.public[:6], lambda person: _thank(world, person), at_once=1)
    return posts, len(quiet)


async def _post(world: World) -> int:
    writers = [person for person in world.cast.public if not person.guardian][: len(_POSTS)]
    written = 0
    for place, person in enumerate(writers):
        viewer, account_id = world.viewer(person), world.people[person.handle]
        found = await posts_by_author(world.db, viewer=viewer, author_ids=[account_id], page=Slice(1), now=world.now)
        if getattr(found[account_id], "items", None):
            continue
        post = checked_post(words=_POSTS[place], pictures=(), audience=None)
        await write_post(world.db, viewer=viewer, author_id=None, post=post, now=world.ago(place + 0.3))
        written += 1
    return written


async def _comment(world: World, showing: Showing) -> None:
    random, work_id = Random(f"talk of {showing.film.slug}"), world.works[showing.film.slug]
    people = [each for each in world.cast.everybody if each is not showing.author]
    talkers = random.sample(people, min(len(people), 1 + random.randrange(4)))
    for place, person in enumerate(talkers):
        words = _WAITS if place == 3 else random.choice(_COMMENTS)
        top = await _say(world, person, work_id, words, None, 0.9 - place / 10)
        if top is not None and place == 0:
            await _say(world, showing.author, work_id, random.choice(_ANSWERS), top, 0.3)


async def _say(
    world: World, person: Person, work_id: str, words: str, parent_id: str | None, days: float
) -> str | None:
    """The comment, or None where the person may not (not confirmed, or what is answered waits)."""
    try:
        return await write_comment(
            world.db,
            world.redis,
            viewer=world.viewer(person),
            subject_id=work_id,
            parent_id=parent_id,
            words=words,
            now=world.ago(days),
        )
    except Refusal:
        return None


async def _thank(world: World, person: Person) -> None:
    """Somebody of age is granted points and gives a few to the next; the keys make a second run change nothing."""
    me, others = world.people[person.handle], [each for each in world.cast.public if each is not person]
    try:
        await grant_points(
            world.db,
            operator=world.viewer(person),
            account_id=me,
            amount=_POINTS,
            key=f"demo-points-{person.number}",
            now=world.ago(3),
        )
        await give_tip(
            world.db,
            viewer=world.viewer(person),
            account_id=world.people[others[person.number % len(others)].handle],
            amount=5,
            key=f"demo-thanks-{person.number}",
            now=world.ago(1),
        )
    except Refusal:
        return  # under age, or the other takes none from them
