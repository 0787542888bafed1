"""The receiver's page at the other end of a link: what is shared, an answer once, later word of the first service."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.centre import receiving
from bot.centre.centre import Centre
from bot.centre.receiving import Opened
from bot.doors.web_outside import Knocks, Paper, read_form
from bot.doors.web_pages import same_site
from bot.forms.onward import DECLINES
from bot.store.outage import StoreDown

log = structlog.get_logger("web")
PATH = "/r/{token}"
_TOKEN_MOST = 100


def receipt_routes(centre: Centre, *, demo: bool, origins: Sequence[str] = ()) -> APIRouter:
    """``GET /r/<token>`` is a cover that names nobody; what is shared is shown once somebody opens it by a press."""
    page = Receipts(centre, Paper(centre, demo), frozenset(origins))
    router = APIRouter()
    router.add_api_route(PATH, page.cover, methods=["GET"], include_in_schema=False)
    router.add_api_route(PATH, page.press, methods=["POST"], include_in_schema=False)
    return router


class Receipts:
    """What each press does."""

    def __init__(self, centre: Centre, paper: Paper, origins: frozenset[str]) -> None:
        self._centre, self._paper, self._origins = centre, paper, origins
        self._knocks = Knocks(centre, each=60, together=1200)

    async def cover(self, request: Request, token: str) -> Response:
        """From whom and for whom; a messenger's preview sees no more, and it is no event."""
        if not self._knocks.allow(request):
            return self._paper.note(request, "outside-often", status=429)
        try:
            found = await self._centre.look(lambda work: receiving.cover(work, token[:_TOKEN_MOST]))
        except StoreDown as outage:
            return self._later(request, outage)
        if found is None:
            return self._paper.note(request, "outside-gone", status=404)
        return self._paper.page(request, "cover.html", cover=found)

    async def press(self, request: Request, token: str) -> Response:
        """Open it, accept, decline, or say that help has begun."""
        if not same_site(request.headers, self._origins, needed=False):
            return Response(status_code=403)
        if not self._knocks.allow(request):
            return self._paper.note(request, "outside-often", status=429)
        form, token = await read_form(request) or {}, token[:_TOKEN_MOST]
        try:
            return await self._press(request, token, form)
        except StoreDown as outage:
            return self._later(request, outage)

    async def _press(self, request: Request, token: str, form: dict[str, str]) -> Response:
        match form.get("do", ""):
            case "accept":
                name = form.get("name", "")
                done = await self._centre.work(lambda work: receiving.answer(work, token, "accepted", "", name))
                return self._told(request, "outside-accepted", done=done, again=request.url.path)
            case "decline":
                reason = form.get("reason", "")
                done = await self._centre.work(lambda work: receiving.answer(work, token, "rejected", reason, ""))
                return self._told(request, "outside-declined", done=done)
            case "served":
                done = await self._centre.work(lambda work: receiving.served(work, token))
                return self._told(request, "outside-begun", done=done)
            case _:
                opened = await self._centre.work(lambda work: receiving.look(work, token))
                return self._open(request, opened)

    def _open(self, request: Request, opened: Opened | None) -> Response:
        if opened is None:
            return self._paper.note(request, "outside-gone", status=404)
        on = datetime.fromisoformat(opened.shared.on).astimezone(self._centre.station.tz)
        return self._paper.page(
            request,
            "referral.html",
            printing=False,
            cover=opened.cover,
            shared=opened.shared,
            on=f"{on:%Y-%m-%d %H:%M}",
            reasons=DECLINES,
            link="",
        )

    def _told(self, request: Request, key: str, *, done: bool, again: str = "") -> Response:
        self._publish()
        if not done:
            return self._paper.note(request, "outside-gone", status=404)
        return self._paper.note(request, key, again=again)

    def _publish(self) -> None:
        for topic in ("outbox", "deadlines", "board"):
            self._centre.live.publish(topic)

    def _later(self, request: Request, outage: StoreDown) -> Response:
        log.warning("not acknowledged", reason=outage.reason)
        return self._paper.note(request, "outside-later", status=503)
