"""A voice note, picture or file as it goes with a letter: opened from where it is kept, in the form Telegram takes."""

from dataclasses import dataclass
from mimetypes import guess_extension

from sqlalchemy import Connection, select

from bot.store.tables import t_media
from bot.store.vault import Erased, Unreadable, Vault

BODY, ABOUT = "media.body", "media.about"
MOST_PHOTO = 10 * 1024 * 1024  # bytes; a larger picture goes as a file
MOST_UPLOAD = 50 * 1024 * 1024
# Telegram plays only these as voice notes; what a browser records (webm) goes as a file.
_SOUNDS = {"audio/ogg": "oga", "audio/opus": "oga", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/x-m4a": "m4a"}
_PICTURES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
_ENDINGS = {**_SOUNDS, **_PICTURES, "audio/webm": "webm", "audio/wav": "wav", "application/pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """``kind``: how Telegram is to show it, voice · photo · document."""

    kind: str
    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """It is still with the residents' platform."""


@dataclass(frozen=True, slots=True)
class Lost:
    """It cannot be had any more: it could not be fetched, or its person was erased."""


def open_enclosed(conn: Connection, vault: Vault, media_id: str) -> Enclosed | Wanted | Lost:
    """What became of it, with its bytes where they are kept."""
    row = conn.execute(select(t_media).where(t_media.c.id == media_id)).one_or_none()
    if row is None or row.state == "failed":
        return Lost()
    if row.body is None:
        return Wanted()
    try:
        data = vault.open(conn, row.person_id, BODY, row.body)
        about = vault.open_json(conn, row.person_id, ABOUT, row.about) if row.about else {}
    except (Erased, Unreadable):
        return Lost()
    if len(data) > MOST_UPLOAD:
        return Lost()
    mime = str(row.mime).partition(";")[0].strip().casefold()
    kind = _kind(row.kind, mime, len(data))
    name = str(about.get("name") or "") if row.kind == "document" else ""
    return Enclosed(kind, data, name or f"{row.kind}.{_ending(mime)}")


def _ending(mime: str) -> str:
    known = _ENDINGS.get(mime) or (guess_extension(mime) or "").removeprefix(".")
    return known or "bin"


def _kind(kind: str, mime: str, size: int) -> str:
    if kind == "voice" and mime in _SOUNDS:
        return "voice"
    if kind == "photo" and mime in _PICTURES and size <= MOST_PHOTO:
        return "photo"
    return "document"
