"""The tables of the roster: what was changed since its page was written, who swaps with whom, the hand-over sheets."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, text
from sqlmodel import Field, SQLModel

from bot.store.columns import to, when
from bot.store.types import Json


class RosterChange(SQLModel, table=True):
    """One change of the roster; append-only: what no longer holds is revoked, never rewritten."""

    __tablename__ = "roster_change"
    __table_args__ = (Index("ix_roster_change_end", "end_at"),)
    id: int | None = Field(default=None, primary_key=True)
    deed: str  # cover · leave · shift · storm
    unit: str | None = None  # None: every unit
    worker: str | None = None
    place: str | None = None  # first · second · supervisor · beside
    instead_of: str | None = None
    line: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))  # of an added shift
    watch: str = "day"
    why: str = ""  # closed vocabulary
    start_at: datetime = when()
    end_at: datetime = when()
    swap_id: int | None = to("swap.id", null=True)
    made_at: datetime = when()
    made_by: str  # worker:<id> · import · bot
    revoked_at: datetime | None = when(null=True)
    revoked_by: str | None = None


class Swap(SQLModel, table=True):
    """Two workers exchange shifts, or one gives a shift away; it holds only once the other has agreed."""

    __table_args__ = (Index("ix_swap_state", "state"),)
    id: int | None = Field(default=None, primary_key=True)
    unit: str
    giver: str
    start_at: datetime = when()  # the giver's shift
    end_at: datetime = when()
    taker: str
    back_start_at: datetime | None = when(null=True)  # the taker's shift, given in exchange
    back_end_at: datetime | None = when(null=True)
    state: str = "asked"  # asked · agreed · refused · withdrawn · lapsed
    asked_at: datetime = when()
    asked_by: str = ""
    decided_at: datetime | None = when(null=True)


class Sheet(SQLModel, table=True):
    """交接班: what the line that goes leaves to the line that comes; both sign."""

    __table_args__ = (Index("ix_sheet_unit", "unit", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    unit: str
    at: datetime = when()  # the change of shift
    giver: str
    taker: str | None = None  # None: nobody comes; the unit above is told
    state: str = "open"  # open · taken · partly · refused
    made_at: datetime = when()
    given_at: datetime | None = when(null=True)  # the giver's signature
    taken_at: datetime | None = when(null=True)  # the taker's
    why: str | None = None  # of a refusal; closed vocabulary


class SheetItem(SQLModel, table=True):
    """One line of a hand-over sheet; what is not taken over stays with the giver."""

    __tablename__ = "sheet_item"
    __table_args__ = (
        Index("ix_sheet_item_sheet", "sheet_id"),
        Index("ix_sheet_item_ticket", "ticket_id"),
        Index(
            "ix_sheet_item_open",
            "sheet_id",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    sheet_id: int = to("sheet.id")
    ticket_id: str | None = to("ticket.id", null=True)
    kind: str  # open · promised · unreached · receipt · note
    due_at: datetime | None = when(null=True)
    state: str = "open"  # open · taken · refused
    why: str | None = None
    decided_at: datetime | None = when(null=True)
