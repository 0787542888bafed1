"""The messages Linli was built for, and the traps it must not fall into."""

import pytest

from referral.reader import Reader
from referral.reading import Danger, Gender, Says, Subject
from referral.urgency import Urgency

U0, U1, U2, U3, U4 = Urgency


def test_the_grandmother(reader: Reader) -> None:
    text = "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下"
    reading = reader.read(text)
    assert (reading.concern, reading.urgency, reading.danger) == ("EMO", U2, None)
    assert (reading.subject, reading.kin, reading.gender) == (Subject.GRANDCHILD, "孙女", Gender.SHE)
    assert reading.named == "feng"
    assert Says.VISIT in reading.says
    assert {"整天哭", "失恋", "情绪不稳定"} <= {evidence.words for evidence in reading.evidence}
    assert reading.why == ("crying-for-days",)
    assert reading.lang == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "danger", "urgency", "subject"),
    [
        ("我不想活了", Danger.SUICIDE, U1, Subject.SELF),
        ("自.杀 的念头越来越多", Danger.SUICIDE, U1, Subject.SELF),
        ("我站在天台上", Danger.SUICIDE, U0, Subject.SELF),
        ("怕她想不开", Danger.SUICIDE, U1, Subject.OTHER),
        ("我女儿的同学说他想自杀", Danger.SUICIDE, U1, Subject.FRIEND),
        ("奶奶说她不想活了", Danger.SUICIDE, U1, Subject.GRANDPARENT),
        ("不敢割腕", Danger.SUICIDE, U1, Subject.SELF),
        ("我妈摔倒叫不醒", Danger.MEDICAL, U0, Subject.PARENT),
        ("家里煤气味好大", Danger.FIRE, U0, Subject.UNKNOWN),
        ("我妈走丢了", Danger.MISSING, U0, Subject.PARENT),
        ("婆婆不见了", Danger.MISSING, U0, Subject.UNKNOWN),
        ("他又打我了", Danger.VIOLENCE, U1, Subject.SELF),
        ("我和老公吵架，他又动手了", Danger.VIOLENCE, U1, Subject.SELF),
        ("他打我女儿", Danger.VIOLENCE, U1, Subject.CHILD),
        ("骗子叫我转钱，我正准备转", Danger.SCAM, U1, Subject.SELF),
        ("孩子一个人锁在家里两天", Danger.CHILD, U1, Subject.CHILD),
        ("我唔想做人", Danger.SUICIDE, U1, Subject.SELF),
        ("我見到樓上細路成日企喺走廊冇人理", Danger.CHILD, U1, Subject.CHILD),
        ("廚房有瓦斯味", Danger.FIRE, U0, Subject.UNKNOWN),
        ("I don't want to live anymore", Danger.SUICIDE, U1, Subject.SELF),
        ("My granddaughter says she wants to die", Danger.SUICIDE, U1, Subject.GRANDCHILD),
        ("my husband hits me", Danger.VIOLENCE, U1, Subject.SELF),
        ("I smell gas", Danger.FIRE, U0, Subject.SELF),
    ],
)
def test_danger(reader: Reader, text: str, danger: Danger, urgency: Urgency, subject: Subject) -> None:
    reading = reader.read(text)
    assert (reading.danger, reading.urgency, reading.subject) == (danger, urgency, subject)
    assert reading.why


