"""Who hears when, and by when somebody must have acted, on the demo centre's real week."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.page import PageError
from bot.pages.ladders import load_ladders
from bot.pages.station import load_station
from referral.duty import is_open, on_duty
from referral.ladder import Ladder, Pace, Rank, Rung, Span, contact_due, due, release_due, steps
from referral.station import Line, Slot
from referral.urgency import Urgency

BAIYUN = load_station(Path(__file__).parents[2] / "centres" / "baiyun")
LADDERS = load_ladders()


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BAIYUN.tz)


def shown(at: datetime) -> str:
    return f"{at.astimezone(BAIYUN.tz):%a %H:%M}"


def climbed(level: str, sent: str) -> list[str]:
    found = steps(LADDERS[Urgency[level]], BAIYUN, local(sent))
    return [f"{shown(step.at)} {step.worker or step.rank.value}" for step in found]


# 2026-11-04 is a Wednesday, 2026-11-07 a Saturday
@pytest.mark.parametrize(
    ("level", "sent", "accept", "contact"),
    [
        ("U0", "2026-11-04 14:30", "Wed 14:35", "Wed 14:40"),
        ("U1", "2026-11-04 14:30", "Wed 14:45", "Wed 16:00"),
        ("U1", "2026-11-04 03:00", "Wed 03:30", "Wed 04:30"),  # wall time at night, 30 minutes instead of 15
        ("U2", "2026-11-04 14:30", "Wed 16:30", "Thu 09:00"),
        ("U2", "2026-11-04 08:30", "Wed 10:30", "Wed 14:30"),
        ("U2", "2026-11-04 03:00", "Wed 09:30", "Wed 14:30"),  # opening + 1 hour
        ("U2", "2026-11-07 17:50", "Mon 10:20", "Mon 14:20"),
        ("U3", "2026-11-04 14:30", "Thu 14:30", "Fri 14:30"),
        ("U4", "2026-11-04 14:30", "Fri 14:30", "Sat 14:30"),
    ],
)
def test_the_clocks_run_as_the_domain_study_proposes(level: str, sent: str, accept: str, contact: str) -> None:
    ladder = LADDERS[Urgency[level]]
    assert shown(due(ladder, BAIYUN, local(sent))) == accept
    assert shown(contact_due(ladder, BAIYUN, local(sent))) == contact


def test_u0_alerts_all_three_lines_at_once_then_the_house_up_the_tree() -> None:
    assert climbed("U0", "2026-11-04 14:30") == [
        "Wed 14:30 feng",
        "Wed 14:30 liang",
        "Wed 14:30 tan",
        "Wed 14:40 fallback",
    ]
    assert [step.repeat_minutes for step in steps(LADDERS[Urgency.U0], BAIYUN, local("2026-11-04 14:30"))] == [
        1,
        1,
        1,
        5,
    ]


def test_at_night_nobody_stands_so_the_fallback_hears_at_once() -> None:
    assert climbed("U0", "2026-11-04 03:00") == ["Wed 03:00 fallback"]
    assert climbed("U1", "2026-11-04 03:00") == ["Wed 03:00 fallback"]


def test_without_a_fallback_nobody_is_being_called_at_night() -> None:
    alone = replace(BAIYUN, fallback=None)
    assert steps(LADDERS[Urgency.U0], alone, local("2026-11-04 03:00")) == ()


def test_u2_reminds_then_asks_the_second_then_the_supervisor() -> None:
    assert climbed("U2", "2026-11-04 09:00") == [
        "Wed 09:00 feng",
        "Wed 10:00 liang",
        "Wed 11:00 tan",
        "Wed 15:00 fallback",
    ]


def test_u2_in_the_night_waits_for_the_morning_and_wakes_nobody() -> None:
    assert climbed("U2", "2026-11-04 03:00")[0] == "Wed 08:30 feng"


def test_a_step_that_would_fall_on_closing_time_falls_on_the_next_opening() -> None:
    assert climbed("U3", "2026-11-04 12:30")[:2] == ["Wed 14:00 feng", "Thu 08:30 liang"]


def test_an_empty_place_on_the_line_is_passed_over_without_waiting() -> None:
    nobody_first = tuple(Slot(slot.period, Line(None, slot.line.second, "tan")) for slot in BAIYUN.duty)
    found = steps(LADDERS[Urgency.U2], replace(BAIYUN, duty=nobody_first), local("2026-11-04 09:00"))
    assert [(shown(step.at), step.worker, step.no) for step in found] == [
        ("Wed 09:00", "liang", 1),
        ("Wed 10:00", "tan", 2),
        ("Wed 14:00", None, 3),
    ]


def test_accept_and_contact_together_keep_the_domain_studys_human_targets() -> None:
    targets = {"U0": timedelta(minutes=15), "U1": timedelta(hours=2)}
    for level, most in targets.items():
        ladder = LADDERS[Urgency[level]]
        closed = ladder.accept_closed or ladder.accept
        assert timedelta(minutes=closed.minutes + ladder.contact.minutes) <= most
    assert LADDERS[Urgency.U3].accept.days + LADDERS[Urgency.U3].contact.days <= 3
    assert LADDERS[Urgency.U4].accept.days + LADDERS[Urgency.U4].contact.days <= 5


@st.composite
def any_ladder(draw: st.DrawFn) -> Ladder:
    moments = sorted(draw(st.lists(st.integers(0, 900), min_size=1, max_size=5)))
    rungs = tuple(Rung(moment - moments[0], draw(st.sampled_from(Rank))) for moment in moments)
    return Ladder(Urgency.U2, draw(st.sampled_from(Pace)), Span(minutes=60), Span(minutes=60), rungs)


instants = st.integers(0, 30 * 24 * 60).map(
    lambda minute: datetime(2026, 11, 2, tzinfo=UTC) + timedelta(minutes=minute)
)


@given(any_ladder(), instants)
def test_steps_go_up_never_before_the_sending_and_always_to_somebody(ladder: Ladder, sent: datetime) -> None:
    found = steps(ladder, BAIYUN, sent)
    assert [step.at for step in found] == sorted(step.at for step in found)
    for step in found:
        assert step.at >= sent
        assert step.at.utcoffset() == timedelta(0)
        if step.rank is Rank.FALLBACK:
            assert step.worker is None
        else:
            assert step.worker in (on_duty(BAIYUN, step.at).first, *_others(step.at))
        if ladder.pace is Pace.STAFFED:
            assert is_open(BAIYUN, step.at)
    if any(rung.rank is Rank.FALLBACK for rung in ladder.rungs):
        assert found, "a ladder with a fallback always reaches somebody"


def _others(at: datetime) -> tuple[str | None, str | None]:
    line = on_duty(BAIYUN, at)
    return line.second, line.supervisor


GOOD = """ladders:
  U0: {clock: wall, accept: {minutes: 5}, contact: {minutes: 10}, rungs: [{after: 0, line: first}]}
  U1: {clock: wall, accept: {minutes: 5}, contact: {minutes: 10}, rungs: [{after: 0, line: first}]}
  U2: {clock: staffed, accept: {minutes: 5}, contact: {days: 1}, rungs: [{after: 0, line: first}]}
  U3: {clock: staffed, accept: {days: 1}, contact: {days: 1},
       rungs: [{after: 0, line: first}, {after: 9, line: second}]}
  U4: {clock: staffed, accept: {days: 1}, contact: {days: 1}, rungs: [{after: 0, line: first}]}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  U4:", "  U5:", "ladders.U5: no such urgency"),
        ("line: second", "line: third", "ladders.U3.rungs.1.line"),
        ("{after: 9,", "{after: -1,", "ladders.U3.rungs.1.after"),
        ("contact: {minutes: 10}", "contact: {minutes: 10, days: 1}", "U0.contact: give minutes or working days"),
        ("accept: {minutes: 5}", "accept: {days: 1}", "U0.accept: working days need clock: staffed"),
        ("accept: {minutes: 5}", "accept: {}", "U0.accept: give minutes"),
        ("[{after: 0, line: first}]", "[{after: 3, line: first}]", "U0.rungs.0.after: the first rung is at 0"),
        (
            "{after: 0, line: first}, {after: 9",
            "{after: 0, line: first}, {after: 9, line: first}, {after: 2",
            "rungs go up",
        ),
        ("contact: {minutes: 10}", "contact: {minutes: 10}, release: {}", "U0.release: give minutes"),
        ("contact: {minutes: 10}", "contact: {minutes: 10}, release: {days: 1}", "U0.release: working days need"),
        ("clock: wall", "clock: wal", "ladders.U0.clock"),
        ("clock: wall", "clocks: wall", "ladders.U0.clocks: no such key"),
    ],
)
def test_a_bad_page_of_ladders_is_refused_by_name(tmp_path: Path, old: str, new: str, said: str) -> None:
    page = tmp_path / "ladders.yaml"
    page.write_text(GOOD, encoding="utf-8")
    assert set(load_ladders(page)) == set(Urgency)
    page.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PageError) as caught:
        load_ladders(page)
    assert said in str(caught.value)
    assert "ladders.yaml" in str(caught.value)


