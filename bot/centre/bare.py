"""A picture without what its camera wrote into it: where it was taken, when, with what; nothing else is changed."""

from collections.abc import Iterator

_JPEG, _PNG, _WEBP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF"
# APP0 (JFIF) and APP14 (how its colours are meant) are needed to show it; the others and comments are not.
_KEPT_APPS = frozenset({0xE0, 0xEE})
_APPS, _COMMENT, _SCAN, _PLAIN = range(0xE0, 0xF0), 0xFE, 0xDA, frozenset({0x01, *range(0xD0, 0xD8)})
_PNG_TALK = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_WEBP_TALK = frozenset({b"EXIF", b"XMP "})


def bare(data: bytes) -> bytes:
    """The same picture without its notes; anything that is no JPEG, PNG or WebP, or is broken, comes back as it is."""
    if data.startswith(_JPEG):
        return b"".join(_jpeg(data))
    if data.startswith(_PNG):
        return _PNG + b"".join(_png(data))
    if data.startswith(_WEBP) and data[8:12] == b"WEBP":
        body = b"".join(_webp(data))
        return _WEBP + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Marker by marker up to the picture itself, which goes on to the end."""
    yield _JPEG
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:  # padding
            at += 1
            continue
        if kind == _SCAN:
            break
        if kind in _PLAIN:
            yield data[at : at + 2]
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if not ((kind in _APPS and kind not in _KEPT_APPS) or kind == _COMMENT):
            yield data[at:end]
        at = end
    yield data[at:]


def _png(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] not in _PNG_TALK:
            yield data[at:end]
        at = end
    yield data[at:]


def _webp(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if data[at : at + 4] == b"VP8X" and end <= len(data):  # its flags say which notes follow
            yield data[at : at + 8] + bytes([data[at + 8] & ~0x0C]) + data[at + 9 : end]
        elif data[at : at + 4] not in _WEBP_TALK:
            yield data[at:end]
        at = end
    yield data[at:]
