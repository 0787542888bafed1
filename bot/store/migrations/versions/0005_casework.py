"""From accepted to closed: what a state needs, tasks, topics, where relayed words come from; one house deadline a kind.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from bot.store import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_HOUSE = "done_at IS NULL AND ticket_id IS NULL AND person_id IS NULL AND promise_id IS NULL"
_CODES = ("safe_now", "spoke_to", "capacity", "subject_knows", "case_number", "outcome", "informed", "follow_up")
_MORE_CODES = ("void_reason", "merged_into")
_INSTANTS = (
    "confirmed_at",
    "checked_at",
    "reported_at",
    "planned_at",
    "agreed_at",
    "risk_at",
    "referred_at",
    "receipt_at",
    "closing_at",
    "signed_at",
)


def upgrade() -> None:
    for name in (*_CODES, *_MORE_CODES):
        op.add_column("ticket", sa.Column(name, sa.String(), nullable=True))
    for name in _INSTANTS:
        op.add_column("ticket", sa.Column(name, types.UtcDateTime(), nullable=True))
    op.add_column("ticket", sa.Column("source", sa.String(), nullable=False, server_default="self"))
    op.add_column("ticket", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("ticket", sa.Column("reopened", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("ticket", sa.Column("summarised", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE ticket SET source = 'keyed' WHERE channel = 'phone'")
    op.execute("UPDATE ticket SET void_reason = 'withdrawn' WHERE state = 'VOID'")
    op.create_table(
        "task",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("ticket_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("worker_id", sa.String(), nullable=True),
        sa.Column("receiver", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("data", types.Json, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        sa.Column("token_hash", sa.String(), nullable=True),
        sa.Column("due_at", types.UtcDateTime(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.Column("done_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_task_ticket_id_ticket")),
    )
    op.create_index("ix_task_ticket", "task", ["ticket_id"])
    op.create_index("ix_task_worker", "task", ["worker_id", "status"])
    op.create_index("ix_task_token", "task", ["token_hash"])
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.String(), nullable=False),
        sa.Column("address_id", sa.String(), nullable=False),
        sa.Column("thread", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_topic_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name=op.f("fk_topic_address_id_address")),
        sa.UniqueConstraint("ticket_id", "address_id", name=op.f("uq_topic_ticket_id")),
    )
    op.create_index("ix_topic_thread", "topic", ["address_id", "thread"])
    op.add_column("letter", sa.Column("source", sa.String(), nullable=True))
    op.create_index("ix_letter_source", "letter", ["source"])
    op.add_column("media", sa.Column("worker_id", sa.String(), nullable=True))
    # Of house deadlines laid twice by two processes the first stays.
    op.execute(
        f"UPDATE deadline SET done_at = due_at, outcome = 'overtaken' WHERE {_HOUSE} AND id NOT IN "  # noqa: S608
        f"(SELECT MIN(id) FROM deadline WHERE {_HOUSE} GROUP BY kind)"
    )
    where = sa.text(_HOUSE)
    op.create_index("uq_deadline_house", "deadline", ["kind"], unique=True, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index("uq_deadline_house", table_name="deadline")
    op.drop_column("media", "worker_id")
    op.drop_index("ix_letter_source", table_name="letter")
    op.drop_column("letter", "source")
    op.drop_table("topic")
    op.drop_table("task")
    for name in ("summarised", "reopened", "tries", "source", *_INSTANTS, *_MORE_CODES, *_CODES):
        op.drop_column("ticket", name)
