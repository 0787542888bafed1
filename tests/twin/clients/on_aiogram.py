"""The story's bot on aiogram."""

import io

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)


async def live(url: str, token: str) -> None:
    """Poll until somebody says /stop."""
    async with Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        offset, going = 0, True
        while going:
            for update in await bot.get_updates(offset=offset, timeout=30):
                offset = update.update_id + 1
                if update.callback_query:
                    await _pressed(bot, update.callback_query)
                elif update.message:
                    going = await _heard(bot, update.message)
        await bot.get_updates(offset=offset)


async def _pressed(bot: Bot, query: CallbackQuery) -> None:
    await bot.answer_callback_query(query.id, text="好")
    assert isinstance(query.message, Message)
    await bot.edit_message_text(
        f"选了 {query.data}", chat_id=query.message.chat.id, message_id=query.message.message_id
    )


async def _heard(bot: Bot, message: Message) -> bool:
    """Whether to go on."""
    chat, text = message.chat.id, message.text or ""
    if text == "/stop":
        await bot.send_message(chat, "再见", reply_markup=ReplyKeyboardRemove(remove_keyboard=True))
        return False
    if text.startswith("/start"):
        await bot.send_message(chat, f"您好 {text.removeprefix('/start ')}", reply_markup=_choice("y"))
    elif message.voice:
        data = await bot.download(message.voice.file_id, io.BytesIO())
        assert data
        file = BufferedInputFile(data.read(), "录音.oga")
        await bot.send_document(chat, file, caption="收到", protect_content=True)
    elif message.contact:
        await bot.send_message(chat, f"号码 {message.contact.phone_number}")
    elif text == "号码":
        keys = [[KeyboardButton(text="留电话", request_contact=True)], [KeyboardButton(text="不留")]]
        keyboard = ReplyKeyboardMarkup(keyboard=keys, resize_keyboard=True)
        await bot.send_message(chat, "请留电话", reply_markup=keyboard)
    elif text.startswith("难 "):
        said = [
            await _refusal(bot, message.answer("坏按钮", reply_markup=_choice("d" * 65))),
            await _refusal(bot, message.model_copy().answer("您好").model_copy(update={"chat_id": int(text[2:])})),
            await _refusal(bot, message.answer("太快")),
        ]
        reply = ReplyParameters(message_id=message.message_id)
        await bot.send_message(chat, ", ".join(said), reply_parameters=reply)
    else:
        await bot.send_message(chat, f"您说：{text}")
    return True


def _choice(data: str) -> InlineKeyboardMarkup:
    buttons = [
        InlineKeyboardButton(text="是", callback_data=data),
        InlineKeyboardButton(text="不是", callback_data="n"),
    ]
    return InlineKeyboardMarkup(inline_keyboard=[buttons])


async def _refusal(bot: Bot, method: TelegramMethod[Message]) -> str:
    try:
        await bot(method)
    except TelegramRetryAfter as error:
        return f"429 {error.retry_after}"
    except TelegramAPIError as error:
        return {TelegramBadRequest: "400", TelegramForbiddenError: "403"}[type(error)]
    return "done"
