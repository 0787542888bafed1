"""The five sheets and their columns: what each is called in Chinese and on the page, and what its cells hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.pages.languages import FIRST, LANGS
from bot.pages.shape import Shape
from bot.pages.station_shapes import AreasPage, OpeningsPage, PeoplePage, RosterPage, UnitsPage
from bot.sheets.days import plain
from bot.sheets.words import EACH, GENDERS, KINDS, ON, ROLES, SKILLS, TONGUES, WATCHES, Words


class Form(Enum):
    """What the cells of a column hold."""

    TEXT = auto()
    LIST = auto()
    DAYS = auto()
    HOURS = auto()
    DATE = auto()
    YES = auto()
    NUMBER = auto()
    POINT = auto()
    LINE = auto()
    TURNS = auto()
    TENURES = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` is the page's, ``names.en`` inside ``names``; ``words`` are those allowed, or shown."""

    key: str
    heading: str
    form: Form = Form.TEXT
    words: Words | None = None
    open: bool = False  # other words than ``words`` may stand here too
    hint: str = ""


@dataclass(frozen=True, slots=True, eq=False)  # there are five; each is only itself
class Sheet:
    """One sheet: the page ``name``.yaml, whose list is ``key``."""

    name: str
    key: str
    title: str
    shape: type[Shape]
    columns: tuple[Column, ...]
    identity: tuple[str, ...]  # what makes two entries the same one, when pages are compared
    needed: tuple[str, ...]
    example: tuple[str, ...]  # a row of the template, key by key of ``columns``; the first is marked

    def column(self, heading: str) -> Column | None:
        """The column of this heading, in Chinese or as the page's key."""
        wanted = _bare(heading)
        for one in self.columns:
            if wanted in {_bare(one.heading), one.key.lower()}:
                return one
        prefix, _, lang = wanted.partition(".")
        if prefix == "names" and lang and any(one.key.startswith("names.") for one in self.columns):
            known = next((name for name in LANGS if name.lower() == lang), lang)
            return Column(f"names.{known}", f"names.{known}")
        return None

    @property
    def keys(self) -> frozenset[str]:
        """The page's keys that its columns fill."""
        return frozenset(one.key.partition(".")[0] for one in self.columns)

    def of_key(self, key: str) -> Column | None:
        """The column a page's key belongs to: ``names.en`` to its own, ``turns.0.first`` to ``turns``."""
        top = key.split(".", maxsplit=1)[0].split(" ", maxsplit=1)[0]  # the loader's "name or nicknames" too
        return next((one for one in self.columns if key == one.key), None) or next(
            (one for one in self.columns if top == one.key), None
        )


_ID = "small letters, digits and hyphens, beginning with a letter: liuan, zhang-li"
_UNIT = Column("unit", "所属单位", hint="the 编号 of a unit; empty: the headquarters")
_SINCE = "the first day, like 2026-11-26"
_UNTIL = "the last day, like 2026-11-26"
_NAMED = {"zh-Hant-HK": "粤语名称", "zh-Hant-TW": "台湾名称", "en": "英文名称"}
_NAMES = tuple(Column(f"names.{lang}", _NAMED.get(lang, f"names.{lang}")) for lang in LANGS if lang != FIRST)
_DAYS = Column("days", "星期", Form.DAYS, hint="周一至周五 · 周一、周三 · 每天 · mon-fri")
_HOURS = Column("hours", "时间", Form.HOURS, hint="8:30-12:00、14:00-18:00")
_ON = Column("on", "适用日", words=ON, hint="empty: 平日")

