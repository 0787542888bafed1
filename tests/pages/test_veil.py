"""Names, numbers and addresses are veiled character by character; what a rule looks for is still there."""

import pytest

from bot.pages.keywords import segmenter
from referral.veil import VEIL, veil


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("我叫王小明，住在白云街12号3栋502室，电话13912345679", "王小明 白云街 12号 502 13912345679", "我叫电话"),
        ("我孙女林晓雯失恋了整天哭，她16岁", "林晓雯", "孙女失恋整天哭16岁"),
        ("張阿姨說她不想活了", "張", "不想活了"),
        ("我老公陈建国打我，昨晚10点", "陈建国", "我老公打我昨晚10点"),
        ("加我微信wx_abc123，邮箱a.b@qq.com", "wx_abc123 a.b@qq.com", "加我微信邮箱"),
        ("My son Peter Wong wants to die", "Peter Wong", "My son wants to die"),
        ("my name is helen, he beats me", "helen", "he beats me"),
        ("他在第三小学读四年级，老师姓刘", "第三 刘", "读四年级"),
        ("小李和老张吵架", "李 张", "吵架"),
        ("冯社工说好今天来", "冯", "说好今天来"),
        ("她吃了30片安眠药", "", "她吃了30片安眠药"),
        ("高兴不起来，任何事都没意思，我周三去医院", "", "高兴不起来，任何事都没意思，我周三去医院"),
        ("想死的心都有了，妈妈在江边", "", "想死的心都有了，妈妈在江边"),
    ],
)
def test_who_it_is_is_gone_and_what_it_is_stays(text: str, gone: str, left: str) -> None:
    shown = veil(text, segmenter())
    assert len(shown) == len(text)
    assert not any(name in shown for name in gone.split()), shown
    assert all(char in shown for char in left), shown
    assert VEIL in shown or not gone


def test_what_is_known_here_to_be_a_name_is_veiled_wherever_it_stands() -> None:
    assert veil("阿珺在荷塘新村等我", segmenter(), ("阿珺", "荷塘新村")) == "○○在○○○○等我"
