"""Carries letters to residents' chats: what Telegram refuses comes back as a value, what was sent is not sent again."""

import asyncio
from collections import OrderedDict
from typing import Any, assert_never

from aiogram.methods import TelegramMethod

from bot.carrier import Away, Carriage, Carried, Later, Parcel, Undeliverable
from bot.doors.residents.draw import HUMAN, Drawn, draw
from bot.doors.residents.files import Recaption, Rewrite, TakeAway, file_message
from bot.doors.residents.line import Line, Say
from bot.messages import Letter
from bot.store.enclosed import Enclosed, Lost, Wanted, open_enclosed
from bot.store.engine import Store
from bot.telegram import MOST_CAPTION, Refusal, Why, cut, readable
from bot.words import Words

MOST_S = 45.0  # for all messages of a letter: the courier's lease is 60 s
WAIT_S = 5.0
WAITS = 24  # how often a letter waits for a worker's file; they are told then that it did not go
_REMEMBERED = 256  # letters of which a part arrived
_STANDS = frozenset({Why.UNCHANGED})
_LOST = frozenset({Why.MESSAGE})


class RefusedError(Exception):
    """Telegram refused a letter that we made: our mistake. Says which refusal, never a word of the letter."""


class ResidentsCarrier:
    """Sends letters through one bot. Letters of several messages go on where they were interrupted."""

    def __init__(self, line: Line, words: Words, most_s: float = MOST_S, *, store: Store | None = None) -> None:
        self._line, self._words, self._most_s, self._store = line, words, most_s, store
        self._arrived: OrderedDict[int, list[str]] = OrderedDict()  # letter id: its messages that have arrived
        self._waits: dict[int, int] = {}  # letter id: how often its file was not there yet

    async def carry(self, parcel: Parcel) -> Carriage:
        """See Carrier. Raises RefusedError for what is our own mistake: tried again, bounded."""
        chat = parcel.peer.get("chat") if parcel.peer is not None else None
        if not isinstance(chat, int):
            return Undeliverable("gone")
        try:
            async with asyncio.timeout(self._most_s):
                if parcel.letter.edited and parcel.replaces:
                    return await self._rewrite(parcel, chat, parcel.replaces.split(","))
                return await self._send(parcel, chat)
        except TimeoutError:
            return Away("slow")

    # ---- sending ----

    async def _send(self, parcel: Parcel, chat: int) -> Carriage:
        file = await self._file(parcel)
        if isinstance(file, Later | Undeliverable):
            return file
        asked = self._messages(parcel, chat, file)
        arrived = self._arrived.get(parcel.letter_id, [])
        calls = 0
        for method in asked[len(arrived) :]:
            answer = await self._call(method, file)
            calls += 1
            if isinstance(answer, Refusal):
                return self._refused(parcel.letter_id, answer)
            arrived = [*arrived, _name(answer) or ""]
            self._note(parcel.letter_id, arrived)
        self._arrived.pop(parcel.letter_id, None)
        return Carried(",".join(one for one in arrived if one) or None, max(calls, 1))

    def _messages(self, parcel: Parcel, chat: int, file: Enclosed | None) -> list[TelegramMethod[Any]]:
        letter = parcel.letter
        if file is not None:
            caption, *more = _below(letter)
            rest = [Say(chat_id=chat, text=piece, protect_content=letter.private or None) for piece in more]
            return [file_message(chat, file, caption), *rest]
        return [_message(chat, one, letter) for one in draw(letter, late=parcel.late, words=self._words)]

    async def _call(self, method: TelegramMethod[Any], file: Enclosed | None) -> Any:
        """What Telegram will not show as a sound or a picture goes as a file."""
        answer = await self._line.call(method)
        shown = file is not None and file.kind != "document" and not isinstance(method, Say)
        if not (shown and isinstance(answer, Refusal) and answer.why is Why.BAD):
            return answer
        assert file is not None  # noqa: S101 - shown
        plain = Enclosed("document", file.data, file.name)
        caption = getattr(method, "caption", None) or ""
        return await self._line.call(file_message(getattr(method, "chat_id"), plain, caption))  # noqa: B009 - of each

    async def _file(self, parcel: Parcel) -> Enclosed | Later | Undeliverable | None:
        """What goes along, once it is here."""
        store = self._store
        if not parcel.letter.enclosed or store is None:
            return None
        media = parcel.letter.enclosed[0].media
        found = await store.look(lambda conn: open_enclosed(conn, store.vault, media))
        match found:
            case Enclosed():
                self._waits.pop(parcel.letter_id, None)
                return found
            case Wanted():
                waited = self._waits[parcel.letter_id] = self._waits.get(parcel.letter_id, 0) + 1
                if waited <= WAITS:
                    return Later(WAIT_S, alone=True)
            case Lost():
                pass
        self._waits.pop(parcel.letter_id, None)
        return Undeliverable("file")

    # ---- words put right ----

    async def _rewrite(self, parcel: Parcel, chat: int, numbers: list[str]) -> Carriage:
        """The messages that stand there in new words; what is longer now goes on below, what is shorter loses some."""
        letter, known = parcel.letter, [int(one) for one in numbers if one.isdecimal()]
        pieces = (
            _below(letter) if letter.enclosed else [one.text for one in draw(letter, late=False, words=self._words)]
        )
        calls = 0
        for place, piece in enumerate(pieces):
            method: TelegramMethod[Any]
            if place >= len(known):
                method = Say(chat_id=chat, text=piece)
            elif letter.enclosed and place == 0:
                method = Recaption(chat_id=chat, message_id=known[0], caption=piece)
            else:
                method = Rewrite(chat_id=chat, message_id=known[place], text=piece)
            answer = await self._line.call(method)
            calls += 1
            if isinstance(answer, Refusal) and answer.why in _LOST:  # deleted by hand, or too old: said below instead
                answer = await self._line.call(Say(chat_id=chat, text=piece))
                calls += 1
            if isinstance(answer, Refusal) and answer.why not in _STANDS:
                return self._refused(parcel.letter_id, answer)
            name = _name(answer)
            if name is not None and place >= len(known):
                known.append(int(name))
            elif name is not None:
                known[place] = int(name)
        if known[len(pieces) :]:
            await self._line.call(TakeAway(chat_id=chat, message_ids=known[len(pieces) :]))
            calls += 1
        return Carried(",".join(map(str, known[: len(pieces)])), calls)

    # ---- what came of it ----

    def _note(self, letter_id: int, arrived: list[str]) -> None:
        self._arrived[letter_id] = arrived
        self._arrived.move_to_end(letter_id)
        if len(self._arrived) > _REMEMBERED:
            self._arrived.popitem(last=False)

    def _refused(self, letter_id: int, refusal: Refusal) -> Carriage:
        match refusal.why:
            case Why.OFTEN:
                return Later(refusal.after_s)
            case Why.AWAY | Why.TOKEN | Why.CONFLICT:
                return Away(refusal.why.value)
            case Why.BLOCKED:
                found = Undeliverable("blocked")
            case Why.GONE | Why.MOVED | Why.RIGHTS:
                found = Undeliverable("gone")
            case Why.THREAD | Why.UNCHANGED | Why.MESSAGE | Why.QUERY | Why.BAD:
                raise RefusedError(refusal.why.value)
            case _:
                assert_never(refusal.why)
        self._arrived.pop(letter_id, None)
        return found


def _below(letter: Letter) -> list[str]:
    """What stands below a file, and what is too long for there."""
    text = readable(letter.text)
    caption, *rest = cut(f"{HUMAN}{text}".rstrip(), MOST_CAPTION)
    return [caption, *(piece for one in rest for piece in cut(one))]


def _message(chat: int, drawn: Drawn, letter: Letter) -> Say:
    return Say(chat_id=chat, text=drawn.text, reply_markup=drawn.markup, protect_content=letter.private or None)


def _name(answer: Any) -> str | None:
    number = answer.get("message_id") if isinstance(answer, dict) else None
    return str(number) if number is not None else None
