"""Waiting for something to come true, with a deadline that says what never did."""

import asyncio
import time
from collections.abc import Awaitable, Callable

_LOOK_S = 0.01


async def until(what: str, true: Callable[[], Awaitable[object]], deadline_s: float = 120.0) -> None:
    """Look until ``true()`` is; fails with ``what`` was waited for."""
    end = time.monotonic() + deadline_s
    while not await true():
        assert time.monotonic() < end, f"waited {deadline_s:.0f} s for {what}"
        await asyncio.sleep(_LOOK_S)
