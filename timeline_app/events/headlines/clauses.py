"""Clauses compressed to a headline: subject, verb, what it needs, and as much of place and aim as fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.headlines import words
from timeline_app.events.headlines.obliques import ESSENTIAL, Obliques
from timeline_app.events.headlines.parts import ALWAYS, Option, Part, arrange, part
from timeline_app.events.headlines.scene import Scene
from timeline_app.events.headlines.speech import Speech, misread
from timeline_app.events.headlines.subjects import Subjects
from timeline_app.events.headlines.tails import infinitive, tail
from timeline_app.events.inflection import participle
from timeline_app.events.tree import NOMINAL
from timeline_app.model import Status

_AFTER = 1_000_000
"""Added to the position of parts that the text puts before its verb and a headline after it."""
_LONGEST = 7
"""Words of a subject at most, where a comma allows to end it."""
_NP_COSTS = (23, 34, 44, 46, 48)
_SUBJECT_COSTS = (20, 32, 45, 47, 49)
_PREDICATE_COSTS = (31, 39, 46, 48, 50)
_CONTENT_COSTS = (14, 20, 26, 32, 38, 43, 46)


@dataclass(frozen=True, slots=True)
class Mode:
    """How a clause is told: with the ``status`` of a headline, or (None) in the text's own words inside speech."""

    status: Status | None = None
    ahead: bool = False
    depth: int = 0


