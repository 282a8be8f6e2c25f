"""Clauses compressed to a headline: subject, verb, what it needs, and as much of place and aim as fits."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.events import lexicon
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.headlines.dates import Dates
from timeline_app.events.headlines.parts import ALWAYS, Part, arrange, part
from timeline_app.events.headlines.phrases import BARE, Phrases
from timeline_app.events.headlines.references import References
from timeline_app.events.headlines.verbs import Verbs
from timeline_app.events.inflection import participle
from timeline_app.events.tree import NOMINAL
from timeline_app.model import Status

_AFTER = 1_000_000
"""Added to the position of parts that the text puts before its verb and a headline after it."""
_NP_COSTS = (23, 34, 44, 46, 48)
_SUBJECT_COSTS = (20, 32, 45, 47, 49)
_PREDICATE_COSTS = (31, 39, 46, 48, 50)
_CONTENT_COSTS = (14, 20, 26, 32, 38, 43, 46)
_MOST_OBLIQUES = 2
_TO_SOMEBODY = frozenset(
    "tell inform warn assure remind ask promise show convince persuade advise notify teach bet order urge".split()
)
"""Verbs that take whom they are said to as an object."""
_NAMING = frozenset("call dub label name brand term deem declare".split())
"""Verbs that give their object a name."""
_BREAKS = frozenset(
    "because after before since as while although though if unless until following despite during except according including amid prior".split()
)
"""Words that begin what is said beside the clause."""
_HOLDS_WORD = frozenset(
    "report claim allegation idea fact statement news rumour rumor suggestion belief view hope".split()
)
"""Nouns whose clause tells what they say."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a clause is told: with the ``status`` of a headline, or (None) in the text's own words inside speech."""

    status: Status | None = None
    ahead: bool = False
    depth: int = 0