@pytest.mark.parametrize(
    "text",
    [
        "忙死了",
        "想死你了",
        "笑死",
        "跳楼价",
        "《想死》这本书好看",
        "《請以你的名字呼喚我》幾點播",
        "游戏里被队友杀了",
        "这个药吃了死不了吧哈哈",
        "我妈的生日",
        "下班要去停电动车",
        "你打我电话吧",
        "我爸下周动手术",
        "dying to see it",
        "打人社局电话",
    ],
)
def test_what_only_sounds_like_danger(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert reading.danger is None
    assert reading.urgency >= U3
    assert not reading.ask_safe


@pytest.mark.parametrize(
    "text", ["没有想死", "从来没有想过自杀", "冇諗過死", "I have never wanted to die", "我没有不想活"]
)
def test_a_denial_is_asked_about_and_raises_no_alarm(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert reading.danger is None
    assert reading.urgency >= U2
    assert reading.ask_safe
    assert "negated" in {aside.reason for aside in reading.set_aside}


@pytest.mark.parametrize(
    "text", ["有没有人想自杀的时候能说说话，我现在就想死", "不是没有想过自杀", "是不是只有自杀才行"]
)
def test_a_question_or_a_double_negation_is_no_denial(reader: Reader, text: str) -> None:
    assert reader.read(text).urgency == U1


def test_danger_long_ago_is_asked_about(reader: Reader) -> None:
    reading = reader.read("我小时候想过自杀")
    assert (reading.urgency, reading.danger, reading.ask_safe) == (U2, None, True)
    assert [aside.reason for aside in reading.set_aside][:1] == ["past"]
    assert reader.read("我小时候想过自杀，现在又想死").urgency == U1


@pytest.mark.parametrize(
    ("text", "concern", "urgency", "subject"),
    [
        ("和最好的朋友吵架了，我感觉很焦虑，最近老失眠", "EMO", U3, Subject.SELF),
        ("孙子天天抱着手机，说两句就摔门", "YOU", U3, Subject.GRANDCHILD),
        ("全班都不跟我讲话", "BUL", U3, Subject.SELF),
        ("照顾先生五年，没睡过一次整觉", "CAR", U2, Subject.SELF),
        ("老伴化疗，医保报完还差好多", "POV", U3, Subject.SPOUSE),
        ("五十岁哪里要人，厂子搬走了", "JOB", U3, Subject.UNKNOWN),
        ("孩子户口不在这儿，上学咋弄", "MIG", U3, Subject.CHILD),
        ("电动车又停楼道", "COM", U3, Subject.UNKNOWN),
        ("想报书法班", "ACT", U3, Subject.UNKNOWN),
        ("家里有旧衣服捐不捐", "VOL", U3, Subject.UNKNOWN),
        ("他一喝酒我就往邻居家跑", "DV", U2, Subject.SELF),
        ("前夫在小区门口堵我", "HARM", U1, Subject.SELF),
        ("已经三天没睡，脑子里全是那件事", "EMO", U2, Subject.SELF),
        ("囡囡同阿妈嗌交，走咗去同學屋企", "FAM", U3, Subject.CHILD),
        ("個仔成日打機唔瞓覺", "YOU", U3, Subject.CHILD),
        ("我好攰，唔知點同屋企人講", "FAM", U3, Subject.SELF),
        ("你好，发错了", "NONE", U4, Subject.UNKNOWN),
        ("我妈中风三年了全靠我一个人，我撑不住了", "CAR", U2, Subject.SELF),
        ("我在学校和同学吵架了，晚上睡不着", "YOU", U3, Subject.SELF),
        ("爸爸去世后妈妈整天哭", "BER", U2, Subject.PARENT),
        ("我家有棵树", None, U3, Subject.SELF),
    ],
)
def test_needs(reader: Reader, text: str, concern: str | None, urgency: Urgency, subject: Subject) -> None:
    reading = reader.read(text)
    assert (reading.concern, reading.urgency, reading.subject, reading.danger is not None) == (
        concern,
        urgency,
        subject,
        urgency <= U1,
    )


@pytest.mark.parametrize(
    ("text", "topic", "concern"),
    [
        ("低保要什么材料", "dibao", "POV"),
        ("临时救助怎么申请", "linshi-jiuzhu", "POV"),
        ("残疾证去哪里办", "canji-zheng", "DIS"),
        ("护理补贴能领多少", "canji-butie", "DIS"),
        ("高龄津贴怎么领", "gaoling-jintie", "ELD"),
        ("医保怎么报", "yibao", "ILL"),
        ("居住证要带什么", "juzhu-zheng", "MIG"),
        ("外地孩子上学要什么条件", "suiqian-ruxue", "MIG"),
        ("长者饭堂多少钱", "zhucan", "ELD"),
        ("居家养老怎么申请", "jujia-yanglao", "ELD"),
        ("法律援助找谁办", "falv-yuanzhu", "LAW"),
        ("失业金怎么领", "shiye-jin", "JOB"),
        ("老年证怎么办", "changzhe-youhui", "ELD"),
        ("免费培训怎么报名", "jiuye-peixun", "JOB"),
        ("綜援點申請", "dibao", "POV"),
        ("How do I apply for legal aid?", "falv-yuanzhu", "LAW"),
        ("低收入戶要準備什麼", "dibao", "POV"),
    ],
)
def test_a_question_about_a_procedure(reader: Reader, text: str, topic: str, concern: str) -> None:
    reading = reader.read(text)
    assert (reading.topic, reading.concern, reading.urgency) == (topic, concern, U4)


def test_distress_inside_a_procedure_question_is_no_procedure_question(reader: Reader) -> None:
    reading = reader.read("家里揭不开锅了，低保怎么申请")
    assert (reading.topic, reading.concern, reading.urgency) == (None, "POV", U2)
    assert reader.read("残疾证怎么办，我不想活了").urgency == U1
    assert reader.read("低保怎么申请，我没有想死").topic is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("是的", Says.YES),
        ("嗯", Says.YES),
        ("没有，都好", Says.NO),
        ("都没有", Says.NO),
        ("没听她说过", Says.NO),
        ("说不准", Says.UNSURE),
        ("找真人", Says.HUMAN),
        ("我要转人工！", Says.HUMAN),
        ("不送了", Says.STOP),
        ("改一下", Says.BACK),
        ("查进度", Says.STATUS),
        ("谢谢", Says.THANKS),
        ("您好", Says.GREETING),
        ("好多了", Says.BETTER),
        ("一样", Says.SAME),
        ("更难了", Says.WORSE),
        ("我去站里", Says.VISIT),
        ("我自己", Says.SELF),
        ("係呀", Says.YES),
        ("冇呀", Says.NO),
        ("Yes!", Says.YES),
        ("no", Says.NO),
        ("talk to a human", Says.HUMAN),
    ],
)
def test_short_answers(reader: Reader, text: str, says: Says) -> None:
    assert says in reader.read(text).says


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("我的电话是138 0013 8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("打 0912-345-678", "0912345678"),
        ("+852 9123 4567", "+85291234567"),
        ("座机 020-12345678", "02012345678"),
        ("身份证110101199001011234", None),
        ("欠了50000块", None),
        ("2026-11-22下午", None),
    ],
)
def test_phone_numbers(reader: Reader, text: str, phone: str | None) -> None:
    assert reader.read(text).phone == phone


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("我今年72了", "60-79"),
        ("14岁女生", "14-17"),
        ("娃上三年级", "<14"),
        ("八十三岁的老人", "80+"),
        ("I'm 35", "18-59"),
        ("下雨了", None),
    ],
)
def test_ages(reader: Reader, text: str, band: str | None) -> None:
    assert reader.read(text).age_band == band


