"""The best of several headlines of one clause: as the tree has it, said further, or in the text's own words."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.headlines import words
from timeline_app.events.headlines.clauses import Clauses
from timeline_app.events.headlines.doubts import Doubts
from timeline_app.events.headlines.finish import LIMIT, finished
from timeline_app.events.headlines.losses import MARKS
from timeline_app.events.headlines.openings import words_before
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.headlines.speech import Speech
from timeline_app.events.headlines.stretches import Ending, Stretches
from timeline_app.events.headlines.subjects import Subjects
from timeline_app.model import Status

_TRIFLE = 10.0
"""The doubt that a headline is left with as it is."""
_GRAVE = 25.0
"""The doubt that the text's own words are tried against."""
_LONGEST = 8
"""Words of a subject in the text's own words at most."""
_TORN = ("half of", "subject passed over", "an attribute")
"""How the doubts about a subject begin."""
_SURNAME = 4.0
"""What it costs to call a person by the surname."""
_CUT_OFF = 40.0
"""The doubt about a headline that was too long."""
_STIFF = 8.0
"""What the text's own words cost against a headline made from the tree."""


class Choice:
    """Chooses among the headlines of the clauses of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._stretches = Stretches(scene)
        self._doubts = Doubts(scene)
        self._speech = Speech(scene)

    def best(self, clause: Clause, status: Status, text: str, *, cut: bool) -> str:
        """``text``, or what tells the clause with less doubt; ``cut``: its end was cut off at the limit."""
        doubts = self._doubts.weigh(clause, text)
        cost = sum(c for c, _ in doubts) + (_CUT_OFF if cut else 0.0)
        if cost < _TRIFLE:
            return text
        found = [(cost, 0, text)]
        found += [(self._cost(clause, t), 1, t) for t in self._further(clause, text)]
        if min(found)[0] >= _GRAVE:
            torn = any(any(why.startswith(t) for t in _TORN) for _, why in doubts)
            plain = self._plain(clause, status, torn=torn)
            found += [(self._cost(clause, t) + c + _STIFF, 2, t) for c, t in plain]
        return min(found, key=lambda f: (f[0], f[1], -len(f[2])))[2]

    def _cost(self, clause: Clause, text: str) -> float:
        return sum(cost for cost, _ in self._doubts.weigh(clause, text))

    def _further(self, clause: Clause, text: str) -> Iterator[str]:
        """The headline with the words that the text goes on with."""
        at = self._doubts.goes_on(clause, text)
        if at is None:
            return
        for ending in self._stretches.endings(at, clause.head):
            lone = ending.size == 1 and self._scene.tree[ending.last].xpos == "VBN"
            if not lone and len(text.split()) + ending.size <= LIMIT:
                yield finished(f"{text} {ending.text}")

    def _plain(self, clause: Clause, status: Status, *, torn: bool) -> Iterator[tuple[float, str]]:
        """Subject and verb as the tree has them, then the text's own words."""
        scene = self._scene.fresh()
        subjects, verb = Clauses(scene).opening(clause, status)
        if not verb:
            return
        endings: list[Ending] = []
        if self._says(clause):
            endings = self._said(scene, clause)
        following = clause.head + 1
        led = following < len(scene.tree.tokens) and scene.tree.lower(following) == "of"
        clausal = following < len(scene.tree.tokens) and scene.tree[following].deprel == "mark"
        if led or (scene.tree.lemma(clause.head) not in words.SAYING and not (clausal and endings)):
            endings += Stretches(scene).endings(clause.head + 1, clause.head)
        last = subjects[0].text.rpartition(" ")[2] if subjects else ""
        leads = [(_SURNAME if o.text == last else o.cost, f"{o.text} {verb}".strip()) for o in subjects]
        if torn and (own := self._own(clause, status)):
            leads.append((6.0, own))
        for price, lead in leads:
            room = LIMIT - len(lead.split())
            fitting = sorted((e for e in endings if e.size <= room), key=lambda e: (e.cost, -e.size))
            for ending in fitting[:4]:
                text = f"{lead} {ending.text}"
                done = finished(text)
                if len(done.split()) == len(text.split()):
                    yield price + ending.extra, done

    def _own(self, clause: Clause, status: Status) -> str:
        """The text's own words before the verb, with the verb that goes with them."""
        scene = self._scene.fresh()
        found = words_before(scene, clause.head)
        if found is None or len(found[1].split()) > _LONGEST:
            return ""
        return f"{finished(found[1])} {Clauses(scene).verb_group(clause, status, found[0])}"

    def _says(self, clause: Clause) -> bool:
        """Whether the verb is one of saying that says something."""
        lemma = self._scene.tree.lemma(clause.head)
        if lemma in words.SAYING:
            return True
        return lemma in lexicon.REPORTING | lexicon.SPEECH_ACTS and self._speech.content(clause) is not None

    def _said(self, scene: Scene, clause: Clause) -> list[Ending]:
        """What is said, in the text's own words, after the verb or before it."""
        tree = scene.tree
        content = self._speech.content(clause) or self._speech.beside(clause)
        last = tree.parsed.sentences[clause.sentence].last
        if content is not None and content < clause.head:
            told = scene.discourse.clauses[content]
            first, verb, last = min(told.words), content, clause.head
            if Subjects(scene).owned(told) is not None:
                first = tree.parsed.sentences[clause.sentence].first
        else:
            first, verb = clause.head + 1, clause.head
            while first < last - 1 and (tree[first].upos == "PUNCT" or tree.lower(first) == "that"):
                first += 1
            opened = first  # "said *on Monday* "it is over" of the war"
            while opened < last - 1 and (scene.dates.holds(opened) or tree[opened].upos in {"ADP", "PUNCT"}):
                opened += 1
            last = scene.references.quotation_end(opened, last)
        ahead = clause.tense in {Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT}
        colon = first > clause.head + 1 and tree[first].upos != "PUNCT" and tree[first - 1].xpos in MARKS
        colon = (
            colon
            and tree.lemma(clause.head) not in words.SAYING
            and any(tree[i].text == ":" for i in range(clause.head + 1, first))
        )
        quoted = colon or self._speaks(scene, first, last)
        endings = Stretches(scene).endings(first, verb, said=True, stop=last, ahead=ahead, verbatim=quoted)
        return [self._quoted(e) if colon or self._speaks(scene, first, e.last + 1) else e for e in endings]

    @staticmethod
    def _speaks(scene: Scene, first: int, last: int) -> bool:
        return any(scene.tree.lower(i) in words.FIRST_PERSON for i in range(first, last))

    @staticmethod
    def _quoted(ending: Ending) -> Ending:
        more = " …" if ending.cost else ""
        return Ending(ending.cost, ending.last, f"“{ending.text}{more}”")
