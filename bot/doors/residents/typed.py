"""Commands as residents type them, or a link brings them: small Latin letters from the menu, or Chinese words."""

import re
import unicodedata
from collections.abc import Mapping

from bot.messages import Command

_COMMAND = re.compile(r"[/／](?P<name>[A-Za-z]+|[\u4e00-\u9fff]+)(?:@\w+)?(?:\s+(?P<arg>.*))?", re.DOTALL)
_COMMANDS: Mapping[str, str] = {
    **{name: name for name in ("start", "help", "status", "delete", "stop", "code", "held")},
    "开始": "start",
    "開始": "start",
    "帮助": "help",
    "幫助": "help",
    "幫手": "help",
    "状态": "status",
    "狀態": "status",
    "进度": "status",
    "進度": "status",
    "删除": "delete",
    "刪除": "delete",
    "记录": "held",
    "紀錄": "held",
    "停": "stop",
    "停止": "stop",
    "取件码": "code",
    "取件碼": "code",
}
_CODE = re.compile(r"(?:code-?)?(?P<digits>\d{6})")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def command(text: str, lang: str) -> Command | None:
    """The command, None when it is none that we know: then these are words like any others."""
    found = _COMMAND.fullmatch(text.strip())
    name = _COMMANDS.get(found["name"].lower()) if found else None
    if found is None or name is None:
        return None
    arg = (found["arg"] or "").strip()
    if name == "start":
        code = _CODE.fullmatch(arg)
        if code is not None:
            return Command("code", code["digits"], lang)
        return Command("start", arg if _PAYLOAD.fullmatch(arg) else "", lang)
    if name == "code":
        digits = unicodedata.normalize("NFKC", arg)
        return Command("code", "".join(one for one in digits if one.isascii() and one.isdecimal())[:12], lang)
    return Command(name, "", lang)
