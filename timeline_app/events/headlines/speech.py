"""What is said: the content of verbs of saying, and quotations."""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause
from timeline_app.events.headlines import words
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.headlines.stretches import Stretches

_LOSS = 25.0
"""What a quotation may lose by its end at most."""


def misread(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """A noun that the tree took for the object of a verb of saying, and the head of the clause it is the subject of.

    "He says the unrest is over" may come as "he says the unrest" joined without a word to a clause without a subject.
    """
    tree = scene.tree
    things = [i for i in clause.objects if i > clause.head and tree[i].upos in {"NOUN", "PROPN"}]
    if tree.lemma(clause.head) not in words.SAYING or len(things) != 1 or scene.dates.heads(things[0]):
        return None
    for child in tree.children(clause.head, "conj", "advcl", "parataxis"):
        finite = tree[child].xpos in {"VBD", "VBZ", "VBP"} or tree.children(child, "cop")
        own = [i for i in tree.children(child, "cc", "mark", "nsubj") if i < child]
        if child > things[0] and finite and not own:
            return things[0], child
    return None


class Speech:
    """Finds what the verbs of saying of one article say."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._stretches = Stretches(scene)

    def content(self, clause: Clause) -> int | None:
        """The head of what is said: a complement, or the clause beside which "she said" stands."""
        tree = self._scene.tree
        direct = [i for i in tree.children(clause.head, "ccomp") if i in self._scene.discourse.clauses]
        direct = [i for i in direct if self._tells(i)]
        lemma = tree.lemma(clause.head)
        things = [
            i for i in clause.objects if tree.lemma(i) not in words.HOLDING_WORD and not self._scene.dates.heads(i)
        ]
        if (things and lemma not in words.TO_SOMEBODY) or (
            self._scene.verbs.passive(clause) and lemma not in lexicon.REPORTING
        ):
            direct = []
        if direct:
            return direct[0]
        torn = misread(self._scene, clause)
        if torn is not None and torn[1] in self._scene.discourse.clauses:
            return torn[1]
        if tree.lemma(clause.head) not in lexicon.REPORTING | lexicon.SPEECH_ACTS or clause.objects:
            return None
        for child in tree.children(clause.head, "parataxis"):
            if child in self._scene.discourse.clauses and child > clause.head and self._tells(child):
                return child
        head = tree[clause.head].head
        beside = tree.base(clause.head) == "parataxis" or (
            tree.base(clause.head) == "conj" and lemma in words.SAYING and not tree.children(clause.head, "cc", "xcomp")
        )
        if beside and head in self._scene.discourse.clauses and self._tells(head):
            return head
        return None

    def _tells(self, index: int) -> bool:
        """Whether a clause has a verb of its own."""
        return self._scene.verbs.verbal(self._scene.discourse.clauses[index]) or bool(
            self._scene.tree.children(index, "cop")
        )

    def speechless(self, clause: Clause) -> bool:
        """Whether a verb of saying stands without what was said."""
        tree = self._scene.tree
        if tree.lemma(clause.head) not in words.SAYING | {"announce", "declare", "demand"} or self._scene.verbs.passive(
            clause
        ):
            return False
        things = [i for i in clause.objects if not self._scene.dates.heads(i)]
        told = tree.lemma(clause.head) == "tell"
        return (not things or told) and self.content(clause) is None

    def beside(self, clause: Clause) -> int | None:
        """What is said, where it hangs elsewhere in the sentence: in quotation marks, or as its main clause."""
        tree = self._scene.tree
        others = [
            c for c in self._scene.discourse.clauses.values() if c.sentence == clause.sentence and c.head != clause.head
        ]
        others = [c for c in others if c.finite and c.head not in tree.ancestors(clause.head) and self._tells(c.head)]
        others = [c for c in others if c.relation not in {"acl:relcl", "acl"}]
        quoted = [c for c in others if self._scene.references.quoted(c.head)]
        below = [c for c in others if clause.head in tree.ancestors(c.head) and c.head > clause.head]
        below = [c for c in below if c.marker in {"", "that"}]
        chosen = quoted or below
        return chosen[0].head if chosen else None

    def quotation(self, clause: Clause) -> list[str]:
        """The quoted words from the clause's first, whole or up to a place where they may end."""
        endings = self._stretches.endings(clause.words[0], clause.head, said=True, verbatim=True)
        bound = min((e.cost for e in endings), default=0.0)
        good = [e for e in endings if e.cost <= max(_LOSS, bound)]
        return [f"“{e.text}{' …' if e.cost else ''}”" for e in good]

    def scrap(self, clause: Clause) -> list[str]:
        """The words in quotation marks nearest to the verb, where they make no clause of their own in its tree."""
        tree = self._scene.tree
        sentence = tree.parsed.sentences[clause.sentence]
        quoted = self._scene.references.quoted
        colon = any(tree[i].text == ":" for i in range(clause.head, min(clause.head + 4, sentence.last)))
        more = tree.parsed.sentences[clause.sentence + 1 :][:1] if colon else ()
        inside = [i for i in range(clause.head, more[0].last if more else sentence.last) if quoted(i)]
        if not inside:
            before = [i for i in range(sentence.first, clause.head) if quoted(i)]
            first = next((i for i in reversed(before) if i - 1 not in before), 0)
            inside = [i for i in before if i >= first]
        kept: list[int] = []
        for index in inside:
            if (kept and index != kept[-1] + 1) or (kept and tree[index].text in ".!?;,"):
                break
            if kept or tree[index].upos != "PUNCT":
                kept.append(index)
        kept = [i for i in kept if tree[i].text not in {'"', "“", "”"}]
        texts = []
        for size in range(len(kept), 1, -1):
            tail = kept[size - 1]
            whole = size == len(kept) or tree[kept[size]].upos in {"ADP", "SCONJ", "CCONJ", "PART"}
            if whole and tree.lower(tail) not in words.NOT_LAST and not any(map(self._scene.dates.holds, kept[:size])):
                text = " ".join(tree.text[tree[kept[0]].span.start : tree[tail].span.end].split())
                texts.append(f"“{text}{'' if size == len(kept) else ' …'}”")
        return texts
