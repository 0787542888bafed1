"""Every sentence people read or hear, by language and key, from ``locale/<lang>/*.ftl`` (Fluent)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.page import PageError

Slot = str | int
_NUMBER = "NUMBER"
_PAGES = 512  # more than all languages have
# Fluent refuses a slot of more than 2,500 characters; what somebody wrote may be longer and is put in afterwards.
_LONG = 2000
_HERE = "\ue000{}\ue000"


class WordsError(Exception):
    """A message could not be said: an unknown key, or a slot was missing. A bug, never a resident's doing."""


class _Slots(Visitor):
    """Collects the slots and the other messages one message uses."""

    def __init__(self) -> None:
        self.slots: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent's own naming
        self.slots.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - fluent's own naming
        self.messages.add(node.id.name)


@dataclass(frozen=True, slots=True)
class _Said:
    file: Path
    slots: frozenset[str]
    messages: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was read: of each message the key, the slots and the messages it uses; or its first line of junk."""

    resource: ast.Resource
    messages: tuple[tuple[str, frozenset[str], frozenset[str]], ...]
    junk: str | None = None


class Words:
    """All languages, loaded once. ``say`` costs a few microseconds."""

    def __init__(self, bundles: Mapping[str, FluentBundle], known: Mapping[str, Mapping[str, _Said]]) -> None:
        self._bundles, self._known = bundles, known
        self._plain: dict[tuple[str, str], str] = {}
        self.langs = tuple(bundles)

    def say(self, lang: str, key: str, **slots: Slot) -> str:
        """The sentence. Raises WordsError when the key does not exist or a slot is missing."""
        plain = self._plain.get((lang, key))
        if plain is not None:
            return plain
        bundle = self._bundles[lang]
        try:
            pattern = bundle.get_message(key).value
        except LookupError as error:
            raise WordsError(f"locale/{lang}: there is no message {key!r}") from error
        if pattern is None:
            raise WordsError(f"locale/{lang}: the message {key!r} is empty")
        long = {name: value for name, value in slots.items() if isinstance(value, str) and len(value) > _LONG}
        text, errors = bundle.format_pattern(pattern, {**slots, **{name: _HERE.format(name) for name in long}})
        if errors:
            raise WordsError(f"locale/{lang}: {key}: {errors[0]}")
        if not self.slots(lang, key):
            self._plain[lang, key] = str(text)  # it needs nothing, so it is always the same
        said = str(text)
        for name, value in long.items():
            said = said.replace(_HERE.format(name), value)
        return said

    def has(self, lang: str, key: str) -> bool:
        """Whether this language says this key."""
        return key in self._known[lang]

    def keys(self, lang: str) -> frozenset[str]:
        """Every key of a language."""
        return frozenset(self._known[lang])

    def slots(self, lang: str, key: str) -> frozenset[str]:
        """The slots the sentence needs, those of the messages inside it too."""
        said = self._known[lang][key]
        return said.slots.union(*(self.slots(lang, inner) for inner in said.messages)) if said.messages else said.slots

    def file(self, lang: str, key: str) -> Path:
        """Where the sentence is written."""
        return self._known[lang][key].file

    def differences(self) -> Iterator[str]:
        """One line for each key or slot that the languages do not share."""
        first = self.langs[0]
        every = frozenset().union(*(self.keys(lang) for lang in self.langs))
        for lang in self.langs:
            for key in sorted(every - self.keys(lang)):
                yield f"locale/{lang}: {key} is missing"
        for key in sorted(self.keys(first)):
            for lang in self.langs[1:]:
                if self.has(lang, key) and self.slots(lang, key) != self.slots(first, key):
                    ours, theirs = sorted(self.slots(first, key)), sorted(self.slots(lang, key))
                    yield f"{self.file(lang, key)}: {key} has the slots {theirs}, {first} has {ours}"


def load_words(root: Path, langs: tuple[str, ...]) -> Words:
    """Read ``root/<lang>/*.ftl`` for each language. Raises PageError naming file and key on junk or doubles."""
    bundles: dict[str, FluentBundle] = {}
    known: dict[str, dict[str, _Said]] = {}
    for lang in langs:
        files = sorted((root / lang).glob("*.ftl"))
        if not files:
            raise PageError(f"{root / lang}: no .ftl file; the language {lang} says nothing")
        bundle = FluentBundle([lang], use_isolating=False)
        # Digits as they are: a telephone number or a year must never get thousands separators.
        bundle._functions = {**bundle._functions, _NUMBER: lambda number, **_: number}  # noqa: SLF001
        known[lang] = {}
        for file in files:
            _read(file, bundle, known[lang])
        bundles[lang] = bundle
        for key, said in known[lang].items():
            for inner in said.messages - set(known[lang]):
                raise PageError(f"{said.file}: {key}: there is no message {inner!r}")
    return Words(bundles, known)


def _read(file: Path, bundle: FluentBundle, known: dict[str, _Said]) -> None:
    page = _parse(file.read_text(encoding="utf-8"))
    if page.junk is not None:
        raise PageError(f"{file}: not Fluent: {page.junk!r}")
    for key, slots, messages in page.messages:
        if key in known:
            raise PageError(f"{file}: {key} is also in {known[key].file}; keep one")
        known[key] = _Said(file, slots, messages)
    bundle.add_resource(page.resource)


@lru_cache(maxsize=_PAGES)
def _parse(text: str) -> _Page:
    """One page, read once however often the words are loaded: reading is most of what loading them costs."""
    resource = FluentResource(text)
    messages: list[tuple[str, frozenset[str], frozenset[str]]] = []
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            return _Page(resource, (), (entry.content or "").strip().splitlines()[0])
        if isinstance(entry, ast.Message):
            seen = _Slots()
            seen.visit(entry)
            messages.append((entry.id.name, frozenset(seen.slots), frozenset(seen.messages)))
    return _Page(resource, tuple(messages))
