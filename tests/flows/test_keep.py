"""How the facts of one message join what was told before, case by case."""

import pytest

from flows.event import Heard
from flows.keep import keep_facts
from flows.session import Told


@pytest.mark.parametrize(
    ("before", "heard", "after"),
    [
        ("U3", "U4", "U4"),  # the first words are a clear question
        ("U3", "U3", "U3"),
        ("U3", "U1", "U1"),
        ("U2", "U4", "U2"),
        ("U1", "U2", "U1"),
        ("U0", "U3", "U0"),
    ],
)
def test_urgency_of_first_words(before: str, heard: str, after: str) -> None:
    assert keep_facts(Told(urgency=before), Heard(urgency=heard, size=5)).urgency == after


@pytest.mark.parametrize(("before", "heard", "after"), [("U3", "U4", "U3"), ("U4", "U3", "U3"), ("U4", "U2", "U2")])
def test_later_words_never_lower_it(before: str, heard: str, after: str) -> None:
    assert keep_facts(Told(urgency=before, words=1), Heard(urgency=heard, size=5)).urgency == after


def test_a_button_is_not_undone_by_a_question() -> None:
    assert keep_facts(Told(concern="POV"), Heard(urgency="U4", topic="dibao", size=5)).urgency == "U3"


@pytest.mark.parametrize(
    ("before", "heard", "after"),
    [
        (None, "grandchild", "grandchild"),
        (None, "unknown", None),
        (None, "none", None),
        ("unknown", "child", "child"),
        ("grandchild", "child", "grandchild"),
        ("self", "grandchild", "self"),
    ],
)
def test_who_was_said_first_stands(before: str | None, heard: str, after: str | None) -> None:
    assert keep_facts(Told(subject=before), Heard(subject=heard, size=3)).subject == after


def test_the_word_for_a_person_belongs_to_that_person_alone() -> None:
    told = keep_facts(Told(subject="self"), Heard(subject="grandchild", kin="孙女", gender="she", size=3))
    assert (told.kin, told.gender) == (None, None)


@pytest.mark.parametrize(
    ("told", "heard", "concern", "also"),
    [
        (Told(), Heard(concern="EMO", also=("FAM",)), "EMO", ("FAM",)),
        (Told(concern="EMO", words=1), Heard(concern="POV"), "EMO", ("POV",)),
        (Told(concern="EMO", words=1), Heard(concern="SUI", urgency="U1"), "SUI", ("EMO",)),
        (Told(concern="EMO", words=1), Heard(concern="NONE"), "EMO", ()),
        (Told(concern="EMO", also=("FAM",), words=1), Heard(concern="EMO", also=("FAM",)), "EMO", ("FAM",)),
    ],
)
def test_the_need_named_first_stands_unless_a_graver_one_comes(
    told: Told, heard: Heard, concern: str, also: tuple[str, ...]
) -> None:
    kept = keep_facts(told, heard)
    assert (kept.concern, kept.also) == (concern, also)


def test_an_unheard_voice_is_priority_and_says_why() -> None:
    told = keep_facts(Told(), Heard(voice=True, urgency="U2"))
    assert (told.urgency, told.unheard, told.ask_safe, told.why) == ("U2", True, True, ("voice-unheard",))


@pytest.mark.parametrize(("danger", "flagged"), [("violence", True), ("child", True), ("suicide", False)])
def test_violence_is_flagged(danger: str, flagged: bool) -> None:  # noqa: FBT001 - a table
    assert keep_facts(Told(), Heard(danger=danger, urgency="U1")).violence is flagged


def test_a_number_is_a_way_to_be_reached() -> None:
    told = keep_facts(Told(contact="here"), Heard(phone="13800138000"))
    assert (told.contact, told.phone) == ("phone", "13800138000")


def test_the_graver_reason_comes_first() -> None:
    assert keep_facts(Told(why=("old",), words=1), Heard(urgency="U1", why=("new",))).why == ("new", "old")
    assert keep_facts(Told(urgency="U1", why=("old",), words=1), Heard(why=("new",))).why == ("old", "new")


def test_marks_and_pictures_alone_are_not_words() -> None:
    assert keep_facts(Told(), Heard(empty=True)).words == 0
    assert keep_facts(Told(), Heard(size=2)).words == 1


@pytest.mark.parametrize(
    ("told", "heard", "area", "pinned"),
    [
        (Told(), Heard(area="hetang"), "hetang", False),
        (Told(), Heard(area="hetang", place=True, pinned=True), "hetang", True),
        (Told(area="hetang"), Heard(area="xuefu"), "hetang", False),  # a daughter's home, a school on the way
        (Told(area="hetang"), Heard(area="xuefu", place=True, pinned=True), "hetang", False),
        (Told(area="hetang", pinned=True), Heard(area="xuefu"), "xuefu", False),
        (Told(area="hetang", pinned=True), Heard(area="xuefu", place=True, pinned=True), "xuefu", True),
        (Told(area="hetang", pinned=True), Heard(), "hetang", True),
        (Told(area="hetang"), Heard(area="xuefu", says=frozenset({"back"})), "xuefu", False),
        (Told(area="hetang", pinned=True), Heard(area="xuefu", edited=True), "xuefu", False),
    ],
)
def test_what_is_said_of_where_goes_before_the_map(told: Told, heard: Heard, area: str, pinned: bool) -> None:  # noqa: FBT001
    kept = keep_facts(told, heard)
    assert (kept.area, kept.pinned) == (area, pinned)


@pytest.mark.parametrize(
    ("before", "says", "after"),
    [
        (None, {"woman"}, "woman"),
        ("woman", set(), "woman"),
        ("woman", {"man"}, "man"),
        ("woman", {"woman", "man"}, "woman"),
    ],
)
def test_the_last_wish_counts(before: str | None, says: set[str], after: str | None) -> None:
    assert keep_facts(Told(wish_gender=before), Heard(says=frozenset(says))).wish_gender == after
