"""The tables of what comes in and goes out: people, mailboxes, messages, letters, files, knocks.

Every ``bytes`` column is encrypted with the data key of the person the row belongs to (``bot.store.vault``); no
other column ever holds a word, a name or a contact detail of a resident.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.store.columns import blob, to, when


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
        Index("ix_letter_source", "source"),
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
    source: str | None = None  # of relayed words: which message they come from, so that its edit finds them
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
    worker_id: str | None = None  # who sent it to the resident; None for what the resident sent


class Topic(SQLModel, table=True):
    """A ticket's own thread in a chat of the staff's messenger; opened anew when somebody deletes it."""

    __table_args__ = (UniqueConstraint("ticket_id", "address_id"), Index("ix_topic_thread", "address_id", "thread"))
    id: int | None = Field(default=None, primary_key=True)
    ticket_id: str = to("ticket.id")
    address_id: str = to("address.id")
    thread: int = Field(sa_column=Column(BigInteger, nullable=False))
    opened_at: datetime = when()


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
