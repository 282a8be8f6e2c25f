"""Headlines of event nouns: the noun with those involved, or with where it was."""

from __future__ import annotations

from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.headlines.dates import Dates
from timeline_app.events.headlines.finish import LIMIT, bare
from timeline_app.events.headlines.phrases import BARE, FULL, SHORT, TRIMMED, Phrases
from timeline_app.model import ParticipantKind

_NEAR = 6


class Nouns:
    """Writes event nouns of one article."""

    def __init__(self, discourse: Discourse, dates: Dates, phrases: Phrases) -> None:
        self._discourse = discourse
        self._tree = discourse.tree
        self._dates = dates
        self._phrases = phrases

    def headline(self, index: int) -> str:
        """The phrase of an event noun; a bare one with the place or the longer naming that the text gives."""
        text = self._fitting(index)
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

    @staticmethod
    def _thin(text: str) -> bool:
        telling = [w for w in text.split() if bare(w) not in words.NOT_LAST | words.VAGUE]
        return len(telling) < 2

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
