"""Whatever is said and pressed in whatever order: the conversation stands, and keeps its promises to the resident."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.page import load
from flows.effect import Alert, Append, Drop, Effect, Erase, Nudge, Open, Say, Submit, Withdraw
from flows.event import Calmed, Closed, Ended, Event, Heard, HumanCame, HumanLeft, LeftAlone, NumberGiven, Pressed
from flows.intake import Intake
from flows.page import MAX_OWN_BUTTONS, Flow, read_flow
from flows.session import Session, session_from_json, session_to_json
from flows.step import Turn
from flows.turn import advance
from referral.reading import Danger, Gender, Says, Subject

ROOT = Path(__file__).resolve().parents[2]
FLOW: Flow = read_flow(load(ROOT / "flows" / "intake.yaml"), Intake)
BUTTONS = sorted(trigger.removeprefix("press_") for trigger in FLOW.triggers() if trigger.startswith("press_"))
SUBJECTS = [None, *(one.value for one in Subject)]
DANGERS = [one.value for one in Danger]

maybe_returning = st.sampled_from([False, False, False, True])
heards = st.builds(
    Heard,
    concern=st.sampled_from([None, "EMO", "SUI", "DV", "POV", "NONE"]),
    also=st.sampled_from([(), ("FAM",)]),
    urgency=st.sampled_from(["U0", "U1", "U2", "U3", "U4"]),
    danger=st.sampled_from([None, None, None, *DANGERS]),
    ask_safe=st.booleans(),
    safety_topic=st.booleans(),
    subject=st.sampled_from(SUBJECTS),
    kin=st.sampled_from([None, "孙女"]),
    gender=st.sampled_from([None, *(one.value for one in Gender)]),
    age_band=st.sampled_from([None, "<14", "14-17", "60-79"]),
    named=st.sampled_from([None, "feng"]),
    topic=st.sampled_from([None, "dibao"]),
    phone=st.sampled_from([None, "13800138000"]),
    says=st.frozensets(st.sampled_from([one.value for one in Says]), max_size=2),
    why=st.sampled_from([(), ("a-rule",)]),
    lang=st.sampled_from(["", "zh-Hans", "en"]),
    size=st.integers(0, 40),
    voice=st.sampled_from([False, False, True]),
    picture=st.sampled_from([False, False, True]),
    place=st.sampled_from([False, False, True]),
    edited=st.sampled_from([False, False, True]),
    area=st.sampled_from([None, "hetang"]),
    pinned=st.booleans(),
    empty=st.booleans(),
    returning=maybe_returning,
)
presses = st.builds(
    Pressed,
    st.sampled_from([*BUTTONS, "nonsense", ""]),
    fresh=st.booleans(),
    returning=maybe_returning,
    area=st.sampled_from([None, "xuefu"]),
    school=st.sampled_from([None, "xuefu-xiaoxue"]),
    unit=st.sampled_from([None, "baiyun"]),
    within=st.sampled_from(["", "baiyun", "@4"]),
    code=st.sampled_from(["", "123456"]),
)
COMMANDS = ("start", "help", "status", "delete", "stop", "code", "held")
# What answers nothing: an earlier message put right, a place. No words of a need, no danger, no number in it.
always = st.just(True)  # noqa: FBT003 - the strategy's own argument
asides = st.one_of(
    st.builds(Heard, place=always, empty=always, returning=maybe_returning),
    st.builds(Heard, edited=always, size=st.integers(1, 9), returning=maybe_returning),
)
others = st.sampled_from(
    [NumberGiven("13900139000"), LeftAlone(), HumanCame(), HumanLeft(), Ended(), Closed(), Calmed()]
)
events = st.one_of(heards, presses, presses, others)
starts = st.builds(Session, st.just(FLOW.first), kiosk=st.booleans(), lang=st.sampled_from(["zh-Hans", "en"]))


def said(effects: tuple[Effect, ...]) -> list[Say]:
    return [effect for effect in effects if isinstance(effect, Say)]


def played(session: Session, heard: list[Event]) -> list[tuple[Session, Event, Turn]]:
    found = []
    for event in heard:
        turn = advance(FLOW, session, event)
        found.append((session, event, turn))
        session = turn.session
    return found


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_every_turn_leaves_a_session_that_can_be_kept(session: Session, heard: list[Event]) -> None:
    for _, _, turn in played(session, heard):
        assert turn.session.state in FLOW.states
        assert session_from_json(json.loads(json.dumps(session_to_json(turn.session)))) == turn.session


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_never_more_than_six_buttons_of_its_own(session: Session, heard: list[Event]) -> None:
    for _, _, turn in played(session, heard):
        assert len(turn.session.shown) <= MAX_OWN_BUTTONS
        for say in said(turn.effects):
            assert len(say.buttons) <= MAX_OWN_BUTTONS
            for button in say.buttons:
                assert f"press_{button}" in FLOW.triggers()


KNOWN = {
    "who": "subject",
    "safe-self": "safety",
    "safe-other": "safety",
    "safe-unknown": "safety",
    "safe-child": "safety",
    "contact": "contact",
    "contact-child": "contact",
    "contact-again": "contact",
    "danger-contact": "contact",
    "phone-seen": "phone_seen",
}


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_what_was_told_is_not_asked_again(session: Session, heard: list[Event]) -> None:
    for _, _, turn in played(session, heard):
        for say in said(turn.effects):
            if say.key in KNOWN:
                assert getattr(turn.session.told, KNOWN[say.key]) is None, say.key


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_urgency_only_rises_within_one_matter(session: Session, heard: list[Event]) -> None:
    for before, event, turn in played(session, heard):
        first_words = (
            before.told.words == 0 and before.told.concern is None and before.told.urgency == "U3"
        )  # a clear question may be U4
        other_matter = isinstance(event, Ended) or (before.sent and not turn.session.sent)
        given_up = any(isinstance(effect, Withdraw | Drop | Erase) for effect in turn.effects)
        if not (first_words or other_matter or given_up):
            assert turn.session.told.urgency <= before.told.urgency


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_nothing_urgent_is_given_up(session: Session, heard: list[Event]) -> None:
    for before, _, turn in played(session, heard):
        if any(isinstance(effect, Drop) for effect in turn.effects) and before.told.urgency <= "U2":
            assert turn.session.told.urgency <= before.told.urgency


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_no_alert_is_repeated_for_one_danger(session: Session, heard: list[Event]) -> None:
    for before, event, turn in played(session, heard):
        alerts = [effect for effect in turn.effects if isinstance(effect, Alert)]
        assert len(alerts) <= 1
        for alert in alerts:
            assert turn.session.sent
            assert alert.danger not in before.alerted or (isinstance(event, Heard) and event.returning)


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_danger_calls_staff_whatever_was_asked(session: Session, heard: list[Event]) -> None:
    for before, event, turn in played(session, heard):
        if isinstance(event, Heard) and event.danger is not None and event.danger not in before.alerted:
            assert Alert(event.danger) in turn.effects
            keys = [say.key for say in said(turn.effects) if say.key.startswith("danger-")]
            whom = "self" if turn.session.told.subject == "self" else "other"
            assert keys[0] == f"danger-{event.danger}-{whom}"
            assert set(keys[1:]) <= {"danger-contact"}


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=24))
def test_where_a_human_speaks_only_danger_breaks_the_silence(session: Session, heard: list[Event]) -> None:
    for before, event, turn in played(session, heard):
        quiet = isinstance(event, Heard) and event.danger is None
        if before.state == "human" and quiet and turn.session.state == "human":
            assert not said(turn.effects)


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=16), asides)
def test_what_answers_nothing_moves_nothing_and_is_not_missed(
    session: Session, heard: list[Event], aside: Heard
) -> None:
    before = played(session, heard)[-1][2].session if heard else session
    turn = advance(FLOW, before, aside)
    keys = [say.key for say in said(turn.effects)]
    if aside.place and before.alerted and before.state != "human":
        assert Append(now=True) in turn.effects
    if before.state in {"again", "deleting"} or not before.greeted:
        return  # there any other word is an answer; and whoever has not been greeted is
    assert turn.session.misses <= before.misses
    if aside.edited:
        assert not keys
    if aside.edited or not FLOW.states[before.state].begins:
        assert turn.session.state == before.state


@settings(max_examples=250, deadline=None)
@given(starts, st.lists(events, max_size=16), st.sampled_from(COMMANDS))
def test_a_command_is_never_old_and_never_without_an_answer(session: Session, heard: list[Event], name: str) -> None:
    before = played(session, heard)[-1][2].session if heard else session
    turn = advance(FLOW, before, Pressed(name))
    assert "old-button" not in [say.key for say in said(turn.effects)]
    if before.state != "human" or name != "start":
        assert turn.effects
    assert turn.session.alerted == before.alerted


@settings(max_examples=500, deadline=None)
@given(starts, st.lists(st.one_of(events, st.builds(Pressed, st.sampled_from(["delete", "delete_yes"]))), max_size=24))
def test_nothing_is_deleted_unasked_or_in_danger(session: Session, heard: list[Event]) -> None:
    for before, _, turn in played(session, heard):
        if any(isinstance(effect, Erase) for effect in turn.effects):
            assert before.state == "deleting"
            assert not before.alerted
            assert turn.session.told == Session(FLOW.first).told
            assert turn.session.ticket is None


def test_the_answer_no_to_deleting_goes_back_to_the_open_question() -> None:
    asked = advance(FLOW, Session("what"), Heard(concern="POV", size=9)).session
    deleting = advance(FLOW, asked, Pressed("delete")).session
    back = advance(FLOW, deleting, Pressed("delete_no"))
    assert back.session.state == asked.state == "who"
    assert [say.key for say in said(back.effects)] == ["delete-not", "who"]


def test_a_link_sets_where_from_only_where_nothing_is_known() -> None:
    come = advance(FLOW, Session("what"), Pressed("start", area="xuefu", school="xuefu-xiaoxue")).session
    assert (come.told.area, come.told.school) == ("xuefu", "xuefu-xiaoxue")
    again = advance(FLOW, come, Pressed("start", area="hetang", school="another")).session
    assert (again.told.area, again.told.school) == ("xuefu", "xuefu-xiaoxue")


def test_a_correction_says_who_and_danger_only_adds_up() -> None:
    first = advance(
        FLOW, Session("what"), Heard(concern="EMO", subject="grandchild", kin="孙子", gender="he", urgency="U2")
    )
    right = Heard(concern="EMO", subject="grandchild", kin="孙女", gender="she", urgency="U3", edited=True, size=9)
    told = advance(FLOW, first.session, right).session.told
    assert (told.kin, told.gender, told.urgency) == ("孙女", "she", "U2")


@pytest.mark.parametrize("danger", DANGERS)
@pytest.mark.parametrize("subject", ["self", "grandchild", "unknown"])
def test_each_danger_has_its_own_text(danger: str, subject: str) -> None:
    turn = advance(FLOW, Session("what"), Heard(danger=danger, urgency="U1", subject=subject, size=9))
    whom = "self" if subject == "self" else "other"
    texts = [say.key for say in said(turn.effects)]
    assert texts[0] == f"danger-{danger}-{whom}"
    assert all(other not in text for other in DANGERS if other != danger for text in texts)


def test_again_is_alerted_after_the_alarm_is_over() -> None:
    danger = Heard(danger="suicide", urgency="U1", subject="self", size=9)
    first = advance(FLOW, Session("what"), danger)
    assert not any(isinstance(effect, Alert) for effect in advance(FLOW, first.session, danger).effects)
    calm = advance(FLOW, first.session, Calmed())
    assert Alert("suicide") in advance(FLOW, calm.session, danger).effects


def test_the_same_danger_days_later_is_alerted_again() -> None:
    danger = Heard(danger="suicide", urgency="U1", subject="self", size=9)
    first = advance(FLOW, Session("what"), danger)
    assert Alert("suicide") in advance(FLOW, first.session, replace(danger, returning=True)).effects


def test_a_yes_to_two_halves_calls_first_and_is_named_after() -> None:
    asked = advance(FLOW, Session("what"), Heard(concern="EMO", safety_topic=True, subject="child", size=9)).session
    yes = advance(FLOW, asked, Heard(says=frozenset({"yes"}), size=1))
    assert Alert("unclear") in yes.effects
    named = advance(FLOW, yes.session, Pressed("ideation"))
    assert Alert("suicide", again=True) in named.effects
    assert named.session.told.concern == "SUI"


def test_unsure_is_priority_and_tells_the_line_without_content() -> None:
    asked = advance(FLOW, Session("what"), Heard(concern="YOU", safety_topic=True, subject="child", size=9)).session
    turn = advance(FLOW, asked, Pressed("unsure"))
    assert turn.session.told.urgency == "U2"
    assert "asked-unsure" in turn.session.told.why
    assert Nudge() in turn.effects


def test_a_person_is_two_answers_away() -> None:
    first = advance(FLOW, Session("what"), Pressed("human"))
    assert Open() in first.effects
    second = advance(FLOW, first.session, Heard(phone="13800138000", size=11))
    assert Submit() in second.effects
