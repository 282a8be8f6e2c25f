"""Doubts about a headline: what its words, laid against those of the sentence, say of the tree it was made from.

A headline is a sentence with words left out. Where the words that are left stand in another order than in the text,
where a phrase was left in its middle, or where a noun stands between the supposed subject and its verb, the tree was
wrong, whatever it says.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause
from timeline_app.events.headlines import words
from timeline_app.events.headlines.alignment import Alignment
from timeline_app.events.headlines.bounds import Bounds
from timeline_app.events.headlines.finish import bare
from timeline_app.events.headlines.losses import FINITE, SECOND_AIM, loss
from timeline_app.events.headlines.people import name_after
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.headlines.speech import Speech
from timeline_app.events.headlines.subjects import Subjects
from timeline_app.events.inflection import base_form, third_person
from timeline_app.events.tree import NOMINAL
from timeline_app.model import ParticipantKind

_NAMELESS = 30.0
"""What it counts that a headline ends with a title and the text goes on to the name."""


class Doubts:
    """Weighs the doubts about headlines of the clauses of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._tree = scene.tree
        self._bounds = Bounds(scene)
        self._speech = Speech(scene)
        self._shapes: dict[int, frozenset[str]] = {}
        self._subjects = Subjects(scene)

    def weigh(self, clause: Clause, text: str) -> list[tuple[float, str]]:
        """The doubts about ``text`` as a headline of ``clause``, each with what it costs and why."""
        lined = Alignment(self._scene, clause, self._after_speaker(clause, text), self._shapes)
        found = [*self._order(lined), *self._gaps(clause, lined), *self._end(clause, lined, text)]
        if text.endswith((" make a statement", " makes a statement")):
            found.append((50.0, "nothing of what is said"))
        if self._says_aside(clause):
            found.append((50.0, "what is said is an aside"))
        return [*found, *self._subject(clause, lined)]

    def _says_aside(self, clause: Clause) -> bool:
        """Whether the clause that is taken for what is said belongs to a "whose" before it."""
        if self._tree.lemma(clause.head) not in words.SAYING:
            return False
        content = self._speech.content(clause) or self._speech.beside(clause)
        told = None if content is None else self._scene.discourse.clauses.get(content)
        return told is not None and self._subjects.owned(told) is not None

    def goes_on(self, clause: Clause, text: str) -> int | None:
        """The token that the text goes on with after the last word of a headline, where that can be told."""
        lined = Alignment(self._scene, clause, self._after_speaker(clause, text), self._shapes)
        last = lined.places[-1] if lined.places else None
        if last is None or last != max(p for p in lined.places if p is not None) or text.endswith(("”", "…")):
            return None
        following = self._after(last)
        cut = following is not None and self._tree[following].upos in {"VERB", "AUX", "DET", "PRON"}
        return (
            None
            if cut and self._tree[last].upos in NOMINAL and self._tree[following or 0].xpos not in {"VBG", "VBN", "VB"}
            else following
        )

    def _after_speaker(self, clause: Clause, text: str) -> str:
        """What is said, where the text has it before its verb of saying and a headline after it."""
        tree = self._tree
        if tree.lemma(clause.head) not in lexicon.REPORTING | lexicon.SPEECH_ACTS:
            return text
        content = self._speech.content(clause) or self._speech.beside(clause)
        if "“" not in text and (content is None or content > clause.head):
            return text
        verb = third_person(base_form(tree[clause.head].text, tree[clause.head].lemma))
        after = text.partition(f" {verb} ")[2] or text.partition(f" {verb.removesuffix('s')} ")[2]
        return after or text

    def _order(self, lined: Alignment) -> list[tuple[float, str]]:
        """Words of the sentence that do not stand in its order."""
        everywhere = {form for forms in lined.forms.values() for form in forms}
        named = {bare(p) for n in self._scene.discourse.names.all for p in n.full.split()}
        loose = [
            w
            for row, w in enumerate(lined.words)
            if lined.places[row] is None and w in everywhere and w not in words.NOT_LAST | named
            if not self._stands_in(lined, row)
        ]
        found = [(25.0 * len(loose), f"out of order: {' '.join(loose)}")] if loose else []
        telling = [w for w in lined.words if w not in words.NOT_LAST]
        again = {w for w in telling if telling.count(w) > max(1, lined.count(w))}
        return [*found, *((15.0, f"said again: {w}") for w in again)]

    def _stands_in(self, lined: Alignment, row: int) -> bool:
        """Whether a word stands where the sentence has a pronoun."""
        before = next((p for p in reversed(lined.places[:row]) if p is not None), lined.first - 1)
        after = next((p for p in lined.places[row + 1 :] if p is not None), lined.last)
        return any(self._tree[i].upos == "PRON" for i in range(before + 1, after))

    def _gaps(self, clause: Clause, lined: Alignment) -> list[tuple[float, str]]:
        found = []
        for before, after in itertools.pairwise(lined.places):
            if before is None or after is None:
                continue
            if after > before + 1 and (why := self._gap(clause, before, after)):
                found.append((70.0, f"{why}: {self._tree[before].text} … {self._tree[after].text}"))
        return found

    def _gap(self, clause: Clause, before: int, after: int) -> str:
        """What is wrong with leaving out the words between two tokens, if something is."""
        tree, dates = self._tree, self._scene.dates
        inside = [i for i in range(before + 1, after) if not dates.holds(i)]
        if all(tree[i].upos in {"PUNCT", "SYM", "ADV"} for i in inside):
            return ""
        if all(tree[i].upos == "DET" or tree.lemma(i) in words.DISTRICTS | {"of"} for i in inside):
            return ""
        lost = [i for i in inside if tree[i].upos == "PART" and tree.lower(i) in {"'s", "'"}]
        if lost and tree[after].upos == "PROPN" and lost[-1] == after - 1:
            return "half of a possessive"
        if self._half_called(before, inside):
            return "half of a name"
        name, last = self._scene.references.name(after), self._scene.references.name(inside[-1])
        if name is not None and name is not last and tree[inside[-1]].upos in {"NOUN", "PROPN"}:
            return ""  # a title before a name
        shortened = name is None or name.kind is ParticipantKind.PERSON or tree[inside[-1]].upos == "DET"
        if name is last and not shortened:
            return "half of a name"
        if name is not None and name in (last, self._scene.references.name(before)):
            return ""
        glued = tree.text[tree[after - 1].span.end : tree[after].span.start] == ""
        if glued and tree[after - 1].text in "-–'’" and tree[after - 1].span.start == tree[after - 2].span.end:
            return "half of a word"
        return next((why for why in self._torn(clause, before, after, inside) if why), "")

    def _half_called(self, before: int, inside: Sequence[int]) -> bool:
        """Whether a name goes on with a word that was left out ("Ada" of "Ada Marsh")."""
        tree = self._tree
        name = self._scene.references.name(before)
        if tree[before].upos != "PROPN" or inside[0] != before + 1:
            return False
        if name is not None and tree[before + 1].text in name.full.split():
            return False
        nearby = tree.text[tree[before].span.end : tree[before + 1].span.start] == " "
        return nearby and tree[before + 1].text[:1].isupper()

    def _torn(self, clause: Clause, before: int, after: int, inside: Sequence[int]) -> Iterator[str]:
        """What the words left out between two tokens break, the plainest first."""
        tree = self._tree
        nouns = {"NOUN", "PROPN"}
        beside = after - 1 == inside[-1] and tree[inside[0]].upos != "CCONJ"
        if beside and tree[after].upos in nouns and tree[after - 1].upos in {*nouns, "NUM"}:
            yield "half of a noun"
        if before + 1 == inside[0] and tree[before + 1].upos in nouns:
            if tree[before].upos in {"ADJ", "DET", "NUM"}:
                yield "an attribute without its noun"
            elif tree[before].upos in {*nouns, "VERB"} and self._nameless_subject(clause, before):
                yield "half of a noun"
        of = before + 2 < len(tree.tokens) and tree.lower(before + 2) == "of"
        shooting = before + 1 == inside[0] and tree[before + 1].xpos == "VBG" and of
        if shooting and self._nameless_subject(clause, before):
            yield "half of a noun"
        share = tree[before].upos == "NUM" and tree.lower(inside[0]) == "in" and len(inside) > 1
        if share and tree[inside[1]].upos == "NUM":
            yield "half of a share"
        if tree[inside[-1]].xpos == "PRP" and tree[after].upos in {"VERB", "AUX"}:
            yield "a pronoun left out"
        if tree.lower(inside[0]) == "for" and tree.lower(after) == "to":
            yield "who is to do it left out"
        if before >= clause.head:
            yield from self._torn_after(clause, before, after, inside)

    def _nameless_subject(self, clause: Clause, index: int) -> bool:
        return index < clause.head and self._scene.references.name(index) is None

    def _torn_after(self, clause: Clause, before: int, after: int, inside: Sequence[int]) -> Iterator[str]:
        """What the words left out after the verb break."""
        tree = self._tree
        nouns = {"NOUN", "PROPN"}
        narrowed = before > clause.head and before + 1 == inside[0] and tree[before].upos in nouns
        if narrowed and tree[inside[0]].xpos in {"VBG", "VBN"} and tree[after].xpos in FINITE:
            yield "what narrows a subject left out"
        if before == clause.head and tree[inside[0]].upos in {"ADP", "SCONJ"} and tree[after].upos in nouns:
            inner = {*nouns, "ADJ", "NUM", "DET", "VERB", "PUNCT"}
            if all(tree[i].upos in inner and tree[i].text != "," for i in inside[1:]):
                yield "a preposition left out"
        joints = [i for i in inside if tree[i].upos == "CCONJ"]
        if tree[after].upos == "ADP" and joints and any(tree[i].upos == "VERB" for i in inside if i > joints[0]):
            yield "words of another clause"
        apart = any(tree[i].upos == "PUNCT" or tree.lower(i) == "that" for i in (inside[0], inside[-1]))
        if tree[before].upos in nouns and tree[after].upos in {"DET", "PRON"} and not apart:
            yield "a clause glued to a noun"
        first = next((i for i in inside if tree[i].upos != "PUNCT"), inside[0])
        if tree[first].upos == "ADJ" and tree.lemma(clause.head) in words.NAMING and tree[after].upos not in nouns:
            yield "a predicate left out"
        if tree[before].upos == "ADJ" and tree[inside[0]].upos == "ADP" and tree.base(before) in {"xcomp", "advmod"}:
            yield "what an adjective needs left out"
        if self._bare_noun(inside):
            yield "an object left out"

    def _bare_noun(self, inside: Sequence[int]) -> bool:
        """Whether words that are left out hold a noun phrase that no preposition, comma or conjunction leads."""
        tree = self._tree
        led = False
        for index in inside:
            token = tree[index]
            if token.upos in {"ADP", "SCONJ", "CCONJ", "PUNCT", "VERB"} or token.xpos in {"WP", "WDT", "WRB", "WP$"}:
                led = True
            elif token.upos in {"NOUN", "PROPN"} and not led:
                follows = index + 1 <= inside[-1] and tree[index + 1].upos in NOMINAL
                if not follows and tree.lemma(index) not in words.TIME_NOUNS:
                    return True
        return False

    def _end(self, clause: Clause, lined: Alignment, text: str) -> list[tuple[float, str]]:
        placed = [p for p in lined.places if p is not None]
        if text.endswith("…”") and not any(self._tree[p].xpos in FINITE and p != clause.head for p in placed):
            return [(40.0, "a quotation without its verb")]
        if not placed or lined.places[-1] is None or placed[-1] < clause.head or text.endswith(("”", "…")):
            return []
        if lined.places[-1] != max(placed):
            return []
        following = self._after(placed[-1])
        if following is None or (self._tree[following].xpos in FINITE and clause.relation.startswith("acl")):
            return []
        cost = loss(self._tree, placed[-1], following, clause.head)
        if name_after(self._tree, self._scene.references, placed[-1]) is not None:
            cost = max(cost, _NAMELESS)
        if self._tree.lower(following) == "to" and self._to_person(following + 1):
            cost = max(cost, _NAMELESS)
        if self._tree[following].xpos == "TO" and any(self._tree[p].xpos == "TO" and p > clause.head for p in placed):
            cost = min(cost, SECOND_AIM)
        return [(cost, f"ends before {self._tree[following].text}")] if cost >= 15 else []

    def _to_person(self, index: int) -> bool:
        """Whether a person, by name or by titles before the name, stands right after "to"."""
        tree, references = self._tree, self._scene.references
        for place in range(index, min(index + 4, tree.parsed.sentences[tree[index - 1].sentence].last)):
            name = references.name(place)
            if name is not None and name.kind is ParticipantKind.PERSON:
                return True
            if name_after(tree, references, place) is not None:
                return True
            if tree[place].upos not in {"NOUN", "PROPN", "ADJ"}:
                return False
        return False

    def _after(self, last: int) -> int | None:
        """The token that the text goes on with, dates and adverbs of order left aside."""
        tree = self._tree
        sentence = tree.parsed.sentences[tree[last].sentence]
        index = last + 1
        quoted = self._scene.references.quoted
        if quoted(last) and index < sentence.last and not quoted(index):
            first = last
            while first > sentence.first and quoted(first - 1):
                first -= 1
            if self._scene.references.quotation_end(first, sentence.last) == index:
                return None  # a sentence in quotation marks ends with them
        while index < sentence.last and tree[index].upos == "SYM":
            index += 1
        while index < sentence.last:
            skip = self._bounds.skipped(index, sentence.last)
            if not skip:
                return None if self._bounds.stops(index, [last], last, sentence.last) else index
            index += skip
        return None

    def _subject(self, clause: Clause, lined: Alignment) -> list[tuple[float, str]]:
        """A noun phrase right before the verb that the headline does not have, or has the half of."""
        tree = self._tree
        if clause.head not in lined.places:
            return []
        shown = {p for p in lined.places if p is not None}
        begin, end = self._before(clause.head)
        if begin == end:
            return []
        name = self._scene.references.name(end - 1)
        named = set() if name is None else {bare(w) for w in name.full.split()} & set(lined.words)
        first = tree.parsed.sentences[clause.sentence].first
        lead = tree[begin - 1] if begin > first else None
        if not named and not shown & set(range(begin, end)):
            if lead is None or lead.xpos in {"WP$", "CCONJ"} or lead.upos == "SCONJ":
                return [(60.0, f"subject passed over: {tree[end - 1].text}")]
        elif (
            lead is not None
            and lead.text == "and"
            and self._joined_nouns(begin - 1, first)
            and "and" not in lined.words
        ):
            return [(60.0, f"half of a subject: {tree[end - 1].text}")]
        return []

    def _before(self, verb: int) -> tuple[int, int]:
        """The noun phrase right before a verb group, as a range of tokens."""
        tree, holds = self._tree, self._scene.dates.holds
        first = tree.parsed.sentences[tree[verb].sentence].first
        end = verb
        while end > first and (
            tree[end - 1].upos in {"ADV", "AUX"} or tree.lower(end - 1) in {"not", "to"} or holds(end - 1)
        ):
            end -= 1
        begin = end
        inner = {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"}
        while begin > first and (tree[begin - 1].upos in inner or tree[begin - 1].xpos == "PRP$"):
            begin -= 1
        return (begin, end) if begin < end and tree[end - 1].upos in {"NOUN", "PROPN"} else (end, end)

    def _joined_nouns(self, joint: int, first: int) -> bool:
        """Whether an "and" before a noun joins it to nouns, since no verb stands before it in its clause."""
        tree = self._tree
        if joint <= first or tree[joint - 1].upos not in {"NOUN", "PROPN", "PRON"}:
            return False
        for index in range(joint - 1, first - 1, -1):
            if tree[index].upos in {"VERB", "AUX"} or tree[index].text in ";:":
                return False
            if tree[index].upos == "SCONJ":
                break
        return True
