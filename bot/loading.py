"""Loading: libraries and pages that stay until the end; nobody looks through them for garbage meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load inside of this. A start spends a fifth of its time on looking for garbage where there is none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def loaded() -> None:
    """Everything that stays is there: later looks for garbage leave it out."""
    gc.freeze()
