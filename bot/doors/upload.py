"""A form with a file, read in memory alone: spooled to a disk it would lie there unencrypted."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

MOST = 10 * 1024 * 1024  # bytes of a file
AROUND = 16 * 1024  # the form around it


class TooLargeError(Exception):
    """More than that: read no further."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of the form, and its file: what it calls itself, what the browser takes it for, its bytes."""

    fields: dict[str, str]
    name: str = ""
    mime: str = ""
    data: bytes = b""


class _InMemory(MultiPartParser):
    """Starlette's parser, but nothing is ever spooled to a file."""

    spool_max_size = MOST + AROUND


async def read_upload(request: Request, field: str, most_fields: int = 8) -> Sent | None:
    """The form; None when it is not one. Raises TooLargeError as soon as that is certain."""
    if count(request.headers.get("content-length", "")) > MOST + AROUND:
        raise TooLargeError
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return None
    try:
        form = await _InMemory(request.headers, _bounded(request), max_files=1, max_fields=most_fields).parse()
    except MultiPartException:
        return None
    try:
        return await _sent(form, field)
    finally:
        await form.close()


async def _sent(form: FormData, field: str) -> Sent:
    fields = {key: value for key, value in form.items() if isinstance(value, str)}
    part = form.get(field)
    if not isinstance(part, UploadFile):
        return Sent(fields)
    data = await part.read()
    if len(data) > MOST:
        raise TooLargeError
    return Sent(fields, part.filename or "", part.content_type or "", data)


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MOST + AROUND:
            raise TooLargeError
        yield chunk


def count(text: str) -> int:
    """A number as a form writes it; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def kind_of(data: bytes) -> tuple[str, str]:
    """What these bytes are, whatever anybody calls them: voice · photo · document, and the type to show them as."""
    first = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"%PDF", "application/pdf"))
    for begin, mime in first:
        if data.startswith(begin):
            return ("photo" if mime.startswith("image/") else "document"), mime
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "photo", "image/webp"
    sound = sound_of(data)
    return ("voice", sound) if sound is not None else ("document", "application/octet-stream")


def sound_of(data: bytes) -> str | None:
    """The kind of sound these bytes are, of the three that browsers record; None for anything else."""
    if data[:4] == b"\x1aE\xdf\xa3":
        return "audio/webm"
    if data[:4] == b"OggS":
        return "audio/ogg"
    if data[4:8] == b"ftyp":
        return "audio/mp4"
    return None
