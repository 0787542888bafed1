"""The tables. SQLModel classes are the schema; the hot step uses Core statements on ``X.__table__`` (``t_x`` below).

Every ``bytes`` column is encrypted with the data key of the person the row belongs to (``bot.store.vault``); no
other column ever holds a word, a name or a contact detail of a resident.
"""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import BigInteger, Column, Index, MetaData, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.store.columns import blob, codes, to, when
from bot.store.types import Json

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata


class Person(SQLModel, table=True):
    """Whose data key the encrypted columns use: a resident, or the house itself for staff notices."""

    id: str = Field(primary_key=True)  # uuid4 hex
    kind: str = "resident"  # resident · house
    wrapped_key: bytes | None = blob(null=True)  # the data key under the master key; None once erased
    created_at: datetime = when()


class Address(SQLModel, table=True):
    """A mailbox: ``web:<id>`` a browser, ``desk:<centre>`` the group view, ``worker:<id>`` a private one.

    On a messenger: ``telegram:<id>`` a resident's chat, ``group:<centre>`` the staff group, ``private:<worker>`` a
    worker's chat with the desk bot. ``peer`` says where that is on the platform, ``peer_hash`` finds it again.
    """

    __table_args__ = (UniqueConstraint("door", "peer_hash"), Index("ix_address_person", "person_id"))
    id: str = Field(primary_key=True)
    person_id: str = to("person.id")
    door: str
    seq: int = 0  # the last post number given out in this mailbox
    kiosk: bool = False
    token_hash: str | None = Field(default=None, index=True)  # the resume cookie, hashed
    peer: bytes | None = blob(null=True)  # the platform's chat, sealed JSON; None for mailboxes of our own
    peer_hash: str | None = None  # keyed hash of who is there: the platform's user, or its group
    reach: str = "ok"  # ok · blocked · gone: what the platform said last
    reach_at: datetime | None = when(null=True)  # when it was last seen to arrive, or to fail
    created_at: datetime = when()


