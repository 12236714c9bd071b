"""`/healthz`: this process lives. `/readyz`: each part it needs, by name."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import orjson
from starlette.requests import Request
from starlette.responses import Response

Check = Callable[[], Awaitable[bool]]


async def alive(_: Request) -> Response:
    """Always 200 while the process can answer."""
    return Response(b'{"alive":true}', media_type="application/json")


class Ready:
    """200 when every part answers within two seconds, else 503; the body names each part."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = checks

    async def __call__(self, _: Request) -> Response:
        """Asks every part at once."""
        answers = await asyncio.gather(*(self._ask(check) for check in self._checks.values()))
        parts = dict(zip(self._checks, answers, strict=True))
        status = 200 if all(answers) else 503
        return Response(orjson.dumps({"ready": all(answers), "parts": parts}), status, media_type="application/json")

    @staticmethod
    async def _ask(check: Check) -> bool:
        try:
            return await asyncio.wait_for(check(), 2)
        except Exception:  # noqa: BLE001 - a probe answers yes or no, whatever a client library raises
            return False
