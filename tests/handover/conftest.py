"""The console's fixtures, for the page of hand-overs."""

from tests.console.conftest import (
    centre,
    chromium,
    house,
    one_chromium,
    pages,
    pytest_collection_modifyitems,
    pytest_fixture_setup,
    running,
)

__all__ = [
    "centre",
    "chromium",
    "house",
    "one_chromium",
    "pages",
    "pytest_collection_modifyitems",
    "pytest_fixture_setup",
    "running",
]
