"""The page by which 居委会, schools, hospitals and 网格员 refer somebody in, and the one that says how it stands."""

import secrets
from collections.abc import Sequence

import structlog
from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.centre import inbound
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.inbound import HASTES, KNOWS, MOST, Referred
from bot.doors.web_outside import Knocks, Paper, read_form
from bot.doors.web_pages import same_site
from bot.messages import Refused
from bot.store import sender_links
from bot.store.outage import StoreDown
from referral.directory import Sender

log = structlog.get_logger("web")
FIELDS = ("by", "name", "words", "haste", "phone", "knows")
_TOKEN_MOST = 100


def inbound_routes(centre: Centre, *, demo: bool, origins: Sequence[str] = ()) -> APIRouter:
    """``/in/<token>`` a sender's own form, ``/in/status/<once>`` what became of one they sent, in three words."""
    page = Inbound(centre, Paper(centre, demo), frozenset(origins))
    router = APIRouter()
    router.add_api_route("/in/status/{once}", page.status, methods=["GET"], include_in_schema=False)
    router.add_api_route("/in/{token}", page.form, methods=["GET"], include_in_schema=False)
    router.add_api_route("/in/{token}", page.send, methods=["POST"], include_in_schema=False)
    return router


class Inbound:
    """What each address does."""

    def __init__(self, centre: Centre, paper: Paper, origins: frozenset[str]) -> None:
        self._centre, self._paper, self._origins = centre, paper, origins
        self._knocks = Knocks(centre, each=40, together=600)

    async def form(self, request: Request, token: str) -> Response:
        """The empty form, for whoever holds the sender's link."""
        if not self._knocks.allow(request):
            return self._paper.note(request, "outside-often", status=429)
        try:
            sender = await self._sender(token)
        except StoreDown as outage:
            return self._later(request, outage)
        if sender is None:
            return self._paper.note(request, "outside-gone", status=404)
        return self._form(request, sender, dict.fromkeys(FIELDS, ""), secrets.token_urlsafe(32))

    async def send(self, request: Request, token: str) -> Response:
        """The filled form: read before the transaction opens, kept in it; what is wrong is said beside its field."""
        if not same_site(request.headers, self._origins, needed=False):
            return Response(status_code=403)
        if not self._knocks.allow(request):
            return self._paper.note(request, "outside-often", status=429)
        typed = await read_form(request) or {}
        given = {name: typed.get(name, "") for name in FIELDS}
        once = typed.get("once", "")
        try:
            sender = await self._sender(token)
            if sender is None:
                return self._paper.note(request, "outside-gone", status=404)
            form = Referred(**given)
            wrong = inbound.wrong_field(form)
            if wrong is not None:
                return self._form(request, sender, given, once or secrets.token_urlsafe(32), wrong)
            return await self._take(request, sender, form, once)
        except StoreDown as outage:
            return self._later(request, outage)

    async def _take(self, request: Request, sender: Sender, form: Referred, once: str) -> Response:
        reading = inbound.read(self._centre.house, form)
        came = await self._centre.work(lambda work: inbound.take(work, sender, form, reading, once))
        if isinstance(came, Refused):
            return self._paper.note(request, "outside-gone", status=404)
        for topic in ("outbox", "deadlines", "board"):
            self._centre.live.publish(topic)
        heading = self._paper.say(request, "outside-in-done-title")
        text = self._paper.say(request, "outside-in-done", number=came.number)
        return self._paper.page(request, "in_done.html", heading=heading, text=text, link=f"status/{once}")

    async def status(self, request: Request, once: str) -> Response:
        """Came, taken up, closed: nothing else, ever."""
        if not self._knocks.allow(request):
            return self._paper.note(request, "outside-often", status=429)
        try:
            found = await self._centre.look(lambda work: inbound.status(work, once[:_TOKEN_MOST]))
        except StoreDown as outage:
            return self._later(request, outage)
        if found is None:
            return self._paper.note(request, "outside-gone", status=404)
        number, stands = found
        heading = self._paper.say(request, "outside-in-status")
        text = self._paper.say(request, f"outside-status-{stands}", number=number)
        return self._paper.page(request, "in_done.html", heading=heading, text=text, link="")

    async def _sender(self, token: str) -> Sender | None:
        steady = self._centre.clock.steady()

        def find(work: Work) -> str | None:
            return sender_links.find(work.conn, token[:_TOKEN_MOST], steady)

        found = await self._centre.look(find)
        return self._centre.pages.senders.get(found or "")

    def _form(self, request: Request, sender: Sender, given: dict[str, str], once: str, wrong: str = "") -> Response:
        lang = self._paper.lang(request)
        unit = self._centre.organisation.units.get(sender.unit or "", self._centre.station)
        values = {"given": {name: text[: MOST.get(name, 40)] for name, text in given.items()}, "once": once}
        return self._paper.page(
            request,
            "in.html",
            status=422 if wrong else 200,
            sender=sender.called(lang),
            station=unit.called(lang),
            phones=self._paper.phones(request),
            faults=[wrong] if wrong else [],
            hastes=HASTES,
            answers=KNOWS,
            **values,
        )

    def _later(self, request: Request, outage: StoreDown) -> Response:
        log.warning("not acknowledged", reason=outage.reason)
        return self._paper.note(request, "outside-later", status=503)
