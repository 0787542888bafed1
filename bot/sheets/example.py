"""Writes an example organisation into a new folder: the made-up city, or the small district of ``centres/hexi``."""

import re
import shutil
from pathlib import Path

from bot.page import PageError
from bot.sheets.city import make_city
from bot.sheets.paper import FLAT, write_centre, write_page

_SMALL = "hexi"
_HEAD = "# DEMO. Made up by `linli example-city`, seed {}. Nobody and nothing on it exists.\n"


def write_city(folder: Path, seed: int, model: Path) -> dict[str, int]:
    """A city into ``folder``, whose name becomes its id; returns how many entries each page has.

    Notices and answers are those of ``model``. Raises PageError when the folder is there already.
    """
    _begin(folder, model)
    city = make_city(seed, folder.name)
    head = _HEAD.format(seed)
    (folder / "centre.yaml").write_text(write_centre(city["centre"], head), encoding="utf-8")
    counts = {}
    for name, key in FLAT.items():
        (folder / f"{name}.yaml").write_text(write_page(key, city[name][key], head), encoding="utf-8")
        counts[name] = len(city[name][key])
    return counts


def write_small(folder: Path, model: Path) -> None:
    """The hand-written district into ``folder``, whose name becomes its id. Raises PageError as ``write_city``."""
    _begin(folder, model)
    own = re.compile(rf"(?<![\w-]){_SMALL}(?![\w-])")  # not the school's id, which only begins with it
    for page in sorted(model.glob("*.yaml")):
        text = own.sub(folder.name, page.read_text(encoding="utf-8"))
        (folder / page.name).write_text(text, encoding="utf-8")


def _begin(folder: Path, model: Path) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", folder.name):
        raise PageError(f"{folder}: the folder's name is the centre's id: small letters, digits, hyphens")
    if folder.exists() and any(folder.iterdir()):
        raise PageError(f"{folder}: is there already and not empty; choose a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    for notice in sorted(model.glob("notice.*.md")):
        shutil.copy(notice, folder / notice.name)
    shutil.copytree(model / "answers", folder / "answers")
