"""The desk bot, against a Telegram of our own."""
