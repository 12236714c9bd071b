from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from core.clock import now
from core.errors import Unavailable
from core.ids import new_id
from core.settings import Settings
from stack import Stack
from storage.store import Store


async def test_put_object_is_there_with_all_its_bytes(store: Store) -> None:
    key = f"test/{new_id()}"

    await store.put(key, b"hello there", "text/plain")

    stored = await store.stat(key)
    assert stored is not None
    assert (stored.byte_size, stored.content_type) == (11, "text/plain")
    assert await store.read(key) == b"hello there"
    assert await store.read(key, offset=6, length=3) == b"the"


async def test_what_is_not_there_is_none(store: Store, tmp_path: Path) -> None:
    key = f"test/{new_id()}"

    assert await store.stat(key) is None
    assert await store.read(key) is None
    assert await store.download(key, tmp_path / "x") is None
    await store.remove(key)


async def test_file_of_several_parts_comes_back_the_same(store: Store, tmp_path: Path) -> None:
    key, source, target = f"test/{new_id()}", tmp_path / "source", tmp_path / "target"
    source.write_bytes(bytes(range(256)) * (20 << 12))
    pieces: list[int] = []

    await store.put_file(key, source, "application/octet-stream")
    size = await store.download(key, target, lambda piece: pieces.append(len(piece)))

    assert size == sum(pieces) == source.stat().st_size
    assert target.read_bytes() == source.read_bytes()


async def test_remove_all_takes_a_folder_and_no_neighbour(store: Store) -> None:
    mine, other = f"test/{new_id()}/", f"test/{new_id()}/"
    for key in (f"{mine}a", f"{mine}b/c", f"{other}a"):
        await store.put(key, b"x", "text/plain")

    assert await store.remove_all(mine) == 2
    assert await store.remove_all(mine) == 0

    assert await store.keys(mine) == []
    assert await store.keys(other) == [f"{other}a"]


def test_address_is_the_same_within_the_hour(store: Store) -> None:
    start = datetime(2027, 5, 12, 12, 0, tzinfo=UTC)

    first, later, next_hour = (
        store.url("works/a/video.mp4", start + timedelta(minutes=minutes)) for minutes in (1, 59, 60)
    )

    assert first == later != next_hour


def test_signing_needs_no_network(settings: Settings) -> None:
    unreachable = Settings.from_env(
        {"KINDRED_S3_URL": "http://192.0.2.1:9", "KINDRED_S3_ACCESS_KEY": "a", "KINDRED_S3_SECRET_KEY": "b"}
    )

    url = Store.unopened(unreachable).url("works/a/video.mp4", now())

    assert url.startswith("http://192.0.2.1:9/kindred/works/a/video.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256")


async def test_signed_address_serves_ranges_and_refuses_a_changed_signature(store: Store) -> None:
    key = f"works/{new_id()}/video.mp4"
    await store.put(key, b"0123456789", "video/mp4")
    url = store.url(key, now())

    async with httpx.AsyncClient() as http:
        part = await http.get(url, headers={"range": "bytes=2-5"})
        forged = await http.get(url[:-4] + ("0000" if not url.endswith("0000") else "1111"))
        other = await http.get(url.replace("video.mp4", "other.mp4"))

    assert (part.status_code, part.content) == (206, b"2345")
    assert part.headers["content-range"] == "bytes 2-5/10"
    assert part.headers["content-type"] == "video/mp4"
    assert "max-age" in part.headers["cache-control"]
    assert forged.status_code == other.status_code == 403


async def test_server_that_does_not_answer_is_unavailable() -> None:
    nowhere = Store.unopened(
        Settings.from_env(
            {"KINDRED_S3_URL": "http://127.0.0.1:9", "KINDRED_S3_ACCESS_KEY": "a", "KINDRED_S3_SECRET_KEY": "b"}
        )
    )

    assert not await nowhere.answers()
    with pytest.raises(Unavailable) as raised:
        await nowhere.stat("x")

    assert raised.value.part == "store"
    await nowhere.close()


async def test_restart_of_the_server_is_waited_for(store: Store, stack: Stack) -> None:
    key = f"test/{new_id()}"

    stack.kill("s3")
    await store.put(key, b"after the kill", "text/plain")

    assert await store.read(key) == b"after the kill"
    stack.wait_ready("s3")
