from __future__ import annotations

import random
import time

import pytest

from timeline_app.ingest import read_text
from timeline_app.ingest.doubles import NEAR, Fingerprint
from timeline_app.model import Article

PLACES = [
    "harbour",
    "bridge",
    "market",
    "library",
    "theatre",
    "station",
    "school",
    "hospital",
    "stadium",
    "canal",
    "tunnel",
    "park",
]
DEEDS = [
    "approved",
    "rejected",
    "postponed",
    "reviewed",
    "opened",
    "closed",
    "repaired",
    "sold",
    "bought",
    "renamed",
    "inspected",
    "discussed",
]
PEOPLE = [
    "mayor",
    "council",
    "minister",
    "committee",
    "union",
    "engineers",
    "residents",
    "architects",
    "judges",
    "auditors",
    "farmers",
    "police",
]


def sentences(count: int, seed: int) -> list[str]:
    """Sentences of a small town's news, no two the same."""
    rnd = random.Random(seed)
    return [
        f"The {rnd.choice(PEOPLE)} {rnd.choice(DEEDS)} plan {rnd.randrange(9999)} for the {rnd.choice(PLACES)} and its"
        f" {rnd.choice(PLACES)} after {rnd.randint(2, 90)} days of talks with the {rnd.choice(PEOPLE)} of the region."
        for _ in range(count)
    ]


def article(lines: list[str], title: str = "Town news", date: str = "5 March 2024") -> Article:
    paragraphs = [" ".join(lines[start : start + 3]) for start in range(0, len(lines), 3)]
    return read_text(f"{title}\n{date}\n\n" + "\n\n".join(paragraphs))


def share(one: Article, two: Article) -> float:
    first, second = Fingerprint.of(one), Fingerprint.of(two)
    assert first.share(second) == second.share(first)
    return first.share(second)


STORY = sentences(18, 1)


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(". ", ".  \n"),
        str.upper,
        lambda text: text.replace("5 March 2024", "6 March 2024"),
        lambda text: text.replace("The ", "“The” "),
        lambda text: text.replace("fi", "\N{LATIN SMALL LIGATURE FI}"),
    ],
)
def test_what_is_no_word_makes_no_difference(changed: object) -> None:
    assert callable(changed)
    one = article(STORY)
    assert Fingerprint.of(one).same(Fingerprint.of(read_text(changed(one.text))))


def test_one_word_makes_the_words_differ() -> None:
    other = [*STORY[:-1], STORY[-1].replace("days", "weeks")]
    assert not Fingerprint.of(article(STORY)).same(Fingerprint.of(article(other)))


def test_order_counts() -> None:
    assert not Fingerprint.of(article(STORY)).same(Fingerprint.of(article(STORY[::-1])))


def corrected(lines: list[str]) -> list[str]:
    """A word changed in every second sentence, as a copy desk does."""
    return [line.replace("region", "county") if number % 2 else line for number, line in enumerate(lines)]


NEAR_ONES = {
    "a corrected reprint": article(corrected(STORY)),
    "another headline": article(STORY, title="Plans, plans, and what became of them all"),
    "cut to half from the end": article(STORY[:9]),
    "with a paragraph more": article([*STORY, *sentences(4, 2)]),
    "with a new lead": article([*sentences(2, 3), *STORY[1:]]),
}


@pytest.mark.parametrize("kind", NEAR_ONES)
def test_reprints_are_near(kind: str) -> None:
    assert share(article(STORY), NEAR_ONES[kind]) >= NEAR
    assert not Fingerprint.of(article(STORY)).same(Fingerprint.of(NEAR_ONES[kind]))


FAR_ONES = {
    "the same topic in other words": article(sentences(18, 4)),
    "a follow-up with the old background": article([*sentences(14, 5), *STORY[-5:]]),
    "a quotation in common": article([*sentences(17, 6), STORY[3]]),
    "the same headline": article(sentences(18, 7)),
}


@pytest.mark.parametrize("kind", FAR_ONES)
def test_other_articles_on_the_topic_are_not_near(kind: str) -> None:
    assert share(article(STORY), FAR_ONES[kind]) < NEAR - 0.1


def test_furniture_makes_no_article_the_same() -> None:
    links = "\n\n".join(f"Read more: {line}" for line in sentences(12, 8))
    one, two = (f"{' '.join(sentences(3, seed))}\n\n{links}" for seed in (9, 10))
    assert share(read_text(one), read_text(two)) < NEAR


def test_a_few_words_are_only_ever_exactly_the_same() -> None:
    one, two = "The council met on Monday in the town hall.", "The council met on Monday in the town."
    assert share(read_text(one), read_text(two)) == 0
    assert share(read_text(one), read_text(one)) == 1
    assert share(read_text(""), read_text(one)) == 0


def test_the_time_grows_with_the_text_and_the_memory_does_not() -> None:
    def seconds(words: int) -> float:
        text = Article(" ".join(f"word{number % 5000}" for number in range(words)), ())
        begun = time.process_time()
        Fingerprint.of(text)
        return time.process_time() - begun

    few = min(seconds(40_000) for _ in range(3))
    many = min(seconds(160_000) for _ in range(3))
    assert many < 8 * few
    long = Article(" ".join(map(str, range(100_000))), ())
    assert len(Fingerprint.of(long).shingles) < 20_000
