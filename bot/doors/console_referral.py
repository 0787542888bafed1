"""A referral on paper: the form as its receiver would see it, for those without a link, and the link itself."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.centre import looking, onward, referring, sharing, tasks, tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.receiving import Cover
from bot.centre.sharing import Shared
from bot.doors.console_entry import Entry
from bot.doors.outside_page import render


@dataclass(frozen=True, slots=True)
class Sheet:
    """What went out, and the link while it still opens something."""

    cover: Cover
    shared: Shared
    link: str


class Referrals:
    """The one page of this room."""

    def __init__(self, centre: Centre, entry: Entry) -> None:
        self.centre, self.entry = centre, entry

    async def page(self, request: Request, task: str) -> Response:
        """To print, or to pass the link on. Raises HTTPException 404 alike for none and for somebody else's."""
        visit = await self.entry.visit(request)
        worker_id = visit.worker.id
        sheet = await self.centre.work(lambda work: _sheet(work, worker_id, task))
        if sheet is None:
            raise HTTPException(404, "none")
        on = datetime.fromisoformat(sheet.shared.on).astimezone(self.centre.station.tz)
        return render(
            self.centre.words,
            visit.lang,
            "referral.html",
            demo=self.entry.demo,
            printing=True,
            cover=sheet.cover,
            shared=sheet.shared,
            on=f"{on:%Y-%m-%d %H:%M}",
            reasons=(),
            link=sheet.link,
        )


def _sheet(work: Work, worker_id: str, task_id: str) -> Sheet | None:
    task, worker = tasks.get(work, task_id), work.worker(worker_id)
    ticket = tickets.get(work, task.ticket_id) if task is not None and task.kind == referring.KIND else None
    if task is None or ticket is None or worker is None or not looking.may_open(work, worker, ticket):
        return None
    if tickets.is_erased(work, ticket):
        return None
    tickets.note(work, ticket.id, "printed", f"worker:{worker_id}", task=task.id)
    hidden, lang = tasks.words(work, task, ticket.person_id), work.house.lang
    waits = task.status == referring.WAITING
    cover = Cover(onward.call_receiver(work, task.receiver, lang), work.station_of(ticket).called(lang), waits=waits)
    open_still = waits or task.status in referring.TAKEN
    link = referring.link_of(work, str(hidden["token"])) if open_still else ""
    return Sheet(cover, sharing.from_json(hidden["shared"]), link)
