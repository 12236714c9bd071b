"""What people have with each other: some conversations of the participant, her small shop, and a class of her films."""

from core.errors import Refusal
from graph.classes.actions import enrol, hold_class
from graph.classes.model import checked_plan
from graph.classes.queries import classes_of
from graph.follows.actions import follow
from graph.messages.actions import send
from graph.shop.actions import offer
from graph.shop.model import checked_offer
from graph.shop.queries import products_of
from stack.demo.people import Person
from stack.demo.showing import programme
from stack.demo.world import World, each

_SAID = (
    ("你好!看了你的短片,想请教一下浮板是怎么做的。", "谢谢!周末我拍一段做法发出来。"),
    ("Hello Mei, may our school show your film on Friday?", ""),
    ("下周的志愿者培训还有名额吗?", ""),
)
_PRODUCTS = (
    ("海边明信片(十张)", "Postcards of the sea (ten)", 3800, "https://shop.example.org/postcards"),
    ("手工浮板图纸", "Plans of the float, printed", 1500, "https://shop.example.org/plans"),
)


async def offer_and_write(world: World) -> int:
    """Conversations, a shop and a class of the participant; how many wrote to her. A second run changes nothing."""
    mei = world.cast.mei
    writers = [person for person in world.cast.public if person is not mei and not person.guardian][: len(_SAID)]
    await each(list(enumerate(writers)), lambda pair: _talk(world, mei, pair[1], *_SAID[pair[0]]), at_once=1)
    await _sell(world, mei)
    await _teach(world, mei, writers)
    return len(writers)


async def _talk(world: World, mei: Person, writer: Person, says: str, answer: str) -> None:
    """Somebody follows her and writes; where she answers, their request is accepted by it."""
    me = world.people[mei.handle]
    try:
        await follow(world.db, viewer=world.viewer(writer), subject_id=me, now=world.ago(9))
        first = await send(
            world.db,
            world.redis,
            viewer=world.viewer(writer),
            account_id=me,
            text=says,
            client_id=f"demo-says-{writer.number}",
            now=world.ago(0.2 + writer.number / 100),
        )
        if answer:
            await send(
                world.db,
                world.redis,
                viewer=world.viewer(mei),
                thread_id=first.thread_id,
                text=answer,
                client_id=f"demo-answer-{writer.number}",
                now=world.ago(0.1),
            )
    except Refusal:
        return  # her settings let them not


async def _sell(world: World, mei: Person) -> None:
    me = world.people[mei.handle]
    if await products_of(world.db, account_id=me):
        return
    for zh, en, price, link in _PRODUCTS:
        product = checked_offer(name=(zh, en), words=("", ""), price=price, currency="CNY", link=link)
        await offer(
            world.db, viewer=world.viewer(mei), account_id=me, product=product, upload_id=None, now=world.ago(5)
        )


async def _teach(world: World, mei: Person, fans: list[Person]) -> None:
    me, viewer = world.people[mei.handle], world.viewer(mei)
    films = [one.film.slug for one in programme(world) if one.author is mei and one.film.slug in world.counted]
    if not films or await classes_of(world.db, viewer=viewer, account_id=me):
        return
    plan = checked_plan(
        title=("跟我做一块浮板", "Make a float with me"),
        words=("边看边做,一个周末就能完成。", "Watch and make it along; a weekend is enough."),
        places=20,
    )
    try:
        lessons = [world.works[slug] for slug in films]
        class_id = await hold_class(
            world.db, viewer=viewer, account_id=me, plan=plan, lesson_ids=lessons, now=world.ago(4)
        )
        for fan in fans:
            await enrol(world.db, viewer=world.viewer(fan), class_id=class_id, now=world.ago(3))
    except Refusal:
        return  # a film is not public yet; the next start goes on
