"""Which stretch of an article is its title, a heading, a byline, a dateline, a caption, prose, or page furniture.

Every code point that is not white space ends in exactly one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from timeline_app.ingest.datelines import match_dateline
from timeline_app.ingest.furniture import AGENCIES, find_furniture, is_credit, is_link, match_furniture
from timeline_app.ingest.stamps import DATE, Stamp, match_labelled, read_bare
from timeline_app.model import Block, BlockKind, Span

_SENTENCE_END = re.compile(r"[.!?…。！？][”\"'’)\]»]*(?=\s|$)")
_END = re.compile(r"[.!?…:;,。！？][”\"'’)\]»]*$")
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|text|texte|autor|autorka|author|автор|(?:story|words|written|reported|reporting|edited"
    r"|compiled|published|analysis|photo(?:graph)?s?|pictures?) by)\s?:?\s(?=[^\W\d_])",
    re.IGNORECASE,
)
_NAME = r"(?-i:[^\W\d_a-z][\w.'’-]*)"
_NAMES = re.compile(
    rf"{_NAME}(?:\s(?:de|van|von|der|al|bin|da|di|la|le)?\s?{_NAME}){{1,3}}(?:(?:,| and| in| \|)\s?[\w .'’-]{{2,60}})?"
)
_CREDIT_LINE = re.compile(rf"(?:{AGENCIES})(?:[/ ,]{{1,3}}(?:{AGENCIES}|staff|reporters?|agencies))*", re.IGNORECASE)
_ROLE = re.compile(
    r"[^.]{0,60}\b(?:correspondent|reporter|editor|staff writer|staff|(?:news|web) desk|bureau|newsroom|contributor)\b"
    r"[^.]{0,60}",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\(?file(?: photo| picture| image)?\)?\s?(?:[:—–-]|\))"
    r"|(?:image|photo|picture|caption|foto|bild|légende|didascalia|фото)\s?:"
    r"|in this (?:\w{1,12} ){0,4}(?:photo|picture|image|handout|frame)\b|(?:pictured|seen here)\b)",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    rf"(?:[\[(](?:[^\[\]()]{{1,60}}/\s?(?:{AGENCIES})|(?:{AGENCIES})\s?/[^\[\]()]{{1,60}}"
    r"|(?:photo|image|file|picture|foto)[^\[\]()]{1,80})[\])]"
    rf"|(?:{AGENCIES})\s?/\s?[^\W\d_][\w.'’ -]{{2,40}}"
    r"|\b(?:photo|photograph|image|picture|credit|foto|crédit)s?(?:\scredit)?\s?:\s?[\w./ '’-]{2,60})\.?$",
    re.IGNORECASE,
)
_CREDIT_MARK = re.compile(r"[\[(/:]")
"""One of these stands in every such end; looking for it first is quick."""
_PROSE_LENGTH = 80
_PROSE_WORDS = 25
_LONGEST_HEADING = 110
_LONGEST_TITLE = 250
_LONGEST_CAPTION = 300
_LONGEST_CREDIT = 200
"""Code points that a picture's credit at the end of a caption takes at most, by its pattern's own bounds."""
_LONGEST_STANDFIRST = 300
_LONGEST_LINK = 200
_HEADER_PASSAGES = 12
_MARKS = re.compile(r"\s{0,3}(?P<mark>[,;|•·/–-])\s")
"""What parts a date of the header from what follows it in its line."""
_SEPARATOR = re.compile(r"\s*[|•·\t]\s*|\s+[–—-]\s+|\s*/\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage, or what is left of one, with what is known of it before its neighbours are looked at."""

    span: Span
    kind: BlockKind | None
    passage: int
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks in order, the title, the dates found in the header, and where the prose begins."""

    blocks: tuple[Block, ...]
    title: Span | None
    stamps: tuple[Stamp, ...]
    body: int


def lay_out(
    text: str,
    passages: Sequence[Span],
    languages: tuple[str, ...],
    known: Mapping[Span, BlockKind] = MappingProxyType({}),
) -> Layout:
    """Say of every passage what it is; ``known`` are those whose document says it, at most one of them a title."""
    pieces: list[Piece] = []
    for number, passage in enumerate(passages):
        if passage in known:
            pieces.append(Piece(passage, known[passage], number))
        else:
            pieces.extend(_cut(text, passage, number, languages))
    body = _body(text, pieces)
    given = next((span for span, kind in known.items() if kind is BlockKind.TITLE), None)
    header, title = _header(text, pieces[:body], languages, given)
    pieces = [*header, *pieces[body:]]
    kinds = [known.get(piece.span, kind) for piece, kind in zip(pieces, _kinds(text, pieces, body, title), strict=True)]
    blocks = [Block(kind, piece.span) for kind, piece in zip(kinds, pieces, strict=True)]
    stamps = tuple(piece.stamp for piece in pieces if piece.stamp is not None)
    return Layout(tuple(blocks), title, stamps, pieces[body].span.start if body < len(pieces) else len(text))


def _body(text: str, pieces: Sequence[Piece]) -> int:
    """Where the header ends: at the first prose, or behind it where it is a standfirst with the byline below."""
    prose = [at for at, piece in enumerate(pieces) if piece.kind is None and _is_prose(text, piece.span)]
    first, second = [*prose[:2], len(pieces), len(pieces)][:2]
    credited = any(_is_credit_line(text, piece) for piece in pieces[first + 1 : min(second, first + 3)])
    body = second if credited and len(pieces[first].span) <= _LONGEST_STANDFIRST else first
    return min(body, next((at for at, piece in enumerate(pieces) if piece.passage >= _HEADER_PASSAGES), body))


def _is_credit_line(text: str, piece: Piece) -> bool:
    words = piece.span.of(text) if len(piece.span) <= _LONGEST_TITLE else ""
    return piece.stamp is not None or (piece.kind is None and bool(_BYLINE.match(words)) and not _END.search(words))


def _cut(text: str, passage: Span, number: int, languages: tuple[str, ...]) -> Iterator[Piece]:
    """The passage cut at the furniture, the labelled dates and the dateline that it begins with or holds."""
    at, credited = passage.start, False
    while at < passage.end:
        stamp = match_labelled(text, at, passage.end, languages)
        found = stamp.span if stamp else match_furniture(text, at, passage.end)
        if found is None:
            break
        if is_link(text, found) and not _is_prose(text, Span(found.end, passage.end)) and len(passage) <= _LONGEST_LINK:
            found = Span(found.start, passage.end)
        credited = stamp is None and is_credit(text, found)
        if stamp is not None and (mark := _MARKS.match(text, found.end, passage.end)) is not None:
            found = Span(found.start, mark.end("mark"))
        yield Piece(found, BlockKind.BYLINE if stamp else BlockKind.BOILERPLATE, number, stamp)
        at = _skip(text, found.end, passage.end)
    if credited and at < passage.end:
        end = _caption_end(text, at, passage.end)
        yield Piece(Span(at, end), BlockKind.CAPTION, number)
        at = _skip(text, end, passage.end)
    dateline = match_dateline(text, at, passage.end)
    if dateline is not None and _is_prose(text, Span(dateline.span.end, passage.end)):
        yield Piece(dateline.span, BlockKind.DATELINE, number)
        at = _skip(text, dateline.span.end, passage.end)
    yield from _rest(text, at, passage.end, number)


def _rest(text: str, at: int, end: int, number: int) -> Iterator[Piece]:
    for found in find_furniture(text, at, end):
        if found.start < at:
            continue
        before = text[at : found.start].rstrip()
        if before:
            yield Piece(Span(at, at + len(before)), None, number)
        yield Piece(Span(found.start, found.start + len(found.of(text).rstrip())), BlockKind.BOILERPLATE, number)
        at = _skip(text, found.end, end)
    if at < end:
        yield Piece(Span(at, end), None, number)


def _skip(text: str, at: int, end: int) -> int:
    """The next code point that is no white space."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _caption_end(text: str, at: int, end: int) -> int:
    if end - at <= _LONGEST_CAPTION:
        return end
    sentence = _SENTENCE_END.search(text, at, at + _LONGEST_CAPTION)
    return sentence.end() if sentence else end


