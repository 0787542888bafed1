"""The chat's paper: its pages, static files, languages and telephone numbers, and the headers that guard them."""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response

from bot.centre import doorways
from bot.centre.centre import Centre
from bot.centre.doorways import SCHOOL, UNIT
from bot.doors.web_frames import MOST
from referral.hotline import Kind, Sure, numbers
from referral.station import Station

CHAT = Path(__file__).parent / "chat"
LANG_COOKIE = "linli_lang"
_CSS, _JS = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
_PARTS = ("page", "line", "show", "speak", "voice", "leave", "begin")  # of the page's script, in this order
_HOST = re.compile(r"[A-Za-z0-9.\-:\[\]]{1,255}")
_ID = re.compile(r"[a-z0-9-]{1,64}")
_UNIT, _SCHOOL = "unit", "school"  # in a page's address
_SEAT = re.compile(r"[A-Za-z0-9]{1,24}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_MARKS = (  # how a browser's wish begins, and the language that meets it; the first that fits
    ("zh-hk", "zh-Hant-HK"),
    ("zh-mo", "zh-Hant-HK"),
    ("zh-hant-hk", "zh-Hant-HK"),
    ("zh-hant-mo", "zh-Hant-HK"),
    ("yue", "zh-Hant-HK"),
    ("zh-tw", "zh-Hant-TW"),
    ("zh-hant", "zh-Hant-TW"),
    ("zh", "zh-Hans"),
    ("en", "en"),
)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(CHAT), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _static() -> Mapping[str, tuple[bytes, str, str]]:
    """Name → bytes, media type, version. Read once: the folder is part of the program."""
    parts = b"\n".join((CHAT / "script" / f"{part}.js").read_bytes() for part in _PARTS)
    files = {
        "chat.css": ((CHAT / "chat.css").read_bytes(), _CSS),
        "chat.js": (b"(function () {\n'use strict';\n" + parts + b"})();\n", _JS),
    }
    return {name: (data, mime, hashlib.sha256(data).hexdigest()[:12]) for name, (data, mime) in files.items()}


def static_file(name: str, version: str) -> Response:
    """One static file, kept by the browser for ever under its version; 404 for any other name."""
    if name not in _static():
        return Response(status_code=404)
    data, mime, current = _static()[name]
    lasting = "public, max-age=31536000, immutable" if version == current else "no-cache"
    return Response(data, media_type=mime, headers={"Cache-Control": lasting, "X-Content-Type-Options": "nosniff"})


def seat_of(query: Mapping[str, str]) -> str:
    """The demo's seat, so that one browser can hold several residents; "" otherwise, and for anything odd."""
    seat = query.get("seat", "")
    return seat if _SEAT.fullmatch(seat) else ""


def by_of(query: Mapping[str, str]) -> str:
    """The door a page came by, as a link names it: ``?unit=…`` or ``?school=…``; "" otherwise, and for anything odd."""
    for name, before in ((_UNIT, UNIT), (_SCHOOL, SCHOOL)):
        named = query.get(name, "")
        if _ID.fullmatch(named):
            return f"{before}{named}"
    return ""


def machine(client: Any) -> str:
    """Whose knocks are counted together: the network address, of IPv6 the half that names a household."""
    host = str(client.host) if client else "?"
    return ":".join(host.split(":")[:4]) if host.count(":") > 1 else host


def same_site(headers: Headers, origins: frozenset[str], *, needed: bool) -> bool:
    """Whether a request comes from our own page. ``needed``: without an Origin it is refused (browsers' sockets)."""
    origin = headers.get("origin")
    if origin is None:
        return not needed
    return origin in origins or origin.partition("://")[2] == headers.get("host")


