"""Damaged and hostile files: noticed, named, the rest opened, nothing overwritten."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.unit.project.made import extraction
from timeline_app.model import InputError, When
from timeline_app.project import edits
from timeline_app.project.document import Document
from timeline_app.project.framing import Record, digest, line, scan
from timeline_app.project.loading import LARGEST
from timeline_app.project.opening import read_document, read_timeline
from timeline_app.project.project import Project
from timeline_app.project.values import Edit, GivenDate

Json: TypeAlias = Any
Changer = Callable[[Record, Json], Json]
COMPACT: dict[str, Any] = {"separators": (",", ":"), "ensure_ascii": False}
NAMES = ("Alpha", "Beta", "Gamma")


def made_project(folder: Path) -> Path:
    """Three articles, some edits, some undone; saved and closed."""
    project = Project.new(folder, delay=0)
    for name in NAMES:
        project.do(edits.hold(project.document, extraction(name), f"/news/{name}.txt"))
    keys = [entry.key for entry in project.document.timeline().entries]
    project.do(edits.retitle(project.document, keys[0], "Another title"))
    project.do(edits.redate(project.document, keys[1], GivenDate(When.parse("2031~"), "about 2031")))
    project.do(edits.merge(project.document, [keys[2]], keys[3]))
    project.undo()
    project.set_view({"zoom": 2.5})
    path = folder / "p.timeline"
    project.save_as(path)
    project.close()
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_project(tmp_path_factory.mktemp("damage"))


Whole = tuple[Document, tuple[Edit, ...], int]


def all_of(project: Project) -> Whole:
    return project.document, project.history, project.cursor


def opened_whole(path: Path) -> Whole:
    project = Project.open(path, path.parent, delay=0).project
    project.close()
    return all_of(project)


def trial(data: bytes, whole: Whole, folder: Path) -> tuple[set[str], bool]:
    """Open the bytes as a project; the names of its articles, and whether the damage is noticed, or harmless."""
    path = folder / "trial.timeline"
    path.write_bytes(data)
    try:
        opened = Project.open(path, folder, delay=0)
    except InputError as error:
        return set(), path.name in str(error)
    document = opened.project.document
    document.timeline()
    opened.project.close()
    names = {held.extraction.article.text.partition(":")[0] for held in document.held}
    return names, bool(opened.sentences) or all_of(opened.project) == whole


def untouched(data: bytes, original: bytes) -> set[str]:
    """The articles of which every record stands in ``data`` byte for byte."""
    kept = set(data.split(b"\n"))
    records = [written for written in original.split(b"\n") if written]
    by_digest: dict[str, set[bytes]] = {}
    for written in records:
        record = scan(written + b"\n").records[0]
        if record.kind == "edit":
            for change in json.loads(record.data)["changes"]:
                if "article" in change:
                    by_digest[change["key"]] = {written}
    whole: set[str] = set()
    for number, name in enumerate(NAMES):
        mine = [r for r in records if b" article " in r[:16] or b" reading " in r[:16]][2 * number : 2 * number + 2]
        if all(written in kept for written in mine):
            whole.add(name)
    return whole


def flips(count: int, seed: int, path: Path, folder: Path) -> None:
    """``count`` trials of one to three flipped bits or a truncation each."""
    original, rnd = path.read_bytes(), random.Random(seed)
    whole = opened_whole(path)
    for number in range(count):
        data = bytearray(original)
        if number % 4 == 3:
            del data[rnd.randrange(len(data)) :]
        else:
            for _ in range(rnd.choice((1, 1, 2, 3))):
                data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
        names, noticed = trial(bytes(data), whole, folder)
        assert noticed, number
        assert untouched(bytes(data), original) <= names, number


def test_flipped_bits_and_truncations(path: Path, tmp_path: Path) -> None:
    flips(300, 7, path, tmp_path)


def test_every_line_lost_or_doubled_or_swapped(path: Path, tmp_path: Path) -> None:
    original = path.read_bytes()
    whole = opened_whole(path)
    lines = original.splitlines(keepends=True)
    for place in range(len(lines)):
        lost = b"".join(lines[:place] + lines[place + 1 :])
        names, noticed = trial(lost, whole, tmp_path)
        assert noticed, place
        assert untouched(lost, original) <= names, place
        doubled = b"".join(lines[: place + 1] + lines[place:])
        assert untouched(doubled, original) <= trial(doubled, whole, tmp_path)[0]


def test_every_line_feed_flipped(path: Path, tmp_path: Path) -> None:
    original = path.read_bytes()
    whole = opened_whole(path)
    for place, byte in enumerate(original):
        if byte == 10:
            data = original[:place] + b"X" + original[place + 1 :]
            assert trial(data, whole, tmp_path) == (set(NAMES), True)


def test_what_is_damaged_is_named_and_left_alone_until_saved(path: Path, tmp_path: Path) -> None:
    original = path.read_bytes()
    where = original.index("“so it was”".encode(), original.index(b"Beta: a week"))
    damaged = original[:where] + b"?" + original[where + 1 :]
    copy = tmp_path / "copy.timeline"
    copy.write_bytes(damaged)
    opened = Project.open(copy, tmp_path, delay=0)
    first, *others = opened.sentences
    assert first.startswith("copy.timeline is damaged (record ")
    assert any("The article “Beta: a week of news”" in sentence for sentence in others)
    project = opened.project
    assert [held.name[:5] for held in project.document.held] == ["Alpha", "Gamma"]
    project.do(edits.hold(project.document, extraction("Delta")))
    assert copy.read_bytes().startswith(damaged)
    state = project.document
    project.close()
    assert copy.read_bytes().startswith(damaged)
    again = Project.open(copy, tmp_path, delay=0)
    assert again.project.document == state
    again.project.save_as(copy)
    again.project.close()
    assert (tmp_path / "copy (damaged).timeline").read_bytes().startswith(damaged)
    clean = Project.open(copy, tmp_path, delay=0)
    assert clean.sentences == ()
    assert clean.project.document == state
    clean.project.close()


def test_events_damaged_but_not_the_text(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    where = data.index(b'"name":"Beta')
    copy = tmp_path / "copy.timeline"
    copy.write_bytes(data[:where] + b"'" + data[where + 1 :])
    document, sentences = read_document(copy)
    assert [len(held.extraction.events) for held in document.held] == [6, 0, 6]
    assert any("can be read again" in sentence and "Beta" in sentence for sentence in sentences)


def test_the_edit_that_opened_an_article_is_damaged(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    where = data.index("Open “Beta".encode())
    copy = tmp_path / "copy.timeline"
    copy.write_bytes(data[:where] + b"0" + data[where + 1 :])
    opened = Project.open(copy, tmp_path, delay=0)
    assert [held.name[:5] for held in opened.project.document.held] == ["Alpha", "Gamma", "Beta:"]
    assert any("brought back" in sentence for sentence in opened.sentences)
    opened.project.do(edits.hold(opened.project.document, extraction("Delta")))
    state = opened.project.document
    opened.project.close()
    assert read_document(copy)[0] == state


NOT_PROJECTS = [b"", b"\n", b"hello", b"\x00" * 5000, b"PK\x03\x04", b"1 timeline ", b"{}", b"SQLite format 3\x00"]


@pytest.mark.parametrize("data", NOT_PROJECTS)
def test_what_is_no_project_is_refused_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.timeline"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"x\.timeline .*\."):
        Project.open(path, tmp_path)
    assert path.read_bytes() == data


def test_other_things_than_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.timeline")
    (tmp_path / "loop.timeline").symlink_to(tmp_path / "loop.timeline")
    for path in (tmp_path, tmp_path / "none", tmp_path / "pipe.timeline", tmp_path / "loop.timeline", Path("a\x00b")):
        with pytest.raises(InputError):
            Project.open(path, tmp_path)


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.timeline"
    with path.open("wb") as file:
        file.truncate(2 << 30)  # sparse
    assert path.stat().st_size > LARGEST
    with pytest.raises(InputError, match="larger than 128 MB"):
        read_timeline(path)


def rewritten(path: Path, change: Changer) -> bytes:
    """The file with records changed and every check made right again, as an attacker would."""
    result, digests = b"", dict[bytes, bytes]()
    for record in scan(path.read_bytes()).records:
        value = change(record, json.loads(record.data))
        data = value if isinstance(value, bytes) else json.dumps(value, **COMPACT).encode()
        for old, new in digests.items():
            data = data.replace(old, new)
        digests[digest(record.data).encode()] = digest(data).encode()
        result += line(record.number, record.kind, data)
    return result


def put(kind: str, *keys: str | int, value: object) -> Changer:
    """Sets a value deep inside the first record of a kind."""
    done: list[int] = []

    def change(record: Record, fields: Json) -> Json:
        if record.kind == kind and not done:
            inner = fields
            for key in keys[:-1]:
                inner = inner[key]
            inner[keys[-1]] = value
            done.append(1)
        return fields

    return change


DEEP: Json = []
for _ in range(400):
    DEEP = [DEEP]

FAR = {"start": {"year": 10**15}, "end": None, "interval": True}
BACK = {"start": {"year": 1, "qualifier": "~"}, "end": {"year": 1, "qualifier": "~"}, "margin": -900}

HOSTILE: list[tuple[str, Changer]] = [
    ("a later version", put("timeline", "format", value=99)),
    ("not a version", put("timeline", "format", value="1")),
    ("a version below none", put("timeline", "format", value=-5)),
    ("another name", put("timeline", "name", value="x")),
    ("words outside the text", put("article", "title", value={"start": 0, "end": 10**6})),
    ("a block outside the text", put("article", "blocks", 0, "span", "end", value=10**9)),
    ("a span that runs backwards", put("article", "blocks", 0, "span", "start", value=10**9)),
    ("a text that is a number", put("article", "text", value=5)),
    ("a date that is none", put("article", "published", "value", value="2031-13-45")),
    ("a trigger outside the text", put("reading", "events", 0, "mentions", 0, "trigger", "end", value=10**9)),
    ("an unknown kind", put("reading", "events", 0, "kind", value="__import__('os').system('true')")),
    ("an endless importance", put("reading", "events", 0, "importance", value=1e308)),
    ("two events of one name", put("reading", "events", 0, "id", value="e2")),
    (
        "a year far away",
        put("reading", "events", 0, "when", value=FAR),
    ),
    (
        "a backward about",
        put("reading", "events", 0, "when", value=BACK),
    ),
    ("an unknown field", put("reading", "hook", value="os.system")),
    ("deep nesting", put("reading", "hook", value=DEEP)),
    ("another article's key", put("reading", "key", value="0000000000")),
    ("an unknown section", put("edit", "changes", 0, "section", value="shell")),
    ("a place far away", put("edit", "changes", 0, "place", value=10**12)),
    ("a path as a key", put("edit", "changes", 0, "key", value="../../etc/passwd")),
    ("a history far away", put("edit", "index", value=10**9)),
    ("a history before it began", put("edit", "index", value=-3)),
    ("a cursor far away", put("cursor", "index", value=10**9)),
    ("a view that is a list", lambda record, fields: [1] if record.kind == "view" else fields),
    ("no JSON", lambda record, fields: b"{nope}" if record.kind == "reading" else fields),
    ("NaN", lambda record, fields: b'{"zoom":NaN}' if record.kind == "view" else fields),
    ("brackets", lambda record, fields: b"[" * 200_000 if record.kind == "reading" else fields),
    ("braces", lambda record, fields: b'{"a":' * 100_000 if record.kind == "view" else fields),
    ("half a character", lambda record, fields: b'{"a":"\\ud800"}' if record.kind == "view" else fields),
    ("not UTF-8", lambda record, fields: b'{"a":"\xff"}' if record.kind == "view" else fields),
]

REFUSED = {"a later version", "not a version", "a version below none", "another name"}


@pytest.mark.parametrize(("name", "change"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_hostile_files_with_right_checks(path: Path, tmp_path: Path, name: str, change: Changer) -> None:
    hostile = tmp_path / "hostile.timeline"
    hostile.write_bytes(rewritten(path, change))
    assert hostile.read_bytes() != path.read_bytes()
    try:
        opened = Project.open(hostile, tmp_path, delay=0)
    except InputError:
        opened = None
    assert (opened is None) == (name in REFUSED)
    if opened is None:
        return
    assert opened.sentences or name == "a place far away"
    for entry in opened.project.document.timeline().entries:
        text = opened.project.document.timeline().sources[entry.source].article.text
        assert all(mention.span.end <= len(text) for mention in entry.event.mentions)
        if entry.event.when is not None:
            assert entry.event.when.bounds is not None
    opened.project.close()


def test_merges_in_a_circle_and_into_nothing(path: Path, tmp_path: Path) -> None:
    document = read_document(path)[0]
    keys = [entry.key for entry in document.timeline().entries][:3]
    data = path.read_bytes()
    last = scan(data).next
    changes = [
        {"section": "event", "key": key, "event": {"article": key[:10], "merged_into": target}, "as_read": False}
        for key, target in zip(keys, [keys[1], keys[0], "ffffffffff:1-2"], strict=True)
    ]
    edit = json.dumps({"index": 6, "label": "x", "at": None, "changes": changes}).encode()
    hostile = tmp_path / "circle.timeline"
    hostile.write_bytes(data + line(last, "edit", edit))
    shown = {entry.key for entry in read_document(hostile)[0].timeline().entries}
    assert set(keys) <= shown


def test_a_format_before_this_one_is_brought_up_to_date(tmp_path: Path) -> None:
    sample = (Path(__file__).parent / "format-0.timeline").read_bytes()
    path = tmp_path / "old.timeline"
    path.write_bytes(sample)
    opened = Project.open(path, tmp_path, delay=0)
    project = opened.project
    assert opened.sentences == ()
    assert [entry.event.title for entry in project.document.timeline().entries if entry.extracted] == ["Another title"]
    assert (len(project.history), project.cursor) == (3, 2)
    assert path.read_bytes() == sample
    project.redo()
    state = project.document
    project.close()
    assert (tmp_path / "old (older format).timeline").read_bytes() == sample
    again = Project.open(path, tmp_path, delay=0)
    assert (again.sentences, again.project.document) == ((), state)
    again.project.close()


def test_a_file_of_format_1_stays_readable() -> None:
    document, sentences = read_document(Path(__file__).parent / "format-1.timeline")
    assert sentences == ()
    assert [held.extraction for held in document.held] == [extraction("Alpha", 3)]
    assert len(document.corrections) == 2
