"""Letting staff into the messenger from the console: a link with its picture for a camera, and a test that rings."""

from dataclasses import dataclass, field

import segno
import structlog
from fastapi import HTTPException, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from bot.centre import inviting
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.console_acts import read_form
from bot.doors.console_entry import Entry
from bot.doors.console_pages import VIEWS
from bot.doors.console_paper import guarded
from bot.doors.console_room import Room, Said, chosen
from bot.limit import Limiter
from referral.station import Worker

log = structlog.get_logger("console")


@dataclass(frozen=True, slots=True)
class Invites:
    """What can be pressed on the duty page. Every press needs a session and its form token, and the role is read anew.

    A link stands in the page that answers the press and nowhere else: not in an address of ours, a cookie or a log.
    """

    centre: Centre
    entry: Entry
    tests: Limiter = field(default_factory=lambda: Limiter(most=2, seconds=60))  # per telephone that would ring

    async def invite(self, request: Request) -> Response:
        """A link into a private chat with the bot, for oneself, or by a supervisor or director for another."""
        room, form = await self._pressed(request)
        host, guest = room.visit.worker, self._meant(form)
        if not inviting.may_invite(host, guest):
            return _back(room, form, "console-invite-no")
        steady = self.centre.clock.steady()

        def make(work: Work) -> str | None:
            name = inviting.bot_name(work.conn)
            if name is None:
                return None
            inviting.tell_guest(work, host, guest)
            return inviting.invite(work.conn, name, guest, steady)

        link = await self.centre.work(make)
        if link is None:
            return _back(room, form, "console-tg-off")
        self.centre.live.publish("outbox")
        log.info("console.invited", by=host.id, worker=guest.id)
        return _shown(room, form, link, guest)

    async def invite_group(self, request: Request) -> Response:
        """A link that makes a group the staff group."""
        room, form = await self._pressed(request)
        host = room.visit.worker
        if not inviting.may_invite_group(host):
            return _back(room, form, "console-invite-no")
        steady = self.centre.clock.steady()

        def make(work: Work) -> str | None:
            name = inviting.bot_name(work.conn)
            return inviting.invite_group(work.conn, name, host, steady) if name else None

        link = await self.centre.work(make)
        if link is None:
            return _back(room, form, "console-tg-off")
        log.info("console.invited-group", by=host.id)
        return _shown(room, form, link, None)

    async def ping(self, request: Request) -> Response:
        """A test to a private chat: one's own, or by a supervisor or director anybody's."""
        room, form = await self._pressed(request)
        host, guest = room.visit.worker, self._meant(form)
        if not inviting.may_try(host, guest):
            return _back(room, form, "console-invite-no")
        if not self.tests.allow(guest.id, self.centre.clock.steady()):
            return _back(room, form, "console-reach-often")
        if not await self.centre.work(lambda work: inviting.try_chat(work, guest)):
            return _back(room, form, "console-reach-untried", worker=guest.called(room.visit.lang))
        self.centre.live.publish("outbox")
        log.info("console.tried", by=host.id, worker=guest.id)
        told = {"worker": guest.called(room.visit.lang), "button": room.say("group-got")}
        return _back(room, form, "console-reach-tried", ok=True, **told)

    async def _pressed(self, request: Request) -> tuple[Room, dict[str, str]]:
        form = await read_form(request)
        return Room(self.centre, self.entry, await self.entry.press(request, form)), form

    def _meant(self, form: dict[str, str]) -> Worker:
        """Whom the form names. Raises HTTPException 404 for nobody on the page."""
        found = self.centre.organisation.worker(form.get("worker", ""))
        if found is None:
            raise HTTPException(404, "none")
        return found


def _shown(room: Room, form: dict[str, str], link: str, guest: Worker | None) -> Response:
    view = chosen(form, "view", VIEWS)
    drawn = segno.make(link, error="m", micro=False).svg_inline(border=4, omitsize=True, light="#fff", svgclass="qr")
    return room.page(
        "invite.html",
        **room.frame("duty", view=view),
        link=link,
        drawn=Markup(drawn),  # noqa: S704 - squares drawn by the library; the link itself is not in it
        guest=guest.called(room.visit.lang) if guest else "",
        own=guest is not None and guest.id == room.visit.worker.id,
        minutes=inviting.MINUTES,
        back=room.url("/desk/duty", view=view if room.embed else ""),
    )


def _back(room: Room, form: dict[str, str], key: str, *, ok: bool = False, **slots: str) -> Response:
    view = chosen(form, "view", VIEWS)
    response = RedirectResponse(room.url("/desk/duty", view=view), 303)
    room.leave_note(response, Said(ok, room.say(key, **slots)))
    return guarded(response, framed=room.entry.demo)
