"""The case file on its way to a worker: Word forms, the same as text to copy, and the FHIR bundle."""

import json
from collections.abc import Callable
from urllib.parse import quote

from fastapi import HTTPException, Request
from starlette.responses import Response

from bot.centre import tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.console_entry import Entry
from bot.doors.console_paper import guarded
from bot.doors.console_room import Room
from bot.store.vault import Erased

_FHIR = "application/fhir+json"


class Files:
    """Three addresses below a ticket; each look is an event, and whoever may not have it is told there is none."""

    def __init__(self, centre: Centre, entry: Entry) -> None:
        self._centre, self._entry = centre, entry

    async def word(self, request: Request, ticket: str, form: str) -> Response:
        """A form as a Word file. Raises HTTPException 404."""
        from bot.papers import word  # noqa: PLC0415 - Word and its libraries only for who prints

        def make(work: Work) -> tuple[str, bytes] | None:
            found = tickets.get(work, ticket)
            data = word.fill(work, work.worker(reader), found, form) if found is not None else None
            name = f"{found.number} {work.desk_says(f'paper-form-{form}')}.docx" if found is not None and data else ""
            return (name, data) if data is not None else None

        room = await self._room(request)
        reader = room.visit.worker.id
        name, data = await self._made(make)
        return self._file(data, word.TYPE, name)

    async def text(self, request: Request, ticket: str, form: str) -> Response:
        """The same as plain text, to be copied. Raises HTTPException 404."""
        from bot.papers import word  # noqa: PLC0415

        def make(work: Work) -> tuple[str, bytes] | None:
            found = tickets.get(work, ticket)
            said = word.text(work, work.worker(reader), found, form) if found is not None else None
            return ("", said.encode()) if said is not None else None

        room = await self._room(request)
        reader = room.visit.worker.id
        _, data = await self._made(make)
        return guarded(Response(data, media_type="text/plain; charset=utf-8"), framed=self._entry.demo)

    async def fhir(self, request: Request, ticket: str) -> Response:
        """The ticket as a FHIR bundle. Raises HTTPException 404."""
        from bot.papers import facts, fhir  # noqa: PLC0415

        def make(work: Work) -> tuple[str, bytes] | None:
            found = tickets.get(work, ticket)
            if found is None or not facts.may_print(work, work.worker(reader), found):
                return None
            whole = json.dumps(fhir.bundle(work, found), ensure_ascii=False, indent=1)
            tickets.note(work, found.id, "exported", f"worker:{reader}", form="fhir")
            return f"{found.number}.fhir.json", whole.encode()

        room = await self._room(request)
        reader = room.visit.worker.id
        name, data = await self._made(make)
        return self._file(data, _FHIR, name)

    async def _room(self, request: Request) -> Room:
        return Room(self._centre, self._entry, await self._entry.visit(request))

    async def _made(self, make: Callable[[Work], tuple[str, bytes] | None]) -> tuple[str, bytes]:
        try:
            found = await self._centre.work(make)
        except Erased:
            found = None
        if found is None:
            raise HTTPException(404, "none")
        return found

    def _file(self, data: bytes, kind: str, name: str) -> Response:
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return guarded(Response(data, media_type=kind, headers=headers), framed=self._entry.demo)
