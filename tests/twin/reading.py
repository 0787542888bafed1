"""Reading a request off the wire: query, urlencoded, JSON and multipart bodies, all into one set of parameters."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from tests.twin.ask import Upload
from tests.twin.refusals import bad
from tests.twin.schema.check import NO_JSON, read_value, table


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


def shown(method: str, params: dict[str, Any], uploads: dict[str, Upload]) -> dict[str, Any]:
    """The parameters as tests look at them: each as what its type in the official table says."""
    fields = table()["methods"].get(method, {})
    made = {name: _shown(fields[name][0], value) if name in fields else value for name, value in params.items()}
    return made | {name: upload for name, upload in uploads.items() if name not in made}


def _shown(kind: str, value: Any) -> Any:
    read = read_value(kind, value)
    return value if read is NO_JSON else read
