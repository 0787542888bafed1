"""``linli import-shifts`` as it is typed: what it prints, and that a bad event leaves everything as it was."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.app import MachineClock
from bot.cli.main import cli
from bot.settings import ROOT, SettingError
from bot.store.schema import init_db
from tests.roster.days import SUN, at
from tests.roster.test_importing import ics


class Typist:
    """A made database, and somebody who types commands."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.url, self.keys = folder, f"sqlite:///{folder / 'linli.db'}", folder / "linli.keys"
        init_db(self.url, self.keys, MachineClock().now())

    def types(self, data: bytes, *more: str) -> tuple[int, str]:
        """Import this file: the exit code and what was printed. Raises what would end it with a sentence."""
        file = self.folder / "shifts.ics"
        file.write_bytes(data)
        env = {
            "LINLI_CENTRE": str(ROOT / "centres" / "baiyun"),
            "LINLI_DATABASE": self.url,
            "LINLI_KEYS": str(self.keys),
        }
        done = CliRunner().invoke(cli, ["import-shifts", str(file), "--unit", "baiyun", *more], env=env)
        if isinstance(done.exception, SettingError):
            raise done.exception
        assert isinstance(done.exception, SystemExit | None), done.exception
        return done.exit_code, done.output


@pytest.fixture
def typist(tmp_path: Path) -> Typist:
    return Typist(tmp_path)


# Far ahead, for the machine's own clock is the command's; a Sunday in 2043 too.
SUNDAY = tuple(at(SUN, clock).replace(year=2043) for clock in ("9:00", "12:00"))
GOOD = ics((SUNDAY[0], SUNDAY[1], "何康复师"), (SUNDAY[0], SUNDAY[1], "二线 su"))


def test_it_says_what_would_change_then_changes_it_once(typist: Typist) -> None:
    line = "2043-11-08 09:00-12:00: first he, second su"
    assert typist.types(GOOD, "--dry-run") == (0, f"+ {line}\n1 would change, 0 already so, 0 past and left alone.\n")
    assert typist.types(GOOD) == (0, f"+ {line}\n1 changed, 0 already so, 0 past and left alone.\n")
    assert typist.types(GOOD) == (0, "0 changed, 2 already so, 0 past and left alone.\n")


def test_every_bad_event_is_named_and_nothing_is_changed(typist: Typist) -> None:
    bad = ics((SUNDAY[0], SUNDAY[1], "何康复师"), (SUNDAY[0], SUNDAY[1], "张三"), (SUNDAY[1], SUNDAY[0], "su"))
    code, said = typist.types(bad)
    assert code == 1
    assert "refused event 2 (张三)" in said
    assert "refused event 3 (su): it ends before it begins" in said
    assert said.endswith("2 refused. Nothing is changed.\n")
    assert "1 would change" in typist.types(ics((SUNDAY[0], SUNDAY[1], "何康复师")), "--dry-run")[1]


def test_an_unknown_unit_and_a_file_that_is_none_end_with_a_sentence(typist: Typist) -> None:
    with pytest.raises(SettingError, match="There is no unit 'moon'; there is baiyun"):
        typist.types(GOOD, "--unit", "moon")
    with pytest.raises(SettingError, match=r"shifts\.ics: the file is no iCalendar file"):
        typist.types(b"hello")
