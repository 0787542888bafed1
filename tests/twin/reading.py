"""Reading a request off the wire: query, urlencoded, JSON and multipart bodies, all into one set of parameters."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from tests.twin.ask import Upload
from tests.twin.refusals import bad


async def read_request(request: web.BaseRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The parameters and the files of a request."""
    params: dict[str, Any] = dict(request.query)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, params)
    body = await request.read()
    if kind == "application/json" and body:
        try:
            given = json.loads(body)
        except json.JSONDecodeError as error:
            raise bad("can't parse request JSON object") from error
        if not isinstance(given, dict):
            raise bad("can't parse request JSON object")
        params |= given
    elif kind == "application/x-www-form-urlencoded":
        params |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    return params, {}


async def _multipart(request: web.BaseRequest, params: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
    uploads = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise bad("can't parse multipart/form-data")
        data = bytes(await part.read())
        if part.filename is None:
            params[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(data, part.filename, mime)
    return params, uploads


def shown(params: dict[str, Any], uploads: dict[str, Upload]) -> dict[str, Any]:
    """The parameters as tests look at them: nested JSON read, numbers and yes and no as what they are."""
    made = {name: _shown(name, value) for name, value in params.items()}
    return made | {name: upload for name, upload in uploads.items() if name not in made}


_WORDS = frozenset({
    "text", "caption", "url", "name", "description", "short_description", "callback_query_id", "secret_token",
    "file_id", "language_code", "action", "parse_mode", "voice", "photo", "document", "title",
})  # fmt: skip


def _shown(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in _WORDS:
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return {"True": True, "False": False}.get(value, value)
