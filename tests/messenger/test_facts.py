"""What both bots know of the Bot API: texts are cut so that they fit and nothing is lost, refusals are understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram import Why, cut, size, why

TEXTS = st.text(alphabet=st.sampled_from("孙女a \n😭👨‍👩‍👧\u200d"), max_size=300)


@given(TEXTS, st.integers(min_value=2, max_value=40))
def test_every_piece_fits_and_nothing_is_lost(text: str, most: int) -> None:
    pieces = cut(text, most)
    assert all(size(piece) <= most for piece in pieces)
    assert "".join(pieces).replace("\n", "") == text.replace("\n", "")


@given(st.text(alphabet=st.sampled_from("孙😭"), min_size=200, max_size=400))
def test_pieces_are_as_large_as_they_may_be(text: str) -> None:
    assert all(size(piece) >= 99 for piece in cut(text, 100)[:-1])


def test_a_text_of_emoji_alone_comes_to_an_end() -> None:
    pieces = cut("😭" * 10_000)
    assert [size(piece) for piece in pieces] == [4096, 4096, 4096, 4096, 3616]


def test_it_is_cut_at_a_line_end() -> None:
    assert cut("一二三四\n五六七八九", 8) == ["一二三四", "五六七八九"]


@pytest.mark.parametrize(
    ("status", "said", "meant"),
    [
        (400, "Bad Request: message is not modified: specified new message content …", Why.UNCHANGED),
        (400, "Bad Request: message thread not found", Why.THREAD),
        (400, "Bad Request: message to edit not found", Why.MESSAGE),
        (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Why.QUERY),
        (403, "Forbidden: bot was blocked by the user", Why.BLOCKED),
        (403, "Forbidden: bot can't initiate conversation with a user", Why.BLOCKED),
        (403, "Forbidden: bot was kicked from the supergroup chat", Why.GONE),
        (400, "Bad Request: chat not found", Why.GONE),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", Why.MOVED),
        (400, "Bad Request: not enough rights to create a topic", Why.RIGHTS),
        (401, "Unauthorized", Why.TOKEN),
        (404, "Not Found", Why.TOKEN),
        (409, "Conflict: terminated by other getUpdates request", Why.CONFLICT),
        (429, "Too Many Requests: retry after 5", Why.OFTEN),
        (502, "Bad Gateway", Why.AWAY),
        (400, "Bad Request: BUTTON_DATA_INVALID", Why.BAD),
    ],
)
def test_refusals(status: int, said: str, meant: Why) -> None:
    assert why(status, said) is meant
