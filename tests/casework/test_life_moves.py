"""Every move of the machine: what it lacks on record is refused with a sentence that names it, and nothing changes."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.acts_case import Assign, Close, OpenCase, Unreachable
from bot.centre import acting, moving, tickets
from bot.centre.centre import Centre
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.messages import Accept, Act, Done, KeyIn, Refused
from bot.store.engine import Store
from bot.store.tables import t_event, t_ticket
from referral import life
from referral.life import MOVES, NEEDS, Move
from tests.house import ROOT, open_centre

_THEN = datetime(2026, 11, 1, 9, tzinfo=UTC)
# For each need: columns with which it is met, and with which it is not. A minor, at U1, with a safety concern and a
# duty to report, whose case was opened: everything can be missing.
_WHOLE: Mapping[str, Any] = {
    "number": "白云1101-01", "concern": "CP", "urgency": "U1", "basis": "consent", "sent_at": _THEN, "minor": True,
    "owner_id": "feng", "contacted_at": _THEN, "safe_now": "yes", "confirmed_at": _THEN, "capacity": "limited",
    "tries": 3, "checked_at": _THEN, "signed_at": _THEN, "case_number": "白云2026-001", "planned_at": _THEN,
    "agreed_at": _THEN, "risk_at": _THEN, "report_due": True, "reported_at": _THEN, "referred_at": _THEN,
    "receipt_at": _THEN, "outcome": "solved", "summarised": True, "informed": "yes", "follow_up": "none",
    "closed_at": _THEN, "void_reason": "mistake", "merged_into": "?",
}  # fmt: skip
_WITHOUT: Mapping[str, Mapping[str, Any]] = {
    "number": {"number": None},
    "concern": {"concern": None},
    "basis": {"basis": None},
    "owner": {"owner_id": None},
    "nobody": {"owner_id": "feng"},
    "contact": {"contacted_at": None},
    "safe": {"safe_now": None},
    "confirmed": {"confirmed_at": None},
    "capacity": {"capacity": None},
    "tries": {"tries": 2},
    "risk-checked": {"checked_at": None},
    "supervisor": {"signed_at": None},
    "case": {"case_number": None},
    "plan": {"planned_at": None},
    "agreement": {"agreed_at": None},
    "risk": {"risk_at": None},
    "report": {"reported_at": None},
    "referral": {"referred_at": None},
    "receipt": {"receipt_at": None},
    "outcome": {"outcome": None},
    "summary": {"summarised": False},
    "informed": {"informed": None},
    "follow-up": {"follow_up": None},
    "signature": {"signed_at": None},
    "closed": {"closed_at": None},
    "open": {"closed_at": _THEN},
    "why": {"void_reason": None},
    "other": {"merged_into": None},
    "light": {"void_reason": None},
}
_FREE = {"nobody": {"owner_id": None}, "open": {"closed_at": None}}  # needs that something is not there


def _met(move: Move) -> dict[str, Any]:
    """Everything this move needs."""
    columns = dict(_WHOLE)
    for need in move.needs:
        columns |= _FREE.get(need, {})
    return columns


async def _held(centre: Centre, state: str = "ACKED") -> str:
    """A keyed-in ticket of feng's, put into a state by hand."""
    keyed = await centre.act("feng", KeyIn("LON", "U3", "self", "13800138000", "一个人住", None))
    assert isinstance(keyed, Done), keyed
    ticket = str(keyed.ticket)
    assert isinstance(await centre.act("feng", Accept(ticket)), Done)
    await centre.work(lambda work: tickets.put(work, ticket, state=state))
    return ticket


def test_every_need_can_be_missing() -> None:
    assert set(_WITHOUT) == set(NEEDS)


async def test_each_need_of_each_move_is_named(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket_id = await _held(centre)

    def ask(work: Work) -> list[str]:
        wrong: list[str] = []
        for move in MOVES:
            for source in move.sources:
                row = tickets.put(work, ticket_id, state=source)
                if moving.refusal(work, row, move.to, **_met(move)) is not None:
                    wrong.append(f"{move.name} from {source} is refused with everything on record")
                for need in move.needs:
                    said = moving.refusal(work, row, move.to, **(_met(move) | dict(_WITHOUT[need])))
                    if said is None or work.desk_says(f"need-{need}") not in said.args.get("needs", ""):
                        wrong.append(f"{move.name} from {source} without {need}: {said}")
        return wrong

    assert await centre.work(ask) == []


def _acts(ticket: str) -> Iterator[tuple[str, Act, str]]:
    """State, act, and each need it can be refused for."""
    spoken = ("contact", "safe", "confirmed", "capacity")
    for need in spoken:
        yield "CONTACTED", Assign(ticket), need
        yield "ASSIGNED", OpenCase(ticket), need
    close = Close(ticket, "solved", "yes", "none", "办好了")
    for need in (*spoken, "report"):
        yield "CONTACTED", close, need
    for need in (*spoken, "report", "case", "plan", "agreement", "risk"):
        yield "ACTIVE", close, need
    yield "HANDED", close, "receipt"
    yield "CONTACTED", Close(ticket, "solved", "yes", "none", " "), "summary"
    yield "ACKED", close, "contact"
    yield "REFERRED", close, "receipt"
    yield "ACKED", Unreachable(ticket, "none"), "tries"


async def test_an_act_that_lacks_something_changes_nothing(sqlite_store: Store) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket_id = await _held(centre)
    met = {key: value for key, value in _WHOLE.items() if key not in {"number", "merged_into", "void_reason"}}
    met |= {"closed_at": None, "signed_at": None, "outcome": None, "summarised": False}

    def press(work: Work) -> list[str]:
        wrong = []
        for state, act, need in _acts(ticket_id):
            without = dict(_WITHOUT[need]) if need != "summary" else {}
            before = tickets.put(work, ticket_id, state=state, **(met | without))
            written = _events(work)
            said = acting.act(work, "feng", act)
            named = isinstance(said, Refused) and work.desk_says(f"need-{need}") in said.args.get("needs", "")
            if not named or _row(work, ticket_id) != before or _events(work) != written:
                wrong.append(f"{type(act).__name__} in {state} without {need}: {said}")
        return wrong

    assert await centre.work(press) == []


def _row(work: Work, ticket: str) -> Ticket:
    return work.conn.execute(select(t_ticket).where(t_ticket.c.id == ticket)).one()


def _events(work: Work) -> int:
    return work.conn.execute(select(func.count()).select_from(t_event)).scalar_one()


@pytest.mark.parametrize("state", ["NEW", "DONE", "VOID", "MERGED"])
async def test_where_no_way_leads_the_state_is_named(sqlite_store: Store, state: str) -> None:
    centre, _ = await open_centre(sqlite_store)
    ticket = await _held(centre, state)
    said = await centre.act("feng", Assign(ticket))
    assert said == Refused("refused-move", {"number": "白云1104-01", "state": _says(centre, f"state-{state}")})


def _says(centre: Centre, key: str) -> str:
    return centre.words.say(centre.house.lang, key)


def test_the_documents_draw_the_machine_as_it_is() -> None:
    page = (ROOT / "docs" / "casework.md").read_text(encoding="utf-8")
    assert life.draw() in page
    missing = [move.name for move in MOVES if f"| `{move.name}` | {' '.join(move.sources)} | {move.to} |" not in page]
    assert missing == []


def test_the_machine_asks_for_a_signature_where_it_must() -> None:
    assert {need for move in MOVES if move.to in {"DONE", "CLOSED"} for need in move.needs} >= {"signature", "report"}
    assert life.TRIES == 3
