"""A ticket as a FHIR R4B bundle: the request, one task for each offer and each thing asked, consent, communication.

Ids and closed vocabulary only: no words of a resident, no name and no telephone of theirs. The mapping: docs/fhir.md.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.centre import tasks
from bot.centre.history import events_of
from bot.centre.house import Work
from bot.centre.tickets import Ticket
from bot.papers import fhir_codes as codes
from bot.store.tables import t_inbox, t_letter, t_offer

Resource = dict[str, Any]
_SELF = frozenset({"self", "unknown", "none"})
_CONSENTED = frozenset({"consent"})
_FILLED_BY_OTHERS = frozenset({"referral", "transfer"})


def bundle(work: Work, ticket: Ticket) -> Resource:
    """The bundle as JSON. Raises ValueError where it does not fit the models or our own tables of codes: a bug."""
    resources = [*_people(work, ticket), *_request(work, ticket), *_tasks(work, ticket), *_messages(work, ticket)]
    whole = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": _instant(work.now),
        "entry": [{"fullUrl": f"urn:linli:{one['resourceType']}/{one['id']}", "resource": one} for one in resources],
    }
    wrong = wrong_codes(whole)
    if wrong:
        raise ValueError(f"{ticket.number}: {'; '.join(wrong)}")
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - half a second, for who exports only

    Bundle.model_validate(whole)
    return whole


# ---- who ------------------------------------------------------------------------------------------------------------


def _people(work: Work, ticket: Ticket) -> Iterator[Resource]:
    """The person it is about, whoever asks for them, the staff and the units: ids, and what is public of staff."""
    yield {"resourceType": "Patient", "id": _subject(ticket), "active": True}
    if ticket.subject not in _SELF:
        relation = codes.RELATION_OF.get(ticket.subject, codes.ANYBODY)
        coding = {"system": codes.SYSTEMS["role"], "code": relation}
        yield {
            "resourceType": "RelatedPerson",
            "id": _asker(ticket),
            "patient": _to("Patient", _subject(ticket)),
            "relationship": [{"coding": [coding]}],
        }
    offers, asked = _offers(work, ticket), tasks.of(work, ticket)
    units = dict.fromkeys([ticket.centre])
    for worker in dict.fromkeys(one.worker_id for one in [*offers, *asked] if one.worker_id):
        found = work.house.organisation.worker(worker)
        name = found.called(work.house.lang) if found is not None else worker
        yield {"resourceType": "Practitioner", "id": _id(worker), "name": [{"text": name}]}
    for unit in units:
        yield {"resourceType": "Organization", "id": _id(unit), "name": work.unit(unit).called(work.house.lang)}
    for receiver in dict.fromkeys(one.receiver for one in asked if one.receiver and one.receiver not in units):
        entry = work.house.pages.directory.get(receiver)
        if entry is not None:
            name = entry.called(work.house.lang)
        elif receiver in work.house.organisation.units:
            name = work.unit(receiver).called(work.house.lang)
        else:
            name = receiver
        yield {"resourceType": "Organization", "id": _id(receiver), "name": name}


# ---- what is asked --------------------------------------------------------------------------------------------------


def _request(work: Work, ticket: Ticket) -> Iterator[Resource]:
    asks_self = ticket.subject in _SELF
    category = codes.CATEGORY_OF.get(ticket.concern or "", codes.NO_CATEGORY)
    case = codes.TWSS_OF[ticket.state]
    concern = ticket.concern or "SVC"
    request: Resource = {
        "resourceType": "ServiceRequest",
        "id": ticket.id,
        "identifier": [{"system": codes.SYSTEMS["number"], "value": ticket.number or ticket.id}],
        "status": codes.REQUEST_STATUS_OF[ticket.state],
        "intent": "order",
        "priority": codes.PRIORITY_OF[ticket.urgency],
        "category": [
            {"coding": [{"system": codes.SYSTEMS["category"], "code": category}]},
            {"coding": [{"system": codes.SYSTEMS["case-status"], "code": case[0], "display": case[1]}]},
        ],
        "code": {
            "coding": [{"system": codes.SYSTEMS["concern"], "code": concern}],
            "text": work.desk_says(f"concern-{concern}"),
        },
        "subject": _to("Patient", _subject(ticket)),
        "requester": _to("Patient", _subject(ticket)) if asks_self else _to("RelatedPerson", _asker(ticket)),
        "authoredOn": _instant(ticket.sent_at or ticket.created_at),
        "performer": [_to("Organization", _id(ticket.centre))],
    }
    if ticket.subject_knows == "never":
        request["orderDetail"] = [{"text": "contacting-subject-prohibited"}]
    if ticket.basis in _CONSENTED:
        request["supportingInfo"] = [_to("Consent", f"consent-{ticket.id}")]
        yield _consent(ticket)
    yield request
    for one in tasks.of(work, ticket, "referral", "transfer"):
        yield request | {
            "id": f"request-{one.id}",
            "identifier": [{"system": codes.SYSTEMS["number"], "value": f"{ticket.number}/{one.id[:8]}"}],
            "intent": "filler-order",
            "basedOn": [_to("ServiceRequest", ticket.id)],
            "authoredOn": _instant(one.created_at),
            "performer": [_to("Organization", _id(one.receiver or ticket.centre))],
        }


def _consent(ticket: Ticket) -> Resource:
    return {
        "resourceType": "Consent",
        "id": f"consent-{ticket.id}",
        "status": "inactive" if ticket.state in {"VOID", "DROPPED"} else "active",
        "scope": {"coding": [{"system": codes.SYSTEMS["scope"], "code": "patient-privacy"}]},
        "category": [{"coding": [{"system": codes.SYSTEMS["act"], "code": "IDSCL"}]}],
        "patient": _to("Patient", _subject(ticket)),
        "dateTime": _instant(ticket.sent_at or ticket.created_at),
        "organization": [_to("Organization", _id(ticket.centre))],
        "policyRule": {"text": "consent given in the conversation, by the last button"},
        "sourceReference": {"display": f"{ticket.number}: the conversation"},
    }


# ---- who was asked --------------------------------------------------------------------------------------------------


def _tasks(work: Work, ticket: Ticket) -> Iterator[Resource]:
    for offer in _offers(work, ticket):
        found = _task(ticket, f"offer-{offer.id}", offer.status, offer.reason, offer.created_at, "fulfill")
        found["owner"] = _to("Practitioner", _id(offer.worker_id))
        if offer.status == "accepted":
            found["lastModified"] = _instant(offer.decided_at or offer.created_at)
        yield found
    for one in tasks.of(work, ticket):
        found = _task(ticket, one.id, one.status, one.reason, one.created_at, codes.TASK_CODE_OF[one.kind])
        if one.kind in _FILLED_BY_OTHERS:
            found["owner"] = _to("Organization", _id(one.receiver or ticket.centre))
            found["focus"] = _to("ServiceRequest", f"request-{one.id}")
            handling = codes.HANDLING_OF[one.status]
            coding = {"system": codes.SYSTEMS["handling"], "code": handling[0], "display": handling[1]}
            found["businessStatus"] = {"coding": [coding]}
        elif one.worker_id is not None:
            found["owner"] = _to("Practitioner", _id(one.worker_id))
        if one.part_of is not None:
            found["partOf"] = [_to("Task", one.part_of)]
        if one.status == "completed":
            value = {"text": one.outcome or "completed"}
            found["output"] = [{"type": {"text": "outcome"}, "valueCodeableConcept": value}]
        yield found


def _task(ticket: Ticket, name: str, status: str, reason: str | None, at: datetime, code: str) -> Resource:  # noqa: PLR0913, PLR0917
    found: Resource = {
        "resourceType": "Task",
        "id": name,
        "status": status,
        "intent": "order",
        "priority": codes.PRIORITY_OF[ticket.urgency],
        "code": {"coding": [{"system": codes.SYSTEMS["task"], "code": code}]},
        "focus": _to("ServiceRequest", ticket.id),
        "for": _to("Patient", _subject(ticket)),
        "authoredOn": _instant(at),
        "requester": _to("Organization", _id(ticket.centre)),
    }
    if status in codes.NEEDS_REASON:
        found["statusReason"] = {"text": reason or "not said"}
    return found


# ---- what was said --------------------------------------------------------------------------------------------------


def _messages(work: Work, ticket: Ticket) -> Iterator[Resource]:
    """That a message went and when: never what it said."""
    asker = _to("Patient", _subject(ticket)) if ticket.subject in _SELF else _to("RelatedPerson", _asker(ticket))
    house = _to("Organization", _id(ticket.centre))
    heard = select(t_inbox.c.id, t_inbox.c.received_at).where(t_inbox.c.ticket_id == ticket.id).order_by(t_inbox.c.id)
    for row in work.conn.execute(heard).all():
        yield _said(ticket, f"heard-{row.id}", "completed", row.received_at, asker, house)
    sent = select(t_letter.c.id, t_letter.c.state, t_letter.c.created_at, t_letter.c.sent_at).where(
        t_letter.c.ticket_id == ticket.id, t_letter.c.kind.in_(("reply", "relay"))
    )
    for one in work.conn.execute(sent.order_by(t_letter.c.id)).all():
        status = {"sent": "completed", "failed": "not-done", "overtaken": "not-done"}.get(one.state, "in-progress")
        yield _said(ticket, f"said-{one.id}", status, one.sent_at or one.created_at, house, asker)


def _said(ticket: Ticket, name: str, status: str, at: datetime, sender: Resource, to: Resource) -> Resource:  # noqa: PLR0913, PLR0917
    return {
        "resourceType": "Communication",
        "id": name,
        "status": status,
        "basedOn": [_to("ServiceRequest", ticket.id)],
        "sent": _instant(at),
        "sender": sender,
        "recipient": [to],
    }


# ---- our own tables: the models check none of it --------------------------------------------------------------------

_STATUS = {
    "Task": codes.REFERRAL_TASK_STATUS,
    "ServiceRequest": codes.SERVICE_REQUEST_STATUS,
    "Communication": codes.COMMUNICATION_STATUS,
    "Consent": codes.CONSENT_STATUS,
}


def wrong_codes(whole: Resource) -> list[str]:
    """Each code that is in none of the value sets, each task without its reason, each reference that leads nowhere."""
    found: list[str] = []
    there = {f"{one['resource']['resourceType']}/{one['resource']['id']}" for one in whole["entry"]}
    for entry in whole["entry"]:
        one = entry["resource"]
        name, kind = f"{one['resourceType']}/{one['id']}", one["resourceType"]
        if kind in _STATUS and one["status"] not in _STATUS[kind]:
            found.append(f"{name}: status {one['status']!r}")
        if one.get("intent", "order") not in codes.INTENT:
            found.append(f"{name}: intent {one['intent']!r}")
        if one.get("priority", "routine") not in codes.PRIORITY:
            found.append(f"{name}: priority {one['priority']!r}")
        if kind == "Task" and one["status"] in codes.NEEDS_REASON and not one.get("statusReason", {}).get("text"):
            found.append(f"{name}: no statusReason")
        found += [f"{name}: {target} is not there" for target in _references(one) if target not in there]
    return found


def wrong_steps(work: Work, ticket: Ticket) -> list[str]:
    """Each step of a task that Gravity's table does not know, as the events tell them."""
    found: list[str] = []
    stands: dict[str, str] = {}
    for event in events_of(work, ticket):
        if event.kind == "task_asked":
            stands[event.data["task"]] = event.data["status"]
        elif event.kind == "task_moved":
            before, after = stands.get(event.data["task"], "requested"), event.data["status"]
            if after not in tasks.STEPS.get(before, frozenset()) | {"entered-in-error"}:
                found.append(f"{event.data['task']}: {before} to {after}")
            stands[event.data["task"]] = after
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "reference" in value:
            yield str(value["reference"])
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)


# ---- small things ---------------------------------------------------------------------------------------------------


def _offers(work: Work, ticket: Ticket) -> list[Row[Any]]:
    found = select(t_offer).where(t_offer.c.ticket_id == ticket.id)
    return list(work.conn.execute(found.order_by(t_offer.c.id)).all())


def _subject(ticket: Ticket) -> str:
    return f"subject-{ticket.id}"


def _asker(ticket: Ticket) -> str:
    return f"requester-{ticket.id}"


def _to(kind: str, name: str) -> Resource:
    return {"reference": f"{kind}/{name}"}


def _id(name: str) -> str:
    """An id as FHIR allows: letters, digits, dash and dot, at most 64."""
    return "".join(one if one.isascii() and (one.isalnum() or one in "-.") else "-" for one in name)[:64]


def _instant(at: datetime) -> str:
    return at.isoformat()
