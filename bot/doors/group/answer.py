"""Tells whoever knocked what came of it, right after the commit; what cannot be told there goes as a letter."""

from collections.abc import Awaitable, Callable

import structlog

from bot.centre import tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.group.draw import Key
from bot.doors.group.heard import Knock
from bot.doors.group.messenger import Messenger, Place
from bot.doors.group.outcome import Dealt, Direct, write
from bot.limit import Limiter
from bot.telegram import MOST_TOAST, Refusal, Why, cut

log = structlog.get_logger("group")
_EXPECTED = frozenset({Why.QUERY, Why.BLOCKED, Why.GONE})
Link = Callable[[str, str], Awaitable[str]]  # worker, ticket: a ten-minute way to it on the console, or ""


class Answerer:
    """The part of dealing that is network: nothing here changes what happened."""

    def __init__(self, centre: Centre, messenger: Messenger, link: Link) -> None:
        self._centre, self._messenger, self._link = centre, messenger, link
        self._strangers = Limiter(most=1, seconds=60)  # one sentence a minute to each
        self._all_strangers = Limiter(most=20, seconds=60)

    async def answer(self, who: str, knock: Knock, dealt: Dealt) -> None:
        """Stop the press's waiting with its outcome, and say what is to be said directly."""
        if knock.query:
            await self._answer_press(knock, dealt)
        for one in dealt.direct:
            if not one.stranger or self._may_hear(who):
                await self._tell(one)

    async def _answer_press(self, knock: Knock, dealt: Dealt) -> None:
        text, alert = dealt.toast, dealt.alert
        if dealt.whisper and not await self._whisper(knock, dealt):
            text, alert = f"{text}\n{self._say('group-look-how')}", True
        refusal = await self._messenger.answer(knock.query, cut(text, MOST_TOAST)[0], alert=alert)
        if refusal is None:
            return
        _note("group.unanswered", refusal)
        if dealt.worker and text:
            await self._centre.work(lambda work: _as_letter(work, dealt.worker, knock, text))
            self._centre.live.publish("outbox")

    async def _whisper(self, knock: Knock, dealt: Dealt) -> bool:
        """The way to the ticket, shown in the group to the one who took it; False where that cannot be done."""
        link = await self._link(dealt.worker, dealt.whisper)
        if not link or not knock.group:
            return False
        number = await self._centre.look(lambda work: _number(work, dealt.whisper))
        text = self._say("group-whisper", number=number)
        rows = ((Key(self._say("group-look"), url=link),),)
        place = Place(knock.chat, knock.thread, protect=True)
        refusal = await self._messenger.whisper(place, knock.user, knock.query, text, rows)
        if refusal is not None:
            _note("group.no_whisper", refusal)
        return refusal is None

    async def _tell(self, one: Direct) -> None:
        refusal = await self._messenger.tell(Place(one.chat, one.thread, answers=one.answers), one.text)
        if refusal is not None:
            _note("group.untold", refusal)

    def _may_hear(self, who: str) -> bool:
        now = self._centre.clock.steady()
        return self._strangers.allow(who, now) and self._all_strangers.allow("", now)

    def _say(self, key: str, **slots: str) -> str:
        return self._centre.words.say(self._centre.house.lang, key, **slots)


def _as_letter(work: Work, worker: str, knock: Knock, text: str) -> None:
    ticket = tickets.get(work, knock.text)
    write(work, work.house.private(worker), "group-outcome", ticket=ticket.id if ticket else None, text=text)


def _number(work: Work, ticket_id: str) -> str:
    ticket = tickets.get(work, ticket_id)
    return (ticket.number or "") if ticket is not None else ""


def _note(what: str, refusal: Refusal) -> None:
    (log.info if refusal.why in _EXPECTED else log.warning)(what, why=refusal.why.value)
