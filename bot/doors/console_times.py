"""Instants as a worker reads them: the station's own clock, and how long somebody has waited."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.doors.console_paper import Say


@dataclass(frozen=True, slots=True)
class Times:
    """``now`` and ``tz`` are the centre's; the words come from the page's language."""

    now: datetime
    tz: ZoneInfo
    say: Say

    def at(self, when: datetime) -> str:
        """The time alone today, else with its day."""
        local, today = when.astimezone(self.tz), self.now.astimezone(self.tz).date()
        clock = f"{local:%H:%M}"
        days = (local.date() - today).days
        if days == 0:
            return clock
        if days in (1, -1):
            return self.say("console-at-tomorrow" if days == 1 else "console-at-yesterday", time=clock)
        return f"{local:%m-%d} {clock}"

    def on(self, when: datetime) -> str:
        """Weekday and time, for a duty that comes later."""
        local = when.astimezone(self.tz)
        if local.date() == self.now.astimezone(self.tz).date():
            return f"{local:%H:%M}"
        return self.say("console-at-day", day=self.say(f"console-day-{local.weekday()}"), time=f"{local:%H:%M}")

    def waited(self, since: datetime) -> str:
        """How long somebody has waited, in words."""
        if self.now - since < timedelta(minutes=1):
            return self.say("console-just")
        return self.say("console-waited", span=self.span(since, self.now))

    def ago(self, since: datetime) -> str:
        """How long ago somebody came who has been taken meanwhile."""
        if self.now - since < timedelta(minutes=1):
            return self.say("console-just")
        return self.say("console-ago", span=self.span(since, self.now))

    def span(self, since: datetime, until: datetime) -> str:
        """A length of time in words: minutes, hours, days. Never negative."""
        minutes = max(0, int((until - since).total_seconds()) // 60)
        if minutes < 1:
            return self.say("console-span-now")
        if minutes < 60:
            return self.say("console-span-minutes", minutes=minutes)
        if minutes < 48 * 60:
            return self.say("console-span-hours", hours=minutes // 60, minutes=minutes % 60)
        return self.say("console-span-days", days=minutes // (24 * 60))


def instant(text: str) -> datetime | None:
    """An ISO instant as a card carries it; None when it carries none."""
    if not text:
        return None
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
