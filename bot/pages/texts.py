"""Every text of a language as a plain string with its slots marked ``{$name}``: what the checks of words read."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from fluent.syntax import ast, parse

from bot.words import Words

Patterns = Mapping[str, ast.Pattern]


def texts(words: Words, lang: str) -> dict[str, tuple[str, ...]]:
    """By key, one string for each way the text can come out (a text that chooses has several)."""
    files = sorted({words.file(lang, key) for key in words.keys(lang)})
    patterns = {key: pattern for file in files for key, pattern in _patterns(file.read_text(encoding="utf-8"))}
    return {key: tuple(_ways(pattern, patterns)) for key, pattern in patterns.items() if words.has(lang, key)}


@lru_cache(maxsize=64)  # parsing is slow, and several checks read the same page
def _patterns(page: str) -> tuple[tuple[str, ast.Pattern], ...]:
    messages = (entry for entry in parse(page).body if isinstance(entry, ast.Message))
    return tuple((message.id.name, message.value) for message in messages if message.value is not None)


def _ways(pattern: ast.Pattern, patterns: Patterns) -> Iterator[str]:
    parts = [
        [element.value] if isinstance(element, ast.TextElement) else list(_said(element.expression, patterns))
        for element in pattern.elements
    ]
    yield from ("".join(way) for way in product(*parts))


def _said(expression: object, patterns: Patterns) -> Iterator[str]:
    """What a placeable can say; words.py has refused every other kind of expression or says it as nothing."""
    match expression:
        case ast.StringLiteral(value=value) | ast.NumberLiteral(value=value):
            yield value
        case ast.VariableReference(id=name):
            yield f"{{${name.name}}}"
        case ast.MessageReference(id=name):
            yield from _ways(patterns[name.name], patterns)
        case ast.SelectExpression(variants=variants):
            for variant in variants:
                yield from _ways(variant.value, patterns)
        case ast.Placeable(expression=inner):
            yield from _said(inner, patterns)
        case ast.FunctionReference(arguments=arguments):
            for argument in arguments.positional:
                yield from _said(argument, patterns)
        case _:
            raise TypeError(f"a text may not use {type(expression).__name__}")
