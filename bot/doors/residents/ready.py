"""What is wrong with how the residents' bot is set up, asked of Telegram itself: for ``linli ready``."""

from datetime import datetime, timedelta

from aiogram.methods import GetMe, GetWebhookInfo
from aiogram.types import WebhookInfo
from sqlalchemy import select

from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.doors.residents.line import Line
from bot.doors.residents.setup import known_bot
from bot.pages.ready import Lack
from bot.store.ready import note
from bot.store.tables import t_setting
from bot.telegram import Refusal, Why

_TROUBLE = "conflict:residents"
_FRESH = timedelta(minutes=10)
_MOST_SAID = 120  # characters of what Telegram says of our own server


def note_conflict(work: Work) -> None:
    """Somebody else asked for the same bot's updates, just now."""
    note(work.conn, _TROUBLE, {}, work.now)


async def look(line: Line, centre: Centre) -> list[Lack]:
    """What is wrong, nothing when all is well."""
    me = await line.call(GetMe())
    if isinstance(me, Refusal):
        return [Lack("ready-tg-residents-token" if me.why is Why.TOKEN else "ready-tg-residents-away")]
    info = await line.call(GetWebhookInfo())
    if isinstance(info, Refusal):
        return [Lack("ready-tg-residents-away")]
    now = centre.clock.now()
    by, conflict_at = await centre.look(lambda work: (known_bot(work).get("by"), _conflict_at(work)))
    found: list[Lack] = []
    if conflict_at is not None and now - conflict_at < _FRESH:
        found.append(Lack("ready-tg-residents-conflict"))
    if by == "polling" and info.url:
        found.append(Lack("ready-tg-residents-hooked"))
    if by == "webhook" and not info.url:
        found.append(Lack("ready-tg-residents-unhooked"))
    if by == "webhook" and fresh_error(info, now, _FRESH):
        said = (info.last_error_message or "")[:_MOST_SAID]
        found.append(Lack("ready-tg-residents-hook-error", {"error": said}))
    return found


def fresh_error(info: WebhookInfo, now: datetime, within: timedelta) -> bool:
    """Whether Telegram failed lately to bring something."""
    return info.last_error_date is not None and now - info.last_error_date < within


def _conflict_at(work: Work) -> datetime | None:
    at: datetime | None = work.conn.execute(
        select(t_setting.c.at).where(t_setting.c.key == _TROUBLE)
    ).scalar_one_or_none()
    return at
