"""What the words may say of humans: only what an event stands behind, each advice in its own danger, nothing unkind."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.page import PageError
from bot.pages.claims import ADVICE, claims, claims_file, cross_use, load_claims
from bot.words import Words, load_words
from referral.reading import Danger

ROOT = Path(__file__).parents[2]
LANGS = ("zh-Hans", "zh-Hant-HK", "zh-Hant-TW", "en")

LIES = {
    "zh-Hans": [
        "社工已经看到您的话了。",
        "督导马上打给您。",
        "已经有社工在路上了，请等一下。",
        "我已经通知了督导。",
        "正在呼叫值班社工。",
        "值班社工会联系您。",
        "您的号码是 { $number }。社工接了。",
        "{ $worker }接了。社工会上门看您。",
        "别急，我们会帮您。",
        "有人在看您写的话。",
        "社工读了您的话，\n    { $when }再说。",
        "已提醒站长。急事打{ $numbers }。",
        "您的事收到了。",
        "{ $calling }社工会来。",
        "稍后给您打电话，会打给您的。",
    ],
    "zh-Hant-HK": [
        "社工已經睇到你講嘅嘢。",
        "督導即刻打畀你。",
        "姑娘嚟緊，等一陣。",
        "我已經話咗畀督導知。",
        "搵緊當值社工。",
        "中心職員會聯絡你。",
        "號碼係 { $number }。社工接咗。",
        "{ $worker }接咗。社工會上門探你。",
        "我哋會幫你。",
        "有人睇緊你寫嘅嘢。",
        "你件事收到喇。",
        "社工跟緊你件事。",
    ],
    "zh-Hant-TW": [
        "社工已經看到您說的話了。",
        "督導馬上打給您。",
        "志工在路上了，請等一下。",
        "我已經通知督導。",
        "正在通知值班社工。",
        "專人會聯絡您。",
        "您的號碼是 { $number }。社工接了。",
        "{ $worker }接了。里長會來看您。",
        "我們會幫您。",
        "有同仁正在處理。",
        "您的事收到了。",
    ],
    "en": [
        "A social worker has seen your message.",
        "The supervisor will call you soon.",
        "Help is on the way.",
        "I have told the supervisor.",
        "I am calling the worker on duty.",
        "Someone is coming to you.",
        "Your number is { $number }. A worker has taken it.",
        "{ $worker } has taken this. We will visit you.",
        "Our team is looking at it right now.",
        "They have read what you wrote.",
        "Your message was read.",
        "We'll be with you shortly: we will help.",
        "Your message has come in.",
    ],
}

# Written by one who had not looked at the lists; those they missed at first made the lists longer.
MORE_LIES = {
    "zh-Hans": [
        "社工正往您家走。",
        "很快就有人跟您联系。",
        "您的情况督导了解了。",
        "社工十分钟内回电。",
        "站里安排了人去看她。",
        "已经帮您叫了社工。",
        "我帮您联系了社工。",
        "护士正在看您的留言。",
        "别担心，马上就有人到您家。",
        "您的留言他们看见了。",
        "同事正在拨您的号码。",
        "有位老师在给您写回信。",
        "已经交到人手里了。",
        "站里的人都知道了。",
        "您的请求已被接受。",
        "咱们的人快到楼下了。",
        "主任也了解了。",
        "这就让社工给您去电话。",
        "您说的话已经有专员在处理。",
        "放心，团队正在赶过去。",
        "我已替您联系了上级。",
        "一会儿电话就来。",
        "负责的同志正看着呢。",
        "您的求助已转交。",
        "人马上就到。",
        "社区干部会过来瞧瞧。",
        "护工在去您家的路上。",
        "我叫了值班的人。",
        "已安排。",
        "稍等，接线员就来。",
    ],
    "zh-Hant-HK": [
        "好快有人搵你。",
        "社工十分鐘內覆電。",
        "中心安排咗人去探佢。",
        "已經幫你叫咗社工。",
        "護士睇緊你嘅留言。",
        "就快有人到你屋企。",
        "佢哋見到你嘅留言。",
        "同事打緊你電話。",
        "有人寫緊回覆畀你。",
        "中心啲人都知道。",
        "主任都了解咗。",
        "即刻叫社工打電話畀你。",
        "我哋啲人就快到樓下。",
        "你嘅求助已經轉交。",
        "專員處理緊。",
        "一陣就有電話。",
        "人就到。",
        "我叫咗當值嘅人。",
        "團隊趕緊過嚟。",
        "已經安排好。",
        "關愛隊會嚟睇下。",
    ],
    "zh-Hant-TW": [
        "很快就有人跟您聯絡。",
        "社工十分鐘內回電。",
        "中心安排了人去看她。",
        "我幫您聯絡了社工。",
        "護理師正在看您的留言。",
        "馬上就有人到您家。",
        "他們看見您的留言了。",
        "同事正在撥您的號碼。",
        "有位老師在給您寫回信。",
        "中心的人都知道了。",
        "主任也了解了。",
        "這就請社工打電話給您。",
        "我們的人快到樓下了。",
        "您的求助已經轉交。",
        "專員正在處理。",
        "等一下就有電話。",
        "人馬上到。",
        "我叫了值班的人。",
        "團隊正在趕過去。",
        "已經安排好了。",
        "里幹事會過去看看。",
    ],
    "en": [
        "A worker is walking over to you.",
        "The station arranged for a person to visit her.",
        "I called a worker for you.",
        "Your message reached the social worker.",
        "Expect a call from us.",
        "The nurse is looking at your note.",
        "Somebody will be at your door soon.",
        "They noticed your message.",
        "A colleague dials your number now.",
        "Someone is writing back to you.",
        "Everyone at the station knows.",
        "The director was informed.",
        "I will get a social worker to ring you.",
        "Our people are almost at your house.",
        "You will hear from us today.",
        "A human picked this up.",
        "Your case has been forwarded.",
        "An officer is dealing with it.",
        "You'll get a call in a minute.",
        "The case manager is looking into this.",
        "I alerted the duty line.",
        "Help has been sent.",
        "It is being handled.",
        "A volunteer is heading over.",
        "Your request was accepted.",
    ],
}

TRUTHS = {
    "zh-Hans": [
        "{ $worker }接了，{ $when }前打给您。",
        "请留个电话，方便社工联系您。",
        "要请社工联系您吗？",
        "{ $number }收到了，还没有人接。",
        "我听到了，这事很急。",
        "有人接了马上告诉您。",
        "课间来找社工就行。",
        "请打站里电话，或者到站里来。",
        "现在没人值班。",
    ],
    "zh-Hant-HK": [
        "{ $worker }接咗，{ $when }前打畀你。",
        "請留個電話，方便社工聯絡你。",
        "不如請社工聯絡你，好唔好？",
        "{ $number }收到喇，未有人接。",
        "我聽到喇，呢件事好急。",
        "小息嚟搵社工就得。",
        "而家冇人當值。",
    ],
    "zh-Hant-TW": [
        "{ $worker }接了，{ $when }前打給您。",
        "請留個電話，方便社工聯絡您。",
        "直接請社工聯絡您，好嗎？",
        "{ $number }收到了，還沒有人接。",
        "下課時間來找社工就可以。",
        "現在沒有人值班。",
    ],
    "en": [
        "{ $worker } has taken this and will call you by { $when }.",
        "Please leave a phone number, so that a worker can reach you.",
        "Shall I ask a social worker to call you?",
        "{ $number } has come in. Nobody has taken it yet.",
        "I hear you. This is urgent.",
        "Please call the station, or come to the station.",
        "Nobody is on duty now.",
    ],
}

UNKIND = {
    "zh-Hans": [
        "别哭了，说给我听。",
        "想开点。",
        "一切都会好的。",
        "您的工单建好了。",
        "可能是抑郁症。",
        "有没有割腕？",
    ],
    "zh-Hant-HK": ["唔好喊啦。", "睇開啲。", "會好返㗎。", "可能係抑鬱症。", "有冇燒炭？"],
    "zh-Hant-TW": ["不要哭。", "看開一點。", "都會過去的。", "加油。", "可能是憂鬱症。", "有沒有割腕？"],
    "en": [
        "Please don't cry.",
        "Cheer up.",
        "Everything will be fine.",
        "It may be depression.",
        "Did you cut yourself?",
    ],
}

MISPLACED = {
    "zh-Hans": [
        ("danger-fire-other", "先打{ $numbers }，陪着他。"),
        ("danger-missing-self", "到外面等。"),
        ("tell", "先别转钱。"),
    ],
    "zh-Hant-HK": [("danger-fire-other", "陪住佢，打{ $numbers }。"), ("danger-medical-self", "唔好一個人去勸。")],
    "zh-Hant-TW": [("danger-violence-other", "陪著{ $she }。"), ("danger-child-self", "先離開屋子。")],
    "en": [("danger-fire-self", "Stay with them."), ("danger-scam-other", "First get out of the house.")],
}


def _planted(tmp_path: Path, lang: str, texts: dict[str, str], file: str = "intake.ftl") -> Words:
    """The words of ``lang`` from a copy, with texts replaced, or added where the key is new."""
    shutil.copytree(ROOT / "locale" / lang, tmp_path / lang)
    page = tmp_path / lang / file
    kept = [line for line in page.read_text(encoding="utf-8").splitlines() if line.split(" =")[0] not in texts]
    page.write_text("\n".join([*kept, *(f"{key} = {text}" for key, text in texts.items()), ""]), encoding="utf-8")
    return load_words(tmp_path, (lang,))


def _numbered(texts: list[str]) -> dict[str, str]:
    return {f"planted-{no}": text for no, text in enumerate(texts)}


def _named(lines: Iterable[str]) -> dict[str, str]:
    """Which key each line names."""
    return {line.split(": ")[1]: line for line in lines}


def test_todays_words_claim_nothing_without_its_event() -> None:
    words = load_words(ROOT / "locale", LANGS)
    assert list(claims(words)) == []


def test_todays_words_keep_each_advice_in_its_danger() -> None:
    words = load_words(ROOT / "locale", LANGS)
    assert list(cross_use(words)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_claim_without_its_event_is_refused(tmp_path: Path, lang: str) -> None:
    planted = _numbered([*LIES[lang], *MORE_LIES[lang]])
    found = _named(claims(_planted(tmp_path, lang, planted)))
    assert {key: text for key, text in planted.items() if key not in found} == {}
    assert all(f"{lang}/intake.ftl: " in line for line in found.values())


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_true_may_be_said(tmp_path: Path, lang: str) -> None:
    assert list(claims(_planted(tmp_path, lang, _numbered(TRUTHS[lang])))) == []


def test_staff_may_be_told_what_colleagues_do(tmp_path: Path) -> None:
    words = _planted(tmp_path, "zh-Hans", {"planted": "督导已经接了。"}, "desk.ftl")
    assert list(claims(words)) == []


def test_a_file_nobody_listed_is_taken_as_read_by_residents(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "locale" / "en", tmp_path / "en")
    (tmp_path / "en" / "telegram.ftl").write_text("tg-hello = A worker has seen it.\n", encoding="utf-8")
    assert "tg-hello" in _named(claims(load_words(tmp_path, ("en",))))


def test_every_way_a_text_can_come_out_is_read(tmp_path: Path) -> None:
    text = "{ $m ->\n    [1] Hello.\n   *[other] A worker will call you.\n }"
    assert "planted" in _named(claims(_planted(tmp_path, "en", {"planted": text})))


def test_a_text_inside_another_is_read_with_it(tmp_path: Path) -> None:
    inner = {"planted-a": "soon", "planted-b": "A worker will call you { planted-a }."}
    assert set(_named(claims(_planted(tmp_path, "en", inner)))) == {"planted-b"}


def test_an_exception_nobody_needs_is_refused(tmp_path: Path) -> None:
    words = _planted(tmp_path, "zh-Hans", {"receipt-care": "不会问您要钱。"})
    assert "exceptions.receipt-care" in _named(claims(words))


@pytest.mark.parametrize("lang", LANGS)
def test_an_unkind_phrase_is_refused(tmp_path: Path, lang: str) -> None:
    planted = _numbered(UNKIND[lang])
    assert set(_named(cross_use(_planted(tmp_path, lang, planted)))) == set(planted)


@pytest.mark.parametrize("lang", LANGS)
def test_staff_words_stay_inside(tmp_path: Path, lang: str) -> None:
    inside = load_claims(load_words(ROOT / "locale", (lang,)), lang).inside[0]
    words = _planted(tmp_path, lang, {"planted-a": inside}, "desk.ftl")
    assert list(cross_use(words)) == []
    assert load_claims(words, lang).unkind(inside) == inside


@pytest.mark.parametrize(("lang", "key", "text"), [(lang, *one) for lang, every in MISPLACED.items() for one in every])
def test_advice_of_one_danger_never_stands_in_another(tmp_path: Path, lang: str, key: str, text: str) -> None:
    found = list(cross_use(_planted(tmp_path, lang, {key: text})))
    assert any(f"{lang}/intake.ftl: {key}: " in line and "belongs only to" in line for line in found)


@pytest.mark.parametrize("lang", LANGS)
def test_a_danger_that_lost_its_advice_is_named(tmp_path: Path, lang: str) -> None:
    found = _named(cross_use(_planted(tmp_path, lang, {"danger-fire-self": "{ $numbers }{ $calling }"})))
    assert "has lost its advice (leave-house)" in found["danger-fire-self"]


def test_every_danger_has_an_advice_of_its_own() -> None:
    homes = {key for keys in ADVICE.values() for key in keys}
    every = {f"danger-{kind.value}-{whom}" for kind in Danger for whom in ("self", "other")}
    assert every - homes == {"danger-suicide-self"}  # it hears first, and asks who is near
    assert homes <= every


def test_a_page_that_forgets_an_advice_is_named(tmp_path: Path) -> None:
    words = _planted(tmp_path, "en", {})
    page = claims_file(words, "en")
    text = page.read_text(encoding="utf-8").replace("  no-money: [any money]\n", "  no-gold: [gold]\n")
    page.write_text(text, encoding="utf-8")
    found = _named(cross_use(words))
    assert "is missing" in found["advice.no-money"]
    assert "no such advice" in found["advice.no-gold"]


def test_a_claims_page_that_is_gone_is_refused(tmp_path: Path) -> None:
    words = _planted(tmp_path, "en", {})
    claims_file(words, "en").unlink()
    with pytest.raises(PageError, match=r"en/said/claims\.yaml"):
        list(claims(words))
