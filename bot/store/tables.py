"""All tables. SQLModel classes are the schema; the hot step uses Core statements on ``X.__table__`` (``t_x`` below)."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import Column, MetaData, Table
from sqlmodel import Field, SQLModel

from bot.store.columns import when
from bot.store.tables_case import Conversation, Deadline, Event, Offer, Promise, Task, Ticket
from bot.store.tables_duty import RosterChange, Sheet, SheetItem, Swap
from bot.store.tables_mail import Address, Inbox, Knock, Letter, Media, Person, Topic
from bot.store.tables_rules import RuleDraft, RuleEdition, RuleSentence
from bot.store.types import Json

metadata: MetaData = SQLModel.metadata


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
t_change, t_swap, t_sheet, t_item = _table(RosterChange), _table(Swap), _table(Sheet), _table(SheetItem)
t_task, t_topic = _table(Task), _table(Topic)
t_rule_draft, t_edition, t_sentence = _table(RuleDraft), _table(RuleEdition), _table(RuleSentence)
