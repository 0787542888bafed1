"""The whole house with its bots, as processes a test may kill: ``python -m tests.crash.telegram_process SOCKET``.

Each connection to the socket is one process: a line of JSON says what to run, ``pid N`` and ``ended STATUS`` come back,
and hanging up kills it. What runs is ``linli run`` itself.
"""

import json
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import bot.doors.group.door
import bot.doors.residents.door  # noqa: F401 - both libraries are loaded once, before a house is forked from us
from bot import app, courier
from bot.app import App, Messenger
from bot.cli import run
from bot.cli.bots import open_bots
from bot.pages.book import Pages
from tests.house import pages

LEASE_S = 1.0
_PLENTY = 10_000  # letters a second, or a minute: what is tested is being killed, not waiting


@dataclass(slots=True)
class _Living:
    """One house that runs, and the connection that asked for it."""

    pid: int
    asked: socket.socket


def serve_starts(path: Path) -> None:
    """Read the pages and load the libraries once; then one whole process for each connection, until stdin ends.

    That costs seconds and is not what is tested: forked, a house stands in a moment and can be killed often.
    """
    _make_quick(pages())
    with socket.socket(socket.AF_UNIX) as door, selectors.DefaultSelector() as chooser:
        door.bind(str(path))
        door.listen()
        chooser.register(door, selectors.EVENT_READ)
        chooser.register(sys.stdin, selectors.EVENT_READ)
        print("ready", flush=True)  # noqa: T201 - the test waits for it
        living: list[_Living] = []
        while True:
            for key, _ in chooser.select():
                if key.fileobj is sys.stdin:
                    for one in living:
                        os.kill(one.pid, signal.SIGKILL)
                    return
                if key.fileobj is door:
                    living.append(_start(door, chooser, living))
                else:
                    _look_after(key, chooser, living)


def _make_quick(read: Pages) -> None:
    """What a test need not wait for: pages are read, a dead process's letters lie for a second, budgets are ample."""

    def opened(house: App, names: tuple[str, ...], doors: Callable[[], bool]) -> list[Messenger]:
        bots = open_bots(house, names, doors)
        for one in bots:
            one.budget = replace(one.budget, overall_per_s=_PLENTY, chat_per_s=_PLENTY, group_per_min=_PLENTY)
        return bots

    quick: Mapping[Any, Mapping[str, Any]] = {
        app: {"load_pages": lambda _root, _centre: read},
        courier: {"LEASE": timedelta(seconds=LEASE_S)},
        run: {"open_bots": opened},
    }
    for module, names in quick.items():
        for name, value in names.items():
            setattr(module, name, value)


def _start(door: socket.socket, chooser: selectors.BaseSelector, living: list[_Living]) -> _Living:
    asked, _ = door.accept()
    with asked.makefile() as lines:
        order = json.loads(lines.readline())
    pid = os.fork()
    if pid == 0:
        chooser.close()
        for one in (door, asked, *(other.asked for other in living)):
            one.close()
        _live(order)
    found = _Living(pid, asked)
    asked.sendall(f"pid {pid}\n".encode())
    chooser.register(asked, selectors.EVENT_READ, found)
    chooser.register(os.pidfd_open(pid), selectors.EVENT_READ, found)
    return found


def _look_after(key: selectors.SelectorKey, chooser: selectors.BaseSelector, living: list[_Living]) -> None:
    """It ended, and whoever asked for it is told; or they have hung up, and it ends now."""
    one: _Living = key.data
    chooser.unregister(key.fileobj)
    if key.fileobj is one.asked:
        one.asked.close()
        if one in living:
            os.kill(one.pid, signal.SIGKILL)
        return
    os.close(key.fd)
    status = os.waitstatus_to_exitcode(os.waitpid(one.pid, 0)[1])
    living.remove(one)
    if one.asked.fileno() >= 0:
        one.asked.sendall(f"ended {status}\n".encode())


def _live(order: dict[str, Any]) -> None:
    """Be the house: never comes back."""
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for stream in (1, 2):
        os.dup2(log, stream)
    os.environ.update(order["env"])
    os.chdir(order["folder"])  # where no .env lies
    code = 1
    try:
        run.run([run.Part(one) for one in order["only"]] or None)
        code = 0
    except BaseException:  # noqa: BLE001 - the test reads it in the log
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)  # the standard input is the parent's


if __name__ == "__main__":
    serve_starts(Path(sys.argv[1]))
