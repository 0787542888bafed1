"""Writes the figures of a run as lines: the same run, the same lines."""

from collections.abc import Iterator

from bot.simulation.figures import Figures, Urgency
from bot.simulation.year import Outcome

_MOST = 5  # workers named in the table of false alarms


def lines(outcome: Outcome) -> Iterator[str]:
    """What is printed. Only ids of workers stand in it: they are made up."""
    found, tally = outcome.figures, outcome.figures.tally
    yield from _broken(outcome)
    yield f"came                    {_counts(dict(tally.arrivals))}"
    yield f"tickets                 {found.tickets}, {found.waiting} of them nobody's yet at the end"
    yield ""
    head = f"sent  in time  {'share (95 %)':<25}  half by   95 % by   nobody asked   told nothing"
    yield f"accepted in time         {head}"
    yield from (_urgency(one) for one in found.urgencies)
    yield "  the last two: the longest stretch of one ticket while it waited; nights and weekends are in it"
    yield ""
    yield f"promises                {_promises(found)}"
    yield (
        f"passed on               {tally.events['declined']} declined, {tally.events['released']} claims released, "
        f"{tally.events['climbed']} climbs to the unit above"
    )
    yield f"hand-over sheets        {_counts(dict(found.sheets)) or 'none'}"
    yield from _load(found)
    yield from _nights(found)
    rule = "no ticket without a living owner or a running deadline"
    yield f"checked                 {tally.checks} times: {rule}: {_held(outcome)}"


def _broken(outcome: Outcome) -> Iterator[str]:
    for one in outcome.broken:
        yield f"BROKEN at {one.at:%Y-%m-%d %H:%M} UTC: {one.ticket}: {one.rule} ({one.how})"
    if outcome.broken:
        yield f"The run ended there, at {outcome.until:%Y-%m-%d %H:%M} UTC. The figures are of the time before it."
        yield ""


def _held(outcome: Outcome) -> str:
    return f"{len(outcome.broken)} broken" if outcome.broken else "held each time"


def _urgency(one: Urgency) -> str:
    if not one.sent:
        return f"  {one.code}                        0"
    share = f"{one.in_time / one.sent:7.1%}  ({one.low:.1%} to {one.high:.1%})"
    return (
        f"  {one.code}                   {one.sent:6}  {one.in_time:6}  {share:<25}"
        f"{span(one.median):>9} {span(one.slowest):>9}   {span(one.nobody_asked):>12}   {span(one.told_nothing):>12}"
    )


def span(minutes: float) -> str:
    """A length of time, short."""
    if minutes < 90:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.0f} h" if minutes < 48 * 60 else f"{minutes / 1440:.1f} days"


def _promises(found: Figures) -> str:
    kept, broken = found.promises["kept"] + found.promises["renewed"], found.promises["broken"]
    judged = kept + broken
    if not judged:
        return "none fell due"
    left = _counts({name: found.promises[name] for name in ("open", "released")})
    return f"{kept} of {judged} kept ({kept / judged:.1%}); {left}"


def _load(found: Figures) -> Iterator[str]:
    tally = found.tally
    should = tally.covered_hours + tally.gap_hours
    yield (
        f"load                    Gini {found.gini:.2f} of tickets taken for each hour on the first line, "
        f"{found.chance:.2f} by chance alone ({len(tally.worked)} workers)"
    )
    yield f"                        the most is {found.most_by_median:.1f} times the median of those who took any"
    share = tally.gap_hours / should if should else 0.0
    hours = f"{tally.gap_hours:.0f} of {should:.0f} hours"
    yield f"gaps                    {hours} nobody stood on the first line ({share:.2%})"


def _nights(found: Figures) -> Iterator[str]:
    tally = found.tally
    woken = sum(tally.woken.values())
    yield (
        f"woken falsely           {woken} times (U2 to U4, 22 to 7 o'clock, off shift or on standby), "
        f"{len(tally.woken)} workers: {woken / max(1, len(tally.worked)):.3f} for each worker"
    )
    if woken:
        yield f"  by                    {_counts(dict(tally.woken_by))}"
    for worker, times in sorted(tally.woken.items(), key=lambda one: (-one[1], one[0]))[:_MOST]:
        yield f"  {worker:<20}  {times}"
    yield f"woken rightly           {sum(tally.alarmed.values())} times (U0, U1), {len(tally.alarmed)} workers"
    off = _counts(dict(tally.off_shift)) or "none"
    yield f"U2 to U4 to off shift   {off}"


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items()) if number)
