"""Uploads in parts, straight from a browser to the S3 server. The bytes never pass through the API.

The SDK keeps its multipart calls private (minio 7.2); this module is the only one that uses them.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from minio import Minio
from minio.datatypes import Part

from storage.store import Store, absent_as_none

MIB = 1 << 20
SIGNED_FOR = timedelta(hours=1)
"""How long the address of a part can be used to send it."""
_SIZES = (5 * MIB, 8 * MIB, 16 * MIB, 32 * MIB)
_FEW = 128


@dataclass(frozen=True, slots=True)
class ReceivedPart:
    """A part as the server has it."""

    number: int
    etag: str
    byte_size: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A multipart upload that was begun and neither completed nor aborted."""

    key: str
    s3_upload_id: str
    begun_at: datetime | None


def part_size_for(byte_size: int) -> int:
    """Bytes of each part but the last: at least 5 MiB (S3's least), and at most 128 parts up to 4 GiB."""
    return next((size for size in _SIZES if part_count_for(byte_size, size) <= _FEW), _SIZES[-1])


def part_count_for(byte_size: int, part_size: int) -> int:
    """How many parts carry that many bytes."""
    return max(1, -(-byte_size // part_size))


def size_of_part(number: int, byte_size: int, part_size: int) -> int:
    """How many bytes part `number` (from 1) must have."""
    return min(part_size, byte_size - (number - 1) * part_size)


async def begin(store: Store, key: str) -> str:
    """Begins a multipart upload; the server's id of it."""
    return await store.call(
        lambda client, bucket: client._create_multipart_upload(
            bucket, key, {"Content-Type": "application/octet-stream"}
        )
    )


def part_url(store: Store, key: str, s3_upload_id: str, number: int, now: datetime) -> str:
    """The address to which a browser PUTs one part within the hour. No network."""
    return store.sign_put(key, {"uploadId": s3_upload_id, "partNumber": str(number)}, SIGNED_FOR, now)


async def received(store: Store, key: str, s3_upload_id: str) -> list[ReceivedPart] | None:
    """The parts that the server has, in order; None where it knows of no such upload (any more)."""

    def ask(client: Minio, bucket: str) -> list[ReceivedPart]:
        parts: list[ReceivedPart] = []
        after: str | None = None
        while True:
            answer = client._list_parts(bucket, key, s3_upload_id, part_number_marker=after)
            parts += [ReceivedPart(p.part_number, p.etag, p.size or 0) for p in answer.parts]
            after = answer.next_part_number_marker
            if not answer.is_truncated or not after:
                return parts

    return await store.call(absent_as_none(ask))


async def finish(store: Store, key: str, s3_upload_id: str, parts: Sequence[ReceivedPart]) -> bool:
    """Makes one object of the parts. False where the server knows of no such upload (any more)."""

    def ask(client: Minio, bucket: str) -> bool:
        client._complete_multipart_upload(bucket, key, s3_upload_id, [Part(p.number, p.etag) for p in parts])
        return True

    return bool(await store.call(absent_as_none(ask)))


def stranded_id(s3_upload_id: str, etags: Sequence[str]) -> str:
    """The name under which versitygw keeps an upload that it was completing when it was killed.

    It renames the folder of the parts to `<id>.<etag of the whole>.inprogress` and, after a kill, never back; from then
    on it knows the upload by that name alone. Other servers know of no such upload, which does no harm.
    """
    try:
        joined = b"".join(bytes.fromhex(etag.strip().strip('"')) for etag in etags)
    except ValueError:  # no etag of ours
        joined = b""
    return f"{s3_upload_id}.{hashlib.md5(joined, usedforsecurity=False).hexdigest()}-{len(etags)}.inprogress"


async def abort(store: Store, key: str, s3_upload_id: str) -> None:
    """Throws away the parts of an upload; of one that the server does not know, nothing."""

    def ask(client: Minio, bucket: str) -> None:
        client._abort_multipart_upload(bucket, key, s3_upload_id)

    await store.call(absent_as_none(ask))


async def discard(store: Store, key: str, s3_upload_id: str) -> None:
    """Throws away the parts of an upload, and the object if they were already made into one."""
    await abort(store, key, s3_upload_id)
    await store.remove(key)


async def unfinished(store: Store, prefix: str = "") -> list[Unfinished]:
    """Every multipart upload under the prefix that is still open on the server."""

    def ask(client: Minio, bucket: str) -> list[Unfinished]:
        found: list[Unfinished] = []
        key_marker: str | None = None
        id_marker: str | None = None
        while True:
            answer = client._list_multipart_uploads(
                bucket, prefix=prefix, key_marker=key_marker, upload_id_marker=id_marker
            )
            found += [Unfinished(u.object_name, u.upload_id or "", u.initiated_time) for u in answer.uploads]
            key_marker, id_marker = answer.next_key_marker, answer.next_upload_id_marker
            if not answer.is_truncated or not key_marker:
                return found

    return await store.call(ask)
