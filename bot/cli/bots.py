"""Opens the messenger's bots that are set: each library is loaded only where its bot is used."""

from collections.abc import Callable

from bot.app import App, Messenger, Outbox
from bot.loading import loading


def open_bots(app: App, names: tuple[str, ...], open_doors: Callable[[], bool]) -> list[Messenger]:
    """The bots of these names, ``residents`` and ``desk``; nothing is asked of the platform yet."""
    settings, found = app.settings, list[Messenger]()
    if "residents" in names:
        with loading():
            from bot.doors.residents.door import ResidentsBot  # noqa: PLC0415 - aiogram takes three seconds to load

        token = settings.residents_token.get_secret_value()
        found.append(ResidentsBot(app.centre, token, api=settings.telegram_api, open_doors=open_doors))
    if "desk" in names:
        with loading():
            from bot.doors.group.door import DeskBot  # noqa: PLC0415 - loaded only where it is used

        token = settings.desk_token.get_secret_value()
        found.append(DeskBot(app.centre, token, api=settings.telegram_api, public_url=settings.public_url))
    return found


def open_loud(app: App) -> list[Outbox]:
    """The loud channel's outbox where a gateway is set, else nothing; nothing is asked of the gateway yet."""
    settings = app.settings
    if not settings.loud:
        return []
    from bot.doors.loud.door import LoudDoor  # noqa: PLC0415 - loaded only where it is used
    from bot.doors.loud.gateway import Gateway  # noqa: PLC0415

    gateway = Gateway(settings.loud_url, settings.loud_token.get_secret_value())
    return [LoudDoor(app.centre, gateway, public_url=settings.public_url)]
