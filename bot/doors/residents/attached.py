"""What hangs on a message: a voice note, a picture or a file, which is still with Telegram and must be fetched."""

import re
from dataclasses import dataclass, replace
from typing import Protocol

from aiogram.types import Message, PhotoSize

from bot.messages import Body, Document, Picture, Voice
from bot.telegram import MOST_DOWNLOAD

_MIME = re.compile(r"[a-z]{1,40}/[a-z0-9.+-]{1,80}", re.ASCII)
_PLAIN = "application/octet-stream"
_MOST_NAME = 200  # characters of a file's own name


@dataclass(frozen=True, slots=True)
class Attached:
    """``file`` is Telegram's name for it, good for this bot alone; ``size`` in bytes, 0 when nobody said."""

    kind: str  # voice · photo · document
    file: str
    mime: str
    size: int
    name: str = ""
    caption: str = ""
    seconds: int | None = None
    album: str = ""  # what Telegram calls the album it is part of

    @property
    def too_big(self) -> bool:
        """Whether a bot may not fetch it."""
        return self.size > MOST_DOWNLOAD

    def body(self, media: str, lang: str, *, more: bool) -> Body:
        """As it goes into the inbox, under the media id it was given; ``more``: not the first of its album."""
        match self.kind:
            case "voice":
                return Voice(media, self.seconds, lang)
            case "photo":
                return Picture(media, self.caption, lang, more)
            case _:
                return Document(media, self.caption, lang, more)


class _File(Protocol):
    """What aiogram's videos, sounds and documents have in common; frozen there, so only to be read."""

    @property
    def file_id(self) -> str: ...
    @property
    def file_size(self) -> int | None: ...


def attached(message: Message) -> Attached | None:
    """What hangs on the message, None when nothing does."""
    found = _found(message)
    return replace(found, album=message.media_group_id or "") if found is not None else None


def _found(message: Message) -> Attached | None:
    caption = message.caption or ""
    if message.voice is not None:
        voice = message.voice
        mime = _mime(voice.mime_type, "audio/ogg")
        return Attached("voice", voice.file_id, mime, _size(voice), "", caption, voice.duration)
    if message.photo:
        photo = _largest(message.photo)
        return Attached("photo", photo.file_id, "image/jpeg", _size(photo), "", caption)
    if message.video_note is not None:
        return Attached("document", message.video_note.file_id, "video/mp4", _size(message.video_note), "", caption)
    for file, usual in ((message.animation, "video/mp4"), (message.video, "video/mp4"), (message.audio, "audio/mpeg")):
        if file is not None:
            name = _name(file.file_name)
            return Attached("document", file.file_id, _mime(file.mime_type, usual), _size(file), name, caption)
    if message.document is not None:
        paper = message.document
        mime, name = _mime(paper.mime_type, _PLAIN), _name(paper.file_name)
        return Attached("document", paper.file_id, mime, _size(paper), name, caption)
    return None


def _largest(sizes: list[PhotoSize]) -> PhotoSize:
    """The largest that may be fetched; when none may, the smallest, so that the resident is told."""
    fit = [one for one in sizes if _size(one) <= MOST_DOWNLOAD]
    if not fit:
        return min(sizes, key=_size)
    return max(fit, key=lambda one: (one.width * one.height, _size(one)))


def _size(file: _File) -> int:
    """Never more than a database's number can hold: whoever sends it says how large it is."""
    return max(0, min(file.file_size or 0, 2**31 - 1))


def _mime(said: str | None, usual: str) -> str:
    plain = (said or "").strip().casefold()
    return plain if _MIME.fullmatch(plain) else usual


def _name(said: str | None) -> str:
    return "".join(one for one in said or "" if one.isprintable())[:_MOST_NAME]
