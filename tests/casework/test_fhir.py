"""The FHIR export: it fits the models, our own tables of codes and Gravity's steps, and holds no word of anybody."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.centre import tasks
from bot.centre.house import Work
from bot.papers import fhir, fhir_codes
from bot.store.engine import Store
from bot.store.tables import t_ticket
from bot.transcript import Stage, centre_named, play
from referral.ticket import STATES
from tests.clock import FrozenClock
from tests.house import begin, open_centre, pass_time, settle

CHATS = Path(__file__).parent.parent / "conversations"
PLAYED = ("guard-report-capacity", "guard-step-out", "case-grandmother", "refer-accepted", "volunteer-done")


def _check(work: Work) -> list[str]:
    """Export every ticket; the words of the residents and their numbers, to be looked for."""
    exported: list[str] = []
    for ticket in work.conn.execute(select(t_ticket).where(t_ticket.c.number.is_not(None))).all():
        whole = fhir.bundle(work, ticket)
        assert fhir.wrong_steps(work, ticket) == []
        kinds = {entry["resource"]["resourceType"] for entry in whole["entry"]}
        assert {"ServiceRequest", "Task", "Patient", "Organization", "Communication"} <= kinds
        exported.append(json.dumps(whole, ensure_ascii=False))
    return exported


@pytest.mark.parametrize("name", PLAYED)
async def test_what_was_played_is_exported(name: str, sqlite_store: Store, clock: FrozenClock) -> None:
    text = (CHATS / f"{name}.chat").read_text(encoding="utf-8")
    begin(clock, text)
    centre, courier = await open_centre(sqlite_store, named=centre_named(text))
    words: list[str] = []

    async def settled() -> None:
        await settle(centre, courier)

    async def wait(until: object) -> None:
        await pass_time(centre, courier, clock, until)  # type: ignore[arg-type]

    await play(text, Stage(centre, settled), wait, clock.now)
    for line in text.splitlines():
        who, _, said = line.partition(": ")
        if who and not line.startswith((" ", "#", "(")) and who not in {"feng", "liang", "tan"} and len(said) > 6:
            words.append(said)
    exported = await centre.look(_check)
    assert exported
    assert words
    for said in words:
        assert all(said not in one for one in exported), said
    assert all("13800138000" not in one for one in exported)


def test_every_state_and_every_code_of_ours_has_its_place() -> None:
    assert set(fhir_codes.REQUEST_STATUS_OF) == set(fhir_codes.TWSS_OF) == set(STATES)
    assert set(fhir_codes.REQUEST_STATUS_OF.values()) <= fhir_codes.SERVICE_REQUEST_STATUS
    assert set(fhir_codes.PRIORITY_OF.values()) <= fhir_codes.PRIORITY
    steps = {*tasks.STEPS, *(after for ways in tasks.STEPS.values() for after in ways)}
    assert steps | {"entered-in-error"} == fhir_codes.REFERRAL_TASK_STATUS


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": "done"}, "status 'done'"),
        ({"priority": "high"}, "priority 'high'"),
        ({"intent": "plan"}, "intent 'plan'"),
        ({"status": "rejected"}, "no statusReason"),
        ({"owner": {"reference": "Practitioner/nobody"}}, "Practitioner/nobody is not there"),
    ],
)
def test_what_the_models_do_not_check_our_tables_do(change: dict[str, object], told: str) -> None:
    task = {
        "resourceType": "Task",
        "id": "t1",
        "status": "requested",
        "intent": "order",
        "priority": "routine",
    } | change
    assert told in "; ".join(fhir.wrong_codes({"entry": [{"resource": task}]}))
