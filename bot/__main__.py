"""``python -m bot`` is the command line."""

from bot.loading import loading

with loading():
    from bot.cli.main import main

main()
