"""The tables of the workbench: drafts of rule changes, what was published and when, and sentences of a centre's own.

Every ``bytes`` column is sealed: with the house's key, or, where a sentence comes from something a resident said, with
that resident's, so that it goes with them.
"""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from bot.store.columns import blob, to, when


class RuleDraft(SQLModel, table=True):
    """Changes of rules that nobody works by yet."""

    __tablename__ = "rule_draft"
    __table_args__ = (Index("ix_rule_draft_state", "state"),)
    id: int | None = Field(default=None, primary_key=True)
    state: str = "open"  # open · published · dropped
    version: int = 0  # goes up with every change: whoever publishes has looked at this very one
    base: int = 0  # the edition it was begun on
    body: bytes = blob()  # {"changes": {rule: data}, "before": {rule: mark of what it was begun on}}
    made_at: datetime = when()
    made_by: str
    changed_at: datetime = when()
    changed_by: str
    decided_at: datetime | None = when(null=True)
    decided_by: str | None = None


class RuleEdition(SQLModel, table=True):
    """One state of all the centre's changes together; append-only: going back is one more edition."""

    __tablename__ = "rule_edition"
    number: int = Field(primary_key=True)  # 1, 2, 3 …: of two who publish at once one is refused
    rules: str  # version of the whole rule book, as tickets keep it
    body: bytes = blob()  # {"changes": {rule: data}, "reason": words}
    draft_id: int | None = to("rule_draft.id", null=True)
    back_to: int | None = None  # the edition whose changes it has again; 0: the shipped pages
    at: datetime = when()
    by: str


class RuleSentence(SQLModel, table=True):
    """A sentence a rule must match, or must not; a centre's own, beside those that come with the program."""

    __tablename__ = "rule_sentence"
    __table_args__ = (Index("ix_rule_sentence_person", "person_id"),)
    id: int | None = Field(default=None, primary_key=True)
    lang: str
    rule: str
    must: bool
    body: bytes = blob()
    person_id: str = to("person.id")  # whose key seals it: the resident's, or the house's
    ticket_id: str | None = to("ticket.id", null=True)  # where it comes from
    at: datetime = when()
    by: str
    dropped_at: datetime | None = when(null=True)
    dropped_by: str | None = None
