"""The story's bot on python-telegram-bot.

It wants ``PTB_TIMEDELTA=true`` in the environment: without it every RetryAfter is a deprecation warning too.
"""

from collections.abc import Awaitable
from datetime import timedelta

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Forbidden, RetryAfter


async def live(url: str, token: str) -> None:
    """Poll until somebody says /stop."""
    async with Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
        offset, going = 0, True
        while going:
            for update in await bot.get_updates(offset=offset, timeout=30, allowed_updates=Update.ALL_TYPES):
                offset = update.update_id + 1
                if update.callback_query:
                    await _pressed(update.callback_query)
                elif update.message:
                    going = await _heard(bot, update.message)
        await bot.get_updates(offset=offset)


async def _pressed(query: CallbackQuery) -> None:
    await query.answer("好")
    await query.edit_message_text(f"选了 {query.data}")


async def _heard(bot: Bot, message: Message) -> bool:
    """Whether to go on."""
    chat, text = message.chat.id, message.text or ""
    if text == "/stop":
        await bot.send_message(chat, "再见", reply_markup=ReplyKeyboardRemove())
        return False
    if text.startswith("/start"):
        await bot.send_message(chat, f"您好 {text.removeprefix('/start ')}", reply_markup=_choice("y"))
    elif message.voice:
        data = await (await message.voice.get_file()).download_as_bytearray()
        await bot.send_document(chat, bytes(data), filename="录音.oga", caption="收到", protect_content=True)
    elif message.contact:
        await bot.send_message(chat, f"号码 {message.contact.phone_number}")
    elif text == "号码":
        keys = [[KeyboardButton("留电话", request_contact=True)], [KeyboardButton("不留")]]
        await bot.send_message(chat, "请留电话", reply_markup=ReplyKeyboardMarkup(keys, resize_keyboard=True))
    elif text.startswith("难 "):
        said = [
            await _refusal(bot.send_message(chat, "坏按钮", reply_markup=_choice("d" * 65))),
            await _refusal(bot.send_message(int(text[2:]), "您好")),
            await _refusal(bot.send_message(chat, "太快")),
        ]
        await bot.send_message(chat, ", ".join(said), reply_parameters=ReplyParameters(message.message_id))
    else:
        await bot.send_message(chat, f"您说：{text}")
    return True


def _choice(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton("是", callback_data=data), InlineKeyboardButton("不是", callback_data="n")]]
    )


async def _refusal(call: Awaitable[Message]) -> str:
    try:
        await call
    except RetryAfter as error:
        after = error.retry_after
        return f"429 {after.seconds if isinstance(after, timedelta) else after}"
    except Forbidden:
        return "403"
    except BadRequest:
        return "400"
    return "done"
