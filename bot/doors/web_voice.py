"""Takes a voice note, a picture or a file in: its real kind by its first bytes, never unencrypted on a disk."""

from dataclasses import dataclass

from fastapi import Request

from bot.centre.centre import Centre
from bot.doors.upload import TooLargeError, count, kind_of, read_upload, sound_of
from bot.doors.web_frames import Out, Said, is_id
from bot.doors.web_talk import Talk
from bot.doors.web_visitors import Visitor, Visitors
from bot.limit import Limiter
from bot.messages import Body, Document, Picture, Voice

_SECONDS_MOST = 6 * 3600
_NAME_MOST = 200


@dataclass(frozen=True, slots=True)
class Recording:
    """A voice note, picture or file as it arrived. ``mime`` is what its bytes are, whatever the browser called it."""

    id: str
    lang: str
    kind: str  # voice · photo · document
    mime: str
    data: bytes
    seconds: int | None = None
    name: str = ""


class Voices:
    """Keeps what is sent and hands it on as messages."""

    def __init__(self, centre: Centre, visitors: Visitors) -> None:
        self._centre, self._visitors = centre, visitors
        self._often = Limiter(most=30, seconds=600)  # per browser: they fill the disk; words are never limited

    async def take(self, request: Request, visitor: Visitor, talk: Talk) -> tuple[int, Out]:
        """HTTP status and frame. The same recording sent again is kept once. Raises StoreDown: nothing was kept."""
        if not self._often.allow(visitor.token_hash, self._centre.clock.steady()):
            return 429, {"t": "later"}
        try:
            recording = await read_recording(request)
        except TooLargeError:
            return 413, talk.no(None, "web-record-large")
        if recording is None:
            return 400, talk.no(None, "web-cannot")
        address = await self._visitors.mailbox(visitor)
        before = await self._visitors.received(address, recording.id)
        if before is not None:
            return 200, {"t": "ack", "id": recording.id, "seq": before}
        media = await self._centre.keep_media(
            address.id, recording.kind, recording.mime, recording.data, recording.name
        )
        return 200, await talk.take(visitor, Said(recording.id, self._body(recording, media)))

    def _body(self, recording: Recording, media: str) -> Body:
        lang = recording.lang if recording.lang in self._centre.words.langs else ""
        match recording.kind:
            case "voice":
                return Voice(media, recording.seconds, lang)
            case "photo":
                return Picture(media, "", lang)
            case _:
                return Document(media, "", lang)


async def read_recording(request: Request) -> Recording | None:
    """The recording or file of a form; None when it is not one. Raises TooLargeError as soon as that is certain."""
    sent = await read_upload(request, "voice")
    if sent is None:
        return None
    own_id, lang = sent.fields.get("id", ""), sent.fields.get("lang", "")
    if not is_id(own_id) or not sent.data:
        return None
    if sent.fields.get("file"):
        kind, mime = kind_of(sent.data)
        name = "".join(one for one in sent.name if one.isprintable())[:_NAME_MOST] if kind == "document" else ""
        return Recording(own_id, lang, kind, mime, sent.data, name=name)
    mime_of = sound_of(sent.data)
    if mime_of is None:
        return None
    seconds = count(sent.fields.get("seconds", ""))
    return Recording(own_id, lang, "voice", mime_of, sent.data, seconds if 0 < seconds <= _SECONDS_MOST else None)