@pytest.mark.parametrize(
    ("text", "hint", "lang"),
    [
        ("孩子说不舒服", "", "zh-Hans"),
        ("我唔知點算", "", "zh-Hant-HK"),
        ("阿嬤說她很難過", "", "zh-Hant-TW"),
        ("hello there", "", "en"),
        ("你好", "", ""),
        ("你好", "zh-Hant-HK", "zh-Hant-HK"),
        ("我很難過", "zh-Hant-HK", "zh-Hant-HK"),
        ("佢话唔想返学", "", "zh-Hans"),
        ("13800138000", "zh-Hans", "zh-Hans"),
        ("😀", "", ""),
    ],
)
def test_language(reader: Reader, text: str, hint: str, lang: str) -> None:
    assert reader.read(text, hint).lang == lang


@pytest.mark.parametrize(
    ("text", "script", "spoken"),
    [
        ("孩子说不舒服", "Hans", "zh"),
        ("佢话唔想返学", "Hans", "yue"),
        ("佢話唔想返學", "Hant", "yue"),
        ("阿嬤說她很難過", "Hant", "zh"),
        ("你好", "", "zh"),
        ("hello there", "Latn", "en"),
        ("13800138000", "", ""),
    ],
)
def test_script_and_what_is_spoken(reader: Reader, text: str, script: str, spoken: str) -> None:
    reading = reader.read(text)
    assert (reading.script, reading.spoken) == (script, spoken)


def test_names_of_the_centre(reader: Reader) -> None:
    reading = reader.read("我住白云街，想找冯社工")
    assert (reading.area, reading.named) == ("baiyun-jie", "feng")


def test_kin_is_said_back_in_the_speakers_own_script(reader: Reader) -> None:
    assert reader.read("我媽媽不見了").kin == "媽媽"
    assert reader.read("阿嬤一直哭").kin == "阿嬤"
    assert reader.read("我妈一直哭").kin == "妈妈"
    assert reader.read("My daughter cries all day").kin == "daughter"
