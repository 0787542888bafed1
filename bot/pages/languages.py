"""Which languages there are: every folder under ``locale/`` that holds a page; a new folder is a new language."""

from pathlib import Path

FIRST = "zh-Hans"  # the language the others are compared with, and the first whose keyword pages are read
_PAGES = frozenset({".ftl", ".yaml"})


def languages(root: Path) -> tuple[str, ...]:
    """The languages of ``root/locale``: simplified Chinese, the other Chinese ones, then the rest, each by name."""
    found = (
        folder.name for folder in (root / "locale").glob("*") if any(one.suffix in _PAGES for one in folder.glob("*.*"))
    )
    return tuple(sorted(found, key=lambda name: (name != FIRST, not name.startswith("zh"), name)))


LANGS = languages(Path(__file__).parents[2])  # this program's own
