"""The ticket's states: what may follow what, and that nothing leaves a state for ever silently."""

import pytest

from referral.ticket import ENDS, MOVES, OFFERED, may_move


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
    ],
)
def test_moves(state: str, to: str, allowed: bool) -> None:  # noqa: FBT001 - a table
    assert may_move(state, to) is allowed


def test_every_state_is_reached_and_every_open_one_left() -> None:
    reached = {to for ways in MOVES.values() for to in ways} | {"DRAFT"}
    assert reached == set(MOVES)
    assert all(MOVES[state] for state in MOVES if state not in ENDS)


def test_every_open_state_can_be_taken_back() -> None:
    for state in set(MOVES) - ENDS - {"DRAFT"}:
        assert "VOID" in MOVES[state]


def test_only_what_waits_is_offered() -> None:
    assert {"NEW", "REOPENED"} == OFFERED
    assert all("ACKED" in MOVES[state] for state in OFFERED)
