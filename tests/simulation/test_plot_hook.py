"""Drawing leaves nothing behind: the library's import hook of the old kind would warn at every later import."""

import sys

from bot.simulation import plot


def test_no_import_hook_of_the_old_kind_stays() -> None:
    assert plot.__name__ == "bot.simulation.plot"
    assert [one for one in sys.meta_path if not hasattr(one, "find_spec")] == []
