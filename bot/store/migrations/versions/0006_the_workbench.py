"""Drafts, editions and sentences of the rules; a ticket's local code.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

from bot.store import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ticket", sa.Column("local", sa.String(), nullable=True))
    op.create_table(
        "rule_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", types.UtcDateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("changed_at", types.UtcDateTime(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("decided_at", types.UtcDateTime(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_draft")),
    )
    op.create_index("ix_rule_draft_state", "rule_draft", ["state"])
    op.create_table(
        "rule_edition",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.Column("back_to", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_rule_edition")),
        sa.ForeignKeyConstraint(["draft_id"], ["rule_draft.id"], name=op.f("fk_rule_edition_draft_id_rule_draft")),
    )
    op.create_table(
        "rule_sentence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("must", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("ticket_id", sa.String(), nullable=True),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("dropped_at", types.UtcDateTime(), nullable=True),
        sa.Column("dropped_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_sentence")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_rule_sentence_person_id_person")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_rule_sentence_ticket_id_ticket")),
    )
    op.create_index("ix_rule_sentence_person", "rule_sentence", ["person_id"])


def downgrade() -> None:
    for name in ("rule_sentence", "rule_edition", "rule_draft"):
        op.drop_table(name)
    op.drop_column("ticket", "local")
