"""What Telegram refuses, the twin refuses with Telegram's own status and words."""

from datetime import timedelta
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.twin import Bot, Twin, User
from tests.twin.conftest import Raw


@pytest.fixture
def granny(twin: Twin, bot: Bot) -> User:
    made = twin.user("阿婆")
    made.start(bot)
    return made


def _button(**what: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "是", **what}]]}


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n "}, "message text is empty"),
        ({"text": "字" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),  # UTF-16 units, not characters
        ({"text": "好", "reply_markup": _button(callback_data="d" * 65)}, "BUTTON_DATA_INVALID"),
        ({"text": "好", "reply_markup": _button(callback_data="是" * 22)}, "BUTTON_DATA_INVALID"),  # 66 bytes
        (
            {"text": "好", "reply_markup": _button(url="tel:+862012345678")},
            ("inline keyboard button URL 'tel:+862012345678' is invalid: Wrong port number specified in the URL"),
        ),
        (
            {"text": "好", "reply_markup": _button(url="whatsapp://send")},
            "inline keyboard button URL 'whatsapp://send' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "好", "reply_markup": _button()},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "好", "reply_markup": "[]"}, "object expected as reply markup"),
        ({"text": "好", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "好", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "好", "message_thread_id": 7}, "message thread not found"),
        ({"text": "好", "parse_mode": "MarkdownV2"}, "can't parse entities: the twin reads HTML only, not MarkdownV2"),
    ],
)
async def test_messages(raw: Raw, twin: Twin, granny: User, params: dict[str, Any], said: str) -> None:
    bot = next(iter(twin.bots.values()))
    assert await raw.refused(bot, "sendMessage", chat_id=granny.id, **params) == f"400 Bad Request: {said}"
    assert len(granny.sees(bot)) == 1
    twin.invalid.clear()  # most of these the table refuses as well; test_schema says which


@pytest.mark.parametrize(
    "params",
    [
        {"text": "字" * 4096},
        {"text": "😀" * 2048},
        {"text": "好", "reply_markup": _button(callback_data="d" * 64)},
        {"text": "好", "reply_markup": _button(url="https://linli.example/?a=b")},
        {"text": "好", "reply_markup": _button(url="tg://user?id=5")},
        {"text": "好", "reply_markup": _button(url="http://127.0.0.1:8000/x")},
        {"text": "好", "reply_markup": _button(copy_text={"text": "020-12345678"})},
        {"text": "好", "reply_parameters": {"message_id": 999, "allow_sending_without_reply": True}},
    ],
)
async def test_messages_that_are_right(raw: Raw, bot: Bot, granny: User, params: dict[str, Any]) -> None:
    await raw.do(bot, "sendMessage", chat_id=granny.id, **params)
    assert len(granny.sees(bot)) == 2


async def test_edits(raw: Raw, twin: Twin, bot: Bot, granny: User) -> None:
    yes = _button(callback_data="y")
    sent = await raw.do(bot, "sendMessage", chat_id=granny.id, text="一", reply_markup=yes)
    own = {"chat_id": granny.id, "message_id": sent["message_id"]}

    async def refused(**params: Any) -> str:
        return await raw.refused(bot, "editMessageText", **{**own, **params})

    assert await refused(text="一", reply_markup=yes) == (
        "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the "
        "same as a current content and reply markup of the message"
    )
    same = await raw.refused(bot, "editMessageReplyMarkup", **own, reply_markup=yes)
    assert same.startswith("400 Bad Request: message is not modified: ")
    assert await refused(text="二", message_id=999) == "400 Bad Request: message to edit not found"
    assert await refused(text="二", message_id=1) == "400 Bad Request: message can't be edited"
    assert await refused(text="字" * 4097) == "400 Bad Request: message is too long"
    assert await refused(text="") == "400 Bad Request: message text is empty"
    no_caption = await raw.refused(bot, "editMessageCaption", **own, caption="二")
    assert no_caption == "400 Bad Request: there is no caption in the message to edit"
    keys = {"keyboard": [[{"text": "1"}]]}
    below_keys = await raw.do(bot, "sendMessage", chat_id=granny.id, text="一", reply_markup=keys)
    assert await refused(text="二", message_id=below_keys["message_id"]) == "400 Bad Request: message can't be edited"
    assert await refused(text="二", reply_markup=keys) == "400 Bad Request: inline keyboard expected"
    twin.invalid.clear()


