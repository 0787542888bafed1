"""The twin driven from outside: ``POST /control/<deed>`` with a JSON body, for benchmarks and other languages.

People and groups are named by their ids, bots by their numbers, messages by chat and number; files are base64.
``many`` takes a list of ``[deed, body]`` and does them in order.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.twin.ask import find
from tests.twin.bots import Bot
from tests.twin.chats import Group, Private
from tests.twin.message import Media, Message, Press
from tests.twin.people import User

if TYPE_CHECKING:
    from tests.twin.twin import Twin

Body = dict[str, Any]


async def control(twin: Twin, deed: str, body: Any) -> Any:
    """Do one deed and say what came of it; LookupError if there is no such deed, person, group or message."""
    if deed == "many":
        return [await control(twin, name, one) for name, one in body]
    if deed == "until":
        await twin.until(lambda: len(_calls(twin, body)) >= body["times"], body.get("within", 30))
        return True
    return _DEEDS[deed](twin, body)


def _bot(twin: Twin, body: Body) -> Bot:
    return next(bot for bot in twin.bots.values() if bot.id == body["bot"])


def _user(twin: Twin, body: Body) -> User:
    return twin.users[body["user"]]


def _to(twin: Twin, body: Body) -> Bot | Group:
    return twin.groups[body["group"]] if "group" in body else _bot(twin, body)


def _chat(twin: Twin, body: Body) -> Private | Group:
    to = _to(twin, body)
    return to if isinstance(to, Group) else twin.private(_user(twin, body), to)


def _message(twin: Twin, body: Body) -> Message:
    found = find(_chat(twin, body), body["message"])
    if found is None:
        raise LookupError(f"no message {body['message']}")
    return found


def _reply(twin: Twin, body: Body) -> Message | None:
    return _message(twin, {**body, "message": body["reply_to"]}) if "reply_to" in body else None


def _who(twin: Twin, body: Body) -> User | Bot:
    return _user(twin, body) if "user" in body else _bot(twin, body)


def _seen(message: Message) -> Body:
    return {
        "id": message.id, "sender": message.sender.id, "text": message.text, "caption": message.caption,
        "labels": message.labels, "keys": message.keys, "thread": message.thread, "edited": message.edited,
        "protected": message.protected, "at": message.at, "service": sorted(message.service),
        "media": message.media and _file(message.media),
    }  # fmt: skip


def _file(media: Media) -> Body:
    return {"kind": media.kind, "name": media.name, "bytes": base64.b64encode(media.bytes).decode()}


def _pressed(press: Press) -> Body:
    answer = press.answer
    return {"id": press.id, "data": press.data, "answer": answer and {"text": answer.text, "after_s": answer.after_s}}


def _calls(twin: Twin, body: Body) -> list[Body]:
    bot = _bot(twin, body) if "bot" in body else None
    return [
        {"at": call.at, "method": call.method, "chat": call.chat_id, "status": call.status, "said": call.description}
        for call in twin.calls_to(body.get("method"), body.get("chat"), bot)
        if call.status == body.get("status", call.status)
    ]


def _sent(kind: str) -> Callable[[Twin, Body], Body]:
    def send(twin: Twin, body: Body) -> Body:
        user, to, data = _user(twin, body), _to(twin, body), base64.b64decode(body["bytes"])
        if kind == "voice":
            return _seen(user.voice(to, data, body.get("seconds", 3)))
        if kind == "photo":
            return _seen(user.photo(to, data, body.get("caption", "")))
        return _seen(user.document(to, data, body["name"], body["mime"], body.get("caption", "")))

    return send


def _fault(twin: Twin, body: Body) -> bool:
    aimed: Body = {name: body[name] for name in ("method", "chat", "times", "after") if name in body}
    if "bot" in body:
        aimed["bot"] = _bot(twin, body)
    if "seconds" in body:
        twin.hang(**aimed, seconds=body["seconds"])
    elif "before" in body:
        twin.drop(**aimed, before=body["before"])
    else:
        twin.fail(**aimed, **{name: body[name] for name in ("status", "description", "retry_after") if name in body})
    return True


_DEEDS: dict[str, Callable[[Twin, Body], Any]] = {
    "bot": lambda twin, body: twin.bot(**body).id,
    "user": lambda twin, body: twin.user(**body).id,
    "group": lambda twin, body: twin.group(**body).id,
    "start": lambda twin, body: _seen(_user(twin, body).start(_bot(twin, body), body.get("payload", ""))),
    "say": lambda twin, body: _seen(
        _user(twin, body).say(_to(twin, body), body["text"], _reply(twin, body), body.get("thread"))
    ),
    "edit": lambda twin, body: _user(twin, body).edit(_message(twin, body), body["text"]),
    "voice": _sent("voice"),
    "photo": _sent("photo"),
    "document": _sent("document"),
    "contact": lambda twin, body: _seen(_user(twin, body).contact(_to(twin, body), body["number"])),
    "location": lambda twin, body: _seen(_user(twin, body).location(_to(twin, body), body["lat"], body["lon"])),
    "press": lambda twin, body: _pressed(
        _user(twin, body).press(_message(twin, body), body.get("label"), data=body.get("data"))
    ),
    "pressed": lambda twin, body: _pressed(twin.presses[body["press"]]),
    "tap": lambda twin, body: _seen(_user(twin, body).tap(_to(twin, body), body["label"])),
    "block": lambda twin, body: _user(twin, body).block(_bot(twin, body)),
    "unblock": lambda twin, body: _user(twin, body).unblock(_bot(twin, body)),
    "sees": lambda twin, body: [_seen(message) for message in _chat(twin, body).messages],
    "add": lambda twin, body: twin.groups[body["group"]].add(
        _who(twin, body), admin="rights" in body, rights=set(body.get("rights", ()))
    ),
    "remove": lambda twin, body: twin.groups[body["group"]].remove(_who(twin, body)),
    "topic": lambda twin, body: twin.groups[body["group"]].topic(body["name"]),
    "delete_topic": lambda twin, body: twin.groups[body["group"]].delete_topic(body["thread"]),
    "migrate": lambda twin, body: twin.groups[body["group"]].migrate().id,
    "fault": _fault,
    "revoke": lambda twin, body: twin.revoke(_bot(twin, body)),
    "expire_queries": lambda twin, _: twin.expire_queries(),
    "calls": _calls,
    "invalid": lambda twin, _: twin.invalid,
    "waiting": lambda twin, body: [update.wire() for update in twin.waiting(_bot(twin, body))],
    "group_peak": lambda twin, body: twin.group_peak(body["group"], body.get("seconds", 60)),
}
