"""A ticket's life: what may follow what, what must be on record, and that nothing leaves a state for ever silently."""

from types import SimpleNamespace
from typing import cast

import pytest

from referral import life
from referral.life import MOVES, NEEDS, may_move
from referral.ticket import ENDS, OFFERED, STATES


@pytest.mark.parametrize(
    ("state", "to", "allowed"),
    [
        ("DRAFT", "NEW", True),
        ("DRAFT", "DROPPED", True),
        ("DRAFT", "ACKED", False),  # nobody takes what was not sent
        ("NEW", "ACKED", True),
        ("NEW", "DONE", False),  # not closed unseen
        ("NEW", "DROPPED", False),  # what went out is never dropped
        ("ACKED", "CONTACTED", True),
        ("ACKED", "DONE", False),  # not closed without contact
        ("CONTACTED", "DONE", True),
        ("VOID", "REOPENED", True),
        ("DROPPED", "NEW", False),
        ("MERGED", "REOPENED", False),
        ("CONTACTED", "CLOSED", False),  # a case is opened before it is closed
        ("REFERRED", "CLOSED", False),  # not before somebody there has it
        ("UNREACHED", "CONTACTED", True),
    ],
)
def test_moves(state: str, to: str, allowed: bool) -> None:  # noqa: FBT001 - a table
    assert may_move(state, to) is allowed
    assert any(life.leads(state, move.name) == to for move in MOVES) is allowed  # the machine says the same


def test_every_state_is_reached_and_every_open_one_left() -> None:
    assert {move.to for move in MOVES} | {"DRAFT"} == set(STATES)
    assert all(life.ways_out(state) for state in STATES if state not in ENDS)


def test_every_open_state_can_be_taken_back() -> None:
    assert all(may_move(state, "VOID") for state in set(STATES) - ENDS - {"DRAFT"})


def test_only_what_waits_is_offered() -> None:
    assert {source for move in MOVES if move.name == "accept" for source in move.sources} == OFFERED


def test_what_a_move_needs_has_a_name_and_words() -> None:
    assert {need for move in MOVES for need in move.needs} <= set(NEEDS)


@pytest.mark.parametrize(
    ("more", "lacking"),
    [
        ({}, ("summary", "signature")),
        ({"summarised": True}, ("signature",)),
        ({"summarised": True, "signed_at": "then"}, ()),
    ],
)
def test_what_is_missing_is_said_by_name(more: dict[str, object], lacking: tuple[str, ...]) -> None:
    known: dict[str, object] = {
        "contacted_at": "then", "safe_now": "yes", "confirmed_at": "then", "minor": False, "capacity": None,
        "outcome": "solved", "summarised": False, "informed": "yes", "follow_up": "none", "report_due": False,
        "reported_at": None, "urgency": "U1", "concern": "EMO", "case_number": None, "signed_at": None,
        "closed_at": "then",
    }  # fmt: skip
    facts = cast("life.Facts", SimpleNamespace(**(known | more)))
    assert life.missing(life.named("advise"), facts) == lacking


def test_the_drawing_holds_every_state() -> None:
    drawn = life.draw()
    assert all(state in drawn for state in STATES)
