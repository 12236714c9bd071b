from datetime import timedelta

import httpx
import pytest

from core.clock import now
from core.ids import new_id
from storage import keys, uploads
from storage.store import Store
from storage.uploads import MIB, ReceivedPart, part_count_for, part_size_for, size_of_part


@pytest.mark.parametrize(
    ("byte_size", "part_size", "count", "last"),
    [
        (1, 5 * MIB, 1, 1),
        (5 * MIB, 5 * MIB, 1, 5 * MIB),
        (5 * MIB + 1, 5 * MIB, 2, 1),
        (640 * MIB, 5 * MIB, 128, 5 * MIB),
        (640 * MIB + 1, 8 * MIB, 81, 1),
        (2048 * MIB, 16 * MIB, 128, 16 * MIB),
    ],
)
def test_parts_are_few_and_no_smaller_than_s3_allows(byte_size: int, part_size: int, count: int, last: int) -> None:
    assert part_size_for(byte_size) == part_size
    assert part_count_for(byte_size, part_size) == count
    assert size_of_part(count, byte_size, part_size) == last
    assert sum(size_of_part(n, byte_size, part_size) for n in range(1, count + 1)) == byte_size


async def test_parts_sent_to_signed_addresses_become_one_object(store: Store) -> None:
    key = keys.upload(new_id())
    upload_id = await uploads.begin(store, key)
    data = [b"a" * (5 * MIB), b"b" * (5 * MIB), b"tail"]

    async with httpx.AsyncClient(timeout=30) as http:
        for number in (3, 1, 2):
            url = uploads.part_url(store, key, upload_id, number, now())
            assert (await http.put(url, content=data[number - 1])).status_code == 200
    there = await uploads.received(store, key, upload_id)

    assert there is not None
    assert [(part.number, part.byte_size) for part in there] == [(1, 5 * MIB), (2, 5 * MIB), (3, 4)]
    assert await uploads.finish(store, key, upload_id, there)
    assert await store.read(key, offset=10 * MIB - 1) == b"btail"
    assert await uploads.received(store, key, upload_id) is None


async def test_address_of_a_part_is_for_that_part_alone_and_for_an_hour(store: Store) -> None:
    key = keys.upload(new_id())
    upload_id = await uploads.begin(store, key)
    url = uploads.part_url(store, key, upload_id, 1, now())
    old = uploads.part_url(store, key, upload_id, 1, now() - timedelta(minutes=61))

    async with httpx.AsyncClient() as http:
        other = await http.put(url.replace("partNumber=1", "partNumber=2"), content=b"x")
        expired = await http.put(old, content=b"x")

    assert other.status_code == expired.status_code == 403
    assert await uploads.received(store, key, upload_id) == []
    await uploads.discard(store, key, upload_id)


async def test_discarded_upload_is_gone_at_any_stage(store: Store) -> None:
    key = keys.upload(new_id())
    upload_id = await uploads.begin(store, key)
    assert [each.key for each in await uploads.unfinished(store, key)] == [key]

    await uploads.discard(store, key, upload_id)
    await uploads.discard(store, key, upload_id)

    assert await uploads.unfinished(store, key) == []
    assert await uploads.received(store, key, upload_id) is None
    assert not await uploads.finish(store, key, upload_id, [ReceivedPart(1, "0" * 32, 1)])
