"""The tables of casework: conversations, tickets, offers, tasks, events, promises, deadlines.

Every ``bytes`` column is encrypted with the data key of the person the row belongs to (``bot.store.vault``); no
other column ever holds a word, a name or a contact detail of a resident.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, text
from sqlmodel import Field, SQLModel

from bot.store.columns import blob, codes, to, when
from bot.store.types import Json

_HOUSE = "done_at IS NULL AND ticket_id IS NULL AND person_id IS NULL AND promise_id IS NULL"


class Conversation(SQLModel, table=True):
    """Where one person's conversation stands: the only place its state lives."""

    person_id: str = to("person.id", primary=True)
    version: int = 0
    state: str = "start"
    lang: str = "zh-Hans"
    holder: str = "bot"  # bot · human
    body: bytes | None = blob(null=True)  # the session, encrypted; None until the first turn
    updated_at: datetime = when()


class Ticket(SQLModel, table=True):
    """A resident's request (FHIR ServiceRequest); states of domain study §8."""

    __table_args__ = (
        Index(
            "ix_ticket_open",
            "centre",
            "state",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_ticket_person", "person_id", "created_at"),
        Index("ix_ticket_code", "code_hash"),
        Index(
            "ix_ticket_owner",
            "owner_id",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )
    id: str = Field(primary_key=True)  # uuid4 hex
    number: str | None = Field(default=None, unique=True)  # 白云1104-07; None while a draft
    centre: str
    person_id: str = to("person.id")
    state: str = "DRAFT"
    version: int = 0
    channel: str = "web"
    lang: str = "zh-Hans"
    concern: str | None = None
    also: list[str] = codes()
    local: str | None = None  # the centre's own code of it: X01
    urgency: str = "U3"
    danger: str | None = None
    violence: bool = False  # neutral wording, no unasked messages
    subject: str = "unknown"
    age_band: str | None = None
    area: str | None = None
    safety: str | None = None  # none · ideation · violence · unsure; None while unasked
    why: list[str] = codes()  # rule ids that set the urgency
    rules_version: str = ""
    basis: str | None = None  # consent · emergency: why staff may read it
    minor: bool = False
    unheard: bool = False  # a voice note nobody has listened to
    escalated: bool = False
    report_due: bool = False
    consent_pending: bool = False
    handoff_live: bool = False
    conflict: bool = False
    line: int = 0  # how far up the ladder it was offered: 0 nobody, 1 first, 2 second, 3 supervisor, 4 fallback
    alarms: int = 0  # how many times staff were called
    owner_id: str | None = None  # worker id, set by compare-and-set
    details: bytes | None = blob(null=True)  # name, contact, wishes, evidence words: one encrypted JSON
    code_hash: str | None = None  # the 取件码, hashed
    due_at: datetime | None = when(null=True)  # acknowledge by
    created_at: datetime = when()
    sent_at: datetime | None = when(null=True)
    acked_at: datetime | None = when(null=True)
    contacted_at: datetime | None = when(null=True)
    calmed_at: datetime | None = when(null=True)  # 已联系，人安全: the alarm stopped
    closed_at: datetime | None = when(null=True)
    # From accepted to closed: what each state needs before it may be left (``referral.life``).
    source: str = "self"  # self · network (referred in) · keyed · outreach
    safe_now: str | None = None  # yes · no · unsure, as the worker judged at the last contact
    spoke_to: str | None = None  # requester · subject · other
    tries: int = 0  # contacts tried in vain since the last that succeeded
    confirmed_at: datetime | None = when(null=True)  # a worker has confirmed or corrected the concern
    capacity: str | None = None  # full · limited · none · unknown: of the person who needs help
    subject_knows: str | None = None  # yes · no · never: 当事人知道吗；never: do not contact the person concerned
    checked_at: datetime | None = when(null=True)  # the risk was looked at before giving up trying
    reported_at: datetime | None = when(null=True)  # the mandatory report is on record
    planned_at: datetime | None = when(null=True)  # a plan is on record
    agreed_at: datetime | None = when(null=True)  # the person has agreed to it
    risk_at: datetime | None = when(null=True)  # a safety plan is on record
    case_number: str | None = None  # opened as a case; no personal meaning
    referred_at: datetime | None = when(null=True)  # the last referral out
    receipt_at: datetime | None = when(null=True)  # and its receipt
    outcome: str | None = None  # solved · better · referred · informed · not_wanted · lost · other
    informed: str | None = None  # yes · no: whether the person knows that it is closed
    follow_up: str | None = None  # none · or the plan of §5.7: advice · referral · crisis · case
    summarised: bool = False  # a summary stands in the details
    closing_at: datetime | None = when(null=True)  # closing was asked for; it may wait for a signature
    signed_at: datetime | None = when(null=True)  # the supervisor's
    void_reason: str | None = None  # withdrawn · mistake · duplicate · erased
    merged_into: str | None = None  # the ticket it is one with
    reopened: int = 0  # how often it was taken up again


class Offer(SQLModel, table=True):
    """One worker asked to take one ticket (FHIR Task); never overwritten once decided."""

    # By worker: what they were offered lately, and what they are asked now.
    __table_args__ = (Index("ix_offer_ticket", "ticket_id"), Index("ix_offer_worker", "worker_id", "created_at"))
    id: int | None = Field(default=None, primary_key=True)
    ticket_id: str = to("ticket.id")
    worker_id: str
    line: int
    status: str = "requested"  # FHIR Task.status
    reason: str | None = None  # closed vocabulary
    created_at: datetime = when()
    decided_at: datetime | None = when(null=True)


class Task(SQLModel, table=True):
    """Something asked of somebody for a ticket, besides taking it (FHIR Task): decided once, never overwritten.

    ``kind``: cowork (another profession) · volunteer · visit · report (a duty of the law) · referral · transfer ·
    follow_up · sign (a supervisor's) · notice (told afterwards).
    """

    __table_args__ = (
        Index("ix_task_ticket", "ticket_id"),
        Index("ix_task_worker", "worker_id", "status"),
        Index("ix_task_token", "token_hash"),
    )
    id: str = Field(primary_key=True)  # uuid4 hex
    ticket_id: str = to("ticket.id")
    kind: str
    status: str = "requested"  # FHIR Task.status
    by: str  # resident · bot · worker:<id>
    worker_id: str | None = None  # whose it is
    receiver: str | None = None  # of a referral: an entry of the directory; of a transfer: a unit
    what: str | None = None  # what is asked; closed vocabulary
    reason: str | None = None  # of a status that needs one; closed vocabulary
    outcome: str | None = None  # closed vocabulary
    part_of: str | None = None  # the task it goes on from
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))  # closed vocabulary
    secret: bytes | None = blob(null=True)  # words, under the resident's key
    token_hash: str | None = None  # of the link by which somebody outside answers
    due_at: datetime | None = when(null=True)
    created_at: datetime = when()
    decided_at: datetime | None = when(null=True)  # accepted or declined
    done_at: datetime | None = when(null=True)  # completed, failed or cancelled


