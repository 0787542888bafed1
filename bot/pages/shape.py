"""Gives a page its shape: plain values checked against a pydantic model, every fault named by file and key."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.page import PageError, load


class Shape(BaseModel):
    """What a page may hold; a key it does not know is refused, so a misspelling is never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


S = TypeVar("S", bound=Shape)


def read(path: Path, shape: type[S]) -> S:
    """The page as this shape. Raises PageError naming the file and the first faulty keys."""
    values = load(path)
    try:
        return shape.model_validate(values)
    except ValidationError as error:
        faults = [f"{_key(fault['loc'])}: {_plain(fault['type'], fault['msg'])}" for fault in error.errors()]
        more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
        raise PageError(f"{path}: {'; '.join(faults[:5])}{more}") from error


def _key(place: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in place) or "the page"


def _plain(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "no such key; is it misspelt?"
    if kind == "missing":
        return "is missing"
    return message.removeprefix("Value error, ")
