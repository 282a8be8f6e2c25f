"""Whatever words a clause has, its kind comes with a reason, and words of no kind change nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.events import load_kinds
from timeline_app.events.kinds import Signals
from timeline_app.model import Kind

TABLE = load_kinds()
WORDS = st.one_of(
    st.sampled_from(sorted({word for group in TABLE.sets for phrase in group.phrases for word in phrase})),
    st.text("abcdefghij", min_size=1, max_size=8),
)
SETS = st.frozensets(WORDS, max_size=8)


@settings(max_examples=100)
@given(
    trigger=WORDS,
    objects=st.lists(WORDS, max_size=3).map(tuple),
    words=SETS,
    light=st.booleans(),
    noun=st.booleans(),
    actors=SETS,
    targets=SETS,
    topic=st.dictionaries(st.sampled_from(Kind), st.floats(0.01, 1.0), max_size=4),
)
def test_every_verdict_has_a_sentence_and_unknown_words_do_not_matter(  # noqa: PLR0917 - the parts of a clause
    trigger: str,
    objects: tuple[str, ...],
    words: frozenset[str],
    light: bool,
    noun: bool,
    actors: frozenset[str],
    targets: frozenset[str],
    topic: dict[Kind, float],
) -> None:
    def verdict(more: frozenset[str]) -> tuple[Kind, str]:
        told = Signals(
            trigger, objects, words | more, light=light, noun=noun, actors=actors, targets=targets, topic=topic
        )
        found = TABLE.classify(told)
        return found.kind, found.reason

    kind, reason = verdict(frozenset())
    assert isinstance(kind, Kind)
    assert reason.endswith(".")
    assert reason[0].isupper() or reason[0] == "“"
    assert verdict(frozenset({"zzq"})) == (kind, reason)
