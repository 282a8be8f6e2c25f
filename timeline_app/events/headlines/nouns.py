"""Headlines of event nouns: the noun with those involved, with what is done about it, or with where it was."""

from __future__ import annotations

from timeline_app.events.clause import Clause
from timeline_app.events.headlines import words
from timeline_app.events.headlines.clauses import Clauses
from timeline_app.events.headlines.finish import LIMIT, bare, finished
from timeline_app.events.headlines.phrases import BARE, FULL, SHORT, TRIMMED
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.headlines.stretches import Stretches
from timeline_app.events.status import factuality
from timeline_app.model import ParticipantKind

_NEAR = 6
_SMALL = 3
"""Words of a headline that tell little, where no name is among them."""


class Nouns:
    """Writes event nouns of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._discourse = scene.discourse
        self._tree = scene.tree
        self._phrases = scene.phrases

    def headline(self, index: int) -> str:
        """The phrase of an event noun; a bare one with what the text tells of it elsewhere."""
        text = self._with_content(index, self._fitting(index))
        if not self._poor(text):
            return text
        between = self._between(index)
        if between:
            return f"{text} {between}"
        told = self._told(index)
        if told:
            return told
        if not self._thin(text):
            return text
        other = any(bare(w) in {"other", "another", "previous", "new", "second"} for w in text.split())
        named = None if other else self._named_before(index)
        if named is not None and not self._thin(longer := self._fitting(named)):
            return longer
        place = self._place(index)
        return f"{text} {place}" if place and text else text

    def _fitting(self, index: int) -> str:
        texts = [self._phrases.text(index, lv, first=True, joined=False) for lv in (FULL, TRIMMED, SHORT, BARE)]
        return next((t for t in texts if t and len(t.split()) <= LIMIT - 2), texts[-1])

    def _with_content(self, index: int, text: str) -> str:
        """The phrase with the clause of "that" which says what it is ("recognition that only a vote will do")."""
        tree = self._tree
        if tree.lemma(index) not in words.HOLDING_WORD:
            return text
        sentence = tree.parsed.sentences[tree[index].sentence]
        for place in range(index + 1, min(sentence.last - 1, index + _NEAR)):
            if tree.lower(place) == "that" and tree[place].upos == "SCONJ":
                room = LIMIT - len(text.split()) - 1
                endings = Stretches(self._scene.fresh()).endings(place + 1, index, said=True)
                best = min((e for e in endings if e.size <= room), key=lambda e: (e.cost, -e.size), default=None)
                return f"{text} that {best.text}" if best is not None else text
            if tree[place].upos in {"PUNCT", "VERB", "AUX"}:
                break
        return text

    @staticmethod
    def _thin(text: str) -> bool:
        telling = [w for w in text.split() if bare(w) not in words.NOT_LAST | words.VAGUE]
        return len(telling) < 2

    @staticmethod
    def _poor(text: str) -> bool:
        """Whether a phrase is short and names nobody and no place."""
        shown = text.split()
        return len(shown) <= _SMALL and not any(w[:1].isupper() for w in shown[1:]) and "'" not in shown[0]

    def _clause(self, index: int) -> Clause | None:
        """The finite clause that the noun's phrase stands in."""
        tree = self._tree
        for place in tree.ancestors(index):
            clause = self._discourse.clauses.get(place)
            if clause is not None:
                return clause if clause.finite else None
        return None

    def _between(self, index: int) -> str:
        """The two sides of a debate or a deal, where its clause names them as subject and object."""
        clause = self._clause(index)
        if clause is None or self._tree.lemma(index) not in words.MUTUAL or clause.subject is None:
            return ""
        sides = [self._side(i) for i in (clause.subject, *clause.objects[:1])]
        return f"between {sides[0]} and {sides[1]}" if len(set(sides)) == 2 and all(sides) else ""

    def _side(self, index: int) -> str:
        references = self._scene.references
        tree = self._tree
        owners = [i for i in tree.children(index, "nmod") if tree[i].deprel == "nmod:poss" or tree.case(i) == "of"]
        for place in (index, *owners):
            name = references.name(references.resolve(place))
            if name is not None:
                return name.full
        return ""

    def _told(self, index: int) -> str:
        """The headline of the clause that tells what is done about the noun, where it still names it."""
        clauses = self._discourse.clauses
        if self._tree.base(index) == "compound":
            return ""
        own = [clauses[i] for i in self._tree.children(index, "acl") if i in clauses and clauses[i].finite]
        around = self._clause(index)
        for clause in (*own, *([around] if around is not None else [])):
            if clause.reporter is not None or clause.relation == "ccomp":
                continue
            scene = self._scene.fresh()
            status = factuality(self._tree, clause, clauses).status
            text = finished(Clauses(scene).headline(clause, status, LIMIT))
            names = self._tree.lower(index) in {bare(w) for w in text.split()}
            if names and len(text.split()) > 2 and "“" not in text:
                return text
        return ""

    def _named_before(self, index: int) -> int | None:
        """The nearest earlier phrase, or the title, with the same noun and more words to it."""
        tree = self._tree
        lemma = tree.lemma(index)
        same = [t.index for t in tree.tokens if t.index != index and tree.lemma(t.index) == lemma and t.upos == "NOUN"]
        rich = [i for i in same if not self._thin(self._phrases.text(i, TRIMMED, first=True))]
        earlier = [i for i in rich if i < index]
        return max(earlier, default=None)

    def _place(self, index: int) -> str:
        """Where it was: a place named in the same sentence, or in those just before."""
        tree = self._tree
        sentence = tree[index].sentence
        best: tuple[int, int] | None = None
        found = ""
        for token in tree.tokens:
            away = sentence - token.sentence
            if not 0 <= away <= _NEAR or tree.case(token.index) not in {"in", "at", "near"}:
                continue
            name = self._discourse.names.at(token.index)
            if name is None or name.kind is not ParticipantKind.PLACE or tree[token.index].upos != "PROPN":
                continue
            if best is None or (away, abs(token.index - index)) < best:
                best = (away, abs(token.index - index))
                found = f"{tree.case(token.index)} {self._phrases.text(token.index, SHORT)}"
        return found
