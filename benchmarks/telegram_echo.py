"""Bare echo bots with their library's default polling: ``python -m benchmarks.telegram_echo aiogram|ptb URL TOKEN``."""

import asyncio
import sys


def by_aiogram(url: str, token: str) -> None:
    """One handler that answers with what was said; nothing is kept."""
    from aiogram import Bot, Dispatcher  # noqa: PLC0415 - each echo loads its own library alone
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    asyncio.run(dispatcher.start_polling(bot))


def by_ptb(url: str, token: str) -> None:
    """The same on python-telegram-bot."""
    from telegram import Update  # noqa: PLC0415
    from telegram.ext import Application, ContextTypes, MessageHandler, filters  # noqa: PLC0415

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    {"aiogram": by_aiogram, "ptb": by_ptb}[sys.argv[1]](*sys.argv[2:])
