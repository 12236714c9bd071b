"""What people and organisations say of themselves: a few words, where they come from, and who has been checked."""

from random import Random

from graph.people.profiles import Written, edit_profile, set_verified
from graph.people.regions import count_regions
from stack.demo.people import Person
from stack.demo.world import World, each

_WORDS = (
    ("周末在社区教老人用手机。", "On weekends I teach elders in our street to use their phones."),
    ("拍身边的人,慢慢地拍。", "I film the people around me, slowly."),
    ("做过十年护士,现在学剪辑。", "A nurse for ten years, now learning to edit."),
    ("喜欢山、狗和旧相机。", "Fond of mountains, dogs and old cameras."),
    ("想让更多人听见他们。", "So that more people hear them."),
    ("志愿者,也是两个孩子的妈妈。", "A volunteer, and mother of two."),
)
_SPEAK = 90


async def introduce_everybody(world: World) -> int:
    """Ninety people say something of themselves, every organisation of the demo is verified; how many speak."""
    speaking = [person for person in world.cast.everybody if not person.guardian][:_SPEAK]
    await each(speaking, lambda person: _introduce(world, person))
    organisations = list(world.organisations.values())
    await each(
        organisations, lambda account: set_verified(world.db, account_id=account, verified=True, now=world.ago(20))
    )
    await count_regions(world.db, smallest=world.settings.smallest_group, now=world.ago(0))
    return len(speaking)


async def _introduce(world: World, person: Person) -> None:
    random = Random(f"words of {person.number}")
    zh, en = random.choice(_WORDS)
    home = random.choice(sorted(world.cities.values())) if random.random() < 0.5 else None
    await edit_profile(
        world.db,
        viewer=world.viewer(person),
        account_id=world.people[person.handle],
        written=Written(bio_zh=zh, bio_en=en, sets=frozenset({"home"} if home else ()), home_id=home),
    )
