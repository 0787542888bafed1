"""No statement of a turn, a press or a tick reads a whole table: what it asks for has an index.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_index("ix_inbox_person", "inbox", ["person_id", "ticket_id"])
    op.create_index("ix_media_ticket", "media", ["ticket_id"])
    op.create_index("ix_deadline_promise", "deadline", ["promise_id"])
    op.create_index("ix_promise_ticket", "promise", ["ticket_id"])
    op.drop_index("ix_promise_open", table_name="promise")


def downgrade() -> None:
    op.create_index("ix_promise_open", "promise", ["ticket_id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.drop_index("ix_promise_ticket", table_name="promise")
    op.drop_index("ix_deadline_promise", table_name="deadline")
    op.drop_index("ix_media_ticket", table_name="media")
    op.drop_index("ix_inbox_person", table_name="inbox")
