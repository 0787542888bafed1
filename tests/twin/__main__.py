"""The twin by itself: ``python -m tests.twin --port 8081 --control`` (port 0: any, printed on the first line)."""

import argparse
import asyncio
import signal
import sys

from tests.twin import serve


async def main() -> None:
    """Serve until told to stop."""
    reading = argparse.ArgumentParser(prog="python -m tests.twin", description=__doc__)
    reading.add_argument("--port", type=int, default=8081)
    reading.add_argument("--control", action="store_true", help="answer POST /control/<deed>")
    reading.add_argument("--no-limits", action="store_true", help="never answer 429 by itself")
    asked = reading.parse_args()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with serve(limits=not asked.no_limits, port=asked.port) as twin:
        twin.control = asked.control
        sys.stdout.write(f"{twin.url}\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
