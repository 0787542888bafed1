"""What holds of every ranking, whoever stands there and whatever is known of them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from referral.ladder import Rank
from referral.need import Need, Ranking, Standing, Why
from referral.routing import rank
from referral.station import Line, Role, Station, Worker
from referral.urgency import Urgency
from tests.routing.made_up import AT, need, station, worker

_CALM = settings(max_examples=50, deadline=None)
_IDS = st.sampled_from([f"w{no}" for no in range(7)])
_SKILLS = ("family", "social", "legal")
_AREAS = ("yunquan", "hetang")
_LANGS = ("zh-Hans", "en")
_GENDERS = (None, "woman", "man")
_HOURS = st.integers(-3, 3).map(lambda hours: AT + timedelta(hours=hours))


@st.composite
def _workers(draw: st.DrawFn, worker_id: str) -> Worker:
    return worker(
        worker_id,
        role=draw(st.sampled_from((Role.DUTY, Role.CASEWORKER, Role.VOLUNTEER))),
        skills=tuple(sorted(draw(st.sets(st.sampled_from(_SKILLS))))),
        languages=tuple(sorted(draw(st.sets(st.sampled_from(_LANGS))))),
        communities=tuple(sorted(draw(st.sets(st.sampled_from(_AREAS))))),
        gender=draw(st.sampled_from(_GENDERS)),
        capacity=draw(st.none() | st.integers(0, 3)),
    )


@st.composite
def _lines(draw: st.DrawFn) -> Line:
    at_work = draw(st.lists(_IDS, max_size=4))
    second, supervisor = draw(st.none() | _IDS), draw(st.none() | _IDS)
    return Line(at_work[0] if at_work else None, second, supervisor, tuple(at_work[1:]))


@st.composite
def _stations(draw: st.DrawFn) -> Station:
    line = draw(_lines())
    return station(*[draw(_workers(f"w{no}")) for no in range(7)], line=line)


_STANDINGS = st.dictionaries(
    _IDS,
    st.builds(
        Standing,
        open=st.integers(0, 3),
        offered=st.integers(0, 3),
        last_offered_at=st.none() | _HOURS,
        reachable=st.booleans(),
        away_until=st.none() | _HOURS,
    ),
)
_OUT = st.dictionaries(_IDS, st.sampled_from((Why.CONFLICT, Why.DECLINED)), max_size=3)
_NEEDS = st.builds(
    need,
    urgency=st.sampled_from(Urgency),
    area=st.sampled_from((None, *_AREAS)),
    lang=st.sampled_from(_LANGS),
    skills=st.lists(st.sampled_from(_SKILLS), max_size=2, unique=True).map(tuple),
    also_skills=st.lists(st.sampled_from(_SKILLS), max_size=1).map(tuple),
    named=st.none() | _IDS,
    gender=st.sampled_from(_GENDERS),
    owner_before=st.none() | _IDS,
)


def _named(line: Line) -> set[str]:
    return {one for one in (*line.at_work, line.second, line.supervisor) if one is not None}


@_CALM
@given(unit=_stations(), asked=_NEEDS, known=_STANDINGS, out=_OUT)
def test_listed_and_passed_are_the_whole_line_and_nobody_twice(
    unit: Station, asked: Need, known: dict[str, Standing], out: dict[str, Why]
) -> None:
    found = rank(unit, asked, AT, known, out)
    ids = [one.worker for one in found.listed] + [one.worker for one in found.passed]
    line = _named(unit.duty[0].line)
    assert len(ids) == len(set(ids))
    assert set(ids) == (line if asked.named is None else line | {asked.named})
    assert {one.worker for one in found.listed} <= line


@_CALM
@given(unit=_stations(), asked=_NEEDS, known=_STANDINGS, out=_OUT)
def test_who_is_out_is_never_listed_and_nobody_is_only_where_all_are_out(
    unit: Station, asked: Need, known: dict[str, Standing], out: dict[str, Why]
) -> None:
    found = rank(unit, asked, AT, known, out)
    assert not {one.worker for one in found.listed} & set(out)
    volunteers = {one.id for one in unit.workers if one.role is Role.VOLUNTEER}
    can = _named(unit.duty[0].line) - set(out) - volunteers
    assert bool(found.listed) == bool(can)


@_CALM
@given(unit=_stations(), asked=_NEEDS, known=_STANDINGS, out=_OUT)
def test_who_cannot_be_asked_is_listed_only_when_nobody_else_is(
    unit: Station, asked: Need, known: dict[str, Standing], out: dict[str, Why]
) -> None:
    found = rank(unit, asked, AT, known, out)
    standing = [known.get(one.worker, Standing()) for one in found.listed]
    able = [one.reachable and not one.is_away(AT) for one in standing]
    assert all(able) or not any(able)


@_CALM
@given(unit=_stations(), asked=_NEEDS, known=_STANDINGS, out=_OUT)
def test_the_places_of_the_line_are_asked_in_order(
    unit: Station, asked: Need, known: dict[str, Standing], out: dict[str, Why]
) -> None:
    places = [one.place for one in rank(unit, asked, AT, known, out).listed]
    assert places == sorted(places, key=[Rank.FIRST, Rank.SECOND, Rank.SUPERVISOR].index)


@_CALM
@given(unit=_stations(), asked=_NEEDS, known=_STANDINGS, out=_OUT)
def test_the_order_in_which_things_are_known_changes_nothing(
    unit: Station, asked: Need, known: dict[str, Standing], out: dict[str, Why]
) -> None:
    other = replace(unit, workers=tuple(reversed(unit.workers)))
    first = rank(unit, asked, AT, known, out)
    assert first == rank(unit, asked, AT, known, out)
    assert first == rank(other, asked, AT, dict(reversed(known.items())), dict(reversed(out.items())))


@_CALM
@given(unit=_stations(), asked=_NEEDS, known=_STANDINGS, out=_OUT, data=st.data())
def test_one_more_at_work_comes_first_or_leaves_the_first_as_they_were(
    unit: Station, asked: Need, known: dict[str, Standing], out: dict[str, Why], data: st.DataObject
) -> None:
    line = unit.duty[0].line
    if line.first is None:
        line = Line("w0", line.second, line.supervisor)
        unit = replace(unit, duty=tuple(replace(one, line=line) for one in unit.duty))
    more = replace(line, beside=(*line.beside, "new"))
    new = data.draw(_workers("new"))
    after = replace(unit, workers=(*unit.workers, new), duty=tuple(replace(one, line=more) for one in unit.duty))
    was = rank(unit, asked, AT, known, out).first
    standing = data.draw(st.builds(Standing, open=st.integers(0, 3), reachable=st.booleans()))
    now = rank(after, asked, AT, {**known, "new": standing}, out).first
    first = None if now is None else now.worker
    assert first in {"new", None if was is None else was.worker}


@_CALM
@given(unit=_stations(), asked=_NEEDS, known=_STANDINGS, out=_OUT)
def test_a_wish_is_kept_or_said_to_be_impossible(
    unit: Station, asked: Need, known: dict[str, Standing], out: dict[str, Why]
) -> None:
    found: Ranking = rank(unit, asked, AT, known, out)
    genders = {one.id: one.gender for one in unit.workers}
    met = [genders[one.worker] == asked.gender for one in found.listed]
    said = any(one.code == "no-gender" for one in found.reasons)
    if asked.gender is not None and found.listed:
        assert said == (not any(met))
    if any(one.why is Why.GENDER for one in found.passed):
        assert all(met)
