"""Makes up names of places and people for an example city; each is given once, and none is meant to be anybody's."""

from collections.abc import Iterator
from random import Random

_PLACE = "春柳桃松竹梅兰荷桂枫榕槐杏梨樟云霞月星泉溪湖江岭石青白金银锦安和宁康福瑞祥永长新东西南北文"
_KIND = "园苑里塘桥岸坡湾港井台坊巷林洲河门关亭渡堤岗坪屯寨滩浦圩涌山水田村庄"
_FAMILY = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦马苗方俞任袁柳唐薛雷贺倪汤罗"
    "郝毕安常于傅齐康余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮席贾江童郭林钟徐邱骆高夏蔡田樊胡凌霍卢莫房解应丁宣邓"
)
_MIDDLE = "文家晓志雅思海春国嘉子玉立光世景"
_WOMEN = "敏慧丽芳娟燕玲婷洁琴静雪梅倩颖霞莹萍"
_MEN = "强伟军勇杰涛明辉鹏斌波峰刚超建亮"


def places(dice: Random) -> Iterator[str]:
    """Names of two characters, none twice; some 1,500 of them."""
    every = [first + second for first in _PLACE for second in _KIND if first != second]
    dice.shuffle(every)
    return iter(every)


def people(dice: Random) -> Iterator[tuple[str, str]]:
    """Names of three characters with woman or man, none twice; some 70,000 of them."""
    given: set[str] = set()
    while True:
        gender, last = ("woman", _WOMEN) if dice.random() < 0.75 else ("man", _MEN)
        name = dice.choice(_FAMILY) + dice.choice(_MIDDLE) + dice.choice(last)
        if name not in given:
            given.add(name)
            yield name, gender
