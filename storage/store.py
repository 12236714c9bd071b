"""The one door to S3: the minio SDK, which blocks, in threads behind a small async class.

Signing an address needs no network: the region is fixed when the store is opened. Addresses for reading are
signed as of the full hour, so that one object has one address within the hour and browsers can keep it.
"""

import asyncio
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import urlsplit

import urllib3
from minio import Minio
from minio.deleteobjects import DeleteObject
from minio.error import InvalidResponseError, MinioException, S3Error, ServerError

from core.errors import Unavailable
from core.settings import Settings
from storage.buckets import cache_control

T = TypeVar("T")

REGION = "us-east-1"
READABLE_FOR = timedelta(hours=4)
"""How long an address for reading works, counted from the full hour before it was made: 3 to 4 hours."""
_THREADS = 16
_CHUNK = 1 << 20
_PART = 16 << 20
_BUSY = frozenset({"InternalError", "ServiceUnavailable", "SlowDown", "RequestTimeout"})
_ABSENT = frozenset({"NoSuchKey", "NoSuchUpload", "ResourceNotFound"})


@dataclass(frozen=True, slots=True)
class Stored:
    """What the server says of an object."""

    byte_size: int
    etag: str
    content_type: str


class Store:
    """One bucket. Methods raise `Unavailable("store")` where the server does not answer after short retries."""

    def __init__(self, client: Minio, bucket: str) -> None:
        self._client = client
        self.bucket = bucket
        self._threads = ThreadPoolExecutor(_THREADS, "store")
        self._signed = lru_cache(maxsize=8192)(self._sign)

    @classmethod
    async def open(cls, settings: Settings) -> Self:
        """Opens the door and makes the bucket where there is none."""
        store = cls.unopened(settings)
        await store.ensure_bucket()
        return store

    @classmethod
    def unopened(cls, settings: Settings) -> Self:
        """As `open`, but nothing is sent: for a process that must start while the server does not answer."""
        url = urlsplit(settings.s3_url)
        client = Minio(
            url.netloc,
            access_key=settings.s3_access_key,
            secret_key=settings.s3_secret_key,
            secure=url.scheme == "https",
            region=REGION,
            http_client=urllib3.PoolManager(
                maxsize=_THREADS * 2,
                timeout=urllib3.Timeout(connect=2, read=30),
                retries=urllib3.Retry(
                    total=5, backoff_factor=0.1, status_forcelist=[500, 502, 503, 504], raise_on_status=False
                ),
            ),
        )
        return cls(client, settings.s3_bucket)

    async def close(self) -> None:
        """Waits for what is under way and ends the threads."""
        await asyncio.to_thread(self._threads.shutdown)

    async def call(self, function: Callable[[Minio, str], T]) -> T:
        """Runs something with the SDK's client and the bucket in a thread. For storage/ only."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: _answered(function, self._client, self.bucket)
        )

    async def ensure_bucket(self) -> None:
        """Makes the bucket where there is none."""

        def make(client: Minio, bucket: str) -> None:
            if client.bucket_exists(bucket):
                return
            try:
                client.make_bucket(bucket)
            except S3Error as error:  # another process was faster
                if error.code not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
                    raise

        await self.call(make)

    async def answers(self) -> bool:
        """Whether the server answers and has the bucket."""
        try:
            return await self.call(lambda client, bucket: client.bucket_exists(bucket))
        except Unavailable:
            return False

    async def stat(self, key: str) -> Stored | None:
        """Size, etag and type of an object, or None where there is none."""
        found = await self.call(absent_as_none(lambda client, bucket: client.stat_object(bucket, key)))
        if found is None:
            return None
        return Stored(found.size or 0, found.etag or "", found.content_type or "")

    async def read(self, key: str, offset: int = 0, length: int = 0) -> bytes | None:
        """The bytes of an object, or of a range of it; None where there is none. For small things."""

        def get(client: Minio, bucket: str) -> bytes:
            response = client.get_object(bucket, key, offset=offset, length=length)
            try:
                return response.read()
            finally:
                response.close()
                response.release_conn()

        return await self.call(absent_as_none(get))

    async def download(self, key: str, path: Path, seen: Callable[[bytes], None] | None = None) -> int | None:
        """Writes an object into a file, showing each piece to `seen`. The size, or None where there is none."""

        def get(client: Minio, bucket: str) -> int:
            response = client.get_object(bucket, key)
            size = 0
            try:
                with path.open("wb") as file:
                    for piece in response.stream(_CHUNK):
                        file.write(piece)
                        size += len(piece)
                        if seen is not None:
                            seen(piece)
            finally:
                response.close()
                response.release_conn()
            return size

        return await self.call(absent_as_none(get))

    async def put(self, key: str, data: bytes, content_type: str) -> None:
        """Writes an object whole: it is there with all its bytes, or not at all."""
        await self.call(
            lambda client, bucket: client.put_object(
                bucket, key, io.BytesIO(data), len(data), content_type, {"Cache-Control": cache_control(key)}
            )
        )

    async def put_file(self, key: str, path: Path, content_type: str) -> None:
        """Writes a file as an object: it is there with all its bytes, or not at all."""
        await self.call(
            lambda client, bucket: client.fput_object(
                bucket, key, str(path), content_type, {"Cache-Control": cache_control(key)}, part_size=_PART
            )
        )

    async def keys(self, prefix: str) -> list[str]:
        """The keys that begin with the prefix, in order."""
        return await self.call(
            lambda client, bucket: [
                entry.object_name
                for entry in client.list_objects(bucket, prefix, recursive=True)
                if entry.object_name is not None
            ]
        )

    async def remove(self, key: str) -> None:
        """Removes an object; of one that is not there, nothing."""
        await self.call(absent_as_none(lambda client, bucket: client.remove_object(bucket, key)))

    async def remove_all(self, prefix: str) -> int:
        """Removes every object whose key begins with the prefix; says how many there were."""
        keys = await self.keys(prefix)

        def remove(client: Minio, bucket: str) -> None:
            for error in client.remove_objects(bucket, [DeleteObject(key) for key in keys]):
                raise ServerError(f"{error.code}: {error.name}", 500)

        if keys:
            await self.call(remove)
        return len(keys)

    def url(self, key: str, now: datetime) -> str:
        """An address at which a browser reads the object (with ranges) for at least 3 hours. No network."""
        return self._signed(key, now.replace(minute=0, second=0, microsecond=0))

    def short_url(self, key: str, valid: timedelta, now: datetime) -> str:
        """As `url`, for this long from now: for what not everybody may see. No network."""
        return self._client.presigned_get_object(self.bucket, key, valid, request_date=now)

    def sign_put(self, key: str, query: dict[str, str], valid: timedelta, now: datetime) -> str:
        """An address to which a browser may PUT, with further parts of the query signed. No network."""
        return self._client.get_presigned_url(
            "PUT", self.bucket, key, valid, request_date=now, extra_query_params=dict(query)
        )

    def sign_download(self, key: str, valid: timedelta, now: datetime) -> str:
        """An address at which a browser gets a private object, as a file that it does not show. No network."""
        as_file = {"response-content-disposition": "attachment", "response-content-type": "application/octet-stream"}
        return self._client.presigned_get_object(
            self.bucket, key, valid, request_date=now, extra_query_params=dict(as_file)
        )

    def _sign(self, key: str, hour: datetime) -> str:
        return self._client.presigned_get_object(self.bucket, key, READABLE_FOR, request_date=hour)


def absent_as_none(function: Callable[[Minio, str], T]) -> Callable[[Minio, str], T | None]:
    """The function, answering None where the server says that there is no such object or upload."""

    def asked(client: Minio, bucket: str) -> T | None:
        try:
            return function(client, bucket)
        except S3Error as error:
            if error.code in _ABSENT:
                return None
            raise

    return asked


def _answered(function: Callable[[Minio, str], T], client: Minio, bucket: str) -> T:
    try:
        return function(client, bucket)
    except S3Error as error:
        if error.code in _BUSY:
            raise Unavailable("store") from error
        raise
    except (urllib3.exceptions.HTTPError, ServerError, InvalidResponseError) as error:
        raise Unavailable("store") from error
    except MinioException:
        raise
