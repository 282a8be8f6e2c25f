"""Web pages: the article told from menus and lists by trafilatura, what the page says of itself by our own reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.etree import _Element
from trafilatura import bare_extraction

from timeline_app.ingest.composition import compose
from timeline_app.ingest.decoding import decode
from timeline_app.ingest.drafts import Draft, Part, part, row
from timeline_app.ingest.formats.flow import depth, read_flow
from timeline_app.ingest.formats.page_facts import PageFacts, read_facts
from timeline_app.ingest.markup import HIDDEN
from timeline_app.ingest.stamps import Label
from timeline_app.model import BlockKind, Published, Span

_DEEPEST = 200
"""Nested elements beyond which libxml2, and with it trafilatura, loses what is inside (it does at 256)."""
_LONGEST = 2_000_000
"""Code points without scripts beyond which trafilatura, whose time grows faster than the page, takes too long."""
_SHORTEST = 250
"""Code points of an article below which all of the page's text is taken where there is more of it."""
_HEADER = 12
"""Passages from the headline on in which a date may be that of publication."""
_PROSE = 80
_SENTENCE_END = re.compile(r"[.!?…。][”\"'’)\]»]*$")
_BLOCKS = frozenset({"p", "head", "item", "list", "table", "row", "cell", "ab", "div", "lb", "figure"})
_BLOCKS_ALONE = frozenset({"quote", "code"})
"""Elements that are passages by themselves, but not within one."""
_PASSAGES = frozenset({"p", "head", "item", "cell"})
_KEY = 40
"""First code points by which a passage is known again."""
_MOST_COMPARED = 2_000


def read(data: bytes, origin: str) -> Draft:
    """The draft of a page's bytes.

    Raises:
        InputError: if they are no text.
    """
    decoded = decode(data, origin)
    draft = read_page(decoded.text, origin)
    return replace(draft, encoding=decoded.encoding, warnings=(*decoded.warnings, *draft.warnings))


def read_page(source: str, origin: str) -> Draft:
    """The draft of a page's source."""
    facts, everything = read_facts(source), read_flow(source)
    parts, sentence = _article(source, everything, origin)
    title = facts.titles[0] if facts.titles else ""
    printed, sure = _in_header(everything, title)
    published = facts.published or printed
    updated = printed is not None and facts.updated is not None and printed.day == facts.updated.day
    return Draft(
        _titled(parts, title),
        published=published,
        printed=printed if sure and not updated else None,
        fallback=facts.updated and Published(facts.updated.value, f"that of its last update, {facts.updated.source}"),
        url=facts.url,
        warnings=(sentence, *_updated(facts, published)),
    )


def _article(source: str, everything: Sequence[Part], origin: str) -> tuple[Sequence[Part], str]:
    """The article's passages, and a sentence on what was left out."""
    lean = HIDDEN.sub(" ", source)
    if len(lean) > _LONGEST or depth(lean) > _DEEPEST:
        why = "too long" if len(lean) > _LONGEST else "nested too deep"
        return everything, f"{origin} is a web page {why} to tell its article from the rest; all of its text was read."
    document = bare_extraction(
        lean, with_metadata=False, include_comments=False, include_tables=True, favor_recall=True
    )
    body = getattr(document, "body", None)
    parts = tuple(_parts(body)) if body is not None else ()
    if _length(parts) < min(_SHORTEST, _length(everything)):
        return everything, f"{origin} is a web page whose article could not be told from the rest; all of it was read."
    rest = _left_out(parts, everything)
    if not rest:
        return parts, f"{origin} is a web page; its menus and scripts were left out."
    many = "a passage" if len(rest) == 1 else f"{len(rest)} passages"
    return parts, (
        f"{origin} is a web page; its menus and scripts were left out, and {many} that seemed to stand outside of the"
        f" article: “{_begin(rest[0].words)}”{'' if len(rest) == 1 else ' and so on'}."
    )


def _parts(element: _Element) -> Iterator[Part]:
    """The passages of an element of trafilatura's tree (TEI names: ``head``, ``p``, ``list``, ``item``, ``row``)."""
    words: list[str] = [element.text or ""]
    kind = BlockKind.HEADING if element.tag == "head" else None
    for child in element:
        alone = child.tag in _BLOCKS_ALONE and element.tag not in _PASSAGES
        if child.tag not in _BLOCKS and not alone:
            words.append("".join(child.itertext()))
        else:
            yield from _made("".join(words), kind)
            words = []
            if child.tag == "row":
                made = row("".join(cell.itertext()) for cell in child)
                yield from () if made is None else (made,)
            else:
                yield from _parts(child)
        words.append(child.tail or "")
    yield from _made("".join(words), kind)


def _made(words: str, kind: BlockKind | None) -> Iterator[Part]:
    made = part(words, kind)
    if made is not None:
        yield made


def _left_out(parts: Sequence[Part], everything: Sequence[Part]) -> list[Part]:
    """The passages of prose that are not among ``parts``."""
    taken = {one.words[:_KEY] for one in parts}
    text = "\n".join(one.words for one in parts)
    missing = [
        one
        for one in everything
        if len(one.words) >= _PROSE and _SENTENCE_END.search(one.words) and one.words[:_KEY] not in taken
    ]
    return [one for one in missing[:_MOST_COMPARED] if one.words[:_KEY] not in text]


def _titled(parts: Sequence[Part], title: str) -> tuple[Part, ...]:
    """``parts`` with one title, which stands first where it was not among them."""
    if not title:
        return tuple(parts)
    same = title.casefold()
    if not any(one.kind is BlockKind.TITLE and one.words.casefold() == same for one in parts):
        rest = [one for at, one in enumerate(parts) if at >= _HEADER or one.words.casefold() != same]
        return (Part(title, BlockKind.TITLE), *(_demoted(one) for one in rest))
    return tuple(one if one.words.casefold() == same else _demoted(one) for one in parts)


def _demoted(one: Part) -> Part:
    return replace(one, kind=BlockKind.HEADING) if one.kind is BlockKind.TITLE else one


def _in_header(everything: Sequence[Part], title: str) -> tuple[Published | None, bool]:
    """The date that is printed below the page's headline, and whether as that of publication, not of an update."""
    same = title.casefold()
    at = next((number for number, one in enumerate(everything) if one.words.casefold() == same), None)
    if at is None:
        return None, False
    lines = [one.words for one in everything[at : at + _HEADER]]
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    found = compose("\n".join(lines), spans, {spans[0]: BlockKind.TITLE})
    if found.published is None:
        return None, False
    sure = any(stamp.label is not Label.UPDATED for stamp in found.layout.stamps)
    return Published(found.published.value, found.published.source), sure


def _updated(facts: PageFacts, published: Published | None) -> tuple[str, ...]:
    if facts.updated is None or published is None or facts.updated.day <= published.day:
        return ()
    sentence = (
        f"The page was updated on {facts.updated.day}; relative dates are counted from its publication on"
        f" {published.day}."
    )
    return (sentence,)


def _length(parts: Sequence[Part]) -> int:
    return sum(len(one.words) for one in parts)


def _begin(words: str) -> str:
    return words if len(words) <= _PROSE else words[:_PROSE].rpartition(" ")[0] + "…"
