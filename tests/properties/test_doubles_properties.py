from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.ingest.doubles import Fingerprint
from timeline_app.model import Article

TEXTS = st.text(max_size=300) | st.lists(st.sampled_from(["the", "vote", "on", "a", "bridge", "failed"])).map(" ".join)


def prints(text: str) -> Fingerprint:
    return Fingerprint.of(Article(text, ()))


@given(TEXTS, TEXTS)
@settings(max_examples=80)
def test_likeness_is_a_share_and_goes_both_ways(one: str, two: str) -> None:
    first, second = prints(one), prints(two)
    assert 0 <= first.share(second) == second.share(first) <= 1
    assert first.same(second) == second.same(first)
    assert first.same(prints(one))
    assert first.share(first) == 1


@given(st.lists(st.integers(0, 10**6), min_size=40, max_size=80, unique=True), st.integers(0, 39))
@settings(max_examples=50)
def test_one_changed_word_costs_five_shingles_at_most(numbers: list[int], place: int) -> None:
    words = [f"w{number}" for number in numbers]
    other = [*words[:place], "changed", *words[place + 1 :]]
    count = len(words) - 4
    assert prints(" ".join(words)).share(prints(" ".join(other))) >= (count - 5) / count
