"""Where people come in: the web chat, the staff console. Doors do not know each other."""
