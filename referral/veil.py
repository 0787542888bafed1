"""Veils what tells who somebody is, before words said once are looked at again to better the rules.

Names, numbers and addresses become ○, one for each character, so that what was found still stands where it stood.
Unclear is veiled: a word too many hidden costs the reader a guess, one too few costs somebody their secret.
"""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate

VEIL = "○"
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阮岑關關關張劉陳楊黃趙吳孫馬羅鄭許韓馮鄧董袁蔣葉蘇魏呂盧薑鍾譚陸賈韋鄒尹龍賀顧龔萬錢嚴湯歐"
)
# A word by itself as well as a surname: before a word of two characters it is a name only after 儿子, 老公, 叫.
_EVERYDAY = frozenset(
    "钱黄白方高马金江石夏龙万余于向田林谢叶雷毛汤武严孔程何任关常安钟連时錢黃馬龍萬謝葉湯嚴關鍾范万史"
)
_KIN_ENDS = frozenset("妈爸公婆女儿子孙妹弟哥姐友叫是媽孫兒爺爷奶伯叔姨姑")
_HAN = re.compile("[\u4e00-\u9fff]")
# What stands after a surname by chance and is no given name.
_PLAIN = frozenset(
    "我你您他她它的了是不在有和就也都要说去打把被给没很还会能想到这那来吗吧呢啊哦哭死吃喝看过又再从让跟对向着得地个人只才好坏多少大小上下里外"
    "前后天年月日时分点岁一二三四五六七八九十两几半每家病钱酒药话事，。！？、；：“”"
)
_TITLES = (
    "先生|女士|小姐|太太|阿姨|叔叔|伯伯|大爷|大妈|奶奶|爷爷|老师|医生|师傅|主任|书记|经理|老板|社工|同学|伯|姨|叔|婆|嬸|嫂|哥|姐|"
    "醫生|老師|師傅|主任|書記|經理|老闆|同學|媽|爺|嬷|嬤"
)
_NUMBER = re.compile(r"[0-9０-９](?:[-\s0-9０-９]*[0-9０-９])?")
_KEPT_NUMBER = re.compile(
    r"[0-9０-９]{1,2}(?=\s*(?:岁|歲|天|日|年|月|次|个|個|点|點|小时|小時|分钟|分鐘|片|粒|颗|顆|楼跳|years?|days?|times?|pills?))"
)
_LATIN = re.compile(r"[A-Za-z][\w.+-]*@[\w.-]+|https?://\S+|[A-Za-z]+[-_.]?[0-9][\w.-]*|[A-Za-z]+_[\w.-]+")
_ENGLISH = re.compile(r"(?<![.!?。！？\n])(?<=\s)(?!I\b|I'|OK\b)[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*")
_ENGLISH_NAMED = re.compile(r"(?i:\b(?:my name is|i am called|named|called)\s+)([A-Za-z]+(?:\s+[A-Z][a-z]+)?)")
_PLACE = re.compile(
    r"[^\W\d_我你您他她它咱俺在住到去往从從的地得是了过過和跟与與家说說想要被上下这這那]{1,4}(?:社区|社區|小区|小區|花园|花園|公寓|大厦|大廈|新村|家园|家園|学校|學校|"
    r"小学|小學|中学|中學|幼儿园|幼兒園|医院|醫院|广场|廣場|屋邨|屋苑|大道|路|街道|街|巷|弄|邨|苑|胡同)"
    r"|[○0-9０-９一二三四五六七八九十]+(?:号楼|號樓|号|號|栋|棟|幢|座|单元|單元|室|弄|樓|楼|层|層)"
)
_NAMED = re.compile(r"(?:名字叫|名叫|名字是|姓名|我叫|他叫|她叫|叫做|人叫|的叫)[是为：: ]{0,2}([\u4e00-\u9fff]{2,3})")
_TITLED = re.compile(rf"([{''.join(sorted(_SURNAMES))}])([\u4e00-\u9fff]{{0,2}})(?={_TITLES})")
_FAMILY = re.compile(r"(?:姓)([\u4e00-\u9fff])")
_NICKED = re.compile(rf"(?:小|老|阿)([{''.join(sorted(_SURNAMES))}])(?![\u4e00-\u9fff]?[者色兴])")

Cut = Callable[[str], Sequence[str]]
Span = tuple[int, int]


def veil(text: str, cut: Cut, names: Collection[str] = ()) -> str:
    """The text with ○ for each character that may tell who, of the same length.

    ``names``: what is known to be a name or a place here.
    """
    hidden: list[Span] = []
    for name in names:
        hidden += [match.span() for match in re.finditer(re.escape(name), text)] if name else ()
    numbers = {match.start() for match in _KEPT_NUMBER.finditer(text)}
    hidden += [match.span() for match in _NUMBER.finditer(text) if match.start() not in numbers]
    hidden += [match.span() for pattern in (_LATIN, _ENGLISH, _PLACE) for match in pattern.finditer(text)]
    hidden += [
        match.span(1) for pattern in (_NAMED, _FAMILY, _ENGLISH_NAMED, _NICKED) for match in pattern.finditer(text)
    ]
    hidden += [(match.start(1), match.end(2)) for match in _TITLED.finditer(text)]
    hidden += _strung(text, cut)
    chars = list(text)
    for start, end in hidden:
        for at in range(start, end):
            if not chars[at].isspace():
                chars[at] = VEIL
    return "".join(chars)


def _strung(text: str, cut: Cut) -> list[Span]:
    """王 小 明, 陈 建国: a surname the cutter left alone, and what stands after it like a given name."""
    tokens = list(cut(text))
    starts = [0, *accumulate(map(len, tokens))]
    found = []
    for index, token in enumerate(tokens):
        after_kin = index > 0 and tokens[index - 1][-1] in _KIN_ENDS
        if after_kin and token[0] in _SURNAMES and 2 <= len(token) <= 3:  # 老公 陈建国: some names are in dictionaries
            found.append((starts[index], starts[index + 1]))
        if len(token) != 1 or token not in _SURNAMES:
            continue
        given = _given(tokens[index + 1 : index + 3])
        if given and (len(tokens[index + 1]) == 1 or token not in _EVERYDAY or after_kin):
            found.append((starts[index], starts[index + 1 + given]))
    return found


def _given(following: Sequence[str]) -> int:
    """How many of these tokens are a given name: one word of two characters, or one or two single characters."""
    if following and len(following[0]) == 2 and all(_HAN.match(one) for one in following[0]):
        return 1
    count = 0
    for one in following:
        if len(one) != 1 or one in _PLAIN or not _HAN.match(one):
            break
        count += 1
    return count
