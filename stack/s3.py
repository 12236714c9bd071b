"""The S3 server: versitygw over a plain folder, built once from its Go module."""

import os
from pathlib import Path

from stack import go
from stack.part import Part

MODULE = "github.com/versity/versitygw"
VERSION = "v1.8.0"
CHECKSUM = "h1:au+wI+aybno/STsQiSm35Uu6Q6iK5MWReQxgO6SEMFc="


PROGRAM = f"{MODULE}/cmd/versitygw"


def built() -> bool:
    return go.target(PROGRAM, VERSION).exists()


def build() -> Path:
    return go.build(PROGRAM, MODULE, VERSION, CHECKSUM)


def part(data: Path, port: int, access: str, secret: str, origin: str) -> Part:
    """`origin` is the one page allowed to talk to it from a browser."""
    objects, metadata = data / "s3/objects", data / "s3/metadata"
    objects.mkdir(parents=True, exist_ok=True)
    sidecar: list[str] = []
    if metadata.exists() or not _keeps_attributes(objects):
        metadata.mkdir(parents=True, exist_ok=True)
        sidecar = ["--sidecar", str(metadata)]
    listen = ["--port", f"127.0.0.1:{port}", "--quiet", "--keep-alive", "--health", "/healthz"]
    return Part(
        name="s3",
        command=[str(build()), *listen, "--cors-allow-origin", origin, "posix", *sidecar, str(objects)],
        env={"ROOT_ACCESS_KEY_ID": access, "ROOT_SECRET_ACCESS_KEY": secret},
        answers=lambda: _answers(port, access, secret),
        address=f"http://127.0.0.1:{port}",
        stop_seconds=2.0,  # it would wait 10 s for idle connections; what it acknowledged is in place
    )


def _keeps_attributes(folder: Path) -> bool:
    """Object metadata goes into extended attributes; some file systems have none."""
    if not hasattr(os, "setxattr"):
        return False
    probe = folder.parent / ".attributes"
    probe.touch()
    try:
        os.setxattr(probe, "user.kindred", b"1")
    except OSError:
        return False
    finally:
        probe.unlink()
    return True


def _answers(port: int, access: str, secret: str) -> bool:
    from minio import Minio
    from minio.error import MinioException
    from urllib3 import PoolManager
    from urllib3.exceptions import HTTPError

    pool = PoolManager(timeout=2, retries=False)
    try:
        Minio(f"127.0.0.1:{port}", access, secret, secure=False, http_client=pool).list_buckets()
    except (MinioException, HTTPError, OSError, ValueError):
        return False
    finally:
        pool.clear()
    return True
