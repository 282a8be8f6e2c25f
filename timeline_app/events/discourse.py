"""Everything that the rules on events may ask about one article, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline_app.events import lexicon
from timeline_app.events.binding import Bound, bind
from timeline_app.events.clause import Clause, find_clauses
from timeline_app.events.kinds import KindTable, Signals
from timeline_app.events.names import Names
from timeline_app.events.tree import Tree
from timeline_app.language.document import ParsedText
from timeline_app.model import Article, BlockKind, Kind, MentionForm, Published, Timex, TimexType

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP"})
"""Parts of speech that speak for a kind; prepositions do within phrases ("call for")."""

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

    ``time`` are the tokens of time expressions, ``topic`` how much the article is about each kind.
    """

    article: Article
    tree: Tree
    clauses: Mapping[int, Clause]
    names: Names
    bound: Bound
    kinds: KindTable
    published: Published | None
    blocks: tuple[int, ...]
    time: frozenset[int] = frozenset()
    topic: Mapping[Kind, float] = field(default_factory=dict)

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
        tree = self.tree
        lemma = tree.lemma(clause.head)
        noun = clause.form is MentionForm.NOUN
        phase = not noun and lemma in lexicon.OCCURRENCE | lexicon.RESULTING | lexicon.FAILING
        light = not noun and (lemma in lexicon.LIGHT or lemma in lexicon.EVENT_OBLIQUES or lemma in lexicon.DIRECTIVE)
        objects = [*clause.objects]
        if (clause.passive or phase or (lemma == "take" and "place" in map(tree.lemma, clause.objects))) and (
            clause.subject is not None
        ):
            objects.append(clause.subject)
        preposition = lexicon.EVENT_OBLIQUES.get(lemma)
        objects += [i for i in clause.obliques if preposition is not None and tree.case(i) == preposition]
        if lemma in lexicon.DIRECTIVE:
            objects += tree.children(clause.head, "xcomp", "ccomp")
        sentence = tree.parsed.sentences[clause.sentence]
        return Signals(
            lemma,
            tuple(tree.lemma(i) for i in dict.fromkeys(objects) if tree[i].upos in {"NOUN", "PROPN", "VERB"}),
            self._content(clause.words),
            light=light or phase,
            sentence=self._content(range(sentence.first, sentence.last)),
            topic=self.topic,
        )

    def _content(self, indexes: Iterable[int]) -> frozenset[str]:
        tree = self.tree
        return frozenset(tree.lemma(i) for i in indexes if tree[i].upos in _CONTENT and i not in self.time)


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
    bound = bind(tree, clauses, used, published)
    bare = {timex.span for timex, _ in bound.loose if timex.type is TimexType.TIME}
    time = frozenset(t.index for timex in used if timex.span not in bare for t in parsed.tokens_in(timex.span))
    topic = kinds.topic(tree.lemma(t.index) for t in parsed.tokens if t.upos in _CONTENT and t.index not in time)
    return Discourse(article, tree, clauses, Names(tree), bound, kinds, published, blocks, time, topic)


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
