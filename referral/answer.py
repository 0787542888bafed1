"""An answer page: what to bring, where and when for one procedure, never whether somebody is eligible."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from referral.hotline import Sure


@dataclass(frozen=True, slots=True)
class Answer:
    """One procedure. ``texts`` are ready to be said; where it comes from and how sure it is stands beside them."""

    id: str
    concern: str
    titles: Mapping[str, str]  # by language
    texts: Mapping[str, str]  # by language
    source_title: str
    source_url: str
    source_date: date | None  # None: the source bears no date
    checked_on: date  # the local day it was looked up
    checked_by: str | None  # the person who read it over; None: nobody has
    sure: Sure

    def title(self, lang: str) -> str:
        """What it is about, in this language. Raises KeyError for a language the centre does not speak."""
        return self.titles[lang]

    def text(self, lang: str) -> str:
        """What is said, in this language. Raises KeyError for a language the centre does not speak."""
        return self.texts[lang]
