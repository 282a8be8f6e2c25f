"""Opposite phases and opposite deeds: what begins a thing is never the telling of what ends it."""

from __future__ import annotations

from typing import Final

from timeline_app.events.candidate import Candidate
from timeline_app.events.discourse import Discourse

OPPOSITES: Final[tuple[tuple[frozenset[str], frozenset[str]], ...]] = (
    (
        frozenset(
            ["begin", "start", "open", "launch", "commence", "resume", "inaugurate", "beginning", "opening", "outbreak"]
        ),
        frozenset(["end", "finish", "close", "stop", "conclude", "cease", "halt", "suspend", "closure", "ending"]),
    ),
    (
        frozenset(["arrest", "detain", "jail", "imprison", "seize", "abduct", "kidnap", "capture", "detention"]),
        frozenset(["release", "free", "liberate", "acquit", "pardon", "bail", "escape"]),
    ),
    (
        frozenset(["enter", "join", "arrive", "accede", "arrival", "accession"]),
        frozenset(["leave", "quit", "depart", "withdraw", "exit", "departure", "withdrawal"]),
    ),
    (
        frozenset(["impose", "introduce", "declare", "imposition"]),
        frozenset(["lift", "revoke", "repeal", "abolish", "rescind", "scrap", "abolition"]),
    ),
    (
        frozenset(["sign", "ratify", "conclude", "signing", "ratification"]),
        frozenset(["withdraw", "denounce", "renounce", "terminate", "cancel", "abrogate", "withdrawal"]),
    ),
    (
        frozenset(["appoint", "elect", "hire", "nominate", "appointment"]),
        frozenset(["dismiss", "resign", "sack", "oust", "remove", "dismissal", "resignation"]),
    ),
    (frozenset(["approve", "adopt", "pass", "accept"]), frozenset(["reject", "veto", "refuse", "rejection"])),
)
"""Pairs of sets: a word of one side tells what undoes, ends or excludes what a word of the other side tells."""


_OUTCOMES: Final = frozenset({"win", "lose"})
"""What one wins another loses: two tellings of it are apart only where both are of the same side."""


def opposed(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    """Whether one telling begins, takes or gives what the other ends, frees or takes away."""
    mine, theirs = discourse.tree.lemma(a.head), discourse.tree.lemma(b.head)
    if {mine, theirs} == _OUTCOMES:
        return _one_subject(discourse, a, b)
    return any((mine in one and theirs in other) or (mine in other and theirs in one) for one, other in OPPOSITES)


def _one_subject(discourse: Discourse, a: Candidate, b: Candidate) -> bool:
    one, other = a.clause.subject, b.clause.subject
    if one is None or other is None:
        return False
    mine, theirs = discourse.names.at(one), discourse.names.at(other)
    if mine is not None or theirs is not None:
        return mine is theirs
    return discourse.tree.lemma(one) == discourse.tree.lemma(other)