class Clauses:
    """Writes clauses of one article."""

    def __init__(self, discourse: Discourse, dates: Dates, references: References, phrases: Phrases) -> None:
        self._discourse = discourse
        self._tree = discourse.tree
        self._dates = dates
        self._references = references
        self._phrases = phrases
        self._verbs = Verbs(discourse.tree, phrases, references)
        phrases.infinitive = self.infinitive_words

    # ------------------------------------------------------------ the clause

    def headline(self, clause: Clause, status: Status, limit: int) -> str:
        """The clause as a headline of at most ``limit`` words, where its parts allow it."""
        subject = self.subject(clause)
        turned = self._turned(clause, subject)
        if turned is not None:
            return arrange(turned, limit)
        if self._speechless(clause):
            said = self._said_beside(clause)
            mode = Mode(status)
            if said is not None:
                texts = self._content(said, clause, mode)
                return arrange([*self._parts(clause, mode), part(2 * _AFTER, texts, _CONTENT_COSTS)], limit)
            if subject is not None and self._references.animate(subject):
                verb = "make" if self._verbs.plural(clause, subject) else "makes"
                return arrange(
                    [self._subject_part(clause, subject, told=False), part(0, [f"{verb} a statement"])], limit
                )
        return arrange(self._parts(clause, Mode(status)), limit)

    def _turned(self, clause: Clause, subject: int | None) -> list[Part] | None:
        """The passive of a clause whose doer the text does not name ("who leaked the tape": "tape is leaked")."""
        tree = self._tree
        unknown = subject is None or (self._references.resolve(subject) == subject and tree.lower(subject) in words.WH)
        things = [i for i in clause.objects if i > clause.head and tree[i].upos in {"NOUN", "PROPN"}]
        if not unknown or not things or not self._verbs.verbal(clause) or clause.tense is Tense.INFINITIVE:
            return None
        be = "are" if self._references.plural(things[0]) else "is"
        verb = f"{be} {participle(self._verbs.base(clause.head))}"
        rest = [part(i, self._open(i, Mode()), _CONTENT_COSTS) for i in self._opens(clause)]
        return [self._subject_part(clause, things[0], told=False), part(0, [verb]), *rest, *self._obliques(clause)]

    def _speechless(self, clause: Clause) -> bool:
        """Whether a verb of saying stands without what was said."""
        tree = self._tree
        if tree.lemma(clause.head) not in words.SAYING | {"announce", "declare", "demand"} or self._verbs.passive(
            clause
        ):
            return False
        things = [i for i in clause.objects if not self._dates.heads(i)]
        told = tree.lemma(clause.head) == "tell"
        return (not things or told) and not self._opens(clause) and self.content(clause) is None

    def _said_beside(self, clause: Clause) -> int | None:
        """What is said, where it hangs elsewhere in the sentence: in quotation marks, or as its main clause."""
        tree = self._tree
        others = [
            c for c in self._discourse.clauses.values() if c.sentence == clause.sentence and c.head != clause.head
        ]
        others = [c for c in others if c.finite and c.head not in tree.ancestors(clause.head) and self._tells(c.head)]
        others = [c for c in others if c.relation not in {"acl:relcl", "acl"}]
        quoted = [c for c in others if self._references.quoted(c.head)]
        below = [c for c in others if clause.head in tree.ancestors(c.head) and c.head > clause.head]
        below = [c for c in below if c.marker in {"", "that"}]
        chosen = quoted or below
        return chosen[0].head if chosen else None

    def _parts(self, clause: Clause, mode: Mode) -> list[Part]:
        tree = self._tree
        subject = self.subject(clause)
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
            rest = self._tail(clause)
        return [*parts, *(self._after(p, clause.head) for p in rest)]

    def _tail(self, clause: Clause) -> list[Part]:
        """The words that follow a verb which the tree leaves with nothing, up to the end of their clause."""
        tree = self._tree
        if self._verbs.passive(clause):
            return []
        kept: list[int] = []
        for index in range(clause.head + 1, tree.parsed.sentences[clause.sentence].last):
            token = tree[index]
            if (
                token.upos in {"PUNCT", "CCONJ"}
                or tree.lower(index) in words.WH - {"that"} | _BREAKS
                or self._dates.holds(index)
            ):
                break
            if token.upos != "ADV" or kept:
                kept.append(index)
        texts = []
        for size in range(len(kept), 0, -1):
            if tree.lower(kept[size - 1]) in words.NOT_LAST or tree[kept[size - 1]].upos in {"ADJ", "DET", "ADP"}:
                continue
            if size == len(kept) or tree[kept[size]].upos in {"ADP", "SCONJ", "PART", "ADV"}:
                texts.append(self._phrases.join(kept[:size], self._phrases.pronouns(kept[:size])))
        return [part(clause.head + 1, texts, _CONTENT_COSTS)] if texts else []

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
        whole = self._whole(clause, subject)
        if whole:
            texts = [f"{t} of {whole}" if " of " not in t else t for t in texts]
        if not told:
            self._phrases.about.add(identity)
        return part(subject if told else -1, texts, _SUBJECT_COSTS)

    def _whole(self, clause: Clause, subject: int) -> str:
        """Of whom a number is told by "of whom" or "of which"."""
        tree = self._tree
        if tree.lemma(subject) not in words.COUNTING and tree[subject].upos != "NUM":
            return ""
        first = tree.parsed.sentences[clause.sentence].first
        for index in range(max(first, clause.words[0] - 3), clause.head):
            if tree.lower(index) in {"whom", "which"} and tree.lower(index - 1) == "of":
                place = self._references.resolve(index)
                return self._phrases.text(index, BARE) if place != index else ""
        return ""

    def subject(self, clause: Clause) -> int | None:
        """The subject: the clause's own, or that of the clause that it hangs on."""
        tree = self._tree
        if clause.subject is not None and clause.subject != clause.head:
            if self._timely(clause.subject) and (tree.base(clause.head) == "acl" or self._dates.holds(clause.subject)):
                return self._noun_before(clause)
            return self._causee(clause) or self._after_colon(clause, clause.subject)
        for place in tree.ancestors(clause.head):
            above = self._discourse.clauses.get(place)
            if above is not None and above.subject is not None and tree.base(clause.head) not in {"acl"}:
                return above.subject
        return self._noun_before(clause)

    def _timely(self, index: int) -> bool:
        tree = self._tree
        time = self._dates.holds(index) or (tree.lemma(index) in words.TIME_NOUNS and tree[index].upos == "NOUN")
        return time and self._references.name(index) is None

    def _noun_before(self, clause: Clause) -> int | None:
        """The nearest noun of the same sentence before the verb group; for a main verb only the one beside it."""
        tree = self._tree
        group = [clause.head, *(i for i in tree.children(clause.head, "aux", "advmod", "cop") if i < clause.head)]
        if tree.base(clause.head) == "root" and tree[min(group) - 1].upos not in {"NOUN", "PROPN"}:
            return None
        for place in range(min(group) - 1, tree.parsed.sentences[clause.sentence].first - 1, -1):
            if tree[place].upos in {"NOUN", "PROPN"} and not self._timely(place):
                while tree.base(place) in {"flat", "compound"}:
                    place = tree[place].head  # noqa: PLW2901 - from the last word of a name to its head
                return place if place < clause.head else None
        return None

    def _causee(self, clause: Clause) -> int | None:
        """Whom the verb above makes do it ("drove the government to block imports")."""
        tree = self._tree
        above = None if clause.governor is None else self._discourse.clauses.get(clause.governor)
        if above is None or clause.relation != "advcl" or clause.tense is not Tense.INFINITIVE:
            return None
        causes = tree.lemma(above.head) in lexicon.CAUSATIVE and not tree.children(above.head, "xcomp")
        return above.objects[0] if causes and above.objects else None

    def _after_colon(self, clause: Clause, subject: int) -> int:
        """The name between a label with a colon and the verb ("Elections: Party wins")."""
        tree = self._tree
        colons = [i for i in range(subject, clause.head) if tree[i].text == ":"]
        if not colons:
            return subject
        named = [i for i in range(colons[-1], clause.head) if self._references.name(i) is not None]
        return named[0] if named else subject

    def _verb(self, clause: Clause, mode: Mode, subject: int | None) -> str:
        tree = self._tree
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
        texts = [f"{case} {t}".strip() for t in self._phrases.options(clause.head)]
        return part(clause.head, texts, _PREDICATE_COSTS)

    # ------------------------------------------------------------ what the verb needs

    def _core(self, clause: Clause, mode: Mode) -> list[Part]:
        tree = self._tree
        found: list[Part] = []
        for index in clause.objects:
            if tree[index].upos in {"VERB", "AUX"} or self._dates.heads(index):
                continue
            place = min(index, clause.head + 1) if index > clause.head else index
            found.append(part(place, self._object(index), _NP_COSTS))
            self._phrases.about.add(self._references.identity(index))
        if tree.lemma(clause.head) in _NAMING:
            for name in (a for i in clause.objects for a in tree.children(i, "appos")):
                found.append(part(name, self._phrases.options(name), _NP_COSTS))
        gap = self._gap(clause)
        if gap is not None:
            found.append(part(clause.head + 1, self._object(gap), _NP_COSTS))
        for index in self._opens(clause):
            found.append(part(index, self._open(index, mode), (12, 18, 24, 30, 36, 42)))
        content = self.content(clause)
        if content is not None and mode.depth < 3:
            place = content if content > clause.head else clause.head + 500_000
            found.append(part(place, self._content(content, clause, mode), _CONTENT_COSTS))
        for index in self._verbs.adverbs(clause, manner=not found and not self._told_obliques(clause)):
            degree = [i for i in tree.children(index, "advmod") if i == index - 1]
            found.append(part(index, [self._phrases.join([*degree, index])], drop=22))
        for index in tree.children(clause.head, "advmod"):
            aim = tree.child(index, "obl")
            if index > clause.head and aim is not None and tree.case(aim) == "to" and not self._dates.heads(aim):
                found.append(part(index, [f"{tree.lower(index)} to {t}" for t in self._object(aim)], _NP_COSTS))
        return found

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
        aimed = [i for i in gerunds if self._joint(i) in {"from", "of", "for", "into", "against"}]
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
        joint = f"{self._joint(index)} " if tree[index].xpos == "VBG" else ""
        parts = [part(index, [joint + self._verbs.told(clause)])]
        inner = Mode(None, mode.ahead, mode.depth + 1)
        parts += [self._after(p, index) for p in (*self._core(clause, inner), *self._obliques(clause))]
        return self._shrinking(parts)

    @staticmethod
    def _shrinking(parts: list[Part]) -> list[str]:
        return list(dict.fromkeys(arrange(parts, limit) for limit in (11, 9, 8, 7, 6, 5, 4, 3)))

    def content(self, clause: Clause) -> int | None:
        """The head of what is said: a complement, or the clause beside which "she said" stands."""
        tree = self._tree
        direct = [i for i in tree.children(clause.head, "ccomp") if i in self._discourse.clauses]
        direct = [i for i in direct if self._tells(i)]
        lemma = tree.lemma(clause.head)
        things = [i for i in clause.objects if tree.lemma(i) not in _HOLDS_WORD and not self._dates.heads(i)]
        if (things and lemma not in _TO_SOMEBODY) or (clause.passive and lemma not in lexicon.REPORTING):
            direct = []
        if direct:
            return direct[0]
        if tree.lemma(clause.head) not in lexicon.REPORTING | lexicon.SPEECH_ACTS or clause.objects:
            return None
        for child in tree.children(clause.head, "parataxis"):
            if child in self._discourse.clauses and child > clause.head and self._tells(child):
                return child
        head = tree[clause.head].head
        beside = tree.base(clause.head) == "parataxis" or (
            tree.base(clause.head) == "conj"
            and not tree.children(clause.head, "cc")
            and tree.children(clause.head, "punct")
        )
        if beside and head in self._discourse.clauses and self._tells(head):
            return head
        return None

    def _tells(self, index: int) -> bool:
        """Whether a clause has a verb of its own."""
        return self._verbs.verbal(self._discourse.clauses[index]) or bool(self._tree.children(index, "cop"))

    def _content(self, index: int, reporter: Clause, mode: Mode) -> list[str]:
        """The wordings of what is said, in its own tense; in the first person with quotation marks."""
        clause = self._discourse.clauses[index]
        tree = self._tree
        own = {i for i in clause.words if tree.lower(i) in words.FIRST_PERSON}
        if own and any(map(self._references.quoted, own)):
            quote = self._quotation(clause)
            if quote:
                return quote
        ahead = reporter.tense in {Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT}
        parts = self._parts(clause, Mode(None, ahead, mode.depth + 1))
        lead = [i for i in tree.children(index, "mark", "advmod", "obj", "obl") if tree.lower(i) in words.WH - {"that"}]
        lead = [i for i in lead if i < index and tree[i].head == index]
        if lead:
            parts.append(part(-1, [" ".join(tree.lower(i) for i in lead)]))
        return self._shrinking(parts)

    def _quotation(self, clause: Clause) -> list[str]:
        """The quoted words from the clause's first, whole or up to a boundary between parts."""
        tree = self._tree
        kept: list[int] = []
        for index in range(clause.words[0], clause.words[-1] + 1):
            if tree[index].upos == "PUNCT" and (not kept or tree[index].text not in ",-'’–"):
                if not kept:
                    continue
                break
            kept.append(index)
        texts: list[str] = []
        loose: list[str] = []
        for size in range(len(kept), 2, -1):
            last = kept[size - 1]
            following = kept[size] if size < len(kept) else None
            if (
                tree.lower(last) in words.NOT_LAST
                or tree[last].upos == "PUNCT"
                or any(map(self._dates.holds, kept[:size]))
            ):
                continue
            text = " ".join(tree.text[tree[kept[0]].span.start : tree[last].span.end].split())
            if following is None or self._boundary(kept[:size], clause):
                texts.append(f"“{text}{' …' if following is not None else ''}”")
            elif tree[following].upos in {"ADP", "SCONJ", "CCONJ", "PART", "PRON", "DET"}:
                loose.append(f"“{text} …”")
        return texts or loose

    def _boundary(self, kept: list[int], clause: Clause) -> bool:
        """Whether a constituent ends after ``kept``, and no verb in it lacks what it needs."""
        tree = self._tree
        last, following = kept[-1], kept[-1] + 1
        needs = ("obj", "iobj", "xcomp", "ccomp", "nsubj")
        if any(tree.base(i) in needs and tree[i].head in kept for i in range(following, clause.words[-1] + 1)):
            return False
        starts = tree[following].upos in {"ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "PART"}
        return starts and tree[following].head != last and tree.base(following) != "fixed"

    # ------------------------------------------------------------ place, aim, means

    def _obliques(self, clause: Clause) -> list[Part]:
        tree = self._tree
        verbal = self._verbs.verbal(clause)
        full = bool(clause.objects) or bool(tree.children(clause.head, "xcomp")) or self.content(clause) is not None
        full = full or not verbal
        found: list[tuple[int, int]] = []
        for index in clause.obliques:
            cost = self._cost(clause, index, full=full)
            if cost > 0:
                found.append((cost, index))
        if not full and not self._verbs.passive(clause):
            after = [pair for pair in found if pair[1] > clause.head and pair[0] > 5]
            nearest = min(after, key=lambda pair: pair[1], default=None)
            found = [(60, i) if nearest is not None and i == nearest[1] else (c, i) for c, i in found]
        found = sorted(found, reverse=True)[:_MOST_OBLIQUES]
        return [self._oblique(index, cost) for cost, index in found]

    def _told_obliques(self, clause: Clause) -> bool:
        return any(self._cost(clause, i, full=False) > 0 for i in clause.obliques)

    def _oblique(self, index: int, cost: int) -> Part:
        case = self._tree.case(index)
        texts = [f"{case} {t}".strip() for t in self._object(index)]
        drop = cost if cost < 60 else ALWAYS
        steps = tuple(min(c, max(cost - 1, 1)) for c in _NP_COSTS)
        return part(index, texts, steps, drop=drop)

    def _cost(self, clause: Clause, index: int, *, full: bool) -> int:
        """What a reader loses without the phrase; zero for what is never told."""
        tree = self._tree
        case = tree.case(index)
        first = case.split(" ")[0] if case else ""
        fronted = index < clause.head
        if tree.lower(index) in words.FIRST_PERSON or (case and self._excepted(index)):
            return 0
        if self._dates.heads(index) or self._phrases.aside(index) or tree.lower(index) in words.WH:
            return 0
        if case in words.DROPPED_PHRASES or first in words.DROPPED_CASES | words.WH:
            return 0
        if first == "between" and not self._references.plural(index):
            return 0
        if not case:
            counted = tree[index].upos == "NUM" or bool(tree.children(index, "nummod"))
            return 16 if counted and not fronted else 0
        if tree.lemma(index) in words.ASIDE_NOUNS and (full or fronted):
            return 0
        if tree[index].upos == "PRON" and self._references.resolve(index) == index:
            return 0 if self._references.name(index) is None else 15
        if index == clause.agent:
            return 40
        if fronted:
            return 10 if first in words.PLACE_CASES else 4
        if first in words.ARGUMENT_CASES:
            return 30 if first in {"to", "against", "for", "with"} else 25
        return 20 if first in words.PLACE_CASES else 12

    def _excepted(self, index: int) -> bool:
        """Whether the word before the preposition turns it into one of order or exception."""
        tree = self._tree
        begin = min(tree.children(index, "case"))
        return begin > 0 and tree.lower(begin - 1) in {
            "except",
            "according",
            "prior",
            "due",
            "thanks",
            "ahead",
            "shortly",
        }

    def infinitive_words(self, index: int) -> list[int]:
        """The core of an infinitive that a noun holds ("offer to resign"), as tokens of the text."""
        tree = self._tree
        if tree.children(index, "aux:pass"):
            return []
        kept = [
            i
            for i in tree.children(index, "mark", "aux", "advmod")
            if i < index and tree.lower(i) in {"to", "be", "not"}
        ]
        kept += [index, *tree.children(index, "compound:prt")]
        for child in tree.children(index, "obj") or tree.children(index, "obl"):
            phrase = [*tree.children(child, "case"), *tree.phrase(child)]
            if len(phrase) <= 5 and not any(map(self._dates.holds, phrase)):
                kept += phrase
        return kept
