"""A resident's voice note or file on its way to the worker who has the ticket."""

import re

from starlette.responses import Response

# What a browser may show by itself. Anything else is handed over as a file: it could be a page with a script in it.
_PLAIN = frozenset(
    {
        "audio/webm",
        "audio/ogg",
        "audio/mp4",
        "audio/mpeg",
        "audio/wav",
        "audio/aac",
        "image/jpeg",
        "image/png",
        "image/webp",
    }
)
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def media_response(mime: str, data: bytes, asked: str) -> Response:
    """The bytes, or the part asked for by a Range header: Safari plays no sound without it."""
    kind = mime.partition(";")[0].strip().lower()
    headers = {"Accept-Ranges": "bytes"}
    if kind not in _PLAIN:
        kind, headers["Content-Disposition"] = "application/octet-stream", "attachment"
    found = _RANGE.fullmatch(asked)
    if found is None or not any(found.groups()) or not data:
        return Response(data, media_type=kind, headers=headers)
    first, last = found.groups()
    start = int(first) if first else max(0, len(data) - int(last))
    end = min(int(last), len(data) - 1) if first and last else len(data) - 1
    if start > end:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{len(data)}"})
    headers["Content-Range"] = f"bytes {start}-{end}/{len(data)}"
    return Response(data[start : end + 1], status_code=206, media_type=kind, headers=headers)
