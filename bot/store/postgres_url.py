"""The operator's PostgreSQL address, as the drivers want it."""

from sqlalchemy import URL
from sqlalchemy.engine import make_url


def asyncpg_url(url: str) -> URL:
    """``postgresql://…`` with the driver Linli uses."""
    return make_url(url).set(drivername="postgresql+asyncpg")


def libpq_url(url: str) -> str:
    """The same address for a direct asyncpg connection."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
