"""The official table: made of the right aiogram, read rightly out of the descriptions, and able to refuse."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.twin.schema.check import check, table
from tests.twin.schema.make import TABLE, VERSION, limits_of, table_of, written

ROOT = Path(__file__).parents[2]


def test_it_is_made_of_the_aiogram_we_run() -> None:
    pinned = re.search(r"^aiogram==([\d.]+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert pinned
    assert table()["source"]["version"] == pinned[1] == VERSION
    assert len(table()["source"]["sha256"]) == 64
    assert (len(table()["methods"]), TABLE.stat().st_size < 300_000) == (185, True)


def _field(name: str, kind: str, words: str, *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "type": kind, "description": words, "required": required}


SAMPLE = {
    "api": {"version": "0.0"},
    "items": [
        {
            "title": "Available methods",
            "children": [
                {
                    "name": "sendCard",
                    "category": "methods",
                    "description": "Sends a card.",
                    "annotations": [
                        _field("chat_id", "Integer or String", "A chat, in the format @username.", required=True),
                        _field("text", "String", "Text, 1-5 characters after entities parsing", required=True),
                        _field("limit", "Integer", "Values between 1-100 are accepted. Defaults to 100."),
                        _field("doors", "Array of Door", "A JSON-serialized list of 1-2 doors"),
                        _field("message_id", "Integer", "Required if inline_message_id is not specified."),
                        _field("inline_message_id", "String", "Required if message_id is not specified."),
                        _field("picture", "InputFile or String", "A picture."),
                    ],
                }
            ],
        },
        {
            "title": "Available types",
            "children": [
                {
                    "name": "Door",
                    "category": "types",
                    "description": "It can be one of\n - DoorOpen\n - DoorShut",
                    "annotations": [],
                },
                {
                    "name": "DoorOpen",
                    "category": "types",
                    "description": "",
                    "annotations": [_field("type", "String", "Type, must be open", required=True)],
                },
                {
                    "name": "DoorShut",
                    "category": "types",
                    "description": "",
                    "annotations": [
                        _field("type", "String", "Type, always “shut”", required=True),
                        _field("data", "String", "Data, 1-64 bytes"),
                    ],
                },
                {"name": "Unused", "category": "types", "description": "", "annotations": []},
            ],
        },
    ],
}


def test_reading_a_schema() -> None:
    made = table_of(SAMPLE)
    assert made["methods"]["sendCard"] == {
        "chat_id": ["Integer or String", 1, {"pattern": "@[A-Za-z0-9_]+"}],
        "text": ["String", 1, {"chars": [1, 5]}],
        "limit": ["Integer", 0, {"range": [1, 100]}],
        "doors": ["Array of Door", 0, {"items": [1, 2]}],
        "message_id": ["Integer", 0, {"unless": ["inline_message_id"]}],
        "inline_message_id": ["String", 0, {"unless": ["message_id"]}],
        "picture": ["InputFile or String", 0, {}],
    }
    assert made["unions"] == {"Door": ["DoorOpen", "DoorShut"]}
    assert made["types"]["DoorShut"]["data"] == ["String", 0, {"bytes": [1, 64]}]
    assert made["types"]["DoorShut"]["type"][2] == {"is": "shut"}
    assert "Unused" not in made["types"]
    assert json.loads(written(made)) == made


@pytest.mark.parametrize(
    ("kind", "words", "limits"),
    [
        ("Integer", "must be one of 7322096 (0x6FB9F0), 16766590 (0xFFD67E), or 5", {"one_of": [7322096, 16766590, 5]}),
        ("Integer", "must be one of 6 * 3600, 12 * 3600, 86400", {}),
        ("Integer", "Must be between 1 and 360 if specified.", {"range": [1, 360]}),
        ("Integer", "must be between 60 and 86400, or 0x7FFFFFFF for live locations", {}),
        ("Array of Integer", "A JSON-serialized list of up to 10 identifiers", {"items": [0, 10]}),
        ("String", "A two-letter ISO 639-1 language code", {}),
        ("Boolean", "Pass True to allow up to 1000 messages per second", {}),
    ],
)
def test_limits_in_descriptions(kind: str, words: str, limits: dict[str, Any]) -> None:
    assert limits_of(kind, words) == limits


def _keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "是", **button}]]}


CHAT: dict[str, Any] = {"chat_id": 5}
SEND: dict[str, Any] = {**CHAT, "text": "好"}


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("getMe", {}),
        ("sendMessage", SEND),
        ("sendMessage", {"chat_id": "5", "text": "好", "protect_content": "true", "message_thread_id": "7"}),
        ("sendMessage", {**SEND, "chat_id": "@linli"}),
        ("sendMessage", {**SEND, "reply_markup": _keyboard(callback_data="y")}),
        ("sendMessage", {**SEND, "reply_markup": json.dumps(_keyboard(url="https://linli.example"))}),
        ("sendMessage", {**SEND, "reply_markup": {"remove_keyboard": True}}),
        ("sendMessage", {**SEND, "reply_parameters": {"message_id": 3, "allow_sending_without_reply": True}}),
        ("sendMessage", {**SEND, "ephemeral_message_parameters": '{"receiver_user_id": 5}'}),
        ("sendMessage", {**CHAT, "text": f"<b>{'字' * 4094}</b>", "parse_mode": "HTML"}),
        ("editMessageText", {**SEND, "message_id": 1}),
        ("editMessageText", {"text": "好", "inline_message_id": "x"}),
        ("setMyCommands", {"commands": [{"command": "help", "description": "帮助"}], "scope": '{"type": "default"}'}),
        ("setMessageReaction", {**CHAT, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}]}),
        ("getUpdates", {"offset": "-1", "limit": "100", "allowed_updates": '["message"]'}),
        ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    ],
)
def test_right_requests(method: str, params: dict[str, Any]) -> None:
    assert check(method, params, set()) == []


@pytest.mark.parametrize(
    ("method", "params", "said"),
    [
        ("sendTelegram", {}, "there is no such method"),
        ("sendMessage", CHAT, "text: is required"),
        ("sendMessage", {**SEND, "silent": True}, "silent: there is no such parameter"),
        ("sendMessage", {**SEND, "chat_id": "linli"}, "chat_id: @[A-Za-z0-9_]+ is expected"),
        ("sendMessage", {**SEND, "chat_id": 5.0}, "chat_id: Integer is expected, not float"),
        ("sendMessage", {**SEND, "text": 5}, "text: String is expected, not int"),
        ("sendMessage", {**SEND, "text": "😀" * 2049}, "text: 4098 characters is not within 1-4096"),
        ("sendMessage", {**SEND, "protect_content": "ja"}, "protect_content: Boolean is expected, not str"),
        ("sendMessage", {**SEND, "protect_content": None}, "protect_content: null is no value"),
        (
            "sendMessage",
            {**SEND, "reply_markup": _keyboard(callback_data="是" * 22)},
            "reply_markup.inline_keyboard[0][0].callback_data: 66 bytes is not within 1-64",
        ),
        (
            "sendMessage",
            {**SEND, "reply_markup": {"inline_keyboard": [{"text": "是"}]}},
            "reply_markup.inline_keyboard[0]: a list is expected, not dict",
        ),
        (
            "sendMessage",
            {**SEND, "reply_markup": _keyboard(callback_data="y", colour="red")},
            "reply_markup.inline_keyboard[0][0].colour: there is no such parameter",
        ),
        (
            "sendMessage",
            {**SEND, "reply_markup": "{"},
            "reply_markup: InlineKeyboardMarkup is expected, not what is no JSON",
        ),
        (
            "sendMessage",
            {**SEND, "reply_parameters": {"quote": "好"}},
            "reply_parameters.message_id: is required unless ephemeral_message_id is given",
        ),
        (
            "editMessageText",
            {**SEND, "inline_message_id": None, "message_id": None},
            "message_id: null is no value",
        ),
        ("editMessageText", SEND, "message_id: is required unless inline_message_id is given"),
        ("getUpdates", {"limit": "101"}, "limit: 101 is not within 1-100"),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1", "text": "字" * 201},
            "text: 201 characters is not within 0-200",
        ),
        ("deleteMessages", {**CHAT, "message_ids": list(range(101))}, "message_ids: 101 items is not within 1-100"),
        (
            "setMyCommands",
            {"commands": [{"command": "状态", "description": "状态"}]},
            "commands[0].command: [a-z0-9_]* is expected",
        ),
        ("setMyCommands", {"commands": [], "scope": {"type": "all"}}, "scope.type: must be default"),
        ("createForumTopic", {**CHAT, "name": "白云", "icon_color": 1}, "icon_color: 1 is none of "),
        ("sendVoice", {**CHAT, "voice": 5}, "voice: a file is expected, not int"),
    ],
)
def test_wrong_requests(method: str, params: dict[str, Any], said: str) -> None:
    wrong = check(method, params, set())
    assert any(one.startswith(f"{method}: {said}") for one in wrong), wrong


def test_uploads() -> None:
    assert check("sendVoice", {"chat_id": "5"}, {"voice"}) == []
    assert check("sendVoice", {"chat_id": "5", "voice": "attach://x.1"}, {"x.1"}) == []
    stray = check("sendVoice", {"chat_id": "5", "voice": "known-id"}, {"x1"})
    assert stray == ["sendVoice: x1: uploaded, but nothing refers to it"]
    assert check("setWebhook", {"url": "https://linli.example", "certificate": "no file"}, set()) == [
        "setWebhook: certificate: a file is expected, not str"
    ]
