"""How the twin says no: Telegram's own status and words."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer of the server, not an error of the twin
    """A request that Telegram would refuse: status, description and the extra ``parameters`` of the answer."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad(words: str) -> Refused:
    """400, as Telegram words it."""
    return Refused(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refused:
    """403, as Telegram words it."""
    return Refused(403, f"Forbidden: {words}")


def too_many(seconds: int) -> Refused:
    """429: come back after so many seconds."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
WEBHOOK_SET = "Conflict: terminated by setWebhook request"
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"
