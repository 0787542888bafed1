"""The permission table of domain study §9, written out: a change of it must be meant."""

from typing import get_args

import pytest

from bot.messages import Act
from referral.roles import ACTS, OVERSIGHT, TABLE, may
from referral.station import Role

FULL = {"duty", "caseworker", "counsellor", "therapist", "nurse", "director", "supervisor"}
NO_TELEPHONE = {"lawyer", "headquarters"}
SIGNS = {"director", "supervisor"}  # a second person signs, never a colleague
HELPS = {"volunteer", "leader"}  # their task cards, and nothing else
NOTHING = {"intern", "external", "street", "admin", "audit"}


def test_every_act_a_worker_can_send_is_in_the_table_and_nothing_else() -> None:
    assert {act.__name__ for act in get_args(Act)} | {"Board", "Details"} == ACTS


def test_every_role_has_its_row() -> None:
    assert {role.value for role in Role} == FULL | NO_TELEPHONE | HELPS | NOTHING
    assert set(TABLE) == set(Role)


@pytest.mark.parametrize("act", sorted(ACTS))
@pytest.mark.parametrize("role", sorted(Role))
def test_who_may_do_what(role: Role, act: str) -> None:
    works = role.value in FULL or (role.value in NO_TELEPHONE and act != "KeyIn")
    if act in {"Sign", "SendBack"}:
        works = role.value in SIGNS
    expected = works or (role.value in HELPS and act == "TaskDone")
    assert may(role, act) is expected
    assert may(role.value, act) is expected


def test_who_sees_only_counts_logs_or_settings_never_reads_a_ticket() -> None:
    assert not any(may(role, act) for role in ("street", "admin", "audit", "external") for act in ("Board", "Details"))
    assert {"supervisor", "director"} == OVERSIGHT


def test_a_misspelt_act_or_role_is_an_error_not_a_no() -> None:
    with pytest.raises(ValueError, match="no such act"):
        may("duty", "accept")
    with pytest.raises(ValueError, match="boss"):
        may("boss", "Accept")
