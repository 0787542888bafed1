"""The residents' bot against a Telegram of our own, over real HTTP."""
