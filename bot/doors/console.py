"""The staff desk on the web: its addresses, and the plain page that answers whatever goes wrong at one of them."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

import structlog
from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from bot.centre.centre import Centre
from bot.doors.console_bench import Looks
from bot.doors.console_bench_acts import BenchActs
from bot.doors.console_bench_room import Bench
from bot.doors.console_calendar import Calendars
from bot.doors.console_entry import Entry
from bot.doors.console_file import Files
from bot.doors.console_invite import Invites
from bot.doors.console_pages import Pages
from bot.doors.console_paper import Say, guarded, page
from bot.doors.console_presses import Presses
from bot.doors.console_referral import Referrals
from bot.doors.console_roster_acts import Rosters
from bot.doors.console_send import MOST_BYTES, Sends
from bot.doors.console_sheets import Sheets
from bot.store.outage import StoreDown

_MOST_BYTES = 64 * 1024  # of a form; answered with a page
_FAR_TOO_MANY_BYTES = 1024 * 1024  # whatever its head says; cut off
_NAMES = {401: "out", 403: "form", 404: "none", 405: "none", 413: "large", 422: "none", 429: "often"}
_log = structlog.get_logger("console")


def console_routes(centre: Centre, *, demo: bool, secure: bool, origins: Sequence[str] = ()) -> APIRouter:
    """Everything under ``/desk``.

    ``demo``: one browser may hold several workers' seats, and dial buttons are inert. ``secure``: workers come by
    https, and cookies say so. ``origins``: our own public addresses (``https://…``) where a proxy changes the Host.
    """
    entry = Entry(centre, demo=demo, secure=secure, origins=origins)
    pages, presses, invites = Pages(centre, entry), Presses(centre, entry), Invites(centre, entry)
    rosters, calendars = Rosters(centre, entry), Calendars(centre, entry)
    sheets, files = Sheets(centre, entry), Files(centre, entry)
    bench = Bench(centre, entry)
    looks = Looks(bench)
    bench_acts = BenchActs(bench, looks)
    router = APIRouter(route_class=plain_errors(centre, entry), max_body_size=_FAR_TOO_MANY_BYTES)
    looked_at: dict[str, Callable[..., Awaitable[Response]]] = {
        "/desk": pages.desk,
        "/desk/live": pages.live,
        "/desk/events": pages.events,
        "/desk/new": pages.keyin,
        "/desk/duty": pages.duty,
        "/desk/roster": rosters.week,
        "/desk/roster/print": rosters.print,
        "/desk/roster/calendar": calendars.page,
        "/desk/roster/{what}": rosters.form,
        "/desk/handover": sheets.page,
        "/desk/bench": looks.page,
        "/desk/bench/rule": looks.rule,
        "/desk/bench/draft": looks.draft,
        "/desk/bench/judged": looks.judged,
        "/desk/ticket/{ticket}": pages.ticket,
        "/desk/find": pages.find,
        "/desk/referral/{task}": Referrals(centre, entry).page,
        "/desk/sign": pages.sign,
        "/desk/media/{media}": pages.media,
        "/desk/paper/{ticket}/{form}.docx": files.word,
        "/desk/paper/{ticket}/{form}.txt": files.text,
        "/desk/paper/{ticket}/fhir.json": files.fhir,
        "/desk/enter/{token}": pages.enter,
        "/desk/static/{name}": pages.static,
        "/roster/{token}.ics": calendars.file,
    }
    pressed: dict[str, Callable[..., Awaitable[Response]]] = {
        "/desk/act": presses.act,
        "/desk/form": presses.form,
        "/desk/new": presses.keyin,
        "/desk/lang": presses.lang,
        "/desk/out": presses.out,
        "/desk/enter/{token}": presses.enter,
        "/desk/invite": invites.invite,
        "/desk/invite-group": invites.invite_group,
        "/desk/ping": invites.ping,
        "/desk/handover": sheets.press,
        "/desk/bench": bench_acts.read,
        "/desk/bench/rule": bench_acts.keep,
        "/desk/bench/draft": bench_acts.decide,
        "/desk/bench/back": bench_acts.back,
        "/desk/bench/sentence": bench_acts.sentence,
        "/desk/roster/place": rosters.place,
        "/desk/roster/shift": rosters.shift,
        "/desk/roster/leave": rosters.leave,
        "/desk/roster/swap": rosters.swap,
        "/desk/roster/answer": rosters.answer,
        "/desk/roster/storm": rosters.storm,
        "/desk/roster/undo": rosters.undo,
        "/desk/roster/calendar": calendars.press,
    }
    for path, answer in looked_at.items():
        router.add_api_route(path, answer, methods=["GET"], include_in_schema=False)
    for path, answer in pressed.items():
        router.add_api_route(path, answer, methods=["POST"], include_in_schema=False)
    files_in = APIRouter(route_class=plain_errors(centre, entry, MOST_BYTES), max_body_size=MOST_BYTES)
    files_in.add_api_route("/desk/send", Sends(centre, entry).send, methods=["POST"], include_in_schema=False)
    router.include_router(files_in)
    router.add_api_route("/desk/{rest:path}", pages.nowhere, methods=["GET", "POST"], include_in_schema=False)
    return router


def plain_errors(centre: Centre, entry: Entry, most: int = _MOST_BYTES) -> type[APIRoute]:
    """A route class whose errors are plain helpful pages: never a trace, never a hint that a ticket exists."""

    class DeskRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            inner: Callable[[Request], Awaitable[Response]] = super().get_route_handler()

            async def handler(request: Request) -> Response:
                if int(request.headers.get("content-length", "0")) > most:
                    return _sorry(centre, entry, request, 413, "large")
                try:
                    return await inner(request)
                except HTTPException as error:
                    name = (
                        error.detail if error.detail in ("enter", *_NAMES.values()) else _NAMES.get(error.status_code)
                    )
                    return _sorry(centre, entry, request, error.status_code, name or "none")
                except RequestValidationError:
                    return _sorry(centre, entry, request, 404, "none")
                except StoreDown as error:
                    _log.warning("console.store-down", reason=error.reason)
                    return _sorry(centre, entry, request, 503, "away")

            return handler

    return DeskRoute


def _sorry(centre: Centre, entry: Entry, request: Request, status: int, name: str) -> Response:
    say = Say(centre.words, entry.lang(request))
    title, text = say(f"console-error-{name}"), say(f"console-error-{name}-text")
    if request.headers.get("x-desk"):
        return guarded(JSONResponse({"ok": False, "text": f"{title} {text}"}, status_code=status))
    back = "" if name in ("out", "enter", "away") else "/desk"
    return page("note.html", status=status, framed=entry.demo, say=say, title=title, text=text, back=back)
