"""The people of the crash tests: residents at the real WebSocket, who repeat what was not acknowledged; a worker."""

import asyncio
import hashlib
import hmac
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx
import websockets

from tests.crash.house import House

Frame = dict[str, Any]
_DOWN = (OSError, websockets.WebSocketException, TimeoutError)
_PAUSE_S = 0.02  # between two knocks at a door that is shut


@dataclass
class Resident:
    """Somebody at the chat page: one message after the other, each again until it is acknowledged."""

    name: str
    lines: tuple[str, ...]
    carried: str = ""
    acks: dict[str, int] = field(default_factory=dict)  # own id → the number it was given
    shown: dict[int, Frame] = field(default_factory=dict)  # what stands on the screen, by number
    doubled: list[Frame] = field(default_factory=list)

    @property
    def seq(self) -> int:
        """Everything up to here is on the screen."""
        return max(self.shown, default=0)

    @property
    def ids(self) -> list[str]:
        """The ids of their messages, in order."""
        return [f"{self.name}-{number}" for number in range(len(self.lines))]

    async def talk(self, house: House, letters: int) -> None:
        """Say everything, and stay until that many letters are on the screen; the door may vanish at any time."""
        while len(self.acks) < len(self.lines) or self._letters() < letters:
            with suppress(*_DOWN):
                await self._connected(house, letters)
            await asyncio.sleep(_PAUSE_S)

    def _letters(self) -> int:
        return sum(frame["who"] != "me" for frame in self.shown.values())

    async def _connected(self, house: House, letters: int) -> None:
        address = f"127.0.0.1:{house.port}"
        opened = websockets.connect(
            f"ws://{address}/ws", origin=websockets.Origin(f"http://{address}"), proxy=None, open_timeout=5
        )
        async with opened as line:
            await line.send(json.dumps({"t": "hello", "seq": self.seq, "pass": self.carried, "lang": "zh-Hans"}))
            async with asyncio.timeout(20):
                await self._send_next(line)
                async for raw in line:
                    frame = json.loads(raw)
                    if frame["t"] == "fresh":
                        self.carried = frame["pass"]
                    elif frame["t"] == "ack":
                        self._acknowledged(frame)
                        await self._send_next(line)
                    elif frame["t"] == "post":
                        self._show(frame)
                    if len(self.acks) == len(self.lines) and self._letters() >= letters:
                        return

    async def _send_next(self, line: websockets.ClientConnection) -> None:
        waiting = [id_ for id_ in self.ids if id_ not in self.acks]
        if waiting and self.carried:
            text = self.lines[self.ids.index(waiting[0])]
            await line.send(json.dumps({"t": "say", "id": waiting[0], "text": text}))

    def _acknowledged(self, frame: Frame) -> None:
        assert self.acks.setdefault(frame["id"], frame["seq"]) == frame["seq"], "acknowledged under another number"

    def _show(self, frame: Frame) -> None:
        if frame["seq"] in self.shown:
            self.doubled.append(frame)
        self.shown[frame["seq"]] = frame


async def press(house: House, session: str, ticket: str) -> bool:
    """One press of 接单 at the real console, again and again until it is answered. Whether this press took it."""
    token = hmac.new(session.encode(), b"form", hashlib.sha256).hexdigest()
    form = {"token": token, "act": "accept", "ticket": ticket}
    while True:
        with suppress(httpx.TransportError):
            async with httpx.AsyncClient(trust_env=False, timeout=20) as browser:
                browser.cookies.set("linli_desk", session)
                answer = await browser.post(
                    f"http://127.0.0.1:{house.port}/desk/act", data=form, headers={"X-Desk": "1"}
                )
            assert answer.status_code in {200, 503}, answer.status_code
            if answer.status_code == 200:
                return bool(answer.json()["ok"])
        await asyncio.sleep(_PAUSE_S)
