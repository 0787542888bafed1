"""Takes a voice note in: its size, its real kind by its first bytes, never written to a disk unencrypted."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from bot.centre.centre import Centre
from bot.doors.web_frames import Out, Said, is_id
from bot.doors.web_talk import Talk
from bot.doors.web_visitors import Visitor, Visitors
from bot.limit import Limiter
from bot.messages import Voice

VOICE_MOST = 10 * 1024 * 1024  # bytes
_AROUND = 16 * 1024  # the form around it
_SECONDS_MOST = 6 * 3600


@dataclass(frozen=True, slots=True)
class Recording:
    """A voice note as it arrived. ``mime`` is what its bytes are, whatever the browser called it."""

    id: str
    lang: str
    mime: str
    data: bytes
    seconds: int | None


class _TooLargeError(Exception):
    """More than 10 MB: read no further."""


class _InMemory(MultiPartParser):
    """Starlette's parser, but nothing is ever spooled to a file: a voice on a disk would lie there unencrypted."""

    spool_max_size = VOICE_MOST + _AROUND


class Voices:
    """Keeps recordings and hands them on as messages."""

    def __init__(self, centre: Centre, visitors: Visitors) -> None:
        self._centre, self._visitors = centre, visitors
        self._often = Limiter(most=30, seconds=600)  # per browser: they fill the disk; words are never limited

    async def take(self, request: Request, visitor: Visitor, talk: Talk) -> tuple[int, Out]:
        """HTTP status and frame. The same recording sent again is kept once. Raises StoreDown: nothing was kept."""
        if not self._often.allow(visitor.token_hash, self._centre.clock.steady()):
            return 429, {"t": "later"}
        try:
            recording = await read_recording(request)
        except _TooLargeError:
            return 413, talk.no(None, "web-record-large")
        if recording is None:
            return 400, talk.no(None, "web-cannot")
        address = await self._visitors.mailbox(visitor)
        before = await self._visitors.received(address, recording.id)
        if before is not None:
            return 200, {"t": "ack", "id": recording.id, "seq": before}
        media = await self._centre.keep_media(address.id, "voice", recording.mime, recording.data)
        lang = recording.lang if recording.lang in self._centre.words.langs else ""
        return 200, await talk.take(visitor, Said(recording.id, Voice(media, recording.seconds, lang)))


async def read_recording(request: Request) -> Recording | None:
    """The recording of a form; None when it is not one. Raises _TooLargeError as soon as that is certain."""
    if _count(request.headers.get("content-length", "")) > VOICE_MOST + _AROUND:
        raise _TooLargeError
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return None
    try:
        form = await _InMemory(request.headers, _bounded(request), max_files=1, max_fields=4).parse()
    except MultiPartException:
        return None
    try:
        return await _recording(form)
    finally:
        await form.close()


async def _recording(form: FormData) -> Recording | None:
    part, own_id = form.get("voice"), str(form.get("id", ""))
    if not isinstance(part, UploadFile) or not is_id(own_id):
        return None
    data = await part.read()
    if len(data) > VOICE_MOST:
        raise _TooLargeError
    mime = sound_of(data)
    if mime is None:
        return None
    seconds = _count(str(form.get("seconds", "")))
    return Recording(own_id, str(form.get("lang", "")), mime, data, seconds if 0 < seconds <= _SECONDS_MOST else None)


def sound_of(data: bytes) -> str | None:
    """The kind of sound these bytes are, of the three that browsers record; None for anything else."""
    if data[:4] == b"\x1aE\xdf\xa3":
        return "audio/webm"
    if data[:4] == b"OggS":
        return "audio/ogg"
    if data[4:8] == b"ftyp":
        return "audio/mp4"
    return None


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > VOICE_MOST + _AROUND:
            raise _TooLargeError
        yield chunk


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
