"""What a reader loses where words of the text end before their clause does, by the tags of the two words at the end.

Nothing is lost before a full stop, a little before "in the north", and the sense before the noun of an adjective.
"""

from __future__ import annotations

from typing import Final

from timeline_app.events import lexicon
from timeline_app.events.headlines import words
from timeline_app.events.tree import NOMINAL, Tree

CUT: Final = 100.0
"""The cost of an end that cuts a phrase in two."""
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs in a tense of their own."""
SECOND_AIM: Final = 10.0
"""The cost of an aim after another ("sends her to Tarn to talk *to help ...*")."""
MARKS: Final = frozenset({"``", "''"})
"""Tags of quotation marks."""

_AIMED: Final = frozenset({"to", "against", "for", "with", "from", "as", "into", "toward", "towards"})
"""Prepositions whose phrase is often what the word before them is about."""
_OF: Final = 30.0
_AIM: Final = 18.0
_PLACE: Final = 12.0
_PREDICATE: Final = 60.0


def loss(tree: Tree, last: int, following: int, verb: int) -> float:
    """What is lost where words end at ``last``, the text goes on with ``following``, and all belong to ``verb``."""
    high = tree.lower(following)
    if _broken(tree, last, following):
        return CUT
    if high == "as" and tree.lemma(verb) in words.TAKING_AS:
        return _PREDICATE
    after = tree[following]
    match after.upos:
        case "PUNCT":
            return 3.0 if after.text == "," else 0.0
        case "ADV":
            return 4.0
        case "CCONJ":
            return 30.0 if tree[last].xpos == "PRP" else 12.0
        case "SCONJ" if high not in _AIMED | {"of"}:
            return _PREDICATE if high in {"that", "whether", "if"} else 10.0
        case "DET" | "PRON":
            return _before_clause(tree, last, following, verb)
        case "ADP" | "PART" | "SCONJ":
            return _before_phrase(tree, last, following, verb)
        case "VERB":
            return _before_participle(tree, last, following)
        case _:
            return CUT


def loss_at_end(tree: Tree, last: int, *, stopped: bool) -> float:
    """What is lost at the end of all that may be kept; ``stopped``: the sentence goes on."""
    if tree[last].upos in {"DET", "CCONJ", "SCONJ"} or tree[last].xpos in {"PRP$", "TO"}:
        return CUT
    return _PREDICATE if tree[last].upos == "ADP" and stopped else 0.0


def leads_on(tree: Tree, before: int, last: int) -> bool:
    """Whether the last two words lead to what is cut: a preposition and an adverb, a noun and a lone participle."""
    following = last + 1
    if tree[last].xpos == "VBN" and tree[before].upos in {"NOUN", "PROPN"}:
        return following < len(tree.tokens) and tree[following].upos != "PUNCT"
    if tree[last].xpos == "VBG" and tree[before].upos in {"NOUN", "PROPN", "ADJ"}:
        return tree.lemma(last) in words.SAYING
    return tree[last].upos == "ADV" and (tree[before].upos in {"ADP", "AUX", "SCONJ"} or tree.lower(before) == "to")


def _broken(tree: Tree, last: int, following: int) -> bool:
    """Whether the end parts what is one word or one phrase."""
    end, after = tree[last], tree[following]
    low, high = tree.lower(last), tree.lower(following)
    if (
        low in words.NOT_LAST
        or end.upos in {"DET", "CCONJ", "SCONJ", "AUX"}
        or end.xpos in {"PRP$", "MD", "TO", *MARKS}
    ):
        return True
    glued = tree.text[end.span.end : after.span.start] == "" and after.xpos not in MARKS
    if (glued and (after.upos != "PUNCT" or after.text in {"-", "–", "'", "’"})) or high in {"'s", "'"}:
        return True
    if end.upos == "ADV":
        return after.upos in {"ADP", "SCONJ", "ADV", "ADJ"}
    if end.upos == "ADJ" and (tree[last - 1].upos == "DET" or tree[last - 1].xpos == "PRP$"):
        return True
    if end.xpos == "VBN" and tree.children(last, "cop") and after.upos == "CCONJ":
        return following + 1 < len(tree.tokens) and tree[following + 1].upos == "ADJ"  # "null and void"
    if end.upos == "ADJ" and after.upos == "CCONJ" and tree[last - 1].upos in {"VERB", "ADP", "AUX"}:
        return following + 1 < len(tree.tokens) and tree[following + 1].upos in {"ADJ", "PROPN", "NOUN"}
    return (low, high) == ("all", "but") or (after.upos == "ADV" and tree.lemma(last) in words.TIME_NOUNS)


def _before_clause(tree: Tree, last: int, following: int, verb: int) -> float:
    """Before a determiner or a pronoun: no noun phrase goes on so, what follows is a clause of its own."""
    if tree[following].deprel == "mark" and tree.lemma(verb) in lexicon.REPORTING:
        return _PREDICATE
    if tree.lower(following) == "what":
        return _PREDICATE
    if tree[following].xpos in {"WP", "WDT", "WP$"}:
        return _PREDICATE if last == verb and tree[following].xpos == "WP" else 10.0
    if tree[last].upos not in NOMINAL:
        return CUT
    needed = tree.lemma(last) in words.HOLDING_WORD or tree.lemma(verb) in words.NAMING
    return _PREDICATE if needed else 28.0


def _before_phrase(tree: Tree, last: int, following: int, verb: int) -> float:
    """Before a preposition, a particle or "to" with a verb."""
    end, after, high = tree[last], tree[following], tree.lower(following)
    if high == "of":
        return 45.0 if after.upos == "SCONJ" or tree.lemma(last) in words.COUNTING | words.RELATIONAL else _OF
    if after.upos == "PART":
        return _PREDICATE if end.upos == "VERB" and end.xpos != "VBN" else 25.0
    if after.deprel == "compound:prt":
        return CUT
    if end.xpos == "VBG" and tree.lower(last - 1) == "of":
        return _PLACE  # "the trend of kidnapping in the north"
    if last == verb or end.upos in {"VERB", "ADJ"}:
        return 25.0 if end.xpos == "VBN" and last != verb else 40.0
    return _AIM if high in _AIMED else _PLACE


def _before_participle(tree: Tree, last: int, following: int) -> float:
    """Before a verb: a participle says more of the noun before it, any other verb is what the noun is there for."""
    tag = tree[following].xpos
    ruled = tree[last].xpos == "VBG" and tree[last - 1].upos in {"ADP", "SCONJ"}
    if ruled and tag in {"VBG", "VBN"}:
        return 10.0  # "unrelated to fighting going on in the east"
    if tag == "VBG":
        noun = following + 1 < len(tree.tokens) and tree.lower(following + 1) == "of"
        if tree[last].upos in NOMINAL:
            return CUT if noun else 20.0
        return 10.0 if tree[last].upos == "ADJ" else CUT
    return 22.0 if tag == "VBN" and tree[last].upos in NOMINAL else CUT