class Inbox(SQLModel, table=True):
    """What came in, committed before it is acknowledged; also the record of what the resident said."""

    __table_args__ = (
        UniqueConstraint("door", "update_id"),
        Index(
            "ix_inbox_waiting",
            "person_id",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        # The oldest of all that wait: without it every turn would sort the whole queue.
        Index(
            "ix_inbox_oldest",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_inbox_address_seq", "address_id", "seq"),
        Index("ix_inbox_ticket", "ticket_id"),
        # What a person said that no ticket holds yet, and where they said it last.
        Index("ix_inbox_person", "person_id", "ticket_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    door: str
    update_id: str  # unique within the door: the client's own message id
    address_id: str = to("address.id")
    person_id: str = to("person.id")
    ticket_id: str | None = to("ticket.id", null=True)
    seq: int  # its number in the mailbox
    body: bytes = blob()
    state: str = "waiting"  # waiting · done · set_aside
    attempts: int = 0
    error: str | None = None  # the exception's type, never its text
    received_at: datetime = when()
    done_at: datetime | None = when(null=True)


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


class Offer(SQLModel, table=True):
    """One worker asked to take one ticket (FHIR Task); never overwritten once decided."""

    __table_args__ = (Index("ix_offer_ticket", "ticket_id"),)
    id: int | None = Field(default=None, primary_key=True)
    ticket_id: str = to("ticket.id")
    worker_id: str
    line: int
    status: str = "requested"  # FHIR Task.status
    reason: str | None = None  # closed vocabulary
    created_at: datetime = when()
    decided_at: datetime | None = when(null=True)


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


class Letter(SQLModel, table=True):
    """What must be said, written in the turn's transaction and carried by the courier alone."""

    __table_args__ = (
        Index(
            "ix_letter_waiting",
            "address_id",
            "id",
            sqlite_where=text("state in ('waiting', 'leased')"),
            postgresql_where=text("state in ('waiting', 'leased')"),
        ),
        Index("ix_letter_address_seq", "address_id", "seq"),
        Index("ix_letter_card", "address_id", "card"),
    )
    id: int | None = Field(default=None, primary_key=True)
    address_id: str = to("address.id")
    person_id: str = to("person.id")  # whose data key encrypts the body
    ticket_id: str | None = to("ticket.id", null=True)
    kind: str  # reply · card · alert · notice · relay
    priority: int = 5  # 0 danger overtakes everything
    card: str | None = None  # edits of one card share this key and coalesce
    body: bytes = blob()
    state: str = "waiting"  # waiting · leased · sent · overtaken · failed
    seq: int | None = None  # its number in the mailbox, once sent
    external_id: str | None = None  # what the platform calls it, so a newer edition of a card edits that message
    attempts: int = 0
    error: str | None = None
    lease_until: datetime | None = when(null=True)  # steady clock
    created_at: datetime = when()
    sent_at: datetime | None = when(null=True)


class Media(SQLModel, table=True):
    """A voice note or file, kept encrypted; or still with the platform, to be fetched after the turn."""

    __table_args__ = (
        Index("ix_media_ticket", "ticket_id"),
        Index(
            "ix_media_wanted",
            "created_at",
            sqlite_where=text("state = 'wanted'"),
            postgresql_where=text("state = 'wanted'"),
        ),
    )
    id: str = Field(primary_key=True)
    person_id: str = to("person.id")
    ticket_id: str | None = to("ticket.id", null=True)
    kind: str  # voice · photo · document
    mime: str
    size: int  # bytes, before encryption
    body: bytes | None = blob(null=True)
    state: str = "kept"  # kept · wanted (to be fetched) · failed
    address_id: str | None = to("address.id", null=True)  # the mailbox it came from, where it must be fetched
    about: bytes | None = blob(null=True)  # sealed JSON: the platform's file id, the file's own name
    attempts: int = 0
    created_at: datetime = when()
    heard_at: datetime | None = when(null=True)
    heard_by: str | None = None


class Knock(SQLModel, table=True):
    """What came to the desk bot: kept before it is acknowledged, emptied once it is dealt with.

    Chatter of the group never becomes one.
    """

    __table_args__ = (
        UniqueConstraint("update_id", "peer_hash"),  # both: another bot, some day, counts its updates anew
        Index(
            "ix_knock_waiting",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    update_id: int = Field(sa_column=Column(BigInteger, nullable=False))  # the platform's own number
    peer_hash: str  # keyed hash of who did it: one person's knocks are dealt with in order
    body: bytes | None = blob(null=True)  # sealed for the house; None once it is dealt with
    state: str = "waiting"  # waiting · done · set_aside
    attempts: int = 0
    error: str | None = None  # the exception's type, never its text
    received_at: datetime = when()
    done_at: datetime | None = when(null=True)


class Pass(SQLModel, table=True):
    """A worker's way in: a one-time link, then a session cookie. Only hashes are kept."""

    token_hash: str = Field(primary_key=True)
    kind: str  # link (to the console) · session · bot (to the desk bot) · group (binds the staff group)
    worker_id: str
    created_at: datetime = when()
    expires_at: datetime = when()  # steady clock, never warped
    used_at: datetime | None = when(null=True)


class Counter(SQLModel, table=True):
    """A number that only goes up: the day's ticket numbers."""

    key: str = Field(primary_key=True)
    value: int = 0


class Setting(SQLModel, table=True):
    """Small facts of the installation: the clock's offset, when a backup was last proved, an operator's override."""

    key: str = Field(primary_key=True)
    value: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    at: datetime = when()


def _table(model: type[SQLModel]) -> Table:
    return cast("Table", model.__table__)  # type: ignore[attr-defined]


t_person, t_address, t_inbox = _table(Person), _table(Address), _table(Inbox)
t_conversation, t_ticket, t_offer, t_event = _table(Conversation), _table(Ticket), _table(Offer), _table(Event)
t_promise, t_deadline, t_letter, t_media = _table(Promise), _table(Deadline), _table(Letter), _table(Media)
t_pass, t_setting, t_counter, t_knock = _table(Pass), _table(Setting), _table(Counter), _table(Knock)