def test_a_missing_urgency_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "ladders.yaml"
    page.write_text(GOOD[: GOOD.index("  U4:")], encoding="utf-8")
    with pytest.raises(PageError, match="U4: is missing"):
        load_ladders(page)


def test_a_page_of_before_that_says_nothing_of_release_gives_as_long_again_as_contact(tmp_path: Path) -> None:
    page = tmp_path / "ladders.yaml"
    page.write_text(GOOD, encoding="utf-8")
    assert load_ladders(page)[Urgency.U0].release == Span(minutes=10)
    page.write_text(GOOD.replace("contact: {minutes: 10}", "contact: {minutes: 10}, release: {minutes: 3}", 1), "utf-8")
    assert load_ladders(page)[Urgency.U0].release == Span(minutes=3)


def test_a_claim_without_contact_goes_back_on_the_ladders_clock() -> None:
    """Due on Wednesday at 17:30, two staffed hours later is Thursday at 10:00: the night does not count."""
    ladder = replace(LADDERS[Urgency.U2], release=Span(minutes=120))
    due_at = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
    assert release_due(ladder, BAIYUN, due_at) == datetime(2026, 11, 5, 2, 0, tzinfo=UTC)
    wall = replace(LADDERS[Urgency.U1], release=Span(minutes=30))
    assert release_due(wall, BAIYUN, due_at) == due_at + timedelta(minutes=30)
