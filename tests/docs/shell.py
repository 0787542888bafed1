"""Runs the shell lines of a how-to in a tree; ``linli`` in this very process, as starting it is most of its cost."""

import os
import shlex
import subprocess
from pathlib import Path

from typer.testing import CliRunner


def run(tree: Path, commands: str) -> str:
    """What the lines print, one after the other. AssertionError when one fails that is not followed by || true."""
    return "".join(_line(tree, line) for line in commands.splitlines() if line.strip())


def _line(tree: Path, line: str) -> str:
    may_fail = line.endswith("|| true")
    before, piped, rest = line.removesuffix("|| true").partition(" | ")
    words = shlex.split(rest if piped else before, comments=True)
    env = dict(word.split("=", 1) for word in words if word.startswith("LINLI_"))
    words = words[len(env) :]
    if words[0] != "linli":
        return _shell(tree, line)
    from bot.cli.main import cli  # noqa: PLC0415 - what the lines before have made must be there when it is loaded

    shown = CliRunner().invoke(cli, words[1:], input=_shell(tree, before) if piped else "", env=env)
    refused = shown.exception if not isinstance(shown.exception, SystemExit) else None
    assert may_fail or shown.exit_code == 0, f"{line}\n{shown.output}\n{refused!r}"
    return shown.output


def _shell(tree: Path, line: str) -> str:
    ran = subprocess.run(
        ["bash", "-eu", "-c", line], cwd=tree, env=dict(os.environ), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{line}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout
