"""Files and uploads for tests: real files made by ffmpeg and Pillow, really sent in parts to the object store."""

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from core.clock import now
from core.jobs import NoJobs
from core.redis import RedisClient
from graph.access.viewer import Viewer
from graph.database import Database
from graph.uploads.actions import complete_upload, sign_parts, start_upload
from graph.uploads.checking import check_upload
from graph.uploads.model import SentPart, Upload, checked_upload
from graph.uploads.queries import own_upload
from storage.media.render import ffmpeg_path
from storage.store import Store

JOBS = NoJobs()


def ffmpeg(*arguments: str | Path) -> None:
    """Runs the ffmpeg that the product uses."""
    subprocess.run(
        [ffmpeg_path(""), "-v", "error", "-nostdin", "-y", *map(str, arguments)],
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


def make_clip(
    path: Path,
    *,
    seconds: float = 1.5,
    size: str = "320x240",
    rate: int = 25,
    sound: bool = True,
    more: Sequence[str] = (),
) -> Path:
    """A moving test picture with a tone; the container is told by the suffix."""
    ffmpeg(
        *("-f", "lavfi", "-i", f"testsrc2=size={size}:rate={rate}:duration={seconds}"),
        *(("-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}") if sound else ()),
        *more,
        path,
    )
    return path


def photo(width: int = 640, height: int = 480, kind: str = "JPEG", **save: Any) -> bytes:
    """A picture with an edge that shows which way is up: its upper half is red."""
    picture = Image.new("RGB", (width, height), (20, 40, 200))
    picture.paste((220, 30, 30), (0, 0, width, height // 2))
    out = io.BytesIO()
    picture.save(out, kind, **save)
    return out.getvalue()


async def a_started_upload(db: Database, store: Store, person_id: str, byte_size: int, **changes: Any) -> Upload:
    """An upload that is announced, with nothing sent."""
    asked: dict[str, Any] = {
        "purpose": "VIDEO",
        "file_name": "clip.mp4",
        "byte_size": float(byte_size),
        "content_type": "image/jpeg" if changes.get("purpose") == "PICTURE" else "video/mp4",
        "sha256": None,
        **changes,
    }
    viewer = Viewer(person_id)
    upload_id = await start_upload(db, store, viewer=viewer, upload=checked_upload(**asked), now=now())
    return await own_upload(db, viewer=viewer, upload_id=upload_id)


async def send_parts(
    db: Database, store: Store, person_id: str, upload: Upload, data: bytes, numbers: Sequence[int] = ()
) -> list[SentPart]:
    """Sends parts as a browser does, by PUT to the signed addresses; all of them unless told which."""
    wanted = list(numbers) or list(range(1, upload.part_count + 1))
    signed = await sign_parts(db, store, viewer=Viewer(person_id), upload_id=upload.id, numbers=wanted, now=now())
    sent = []
    async with httpx.AsyncClient(timeout=30) as http:
        for number, url in signed:
            start = (number - 1) * upload.part_size
            answer = await http.put(url, content=data[start : start + upload.part_size])
            assert answer.status_code == 200, answer.text
            sent.append(SentPart(number, answer.headers["etag"]))
    return sent


async def a_completed_upload(db: Database, store: Store, person_id: str, data: bytes, **changes: Any) -> Upload:
    """An upload that has arrived and that the server has not looked at."""
    upload = await a_started_upload(db, store, person_id, len(data), **changes)
    sent = await send_parts(db, store, person_id, upload, data)
    viewer = Viewer(person_id)
    await complete_upload(db, store, JOBS, viewer=viewer, upload_id=upload.id, sent=sent, now=now())
    return await own_upload(db, viewer=viewer, upload_id=upload.id)


async def a_checked_upload(
    db: Database, store: Store, redis: RedisClient, person_id: str, data: bytes, **changes: Any
) -> Upload:
    """An upload that the server has looked at: VERIFIED or REFUSED."""
    upload = await a_completed_upload(db, store, person_id, data, **changes)
    await check_upload(db, store, redis, JOBS, upload_id=upload.id, clock=now)
    return await own_upload(db, viewer=Viewer(person_id), upload_id=upload.id)
