"""Noun phrases as a headline has them: names for pronouns, no dates, asides or relative clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from timeline_app.events import lexicon
from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.headlines.brackets import bracketed, explains
from timeline_app.events.headlines.dates import Dates
from timeline_app.events.headlines.people import People, called
from timeline_app.events.headlines.references import References
from timeline_app.events.titles import TITLES
from timeline_app.events.tree import NOMINAL
from timeline_app.model import ParticipantKind

FULL, TRIMMED, SHORT, BARE = 0, 1, 2, 3
"""Levels of a phrase: all of it; one attribute after the head; none but "of"; the head with its next words."""

_INSIDE = frozenset({"nummod", "compound", "flat", "fixed", "goeswith", "det", "advmod", "amod", "nmod", "conj", "acl",
                     "appos", "case", "cc", "obl", "dep"})  # fmt: skip
_SHORT = 4
"""Words of a phrase that are taken along as they stand."""
_PERSONAL = frozenset({"he", "she", "it", "they", "him", "her", "them"})


class Phrases:
    """Writes the noun phrases of one headline; ``about`` are the identities that it has named already,
    ``hidden`` the verbs that it tells elsewhere.
    """

    def __init__(self, discourse: Discourse, dates: Dates, references: References) -> None:
        self._discourse = discourse
        self._tree = discourse.tree
        self._dates = dates
        self._references = references
        self._people = People(self._tree, references)
        self.about: set[tuple[str, int]] = set()
        self.hidden: set[int] = set()
        self.infinitive: Callable[[int], Sequence[int]] = lambda _: ()
        self._open: set[int] = set()

    # ------------------------------------------------------------ whole phrases

    def options(self, index: int, *, first: bool = False) -> list[str]:
        """The wordings of a phrase from the fullest to the shortest, each once."""
        texts = [self.text(index, level, first=first) for level in (FULL, TRIMMED, SHORT, BARE)]
        texts.append(self.text(index, BARE, first=first, surname=True))
        counted = [i for i in self._tree.children(index, "nmod") if self._tree.children(i, "nummod")]
        if counted and self._tree.lemma(index) in words.COUNTING and self._tree.case(counted[0]) == "of":
            texts.append(f"{self._tree.lower(index)} of {self.text(counted[0], BARE)}")
        texts.append(" ".join(w for w in texts[-1].split() if w.lower() not in words.ARTICLES))
        return texts

    def text(
        self, index: int, level: int = FULL, *, first: bool = False, surname: bool = False, joined: bool = True
    ) -> str:
        """The phrase of a head at a ``level``; ``first`` is the beginning of a headline, where articles fall away;
        without ``joined`` what "and" joins to the head is left out.
        """
        place = self._references.resolve(index)
        if place in self._open:  # a phrase with a pronoun that stands for the phrase itself
            return self._tree[index].text
        replaced = place != index
        overrides: dict[int, str] = {}
        self._open.add(place)
        try:
            tokens = self._gather(place, max(level, SHORT) if replaced else level, overrides, surname=surname)
        finally:
            self._open.discard(place)
        if not joined:
            cut = [j for i in self._tree.children(place, "conj") for j in self._tree.parsed.subtree(i)]
            tokens = [i for i in tokens if i not in cut]
        text = self.join(tokens, overrides)
        if replaced or first:
            text = self._unpointed(text, initial=first, definite=replaced)
        if replaced and not first and self._lacks_article(place):
            text = f"the {text}" if not text.lower().startswith("the ") else text
        return text

    def _lacks_article(self, index: int) -> bool:
        """Whether a common noun that stands for a pronoun needs "the" to point back."""
        tree = self._tree
        named = self._people.named(index) is not None or tree.children(index, "nmod:poss")
        return tree[index].upos == "NOUN" and not named

    def _unpointed(self, text: str, *, initial: bool, definite: bool) -> str:
        start, _, rest = text.partition(" ")
        if not rest:
            return text
        low = start.lower()
        if initial and low in words.ARTICLES | words.POINTING and not rest.startswith(("few ", "number ", "lot ")):
            return rest
        if definite and low in {"a", "an", "some", "another", *words.POINTING}:
            return rest if initial else f"the {rest}"
        return text

    # ------------------------------------------------------------ tokens

    def _gather(
        self, index: int, level: int, overrides: dict[int, str], *, surname: bool = False, own: bool = True
    ) -> list[int]:
        tree = self._tree
        person = self._people.named(index) if own else None
        if person is not None:
            joined = [i for i in tree.children(index, "conj") if self._joined(index, i)]
            if joined:
                self.about.add(self._references.identity(index))
            overrides[index] = called(self._tree, person, surname=surname)
            long = bool(joined) and len(tree.phrase(joined[0])) > _SHORT
            if (len(joined) > 1 or long) and level >= SHORT:
                overrides[index] += " and others"
                return [index]
            kept = [index, *(i for i in tree.children(index) if self.denies(index, i))]
            for child in joined:
                kept += self._conjunct(child, level, overrides)
            return sorted(kept)
        kept = [index]
        attributes = 0
        torn = self._torn(index)
        opened = self._opened(index)
        told_of = any(i in self.hidden for i in tree.children(index, "acl"))
        if torn is not None and not told_of and tree[index].head < torn:
            return list(range(min(tree.phrase(index)), torn))
        for child in tree.children(index):
            if not self._wanted(index, child, level) or (torn is not None and child < torn) or child <= opened:
                continue
            rel = tree.base(child)
            after = rel == "nmod" and tree[child].deprel != "nmod:poss" and child > index
            if after and not self._of_one_name(index, child):
                if not self._attribute(index, child, level, attributes):
                    continue
                attributes += 1
            if rel == "conj":
                kept += self._conjunct(child, level, overrides)
            elif rel == "acl":
                words_of = tree.parsed.subtree(child) if self._close(index, child) else self.infinitive(child)
                kept += [] if child in self.hidden or any(map(self._dates.holds, words_of)) else words_of
            else:
                deeper = level + 1 if rel == "nmod" and level < BARE else level
                kept += self._inside(child, deeper, overrides, own=rel == "nmod")
        return sorted(set(kept))

    def _inside(self, child: int, level: int, overrides: dict[int, str], *, own: bool = True) -> list[int]:
        """A child with its own words, its preposition among them; ``own`` where it is a phrase of its own."""
        tree = self._tree
        if possessive := self._possessive(child, overrides):
            return possessive
        kept = self._gather(child, level, overrides, own=own)
        for case in tree.children(child, "case"):
            kept += [case, *tree.children(case, "fixed")]
        if tree[child].deprel == "nmod:poss" and child in overrides and "'" not in overrides[child][-2:]:
            kept = [i for i in kept if tree.base(i) != "case" or tree[i].head != child]
            overrides[child] += "'" if overrides[child].endswith("s") else "'s"
        if tree[child].upos == "PRON" and self._references.resolve(child) != child:
            overrides[child] = self.pronoun(child)
        return kept

    def _possessive(self, child: int, overrides: dict[int, str]) -> list[int]:
        """A possessive pronoun: kept where the headline names its owner, else the owner's name."""
        tree = self._tree
        if tree[child].upos not in {"PRON", "DET"} or tree[child].deprel != "nmod:poss":
            return []
        if self._references.identity(child) in self.about:
            owner = self._references.resolve(child)
            if tree.lower(child) == "its" and tree.lemma(owner) in lexicon.EVENT_NOUNS:
                overrides[child] = "the"  # what happens has nothing of its own: "its" is of a thing told of before
            return [child]
        if self._of_subject(child):
            return [child]
        owner = self._references.resolve(child)
        if not self._references.owns(owner):
            overrides[child] = "the" if tree.lower(child) != "their" else tree[child].text
            return [child]
        text = self.text(child, BARE)
        overrides[child] = text + ("'" if text.endswith("s") else "'s")
        return [child]

    def _of_subject(self, child: int) -> bool:
        """Whether "his" or "her" stands below a subject that is a person by title but was not read as a name of one."""
        tree = self._tree
        if tree.lower(child) not in {"his", "her"}:
            return False
        verb = next((i for i in tree.ancestors(child) if tree.children(i, "nsubj")), None)
        subject = None if verb is None else tree.child(verb, "nsubj")
        if subject is None or subject > child or tree[subject].upos != "PROPN":
            return False
        name = self._references.name(subject)
        titles = [i for i in tree.phrase(subject) if tree.lower(i) in TITLES]
        return bool(titles) and (name is None or name.kind is not ParticipantKind.PERSON)

    def pronoun(self, index: int) -> str:
        """A pronoun, or the name of whom it stands for where the headline has not told it."""
        if self._references.identity(index) in self.about:
            return self._tree[index].text
        return self.text(index, BARE)

    def pronouns(self, indexes: Iterable[int]) -> dict[int, str]:
        """The wording of each personal pronoun among ``indexes``."""
        overrides: dict[int, str] = {}
        for index in indexes:
            if self._tree[index].xpos == "PRP$" and self._tree[index].deprel == "nmod:poss":
                self._possessive(index, overrides)
            elif self._tree[index].upos == "PRON" and self._tree.lower(index) in _PERSONAL:
                overrides[index] = self.pronoun(index)
        return overrides

    def _conjunct(self, child: int, level: int, overrides: dict[int, str]) -> list[int]:
        tree = self._tree
        kept = self._inside(child, max(level, TRIMMED), overrides)
        joined = bool(tree.children(child, "cc"))
        for other in tree.children(child, "cc", "punct"):
            mark = tree[other].text.lower()
            if other < child and (mark in {"and", "or", "&", "nor"} or (mark == "," and not joined)):
                kept.append(other)
        return kept

    def _attribute(self, index: int, child: int, level: int, before: int) -> bool:
        """Whether a phrase after the head stays at this level."""
        tree = self._tree
        case = tree.case(child)
        first = case.split(" ")[0] if case else ""
        if first == "per" and tree.lemma(index) in words.UNITS:
            return True
        if case in words.DROPPED_PHRASES or first in words.DROPPED_CASES or self._dates.heads(child):
            return False
        if any(tree[i].text == "," for i in (index + 1, min(tree.parsed.subtree(child)) - 1)):
            return False
        if not case:
            return False
        if any(tree.lower(i) in words.WH for i in range(index + 1, child)):
            return False
        if first == "between" and not tree.children(child, "conj") and tree[child].xpos not in {"NNS", "NNPS"}:
            return False
        counting = tree.lemma(index) in words.COUNTING | words.RELATIONAL or tree[index].upos in {"NUM", "DET", "PRON"}
        if case == "of":
            return level <= SHORT or counting
        return before < (2 if level == FULL else 1) and level <= TRIMMED

    def _wanted(self, index: int, child: int, level: int) -> bool:  # noqa: C901, PLR0911 - one line a relation
        tree = self._tree
        token, rel = tree[child], tree.base(child)
        if tree.lower(child) == "only" and child and tree.lower(child - 1) == "not":
            return False
        told = rel == "advmod" and child in self.hidden
        named = token.upos in NOMINAL and self._of_one_name(index, child)
        if told or not (rel in _INSIDE or named) or self._dates.holds(child) or self.aside(child):
            return False
        if named or self._of_one_name(index, child) or self.denies(index, child):
            return True
        match rel:
            case "advmod" | "amod" if tree.lower(child) in words.QUIET:
                return False
            case "advmod":
                number = tree.lower(child) in words.NUMBER_ADVERBS
                graded = tree[index].upos in {"ADJ", "NUM", "ADV"} or tree.base(index) == "amod"
                return child < index and (number or (graded))
            case "amod":
                return child < index and (level < BARE or child == index - 1)
            case "conj":
                return self._joined(index, child)
            case "appos":
                close = child > index and token.upos == "PROPN" and not self._comma(index, child)
                return close and tree.lemma(index) not in lexicon.EVENT_NOUNS
            case "acl" if self._close(index, child):
                return level <= TRIMMED and child not in self.hidden
            case "acl":
                return level <= TRIMMED and any(tree.lower(i) == "to" for i in tree.children(child, "mark"))
            case "obl":
                return tree[index].upos in {"ADJ", "NUM"} and child < index and level < BARE
            case "case" | "cc":
                return False
            case "dep":
                return abs(child - index) == 1 and token.upos in NOMINAL
            case _:
                return True

    def _torn(self, index: int) -> int | None:
        """The "and" between a share and a noun that the tree took for one phrase ("18% and prices rose")."""
        tree = self._tree
        for share in tree.children(index, "compound"):
            if share < index and (tree[share].text == "%" or tree[share].upos in {"SYM", "NUM"}):
                joint = next((i for i in range(share + 1, index) if tree.lower(i) == "and"), None)
                if joint is not None:
                    return joint
        return None

    def _opened(self, index: int) -> int:
        """The participle of saying that opens a clause right before its subject ("Tarn *fearing* prices rose")."""
        tree = self._tree
        before = index - 1
        saying = before > 0 and tree[before].xpos == "VBG" and tree.lemma(before) in lexicon.REPORTING
        beside = saying and tree[before].head == index and tree[before - 1].upos in {"PROPN", "NOUN"}
        return before if beside and tree.base(index) == "nsubj" else -1

    def _close(self, index: int, child: int) -> bool:
        """Whether a short participle belongs to the noun before it ("tea laced with poison")."""
        tree = self._tree
        if child != index + 1 or len(tree.parsed.subtree(child)) > _SHORT:
            return False
        noun = tree[child].xpos == "VBG" and child + 1 < len(tree.tokens) and tree.lower(child + 1) == "of"
        return noun or tree[child].xpos == "VBN"

    def denies(self, index: int, child: int) -> bool:
        """Whether a word before the head denies it ("not guilty", "no longer liable", "neither Ada nor Ben")."""
        tree = self._tree
        if child > index or tree.base(child) not in {"advmod", "det", "cc"} or tree.lower(child + 1) == "only":
            return False
        if tree.base(child) == "cc":
            return tree.lower(child) == "neither"
        return bool(words.DENYING & {tree.lower(child), *(tree.lower(i) for i in tree.children(child))})

    def _joined(self, index: int, child: int) -> bool:
        """Whether a conjunct is of a kind with the head: the same part of speech, joined by a word for "and"."""
        tree = self._tree
        group = tree.children(index, "conj")
        group += [i for other in group for i in tree.children(other, "conj")]
        joined = [tree.lower(i) for other in group for i in tree.children(other, "cc")]
        person = self._people.named(index)
        if person is not None and self._people.named(child) is person:
            return False
        if not joined or "but" in joined or ("&" in joined and self._comma(index, child)):
            return False
        one_of_many = [tree.lower(i) for i in tree.children(index, "det")]
        if tree[index].upos == "NOUN" and tree[child].upos == "PROPN":
            listed = bool(tree.children(index, "nummod")) or one_of_many in (["a"], ["an"])
            if listed and self._comma(index, child):
                return False
        if tree[child].upos not in NOMINAL:
            return tree[child].upos == tree[index].upos == "ADJ"
        if tree[index].upos not in NOMINAL:
            return False
        begin = next((i for i in tree.phrase(child) if tree[i].upos not in {"CCONJ", "PUNCT"}), child)
        counted = tree[index].text == "%" or tree[index].upos == "NUM"
        plain = counted and tree[child].upos != "NUM" and not tree.children(child, "nummod")
        return tree[begin].xpos not in {"VBD", "VBZ", "VBN"} and not plain

    def _of_one_name(self, index: int, child: int) -> bool:
        """Whether head and child are words of one naming, which is never cut."""
        name = self._references.name(index)
        if name is None or self._references.name(child) is not name:
            return False
        low, high = self._tree[min(index, child)].span, self._tree[max(index, child)].span
        return any(span.start <= low.start and high.end <= span.end for span in name.spans)

    def _comma(self, index: int, child: int) -> bool:
        return any(self._tree[i].upos == "PUNCT" and self._tree[i].text in ",–—-:(" for i in range(index + 1, child))

    def aside(self, index: int) -> bool:
        """Whether the token stands in brackets, or in square ones that explain the noun before them."""
        return bracketed(self._tree, index) or explains(self._tree, index)

    # ------------------------------------------------------------ text

    def join(self, indexes: Iterable[int], overrides: dict[int, str] | None = None) -> str:
        """The words of ``indexes`` in order, glued where the text glues them, with ``overrides`` for some."""
        tree = self._tree
        texts = overrides or {}
        pieces: list[str] = []
        last: int | None = None
        for index in sorted(set(indexes)):
            word = texts.get(index) or self._cased(index)
            gap = "" if last is None else tree.text[tree[last].span.end : tree[index].span.start]
            if last is None or word.startswith(("'s", "’s")) or gap in {"[", "]"}:
                pieces.append(word)
            elif (not gap and last + 1 == index) or (len(gap) == 1 and gap in "-–‑/'’."):
                pieces.append(gap + word if index not in texts or not gap else " " + word)
            else:
                pieces.append(word if word == "," else " " + word)
            last = index
        return "".join(pieces).strip(' ,;:"“”')

    def _cased(self, index: int) -> str:
        """A word as it stands, small where only the beginning of its sentence made it great."""
        tree = self._tree
        token = tree[index]
        begins = tree.parsed.sentences[token.sentence].first == index or (
            index > 0 and tree[index - 1].upos == "PUNCT" and tree[index - 1].text in "\"“‘':"
        )
        small = token.upos not in {"PROPN", "X", "SYM"} and token.text != "I" and token.text[1:].islower()
        if begins and small and self._references.name(index) is None:
            return token.text[:1].lower() + token.text[1:]
        return "a" if token.text == "A" and token.upos == "DET" else token.text
