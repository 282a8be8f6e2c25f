"""Documents are read by a process of their own: within limits, until cancelled, and whatever becomes of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import documents
from timeline_app.ingest import read_file, read_stream, worker
from timeline_app.ingest.formats import read_document
from timeline_app.ingest.worker import Limits, end_all, read_guarded
from timeline_app.ingest.worker_wire import Answer, article_of, pack, unpack
from timeline_app.model import BlockKind, CancelledError, InputError

POSIX = pytest.mark.skipif(os.name != "posix", reason="limits by the system")


def never() -> bool:
    return False


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    yield
    end_all()


def children() -> set[int]:
    """The processes that this one has started and that still run."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z":
            found.add(int(path.parent.name))
    return found


@pytest.mark.parametrize("name", documents.FORMATS)
def test_the_process_gives_the_same_article(name: str) -> None:
    data = documents.FORMATS[name]()
    assert read_guarded(data, name, cancelled=never) == read_document(data, name)


def test_a_file_and_its_bytes_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "süd story.html"
    path.write_bytes(documents.page() + b" " * 1_200_000)
    article = read_file(path)
    assert article.title is not None
    assert article == read_stream(path.read_bytes(), path.name)


def test_a_process_serves_several_documents() -> None:
    read_guarded(documents.rich(), "a.rtf", cancelled=never)
    before = children()
    for _ in range(3):
        read_guarded(documents.rich(), "a.rtf", cancelled=never)
    assert children() == before
    assert len(before) <= 1 or sys.platform != "linux"
    end_all()
    assert not children() & before


def test_a_refused_document_leaves_the_next_one_alone() -> None:
    for _ in range(2):
        with pytest.raises(InputError, match="document type"):
            read_guarded(documents.word("<w:p/>", documents.LAUGHS), "laughs.docx", cancelled=never)
        assert read_guarded(documents.word(), "a.docx", cancelled=never).title is not None


def test_threads_read_at_once() -> None:
    titles: list[str] = []

    def read() -> None:
        article = read_stream(documents.mail(), "a.eml")
        titles.append("" if article.title is None else article.title.of(article.text))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == [documents.TITLE] * 4


def test_cancelling_ends_the_reading_at_once() -> None:
    asked = iter(range(1_000))
    began = time.monotonic()
    with pytest.raises(CancelledError):
        read_guarded(b"{\\rtf1 " + b"{" * 10_000_000, "slow.rtf", cancelled=lambda: next(asked) > 4)
    assert time.monotonic() - began < 5
    assert not [thread for thread in threading.enumerate() if thread.name == "document"]


def test_the_limit_of_time_is_kept() -> None:
    links = b"{\\rtf1 " + b"{\\field{\\*\\fldinst{HYPERLINK " * 300_000
    began = time.monotonic()
    with pytest.raises(InputError, match=r"slow.rtf was given up after 1 seconds; nothing of it was read\."):
        read_guarded(links, "slow.rtf", cancelled=never, limits=Limits(seconds=1))
    assert time.monotonic() - began < 6
    assert not [thread for thread in threading.enumerate() if thread.name == "document"]


@POSIX
@pytest.mark.parametrize("name", ["bomb.pdf", "groups.rtf"])
def test_the_limit_of_memory_is_kept(name: str) -> None:
    made = {"bomb.pdf": lambda: documents.pdf_bomb(400_000_000), "groups.rtf": lambda: b"{\\rtf1 " + b"{" * 4_000_000}
    with pytest.raises(InputError, match="memory") as caught:
        read_guarded(made[name](), name, cancelled=never, limits=Limits(bytes=300_000_000))
    assert "\n" not in str(caught.value)
    assert read_guarded(documents.rich(), "a.rtf", cancelled=never).title is not None


@POSIX
def test_a_process_that_dies_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys, os; sys.stdin.buffer.read(8); os.abort()"
    monkeypatch.setattr("timeline_app.ingest.worker._command", lambda _memory: [sys.executable, "-c", code])
    with pytest.raises(InputError, match=r"a.rtf broke the process .* nothing else is affected\."):
        read_guarded(documents.rich(), "a.rtf", cancelled=never)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'{"text": 5}',
        b'{"text": "abc", "blocks": [["paragraph", 0, 9]]}',
        b'{"text": "abc", "blocks": [["paragraph", -1, 2]]}',
        b'{"text": "abc", "blocks": [["paragraph", 0, 2], ["paragraph", 1, 3]]}',
        b'{"text": "abc", "blocks": [["evil", 0, 2]]}',
        b'{"text": "abc", "title": [2, 7]}',
        b'{"text": "abc", "published": ["2024-13-01", "x", null]}',
        b'{"text": "abc", "published": ["2024-03-01", "x", [0, 99]]}',
    ],
)
def test_an_answer_that_is_no_article_is_not_taken(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    framed = len(answer).to_bytes(8, "big") + answer
    code = f"import sys; sys.stdin.buffer.read(8); sys.stdout.buffer.write({framed!r}); sys.stdout.close()"
    monkeypatch.setattr("timeline_app.ingest.worker._command", lambda _memory: [sys.executable, "-c", code])
    with pytest.raises(InputError, match="what its reader gave is no article"):
        read_guarded(documents.rich(), "a.rtf", cancelled=never)


def test_articles_pass_unchanged() -> None:
    for name, make in documents.FORMATS.items():
        article = read_document(make(), name)
        assert article_of(unpack(pack(article, last=False)), name) == article
    assert unpack(b'{"error": "No.", "last": true}') == Answer(error="No.", last=True)
    assert unpack(b'{"text": "a", "blocks": [["title", 0, 1]]}').blocks == ((BlockKind.TITLE, 0, 1),)


_PARENT = """
import sys, threading
from timeline_app.ingest.worker import read_guarded, _Process, Limits
process = _Process(Limits().bytes)
print(process._process.pid, flush=True)
data = b"{\\\\rtf1 " + b"{\\\\field{\\\\*\\\\fldinst{HYPERLINK " * 400_000
from timeline_app.ingest.worker import Request, msgspec
frames = [msgspec.json.encode(Request("slow.rtf", None, 20)), data]
process.exchange(frames, [])
"""


def runs(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_ends_when_the_program_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(1)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 5
    while time.monotonic() < until and runs(child):
        time.sleep(0.05)
    assert not runs(child)


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker._command(5) == [sys.executable, worker.FROZEN_FLAG, "5"]
    started = [sys.executable, "-m", "timeline_app", worker.FROZEN_FLAG, "1000000000"]
    monkeypatch.setattr("timeline_app.ingest.worker._command", lambda _memory: started)
    assert read_guarded(documents.rich(), "a.rtf", cancelled=never) == read_document(documents.rich(), "a.rtf")


def test_a_process_that_has_waited_long_enough_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    hasty = "import timeline_app.ingest.worker_child as child; child._IDLE = 0.1; child.run()"
    monkeypatch.setattr("timeline_app.ingest.worker._command", lambda m: [sys.executable, "-c", hasty, str(m)])
    article = read_guarded(documents.rich(), "a.rtf", cancelled=never)
    time.sleep(0.5)
    assert read_guarded(documents.rich(), "a.rtf", cancelled=never) == article
    time.sleep(0.5)
    monkeypatch.setattr("timeline_app.ingest.worker._Process.alive", True)  # it ends just when it is asked
    assert read_guarded(documents.rich(), "a.rtf", cancelled=never) == article
