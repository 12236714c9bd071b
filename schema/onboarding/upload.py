"""`POST /partner-imports?campaign=ID&name=FILE`: the one file that goes through the API, because it is small and text.

The body is the file. Answers `{"partnerImport": {"id": ...}}`, or `{"errors": [...]}` as a mutation would.
"""

import orjson
from starlette.requests import Request
from starlette.responses import Response

from campaigns.onboarding import actions
from campaigns.onboarding.model import MOST_BYTES
from campaigns.onboarding.sheet import refusal
from core.errors import Denied, Refusal, Unavailable
from schema.context import Context
from schema.execution.http import Contexts
from schema.nodes import global_id, local_id


class PartnerImports:
    """Takes a spreadsheet of at most 2 MB from a signed-in editor of the host."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    async def __call__(self, request: Request) -> Response:
        """Answers one POST."""
        try:
            if "x-kindred" not in request.headers:
                raise Denied(
                    "CROSS_SITE", "A request with a session needs the header X-Kindred.", "请求缺少 X-Kindred。"
                )
            context = await self._contexts(request.cookies, request.headers.get("authorization"))
            made = await self._bring(request, context)
        except Refusal as refused:
            return _answer(_STATUS.get(refused.code, 400), {"errors": [_told(refused)]})
        except Unavailable as gone:
            unavailable = Refusal("UNAVAILABLE", str(gone), "服务暂时不可用,请稍后重试。")
            return _answer(503, {"errors": [_told(unavailable)]})
        await context.session.keep(context.redis, context.viewer)
        return _answer(200, {"partnerImport": {"id": global_id("PartnerImport", made)}, "errors": []})

    async def _bring(self, request: Request, context: Context) -> str:
        campaign_id = local_id(request.query_params.get("campaign", ""), "Campaign", "campaignId")
        content = b""
        declared = request.headers.get("content-length", "0")
        if not declared.isdigit() or len(declared) > 12 or int(declared) > MOST_BYTES:
            raise refusal("TOO_LARGE")
        async for piece in request.stream():
            content += piece
            if len(content) > MOST_BYTES:
                raise refusal("TOO_LARGE")
        made = await actions.bring(
            context.db,
            viewer=context.viewer,
            campaign_id=campaign_id,
            file_name=request.query_params.get("name", ""),
            content=content,
            now=context.now,
        )
        return made.id


_STATUS = {"SIGNED_OUT": 401, "BAD_TOKEN": 401, "CROSS_SITE": 403, "NOT_FOUND": 404, "TOO_LARGE": 413}


def _told(refused: Refusal) -> dict[str, str | None]:
    return {
        "code": refused.code,
        "field": refused.field,
        "message": refused.message,
        "messageZh": refused.message_zh,
    }


def _answer(status: int, body: object) -> Response:
    return Response(orjson.dumps(body), status, media_type="application/json", headers={"cache-control": "no-store"})
