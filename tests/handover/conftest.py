"""The console's fixtures, for the page of hand-overs."""

from tests.console.conftest import centre, chromium, house, pages, running

__all__ = ["centre", "chromium", "house", "pages", "running"]
