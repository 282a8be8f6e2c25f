"""The safety net: a clause's own words in order, without dates and asides, where its tree gives no headline."""

from __future__ import annotations

from timeline_app.events.clause import Clause
from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.headlines.dates import Dates
from timeline_app.events.headlines.finish import LIMIT
from timeline_app.events.headlines.phrases import Phrases


def in_order(discourse: Discourse, dates: Dates, phrases: Phrases, clause: Clause) -> str:
    """The words from the clause's first to its last, cut at a boundary between phrases."""
    tree = discourse.tree
    kept: list[int] = []
    for index in range(clause.words[0], clause.words[-1] + 1):
        if dates.holds(index) or phrases.aside(index) or tree[index].text in '()[]"“”':
            continue
        if not kept and (tree[index].upos in {"CCONJ", "SCONJ", "PUNCT"} or tree.lower(index) in words.LEADING):
            continue
        kept.append(index)
    named = phrases.pronouns(kept)
    while len(phrases.join(kept, named).split()) > LIMIT:
        kept.pop()
        while len(kept) > 3 and not _ends(discourse, kept):
            kept.pop()
    return phrases.join(kept, named)


def _ends(discourse: Discourse, kept: list[int]) -> bool:
    tree = discourse.tree
    last = kept[-1]
    return tree.lower(last) not in words.NOT_LAST and tree[last].upos != "PUNCT" and tree[last].head <= last
