"""One resident's talk, over a socket or by polling: what they say is kept, what was said is shown in order."""

from collections.abc import AsyncGenerator

from bot.centre.centre import Centre
from bot.doors.web_frames import Out, Said, Unusable, Writer
from bot.doors.web_visitors import Visitor, Visitors
from bot.messages import Left
from bot.store.mailbox import posts
from bot.store.vault import Erased
from bot.words import Words

POLL_S = 25.0  # how long a wake-up may be missed, and how long a poll is held
_PAGE = 100  # posts fetched at once
GONE: Out = {"t": "gone"}


class Talk:
    """What may be done on a line whose visitor is known."""

    def __init__(self, centre: Centre, visitors: Visitors, writer: Writer, by: str = "") -> None:
        self._centre, self._visitors, self._writer, self._by = centre, visitors, writer, by
        self._words: Words = centre.words

    async def take(self, visitor: Visitor, said: Said | Unusable) -> Out:
        """Commit what was said, then acknowledge it. Raises StoreDown: then nothing was kept and nothing is told."""
        if isinstance(said, Unusable):
            return self.no(said.id, said.key)
        if isinstance(said.body, Left) and await self._visitors.look_again(visitor) is None:
            return {"t": "ack", "id": said.id, "seq": 0}  # left without a word: nothing was kept of them
        address = await self._visitors.mailbox(visitor, self._by, self._writer.lang)
        try:
            received = await self._centre.receive(address.id, said.id, said.body)
        except (KeyError, Erased):  # the resident had everything deleted while this page was open
            return GONE
        if isinstance(said.body, Left):
            await self._visitors.forget(visitor)
        return {"t": "ack", "id": said.id, "seq": received.seq}

    def no(self, own_id: str | None, key: str) -> Out:
        """A refusal that says in words what to do."""
        return {"t": "no", "id": own_id, "text": self._words.say(self._writer.lang, key)}

    async def follow(self, visitor: Visitor, after: int, *, first: bool = True) -> AsyncGenerator[list[Out], None]:
        """What the page has not shown yet, then what comes, for ever; ``first``: what was before ends with ``ready``.

        An empty list means that nothing came for a while. Raises StoreDown.
        """
        opening = await self._opening(visitor, after) if first else []
        after = max([after, *(frame["seq"] for frame in opening)])
        silent = False
        while True:
            topic = visitor.address.id if visitor.address else visitor.topic
            async with self._centre.live.listen(topic) as ears:
                address = await self._visitors.look_again(visitor)
                if address is not None and topic == visitor.topic:
                    continue  # made meanwhile: listen to the mailbox itself
                frames, more = await self._since(address.id, after) if address else ([], False)
                after = max([after, *(frame["seq"] for frame in frames)])
                if any(frame.get("kind") == "left" for frame in frames):
                    frames = [GONE]  # left from another page of the same browser
                frames, opening = [*opening, *frames], []
                if first and not more:
                    frames, first = [*frames, {"t": "ready", "seq": after}], False
                if frames or silent:
                    yield frames
                silent = not more and not await ears.wait(POLL_S)

    async def _opening(self, visitor: Visitor, after: int) -> list[Out]:
        address = await self._visitors.look_again(visitor)
        if after or address is None or not await self._visitors.hides(address):
            return []
        text = self._words.say(self._writer.lang, "web-quiet")
        return [{"t": "quiet", "seq": address.seq, "text": text}]

    async def _since(self, address_id: str, after: int) -> tuple[list[Out], bool]:
        vault = self._centre.store.vault
        found = await self._centre.store.look(lambda conn: posts(conn, vault, address_id, after, _PAGE))
        return [self._writer.post(one) for one in found], len(found) == _PAGE
