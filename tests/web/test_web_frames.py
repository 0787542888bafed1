"""What a page may send: read without ever failing, refused in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.doors.upload import sound_of
from bot.doors.web_frames import FRAME_MOST, MOST, Hello, Ping, Said, Unusable, read_frame
from bot.messages import Body, Left, Number, Press, Text

LANGS = ("zh-Hans", "en")


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        ({"t": "say", "text": "孙女整天哭", "lang": "en"}, Text("孙女整天哭", "en")),
        ({"t": "say", "text": " \n话 ", "lang": "xx"}, Text(" \n话 ")),
        ({"t": "press", "b": "3:child"}, Press("3:child")),
        ({"t": "number", "number": "138 0000 1121"}, Number("138 0000 1121")),
        ({"t": "left"}, Left()),
        ({"t": "say", "text": "<b>&\u0000</b>"}, Text("<b>&\u0000</b>")),
        ({"t": "say", "text": "\ud800半个字"}, Text("\ufffd半个字")),
    ],
)
def test_what_is_said_comes_as_a_body(sent: dict[str, str], body: Body) -> None:
    assert read_frame(json.dumps(sent | {"id": "a-1"}), LANGS) == Said("a-1", body)


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ({"t": "say", "text": "字" * (MOST + 1)}, "web-too-long"),
        ({"t": "say", "text": " \n\t"}, "web-empty"),
        ({"t": "say", "text": 7}, "web-cannot"),
        ({"t": "press", "b": "x" * 65}, "web-cannot"),
        ({"t": "press"}, "web-cannot"),
        ({"t": "number", "number": "1" * 33}, "web-cannot"),
        ({"t": "open-sesame"}, "web-cannot"),
    ],
)
def test_what_cannot_be_taken_is_refused_under_its_own_id(sent: dict[str, object], key: str) -> None:
    assert read_frame(json.dumps(sent | {"id": "a-1"}), LANGS) == Unusable("a-1", key)


@pytest.mark.parametrize("own_id", ["", "x" * 65, "<script>", "a b", "一", None, 3])
def test_an_odd_id_is_not_repeated_to_anybody(own_id: object) -> None:
    assert read_frame(json.dumps({"t": "say", "id": own_id, "text": "话"}), LANGS) == Unusable(None, "web-cannot")


def test_exactly_the_longest_message_is_taken() -> None:
    frame = read_frame(json.dumps({"t": "say", "id": "a", "text": "😀" * MOST}), LANGS)
    assert frame == Said("a", Text("😀" * MOST))


def test_a_frame_too_long_to_read_is_refused_under_its_id() -> None:
    words = 'x"id":"of another"' * (FRAME_MOST // 18)
    for frame in ({"t": "say", "id": "a1", "text": words}, {"t": "say", "text": words, "id": "a1"}):
        assert read_frame(json.dumps(frame), LANGS) == Unusable("a1", "web-too-long")


def test_hello_and_ping() -> None:
    assert read_frame('{"t":"ping"}', LANGS) == Ping()
    assert read_frame('{"t":"hello","seq":7,"pass":"p","lang":"en"}', LANGS) == Hello(7, "p", "en")
    assert read_frame('{"t":"hello","seq":-1,"lang":"xx"}', LANGS) == Hello(0, "", "zh-Hans")
    assert read_frame('{"t":"hello","seq":1e400}', LANGS) == Hello(0, "", "zh-Hans")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.text(max_size=200)
    | st.dictionaries(st.sampled_from(["t", "id", "text", "b", "seq", "pass", "lang", "number"]), _JSON).map(json.dumps)
    | st.just("[" * 50_000)
)
def test_nothing_a_page_sends_makes_the_reader_fail(raw: str) -> None:
    assert isinstance(read_frame(raw, LANGS), Hello | Said | Ping | Unusable)


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (b"\x1aE\xdf\xa3rest", "audio/webm"),
        (b"OggS\x00", "audio/ogg"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"<html><script>", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_recording_is_what_its_bytes_are(data: bytes, mime: str | None) -> None:
    assert sound_of(data) == mime
