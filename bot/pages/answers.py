"""Reads a centre's answer pages: one procedure each, with its source, and never a word on who is eligible."""

import re
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from bot.page import PageError
from bot.pages.shape import Shape, read
from referral.answer import Answer
from referral.hotline import Sure

FOLDER = "answers"
# Whether somebody gets something is the office's decision (domain study §3.5, no. 20): a page may not foretell it.
_ELIGIBLE = re.compile(
    r"[您你]们?(?:[^，。？]{0,4})(?:符合(?:条件|资格)|有资格|能领到?|可以领|够条件|合資格|符合資格)"
    r"|you (?:qualify|are eligible|are entitled|will (?:get|receive))|you're (?:eligible|entitled)",
    re.IGNORECASE,
)


class _Source(Shape):
    title: str = Field(min_length=1)
    url: str = Field(pattern=r"^https?://[^\s]+$")
    date: date | None


class _Page(Shape):
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    concern: str = Field(min_length=1)
    title: dict[str, str]
    text: dict[str, str]
    source: _Source
    checked_on: date
    checked_by: str | None
    sure: Sure

    @model_validator(mode="after")
    def _may_be_told(self) -> Self:
        if self.sure is Sure.LOW:
            raise ValueError("sure: low may not be told to a resident; look it up or take the page out")
        return self


def load_answers(
    folder: Path, langs: tuple[str, ...], concerns: frozenset[str] | None = None, heard: tuple[str, ...] = ()
) -> dict[str, Answer]:
    """The answer pages of the centre in ``folder``, by id, each in all of ``langs``.

    ``concerns`` are the codes that exist, where they are to be checked. A resident may also write in one of ``heard``:
    what the centre does not speak is answered in the first it does. Raises PageError naming file and key.
    """
    answers: dict[str, Answer] = {}
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        page = read(path, _Page)
        if page.id != path.stem:
            raise PageError(f"{path}: id: {page.id!r} is not the file's name")
        if concerns is not None and page.concern not in concerns:
            raise PageError(f"{path}: concern: no such concern: {page.concern!r}")
        _spoken(path, "title", page.title, langs)
        _spoken(path, "text", page.text, langs)
        answers[page.id] = Answer(
            id=page.id,
            concern=page.concern,
            titles=_heard(page.title, langs, heard),
            texts=_heard(page.text, langs, heard),
            source_title=page.source.title,
            source_url=page.source.url,
            source_date=page.source.date,
            checked_on=page.checked_on,
            checked_by=page.checked_by,
            sure=page.sure,
        )
    return answers


def _heard(texts: dict[str, str], langs: tuple[str, ...], heard: tuple[str, ...]) -> dict[str, str]:
    return {lang: texts.get(lang, texts[langs[0]]).strip() for lang in dict.fromkeys((*langs, *heard))}


def _spoken(path: Path, key: str, texts: dict[str, str], langs: tuple[str, ...]) -> None:
    for lang in langs:
        if not texts.get(lang, "").strip():
            raise PageError(f"{path}: {key}.{lang}: is missing; the centre speaks {', '.join(langs)}")
    for lang, text in texts.items():
        if lang not in langs:
            raise PageError(f"{path}: {key}.{lang}: the centre does not speak this language")
        found = _ELIGIBLE.search(text)
        if found:
            raise PageError(f"{path}: {key}.{lang}: {found.group()!r} foretells who is eligible; the office decides")
