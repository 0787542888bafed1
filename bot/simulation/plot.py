"""Draws a run: accepted in time by hour and by month, and how long tickets waited, as one SVG of three charts."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pygal  # type: ignore[import-untyped]

from bot.simulation.tally import Case, Tally

# pygal leaves an import hook of the old kind behind, for maps we do not draw: Python 3.12 does not know such hooks, and
# 3.11 warns of it at every later import of the process.
sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, pygal.PluginImportFixer)]

_WIDE, _HIGH = 1000, 380
_EDGES = {  # minutes
    "1 min": 1,
    "2 min": 2,
    "5 min": 5,
    "15 min": 15,
    "30 min": 30,
    "1 h": 60,
    "2 h": 120,
    "4 h": 240,
    "8 h": 480,
    "1 day": 1440,
    "2 days": 2880,
    "1 week": 10080,
}
_SVG = "http://www.w3.org/2000/svg"
_GROUPS = {"U0, U1": ("U0", "U1"), "U2": ("U2",), "U3, U4": ("U3", "U4")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw(tally: Tally, tz: ZoneInfo, path: Path) -> None:
    """Write the charts into ``path``."""
    until = max((one.sent_at for one in tally.cases.values()), default=None)
    cases = [one for one in tally.cases.values() if until is not None and one.is_judged(until)]
    charts = (
        _shares(
            "Taken in time, by the local hour it was sent (%)",
            cases,
            range(24),
            lambda one: one.sent_at.astimezone(tz).hour,
            tuple(map(str, range(24))),
        ),
        _shares(
            "Taken in time, by month (%)", cases, range(12), lambda one: one.sent_at.astimezone(tz).month - 1, _MONTHS
        ),
        _waits(cases),
    )
    ET.register_namespace("", _SVG)
    sheet = ET.Element(
        f"{{{_SVG}}}svg",
        {"width": str(_WIDE), "height": str(_HIGH * len(charts)), "viewBox": f"0 0 {_WIDE} {_HIGH * len(charts)}"},
    )
    for no, chart in enumerate(charts):
        part = ET.fromstring(chart)  # noqa: S314 - drawn by pygal a line above
        part.set("x", "0")
        part.set("y", str(no * _HIGH))
        part.set("width", str(_WIDE))
        part.set("height", str(_HIGH))
        sheet.append(part)
    path.write_bytes(ET.tostring(sheet, encoding="utf-8", xml_declaration=True))


def _config(title: str) -> pygal.Config:
    style = pygal.style.Style(
        background="white", plot_background="white", title_font_size=18, label_font_size=12, legend_font_size=14
    )
    return pygal.Config(
        title=title,
        style=style,
        width=_WIDE,
        height=_HIGH,
        js=(),
        legend_at_bottom=True,
        legend_at_bottom_columns=3,
        explicit_size=True,
        truncate_label=-1,
    )


def _shares(
    title: str, cases: list[Case], places: range, place_of: Callable[[Case], int], labels: tuple[str, ...]
) -> bytes:
    chart = pygal.Line(_config(title), range=(0, 100), interpolate=None, allow_interruptions=True)
    chart.x_labels = labels
    for name, codes in _GROUPS.items():
        mine = [one for one in cases if one.urgency in codes]
        values: list[float | None] = []
        for place in places:
            here = [one for one in mine if place_of(one) == place]
            values.append(round(100 * sum(one.in_time for one in here) / len(here), 1) if here else None)
        chart.add(name, values)
    return bytes(chart.render())


def _waits(cases: list[Case]) -> bytes:
    chart = pygal.Bar(_config("How long until somebody took it (% of each urgency)"))
    chart.x_labels = [*(f"≤ {name}" for name in _EDGES), "longer"]
    for name, codes in _GROUPS.items():
        mine = [one for one in cases if one.urgency in codes]
        places = [_place(one) for one in mine]
        chart.add(name, [round(100 * places.count(no) / max(1, len(mine)), 1) for no in range(len(_EDGES) + 1)])
    return bytes(chart.render())


def _place(case: Case) -> int:
    """Which bar a ticket belongs to; the last for what nobody took."""
    if case.taken_at is None:
        return len(_EDGES)
    waited = (case.taken_at - case.sent_at) / timedelta(minutes=1)
    return next((no for no, edge in enumerate(_EDGES.values()) if waited <= edge), len(_EDGES))
