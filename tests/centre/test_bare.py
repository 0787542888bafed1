"""A picture without what its camera wrote into it: the same picture, and nothing of where or with what it was taken."""

import pytest

from bot.centre.bare import bare

_JFIF = b"\xff\xe0\x00\x07JFIF\0"
_EXIF = b"\xff\xe1\x00\x0cExif\0\0GPS!"
_SAID = b"\xff\xfe\x00\x06home"
_TABLE = b"\xff\xdb\x00\x04ab"
_SCAN = b"\xff\xda\x00\x04cd\x12\xff\x00\xff\xe1 not a marker\xff\xd9"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + b"crc!"


def _riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2) for kind, data in chunks)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def test_of_a_jpeg_only_the_picture_is_left() -> None:
    taken = b"\xff\xd8" + _JFIF + _EXIF + b"\xff" + _SAID + _TABLE + _SCAN
    assert bare(taken) == b"\xff\xd8" + _JFIF + _TABLE + _SCAN
    assert bare(bare(taken)) == bare(taken)


def test_of_a_png_only_the_picture_is_left() -> None:
    head, end = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", b"x"), _chunk(b"IDAT", b"pixels") + _chunk(b"IEND", b"")
    assert bare(head + _chunk(b"eXIf", b"GPS") + _chunk(b"tEXt", b"me") + end) == head + end


def test_of_a_webp_only_the_picture_is_left() -> None:
    taken = _riff((b"VP8X", b"\x0c\0\0\0\0\0\0\0\0\0"), (b"VP8 ", b"odd"), (b"EXIF", b"GPS"), (b"XMP ", b"me!"))
    assert bare(taken) == _riff((b"VP8X", b"\0\0\0\0\0\0\0\0\0\0"), (b"VP8 ", b"odd"))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"OggS", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n\0", b"RIFF\0\0\0\0WAVE"]
)
def test_what_is_no_picture_or_broken_is_left_alone(data: bytes) -> None:
    assert bare(data) == data
