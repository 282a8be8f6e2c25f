"""Rich-text documents (RTF 1.9.1), by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from timeline_app.ingest.drafts import Draft, parts_of, row
from timeline_app.ingest.formats.hints import of_file
from timeline_app.model import InputError

_TIME = r"\{\\%s\\yr(\d{1,4})\\mo(\d{1,2})\\dy(\d{1,2})"
_CHARACTER = re.compile(r"\\u(-?\d{5,10})")
_OBJECTS = re.compile(r"\{\\\*?\\?(?:pict|objdata|datastore|themedata|colorschememapping|blipuid)\b")


def read(data: bytes, origin: str) -> Draft:
    """The draft of a rich-text document.

    Raises:
        InputError: if it holds no text.
    """
    source = data.decode("latin-1")
    source = _CHARACTER.sub(_in_range, source)
    text = _paired(rtf_to_text(_without_data(source), encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call] # striprtf has no types
    lines = text.replace("\r", "\n").split("\n")
    if not any(line.strip() for line in lines):
        message = f"{origin} is a rich-text document without any text."
        raise InputError(message)
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    damage = (f"{origin} is damaged in {broken} places, shown as \N{REPLACEMENT CHARACTER}.",) if broken else ()
    made = (row(line.split("|")) if line.rstrip().endswith("|") else None for line in lines)
    parts = tuple(
        one for found, line in zip(made, lines, strict=True) for one in ((found,) if found else parts_of((line,)))
    )
    return Draft(
        parts, encoding="cp1252", warnings=(*damage, *of_file(origin, _day(source, "creatim"), _day(source, "revtim")))
    )


def _without_data(source: str) -> str:
    """The source without its pictures, which are most of a large file and hold no words; time is linear."""
    pieces, at = [], 0
    for begin in _OBJECTS.finditer(source):
        if begin.start() < at:
            continue
        pieces.append(source[at : begin.start()])
        at = _end(source, begin.start())
    return "".join((*pieces, source[at:]))


def _in_range(character: re.Match[str]) -> str:
    """A character's number where it has 16 bits, with or without a sign; no program writes another one."""
    return character.group() if -(2**15) <= int(character[1]) < 2**16 else "\\u65533"


def _paired(text: str) -> str:
    """The text with the halves of UTF-16, which RTF writes one by one, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_BRACE = re.compile(r"\\[\\{}]|[{}]")


def _end(source: str, start: int) -> int:
    """Where the group that begins at ``start`` ends."""
    deep = 0
    for brace in _BRACE.finditer(source, start):
        deep += {"{": 1, "}": -1}.get(brace.group(), 0)
        if deep == 0:
            return brace.end()
    return len(source)


def _day(source: str, name: str) -> str:
    match = re.search(_TIME % name, source[:200_000])
    return "" if match is None else f"{int(match[1]):04}-{int(match[2]):02}-{int(match[3]):02}"
