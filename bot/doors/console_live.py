"""The line that tells an open desk to look again: Server-Sent Events, woken by the centre, carrying no content."""

from collections.abc import AsyncGenerator

from starlette.responses import Response, StreamingResponse

from bot.doors.console_room import Room
from bot.store import passes
from bot.store.outage import StoreDown

TICK_S = 25.0  # waiting times grow and proxies drop silent lines


async def changes(room: Room, tick_s: float = TICK_S) -> AsyncGenerator[bytes, None]:
    """One event at once (something may have happened since the page was made), then one per change or tick."""
    centre = room.centre
    topics = (room.desk, f"worker:{room.visit.worker.id}", "board")
    async with centre.live.listen(*topics) as ears:
        yield b"retry: 2000\nevent: change\ndata:\n\n"
        while True:
            woken = await ears.wait(tick_s)
            if not await _still_signed_in(room):
                yield b"event: out\ndata:\n\n"
                return
            yield b"event: change\ndata:\n\n" if woken else b"event: tick\ndata:\n\n"


async def _still_signed_in(room: Room) -> bool:
    now = room.centre.clock.steady()
    try:
        return await room.centre.store.look(lambda conn: passes.who(conn, room.visit.token, now)) is not None
    except StoreDown:
        return True  # nothing can be read now, by anybody: the page says so when it looks


def events(room: Room) -> Response:
    """The stream, marked so that no proxy holds it back."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", "X-Content-Type-Options": "nosniff"}
    return StreamingResponse(changes(room), media_type="text/event-stream", headers=headers)
