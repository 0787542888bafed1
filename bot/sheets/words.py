"""The words a spreadsheet may use, in Chinese, and what each is called on a page."""

from collections.abc import Mapping
from types import MappingProxyType

Words = Mapping[str, str]  # what a page says to what a cell shows


def _words(**shown: str) -> Words:
    return MappingProxyType(shown)


KINDS = _words(
    headquarters="区总站", street="街道站", room="社区室", school="学校站", care="养老院站", institution="单位站"
)
ROLES = _words(
    duty="值班社工",
    caseworker="个案社工",
    counsellor="心理咨询师",
    therapist="康复师",
    nurse="护士",
    lawyer="律师·调解员",
    volunteer="义工",
    leader="义工队长",
    intern="实习生",
    director="站长·主任",
    supervisor="督导",
    external="外聘督导",
    headquarters="区总站人员",
    street="街道·民政",
    admin="系统管理员",
    audit="数据保护·审计",
)
WATCHES = _words(
    day="日班", early="早班", mid="中班", late="晚班", weekend="周末班", holiday="节假日班", night="夜间待命"
)
ON = _words(week="平日", holiday="节假日", storm="台风暴雨")
EACH = _words(day="每天", week="每周", month="每月")
GENDERS = _words(woman="女", man="男")
TONGUES = MappingProxyType(
    {"zh-Hans": "普通话", "zh-Hant-HK": "粤语", "zh-Hant-TW": "台湾国语", "en": "英语"}
)  # what is not here is written as its code
SKILLS = _words(
    duty="值班",
    supervisor="督导",
    social="社会工作",
    counsellor="心理",
    child="儿童",
    youth="青少年",
    school="学校",
    family="家庭",
    violence="家暴",
    elder="长者",
    visits="探访",
    nurse="护理",
    rehabilitation="康复",
    addiction="戒瘾",
    assistance="救助",
    employment="就业",
    legal="法律",
    community="社区",
    corrections="矫正",
    activities="活动",
    volunteers="义工",
    window="窗口",
)
# What people write besides; several may mean one.
ALSO: Words = MappingProxyType(
    {
        "总站": "headquarters",
        "社工站": "street",
        "街道": "street",
        "社区": "room",
        "学校": "school",
        "养老院": "care",
        "女性": "woman",
        "男性": "man",
        "天": "day",
        "周": "week",
        "月": "month",
        "工作日": "week",
        "平时": "week",
        "假日": "holiday",
        "台风": "storm",
        "暴雨": "storm",
        "律师": "lawyer",
        "调解员": "lawyer",
        "站长": "director",
        "主任": "director",
        "心理师": "counsellor",
        "夜班": "night",
        "待命": "night",
        "周末": "weekend",
    }
)
YES = frozenset({"是", "有", "对", "√", "✓", "真", "true", "yes", "y", "1"})
NO = frozenset({"否", "无", "没有", "不是", "×", "x", "✗", "假", "false", "no", "n", "0"})
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_SIGNS = "一二三四五六日"