@dataclass(frozen=True, slots=True)
class Front:
    """Makes every page of the chat. ``framed_by``: sites (``https://…``) whose pages may hold the chat in a frame."""

    centre: Centre
    demo: bool
    leave_to: str
    framed_by: Sequence[str]
    notices: Mapping[str, str]

    @property
    def langs(self) -> tuple[str, ...]:
        """What the station speaks, the first where nothing else is asked for."""
        return self.centre.station.languages

    def lang(self, request: Request) -> str:
        """``?lang=``, else what was chosen before, else what the browser asks for."""
        for asked in (request.query_params.get("lang"), request.cookies.get(LANG_COOKIE)):
            if asked in self.langs:
                return str(asked)
        for asked in request.headers.get("accept-language", "")[:200].lower().split(","):
            found = next((lang for mark, lang in _MARKS if asked.strip().startswith(mark)), None)
            if found in self.langs:
                return str(found)
        return self.langs[0]

    def station(self, by: str) -> Station:
        """Whose door this is."""
        return doorways.station(self.centre.organisation, by)

    def phones(self, lang: str, by: str = "") -> list[dict[str, str]]:
        """Police and ambulance of the region, answered day and night, and the station's own number if it has one."""
        station = self.station(by)
        lines = numbers(self.centre.pages.hotlines, station.region, None, time(3))
        found = [{"number": one.number, "label": one.called(lang)} for one in lines]
        if station.phone:
            found.append({"number": station.phone, "label": self.centre.words.say(lang, "web-station-phone")})
        return [{**one, "href": self.href(one["number"])} for one in found]

    def href(self, number: str) -> str:
        """The link that dials a number, or writes to it where it takes text messages only."""
        texts = {one.number for one in self.centre.pages.hotlines if one.kind is Kind.TEXT and one.sure is not Sure.LOW}
        return ("sms:" if number in texts else "tel:") + "".join(one for one in number if one.isdigit() or one == "+")

    def told(self, lang: str, *, kiosk: bool = False, by: str = "") -> dict[str, Any]:
        """What the page's script must know in one language; enough to help while the line is gone."""
        words = self.centre.words
        letter = self.centre.greeting(lang, kiosk=kiosk, by=by)
        keys = [key for key in words.keys(lang) if key.startswith("web-") and not key.startswith("web-page-")]
        return {
            "lang": lang,
            "station": self.station(by).called(lang),
            "words": {key: words.say(lang, key) for key in sorted(keys)},
            "phones": self.phones(lang, by),
            "greeting": {
                "text": letter.text,
                "buttons": [{"id": one.id, "label": one.label} for one in letter.buttons],
            },
        }

    def chat(self, request: Request, *, carried: str, known: bool, kiosk: bool = False) -> Response:
        """The chat itself. ``carried`` is a new pass, for a page that has none yet; ``known``: something was said."""
        lang, seat, by = self.lang(request), seat_of(request.query_params), by_of(request.query_params)
        told = self.told(lang, kiosk=kiosk, by=by)
        leave = f"left{_query(seat)}" if self.demo else self.leave_to
        data = told | {
            "seat": seat,
            "by": _by_query(by),
            "pass": carried,
            "known": known,
            "kiosk": kiosk,
            "demo": self.demo,
            "most": MOST,
            "leave": f"kiosk?{_by_query(by).lstrip('&')}".rstrip("?") if kiosk else leave,
        }
        return self.page(
            request,
            "chat.html",
            data=data,
            greeting=told["greeting"]["text"],
            kiosk=kiosk,
            langs=[(one, self.centre.words.say(one, "web-lang-name")) for one in self.langs],
            leave_key="web-away" if kiosk else "web-leave",
        )

    def notice(self, request: Request) -> Response:
        """The privacy notice in the reader's language, else the station's first."""
        text = self.notices.get(self.lang(request)) or self.notices.get(self.langs[0], "")
        parts = [
            {"heading": block.startswith("# "), "text": block.lstrip("# "), "runs": _runs(block)}
            for block in (part.strip() for part in text.split("\n\n"))
            if block
        ]
        return self.page(request, "notice.html", parts=parts)

    def embed(self, request: Request) -> Response:
        """The one line's script: a button on somebody else's page that opens the chat in a frame."""
        lang = self.lang(request)
        say = {
            "open": self.centre.words.say(lang, "web-page-embed"),
            "close": self.centre.words.say(lang, "web-page-embed-close"),
            "title": self.centre.station.called(lang),
            "lang": lang,
        }
        script = (CHAT / "embed.js").read_text(encoding="utf-8").replace("/*TOLD*/null", json.dumps(say))
        headers = {
            "Cache-Control": "public, max-age=3600",
            "X-Content-Type-Options": "nosniff",
            "Vary": "Accept-Language",
        }
        return Response(script, media_type=_JS, headers=headers)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        """A whole page with its headers."""
        lang, nonce, by = self.lang(request), secrets.token_urlsafe(12), by_of(request.query_params)
        station = self.station(by)
        text = (
            _environment()
            .get_template(template)
            .render(
                say=lambda key, **slots: self.centre.words.say(lang, key, **slots),
                file=lambda name: f"chat/{name}?v={_static()[name][2]}",
                lang=lang,
                nonce=nonce,
                demo=self.demo,
                station=station.called(lang),
                phones=self.phones(lang, by),
                has_phone=bool(station.phone),
                address=station.address or station.street,
                query=_query(seat_of(request.query_params)),
                **values,
            )
        )
        return self._guarded(HTMLResponse(text, status_code=status), request, nonce)

    def _guarded(self, response: Response, request: Request, nonce: str) -> Response:
        host, own_site = request.headers.get("host", ""), "'self'"
        own = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""  # older Safari: 'self' is not for sockets
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
            f"img-src 'self' data: blob:; media-src blob:; "
            f"connect-src 'self'{own}; form-action 'self'; base-uri 'none'; "
            f"frame-ancestors {' '.join([own_site, *self.framed_by])}"
        )
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)"
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response


def _by_query(by: str) -> str:
    """The door again, as the page's script sends it along."""
    for name, before in ((_UNIT, UNIT), (_SCHOOL, SCHOOL)):
        if by.startswith(before):
            return f"&{name}={by.removeprefix(before)}"
    return ""


def _query(seat: str) -> str:
    return f"?seat={seat}" if seat else ""


def _runs(block: str) -> list[tuple[bool, str]]:
    """A paragraph of the notice as runs of plain and **strong** text; no other mark is known."""
    return [(no % 2 == 1, run) for no, run in enumerate(_BOLD.split(block)) if run]
