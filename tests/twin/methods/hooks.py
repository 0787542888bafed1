"""Webhooks: set, taken away, looked at."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from tests.twin.ask import Ask
from tests.twin.hook import Hook
from tests.twin.methods.polling import end_poll
from tests.twin.refusals import WEBHOOK_SET, bad

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
_PORTS = (443, 80, 88, 8443)


async def set_webhook(ask: Ask) -> bool:
    """Updates are posted to ``url`` from now on; an empty one takes the webhook away."""
    url = ask.text("url")
    if not url:
        return await delete_webhook(ask)
    _check(url, plain_allowed=ask.twin.plain_webhooks)
    secret = ask.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    end_poll(ask, WEBHOOK_SET)
    await _stop(ask)
    ask.bot.queue.allow(ask.object("allowed_updates"))
    if ask.flag("drop_pending_updates"):
        ask.bot.queue.forget()
    ask.bot.hook = Hook(url, secret, min(max(ask.number("max_connections", 40), 1), 100))
    ask.bot.hook.start(ask.twin, ask.bot)
    return True


async def delete_webhook(ask: Ask) -> bool:
    """Back to getUpdates."""
    await _stop(ask)
    if ask.flag("drop_pending_updates"):
        ask.bot.queue.forget()
    return True


def get_webhook_info(ask: Ask) -> dict[str, Any]:
    """Whether there is one, and how delivering goes."""
    hook, queue = ask.bot.hook, ask.bot.queue
    said: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.waiting()),
    }
    if hook:
        said |= {"max_connections": hook.max_connections, "ip_address": urlsplit(hook.url).hostname or ""}
        if hook.last_error:
            said |= {"last_error_date": int(hook.last_error_at), "last_error_message": hook.last_error}
    return said | ({"allowed_updates": sorted(queue.allowed)} if queue.allowed else {})


async def _stop(ask: Ask) -> None:
    hook, ask.bot.hook = ask.bot.hook, None
    if hook:
        await hook.stop()


def _check(url: str, *, plain_allowed: bool) -> None:
    parts = urlsplit(url)
    if plain_allowed and parts.scheme == "http" and parts.hostname == "127.0.0.1":
        return
    if parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