class Clauses:
    """Writes clauses of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._tree = scene.tree
        self._discourse = scene.discourse
        self._dates = scene.dates
        self._references = scene.references
        self._phrases = scene.phrases
        self._verbs = scene.verbs
        self._subjects = Subjects(scene)
        self._speech = Speech(scene)
        self._aims = Obliques(scene)
        scene.phrases.infinitive = partial(infinitive, scene)

    # ------------------------------------------------------------ the clause

    def headline(self, clause: Clause, status: Status, limit: int) -> str:
        """The clause as a headline of at most ``limit`` words, where its parts allow it."""
        subject = self._subjects.of(clause)
        turned = self._turned(clause, subject)
        if turned is not None:
            return arrange(turned, limit)
        if not self._opens(clause) and self._speech.speechless(clause):
            wordless = [i for i in self._tree.children(clause.head, "ccomp") if self._references.quoted(i)]
            said = None if wordless else self._speech.beside(clause)
            mode = Mode(status)
            if said is not None:
                texts = self._content(said, clause, mode)
                return arrange([*self._parts(clause, mode), part(2 * _AFTER, texts, _CONTENT_COSTS)], limit)
            quoted = self._speech.scrap(clause)
            if quoted:
                return arrange([*self._parts(clause, mode)[:2], part(2 * _AFTER, quoted, (60,))], limit)
            if subject is not None and self._references.animate(subject):
                verb = "make" if self._verbs.plural(clause, subject) else "makes"
                return arrange(
                    [self._subject_part(clause, subject, told=False), part(0, [f"{verb} a statement"])], limit
                )
        return arrange(self._parts(clause, Mode(status)), limit)

    def opening(self, clause: Clause, status: Status) -> tuple[Sequence[Option], str]:
        """The wordings of the subject, the fullest first, and the verb group."""
        subject = self._subjects.of(clause)
        if subject is None or not self._verbs.verbal(clause) or self._turned(clause, subject) is not None:
            return [], ""
        piece = self._subject_part(clause, subject, told=False)
        return piece.options, self._verb(clause, Mode(status), subject)

    def turned(self, clause: Clause) -> bool:
        """Whether the clause is told from the side of its object."""
        return self._turned(clause, self._subjects.of(clause)) is not None

    def verb_group(self, clause: Clause, status: Status, subject: int) -> str:
        """The verb group with a subject of the caller's."""
        return self._verb(clause, Mode(status), subject)

    def _turned(self, clause: Clause, subject: int | None) -> list[Part] | None:
        """The passive of a clause whose doer the text does not name ("who leaked the tape": "tape is leaked")."""
        tree = self._tree
        if subject is not None and tree[clause.head].xpos == "VBG" and len(clause.objects) > 1:
            given, thing = clause.objects[:2]
            if tree[given].upos == "PRON" and self._references.identity(given) == self._references.identity(subject):
                verb = (
                    f"{'are' if self._references.plural(subject) else 'is'} {participle(self._verbs.base(clause.head))}"
                )
                gift = part(thing, self._object(thing), _NP_COSTS)
                return [self._subject_part(clause, subject, told=False), part(0, [verb]), gift]
        unknown = subject is None or (self._references.resolve(subject) == subject and tree.lower(subject) in words.WH)
        things = [i for i in clause.objects if i > clause.head and tree[i].upos in {"NOUN", "PROPN"}]
        if not unknown or not things or not self._verbs.verbal(clause) or clause.tense is Tense.INFINITIVE:
            return None
        be = "are" if self._references.plural(things[0]) else "is"
        verb = f"{be} {participle(self._verbs.base(clause.head))}"
        rest = [part(i, self._open(i, Mode()), _CONTENT_COSTS) for i in self._opens(clause)]
        return [self._subject_part(clause, things[0], told=False), part(0, [verb]), *rest, *self._obliques(clause)]

    def _parts(self, clause: Clause, mode: Mode) -> list[Part]:
        tree = self._tree
        subject = self._subjects.of(clause)
        told = mode.status is None
        self._phrases.hidden.add(clause.head)
        parts: list[Part] = []
        if subject is not None and not (told and clause.tense is Tense.INFINITIVE):
            parts.append(self._subject_part(clause, subject, told=told))
        if told:
            parts += [part(i, [tree[i].text]) for i in tree.children(clause.head, "expl")]
        parts.append(part(clause.head if told else 0, [self._verb(clause, mode, subject)]))
        rest = [*self._core(clause, mode), *self._obliques(clause)]
        if not self._verbs.verbal(clause):
            rest = [self._predicate(clause), *rest]
        if not rest and not told:
            rest = tail(self._scene, clause)
        return [*parts, *(self._after(p, clause.head) for p in rest)]

    @staticmethod
    def _after(piece: Part, head: int) -> Part:
        return piece if piece.position >= head else Part(piece.position + _AFTER, piece.options)

    def _subject_part(self, clause: Clause, subject: int, *, told: bool) -> Part:
        identity = self._references.identity(subject)
        if told and self._tree[subject].upos == "PRON" and identity in self._phrases.about:
            return part(
                subject, [self._tree[subject].text if self._tree.lower(subject) == "i" else self._tree.lower(subject)]
            )
        texts = self._phrases.options(subject, first=not told)
        whole = self._subjects.whole(clause, subject)
        if whole:
            texts = [f"{t} of {whole}" if " of " not in t else t for t in texts]
        owner = self._subjects.owner(subject)
        if owner:
            texts = [f"{owner} {t}" if owner not in t else t for t in texts]
        short = texts[-1]
        while len(short.split()) > _LONGEST and "," in short:  # a list of names would leave the verb no room
            short = short.rpartition(",")[0]
        texts.append(short)
        if not told:
            self._phrases.about.add(identity)
        return part(subject if told else -1, texts, _SUBJECT_COSTS)

    def _verb(self, clause: Clause, mode: Mode, subject: int | None) -> str:
        verbal = self._verbs.verbal(clause)
        if mode.status is None:
            return self._verbs.told(clause, head=verbal, ahead=mode.ahead)
        plural = self._verbs.plural(clause, subject)
        if not verbal:
            return self._verbs.being(clause, mode.status, plural=plural)
        return self._verbs.headline(clause, mode.status, plural=plural, subject=subject is not None)

    def _predicate(self, clause: Clause) -> Part:
        tree = self._tree
        case = tree.case(clause.head)
        told = [i for i in tree.children(clause.head, "advmod") if tree.lower(i) in words.DENYING and i < clause.head]
        self._phrases.hidden.update(told)  # the verb group has them
        texts = [f"{case} {t}".strip() for t in self._phrases.options(clause.head)]
        return part(clause.head, texts, _PREDICATE_COSTS)

    # ------------------------------------------------------------ what the verb needs

    def _core(self, clause: Clause, mode: Mode) -> list[Part]:
        tree = self._tree
        found = self._things(clause)
        if tree.lemma(clause.head) in words.NAMING:
            for name in (a for i in clause.objects for a in tree.children(i, "appos")):
                found.append(part(name, self._phrases.options(name), _NP_COSTS))
        gap = self._gap(clause)
        if gap is not None:
            found.append(part(clause.head + 1, self._object(gap), _NP_COSTS))
        for index in self._opens(clause):
            found.append(part(index, self._open(index, mode), (12, 18, 24, 30, 36, 42)))
        content = self._speech.content(clause)
        if content is not None and mode.depth < 3:
            place = content if content > clause.head else clause.head + 500_000
            found.append(part(place, self._content(content, clause, mode), _CONTENT_COSTS))
        for index in self._verbs.adverbs(clause, manner=not found and not self._aims.told(clause, full=False)):
            degree = [i for i in tree.children(index, "advmod") if i == index - 1]
            found.append(part(index, [self._phrases.join([*degree, index])], drop=22))
        for index in self._odd(clause):
            found.append(part(index, [tree.lower(index)]))
        for index in tree.children(clause.head, "advmod"):
            aim = tree.child(index, "obl")
            if index > clause.head and aim is not None and tree.case(aim) == "to" and not self._dates.heads(aim):
                found.append(part(index, [f"{tree.lower(index)} to {t}" for t in self._object(aim)], _NP_COSTS))
        return found

    def _things(self, clause: Clause) -> list[Part]:
        """The objects; "her" before what the tree took for a verb is a possessive."""
        tree = self._tree
        found: list[Part] = []
        torn = misread(self._scene, clause)
        for index in clause.objects:
            if torn is not None and index == torn[0]:
                continue
            if index + 1 in clause.objects and tree.lower(index) == "her" and tree[index + 1].upos == "VERB":
                owner = self._object(index)[-1]
                owner += "" if owner == "her" else "'" if owner.endswith("s") else "'s"
                found.append(part(index, [f"{owner} {tree.lower(index + 1)}"]))
                continue
            if tree[index].upos in {"VERB", "AUX"} or self._dates.heads(index) or index == self._subjects.of(clause):
                continue
            place = min(index, clause.head + 1) if index > clause.head else index
            found.append(part(place, self._object(index), _NP_COSTS))
            self._phrases.about.add(self._references.identity(index))
        return found

    def _odd(self, clause: Clause) -> list[int]:
        """The word after a verb without an object that is tagged as an adverb and reads as a noun."""
        tree = self._tree
        index = clause.head + 1
        if clause.objects or index >= len(tree.tokens) - 1 or tree[index].head != clause.head:
            return []
        known = words.KEPT_ADVERBS | words.TIME_ADVERBS | words.QUIET | words.WH | words.DENYING | words.NUMBER_ADVERBS
        if tree[index].deprel != "advmod" or tree[index + 1].upos != "ADP" or tree.lower(index) in known:
            return []
        return (
            [] if tree.lower(index).endswith(("ly", "ward", "wards", "where")) or len(tree[index].text) < 6 else [index]
        )

    def _gap(self, clause: Clause) -> int | None:
        """The noun that a relative clause leaves out as its object ("the man whom he met")."""
        tree = self._tree
        noun = tree[clause.head].head
        if clause.relation != "acl:relcl" or self._verbs.passive(clause) or clause.objects or clause.obliques:
            return None
        inside = tree.children(clause.head, "xcomp", "ccomp", "advmod", "cop")
        taken = clause.subject is None or clause.subject == noun or tree[noun].upos not in NOMINAL
        return None if taken or inside or tree[clause.head].upos != "VERB" else noun

    def _opens(self, clause: Clause) -> list[int]:
        """Open complements, also those after verbs of causing and meaning that hang loosely."""
        tree = self._tree
        found = tree.children(clause.head, "xcomp")
        if not found and tree.lemma(clause.head) in lexicon.CAUSATIVE | lexicon.INTENT | lexicon.SPEECH_ACTS:
            loose = [i for i in tree.children(clause.head, "advcl") if i > clause.head]
            found = [i for i in loose if any(tree.lower(m) == "to" for m in tree.children(i, "mark"))][:1]
        gerunds = [i for i in tree.children(clause.head, "advcl") if i > clause.head and tree[i].xpos == "VBG"]
        gerunds += [i for o in clause.objects for i in tree.children(o, "acl") if tree[i].xpos == "VBG"]
        aimed = [i for i in gerunds if self._joint(i) in {"from", "of", "for", "into", "against", "about"}]
        return found or aimed[:1]

    def _joint(self, index: int) -> str:
        marks = self._tree.children(index, "mark", "case")
        return self._tree.lower(marks[0]) if marks else ""

    def _object(self, index: int) -> list[str]:
        tree = self._tree
        if tree[index].upos == "PRON" and self._references.identity(index) in self._phrases.about:
            return [tree.lower(index)]
        return self._phrases.options(index)

    def _open(self, index: int, mode: Mode) -> list[str]:
        """The wordings of an open complement ("to resign", "the winner", "unfortunate")."""
        tree = self._tree
        clause = self._discourse.clauses.get(index)
        if clause is None or tree[index].upos not in {"VERB", "AUX"}:
            mark = " ".join(tree.lower(i) for i in tree.children(index, "mark", "cop", "case") if i < index)
            return [f"{mark} {t}".strip() for t in self._phrases.options(index)]
        above = self._discourse.clauses.get(tree[index].head)
        for other in () if above is None else (*above.objects, *above.obliques):
            if other < index:
                self._phrases.about.add(self._references.identity(other))
        joint = f"{self._joint(index)} " if tree[index].xpos == "VBG" else ""
        parts = [part(index, [joint + self._verbs.told(clause)])]
        inner = Mode(None, mode.ahead, mode.depth + 1)
        parts += [self._after(p, index) for p in (*self._core(clause, inner), *self._obliques(clause))]
        return self._shrinking(parts)

    @staticmethod
    def _shrinking(parts: list[Part]) -> list[str]:
        return list(dict.fromkeys(arrange(parts, limit) for limit in (11, 9, 8, 7, 6, 5, 4, 3)))

    def _content(self, index: int, reporter: Clause, mode: Mode) -> list[str]:
        """The wordings of what is said, in its own tense; in the first person with quotation marks."""
        clause = self._discourse.clauses[index]
        tree = self._tree
        own = {i for i in clause.words if tree.lower(i) in words.FIRST_PERSON}
        loose = clause.quoted and bool(tree.children(index, "expl")) and bool(tree.children(index, "csubj"))
        if own or loose:
            quote = self._speech.quotation(clause) if own else self._speech.scrap(reporter)
            if quote:
                return quote
        ahead = reporter.tense in {Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT}
        parts = self._parts(clause, Mode(None, ahead, mode.depth + 1))
        lead = [i for i in tree.children(index, "mark", "advmod", "obj", "obl") if tree.lower(i) in words.WH - {"that"}]
        lead = [i for i in lead if i < index and tree[i].head == index]
        if lead:
            parts.append(part(-1, [" ".join(tree.lower(i) for i in lead)]))
        return self._shrinking(parts)

    # ------------------------------------------------------------ place, aim, means

    def _obliques(self, clause: Clause) -> list[Part]:
        verbal = self._verbs.verbal(clause)
        full = (
            bool(clause.objects)
            or bool(self._tree.children(clause.head, "xcomp"))
            or self._speech.content(clause) is not None
        )
        full = full or not verbal
        told = self._aims.told(clause, full=full)
        if self._speech.content(clause) is not None:
            told = [pair for pair in told if pair[1] > clause.head]
        return [self._oblique(index, cost) for cost, index in told]

    def _oblique(self, index: int, cost: int) -> Part:
        case = self._tree.case(index)
        texts = [f"{case} {t}".strip() for t in self._object(index)]
        drop = cost if cost < ESSENTIAL else ALWAYS
        steps = tuple(min(c, max(cost - 1, 1)) for c in _NP_COSTS)
        return part(index, texts, steps, drop=drop)
