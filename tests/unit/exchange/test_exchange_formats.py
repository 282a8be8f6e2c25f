from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from tests.samples import seed_extraction, seed_text
from timeline_app.exchange import to_csv, to_json, to_jsonl, to_text
from timeline_app.exchange.table import columns
from timeline_app.model import Article, Extraction, When


def with_title(title: str, when: str | None = "2024-08-12") -> Extraction:
    """The seed's extraction with one event of that title and date."""
    whole = seed_extraction()
    event = replace(whole.events[6], title=title, when=None if when is None else When.parse(when), claimed_by="=cmd()")
    return replace(whole, events=(event,))


def test_json_holds_everything_with_offsets_into_the_text() -> None:
    record = json.loads(to_json([seed_extraction()]))
    text = seed_text()
    assert record["published"]["value"] == "2024-08-13"
    assert text[slice(*record["published"]["span"])] == "2024-08-13"
    assert len(record["events"]) == len(seed_extraction().events)
    for event in record["events"]:
        for mention in event["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
            assert mention["start"] <= mention["trigger"][0] < mention["trigger"][1] <= mention["end"]
    left = next(event for event in record["events"] if event["id"] == "e5")
    assert left["when"] == "2024-07-23~"
    assert left["bounds"] == {"earliest": "2024-07-20", "latest": "2024-07-26"}
    assert [reading["words"] for reading in left["readings"]] == [["three weeks ago"], ["in November"]]
    assert left["steps"][0]["anchor"]["value"] == "2024-08-13"
    assert next(event for event in record["events"] if event["id"] == "e13")["when"] is None


def test_several_extractions_are_a_list() -> None:
    assert len(json.loads(to_json([seed_extraction(), seed_extraction()]))) == 2


def test_json_lines_are_one_object_each() -> None:
    lines = [json.loads(line) for line in to_jsonl([seed_extraction(), seed_extraction()]).splitlines()]
    assert [line["source"] for line in lines if line["record"] == "article"] == [0, 1]
    assert sum(line["record"] == "event" for line in lines) == 2 * len(seed_extraction().events)
    assert not any("\n" in json.dumps(line) for line in lines)


def test_lone_surrogates_survive_json() -> None:
    extraction = with_title("a \ud800 b")
    assert json.loads(to_json([extraction]))["events"][0]["title"] == "a \ud800 b"
    to_json([extraction]).encode("ascii")


def rows(extraction: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv([extraction]), newline="")))


def test_csv_reads_back() -> None:
    by_id = {row["id"]: row for row in rows(seed_extraction())}
    assert by_id["e5"]["when"] == "2024-07-23~"
    assert by_id["e5"]["contradictory"] == "yes"
    assert by_id["e5"]["readings"] == "2024-07-23~; 2023-11"
    assert by_id["e20"]["earliest"] == ""
    assert by_id["e20"]["latest"] == "2024-08-13"
    assert by_id["e13"]["when"] == ""
    assert by_id["e10"]["words"] == "Trump also asserted"


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\r=1", "|calc", "＝1+1", "%0A=1"],
)
def test_csv_cells_are_no_formulas(title: str) -> None:
    row = rows(with_title(title))[0]
    assert row["title"] == "'" + title
    assert row["claimed_by"] == "'=cmd()"


def test_numbers_and_years_before_christ_in_csv() -> None:
    assert rows(with_title("x", "-0043"))[0]["when"] == "-0043"
    assert rows(with_title("x", "-0043-03-15"))[0]["when"] == "'-0043-03-15"


def test_quotes_and_line_ends_in_csv() -> None:
    assert rows(with_title('a "b", c\nd'))[0]["title"] == 'a "b", c\nd'


@pytest.mark.parametrize("width", [50, 64, 80, 120, 200])
def test_the_table_fits_the_terminal(width: int) -> None:
    table = to_text([seed_extraction()], width)
    assert max(columns(line) for line in table.splitlines()) <= width
    for words in ("about 23 Jul 2024", "Without a date in the text:", "! “in November”: Nov 2023 (not kept)"):
        assert words in " ".join(table.split())


def test_the_table_cannot_steer_the_terminal() -> None:
    table = to_text([with_title("a\x1b[2J\x07b\u202ec\nd")])
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "a [2J b c d" in table


def test_wide_characters_are_counted() -> None:
    table = to_text([with_title("総統が辞任を発表した" * 20)], 60)
    assert max(columns(line) for line in table.splitlines()) <= 60
    assert columns("総e\u0301") == 3


def test_nothing_found_is_said() -> None:
    article = Article("x", (), origin="a.txt")
    table = to_text([Extraction(article, None, (), ())])
    assert "No events found." in table
    assert "Publication date not found" in table


def test_inferred_dates_are_marked() -> None:
    lines = to_text([seed_extraction()]).splitlines()
    assert any(line.startswith("12 Aug 2024 *") for line in lines)
    assert any(line.startswith("12 Aug 2024  ") for line in lines)
    assert lines[-1].startswith("* inferred")
