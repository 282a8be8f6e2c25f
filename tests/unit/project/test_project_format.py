"""Framing and JSON: everything that is read out of articles comes back as it was."""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.samples import seed_extraction
from tests.unit.project.made import extraction
from timeline_app.model import Article, Extraction
from timeline_app.project import codec, edits
from timeline_app.project.codec import ArticleRecord, DetailsRecord, ReadingRecord, article_of, decode, extraction_of
from timeline_app.project.framing import Damage, digest, line, scan
from timeline_app.project.project import Project
from timeline_app.project.values import Held

ZONE = dt.timezone(dt.timedelta(hours=-4))
EXTRACTIONS = [
    seed_extraction(),
    extraction("Alpha", 20),
    extraction("Beta", 0, published=None),
    extraction("Gamma", published=dt.datetime(2031, 6, 4, 18, 30, tzinfo=ZONE)),
    extraction("Delta", published=dt.datetime(2031, 6, 4, 18, 30)),  # noqa: DTZ001 - as many a page gives it
    extraction("Nul \x00 \u2028 \u202e \U0001f600 \x0b \n {“quotes”} \\"),
]


@pytest.mark.parametrize("original", EXTRACTIONS)
def test_extractions_come_back_as_they_were(original: Extraction) -> None:
    _, parts = codec.records_of(Held("0123456789", original))
    kinds = dict(parts.values())
    assert all(digest(data) == name and b"\n" not in data for name, (_, data) in parts.items())
    article = article_of(kinds["article"])
    reading, details = decode(kinds["reading"], ReadingRecord), decode(kinds["details"], DetailsRecord)
    assert extraction_of(reading, article, details) == original


def fields(*kinds: type) -> set[str]:
    names: set[str] = set()
    for kind in kinds:
        if dataclasses.is_dataclass(kind):
            names |= {field.name for field in dataclasses.fields(kind)}
        else:
            names |= {field.name for field in msgspec.structs.fields(kind)}
    return names


def test_no_field_is_forgotten() -> None:
    assert fields(Article) == fields(ArticleRecord)
    assert fields(Extraction) <= fields(ReadingRecord, DetailsRecord)


def test_a_project_comes_back_as_it_was(tmp_path: Path) -> None:
    project = Project.new(tmp_path, delay=0)
    for original in EXTRACTIONS:
        project.do(edits.hold(project.document, original, "/a/“b”\n.txt", published_by_user=True, program="9.9"))
    project.set_view({"zoom": 2.5, "nested": {"list": [1, None, "x"]}})
    project.close()
    opened = Project.open(project.path, tmp_path, delay=0)
    assert opened.project.document.held == project.document.held
    assert opened.project.view == project.view
    assert opened.project.history == project.history
    assert opened.sentences == ()
    opened.project.close()


def test_records() -> None:
    data = line(1, "timeline", b"{}") + line(2, "edit", b'{"a":"\xc3\xa9"}')
    found = scan(data)
    assert [(record.number, record.kind, record.data) for record in found.records] == [
        (1, "timeline", b"{}"),
        (2, "edit", b'{"a":"\xc3\xa9"}'),
    ]
    assert (found.damages, found.good, found.torn, found.next) == ((), len(data), False, 3)


LINES = [line(number, "edit", b'{"index":%d}' % number) for number in range(1, 6)]
WHOLE = b"".join(LINES)
BROKEN = WHOLE.replace(b'"index":3', b'"in\nex":3')
ZEROS = b"".join([*LINES[:2], bytes(len(LINES[2])), *LINES[3:]])
THIRD = (Damage(3, "edit"),)
DAMAGED: list[tuple[str, bytes, list[int], tuple[Damage, ...], bool, int]] = [
    ("torn", WHOLE[:-5], [1, 2, 3, 4], (), True, 5),
    ("torn within the head", WHOLE + b"6 ed", [1, 2, 3, 4, 5], (), True, 6),
    ("last line feed flipped", WHOLE[:-1] + b"J", [1, 2, 3, 4, 5], (), False, 6),
    ("a line lost", b"".join(LINES[:2] + LINES[3:]), [1, 2, 4, 5], (Damage(3),), False, 6),
    ("first lost", b"".join(LINES[1:]), [2, 3, 4, 5], (Damage(1),), False, 6),
    ("a body", WHOLE.replace(b'"index":3', b'"index":9'), [1, 2, 4, 5], THIRD, False, 6),
    ("a check", LINES[0][:9] + b"z" + LINES[0][10:] + LINES[1], [2], (Damage(1),), False, 3),
    ("a number", WHOLE.replace(b"3 edit", b"7 edit"), [1, 2, 4, 5], THIRD, False, 6),
    ("a line feed flipped", WHOLE.replace(b"\n4", b"X4"), [1, 2, 3, 4, 5], (), False, 6),
    ("a line feed in the middle", BROKEN, [1, 2, 4, 5], THIRD, False, 6),
    ("zeros at the end", WHOLE + bytes(4096), [1, 2, 3, 4, 5], (), True, 6),
    ("zeros inside", ZEROS, [1, 2, 4, 5], (Damage(3),), False, 6),
    ("nothing", b"", [], (), False, 1),
]


@pytest.mark.parametrize(
    ("data", "numbers", "damages", "torn", "following"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED]
)
def test_damaged_records(
    data: bytes, numbers: list[int], damages: tuple[Damage, ...], torn: bool, following: int
) -> None:
    found = scan(data)
    assert [record.number for record in found.records] == numbers
    assert found.damages == damages
    assert (found.torn, found.next) == (torn, following)


WATCHED = """
import sys
from pathlib import Path
from timeline_app.project.opening import read_timeline
path, seen = Path(sys.argv[1]), []
read_timeline(path)  # once unwatched: what is imported late is imported now
sys.addaudithook(lambda name, arguments: seen.append((name, str(arguments[:1]))))
read_timeline(path)
print("\\n".join(sorted({f"{name} {what}" for name, what in seen})))
"""


def test_opening_a_file_runs_reads_and_fetches_nothing_else(tmp_path: Path) -> None:
    project = Project.new(tmp_path, delay=0)
    project.do(edits.hold(project.document, extraction("Alpha"), "/etc/hostname"))
    project.close()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(project.path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    seen = {row.partition(" ")[0] for row in done.stdout.splitlines()}
    opened = [row for row in done.stdout.splitlines() if row.startswith("open ")]
    assert opened == [f"open ('{project.path}',)"]
    assert seen <= {
        "open",
        "sys._getframe",
        "object.__getattr__",
        "object.__setattr__",
        "object.__delattr__",
        "os.putenv",
    }
