"""The paper of the pages for people outside: receivers and senders. No script, no login, nothing a browser keeps."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from fastapi import Request
from starlette.responses import Response

from bot.centre.centre import Centre
from bot.doors.outside_page import render
from bot.doors.web_pages import Front, machine
from bot.limit import Limiter

MOST_BYTES = 32_000  # of one form


@dataclass(frozen=True, slots=True)
class Paper:
    """Makes every page. ``demo``: says so at the top."""

    centre: Centre
    demo: bool

    def lang(self, request: Request) -> str:
        """``?lang=``, else what the browser asks for, of what the station speaks."""
        return Front(self.centre, self.demo, "", (), {}).lang(request)

    def phones(self, request: Request) -> list[dict[str, str]]:
        """Police and ambulance of the region, and the station's own number if it has one."""
        return Front(self.centre, self.demo, "", (), {}).phones(self.lang(request))

    def say(self, request: Request, key: str, **slots: str) -> str:
        """A sentence in the reader's language."""
        return self.centre.words.say(self.lang(request), key, **slots)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        """A whole page with the headers that guard it."""
        return render(self.centre.words, self.lang(request), template, status=status, demo=self.demo, **values)

    def note(self, request: Request, key: str, *, status: int = 200, again: str = "", **slots: str) -> Response:
        """One sentence under a heading: ``<key>-title`` and ``key``."""
        heading, text = self.say(request, f"{key}-title"), self.say(request, key, **slots)
        return self.page(request, "note.html", status=status, heading=heading, text=text, again=again)


class Knocks:
    """How often may be knocked: so many in a quarter of an hour from one machine, and from everybody in an hour."""

    def __init__(self, centre: Centre, *, each: int, together: int) -> None:
        self._centre = centre
        self._machine = Limiter(most=each, seconds=900)
        self._all = Limiter(most=together, seconds=3600)

    def allow(self, request: Request) -> bool:
        """Count one."""
        now = self._centre.clock.steady()
        return self._machine.allow(machine(request.client), now) and self._all.allow("", now)


async def read_form(request: Request) -> dict[str, str] | None:
    """The form's fields, the first of each name; None when it is too long or no text. Reads no further than that."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            return None
    try:
        fields = parse_qs(data.decode(), keep_blank_values=True)
    except (UnicodeDecodeError, ValueError):
        return None
    return {name: values[0].strip() for name, values in fields.items()}
