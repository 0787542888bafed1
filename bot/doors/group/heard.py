"""What one raw update of the desk bot is: something a worker did, a chat that changed, or chatter, which is dropped.

Chatter of the group ends here: it is never stored, never logged.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.telegram import MOST_DOWNLOAD, readable

PREFIX = "d:"  # before everything behind our buttons

# Typed by hand they may be Chinese; only the ASCII ones can stand in Telegram's menu.
_NAMES: Mapping[str, str] = {
    "start": "start",
    "duty": "duty", "值班": "duty", "当值": "duty", "當值": "duty",
    "mine": "mine", "我的": "mine",
    "find": "find", "查": "find", "找": "find",
    "done": "done", "完": "done",
    "ping": "ping", "测试": "ping", "測試": "ping",
    "help": "help", "帮助": "help", "幫助": "help", "說明": "help", "说明": "help",
}  # fmt: skip
_FIND = re.compile(r"[查找]\s*(?P<number>\S*[0-9]{2}\S*)")
_GROUPS = frozenset({"group", "supergroup"})
_OUT = frozenset({"left", "kicked"})
# What a worker may send in private besides words: these go on to the resident, the kind they are kept as, what they are
# where nobody says.
_FILES: Mapping[str, tuple[str, str]] = {
    "voice": ("voice", "audio/ogg"),
    "animation": ("document", "video/mp4"),  # before the document it comes with
    "document": ("document", "application/octet-stream"),
    "video": ("document", "video/mp4"),
    "video_note": ("document", "video/mp4"),
    "audio": ("document", "audio/mpeg"),
}
# And these cannot: they would show an account, or say nothing.
_OTHERS = ("sticker", "contact", "location", "venue", "poll", "dice")
_MIME = re.compile(r"[a-z]{1,40}/[a-z0-9.+-]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Knock:
    """Something a person did that is answered: a press, a command, words, a file; or words of theirs put right."""

    update_id: int
    kind: str  # press · command · words · file · edit
    user: int
    chat: int
    group: bool = False
    forum: bool = False
    title: str = ""  # the group's
    message: int = 0  # the message itself; of a press, the one its button stands below
    thread: int | None = None
    answers: int | None = None  # the message it replies to
    query: str = ""  # what a press is answered by
    name: str = ""  # of the button or command
    text: str = ""  # what the button is about, what follows the command, or the words
    file: str = ""  # the platform's name for what came along
    media: str = ""  # its kind: voice · photo · document
    mime: str = ""
    size: int = 0  # bytes, as far as anybody says


@dataclass(frozen=True, slots=True)
class Seen:
    """What the bot is in a chat has changed: in a group its rights, in private whether it was stopped."""

    update_id: int
    user: int
    chat: int
    group: bool
    reached: bool
    topics: bool = False  # it may open topics
    forum: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup with another number."""

    update_id: int
    old: int
    new: int


Heard = Knock | Seen | Moved


def knock_to_json(knock: Knock) -> dict[str, Any]:
    """As it is kept, sealed."""
    return asdict(knock)


def knock_from_json(data: dict[str, Any]) -> Knock:
    """Back from where it was kept. Raises TypeError when no version of Linli wrote it."""
    return Knock(**data)


def hear(update: dict[str, Any], username: str = "") -> Heard | None:
    """What this update is; None for what is nobody's business here. ``username`` is the bot's own, where known.

    Raises KeyError, TypeError or ValueError for what is no update of Telegram's.
    """
    number = int(update["update_id"])
    if "callback_query" in update:
        return _press(number, update["callback_query"])
    if "my_chat_member" in update:
        return _seen(number, update["my_chat_member"])
    if "message" in update:
        return _message(number, update["message"], username)
    if "edited_message" in update:
        return _edited(number, update["edited_message"])
    return None


def _edited(number: int, message: dict[str, Any]) -> Knock | None:
    """Words put right, in private; what is edited in the group is chatter."""
    text = readable(str(message.get("text", message.get("caption", "")))).strip()
    if message["chat"]["type"] != "private" or "from" not in message or "location" in message:
        return None
    chat, user = int(message["chat"]["id"]), int(message["from"]["id"])
    return Knock(number, "edit", user=user, chat=chat, message=int(message["message_id"]), text=text)


