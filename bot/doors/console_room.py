"""The room a signed-in worker stands in: the frame around every page, and the notes the room leaves itself."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from markupsafe import Markup
from starlette.responses import Response

from bot.centre.centre import Centre
from bot.doors.console_entry import Entry, Visit, cookie_name
from bot.doors.console_paper import Say, page
from bot.doors.console_times import Times
from referral.roles import OVERSIGHT
from referral.station import Station

LANGS = (("zh-Hans", "简体"), ("zh-Hant-HK", "繁體（港）"), ("zh-Hant-TW", "繁體（台）"), ("en", "English"))
_NOTE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Said:
    """What came of the last press, in words."""

    ok: bool
    text: str


@dataclass(frozen=True, slots=True)
class Room:
    """Centre, door-keeper and visit together: what every page of the desk is made from."""

    centre: Centre
    entry: Entry
    visit: Visit

    @property
    def say(self) -> Say:
        """The worker's language."""
        return Say(self.centre.words, self.visit.lang)

    @property
    def unit(self) -> Station:
        """The unit of whoever is signed in, with its roster as it was last read."""
        return self.centre.unit_of(self.visit.worker.id)

    @property
    def times(self) -> Times:
        """The unit's clock, now."""
        return Times(self.centre.clock.now(), self.unit.tz, self.say)

    @property
    def desk(self) -> str:
        """The mailbox of the group view."""
        return self.centre.house.desk_of(self.unit.id)

    @property
    def embed(self) -> bool:
        """Inside the demo page: no footer, a slim head."""
        return bool(self.visit.seat)

    def url(self, path: str, **query: str) -> str:
        """An address of the desk for this seat; empty parts are left out."""
        told = {key: value for key, value in {"seat": self.visit.seat, **query}.items() if value}
        return f"{path}?{urlencode(told)}" if told else path

    def called(self, who: str) -> str:
        """The name of ``worker:<id>``, or the word for ``resident`` and ``bot``."""
        kind, _, worker_id = who.partition(":")
        worker = self.centre.organisation.worker(worker_id) if kind == "worker" else None
        return worker.called(self.visit.lang) if worker else self.say.label("console-who", kind)

    def frame(self, here: str, *, view: str = "", said: Said | None = None) -> dict[str, Any]:
        """What every page's template needs."""
        token = Markup('<input type="hidden" name="token" value="{}">').format(self.visit.form_token)
        known = self.unit.languages
        return {
            "say": self.say,
            "url": self.url,
            "token": lambda: token,
            "worker": self.visit.worker,
            "station": self.unit,
            "seat": self.visit.seat,
            "embed": self.embed,
            "view": view,
            "here": here,
            "ways": self._ways(view),
            "said": said,
            "dial": not self.entry.demo,
            "langs": [one for one in LANGS if one[0] in known],
        }

    def page(self, template: str, **values: Any) -> Response:
        """A page of the desk; the demo may frame it, nobody else."""
        return page(template, framed=self.entry.demo, **values)

    def leave_note(self, response: Response, said: Said) -> None:
        """Keep what came of a press for the page that follows, signed so that nobody else can write it."""
        text = base64.urlsafe_b64encode(json.dumps([said.ok, said.text]).encode()).decode()
        name = f"{cookie_name(self.visit.seat)}_said"
        self.entry.keep(response, name, f"{text}.{self.visit.seal(text)}", _NOTE_SECONDS)

    def read_note(self, request: Request) -> Said | None:
        """The note of the press before, if the browser brings one this session signed."""
        kept = request.cookies.get(f"{cookie_name(self.visit.seat)}_said", "")
        text, _, seal = kept.partition(".")
        if not text or seal != self.visit.seal(text):
            return None
        ok, words = json.loads(base64.urlsafe_b64decode(text))
        return Said(bool(ok), str(words))

    def forget_note(self, response: Response) -> None:
        """A note is read once."""
        response.delete_cookie(f"{cookie_name(self.visit.seat)}_said", path="/")

    def _ways(self, view: str) -> list[tuple[str, str]]:
        if self.embed:
            first = [(view or "group", self.url("/desk", view=view))]
        else:
            first = [("group", self.url("/desk", view="group")), ("mine", self.url("/desk", view="mine"))]
            if not view:
                first = [("group", self.url("/desk") + "#group"), ("mine", self.url("/desk") + "#mine")]
        rest = {"view": view} if self.embed else {}
        more = [("keyin", "/desk/new"), ("handover", "/desk/handover"), ("duty", "/desk/duty")]
        if self.visit.worker.role in OVERSIGHT:
            more.append(("bench", "/desk/bench"))
        return [*first, *((name, self.url(path, **rest)) for name, path in more)]


def chosen(values: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    """A value of a closed list, or ""."""
    value = values.get(key, "")
    return value if value in allowed else ""
