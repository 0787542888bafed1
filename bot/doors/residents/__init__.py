"""The residents' bot on Telegram. Importing a room of it loads aiogram (4 s): do so only where the door is opened."""
