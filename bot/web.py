"""The web server's one application: the residents' chat and the staff desk, and in the demo the page around them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fastapi import FastAPI

from bot.centre.centre import Centre
from bot.doors.console import console_routes
from bot.doors.demo import demo_routes
from bot.doors.loud.report import report_routes
from bot.doors.web import web_routes
from bot.doors.web_inbound import inbound_routes
from bot.doors.web_receipt import receipt_routes
from bot.hook import Hook, hook_routes
from bot.settings import Settings
from bot.story import Story, Warp


@dataclass(frozen=True, slots=True)
class Play:
    """What makes it the demo: the story, and the clock that may be moved."""

    story: Story
    warp: Warp


def build_web(  # noqa: PLR0913 - each is a different part of the house
    centre: Centre,
    settings: Settings,
    *,
    secret: bytes,
    open_doors: Callable[[], bool],
    notices: Mapping[str, str],
    play: Play | None = None,
    hooks: Mapping[str, Hook] | None = None,
) -> FastAPI:
    """The application. With a ``play`` it is the demo, whose page stands at ``/``; the chat is at ``/c`` in both."""
    web = FastAPI(title="Linli", docs_url=None, redoc_url=None, openapi_url=None)
    if hooks:
        web.include_router(hook_routes(hooks))
    if settings.loud:
        web.include_router(report_routes(centre, settings.loud_secret.get_secret_value()))
    demo = play is not None
    if play is not None:
        web.include_router(demo_routes(centre, play.story, warp=play.warp, chat="/c"))
    origins = (settings.public_url,) if settings.public_url else ()
    web.include_router(console_routes(centre, demo=demo, secure=settings.secure, origins=origins))
    web.include_router(receipt_routes(centre, demo=demo, origins=origins))
    web.include_router(inbound_routes(centre, demo=demo, origins=origins))
    web.include_router(
        web_routes(
            centre,
            demo=demo,
            open_doors=open_doors,
            leave_to=settings.leave_to,
            framed_by=tuple(settings.embed_on.split()),
            origins=origins,
            notices=notices,
            secret=secret,
            secure=settings.secure,
        )
    )
    return web


def build_hooks(hooks: Mapping[str, Hook]) -> FastAPI:
    """The application of a process that serves bots alone: the places where their platform calls, nothing else."""
    web = FastAPI(title="Linli", docs_url=None, redoc_url=None, openapi_url=None)
    web.include_router(hook_routes(hooks))
    return web
