"""Mailboxes on a messenger: where they are on the platform, what staff do there, files that are fetched later.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from bot.store import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'waiting'")
_WANTED = sa.text("state = 'wanted'")


def upgrade() -> None:
    op.create_table(
        "knock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("peer_hash", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("received_at", types.UtcDateTime(), nullable=False),
        sa.Column("done_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knock")),
        sa.UniqueConstraint("update_id", "peer_hash", name=op.f("uq_knock_update_id")),
    )
    op.create_index("ix_knock_waiting", "knock", ["id"], sqlite_where=_WAITING, postgresql_where=_WAITING)
    with op.batch_alter_table("address") as table:
        table.add_column(sa.Column("peer", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("peer_hash", sa.String(), nullable=True))
        table.add_column(sa.Column("reach", sa.String(), nullable=False, server_default="ok"))
        table.add_column(sa.Column("reach_at", types.UtcDateTime(), nullable=True))
        table.create_unique_constraint(op.f("uq_address_door"), ["door", "peer_hash"])
        table.create_index("ix_address_person", ["person_id"])
    with op.batch_alter_table("media") as table:
        table.add_column(sa.Column("state", sa.String(), nullable=False, server_default="kept"))
        table.add_column(sa.Column("address_id", sa.String(), nullable=True))
        table.add_column(sa.Column("about", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
        table.create_foreign_key(op.f("fk_media_address_id_address"), "address", ["address_id"], ["id"])
    op.create_index("ix_media_wanted", "media", ["created_at"], sqlite_where=_WANTED, postgresql_where=_WANTED)


def downgrade() -> None:
    op.drop_index("ix_media_wanted", table_name="media")
    with op.batch_alter_table("media") as table:
        table.drop_constraint(op.f("fk_media_address_id_address"), type_="foreignkey")
        for name in ("attempts", "about", "address_id", "state"):
            table.drop_column(name)
    with op.batch_alter_table("address") as table:
        table.drop_index("ix_address_person")
        table.drop_constraint(op.f("uq_address_door"), type_="unique")
        for name in ("reach_at", "reach", "peer_hash", "peer"):
            table.drop_column(name)
    op.drop_index("ix_knock_waiting", table_name="knock")
    op.drop_table("knock")
