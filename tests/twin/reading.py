"""Reading a request off the wire: query, urlencoded, JSON and multipart bodies, all into one set of parameters."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from tests.twin.ask import Upload
from tests.twin.refusals import bad
from tests.twin.schema.check import NO_JSON, read_value, table

_NAME = re.compile(r'[;\s]name=(?:"([^"]*)"|([^;\s]+))', re.IGNORECASE)
_FILENAME = re.compile(r'[;\s]filename=(?:"([^"]*)"|([^;\r\n]*))', re.IGNORECASE)
_MIME = re.compile(r"^content-type:\s*([^\r\n;]+)", re.IGNORECASE | re.MULTILINE)


async def read_request(request: web.BaseRequest) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The parameters and the files of a request."""
    params: dict[str, Any] = dict(request.query)
    kind = request.content_type
    body = await request.read()
    if kind == "multipart/form-data":
        fields, uploads = _multipart(request.headers["Content-Type"], body)
        return params | fields, uploads
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


def _multipart(kind: str, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The fields and files of a multipart body.

    By hand, because clients write names as they like and the library's reader is strict: grammY leaves a Chinese file
    name without quotes, which Telegram takes.
    """
    marked = re.search(r'boundary="?([^";]+)"?', kind)
    if not marked:
        raise bad("can't parse multipart/form-data")
    params: dict[str, Any] = {}
    uploads = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + marked[1].encode())[1:-1]:
        head, _, data = part.partition(b"\r\n\r\n")
        headers = head.decode()
        name, filename = _NAME.search(headers), _FILENAME.search(headers)
        if not name:
            raise bad("can't parse multipart/form-data")
        if filename:
            mime = _MIME.search(headers)
            uploads[name[1] or name[2]] = Upload(
                data, filename[1] or filename[2] or "", mime[1] if mime else "application/octet-stream"
            )
        else:
            params[name[1] or name[2]] = data.decode()
    return params, uploads


def shown(method: str, params: dict[str, Any], uploads: dict[str, Upload]) -> dict[str, Any]:
    """The parameters as tests look at them: each as what its type in the official table says."""
    fields = table()["methods"].get(method, {})
    made = {name: _shown(fields[name][0], value) if name in fields else value for name, value in params.items()}
    return made | {name: upload for name, upload in uploads.items() if name not in made}


def _shown(kind: str, value: Any) -> Any:
    read = read_value(kind, value)
    return value if read is NO_JSON else read
