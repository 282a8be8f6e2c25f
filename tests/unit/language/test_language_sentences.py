from __future__ import annotations

import pytest

from timeline_app.language.normal import forms, plain
from timeline_app.language.sentences import paragraphs_of, sentence_starts
from timeline_app.language.tokens import words


def split(text: str) -> list[str]:
    same = plain(text)
    made: list[str] = []
    for paragraph in paragraphs_of(same):
        ranges = list(words(same, paragraph.start, paragraph.end))
        starts = sentence_starts(same, ranges)
        made += [text[ranges[a][0] : ranges[b - 1][1]] for a, b in zip(starts, [*starts[1:], len(ranges)], strict=True)]
    return made


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Lee met Gov. Ruiz and Rep. Dan Cho.",
        "The U.S. Senate voted on Aug. 12 in Washington, D.C., at 5 p.m. Monday.",
        "Article No. 10 was struck down by Judge J. R. Smith Jr. in Brown v. Board.",
        "Acme Inc. shares fell 3.5 percent.",
        "“Why now?” she asked.",
        "'You want to quit?' he said.",
        "The firm Yahoo! bought it.",
        "Dr. Ahn of St. Louis said the cost was approx. $1.5 million.",
        "He waited ... and left.",
        "“It is over!” President Ruiz told the crowd.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He resigned. She stayed.", 2),
        ("He lives in the U.S. She does not.", 2),
        ("“We won.” The crowd cheered.", 2),
        ("“We won,” he said. “They lost.”", 2),
        ("Did he go? Nobody knows.", 2),
        ("He said no. Then he left.", 2),
        ("They met at 5 p.m. The talks failed.", 2),
        ("It ended in 2024. In May, it began again.", 2),
        ("He left (at last.) She stayed.", 2),
        ("It was signed.[4] It was broken.", 2),
        ("Deal signed\nThe two sides signed it.", 2),
        ("KYIV, Aug. 12 (Agency) — The army withdrew.", 2),
        ("BERLIN (AP) - Voters went to the polls. Turnout was high.", 3),
        ("He left office in Jan. The vote came later.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The president of the republic said on Monday that the\ngovernment would fall before the end of the year."
    assert len(split(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't, can't and won't.", "He did n't , ca n't and wo n't ."),
        ("Harris' and Trump’s plan", "Harris ' and Trump ’s plan"),
        ("two-hour talks, anti-war, e-mail", "two - hour talks , anti-war , e-mail"),
        ("$5m, 10%, 20th, 1990s, 5pm, G20", "$ 5 m , 10 % , 20th , 1990s , 5 pm , G20"),
        ("cannot O'Neill al-Assad A&M", "can not O'Neill al - Assad A&M"),
        (
            "9/11 at https://example.org/a?b=1, (www.example.org).",
            "9/11 at https://example.org/a?b=1 , ( www.example.org ) .",
        ),
        ("U.S. Sen. J.D. Vance", "U.S. Sen. J.D. Vance"),
        ("it’s 3:30 a.m. now", "it ’s 3:30 a.m. now"),
    ],
)
def test_words(text: str, expected: str) -> None:
    same = plain(text)
    assert [text[a:b] for a, b in words(same, 0, len(same))] == expected.split(" ")


def test_quotes_and_dashes_keep_their_place() -> None:
    assert plain("“a” — ‘b’ – c\u00a0d") == "\"a\" — 'b' – c d"
    assert forms(['"', "We", '"', "-", "x", "-", "y"], [False, False, True, True, False, False, False]) == [
        "``", "We", "''", "--", "x", "-", "y",
    ]  # fmt: skip


def test_hostile_text_takes_linear_time() -> None:
    for piece in (".", '"', "A.", "a-", "1,", "'s", "[1]", "(", "www.", "a@", "KYIV "):
        assert split(piece * 20_000)
