"""The console's paper: templates, static files, and the headers every page of the desk carries."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import HTTPException
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from bot.words import Words

DESK = Path(__file__).parent / "desk"
_STATIC = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)


@dataclass(frozen=True, slots=True)
class Say:
    """``say(key, **slots)`` in one language, as the templates call it."""

    words: Words
    lang: str

    def __call__(self, key: str, **slots: str | int) -> str:
        """The sentence. Raises WordsError for a key that no page says: a bug."""
        return self.words.say(self.lang, key, **slots)

    def has(self, key: str) -> bool:
        """Whether this language says the key."""
        return self.words.has(self.lang, key)

    def label(self, kind: str, code: str) -> str:
        """The word for a code kept in a row: one that has left the pages since is shown as the code itself."""
        key = f"{kind}-{code}"
        return self(key) if self.has(key) else code


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(DESK), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _static() -> Mapping[str, tuple[bytes, str, str]]:
    """Name → bytes, media type, version. Read once: the folder is part of the program."""
    found = {}
    for path in sorted(DESK.iterdir()):
        if path.suffix in _STATIC:
            data = path.read_bytes()
            found[path.name] = (data, _STATIC[path.suffix], hashlib.sha256(data).hexdigest()[:12])
    return found


def static_url(name: str) -> str:
    """Where a static file lives, with its version, so that it may be cached for ever."""
    return f"/desk/static/{name}?v={_static()[name][2]}"


def static_file(name: str, version: str) -> Response:
    """One static file. Raises HTTPException 404 for any other name."""
    if name not in _static():
        raise HTTPException(404, "none")
    data, mime, current = _static()[name]
    lasting = "public, max-age=31536000, immutable" if version == current else "no-cache"
    return Response(data, media_type=mime, headers={"Cache-Control": lasting, "X-Content-Type-Options": "nosniff"})


def guarded(response: Response, *, framed: bool = False) -> Response:
    """The same response with the headers that keep the desk to itself; ``framed``: our own demo page may hold it."""
    response.headers["Content-Security-Policy"] = _POLICY.format(ancestors="'self'" if framed else "'none'")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"  # "no-referrer" would make Origin "null", which is refused
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    return response


def page(template: str, *, status: int = 200, framed: bool = False, **values: Any) -> Response:
    """A whole page or a fragment of one."""
    text = _environment().get_template(template).render(static=static_url, **values)
    return guarded(HTMLResponse(text, status_code=status), framed=framed)


def once() -> str:
    """A form's own number: a form sent twice counts once."""
    return secrets.token_urlsafe(9)
