"""Carries letters to residents' chats: what Telegram refuses comes back as a value, what was sent is not sent again."""

import asyncio
from collections import OrderedDict
from typing import Any, assert_never

from bot.carrier import Away, Carriage, Carried, Later, Parcel, Undeliverable
from bot.doors.residents.draw import Drawn, draw
from bot.doors.residents.line import Line, Say
from bot.messages import Letter
from bot.telegram import Refusal, Why
from bot.words import Words

MOST_S = 45.0  # for all messages of a letter: the courier's lease is 60 s
_REMEMBERED = 256  # letters of which a part arrived


class RefusedError(Exception):
    """Telegram refused a letter that we made: our mistake. Says which refusal, never a word of the letter."""


class ResidentsCarrier:
    """Sends letters through one bot. Letters of several messages go on where they were interrupted."""

    def __init__(self, line: Line, words: Words, most_s: float = MOST_S) -> None:
        self._line, self._words, self._most_s = line, words, most_s
        self._arrived: OrderedDict[int, int] = OrderedDict()  # letter id: how many of its messages have arrived

    async def carry(self, parcel: Parcel) -> Carriage:
        """See Carrier. Raises RefusedError for what is our own mistake: tried again, bounded."""
        chat = parcel.peer.get("chat") if parcel.peer is not None else None
        if not isinstance(chat, int):
            return Undeliverable("gone")
        try:
            async with asyncio.timeout(self._most_s):
                return await self._send(parcel, chat)
        except TimeoutError:
            return Away("slow")

    async def _send(self, parcel: Parcel, chat: int) -> Carriage:
        letter = parcel.letter
        messages = draw(letter, late=parcel.late, words=self._words)
        arrived = self._arrived.get(parcel.letter_id, 0)
        calls, name = 0, None
        for drawn in messages[arrived:]:
            answer = await self._line.call(_message(chat, drawn, letter))
            calls += 1
            if isinstance(answer, Refusal):
                return self._refused(parcel.letter_id, answer)
            arrived += 1
            self._note(parcel.letter_id, arrived)
            name = _name(answer)
        self._arrived.pop(parcel.letter_id, None)
        return Carried(name, max(calls, 1))

    def _note(self, letter_id: int, arrived: int) -> None:
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


def _message(chat: int, drawn: Drawn, letter: Letter) -> Say:
    return Say(chat_id=chat, text=drawn.text, reply_markup=drawn.markup, protect_content=letter.private or None)


def _name(answer: Any) -> str | None:
    number = answer.get("message_id") if isinstance(answer, dict) else None
    return str(number) if number is not None else None