def _press(number: int, query: dict[str, Any]) -> Knock | None:
    message = query.get("message")
    if message is None or "data" not in query:  # a game, or a message of another bot: not ours
        return None
    data = str(query["data"])
    name, _, about = data.removeprefix(PREFIX).partition(":") if data.startswith(PREFIX) else ("", "", "")
    chat = message["chat"]
    return Knock(
        number,
        "press",
        user=int(query["from"]["id"]),
        chat=int(chat["id"]),
        group=chat["type"] in _GROUPS,
        message=int(message["message_id"]),
        thread=_thread(message),
        query=str(query["id"]),
        name=name,
        text=readable(about),
    )


def _seen(number: int, change: dict[str, Any]) -> Seen | None:
    chat, now = change["chat"], change["new_chat_member"]
    group = chat["type"] in _GROUPS
    if not group and chat["type"] != "private":
        return None
    may_write = now["status"] != "restricted" or bool(now.get("can_send_messages"))
    return Seen(
        number,
        user=int(change["from"]["id"]),
        chat=int(chat["id"]),
        group=group,
        reached=now["status"] not in _OUT and may_write,
        topics=bool(now.get("can_manage_topics")),
        forum=bool(chat.get("is_forum")),
    )


def _message(number: int, message: dict[str, Any], username: str) -> Heard | None:
    chat = message["chat"]
    if "migrate_to_chat_id" in message:
        return Moved(number, int(chat["id"]), int(message["migrate_to_chat_id"]))
    if "migrate_from_chat_id" in message:
        return Moved(number, int(message["migrate_from_chat_id"]), int(chat["id"]))
    if "from" not in message or chat["type"] not in {"private", *_GROUPS}:
        return None
    group = chat["type"] in _GROUPS
    text = readable(str(message.get("text", ""))).strip()
    answers = int(message["reply_to_message"]["message_id"]) if "reply_to_message" in message and not group else None
    found = _command(text, username, bare=not group and answers is None)
    if found is None and answers is not None and text in {"完", "完。"}:
        found = ("done", "")
    if found is not None:
        kind, (name, words) = "command", found
    elif group:
        return None  # chatter
    elif text:
        kind, name, words = ("command", "help", "") if text[0] in "/／" else ("words", "", text)
    elif _file(message) is not None:
        kind, name, words = "file", "", readable(str(message.get("caption", ""))).strip()
    elif any(one in message for one in _OTHERS):
        kind, name, words = "file", "", ""
    else:
        return None
    return Knock(
        number,
        kind,
        user=int(message["from"]["id"]),
        chat=int(chat["id"]),
        group=group,
        forum=bool(chat.get("is_forum")),
        title=readable(str(chat.get("title", "")))[:128],
        message=int(message["message_id"]),
        thread=_thread(message),
        answers=answers,
        name=name,
        text=words,
        **(_file(message) or {} if kind == "file" else {}),
    )


def _file(message: dict[str, Any]) -> dict[str, Any] | None:
    """What hangs on the message, as a knock has it; of a photo the largest."""
    if message.get("photo"):
        sizes = message["photo"]
        shown = [one for one in sizes if int(one.get("file_size") or 0) <= MOST_DOWNLOAD] or sizes
        best = max(shown, key=lambda one: int(one["width"]) * int(one["height"]))
        return {"file": str(best["file_id"]), "media": "photo", "mime": "image/jpeg", "size": _size(best)}
    for name, (kind, usual) in _FILES.items():
        if name in message:
            found = message[name]
            said = str(found.get("mime_type") or "").strip().casefold()
            mime = said if _MIME.fullmatch(said) else usual
            return {"file": str(found["file_id"]), "media": kind, "mime": mime, "size": _size(found)}
    return None


def _size(found: dict[str, Any]) -> int:
    """Never more than a database's number can hold: whoever sends it says how large it is."""
    return max(0, min(int(found.get("file_size") or 0), 2**31 - 1))


def _command(text: str, username: str, *, bare: bool) -> tuple[str, str] | None:
    """The command and what follows it. In private, where it answers nothing, a Chinese one needs no stroke."""
    slash = text[:1] in {"/", "／"}
    if not slash and not bare:
        return None
    head, *rest = text.lstrip("/／").split(None, 1) or [""]
    word, at, whom = head.partition("@")
    if at and username and whom.casefold() != username.casefold():
        return None  # for another bot
    name = _NAMES.get(word.casefold())
    if name is not None and (slash or not word.isascii()) and (slash or name == "find" or not rest):
        return name, rest[0].strip() if rest else ""
    finding = _FIND.fullmatch(text.lstrip("/／"))
    return ("find", finding["number"]) if finding is not None else None


def _thread(message: dict[str, Any]) -> int | None:
    """The topic; a plain reply in a group has a thread too, which is none."""
    return int(message["message_thread_id"]) if message.get("is_topic_message") else None
