"""Instants as people say them: 明天早上8点半, never a time zone or a 24-hour figure."""

from datetime import datetime

from bot.words import Words
from referral.station import Station

_PARTS = ((5, "night"), (9, "morning"), (12, "forenoon"), (13, "noon"), (19, "afternoon"), (24, "evening"))


def say_clock(words: Words, lang: str, station: Station, at: datetime) -> str:
    """The time of day alone, in the station's zone."""
    local = at.astimezone(station.tz)
    part = next(name for until, name in _PARTS if local.hour < until)
    hour = local.hour if local.hour <= 12 else local.hour - 12
    minute = {0: "zero", 30: "half"}.get(local.minute, "other")
    return words.say(lang, f"part-{part}", h=hour, m=words.say(lang, f"minute-{minute}", m=f"{local.minute:02d}"))


def say_when(words: Words, lang: str, station: Station, at: datetime, now: datetime) -> str:
    """The day and the time, in the station's zone: today, tomorrow, or the date."""
    clock = say_clock(words, lang, station, at)
    there, here = at.astimezone(station.tz).date(), now.astimezone(station.tz).date()
    days = (there - here).days
    if days == 0:
        return words.say(lang, "when-today", clock=clock)
    if days == 1:
        return words.say(lang, "when-tomorrow", clock=clock)
    return words.say(lang, "when-day", month=there.month, day=there.day, clock=clock)
