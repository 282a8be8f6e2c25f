"""Everything that the rules on events may ask about one article, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline_app.events.attachment import Bound
from timeline_app.events.binding import bind
from timeline_app.events.clause import Clause, find_clauses
from timeline_app.events.kinds import KindTable, Signals, Topic
from timeline_app.events.names import Names
from timeline_app.events.signals import signals_of, topics
from timeline_app.events.tree import Tree
from timeline_app.language.document import ParsedText
from timeline_app.model import Article, BlockKind, MentionForm, Published, Timex, TimexType

READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION})
"""The blocks in which events are told."""

_FORMS = {
    BlockKind.TITLE: MentionForm.HEADING,
    BlockKind.HEADING: MentionForm.HEADING,
    BlockKind.CAPTION: MentionForm.CAPTION,
}


@dataclass(frozen=True, slots=True)
class Discourse:
    """One article, parsed: its tree, clauses by head, names, dates bound, and the block of each token.

    ``time`` are the tokens of time expressions, ``topics`` what the article is about up to each block,
    ``dating_words`` the tokens that date something or say "now", ``first_paragraph`` the block of the lead.
    """

    article: Article
    tree: Tree
    clauses: Mapping[int, Clause]
    names: Names
    bound: Bound
    kinds: KindTable
    published: Published | None
    blocks: tuple[int, ...]
    time: frozenset[int]
    topics: Mapping[int, Topic]
    dating_words: frozenset[int] = frozenset()
    first_paragraph: int = -1

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def block_kind(self, index: int) -> BlockKind:
        """What the stretch of text is in which a token stands."""
        number = self.blocks[index]
        return BlockKind.PARAGRAPH if number < 0 else self.article.blocks[number].kind

    def paragraph(self, index: int) -> int:
        """The number of the block that holds a token."""
        return self.blocks[index]

    def signals(self, clause: Clause) -> Signals:
        """The words of a clause that speak for its kind; words of time do not."""
        topic = self.topics.get(self.blocks[clause.head], {})
        return signals_of(self.tree, self.names, clause, self.clauses, self.time, topic)


def understand(
    article: Article, timexes: Sequence[Timex], parsed: ParsedText, kinds: KindTable, published: Published | None
) -> Discourse:
    """Work out clauses, names and bindings of ``article``."""
    tree = Tree(parsed)
    blocks = _block_of_token(article, parsed)
    clauses: dict[int, Clause] = {}
    for clause in find_clauses(tree):
        number = blocks[clause.head]
        kind = BlockKind.PARAGRAPH if number < 0 else article.blocks[number].kind
        if kind in READ:
            form = _FORMS.get(kind, clause.form)
            clauses[clause.head] = replace(clause, form=form)
    used = [t for t in timexes if _kind_at(article, t.span.start) in READ]
    names = Names(tree)
    bound = bind(tree, clauses, used, published)
    bare = {timex.span for timex, _ in bound.loose if timex.type is TimexType.TIME}
    time = frozenset(t.index for timex in used if timex.span not in bare for t in parsed.tokens_in(timex.span))
    dating = [b.timex for group in bound.by_target.values() for b in group]
    dating += [timex for timex, _ in bound.loose if timex.value.endswith("_REF")]
    words = frozenset(t.index for timex in dating for t in parsed.tokens_in(timex.span))
    body = (n for n in blocks if n >= 0 and article.blocks[n].kind is BlockKind.PARAGRAPH)
    return Discourse(
        article=article,
        tree=tree,
        clauses=clauses,
        names=names,
        bound=bound,
        kinds=kinds,
        published=published,
        blocks=blocks,
        time=time,
        topics=topics(article, tree, names, kinds, blocks, time),
        dating_words=words,
        first_paragraph=min(body, default=-1),
    )


def _kind_at(article: Article, offset: int) -> BlockKind:
    for block in article.blocks:
        if block.span.start <= offset < block.span.end:
            return block.kind
    return BlockKind.PARAGRAPH if not article.blocks else BlockKind.BOILERPLATE


def _block_of_token(article: Article, parsed: ParsedText) -> tuple[int, ...]:
    result: list[int] = []
    number = 0
    blocks = article.blocks
    for token in parsed.tokens:
        while number < len(blocks) and blocks[number].span.end <= token.span.start:
            number += 1
        inside = number < len(blocks) and blocks[number].span.start <= token.span.start
        result.append(number if inside else -1)
    return tuple(result)
