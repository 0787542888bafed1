"""``linli`` as a program, many times and quickly: imports are done once, each run is a process forked from there."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, Self

from tests.house import ROOT


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of one run."""

    code: int
    out: str
    err: str


class Program:
    """Runs ``linli`` with these arguments, settings and folder, nothing else of the environment's."""

    def __init__(self, folder: Path) -> None:
        self._out, self._err = folder / "out.txt", folder / "err.txt"
        plain = {key: value for key, value in os.environ.items() if not key.startswith("LINLI_")}
        command = [sys.executable, "-m", "tests.hardening.program", str(self._out), str(self._err)]
        self._starter = Popen(command, cwd=ROOT, env=plain, stdin=PIPE, stdout=PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._starter.communicate()

    def run(self, *args: str, env: dict[str, str], cwd: Path) -> Ran:
        """One run, to its end."""
        said, heard = self._starter.stdin, self._starter.stdout
        assert said is not None
        assert heard is not None
        said.write(json.dumps({"args": args, "env": env, "cwd": str(cwd)}) + "\n")
        said.flush()
        return Ran(int(heard.readline()), self._out.read_text(), self._err.read_text())


def _serve(out: str, err: str, orders: IO[str]) -> None:
    from bot.cli.main import main  # noqa: PLC0415 - seconds, and only in the process that forks

    for line in orders:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            for number, path in ((1, out), (2, err)):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
            os.chdir(order["cwd"])
            os.environ.update(order["env"])
            sys.argv = ["linli", *order["args"]]
            main()
            raise SystemExit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    _serve(sys.argv[1], sys.argv[2], sys.stdin)
