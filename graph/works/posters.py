"""Which of the stills stands for a work: its author's choice."""

from core.errors import Conflict, Invalid, NotFound
from graph.access.viewer import Viewer, signed_in
from graph.cypher import load
from graph.database import Database
from storage import keys
from storage.media.stills import still
from storage.store import Store


async def choose_poster(db: Database, store: Store, *, viewer: Viewer | None, work_id: str, number: int) -> None:
    """Lets a still, from 1, stand for the viewer's own work. Doing it twice is no error."""
    who = signed_in(viewer)
    row = await db.one(load(__file__, "stills"), viewer_id=who.person_id, work_id=work_id)
    if row is None:
        raise NotFound("workId", "This work", "作品")
    folder, count = row
    if folder is None:
        raise Conflict("NOT_READY", "The stills are not ready yet.", "画面尚未就绪。", "workId")
    if not 1 <= number <= count:
        raise Invalid("NO_SUCH_STILL", f"The stills are 1 to {count}.", f"画面为 1 到 {count}。", "number")
    picture = await store.read(folder + still(number))
    if picture is None:
        raise Conflict("NOT_READY", "The stills are not ready yet.", "画面尚未就绪。", "workId")
    key = keys.chosen_poster(work_id, number)
    await store.put(key, picture, "image/jpeg")
    await db.write(load(__file__, "choose_poster"), viewer_id=who.person_id, work_id=work_id, key=key)
