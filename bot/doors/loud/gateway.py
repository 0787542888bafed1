"""Asks the gateway to ring one telephone: a JSON request, the same for a repeat, and what its answer means."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx

WAIT_S = 10.0  # a gateway says at once whether it takes a call; the ringing comes after
MOST_WAIT_S = 300.0  # nobody is left alone for longer because a gateway asks for it
_PAUSE_S = 5.0  # where it asks to wait and does not say how long
_STATES = frozenset({"accepted", "ringing", "answered", "failed"})


@dataclass(frozen=True, slots=True)
class Call:
    """One call: whom, what is said, and the name by which a repeat is known."""

    to: str  # E.164
    say: str
    name: str
    kind: str  # voice · sms
    lang: str
    report_to: str = ""  # where it may report; "" where no address of ours is known


@dataclass(frozen=True, slots=True)
class Taken:
    """The gateway took it. ``state``: accepted (it reports later), or already answered or failed."""

    state: str


@dataclass(frozen=True, slots=True)
class Wait:
    """It asks to wait so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Never:
    """It will not take this call: ``token`` ours is not known there, ``refused`` anything else of 4xx."""

    why: str


@dataclass(frozen=True, slots=True)
class Silent:
    """It does not answer; a word says how (``refused``, ``slow``, ``broken``)."""

    how: str


Answer = Taken | Wait | Never | Silent


class GatewayBrokenError(Exception):
    """The gateway answered with an error of its own; tried again, bounded."""


class Gateway:
    """One gateway at one address. Numbers are in the body alone: no address and no log line ever holds one."""

    def __init__(self, url: str, token: str, *, wait_s: float = WAIT_S) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._url = url
        self._client = httpx.AsyncClient(headers=headers, timeout=wait_s, follow_redirects=False, trust_env=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of every connection."""
        await self._client.aclose()

    async def ask(self, call: Call) -> Answer:
        """Ask it to make this call. Raises GatewayBrokenError for 5xx and for what no gateway should answer."""
        body = {"to": call.to, "say": call.say, "id": call.name, "kind": call.kind, "lang": call.lang}
        if call.report_to:
            body["report_to"] = call.report_to
        try:
            answer = await self._client.post(self._url, json=body)
        except httpx.TimeoutException:
            return Silent("slow")
        except httpx.ConnectError:
            return Silent("refused")
        except httpx.TransportError:
            return Silent("broken")
        return _meaning(answer)


def _meaning(answer: httpx.Response) -> Answer:
    status = answer.status_code
    if 200 <= status < 300:
        return Taken(_state(answer))
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return Wait(_seconds(answer.headers.get("Retry-After", "")))
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        return Never("token")
    if 400 <= status < 500:
        return Never("refused")
    raise GatewayBrokenError


def _state(answer: httpx.Response) -> str:
    """What it says became of the call; what it does not say, or says in words of its own, is to be reported later."""
    try:
        body = answer.json()
    except ValueError:
        return "accepted"
    state = body.get("state") if isinstance(body, dict) else None
    return state if isinstance(state, str) and state in _STATES else "accepted"


def _seconds(said: str) -> float:
    """Seconds to wait; a date, or nonsense, is a short pause."""
    return min(float(said), MOST_WAIT_S) if said.isascii() and said.isdecimal() else _PAUSE_S
