"""Fills a short form over Telegram as a worker does: the form's button, an answer after the other, words as a reply."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot import cues_forms
from bot.centre.centre import Centre
from bot.cues_forms import Filled
from bot.doors.group.heard import PREFIX
from bot.forms.all import FORMS
from bot.forms.form import Kind
from bot.transcript import ticket_of
from tests.twin import Bot, Message, User


@dataclass(slots=True)
class Hand:
    """One worker's thumb. ``begin`` is called right before what decides: what was seen until then is the form's own."""

    centre: Centre
    worker: str
    user: User
    bot: Bot
    settle: Callable[[], Awaitable[None]]
    begin: Callable[[], None]
    group: list[Message]

    async def fill(self, label: str, number: str | None) -> str | None:
        """What the worker is told in the end; None when the label is no form's."""
        ticket = await self.centre.look(lambda work: ticket_of(work, number))
        filled = await self.centre.look(lambda work: cues_forms.read(work, self.worker, label, ticket or ""))
        if filled is None or ticket is None:
            return None
        form = FORMS[filled.form]
        given = label.removeprefix(await self.centre.look(lambda work: work.desk_says(f"form-{form.name}"))).strip()
        answers = given.split(" · ", len(form.fields) - 1) if given else []
        steps = [field for field in form.fields if field.name in filled.answers]
        for place, field in enumerate(steps[len(answers) :]):
            answers.append("-" if field.optional else answers[place])
        message = await self._first(filled, ticket, last=not answers)
        for place, (field, said) in enumerate(zip(steps, answers, strict=False)):
            last = place == len(answers) - 1
            if last:
                self.begin()
            if field.kind is Kind.WORDS and said != "-":
                self.user.say(self.bot, said, reply_to=message)
            elif field.kind is Kind.WORDS:
                message = await self._press(message, None)
                continue
            else:
                message = await self._press(message, said)
                continue
            await self.settle()
            message = self._newest()
        return message.words

    async def _first(self, filled: Filled, ticket: str, *, last: bool) -> Message:
        """The form's own button, below the ticket's message or behind 更多; made up where none is shown."""
        wanted = f"{PREFIX}f:{filled.form}::{filled.about}"
        shown = self._shows(wanted) or await self._behind_more(wanted, ticket)
        if last:
            self.begin()
        if shown is None:  # a client can be made to send anything
            mine = [one for one in (*self.group, *self.user.sees(self.bot)) if one.sender is self.bot]
            shown = mine[-1]
        before = shown.edited
        press = self.user.press(shown, data=wanted)
        await self.settle()
        if press.answer is not None and press.answer.text and last:
            return _Told(press.answer.text)  # type: ignore[return-value]
        return shown if shown.edited > before else self._newest()

    async def _behind_more(self, wanted: str, ticket: str) -> Message | None:
        more = self._shows(f"{PREFIX}more:{ticket}")
        if more is None:
            return None
        self.user.press(more, data=f"{PREFIX}more:{ticket}")
        await self.settle()
        heads = [key.data or "" for row in self._newest().buttons for key in row]
        for head in (one for one in heads if one.startswith(f"{PREFIX}under:")):
            self.user.press(self._newest(), data=head)
            await self.settle()
            found = self._shows(wanted)
            if found is not None:
                return found
        return self._shows(wanted)

    def _shows(self, data: str) -> Message | None:
        mine = [one for one in self.user.sees(self.bot) if one.sender is self.bot and not one.deleted]
        return next(
            (one for one in reversed(mine) if any(key.data == data for row in one.buttons for key in row)), None
        )

    async def _press(self, message: Message, label: str | None) -> Message:
        keys = [key for row in message.buttons for key in row]
        key = next((one for one in keys if label is None or one.label == label), None)
        assert key is not None, f"{self.worker} sees no [{label}] on {message.labels}: {message.words}"
        press = self.user.press(message, data=key.data)
        await self.settle()
        if press.answer is not None and press.answer.text:
            return _Told(press.answer.text)  # type: ignore[return-value]
        return message if message.buttons or "请回复" in message.words else self._newest()

    def _newest(self) -> Message:
        return [one for one in self.user.sees(self.bot) if one.sender is self.bot][-1]


class _Told:
    """What a press was answered with, in the place of the message that ends a form."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.buttons: tuple[()] = ()
        self.labels: list[list[str]] = []