def _is_prose(text: str, span: Span) -> bool:
    words = text[span.start : min(span.end, span.start + 2000)]
    if len(words) < _PROSE_LENGTH and not (len(words) >= _PROSE_LENGTH // 2 and not words.isascii()):
        return False
    return _SENTENCE_END.search(words) is not None or len(words.split()) > _PROSE_WORDS


def _header(
    text: str,
    pieces: Sequence[Piece],
    languages: tuple[str, ...],
    given: Span | None,
) -> tuple[list[Piece], Span | None]:
    """The pieces before the prose with bylines and dates known, and which of them is the title (``given``, if any)."""
    known = [_metadata(text, piece, languages) for piece in pieces]
    open_pieces = [piece for piece in known if piece.kind is None and len(piece.span) <= _LONGEST_TITLE]
    title = given or next(
        (p.span for p in open_pieces if _is_title(text, p.span) and not _is_kicker(text, p.span, open_pieces)), None
    )
    done = []
    for piece in known:
        kind = piece.kind
        if kind is None and title is not None and piece.span != title:
            after = piece.span.start > title.start
            if after and _NAMES.fullmatch(piece.span.of(text)):
                kind = BlockKind.BYLINE
            elif not after and _is_kicker(text, piece.span, open_pieces):
                kind = BlockKind.BOILERPLATE
        done.append(Piece(piece.span, kind, piece.passage, piece.stamp))
    return done, title


def _metadata(text: str, piece: Piece, languages: tuple[str, ...]) -> Piece:
    """The piece with its kind and its date, where it is a byline, a line of credit or a date."""
    if piece.kind is not None or len(piece.span) > _LONGEST_TITLE:
        return piece
    words = piece.span.of(text)
    stamp = _date_of(words, piece.span.start, languages)
    if stamp or _BYLINE.match(words) or _CREDIT_LINE.fullmatch(words) or _is_role(words):
        return Piece(piece.span, BlockKind.BYLINE, piece.passage, stamp)
    if _is_caption(words):
        return Piece(piece.span, BlockKind.CAPTION, piece.passage)
    return piece


def _date_of(words: str, start: int, languages: tuple[str, ...]) -> Stamp | None:
    """The date that a header line is, or that stands beside the byline in it."""
    whole = read_bare(words, start, languages)
    if whole is not None:
        return whole
    if not re.search(DATE, words, re.IGNORECASE):
        return None
    parts, at = [], 0
    for mark in [*_SEPARATOR.finditer(words), None]:
        end = len(words) if mark is None else mark.start()
        parts.append((at, words[at:end]))
        at = end if mark is None else mark.end()
    dated = [(at, stamp) for at, part in parts if (stamp := _part_stamp(part, start + at, languages))]
    others = [part for at, part in parts if part and at not in {at for at, _ in dated}]
    if dated and all(_is_credit_part(part) for part in others):
        return dated[0][1]
    return None


def _part_stamp(part: str, start: int, languages: tuple[str, ...]) -> Stamp | None:
    labelled = match_labelled(part, 0, len(part), languages)
    if labelled is not None:
        return Stamp(labelled.date, labelled.span.shifted(start), labelled.label, labelled.wrong_weekday)
    return read_bare(part, start, languages)


def _is_credit_part(part: str) -> bool:
    return bool(
        _BYLINE.match(part)
        or _CREDIT_LINE.fullmatch(part)
        or _NAMES.fullmatch(part)
        or match_furniture(part, 0, len(part))
        or re.fullmatch(r"[^\W\d_]+|\d{1,2}[:.h]\d{2}.{0,20}", part)
    )


def _is_role(words: str) -> bool:
    return len(words.split()) <= 8 and _ROLE.fullmatch(words) is not None


def _is_caption(words: str) -> bool:
    if len(words) > 2 * _LONGEST_CAPTION:
        return False
    end = max(0, len(words) - _LONGEST_CREDIT)
    return bool(_CAPTION.match(words) or (_CREDIT_MARK.search(words, end) and _CAPTION_END.search(words, end)))


def _is_title(text: str, span: Span) -> bool:
    words = span.of(text)
    last = words.rstrip("”\"'’)]»")[-1:]
    return last not in {".", ",", ";", ":"} and len(words.split()) <= 30 and any(char.isalpha() for char in words)


def _is_kicker(text: str, span: Span, pieces: Sequence[Piece]) -> bool:
    """A section's name above the title: one to three words, or all capitals, with a longer line below it."""
    words = span.of(text)
    longer = any(p.span.start > span.start and _is_title(text, p.span) and len(p.span) > len(span) for p in pieces)
    few = len(words.split()) <= 2 or "|" in words or (words.isupper() and len(words.split()) <= 4)
    return longer and few


def _kinds(text: str, pieces: Sequence[Piece], body: int, title: Span | None) -> list[BlockKind]:
    """What each piece is. Read backwards, so that a heading knows the next open piece without a search for it."""
    kinds: list[BlockKind] = []
    follows: Piece | None = None
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        beside = (pieces[other].passage for other in (at - 1, at + 1) if 0 <= other < len(pieces))
        kind = _kind(text, piece, alone=piece.passage not in beside)
        if piece.span == title:
            kind = BlockKind.TITLE
        elif kind is BlockKind.HEADING and not (title is not None if at < body else _leads(text, follows)):
            kind = BlockKind.PARAGRAPH
        kinds.append(kind)
        follows = piece if piece.kind is None else follows
    return kinds[::-1]


def _kind(text: str, piece: Piece, *, alone: bool) -> BlockKind:
    """What a piece looks like by itself; ``alone`` is whether it is its whole passage."""
    if piece.kind is not None:
        return piece.kind
    if len(piece.span) > 2 * _LONGEST_CAPTION:
        return BlockKind.PARAGRAPH
    words = piece.span.of(text)
    if _is_caption(words):
        return BlockKind.CAPTION
    return BlockKind.HEADING if alone and _is_heading(words) else BlockKind.PARAGRAPH


def _leads(text: str, follows: Piece | None) -> bool:
    """Whether prose comes below a heading."""
    if follows is None:
        return False
    return len(follows.span) > _LONGEST_HEADING or _SENTENCE_END.search(follows.span.of(text)) is not None


def _is_heading(words: str) -> bool:
    """Short, not the end of a sentence, not an item of a list."""
    bare = words.rstrip("”\"'’)]»")
    if len(words) > _LONGEST_HEADING or bare[-1:] in {".", ",", ";", ":", "…", "!", "。"}:
        return False
    first = words.lstrip("“\"'‘([«")[:1]
    return bool(first) and (first.isdigit() or not first.islower()) and any(char.isalpha() for char in words)