async def test_deletes(raw: Raw, bot: Bot, granny: User, clock: FrozenClock) -> None:
    sent = await raw.do(bot, "sendMessage", chat_id=granny.id, text="一")
    own = {"chat_id": granny.id, "message_id": sent["message_id"]}
    clock.move(timedelta(hours=48, seconds=1))
    too_old = await raw.refused(bot, "deleteMessage", **own)
    assert too_old == "400 Bad Request: message can't be deleted for everyone"
    missing = await raw.refused(bot, "deleteMessage", chat_id=granny.id, message_id=999)
    assert missing == "400 Bad Request: message to delete not found"
    react = await raw.refused(bot, "setMessageReaction", chat_id=granny.id, message_id=999)
    assert react == "400 Bad Request: message to react not found"


async def test_answers(raw: Raw, twin: Twin, desk: Bot, granny: User, clock: FrozenClock) -> None:
    bot = next(bot for bot in twin.bots.values() if bot is not desk)
    await raw.do(bot, "sendMessage", chat_id=granny.id, text="一", reply_markup=_button(callback_data="y"))
    question = granny.sees(bot)[-1]
    too_old = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"

    async def refused(bot: Bot, query: str, **params: Any) -> str:
        return await raw.refused(bot, "answerCallbackQuery", callback_query_id=query, **params)

    assert await refused(bot, "12345") == too_old
    first = granny.press(question, "是")
    assert await refused(desk, first.id) == too_old  # another bot's query
    assert await refused(bot, first.id, text="字" * 201) == "400 Bad Request: MESSAGE_TOO_LONG"
    assert await refused(bot, first.id, url="https://linli.example/") == "400 Bad Request: URL_INVALID"
    twin.expire_queries()
    assert await refused(bot, first.id) == too_old
    second = granny.press(question, "是")
    clock.move(timedelta(seconds=30))
    await raw.do(bot, "answerCallbackQuery", callback_query_id=second.id)
    third = granny.press(question, "是")
    clock.move(timedelta(seconds=31))
    assert await refused(bot, third.id) == too_old
    twin.invalid.clear()


async def test_settings(raw: Raw, twin: Twin, bot: Bot) -> None:
    async def refused(command: str, description: str = "说明") -> str:
        commands = [{"command": command, "description": description}]
        return await raw.refused(bot, "setMyCommands", commands=commands)

    assert await refused("状态") == "400 Bad Request: BOT_COMMAND_INVALID"
    assert await refused("Help") == "400 Bad Request: BOT_COMMAND_INVALID"
    assert await refused("a" * 33) == "400 Bad Request: BOT_COMMAND_INVALID"
    assert await refused("help", "") == "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"
    long = await raw.refused(bot, "setMyShortDescription", short_description="字" * 121)
    assert long == "400 Bad Request: short description is too long"
    assert (
        await raw.refused(bot, "setMyDescription", description="字" * 513) == "400 Bad Request: description is too long"
    )
    twin.invalid.clear()


async def test_methods(raw: Raw, twin: Twin, bot: Bot) -> None:
    assert await raw.refused(bot, "sendTelegram") == "404 Not Found: method not found"
    assert (await raw.refused(bot, "sendDice", chat_id=5)).startswith("501 Not Implemented")
    assert twin.invalid == [
        "sendTelegram: there is no such method",
        "sendDice: the twin does not carry it out",
    ]
    twin.invalid.clear()
    assert await raw.refused(bot, "sendMessage", text="好") == "400 Bad Request: chat_id is empty"
    assert await raw.refused(bot, "sendMessage", text="好", chat_id="@nobody") == "400 Bad Request: chat not found"
    assert twin.invalid == ["sendMessage: chat_id: is required"]
    twin.invalid.clear()
