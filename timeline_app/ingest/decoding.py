"""Bytes to text: byte order mark, UTF-8, the declared encoding, and only then a guess. Line ends stay as they are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from timeline_app.ingest.language import find_language
from timeline_app.model import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
"""First bytes of files that hold no plain text, by what they are."""

_DECLARED = re.compile(rb"(?:charset|coding)\s{0,3}[=:]\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_TEXT_ENCODINGS = re.compile(
    r"ascii|utf-(?:7|8|16|32)(?:-(?:le|be|sig))?|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|tis-620|kz1048|ptcp154|hp-roman8"
    r"|gbk|gb2312|gb18030|hz|big5\w*|euc_\w+|shift_ji\w+|johab|iso2022_\w+"
)
"""The codecs of texts by Python's own names of them. It has others, which are of none or take for ever (punycode)."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_GUESSES = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "gb18030", "big5", "shift_jis",
    "euc_jp", "euc_kr",
]  # fmt: skip
_CENTRAL_EUROPEAN = frozenset({"pl", "cs", "sk", "hu", "sl", "hr", "ro", "bs"})
_SAMPLE = 64_000
_MOST_BROKEN = 0.25
"""Share of broken sequences among all that are not ASCII up to which a text still counts as UTF-8."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that gave it, and sentences on what is doubtful."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, origin: str) -> Decoded:
    """The text of ``data``; ``origin`` names the source in sentences.

    Raises:
        InputError: if the bytes are no text.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            message = f"{origin} is {kind}, not plain text: save or copy its text first."
            raise InputError(message)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, origin)
    wide = _unmarked_wide(data)
    if wide is not None:
        sentence = f"{origin} has no byte order mark; it was read as {wide.upper()}."
        return Decoded(data.decode(wide), wide, (sentence,))
    if b"\x00" in data:
        message = f"{origin} holds binary data, not text."
        raise InputError(message)
    try:
        decoded = Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as broken:
        decoded = _declared(data, origin) or _damaged_utf8(data, origin) or _guessed(data, broken.start, origin)
    if len(_CONTROLS.findall(decoded.text, 0, _SAMPLE)) > max(2, len(decoded.text[:_SAMPLE]) // 20):
        message = f"{origin} holds binary data, not text."
        raise InputError(message)
    return decoded


def decode_as(data: bytes, name: str) -> str | None:
    """``data`` in the encoding of that name; None where it is no encoding of texts, or not that of ``data``."""
    try:
        known = codecs.lookup(name).name
        return data.decode(known) if _TEXT_ENCODINGS.fullmatch(known) else None
    except (LookupError, ValueError):
        return None


def _by_mark(data: bytes, encoding: str, origin: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        sentence = (
            f"{origin} is damaged: what could not be read in {encoding.upper()} is shown as \N{REPLACEMENT CHARACTER}."
        )
        return Decoded(text, encoding, (sentence,))


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of mostly Latin text is zero."""
    sample = data[:2000]
    if len(data) < 4 or len(data) % 2 or b"\x00" not in sample:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > len(zeros) // 2 and sample.count(0) <= len(zeros):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def _declared(data: bytes, origin: str) -> Decoded | None:
    """What the text says of itself in its first kilobytes (``<meta charset=...>``, ``coding: ...``)."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii")
    text = decode_as(data, name)
    if text is None:
        return None
    name = codecs.lookup(name).name
    return Decoded(text, name, (f"{origin} is not UTF-8; it was read as {name}, which it declares.",))


def _damaged_utf8(data: bytes, origin: str) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    foreign = sum(not char.isascii() for char in text)
    if foreign == 0 or broken / foreign > _MOST_BROKEN:
        return None
    places = "one place" if broken == 1 else f"{broken} places"
    sentence = f"{origin} is UTF-8 but damaged in {places}, shown as \N{REPLACEMENT CHARACTER}."
    return Decoded(text, "utf-8", (sentence,))


def _guessed(data: bytes, first_foreign: int, origin: str) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 25 ms that UTF-8 never needs

    start = max(0, first_foreign - _SAMPLE // 2)
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_GUESSES).best()
    encoding = "cp1252" if best is None else best.encoding
    if (
        encoding == "cp1250"
        and find_language(data[start : start + _SAMPLE].decode("cp1250", "replace")) not in _CENTRAL_EUROPEAN
    ):
        encoding = "cp1252"
    for name in (encoding, "cp1252", "latin-1"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        sentence = f"{origin} is not UTF-8 and names no encoding; {name} is a guess, so accented letters may be wrong."
        return Decoded(text, name, (sentence,))
    raise AssertionError  # latin-1 reads any bytes
