"""For programmers: ``python -m bot.store.draft 0002 "Why"`` writes the migration from the last version to now."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import Script
from sqlalchemy import Connection

from bot.store.schema import alembic_config, make_file, migrate, run


def draft(number: str, why: str) -> Path:
    """Write the migration file; read it before you commit it, and name it in ``bot.store.ready.HEAD``."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'draft.db'}"
        make_file(url)

        def write(conn: Connection) -> Path:
            migrate(conn)
            made = command.revision(alembic_config(conn), why, autogenerate=True, rev_id=number)
            assert isinstance(made, Script)  # noqa: S101 - one is asked for, one is made
            return Path(made.path)

        return run(url, write)


if __name__ == "__main__":
    print(draft(sys.argv[1], sys.argv[2]))  # noqa: T201 - the only thing there is to say
