"""Both bots at once, in a Telegram of our own: the played conversations again, faults, floods, and a killed process."""
