"""What a worker sent, shown in the resident's page: to the one whose mailbox it went to, and to nobody else."""

import re

from sqlalchemy import Row, bindparam, select
from starlette.responses import Response

from bot.centre.centre import Centre
from bot.doors.web_visitors import Visitor, Visitors
from bot.store.enclosed import Enclosed, Lost, Wanted, open_enclosed
from bot.store.tables import t_media

_ID = re.compile(r"[0-9a-f]{32}")
# What a browser shows by itself. Anything else is handed over as a file: it could be a page with a script in it.
_SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/webm"})
_PLAIN = "application/octet-stream"
_MINE = select(t_media.c.mime).where(
    t_media.c.id == bindparam("media"), t_media.c.person_id == bindparam("person"), t_media.c.worker_id.is_not(None)
)


class Shown:
    """Opens files for visitors."""

    def __init__(self, centre: Centre, visitors: Visitors) -> None:
        self._centre, self._visitors = centre, visitors

    async def answer(self, visitor: Visitor | None, media: str) -> Response:
        """The bytes; 404 for what is not theirs, 425 while it is on its way, 410 when it cannot be had any more.

        May raise StoreDown.
        """
        address = await self._visitors.look_again(visitor) if visitor is not None else None
        if address is None or not _ID.fullmatch(media):
            return Response(status_code=404)
        asked = {"media": media, "person": address.person_id}
        row: Row[str] | None = await self._centre.store.look(lambda conn: conn.execute(_MINE, asked).first())
        if row is None:
            return Response(status_code=404)
        vault = self._centre.store.vault
        match await self._centre.store.look(lambda conn: open_enclosed(conn, vault, media)):
            case Enclosed(data=data, name=name):
                return _file(str(row.mime), data, name)
            case Wanted():
                return Response(status_code=425)
            case Lost():
                return Response(status_code=410)


def _file(mime: str, data: bytes, name: str) -> Response:
    plain = mime.partition(";")[0].strip().casefold()
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    if plain not in _SHOWN:
        plain, headers["Content-Disposition"] = _PLAIN, "attachment"
    headers["X-Name"] = name
    return Response(data, media_type=plain, headers=headers)
