"""Stretches of the text: its own words from a place on, and how good each place is to end them.

Whether a headline may stop at a word shows in the words themselves: nothing is lost before a full stop, a little
before "in the north", and the sense before the noun of an adjective. Tags of words are right far more often than
trees, so that a stretch serves where a tree has gone wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from timeline_app.events.headlines import words
from timeline_app.events.headlines.bounds import Bounds
from timeline_app.events.headlines.losses import CUT, FINITE, SECOND_AIM, leads_on, loss, loss_at_end
from timeline_app.events.headlines.people import name_after
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.tree import NOMINAL
from timeline_app.model import ParticipantKind

_THIN = 12
"""Tokens of a phrase in the middle that may be left out."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The words of a stretch up to the token ``last``, and what a reader loses by the rest.

    ``extra`` is the part of the cost that is for words left out in the middle.
    """

    cost: float
    last: int
    text: str
    extra: float = 0.0

    @property
    def size(self) -> int:
        """Words as the limit of a headline counts them."""
        return len(self.text.split())


class Stretches:
    """Reads stretches of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._tree = scene.tree

    # ------------------------------------------------------------ endings

    def endings(
        self,
        first: int,
        verb: int,
        *,
        said: bool = False,
        stop: int | None = None,
        ahead: bool = False,
        verbatim: bool = False,
    ) -> list[Ending]:
        """The places where the words from ``first`` on may end, the longest first.

        ``verb`` is the verb that they belong to; ``said``: they are a clause with a verb of its own.
        """
        if first >= len(self._tree.tokens) or self._tree[first].sentence != self._tree[verb].sentence:
            return []
        if verbatim and self._scene.references.quoted(first):
            stop = next((i for i in range(first, len(self._tree.tokens)) if not self._scene.references.quoted(i)), stop)
        kept, stopped = Bounds(self._scene).kept(first, verb, said=said, stop=stop, verbatim=verbatim)
        write = self._verbatim if verbatim else partial(self.wording, ahead=ahead)
        found = self._ended(kept, stopped, verb, said=said, write=write)
        for cost, fewer in [*self._thinned(kept, verb), *self._shorter(kept, said=said)]:
            more = self._ended(fewer, stopped, verb, said=said, write=write)
            found += [Ending(e.cost + cost, e.last, e.text, cost) for e in more if e.size > 2]
        return sorted(found, key=lambda e: -e.size)

    def _ended(
        self, kept: list[int], stopped: bool, verb: int, *, said: bool, write: Callable[[list[int]], str]
    ) -> list[Ending]:
        found: list[Ending] = []
        finite = not said
        for size, last in enumerate(kept, 1):
            finite = finite or self._tree[last].xpos in FINITE
            following = kept[size] if size < len(kept) else None
            if not finite or self._tree[last].upos == "PUNCT":
                continue
            if size > 1 and leads_on(self._tree, kept[size - 2], last):
                continue
            if following is None:
                cost = loss_at_end(self._tree, last, stopped=stopped)
            else:
                cost = loss(self._tree, last, following, verb)
                if self._tree[following].xpos == "TO" and any(self._tree[i].xpos == "TO" for i in kept[:size]):
                    cost = min(cost, SECOND_AIM)
            if cost < CUT:
                found.append(Ending(cost, last, write(kept[:size])))
        return found

    def _thinned(self, kept: list[int], verb: int) -> Iterator[tuple[float, list[int]]]:
        """The tokens without one prepositional phrase in their middle, each with what its loss costs."""
        tree = self._tree
        starts = [k for k, i in enumerate(kept) if tree[i].upos == "ADP" or tree[i].xpos == "TO" or self._that(i)]
        starts = [k for k in starts if k == 0 or tree[kept[k - 1]].upos not in {"ADP", "ADV"}]
        for number, begin in enumerate(starts):
            first = kept[begin]
            if tree[first].upos != "ADP" or (begin and tree[kept[begin - 1]].upos != "NOUN"):
                continue
            for end in starts[number + 1 :]:
                inside = kept[begin:end]
                named = tree.lower(first) == "of" and tree[inside[-1]].upos == "PROPN"
                if len(inside) > _THIN or named or any(self._finite(i) for i in inside):
                    break
                aim = tree[kept[end]].xpos == "TO" and end + 1 < len(kept) and tree[kept[end + 1]].xpos == "VB"
                as_such = tree.lower(kept[end]) == "as" and tree.lemma(verb) in words.TAKING_AS
                left = self._bare_object(inside) if begin == 0 else []
                if ((aim or as_such) and (begin or left)) or (self._that(kept[end]) and begin == 0):
                    yield 6.0 + len(inside), [*kept[:begin], *left, *kept[end:]]

    def _shorter(self, kept: list[int], *, said: bool) -> Iterator[tuple[float, list[int]]]:
        """The tokens with a place, a person or the subject of what is said called more shortly."""
        tree = self._tree
        for place in range(len(kept) - 2):
            of = tree.lower(kept[place + 1]) == "of" and tree[kept[place + 2]].upos == "PROPN"
            if of and tree.lemma(kept[place]) in words.DISTRICTS:
                begin = place - 1 if place and tree[kept[place - 1]].upos == "DET" else place
                yield 2.0, [*kept[:begin], *kept[place + 2 :]]
            begins = name_after(tree, self._scene.references, kept[place])
            if begins in kept:
                led = [k for k in range(place) if tree[kept[k]].upos == "ADP"]
                yield 2.0, [*kept[: led[-1] + 1 if led else 0], *kept[kept.index(begins) :]]
        if not said:
            return
        verb = next((k for k, i in enumerate(kept) if tree[i].xpos in FINITE), 0)
        while verb and tree[kept[verb - 1]].upos == "ADV":
            verb -= 1
        joint = next((k for k in range(1, verb) if self._loose(kept[k])), 0)
        begin = 1 if kept and tree[kept[0]].upos == "DET" else 0
        if joint:
            yield 12.0, [*kept[begin:joint], *kept[verb:]]
        if begin:
            yield 2.0, kept[begin:]
        name = self._scene.references.name(kept[0]) if kept else None
        named = name is not None and name.kind is ParticipantKind.PERSON and kept[1:2] == [kept[0] + 1]
        if named and self._scene.references.name(kept[1]) is name:
            yield 3.0, kept[1:]

    def _loose(self, index: int) -> bool:
        """Whether a word begins what a subject can do without."""
        tree = self._tree
        return tree[index].upos == "CCONJ" or (tree[index].upos == "ADP" and tree.lower(index) != "of")

    def _finite(self, index: int) -> bool:
        """Whether a token is a finite verb; one in "-s" after a noun is as likely a noun."""
        tree = self._tree
        return tree[index].xpos in FINITE - {"VBZ"} or (tree[index].xpos == "VBZ" and tree[index - 1].upos != "NOUN")

    def _that(self, index: int) -> bool:
        token = self._tree[index]
        return self._tree.lower(index) == "that" and (token.upos == "SCONJ" or token.deprel == "mark")

    def _bare_object(self, inside: list[int]) -> list[int]:
        """The object that follows a phrase after the verb without a preposition ("to the press *a plan*")."""
        tree = self._tree
        for place in range(2, len(inside)):
            if tree[inside[place]].upos == "DET" and tree[inside[place - 1]].upos in NOMINAL:
                rest = inside[place:]
                stop = next((k for k, i in enumerate(rest) if tree[i].upos in {"PUNCT", "ADP"}), len(rest))
                return rest[:stop]
        return []

    def _verbatim(self, kept: list[int]) -> str:
        first = self._tree[kept[0]].text[:1]
        text = self._scene.phrases.join(kept)
        return first + text[1:]

    def wording(self, kept: list[int], *, ahead: bool = False) -> str:
        """The words of tokens with names for pronouns; ``ahead`` turns "would" into "will"."""
        overrides = self._scene.phrases.pronouns(kept)
        if ahead:
            overrides |= {
                i: "will" for i in kept if self._tree.lower(i) == "would" and self._tree.lower(i + 1) != "have"
            }
        return self._scene.phrases.join(kept, overrides)
