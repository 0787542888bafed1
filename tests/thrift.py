"""What a run of the tests does once instead of for every test: SQL is compiled, and the list of authorities read."""

import functools
import ssl
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

_ENOUGH = 5_000  # statements; the store asks for a few hundred


def compile_once(patch: pytest.MonkeyPatch) -> None:
    """Engines of one kind share the dialect of the first that reached its database, and what was compiled for it.

    A third of what a played conversation costs is SQLAlchemy making SQL of the same few hundred statements, for every
    test opens engines of its own.
    """
    make: Any = Engine.__init__
    first: dict[type[Dialect], Dialect] = {}
    compiled: LRUCache[Any, Any] = LRUCache(_ENOUGH)

    # ``create_engine`` looks at the names of the parameters, so these are Engine's own.
    def made(  # noqa: PLR0917
        self: Engine,
        pool: Any,
        dialect: Any,
        url: Any,
        logging_name: Any = None,
        echo: Any = None,
        query_cache_size: Any = 500,
        execution_options: Any = None,
        hide_parameters: Any = False,  # noqa: FBT002
    ) -> None:
        known = first.get(type(dialect))
        if known is None or known.server_version_info is None:
            known = first[type(dialect)] = dialect
        make(self, pool, known, url, logging_name, echo, query_cache_size, execution_options, hide_parameters)
        self._compiled_cache = compiled

    patch.setattr(Engine, "__init__", made)


def read_authorities_once(patch: pytest.MonkeyPatch) -> None:
    """Each client of a messenger reads the whole list of authorities, 20 ms, to talk plain HTTP to a twin."""
    patch.setattr(ssl, "create_default_context", functools.cache(ssl.create_default_context))
