"""Alembic's way in: it works on the connection ``bot.store.schema`` hands it, so no address is ever in a file."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString

from bot.store.tables import metadata
from bot.store.types import UtcDateTime


def spell(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Column types as a migration writes them: short, and without SQLModel."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "types.UtcDateTime()"
    if isinstance(item, sa.JSON):
        return "types.Json"
    return "sa.String()" if isinstance(item, AutoString) else False


connection: sa.Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=spell,
    compare_type=True,
    compare_server_default=False,  # defaults are Python's; comparing them finds false differences on SQLite
    transactional_ddl=False,  # the transaction is the caller's
)
context.run_migrations()
