"""What people do with one another's films: follow, play, like, vote. All through the real ledger."""

from random import Random

from campaigns.votes.actions import cast as vote
from core import clock
from graph.access.actions import set_private, set_rule
from graph.access.capabilities import Capability, Rule, Who
from graph.follows.actions import follow
from graph.interactions.actions import like, record_play
from stack.demo.people import Person
from stack.demo.showing import Showing, programme
from stack.demo.world import World, each

_AT_ONCE = 48


_CHOSEN = (
    (Capability.MESSAGE, Rule(Who.MUTUALS)),
    (Capability.CLASSES, Rule(Who.FOLLOWERS_SINCE, 7)),
    (Capability.TIP, Rule(Who.NOBODY)),
    (Capability.POSTS, Rule(Who.ANYONE)),
)


async def choose_who_may(world: World) -> None:
    """Some say what a follow of theirs opens; one has a private account, where requests wait."""
    adults = [person for person in world.cast.public if not person.guardian]
    for place, (capability, rule) in enumerate(_CHOSEN):
        who = adults[place % len(adults)]
        account_id, viewer = world.people[who.handle], world.viewer(who)
        await set_rule(
            world.db, viewer=viewer, account_id=account_id, capability=capability, rule=rule, now=world.ago(14)
        )
    await set_private(world.db, viewer=world.viewer(adults[-1]), private=True, now=world.ago(14))


async def follow_one_another(world: World) -> int:
    """People follow people, organisations and campaigns; how many follows there are."""
    wanted = [(person, subject, days) for person in world.cast.everybody for subject, days in _follows(world, person)]
    await each(
        wanted,
        lambda row: follow(world.db, viewer=world.viewer(row[0]), subject_id=row[1], now=world.ago(row[2])),
        at_once=_AT_ONCE,
    )
    return len(wanted)


def _follows(world: World, person: Person) -> list[tuple[str, float]]:
    random = Random(f"follows {person.number}")
    others = [world.people[each.handle] for each in world.cast.everybody if each is not person]
    known = min(len(others), 2 + int(random.paretovariate(1.4) * 1.5))
    # Some are followed by many: the first of a small draw wins, as it goes.
    people = {others[min(random.randrange(len(others)) for _ in range(1 + random.randrange(3)))] for _ in range(known)}
    places = list(world.organisations.values())
    organisations = set(random.sample(places, min(len(places), 1 + random.randrange(4))))
    campaigns = {each for each in world.campaigns.values() if random.random() < 0.7}
    subjects = sorted(people) + sorted(organisations) + sorted(campaigns)
    return [(subject, 0.2 + random.random() * 13) for subject in subjects]


async def play_like_and_vote(world: World) -> tuple[int, int, int]:
    """Everybody watches some films, likes some, and votes for one in a campaign: (plays, likes, votes)."""
    shown = [showing for showing in programme(world) if showing.film.end == "accepted" and _is_known(world, showing)]
    plays: list[tuple[Person, Showing, int]] = []
    likes: list[tuple[Person, Showing]] = []
    votes: list[tuple[Person, Showing]] = []
    for person in world.cast.everybody:
        random = Random(f"evening of {person.number}")
        for showing in shown:
            drawn = random.random() < 0.09 + 0.45 * _appeal(showing)
            times = 1 + (random.random() < 0.15) if drawn else 0
            plays += [(person, showing, time) for time in range(times)]
            if drawn and random.random() < 0.3 + 0.3 * _appeal(showing):
                likes.append((person, showing))
        for page, share in (("512", 0.86), ("42", 0.74)):
            choice = [each for each in shown if each.film.page == page and each.author is not person]
            if choice and random.random() < share:
                weights = [_appeal(each) ** 1.5 + 0.03 for each in choice]
                votes.append((person, random.choices(choice, weights)[0]))
    await each(plays, lambda row: _play(world, *row), at_once=_AT_ONCE)
    await each(likes, lambda row: _like(world, *row), at_once=_AT_ONCE)
    await each(votes, lambda row: _vote(world, *row), at_once=_AT_ONCE)
    return len(plays), len(likes), len(votes)


def _is_known(world: World, showing: Showing) -> bool:
    return showing.film.slug in world.counted


def _appeal(showing: Showing) -> float:
    """How much people take to a film, 0 to 1: few are much loved, most are liked by some."""
    return Random(f"appeal of {showing.film.slug}").random() ** 2


async def _play(world: World, person: Person, showing: Showing, time: int) -> None:
    await record_play(
        world.db,
        world.ledger,
        viewer=world.viewer(person),
        visitor="",
        work_id=world.works[showing.film.slug],
        play_id=f"demo-{showing.film.slug}-{person.number:03d}-{time}",
        campaign_id=world.campaigns[showing.film.page],
        now=clock.now(),
    )


async def _like(world: World, person: Person, showing: Showing) -> None:
    work_id = world.works[showing.film.slug]
    await like(world.db, world.ledger, viewer=world.viewer(person), work_id=work_id, now=clock.now())


async def _vote(world: World, person: Person, showing: Showing) -> None:
    now = clock.now()
    submission_id = world.submissions[showing.film.slug]
    await vote(world.db, world.ledger, viewer=world.viewer(person), submission_id=submission_id, cast_at=now, now=now)
