"""A centre's own Word templates, ``papers/<form>.docx``: read at start, so that none is missing when it is needed."""

from collections.abc import Mapping
from pathlib import Path

from bot.page import PageError

FOLDER = "papers"
PAPERS = ("intake", "assessment", "plan", "session", "closing", "referral")  # domain study §2.3, §2.4
_ZIP = b"PK\x03\x04"  # every Word file begins so
_MOST = 5_000_000  # bytes


def load_papers(centre: Path) -> Mapping[str, bytes]:
    """The templates by form. Raises PageError naming a file that is none, or that no form is called after."""
    folder, found = centre / FOLDER, dict[str, bytes]()
    for path in sorted(folder.glob("*.docx")) if folder.is_dir() else ():
        if path.stem not in PAPERS:
            raise PageError(f"{path}: there is no such form; there is {', '.join(PAPERS)}")
        data = path.read_bytes()
        if not data.startswith(_ZIP) or len(data) > _MOST:
            raise PageError(f"{path}: this is no Word file (.docx)")
        found[path.stem] = data
    return found