UNITS = Sheet(
    "units",
    "units",
    "单位",
    UnitsPage,
    (
        Column("id", "编号", hint=_ID),
        Column("name", "名称"),
        *_NAMES,
        Column("short", "简称", hint="at most 6 characters; its requests' numbers begin with it"),
        Column("kind", "类型", words=KINDS),
        Column("parent", "上级单位", hint="the 编号 of the unit above"),
        Column("street", "街道"),
        Column("address", "地址"),
        Column("phone", "值班电话", hint="digits, written as text; empty until it was rung"),
        Column("languages", "语言", Form.LIST, TONGUES, open=True),
        Column("programmes", "服务项目", Form.LIST, hint="names of programmes in centre.yaml"),
        Column("operators", "承接机构", Form.TENURES, hint="anhe 2024-01-01~2025-12-31；xinmiao 2026-01-01~"),
        Column("since", "启用日期", Form.DATE, hint=_SINCE),
        Column("until", "停用日期", Form.DATE, hint=_UNTIL),
        Column("loud", "语音呼叫", Form.YES, hint="是 or 否"),
    ),
    ("id",),
    ("id", "name", "short", "parent"),
    ("liuan", "柳岸街社工站", *("" for _ in _NAMES), "柳岸", "街道站", "hexi", "柳岸街", "柳岸街2号"),
)
AREAS = Sheet(
    "areas",
    "areas",
    "片区",
    AreasPage,
    (
        _UNIT,
        Column("id", "编号", hint=_ID),
        Column("name", "名称"),
        Column("aliases", "别名", Form.LIST, hint="estates and landmarks: 柳塘小区、柳塘市场"),
        Column("at", "位置", Form.POINT, hint="latitude, longitude: 25.01, 130.01"),
    ),
    ("unit", "id"),
    ("id", "name"),
    ("liuan", "liutang", "柳塘社区", "柳塘小区、柳塘市场"),
)
PEOPLE = Sheet(
    "people",
    "workers",
    "人员",
    PeoplePage,
    (
        _UNIT,
        Column("id", "编号", hint=_ID),
        Column("name", "姓名"),
        *_NAMES,
        Column("nicknames", "昵称", Form.LIST, hint="阿萍、萍姐"),
        Column("role", "角色", words=ROLES),
        Column("profession", "专业", hint="社工"),
        Column("skills", "专长", Form.LIST, SKILLS, open=True),
        Column("languages", "语言", Form.LIST, TONGUES, open=True),
        Column("communities", "负责片区", Form.LIST, hint="the 编号 of areas"),
        Column("gender", "性别", words=GENDERS),
        Column("credentials", "证书", Form.LIST),
        Column("capacity", "同时接案上限", Form.NUMBER, hint="a whole number: 12"),
        Column("since", "到岗日期", Form.DATE, hint=_SINCE),
        Column("until", "离岗日期", Form.DATE, hint=_UNTIL),
    ),
    ("id",),
    ("id", "name", "role", "profession"),
    ("liuan", "jiang", "蒋社工", *("" for _ in _NAMES), "阿萍", "值班社工", "社工", "值班、长者", "普通话、粤语"),
)
HOURS = Sheet(
    "hours",
    "hours",
    "开放时间",
    OpeningsPage,
    (
        _UNIT,
        _DAYS,
        _HOURS,
        _ON,
        Column("since", "起始日期", Form.DATE, hint=_SINCE),
        Column("until", "截止日期", Form.DATE, hint=_UNTIL),
    ),
    ("unit", "on", "days"),
    ("hours",),
    ("liuan", "周一至周五", "8:30-12:00、14:00-18:00"),
)
DUTY = Sheet(
    "duty",
    "duty",
    "值班",
    RosterPage,
    (
        _UNIT,
        _DAYS,
        _HOURS,
        Column("watch", "班次", words=WATCHES),
        _ON,
        Column("first", "第一线", Form.LINE, hint="the 编号 of a worker; several together: mo + pan"),
        Column("second", "第二线", hint="the 编号 of a worker"),
        Column("supervisor", "督导", hint="the 编号 of a worker"),
        Column("turns", "轮班", Form.TURNS, hint="第一线 > 第二线 > 督导: jiang > wei；wei > jiang"),
        Column("each", "轮换", words=EACH),
        Column("from", "轮换起始", Form.DATE, hint="the day the first of 轮班 stands: 2026-01-05"),
        Column("since", "起始日期", Form.DATE, hint=_SINCE),
        Column("until", "截止日期", Form.DATE, hint=_UNTIL),
    ),
    ("unit", "on", "days", "hours"),
    ("hours",),
    ("liuan", "周一至周五", "8:30-18:00", "日班", "平日", "jiang", "wei", "xiong"),
)
SHEETS = (UNITS, AREAS, PEOPLE, HOURS, DUTY)


def sheet_called(name: str) -> Sheet | None:
    """The sheet of this name: its title, its page, or its list."""
    wanted = plain(name).lower()
    return next((one for one in SHEETS if wanted in {one.title, one.name, one.key}), None)


def titles() -> str:
    """The sheets' names, for a message."""
    return "、".join(f"{one.title} ({one.name})" for one in SHEETS)


def headings(sheet: Sheet) -> Iterator[str]:
    """Every heading of a sheet, in both writings."""
    for one in sheet.columns:
        yield from (one.heading, one.key)


def _bare(heading: str) -> str:
    return plain(heading).lower().replace(" ", "").rstrip("*:").removesuffix("(必填)")
