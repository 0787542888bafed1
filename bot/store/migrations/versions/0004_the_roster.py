"""The roster's changes, swaps of shifts, hand-over sheets.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from bot.store import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table(
        "swap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("start_at", types.UtcDateTime(), nullable=False),
        sa.Column("end_at", types.UtcDateTime(), nullable=False),
        sa.Column("taker", sa.String(), nullable=False),
        sa.Column("back_start_at", types.UtcDateTime(), nullable=True),
        sa.Column("back_end_at", types.UtcDateTime(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", types.UtcDateTime(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swap")),
    )
    op.create_index("ix_swap_state", "swap", ["state"])
    op.create_table(
        "roster_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("worker", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("instead_of", sa.String(), nullable=True),
        sa.Column("line", types.Json, nullable=False),
        sa.Column("watch", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("start_at", types.UtcDateTime(), nullable=False),
        sa.Column("end_at", types.UtcDateTime(), nullable=False),
        sa.Column("swap_id", sa.Integer(), nullable=True),
        sa.Column("made_at", types.UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("revoked_at", types.UtcDateTime(), nullable=True),
        sa.Column("revoked_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_change")),
        sa.ForeignKeyConstraint(["swap_id"], ["swap.id"], name=op.f("fk_roster_change_swap_id_swap")),
    )
    op.create_index("ix_roster_change_end", "roster_change", ["end_at"])
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("taker", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", types.UtcDateTime(), nullable=False),
        sa.Column("given_at", types.UtcDateTime(), nullable=True),
        sa.Column("taken_at", types.UtcDateTime(), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
    )
    op.create_index("ix_sheet_unit", "sheet", ["unit", "at"])
    op.create_table(
        "sheet_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_item")),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_sheet_item_sheet_id_sheet")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_sheet_item_ticket_id_ticket")),
    )
    op.create_index("ix_sheet_item_sheet", "sheet_item", ["sheet_id"])
    op.create_index("ix_sheet_item_ticket", "sheet_item", ["ticket_id"])
    op.create_index("ix_sheet_item_open", "sheet_item", ["sheet_id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_deadline_kind", "deadline", ["kind"])
    op.create_index("ix_offer_worker", "offer", ["worker_id", "created_at"])


def downgrade() -> None:
    op.drop_index("ix_offer_worker", table_name="offer")
    op.drop_index("ix_deadline_kind", table_name="deadline")
    for name in ("sheet_item", "sheet", "roster_change", "swap"):
        op.drop_table(name)
