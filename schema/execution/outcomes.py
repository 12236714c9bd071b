"""Errors at the door: the client's mistakes are told, a part that is down is named, our faults masked and logged."""

import logging
from typing import Any

from graphql import GraphQLError
from redis.exceptions import RedisError

from core.errors import Refusal, Several, Unavailable
from core.log import request_id

_log = logging.getLogger("kindred.execution")


def told(error: GraphQLError) -> dict[str, Any]:
    """An error as the response carries it."""
    formatted: dict[str, Any] = dict(error.formatted)
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if isinstance(cause, Several):
        cause = cause.refusals[0]
    if isinstance(cause, RedisError):
        _log.warning("redis: %r", cause)
        cause = Unavailable("redis")
    if isinstance(cause, Refusal):
        formatted["message"] = cause.message
        formatted["extensions"] = {"code": cause.code, "field": cause.field, "messageZh": cause.message_zh}
    elif isinstance(cause, Unavailable):
        formatted["message"] = str(cause)
        formatted["extensions"] = {"code": "UNAVAILABLE", "part": cause.part}
    elif cause is None or isinstance(cause, GraphQLError):
        formatted["extensions"] = {"code": "BAD_REQUEST", **(formatted.get("extensions") or {})}
    else:
        _log.error("fault in %s", error.path, exc_info=(type(cause), cause, cause.__traceback__))
        formatted["message"] = f"Something went wrong on our side (request {request_id.get() or '-'})."
        formatted["extensions"] = {"code": "INTERNAL", "request": request_id.get()}
    return formatted


def problem(code: str, message: str) -> dict[str, Any]:
    """A response for a request that is no GraphQL request."""
    return {"errors": [{"message": message, "extensions": {"code": code}}]}
