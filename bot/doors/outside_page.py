"""A page for people outside, as both doors print it: its template, its style, and the headers that guard it."""

import secrets
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from bot.words import Words

PAPER = Path(__file__).parent / "outside"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(PAPER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _css() -> Markup:
    return Markup((PAPER / "outside.css").read_text(encoding="utf-8"))  # noqa: S704 - part of the program


def render(words: Words, lang: str, template: str, *, status: int = 200, **values: Any) -> Response:
    """The whole page. It runs no script, asks nothing of any other address, and no browser keeps it."""
    nonce = secrets.token_urlsafe(12)
    text = (
        _environment()
        .get_template(template)
        .render(say=lambda key, **slots: words.say(lang, key, **slots), lang=lang, nonce=nonce, css=_css(), **values)
    )
    response = HTMLResponse(text, status_code=status)
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"  # "no-referrer" would make Origin "null", which is refused
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Vary"] = "Accept-Language"
    return response
