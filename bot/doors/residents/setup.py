"""Tells Telegram how the residents' bot is to be used: its menu and descriptions, and whether it is asked or calls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.methods import (
    DeleteWebhook,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyShortDescription,
    GetWebhookInfo,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
    SetWebhook,
)
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats
from sqlalchemy import select

from bot.centre import saying
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.residents.line import ALLOWED, Line
from bot.store.ready import note
from bot.store.tables import t_setting
from bot.telegram import Refusal

SETTING = "bot:residents"
MENU = ("start", "status", "help", "code", "stop", "held", "delete")  # Telegram's menu takes small Latin letters only
_PRIVATE = BotCommandScopeAllPrivateChats()
_DESCRIPTION, _SHORT = 512, 120  # characters


@dataclass(frozen=True, slots=True)
class Face:
    """What the bot shows in one language of Telegram's (two letters; "" for all that have none of their own)."""

    code: str
    commands: tuple[tuple[str, str], ...]
    about: str
    short: str


async def set_up(line: Line, centre: Centre, hook: tuple[str, str] | None) -> str | Refusal:
    """The bot's username once all is as it should be. What is so already is left alone; no update is ever dropped."""
    me = await line.call(GetMe())
    if isinstance(me, Refusal):
        return me
    for face in await centre.look(lambda work: list(faces(work))):
        refusal = await _show(line, face)
        if refusal is not None:
            return refusal
    refusal = await _connect(line, hook)
    if refusal is not None:
        return refusal
    name = me.username or ""
    known = {"id": me.id, "username": name, "by": "webhook" if hook else "polling"}
    await centre.work(lambda work: note(work.conn, SETTING, known, work.now))
    return name


def known_bot(work: Work) -> Mapping[str, Any]:
    """What was noted when it was last set up: ``id``, ``username``, ``by``; empty before the first time."""
    found: Mapping[str, Any] | None = work.conn.execute(
        select(t_setting.c.value).where(t_setting.c.key == SETTING)
    ).scalar_one_or_none()
    return found or {}


def faces(work: Work) -> Iterable[Face]:
    """One for everybody in the house's own language, and one for each language that Telegram can tell apart.

    It knows ``zh`` only, not which Chinese: that is the house's own, or simplified.
    """
    house = work.house
    yield _face(work, "", house.lang)
    chinese = next((lang for lang in (*house.station.languages, *house.words.langs) if lang.startswith("zh")), None)
    if chinese is not None:
        yield _face(work, "zh", chinese)
    for lang in house.words.langs:
        if len(lang) == 2:
            yield _face(work, lang, lang)


def _face(work: Work, code: str, lang: str) -> Face:
    words, station = work.house.words, work.house.station.called(lang)
    numbers = saying.say_numbers(work, lang, saying.dangers_numbers(work, None))
    return Face(
        code,
        tuple((name, words.say(lang, f"tg-menu-{name}")) for name in MENU),
        words.say(lang, "tg-about", station=station, numbers=numbers)[:_DESCRIPTION],
        words.say(lang, "tg-about-short", station=station)[:_SHORT],
    )


async def _show(line: Line, face: Face) -> Refusal | None:
    code = face.code or None
    shown = await line.call(GetMyCommands(scope=_PRIVATE, language_code=code))
    if isinstance(shown, Refusal):
        return shown
    if tuple((one.command, one.description) for one in shown) != face.commands:
        menu = [BotCommand(command=name, description=said) for name, said in face.commands]
        done = await line.call(SetMyCommands(commands=menu, scope=_PRIVATE, language_code=code))
        if isinstance(done, Refusal):
            return done
    about = await line.call(GetMyDescription(language_code=code))
    if isinstance(about, Refusal):
        return about
    if about.description != face.about:
        done = await line.call(SetMyDescription(description=face.about, language_code=code))
        if isinstance(done, Refusal):
            return done
    return await _show_short(line, face, code)


async def _show_short(line: Line, face: Face, code: str | None) -> Refusal | None:
    short = await line.call(GetMyShortDescription(language_code=code))
    if isinstance(short, Refusal):
        return short
    if short.short_description == face.short:
        return None
    done = await line.call(SetMyShortDescription(short_description=face.short, language_code=code))
    return done if isinstance(done, Refusal) else None


async def _connect(line: Line, hook: tuple[str, str] | None) -> Refusal | None:
    if hook is not None:  # always: whether Telegram still knows the same secret cannot be asked
        url, secret = hook
        done = await line.call(SetWebhook(url=url, secret_token=secret, max_connections=1, allowed_updates=ALLOWED))
        return done if isinstance(done, Refusal) else None
    info = await line.call(GetWebhookInfo())
    if isinstance(info, Refusal):
        return info
    if not info.url:
        return None
    done = await line.call(DeleteWebhook())
    return done if isinstance(done, Refusal) else None
