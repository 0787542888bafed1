"""What the desk bot tells Telegram once: its commands in each language, and who brings the updates."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.centre.centre import Centre
from bot.centre.inviting import BOT
from bot.doors.group.messenger import Messenger
from bot.store.ready import note
from bot.store.tables import t_setting
from bot.telegram import Refusal

# In Telegram's menu a command has Latin letters only; typed by hand they may be Chinese (heard.py).
_IN_GROUP = ("duty", "mine", "find", "help")
_IN_PRIVATE = ("mine", "duty", "find", "done", "ping", "help")
Menu = tuple[bool, str | None, tuple[tuple[str, str], ...]]  # in groups, language of the app, commands


async def set_up(centre: Centre, messenger: Messenger, hook: tuple[str, str] | None) -> Refusal | str:
    """Do it, leaving out what is so already; the bot's name, or the refusal. May be repeated."""
    me = await messenger.me()
    if isinstance(me, Refusal):
        return me
    menus = list(_menus(centre))
    print_ = hashlib.sha256(json.dumps(menus, ensure_ascii=False).encode()).hexdigest()
    known = await centre.store.look(known_bot)
    if known.get("id") != me.id or known.get("menu") != print_:
        for group, lang, commands in menus:
            refusal = await messenger.set_menu(commands, group=group, lang=lang)
            if refusal is not None:
                return refusal
    refusal = await (messenger.set_hook(*hook) if hook is not None else messenger.drop_hook())
    if refusal is not None:
        return refusal
    value = {"id": me.id, "username": me.username or "", "menu": print_}
    if known != value:
        now = centre.clock.now()
        await centre.store.turn(lambda conn: _keep(conn, value, now))
    return me.username or ""


def known_bot(conn: Connection) -> dict[str, Any]:
    """What the platform said of the bot last; empty when it was never asked."""
    value = conn.execute(select(t_setting.c.value).where(t_setting.c.key == BOT)).scalar_one_or_none()
    return dict(value or {})


def _keep(conn: Connection, value: dict[str, Any], now: datetime) -> None:
    note(conn, BOT, value, now)


def _menus(centre: Centre) -> Iterator[Menu]:
    """For every app the desk's language; for an app in another language of the station, that one."""
    languages: dict[str | None, str] = {None: centre.house.lang}
    for lang in centre.station.languages:
        languages.setdefault(lang[:2], lang)
    for app, lang in languages.items():
        for group, names in ((True, _IN_GROUP), (False, _IN_PRIVATE)):
            commands = tuple((name, centre.words.say(lang, f"group-menu-{name}")) for name in names)
            yield group, app, commands
