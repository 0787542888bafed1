"""取件码: six digits from another browser show the true status, and cannot be guessed by trying."""

import unicodedata
from dataclasses import dataclass

from bot.centre.centre import Centre
from bot.limit import Limiter
from bot.store.outage import StoreDown

_DIGITS = 6
_NONE, _OFTEN, _LATER = "web-page-code-none", "web-page-code-often", "web-page-code-later"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says, and its HTTP status."""

    text: str
    status: int = 200


class Codes:
    """Looks codes up: 6 tries in 15 minutes from one machine, 120 an hour from everybody together."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._machine = Limiter(most=6, seconds=900)
        self._all = Limiter(most=120, seconds=3600)

    async def look_up(self, typed: str, host: str, lang: str) -> Answer:
        """The status in plain words. A wrong code, an unknown one and none at all get the same answer."""
        now = self._centre.clock.steady()
        if not self._machine.allow(host, now) or not self._all.allow("", now):
            return Answer(self._centre.words.say(lang, _OFTEN), 429)
        plain = unicodedata.normalize("NFKC", typed)
        code = "".join(one for one in plain if one.isdecimal() and one.isascii())
        try:
            found = await self._centre.by_code(code) if len(code) == _DIGITS else None
        except StoreDown:
            return Answer(self._centre.words.say(lang, _LATER), 503)
        return Answer(found or self._centre.words.say(lang, _NONE))
