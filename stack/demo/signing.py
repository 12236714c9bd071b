"""People sign up, confirm their address by the link that was mailed, and guardians answer."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from graph.accounts import actions as accounts
from graph.accounts import passwords
from graph.accounts.model import Guardian, Own
from graph.accounts.queries import own_account
from graph.cities.queries import cities
from graph.consent.actions import answer_guardian_request
from graph.people.queries import account_by_handle
from stack.demo.content import PASSWORD
from stack.demo.people import Person
from stack.demo.world import World, each

_AS_LISTED = {"Xi'an": "Xi’an", "Urumqi": "Ürümqi"}


class NotOursError(Exception):
    """Somebody else holds a handle that the demo needs."""


async def find_cities(world: World) -> None:
    """Ids of the cities that the demo names, the largest of each name."""
    names = {person.city for person in world.cast.everybody} | {each.city for each in world.cast.organisations}

    async def find(name: str) -> None:
        found = await cities(world.db, search=_AS_LISTED.get(name, name), limit=1)
        if found:
            world.cities[name] = found[0].id

    await each(sorted(names), find)


async def sign_everybody_up(world: World) -> None:
    """Everybody has an account with a confirmed address; minors' guardians have come as far as they should."""
    async with _one_hash():
        await each(world.cast.everybody, lambda person: _sign_up(world, person))


@asynccontextmanager
async def _one_hash() -> AsyncIterator[None]:
    """All have the one password: it is hashed once, as the accounts do it, and two hundred times looked up."""
    honest = passwords.hashed
    made = await honest(PASSWORD)

    async def known(password: str) -> str:
        return made if password == PASSWORD else await honest(password)

    passwords.hashed = known
    try:
        yield
    finally:
        passwords.hashed = honest


async def _sign_up(world: World, person: Person) -> None:
    then = world.ago(24 + person.number % 17)
    known = await account_by_handle(world.db, viewer=None, handle=person.handle)
    if known is None:
        checked = accounts.checked_sign_up(
            email=person.email,
            password=PASSWORD,
            name=person.name,
            handle=person.handle,
            birth_date=person.born(world.now),
            language=person.language,
            guardian_email=person.guardian_email,
            city_id=world.cities.get(person.city),
            now=then,
        )
        public_url = world.settings.public_url
        world.people[person.handle] = await accounts.sign_up(world.db, person=checked, public_url=public_url, now=then)
    else:
        world.people[person.handle] = known.id
    own = await own_account(world.db, person_id=world.people[person.handle])
    if own is None or own.email != person.email:
        raise NotOursError(f"@{person.handle} is somebody else's; the demo needs a data folder of its own")
    await _confirm(world, person, own, then)
    if person.guardian == Guardian.GIVEN.value and own.guardian == Guardian.ASKED.value:
        await _guardian_agrees(world, person, then)


async def _confirm(world: World, person: Person, own: Own, then: datetime) -> None:
    if own.confirmed_at is not None:
        return
    if world.db.token("confirm_email", person.email) is None:  # an earlier run got the link and was cut short
        viewer, public_url = world.viewer(person), world.settings.public_url
        await accounts.resend_confirmation(world.db, viewer=viewer, public_url=public_url, now=then)
    token = world.db.token("confirm_email", person.email)
    assert token is not None
    await accounts.confirm_email(world.db, token=token, now=then)


async def _guardian_agrees(world: World, person: Person, then: datetime) -> None:
    assert person.guardian_email is not None
    token = world.db.token("guardian", person.guardian_email) or await _mailed(world, person.guardian_email, "guardian")
    if token is not None:
        await answer_guardian_request(world.db, token=token, accept=True, now=then)


async def _mailed(world: World, to: str, path: str) -> str | None:
    """The secret of a link in the newest mail to somebody, where the local sink has one."""
    if not world.settings.mailbox_url:
        return None
    answer = await world.http.get(f"{world.settings.mailbox_url}/messages", params={"to": to})
    for message in reversed(answer.raise_for_status().json()):
        if found := re.search(rf"/{path}/([\w-]+)", message["text"]):
            return found[1]
    return None
