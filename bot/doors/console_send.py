"""A worker's file or a ready-made sentence to the resident, from the ticket's page at the console."""

from dataclasses import dataclass, field

from fastapi import HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.centre import canned
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.console_acts import Twice, clean
from bot.doors.console_entry import Entry
from bot.doors.console_pages import VIEWS
from bot.doors.console_paper import guarded
from bot.doors.console_room import Room, Said, chosen
from bot.doors.upload import MOST, Sent, TooLargeError, kind_of, read_upload
from bot.messages import Done, Outcome, Refused, Reply

MOST_BYTES = MOST + 64 * 1024  # of the whole form


@dataclass(frozen=True, slots=True)
class Sends:
    """Needs a session and its form token, like every press."""

    centre: Centre
    entry: Entry
    twice: Twice = field(default_factory=Twice)

    async def send(self, request: Request) -> Response:
        """One file with words, or one ready sentence. Raises HTTPException 413 for a file above 10 MB."""
        try:
            sent = await read_upload(request, "file")
        except TooLargeError:
            raise HTTPException(413, "large") from None
        if sent is None:
            raise HTTPException(404, "none")
        room = Room(self.centre, self.entry, await self.entry.press(request, sent.fields))
        mark = f"{room.visit.form_token} {sent.fields.get('once')} {sent.fields.get('ready')} {len(sent.data)}"
        if not self.twice.first(mark):
            return self._back(room, sent, Said(ok=True, text=room.say("console-twice")))
        outcome: Outcome | None = None
        try:
            outcome = await self._carry_out(room, sent)
        finally:
            if not isinstance(outcome, Done):
                self.twice.forget(mark)
        return self._back(room, sent, Said(ok=isinstance(outcome, Done), text=room.say(outcome.key, **outcome.args)))

    async def _carry_out(self, room: Room, sent: Sent) -> Outcome:
        worker, ticket = room.visit.worker.id, sent.fields.get("ticket", "")
        ready = sent.fields.get("ready", "")
        if ready:
            text = await self.centre.look(lambda work: _ready_text(work, worker, ticket, ready))
            return await self.centre.act(worker, Reply(ticket, text)) if text else Refused("refused-empty")
        words = clean(sent.fields.get("words", ""))
        if not sent.data:
            return await self.centre.act(worker, Reply(ticket, words))
        kind, mime = kind_of(sent.data)
        if mime == "application/octet-stream" and sent.mime.startswith(("application/", "text/")):
            mime = sent.mime.partition(";")[0].strip().casefold()  # only for its ending: it is handed over as a file
        return await self.centre.send_file(worker, ticket, kind, mime, sent.data, words)

    def _back(self, room: Room, sent: Sent, said: Said) -> Response:
        ticket = sent.fields.get("ticket", "")
        view = chosen(sent.fields, "view", VIEWS)
        where = room.url("/desk", view=view, ticket=ticket if ticket.isalnum() else "")
        response = RedirectResponse(where, 303)
        room.leave_note(response, said)
        return guarded(response, framed=self.entry.demo)


def _ready_text(work: Work, worker_id: str, ticket_id: str, name: str) -> str:
    return next((one.text for one in canned.for_worker(work, worker_id, ticket_id) if one.id == name), "")
