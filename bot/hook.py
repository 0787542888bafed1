"""Where a bot's platform brings updates by itself: the secret is compared, the batch committed, and only then 200."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.poller import Keep
from bot.store.outage import StoreDown

log = structlog.get_logger("hook")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATH = "/hook/"
_MOST_BYTES = 256 * 1024  # an update is a few kB


@dataclass(frozen=True, slots=True)
class Hook:
    """One bot's: what its platform must show, and what keeps an update."""

    secret: str
    keep: Keep


def secret_of(key: bytes, name: str) -> str:
    """The secret a bot's platform is told: made from ours, so that nobody has to invent and keep one more."""
    return hmac.new(key, f"hook:{name}".encode(), "sha256").hexdigest()


def hook_routes(hooks: Mapping[str, Hook]) -> APIRouter:
    """``POST /hook/<name>`` for each. 403 for a wrong secret, 503 while the store is down: then it comes again."""
    router = APIRouter()

    @router.post(PATH + "{name}")
    async def brought(name: str, request: Request) -> Response:
        hook = hooks.get(name)
        shown = request.headers.get(SECRET_HEADER, "")
        if hook is None or not hmac.compare_digest(shown.encode(), hook.secret.encode()):
            return Response(status_code=403)
        update = await _read(request)
        if update is None:
            return Response(status_code=400)
        try:
            await hook.keep([update])
        except StoreDown as outage:
            log.warning("hook.store_down", bot=name, reason=outage.reason)
            return Response(status_code=503)
        return Response(status_code=200)

    return router


async def _read(request: Request) -> dict[str, Any] | None:
    """The update, or None for what is none; what is far too large is not read to its end."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            return None
    try:
        update = json.loads(body)
    except ValueError:
        return None
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        return None
    return update
