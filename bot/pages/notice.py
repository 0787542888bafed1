"""Reads a centre's privacy notice: one plain screen in each language it speaks."""

from pathlib import Path

from bot.page import PageError


def load_notices(folder: Path, langs: tuple[str, ...]) -> dict[str, str]:
    """``notice.<lang>.md`` by language, those that are there. Raises PageError for one that cannot be read."""
    notices: dict[str, str] = {}
    for lang in langs:
        path = folder / f"notice.{lang}.md"
        try:
            text = path.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            continue  # said by `linli ready`, which keeps the doors shut
        except (OSError, UnicodeDecodeError) as error:
            raise PageError(f"{path}: cannot be read as a UTF-8 text ({error})") from error
        if not text:
            raise PageError(f"{path}: the notice is empty")
        notices[lang] = text
    return notices
