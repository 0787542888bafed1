"""Carries letters to the staff group and the workers' private chats: sent, or edited where one stands already."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from sqlalchemy import Connection, select

from bot.carrier import Away, Carriage, Carried, Later, Parcel, Undeliverable
from bot.centre.centre import Centre
from bot.doors.group.draw import Drawn, Key, Rows, Standing, draw
from bot.doors.group.heard import PREFIX
from bot.doors.group.messenger import Messenger, Place
from bot.doors.group.trip import WAIT_S, Trip, carriage
from bot.messages import Enclosure, Letter
from bot.store import passes
from bot.store.enclosed import Enclosed, Lost, Wanted, open_enclosed
from bot.store.tables import t_ticket
from bot.telegram import MOST_CAPTION, Refusal, Why, cut

LOOK_MINUTES = 10
_MOST_S = 50.0  # below the courier's lease
_AT_ONCE = 100  # messages of one deletion
_WAITS = 6  # how often a letter waits for its file before it goes without
_OPEN = frozenset({"NEW", "REOPENED"})
_LIVE = frozenset({"U0", "U1"})
_UNSEEN = "media-unseen"  # the rule: a picture or file nobody has looked at


class DeskCarrier:
    """For both doors of the desk bot. ``public_url``: where the console is; without https no link leads there."""

    def __init__(self, centre: Centre, messenger: Messenger, public_url: str) -> None:
        self._centre, self._messenger = centre, messenger
        self._public_url = public_url.rstrip("/") if public_url.startswith("https://") else ""
        self._waits: dict[int, int] = {}  # letter id: how often its file was not there yet
        self._halfway: dict[int, list[int]] = {}  # letter id: the pieces that have arrived; the rest was asked to wait

    async def carry(self, parcel: Parcel) -> Carriage:
        """See Carrier."""
        if parcel.peer is None or "chat" not in parcel.peer:
            return Undeliverable("gone")
        trip = Trip(self._centre, self._messenger, parcel, dict(parcel.peer))
        try:
            async with asyncio.timeout(_MOST_S):
                await trip.set_out()
                carried = await self._carry(trip)
                if isinstance(carried, Carried):
                    await trip.arrived()
                    carried = replace(carried, calls=max(trip.calls, carried.calls))
                return carried
        except TimeoutError:
            return Away("slow")

    async def _carry(self, trip: Trip) -> Carriage:
        parcel, letter = trip.parcel, trip.parcel.letter
        if letter.takes_away:
            return await self._take_away(trip)
        if letter.reacts:
            return await self._react(trip)
        standing = await self._standing(parcel)
        if letter.enclosed:
            return await self._enclosed(trip, standing)
        drawn = await self._drawn(parcel, standing)
        if parcel.card is not None and parcel.replaces is not None:
            edited = await self._edit(trip, drawn)
            if edited is not None:
                return edited
        return await self._send(trip, drawn)

    async def _drawn(self, parcel: Parcel, standing: Standing | None) -> Drawn:
        letter, url = parcel.letter, ""
        if letter.key == "private-look" and letter.card is not None:
            url = await self.link_to(parcel.address_id.partition(":")[2], letter.card.ticket)
            if not url:
                letter = replace(letter, text=f"{letter.text}\n{self._say(letter, 'group-look-how')}")
        return draw(letter, self._speak(letter), standing, late=parcel.late and parcel.card is None, url=url)

    async def link_to(self, worker: str, ticket: str) -> str:
        """A ten-minute way to the ticket on the console, beside whatever ways are open; "" where there is none."""
        if not self._public_url:
            return ""
        now = self._centre.clock.steady()
        token = await self._centre.store.turn(
            lambda conn: passes.make_link(conn, worker, now, LOOK_MINUTES, beside_others=True)
        )
        return f"{self._public_url}/desk/enter/{token}?ticket={ticket}"

    async def _standing(self, parcel: Parcel) -> Standing | None:
        """How the ticket stands now: the letter may have waited."""
        door, _, worker = parcel.address_id.partition(":")
        card = parcel.letter.card
        if door != "private" or card is None:
            return None
        return await self._centre.store.look(lambda conn: standing_of(conn, card.ticket, worker))

    def _say(self, letter: Letter, key: str, **slots: str) -> str:
        return self._centre.words.say(letter.lang, key, **slots)

    def _speak(self, letter: Letter) -> Callable[..., str]:
        return lambda key, **slots: self._centre.words.say(letter.lang, key, **slots)

    # ---- sending and editing ----

    async def _edit(self, trip: Trip, drawn: Drawn) -> Carriage | None:
        """The card that stands already, in new words; None when it must be sent anew."""
        mark, _, number = (trip.parcel.replaces or "").partition(".")
        if mark != trip.mark or not number.isdecimal():
            return None  # it stands in a chat that is no longer the group's
        trip.calls += 1
        refusal = await self._messenger.edit(trip.place.chat, int(number), drawn.pieces[0], drawn.rows)
        if refusal is None or refusal.why is Why.UNCHANGED:
            return Carried(trip.parcel.replaces, trip.calls)
        if refusal.why is Why.MOVED and refusal.moved_to is not None:
            await trip.move(refusal.moved_to)
        elif refusal.why not in {Why.MESSAGE, Why.THREAD}:
            return carriage(refusal)
        return None

    async def _send(self, trip: Trip, drawn: Drawn) -> Carriage:
        """Piece by piece; one that was asked to wait goes on where it stopped."""
        numbers = self._halfway.pop(trip.parcel.letter_id, [])
        for place, piece in enumerate(drawn.pieces[len(numbers) :], len(numbers) + 1):
            rows = drawn.rows if place == len(drawn.pieces) else ()
            sent = await trip.arrive(_sending(self._messenger, piece, rows))
            if isinstance(sent, Refusal):
                outcome = carriage(sent)
                if numbers and not isinstance(outcome, Undeliverable):
                    self._halfway[trip.parcel.letter_id] = numbers
                return outcome
            numbers.append(sent)
        return _carried(trip, numbers)

    async def _take_away(self, trip: Trip) -> Carriage:
        """Earlier letters, in this chat; those of another telephone of the worker's are out of reach."""
        numbers: list[int] = []
        for name in trip.parcel.letter.takes_away:
            mark, _, sent = name.partition(".")
            if mark == trip.mark:
                numbers += [int(one) for one in sent.split(",") if one.isdecimal()]
        for at in range(0, len(numbers), _AT_ONCE):
            trip.calls += 1
            refusal = await self._messenger.delete(trip.place.chat, numbers[at : at + _AT_ONCE])
            if refusal is not None and refusal.why not in {Why.MESSAGE, Why.BAD}:  # too old, or deleted by hand
                return carriage(refusal)
        return Carried(None, max(trip.calls, 1))

    async def _react(self, trip: Trip) -> Carriage:
        """A sign on a message; where that has gone, or takes no signs, nobody misses it."""
        answers = trip.place.answers
        refusal = await self._messenger.react(trip.place.chat, answers, trip.parcel.letter.reacts) if answers else None
        if refusal is not None and refusal.why not in {Why.MESSAGE, Why.BAD, Why.RIGHTS}:
            return carriage(refusal)
        return Carried(None, 1)

    # ---- sounds, pictures, files ----

    async def _enclosed(self, trip: Trip, standing: Standing | None) -> Carriage:
        numbers: list[int] = []
        for one in trip.parcel.letter.enclosed:
            sent = await self._enclose(trip, one, standing)
            if isinstance(sent, Later):
                return sent
            if isinstance(sent, Refusal):
                return carriage(sent)
            numbers.append(sent)
        self._waits.pop(trip.parcel.letter_id, None)
        return _carried(trip, numbers)

    async def _enclose(self, trip: Trip, one: Enclosure, standing: Standing | None) -> int | Refusal | Later:
        """The file itself; in words that it is not here yet, or cannot be had, where that is so."""
        letter, vault = trip.parcel.letter, self._centre.house.vault
        found = await self._centre.store.look(lambda conn: open_enclosed(conn, vault, one.media))
        if isinstance(found, Enclosed):
            return await self._upload(trip, found, draw(letter, self._speak(letter), standing, late=trip.parcel.late))
        if isinstance(found, Wanted):
            waited = self._waits[trip.parcel.letter_id] = self._waits.get(trip.parcel.letter_id, 0) + 1
            if waited <= _WAITS:
                return Later(WAIT_S, alone=True)
        key = "group-file-lost" if isinstance(found, Lost) else "group-file-wanted"
        number, ticket = (letter.card.number, letter.card.ticket) if letter.card is not None else ("", "")
        again = isinstance(found, Wanted) and ticket
        rows: Rows = ((Key(self._say(letter, "group-again"), f"{PREFIX}open:{ticket}"),),) if again else ()
        return await trip.arrive(_sending(self._messenger, self._say(letter, key, number=number), rows))

    async def _upload(self, trip: Trip, file: Enclosed, drawn: Drawn) -> int | Refusal:
        """What Telegram will not show as a sound or a picture goes as a file."""
        caption = cut(drawn.pieces[0], MOST_CAPTION)[0]
        sent = await trip.arrive(lambda place: self._messenger.upload(place, file, caption, drawn.rows))
        if not isinstance(sent, Refusal) or sent.why is not Why.BAD or file.kind == "document":
            return sent
        plain = replace(file, kind="document")
        return await trip.arrive(lambda place: self._messenger.upload(place, plain, caption, drawn.rows))


def standing_of(conn: Connection, ticket_id: str, worker_id: str) -> Standing | None:
    """What this worker may press on the ticket now; None when it is over."""
    ticket = conn.execute(select(t_ticket).where(t_ticket.c.id == ticket_id)).one_or_none()
    if ticket is None or ticket.closed_at is not None:
        return None
    return Standing(
        free=ticket.owner_id is None and ticket.state in _OPEN,
        mine=ticket.owner_id == worker_id,
        danger=ticket.urgency in _LIVE and ticket.calmed_at is None,
        unheard=bool(ticket.unheard),
        unseen=_UNSEEN in ticket.why,
        live=bool(ticket.handoff_live),
    )


def _carried(trip: Trip, numbers: list[int]) -> Carried:
    return Carried(f"{trip.mark}.{','.join(map(str, numbers))}", trip.calls)


def _sending(messenger: Messenger, text: str, rows: Rows) -> Callable[[Place], Awaitable[int | Refusal]]:
    return lambda place: messenger.send(place, text, rows)
