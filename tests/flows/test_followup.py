"""The question afterwards: what answers it, what does not, and that whatever else is said the intake hears."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.page import load
from flows.effect import Alert, Followed, HandOn, Held, Remark, Satisfied, Say
from flows.event import Event, Heard, HumanCame, Pressed
from flows.followup import Followup
from flows.page import Flow, read_flow
from flows.session import Session, Told
from flows.step import Turn
from flows.turn import converse
from tests.flows.test_any_conversation import FLOW, events

ROOT = Path(__file__).resolve().parents[2]
AFTER: Flow = read_flow(load(ROOT / "flows" / "followup.yaml"), Followup)
ASKED = Session(
    "how",
    told=Told(concern="YOU", subject="grandchild", safety="none", contact="phone", phone="13800138000", words=2),
    ticket="t",
    greeted=True,
    over=True,
    flow="followup",
    before="closed",
    task="q",
    shown=("after_better", "after_same", "after_worse"),
)


def move(*heard: Event, session: Session = ASKED) -> tuple[Session, Turn]:
    """The session after all of these, and the last turn."""
    for event in heard:
        turn = converse(FLOW, AFTER, session, event)
        session = turn.session
    return session, turn


def effects(turn: Turn, kind: type) -> list[object]:
    return [one for one in turn.effects if isinstance(one, kind)]


@pytest.mark.parametrize("how", ["better", "same"])
def test_two_taps_by_button_and_by_words(how: str) -> None:
    for first in (Pressed(f"after_{how}"), Heard(says=frozenset({how}), size=3)):
        session, turn = move(first)
        assert (effects(turn, Followed), session.state) == ([Followed(how)], "satisfied")
        session, turn = move(first, Pressed("glad"))
        assert (effects(turn, Satisfied), session.state) == ([Satisfied("glad")], "words")
        session, turn = move(first, Pressed("glad"), Heard(size=6))
        assert (effects(turn, Remark), session.flow, session.state) == ([Remark()], "", "closed")


def test_whoever_has_it_harder_is_not_asked_for_praise() -> None:
    session, turn = move(Pressed("after_worse"))
    assert effects(turn, Followed) == [Followed("worse")]
    assert (effects(turn, Say), session.flow, session.state) == ([], "", "closed")


def test_danger_instead_of_an_answer_is_alarmed_for() -> None:
    session, turn = move(Heard(danger="suicide", concern="SUI", urgency="U1", says=frozenset({"worse"}), size=9))
    assert effects(turn, Followed) == [Followed("danger")]
    assert effects(turn, Alert)
    assert not session.flow


@pytest.mark.parametrize(
    ("event", "state"),
    [
        (Heard(concern="POV", size=8), "again"),
        (Heard(says=frozenset({"human"}), size=3), "again"),
        (Heard(says=frozenset({"delete"}), size=2), "deleting"),
        (Pressed("human"), "again"),
    ],
)
def test_what_is_no_answer_the_intake_hears(event: Event, state: str) -> None:
    session, turn = move(event)
    assert (session.flow, session.state) == ("", state)
    assert not effects(turn, Followed)


def test_what_is_held_can_be_asked_meanwhile() -> None:
    _, turn = move(Heard(says=frozenset({"held"}), size=7))
    assert effects(turn, Held) == [Held()]


def test_the_button_still_answers_after_something_else_was_said() -> None:
    session, _ = move(Heard(says=frozenset({"status"}), size=3))
    assert session.flow == ""
    _, turn = move(Pressed("after_worse", fresh=False), session=session)
    assert effects(turn, Followed) == [Followed("worse")]


def test_words_of_another_day_are_no_remark() -> None:
    session, turn = move(Pressed("after_same"), Pressed("fair"), Heard(size=6, returning=True))
    assert (effects(turn, Remark), session.state) == ([], "again")


def test_a_worker_who_speaks_ends_the_question() -> None:
    session, _ = move(HumanCame(), session=replace(ASKED, before="sent", sent=True, over=False))
    assert (session.flow, session.state) == ("", "human")


@settings(max_examples=150, deadline=None)
@given(st.lists(events, max_size=12))
def test_whatever_is_said_the_conversation_stands(heard: list[Event]) -> None:
    session = ASKED
    for event in heard:
        turn = converse(FLOW, AFTER, session, event)
        session = turn.session
        assert session.state in (AFTER if session.flow else FLOW).states
        assert not effects(turn, HandOn)
        if isinstance(event, Heard) and event.danger is not None and not session.flow and session.state == "danger":
            assert session.alerted
