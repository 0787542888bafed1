"""The columns every table is made of: an instant, sealed bytes, a list of codes, a reference."""

from typing import Any

from sqlalchemy import Column, ForeignKey, LargeBinary
from sqlmodel import Field, SQLModel

from bot.store.types import Json, UtcDateTime

# Before any table is made: every constraint has a name that a migration can use.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def when(*, null: bool = False) -> Any:
    """A UTC instant."""
    return Field(default=None, sa_column=Column(UtcDateTime(), nullable=null))


def blob(*, null: bool = False) -> Any:
    """Bytes sealed with a person's data key."""
    return Field(default=None, sa_column=Column(LargeBinary, nullable=null))


def codes() -> Any:
    """A list of codes: closed vocabulary, never words."""
    return Field(default_factory=list, sa_column=Column(Json, nullable=False))


def to(target: str, *, null: bool = False, primary: bool = False) -> Any:
    """A reference to another table's column."""
    return Field(default=None, sa_column=Column(ForeignKey(target), nullable=null, primary_key=primary))
