"""Asking and setting: who the bot is, who is in a chat, commands and descriptions, files, answers to presses."""

from __future__ import annotations

import re
from typing import Any

from tests.twin import wire
from tests.twin.ask import Ask
from tests.twin.bots import Bot
from tests.twin.chats import Group, Private
from tests.twin.entities import units
from tests.twin.message import Answer, Media
from tests.twin.people import User
from tests.twin.refusals import QUERY_TOO_OLD, bad

DOWNLOAD_MOST = 20 * 2**20
ANSWER_MOST = 200
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}", re.ASCII)
_NO_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(ask: Ask) -> dict[str, Any]:
    """The bot itself."""
    return wire.me_json(ask.bot)


def get_chat(ask: Ask) -> dict[str, Any]:
    """A chat, in full."""
    chat = ask.chat(writing=False)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(_NO_GIFTS, False)}
    return wire.chat_json(chat) | full


def get_chat_member(ask: Ask) -> dict[str, Any]:
    """What somebody is in a group."""
    group = _group(ask)
    return wire.member_json(group, _person(ask, ask.number("user_id")))


def get_chat_administrators(ask: Ask) -> list[dict[str, Any]]:
    """The owner and the administrators, other bots not shown."""
    group = _group(ask)
    people = [group.owner, *(group.members[number] for number in group.admins)]
    return [wire.member_json(group, who) for who in people if not isinstance(who, Bot) or who is ask.bot]


def get_chat_member_count(ask: Ask) -> int:
    """How many are in a chat."""
    chat = ask.chat(writing=False)
    return len(chat.members) if isinstance(chat, Group) else 2


def leave_chat(ask: Ask) -> bool:
    """The bot goes."""
    group = _group(ask)
    before = wire.member_json(group, ask.bot)
    group.members.pop(ask.bot.id, None)
    group.admins.pop(ask.bot.id, None)
    ask.twin.tell_member(group, ask.bot, before)
    return True


def get_file(ask: Ask) -> dict[str, Any]:
    """Where a file of this bot can be downloaded from."""
    media = ask.bot.files.get(ask.text("file_id"))
    if not ask.text("file_id"):
        raise bad("file_id not specified")
    if media is None:
        known = any(ask.text("file_id") in bot.files for bot in ask.twin.bots.values())
        raise bad("wrong file_id or the file is temporarily unavailable" if known else "invalid file_id")
    if len(media.bytes) > DOWNLOAD_MOST:
        raise bad("file is too big")
    return wire.file_json(media, ask.bot) | {"file_path": path_of(media)}


def path_of(media: Media) -> str:
    """The path of a file under /file/bot<token>/."""
    ending = {"voice": ".oga", "photo": ".jpg"}.get(media.kind) or "." + (media.name.rpartition(".")[2] or "bin")
    folder = {"voice": "voice", "photo": "photos"}.get(media.kind, "documents")
    return f"{folder}/file_{media.number}{ending}"


def answer_callback_query(ask: Ask) -> bool:
    """A press is answered: a toast, an alert, or only the end of its waiting."""
    press = ask.bot.presses.get(ask.text("callback_query_id"))
    if press is None or ask.twin.too_old(press):
        raise bad(QUERY_TOO_OLD)
    if units(ask.text("text")) > ANSWER_MOST:
        raise bad("MESSAGE_TOO_LONG")
    url = ask.text("url")
    if url and not url.startswith((f"https://t.me/{ask.bot.username}?start=", f"t.me/{ask.bot.username}?start=")):
        raise bad("URL_INVALID")
    after = ask.twin.clock() - press.at
    press.answers.append(Answer(ask.text("text"), ask.flag("show_alert"), url or None, after))
    ask.twin.stir()
    return True


def set_my_commands(ask: Ask) -> bool:
    """The menu of commands, in one language and for one scope."""
    commands = ask.object("commands")
    if not isinstance(commands, list):
        raise bad("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", ""))):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    ask.bot.settings[_menu(ask)] = [
        {"command": one["command"].removeprefix("/"), "description": one["description"]} for one in commands
    ]
    return True


def get_my_commands(ask: Ask) -> list[dict[str, str]]:
    """The menu as it was set."""
    found: list[dict[str, str]] = ask.bot.settings.get(_menu(ask), [])
    return found


def delete_my_commands(ask: Ask) -> bool:
    """The menu goes."""
    ask.bot.settings.pop(_menu(ask), None)
    return True


def set_my_name(ask: Ask) -> bool:
    """The bot's name."""
    return _set(ask, "name", 64)


def set_my_description(ask: Ask) -> bool:
    """What stands in the empty chat."""
    return _set(ask, "description", 512)


def set_my_short_description(ask: Ask) -> bool:
    """What stands in the profile."""
    return _set(ask, "short_description", 120)


def get_my_name(ask: Ask) -> dict[str, str]:
    """The name as it was set, else BotFather's."""
    return {"name": ask.bot.settings.get(f"name {ask.text('language_code')}", ask.bot.name)}


def get_my_description(ask: Ask) -> dict[str, str]:
    """The description as it was set."""
    return {"description": ask.bot.settings.get(f"description {ask.text('language_code')}", "")}


def get_my_short_description(ask: Ask) -> dict[str, str]:
    """The short description as it was set."""
    return {"short_description": ask.bot.settings.get(f"short_description {ask.text('language_code')}", "")}


def set_chat_menu_button(ask: Ask) -> bool:
    """The button beside the line one writes in."""
    ask.bot.settings[f"menu {ask.number('chat_id')}"] = ask.object("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(ask: Ask) -> dict[str, Any]:
    """The menu button as it was set."""
    found: dict[str, Any] = ask.bot.settings.get(f"menu {ask.number('chat_id')}", {"type": "default"})
    return found


def _set(ask: Ask, what: str, most: int) -> bool:
    text = ask.text(what)
    if len(text) > most:
        raise bad(f"{'bot ' if what == 'name' else ''}{what.replace('_', ' ')} is too long")
    ask.bot.settings[f"{what} {ask.text('language_code')}"] = text
    return True


def _menu(ask: Ask) -> str:
    scope = ask.object("scope") or {"type": "default"}
    where = " ".join(f"{key}={scope[key]}" for key in sorted(scope))
    return f"commands {where} {ask.text('language_code')}"


def _group(ask: Ask) -> Group:
    chat: Private | Group = ask.chat(writing=False)
    if not isinstance(chat, Group):
        raise bad("there are no administrators in the private chat")
    return chat


def _person(ask: Ask, number: int) -> User | Bot:
    bots = {bot.id: bot for bot in ask.twin.bots.values()}
    found = ask.twin.users.get(number) or bots.get(number)
    if found is None:
        raise bad("user not found")
    return found
