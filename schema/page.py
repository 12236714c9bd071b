"""Serves the built web page: hashed files for ever, index.html for every address of the page, both compressed."""

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from core.settings import Settings

_FOR_EVER = "public, max-age=31536000, immutable"
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_FILES_OF_THEIR_OWN = {"application/javascript": "text/javascript", "text/javascript": "text/javascript"}


def security_headers(settings: Settings) -> dict[str, str]:
    """Headers of every page: only our own scripts and styles, media from the object store too."""
    s3 = settings.s3_url
    socket = settings.public_url.replace("http", "ws", 1)
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": f"'self' data: blob: {s3}",
        "media-src": f"'self' blob: {s3}",
        "connect-src": f"'self' {socket} {s3}",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "geolocation=(), microphone=(self), camera=(self)",
        "cross-origin-opener-policy": "same-origin",
    }


@dataclass(frozen=True, slots=True)
class _File:
    kind: str
    etag: str
    bodies: dict[str, bytes]  # by content encoding; "" is the plain one


class WebPage:
    """The files of a build, held in memory. Without a build the page says how to make one."""

    def __init__(self, settings: Settings) -> None:
        self._headers = security_headers(settings)
        self._files = _read(settings.frontend)

    async def __call__(self, request: Request) -> Response:
        """Answers one GET."""
        path = request.url.path.lstrip("/")
        found = self._files.get(path)
        if found is None:
            if "." in path.rpartition("/")[2] and "text/html" not in request.headers.get("accept", ""):
                return PlainTextResponse("Not found", 404, headers=self._headers)
            path, found = "index.html", self._files.get("index.html")
        if found is None:
            return PlainTextResponse("The page has not been built; run `make up`.", 503)
        lasting = path.startswith("assets/")
        headers = {**self._headers, "etag": found.etag, "vary": "accept-encoding"}
        headers["cache-control"] = _FOR_EVER if lasting else "no-cache"
        if request.headers.get("if-none-match") == found.etag:
            return Response(status_code=304, headers=headers)
        encoding = _best(request.headers.get("accept-encoding", ""), found)
        if encoding:
            headers["content-encoding"] = encoding
        return Response(found.bodies[encoding], headers=headers, media_type=found.kind)


def _best(accepted: str, found: _File) -> str:
    offered = {part.partition(";")[0].strip() for part in accepted.split(",")}
    return next((name for name, _ in _ENCODINGS if name in offered and name in found.bodies), "")


def _read(folder: Path) -> dict[str, _File]:
    files = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if not path.is_file() or path.suffix in (".br", ".gz", ".map"):
            continue
        plain = path.read_bytes()
        bodies = {"": plain}
        for name, suffix in _ENCODINGS:
            twin = path.with_name(path.name + suffix)
            if twin.is_file():
                bodies[name] = twin.read_bytes()
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if path.suffix == ".webmanifest":
            kind = "application/manifest+json"
        etag = f'"{hashlib.sha256(plain).hexdigest()[:20]}"'
        files[path.relative_to(folder).as_posix()] = _File(_FILES_OF_THEIR_OWN.get(kind, kind), etag, bodies)
    return files
