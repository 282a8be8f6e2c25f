"""Dates that stand with a deed without telling when it was: an end that is planned, a year that names a thing."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.events import lexicon
from timeline_app.events.attachment import Binding
from timeline_app.events.tree import Tree
from timeline_app.model import Granularity, Timex

_UNITS = frozenset({"day", "week", "month", "year", "season", "term", "session", "time", "one", "summer", "winter"})
_LEADING = frozenset({"DET", "ADJ", "PART"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "next"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_REACH = 8
_UNTIL = frozenset({"until", "till", "to", "through", "into"})
"""Prepositions of the day to which something is put off."""


def why_undating(tree: Tree, timex: Timex) -> str:
    """Why a date tells of no deed's time, as a sentence; empty where it may.

    "The 2026 budget" names a budget; "for the first time since 1989" tells when it happened before.
    """
    tokens = [t.index for t in tree.parsed.tokens_in(timex.span)]
    if not tokens or timex.when is None:
        return ""
    noun = _thing_named(tree, timex, tokens)
    if noun is not None:
        return f"It says which “{tree[noun].text}” is meant, not when something happened."
    if _time_before(tree, tokens):
        return "It says when such a thing was last, not when this one was."
    return ""


def _thing_named(tree: Tree, timex: Timex, tokens: Sequence[int]) -> int | None:
    """The noun that a year in front of it tells from others of its kind, unless it names an event."""
    last = tokens[-1]
    bare = timex.text.isdigit() and timex.when is not None and timex.when.granularity is Granularity.YEAR
    if not bare or not tokens[0] or (tree[tokens[0] - 1].upos not in _LEADING and not _owner(tree, tokens[0] - 1)):
        return None
    place = last + 1
    while place < len(tree.tokens) and tree[place].upos in {"ADJ", "NOUN", "PROPN"} and place - last < _REACH:
        if tree.lemma(place) in lexicon.EVENT_NOUNS:
            return None
        place += 1
    noun = place - 1
    return noun if noun > last and tree[noun].upos == "NOUN" and tree.lemma(noun) not in _UNITS else None


def _owner(tree: Tree, index: int) -> bool:
    return tree[index].xpos == "PRP$" or tree.lower(index) == "'s"


def _time_before(tree: Tree, tokens: Sequence[int]) -> bool:
    """Whether "since" and the date follow an ordinal with "time" or a superlative ("the worst flood since 1953")."""
    since = tokens[0] - 1
    if since < 1 or tree.lower(since) != "since":
        return False
    first = tree.parsed.sentences[tree[since].sentence].first
    for place in range(since - 1, max(first, since - _REACH) - 1, -1):
        if tree[place].text in {",", ";", ":"} or tree[place].upos in {"VERB", "AUX"}:
            return False
        ordinal = tree.lower(place) in _ORDINALS and tree.lower(place + 1) != "of"
        if tree[place].xpos in _SUPERLATIVES or ordinal:
            return True
    return False


def why_planned_end(tree: Tree, binding: Binding) -> str:
    """Why "until 15 December" is no date of a verb of putting off, as a sentence; empty where the rule has no say."""
    if binding.preposition not in _UNTIL or binding.timex.when is None:
        return ""
    governors = (binding.target, *tree.ancestors(binding.target))
    verb = next((i for i in governors if tree[i].upos == "VERB" and tree.lemma(i) in lexicon.PUTTING_OFF), None)
    if verb is None or binding.timex.span.start < tree[verb].span.end:
        return ""
    return f"It says until when “{tree[verb].text}” holds, not when that was done."
