"""Whether a messenger still answers: each answer moves a deadline on, and when it falls due the desk is told."""

from datetime import timedelta

from sqlalchemy import Row, delete, select, update

from bot.centre import notices
from bot.centre.deadlines import add_house_deadline
from bot.centre.house import Work
from bot.centre.times import say_clock
from bot.store.ready import note
from bot.store.tables import t_deadline, t_setting

SILENT = timedelta(minutes=5)
REMIND = timedelta(minutes=30)
_KIND, _SINCE = "pulse:", "silent:"
BOTS = ("residents", "desk")


def beat(work: Work, name: str) -> None:
    """The platform has just answered the bot of this name. If the desk was told of a silence, it is told of its end."""
    moved = work.conn.execute(
        update(t_deadline)
        .where(t_deadline.c.kind == f"{_KIND}{name}", t_deadline.c.done_at.is_(None))
        .values(due_at=work.now + SILENT)
    )
    if moved.rowcount == 0:
        add_house_deadline(work, f"{_KIND}{name}", work.now + SILENT)
    since = work.conn.execute(
        delete(t_setting).where(t_setting.c.key == f"{_SINCE}{name}").returning(t_setting.c.at)
    ).scalar_one_or_none()
    if since is not None:
        minutes = max(1, int((work.now - since).total_seconds() // 60))
        notices.tell_desk(work, None, f"pulse-back-{name}", urgent=True, minutes=str(minutes))


def silent(work: Work, deadline: Row[tuple[object, ...]]) -> None:
    """No answer for too long: the desk is told, and again every half hour while it lasts."""
    name = str(deadline.kind).removeprefix(_KIND)
    known = work.conn.execute(select(t_setting.c.at).where(t_setting.c.key == f"{_SINCE}{name}")).scalar_one_or_none()
    since = known or deadline.due_at - SILENT
    if known is None:
        note(work.conn, f"{_SINCE}{name}", {}, since)
    at = say_clock(work.house.words, work.house.lang, work.house.station, since)
    notices.tell_desk(work, None, f"pulse-silent-{name}", urgent=True, since=at)
    add_house_deadline(work, f"{_KIND}{name}", work.now + REMIND)


def begin(work: Work, names: tuple[str, ...]) -> None:
    """These bots are to answer from now on; the others are not used (any more), and nobody waits for them."""
    for name in BOTS:
        if name in names:
            add_house_deadline(work, f"{_KIND}{name}", work.now + SILENT)
        else:
            work.conn.execute(
                update(t_deadline)
                .where(t_deadline.c.kind == f"{_KIND}{name}", t_deadline.c.done_at.is_(None))
                .values(done_at=work.now, outcome="off")
            )
            work.conn.execute(delete(t_setting).where(t_setting.c.key == f"{_SINCE}{name}"))
