from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time

import pytest

from timeline_app.dates import parse_date, understand
from timeline_app.model import Granularity

ABSOLUTE = [
    ("2024-08-13", "2024-08-13"),
    ("2024-08-13T10:00:00+05:30", "2024-08-13T10:00"),
    ("2024-08-13T10:00:00Z", "2024-08-13T10:00"),
    ("2024-08-13 10:15 PM", "2024-08-13T22:15"),
    ("2024-08", "2024-08"),
    ("2024", "2024"),
    ("July 2023", "2023-07"),
    ("Aug. 13, 2024 10:00 IST", "2024-08-13T10:00"),
    ("Wednesday, April 6, 2022", "2022-04-06"),
    ("10:00 IST, 13 August 2024", "2024-08-13T10:00"),
    ("May 2nd, 2024 at 8:05 pm", "2024-05-02T20:05"),
    ("May 2, 2024 8 p.m. ET", "2024-05-02T20:00"),
    ("13th of August, 2024", "2024-08-13"),
    ("Sept. 5, 2023", "2023-09-05"),
    ("13-Aug-2024", "2024-08-13"),
    ("12 March 2024 13:45:10 +0100", "2024-03-12T13:45"),
    ("13.08.2024", "2024-08-13"),
    ("13/04/2024", "2024-04-13"),
    ("8/13/2024 10:15 AM", "2024-08-13T10:15"),
    ("2024/8/13", "2024-08-13"),
    ("13 août 2024", "2024-08-13"),
    ("1er août 2024", "2024-08-01"),
    ("mardi 13 août 2024 à 10h15", "2024-08-13T10:15"),
    ("juillet 2023", "2023-07"),
    ("13. August 2024", "2024-08-13"),
    ("Dienstag, 13. August 2024, 10:15 Uhr", "2024-08-13T10:15"),
    ("13 de agosto de 2024", "2024-08-13"),
    ("martes 13 de agosto de 2024", "2024-08-13"),
    ("13 agosto 2024", "2024-08-13"),
    ("13 augustus 2024", "2024-08-13"),
    ("13 sierpnia 2024", "2024-08-13"),
    ("13 серпня 2024 року", "2024-08-13"),
    ("13 августа 2024 г.", "2024-08-13"),
    ("2024年8月13日", "2024-08-13"),
    ("2024년 8월 13일", "2024-08-13"),
    ("13 Ağustos 2024", "2024-08-13"),
    ("2024. augusztus 13.", "2024-08-13"),
    ("13 αυγούστου 2024", "2024-08-13"),
    ("١٣ أغسطس ٢٠٢٤", "2024-08-13"),
]


@pytest.mark.parametrize(("words", "edtf"), ABSOLUTE)
def test_absolute_expressions_of_many_languages(words: str, edtf: str) -> None:
    assert str(parse_date(words)) == edtf


REFUSED = [
    "",
    " ",
    "sat",
    "may",
    "second",
    "march",
    "two-hour",
    "40 minutes",
    "40 minutes 2024",
    "5 weeks 2024",
    "the 1990s",
    "2023-24",
    "early 2024",
    "mid-May",
    "the previous year",
    "three weeks ago",
    "yesterday",
    "tomorrow 2024",
    "now 2024",
    "last year 2024",
    "Monday",
    "13 août",
    "August 13",
    "Tuesday 2024",
    "in 2020",
    "2024 votes",
    "Boeing 2020",
    "H.R. 2024",
    "13 August 2024 20 votes",
    "31 February 2024",
    "2024-02-30",
    "2023-02-29",
    "1 2024",
    "24 2024",
    "13 August 2024 14 September 2025",
    "03/04/2024",
    "03/04/2024 10:15",
]


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_no_single_absolute_date_is_refused(words: str) -> None:
    assert parse_date(words) is None


@pytest.mark.parametrize(
    ("words", "granularity"),
    [
        ("2024", Granularity.YEAR),
        ("August 2024", Granularity.MONTH),
        ("13 August 2024", Granularity.DAY),
        ("13 August 2024 8 pm", Granularity.HOUR),
        ("13 August 2024 20:00", Granularity.MINUTE),
    ],
)
def test_no_field_is_filled_in(words: str, granularity: Granularity) -> None:
    when = parse_date(words)
    assert when is not None
    assert when.granularity is granularity


@pytest.mark.parametrize(
    ("languages", "day_first", "edtf"),
    [
        (None, None, None),
        (["en"], None, None),
        (["de"], None, "2024-04-03"),
        (["fr", "en"], None, None),
        (["en"], True, "2024-04-03"),
        (["en"], False, "2024-03-04"),
        (None, True, "2024-04-03"),
    ],
)
def test_the_order_of_a_numeric_date_is_settled_or_the_date_is_refused(
    languages: list[str] | None,
    day_first: bool | None,
    edtf: str | None,
) -> None:
    when = parse_date("03/04/2024", languages=languages, day_first=day_first)
    assert (None if when is None else str(when)) == edtf


def test_a_named_language_is_the_only_one_tried() -> None:
    assert parse_date("13 août 2024", languages=["de"]) is None
    assert str(parse_date("13 août 2024", languages=["fr"])) == "2024-08-13"
    assert parse_date("13 août 2024", languages=["xx"]) is None


def test_nonsense_is_cheap() -> None:
    parse_date("13 août 2024")
    started = time.process_time()
    for number in range(200):
        parse_date(f"qwerty asdf {number}")
        parse_date("x" * 100_000)
        parse_date("1 " * 50_000)
    assert time.process_time() - started < 1.0


def test_importing_the_gate_does_not_import_dateparser() -> None:
    program = "import sys, timeline_app.dates as d; d.parse_date('2024-08-13'); print('dateparser' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


TYPED = [
    ("July 13", "2024-07-13"),
    ("13 août", "2024-08-13"),
    ("July", "2024-07"),
    ("mid-2023", "2023-05/2023-08"),
    ("early 2024", "2024-01/2024-04"),
    ("late February 2024", "2024-02-21/2024-02-29"),
    ("about 1999", "1999~"),
    ("circa May 2020", "2020-05~"),
    ("the 1990s", "1990/1999"),
    ("2024-07-23~", "2024-07-23~"),
    ("2024-07/2024-08", "2024-07/2024-08"),
    ("../2024", "../2024"),
    ("-0043", "-0043"),
    ("July 2023 to May 2024", "2023-07/2024-05"),
    ("from 3 May to 5 June 2024", "2024-05-03/2024-06-05"),
    ("2023–2024", "2023/2024"),
    ("13 August 2024 20:00", "2024-08-13T20:00"),
]


@pytest.mark.parametrize(("words", "edtf"), TYPED)
def test_what_a_person_types_is_understood(words: str, edtf: str) -> None:
    assert str(understand(words, dt.date(2024, 8, 13))) == edtf


@pytest.mark.parametrize("words", ["", "nonsense", "early 3 May 2024", "2025 to 2024", "30 February", "yesterday"])
def test_what_is_not_understood_gives_nothing(words: str) -> None:
    assert understand(words, dt.date(2024, 8, 13)) is None