class Event(SQLModel, table=True):
    """What happened to a ticket; append-only."""

    __table_args__ = (Index("ix_event_ticket", "ticket_id", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    ticket_id: str = to("ticket.id")
    at: datetime = when()
    kind: str
    by: str  # resident · bot · worker:<id>
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))  # closed vocabulary
    secret: bytes | None = blob(null=True)


class Promise(SQLModel, table=True):
    """A time told to a resident: kept, renewed before it lapses, or broken and apologised for."""

    __table_args__ = (Index("ix_promise_ticket", "ticket_id"),)
    id: int | None = Field(default=None, primary_key=True)
    ticket_id: str = to("ticket.id")
    kind: str  # accept · contact
    worker_id: str | None = None
    made_at: datetime = when()
    due_at: datetime = when()
    state: str = "open"  # open · kept · renewed · broken · released (withdrawn by the resident)
    settled_at: datetime | None = when(null=True)


class Deadline(SQLModel, table=True):
    """What falls due, computed once and stored; the ticker only looks for what is due."""

    __table_args__ = (
        Index(
            "ix_deadline_due",
            "due_at",
            "id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        Index("ix_deadline_ticket", "ticket_id"),
        Index("ix_deadline_person", "person_id"),
        Index("ix_deadline_promise", "promise_id"),
        Index("ix_deadline_kind", "kind"),  # the house's own, which belong to no ticket, are asked for by it
        # Two processes that look at the same moment lay one of each kind, not two.
        Index(
            "uq_deadline_house",
            "kind",
            unique=True,
            sqlite_where=text(_HOUSE),
            postgresql_where=text(_HOUSE),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    ticket_id: str | None = to("ticket.id", null=True)
    person_id: str | None = to("person.id", null=True)
    promise_id: int | None = to("promise.id", null=True)
    due_at: datetime = when()
    attempts: int = 0
    done_at: datetime | None = when(null=True)
    outcome: str | None = None  # done · overtaken · off · failed
