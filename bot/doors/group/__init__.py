"""The desk bot: the staff group and the workers' private chats on Telegram, by python-telegram-bot."""
