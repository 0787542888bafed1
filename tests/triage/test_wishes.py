"""Who would rather speak to a woman or a man is understood in every language; who only speaks of one is not."""

import pytest

from referral.reader import Reader
from referral.reading import Says

WISHES = frozenset({Says.WOMAN, Says.MAN})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("我想找女社工", Says.WOMAN),
        ("失恋了心里难受，想找个女的社工说说", Says.WOMAN),
        ("有没有女社工？这话跟男的说不出口", Says.WOMAN),
        ("最好是女社工", Says.WOMAN),
        ("不要男社工", Says.WOMAN),
        ("女社工", Says.WOMAN),
        ("想跟男社工聊聊，大老爷们的事", Says.MAN),
        ("找男社工", Says.MAN),
        ("不要女社工，不好意思说", Says.MAN),
        ("我想搵女社工", Says.WOMAN),
        ("有冇女社工呀", Says.WOMAN),
        ("唔要男社工", Says.WOMAN),
        ("想搵個男社工傾下", Says.MAN),
        ("我想找女性社工", Says.WOMAN),
        ("希望是女社工", Says.WOMAN),
        ("有沒有男性社工", Says.MAN),
        ("Can I talk to a woman?", Says.WOMAN),
        ("I want a female social worker", Says.WOMAN),
        ("I'd rather speak to a man", Says.MAN),
    ],
)
def test_a_wish_is_understood(reader: Reader, text: str, says: Says) -> None:
    assert reader.read(text).says & WISHES == {says}


@pytest.mark.parametrize(
    "text",
    [
        "我女社工朋友说你们这里能帮忙",
        "上次来的女社工很好",
        "我跟女社工吵了一架",
        "我女儿天天哭",
        "我老公在外面找个女的",
        "儿子想找女朋友",
        "那个男社工上个月来过",
        "上次個女社工好好人",
        "我個女唔肯返學",
        "之前那位女性社工很親切",
        "My daughter wants to talk to a woman doctor about school",
        "A female social worker came last week",
        "My husband is seeing a woman",
        "I met a man on the internet",
    ],
)
def test_speaking_of_one_is_no_wish(reader: Reader, text: str) -> None:
    assert not reader.read(text).says & WISHES


def test_saying_both_leaves_it_to_the_worker_who_reads_the_words(reader: Reader) -> None:
    assert reader.read("找女社工，找男社工，都行").says >= WISHES
