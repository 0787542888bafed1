"""Where the gateway reports what became of a call: the signature is compared, the report kept, and only then 200."""

import hmac
import json
from functools import partial

import structlog
from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.centre import reports
from bot.centre.centre import Centre
from bot.store.outage import StoreDown

log = structlog.get_logger("loud")
PATH = "/loud/"
HEADER = "X-Linli-Signature"
_MOST_BYTES = 4096  # a report is a name and a word


def sign(secret: str, body: bytes) -> str:
    """What the header must hold for this body: ``sha256=`` and the keyed hash in hexadecimal."""
    return f"sha256={hmac.new(secret.encode(), body, 'sha256').hexdigest()}"


def report_routes(centre: Centre, secret: str) -> APIRouter:
    """``POST /loud/<id>``: ``{"id", "state"}``, state ringing · answered · failed.

    403 for a wrong signature, 413 for what is far too large, 400 for no report of ours, 404 for no call of that name,
    503 while the store is down: then it should come again. A repeat is 200 and changes nothing.
    """
    router = APIRouter()

    @router.post(PATH + "{name}")
    async def reported(name: str, request: Request) -> Response:
        body = await _read(request)
        if body is None:
            return Response(status_code=413)
        shown = request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode(), sign(secret, body).encode()):
            log.warning("loud.wrong_signature")
            return Response(status_code=403)
        state = _state(body, name)
        if state is None:
            return Response(status_code=400)
        try:
            known = await centre.work(partial(reports.take, name=name, state=state))
        except StoreDown as outage:
            log.warning("loud.store_down", reason=outage.reason)
            return Response(status_code=503)
        centre.live.publish("outbox")
        return Response(status_code=200 if known else 404)

    return router


async def _read(request: Request) -> bytes | None:
    """The body; None for what is far too large, which is not read to its end."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            return None
    return body


def _state(body: bytes, name: str) -> str | None:
    """The state it reports of the call of this very name; None for anything else."""
    try:
        report = json.loads(body)
    except ValueError:
        return None
    if not isinstance(report, dict) or report.get("id") != name:
        return None
    state = report.get("state")
    return state if isinstance(state, str) and state in reports.STATES else None
