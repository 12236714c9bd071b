"""Sending a file as a browser does: announced, sent in parts straight to the object store, completed."""

import hashlib

from core import clock
from core.paging import Slice
from graph.uploads import actions as uploads
from graph.uploads.model import SentPart, State, checked_upload
from graph.uploads.queries import unfinished_uploads
from stack.demo.people import Person
from stack.demo.world import World
from storage.uploads import part_size_for


async def send(world: World, person: Person, name: str, purpose: str, content_type: str, content: bytes) -> str:
    """The id of the upload, once the store has all of it. One that a run left unfinished is taken up again."""
    viewer = world.viewer(person)
    found = await unfinished_uploads(world.db, viewer=viewer, page=Slice(100))
    same = [
        u for u in found.items if u.file_name == name and u.byte_size == len(content) and u.state is not State.REFUSED
    ]
    if same and same[0].state is not State.OPEN:
        return same[0].id
    if same:
        upload_id = same[0].id
    else:
        announced = checked_upload(
            purpose=purpose,
            file_name=name,
            byte_size=len(content),
            content_type=content_type,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        upload_id = await uploads.start_upload(world.db, world.store, viewer=viewer, upload=announced, now=clock.now())
    sent = await _send_parts(world, person, upload_id, content)
    await uploads.complete_upload(
        world.db, world.store, world.jobs, viewer=viewer, upload_id=upload_id, sent=sent, now=clock.now()
    )
    return upload_id


async def _send_parts(world: World, person: Person, upload_id: str, content: bytes) -> list[SentPart]:
    size = part_size_for(len(content))
    numbers = list(range(1, max(1, -(-len(content) // size)) + 1))
    sent: list[SentPart] = []
    for number, address in await uploads.sign_parts(
        world.db, world.store, viewer=world.viewer(person), upload_id=upload_id, numbers=numbers, now=clock.now()
    ):
        answer = await world.http.put(address, content=content[(number - 1) * size : number * size])
        sent.append(SentPart(number, answer.raise_for_status().headers["ETag"]))
    return sent
