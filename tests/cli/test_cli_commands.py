from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.cli import main
from timeline_app.data import seeds

SEED = str(seeds() / "musk-invites-harris.txt")
ROOT = Path(__file__).parents[2]
PROSE = "The council voted on Tuesday to close the harbour.\n"


def run(*words: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "timeline_app", *words],
        input=data,
        capture_output=True,
        cwd=ROOT,
        env=kept | environment,
        check=False,
        timeout=100,
    )


def test_extract_prints_a_table_and_loads_no_qt() -> None:
    program = (
        "import sys; from timeline_app.cli import main; code = main(['extract', sys.argv[1]]);"
        "print(sorted(n for n in sys.modules if 'PySide' in n), file=sys.stderr); raise SystemExit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program, SEED], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.splitlines()[-1] == "[]"
    assert "Published 2024-08-13" in done.stdout
    assert "Without a date in the text:" in done.stdout


def test_extract_as_json_csv_and_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", SEED, "--format", "json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["published"]["value"] == "2024-08-13"
    assert main(["extract", SEED, "-f", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == len(whole["events"]) > 0
    assert main(["extract", SEED, "-f", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sum(line["record"] == "event" for line in lines) == len(rows)


def test_standard_input_and_a_given_date() -> None:
    done = run("extract", "-", "--published", "13 August 2024", "-f", "json", data=PROSE.encode())
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["published"] == {"value": "2024-08-13", "source": "given by the user", "span": None}
    assert found["article"]["origin"] == "standard input"


def test_output_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "events.json"
    assert main(["extract", SEED, "-f", "json", "-o", str(out)]) == 0
    assert json.loads(out.read_text())["events"]
    assert [path.name for path in tmp_path.iterdir()] == ["events.json"]


def test_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", SEED, "-o", str(tmp_path / "no" / "events.json")]) == 1
    error = capsys.readouterr().err
    assert "cannot be written" in error
    assert "Traceback" not in error


@pytest.mark.parametrize("kind", ["missing", "folder", "binary"])
def test_unreadable_input_is_one_sentence_and_code_2(
    kind: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "input"
    if kind == "folder":
        path.mkdir()
    if kind == "binary":
        path.write_bytes(b"\x00\x01\x02\x03" * 100)
    out = tmp_path / "out.json"
    for command in (["extract", SEED, str(path), "-o", str(out)], ["render", str(path), "-o", str(tmp_path / "a.png")]):
        assert main(command) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert len(captured.err.splitlines()) == 1
        assert captured.err.startswith("timeline-app: ")
    assert not out.exists()


ODD = [
    ("empty", b"", "empty"),
    ("white space", b" \n\t ", "empty"),
    ("another encoding", "The café’s owner résumé was leaked on Tuesday.".encode("cp1252"), "not UTF-8"),
    ("no date", b"The council closed the harbour and nobody came.", None),
    ("no publication date", b"The council closed the harbour yesterday. It was opened two years ago.", "relative"),
    ("in the future", b"Harbour closed\n\n5 March 2893\n\n" + PROSE.encode() * 3, "future"),
    ("another language", "Der Stadtrat hat am 3. Mai 2021 beschlossen, den Hafen zu schließen.".encode(), "language"),
    ("control characters", b"The council \x1b[31mclosed the harbour.", None),
]


@pytest.mark.parametrize(("data", "warning"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_odd_input_is_read_with_a_warning(
    data: bytes,
    warning: str | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    assert main(["extract", str(path)]) == 0
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out
    if warning is not None:
        assert any("warning" in line and warning in line for line in captured.err.splitlines()), captured.err


@pytest.mark.parametrize("words", ["soon", "2024", "March 2024", "March 5", "03/04/2024", "2024-02-30", ""])
def test_a_publication_date_that_is_no_day_is_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["extract", SEED, "--published", words])
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("command", [[], ["extract"], ["render"], ["dates"]])
def test_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    assert "FILE" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("timeline-app ")


def test_render_needs_no_display(tmp_path: Path) -> None:
    outputs = [tmp_path / f"timeline.{ending}" for ending in ("png", "svg", "pdf")]
    done = run("render", SEED, *(word for path in outputs for word in ("-o", str(path))), "--width", "800")
    assert done.returncode == 0, done.stderr
    heads = [path.read_bytes()[:5] for path in outputs]
    assert heads[0][1:4] == b"PNG"
    assert heads[1] in {b"<?xml", b"<svg "}
    assert heads[2] == b"%PDF-"


def test_render_to_an_unknown_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", SEED, "-o", str(tmp_path / "timeline.xyz")]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_window_without_a_display_is_one_sentence() -> None:
    done = run(SEED)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("timeline-app: There is no display")
    assert len(done.stderr.splitlines()) == 1


def test_the_fallback_prints_and_draws(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "timeline_app", SEED, "--fallback"],
        capture_output=True,
        cwd=tmp_path,
        env=kept | {"PYTHONPATH": str(ROOT)},
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert b"no display" in done.stderr
    assert b"Published 2024-08-13" in done.stdout
    assert (tmp_path / "timeline.png").read_bytes()[1:4] == b"PNG"


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m timeline_app extract '{SEED}' -f json | head -c 10",
        shell=True,
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == b""


def test_output_in_a_poor_encoding() -> None:
    done = run("extract", SEED, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr


def test_several_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Harbour to close\n\n5 March 2024\n\n" + PROSE * 3)
    assert main(["extract", SEED, str(other), "-f", "json"]) == 0
    assert [one["article"]["origin"] for one in json.loads(capsys.readouterr().out)] == [Path(SEED).name, "other.txt"]


def test_dates_are_listed_with_their_reasons(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["dates", SEED]) == 0
    listed = capsys.readouterr().out
    assert "three weeks ago" in listed
    assert "2024-07" in listed
    out = tmp_path / "dates.html"
    assert main(["dates", SEED, "--html", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").count("<mark") >= 8


def test_dates_without_a_publication_date_say_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("They met yesterday, and again on 3 May 2021.")
    assert main(["dates", str(path)]) == 0
    captured = capsys.readouterr()
    assert "2021-05-03" in captured.out
    assert "relative dates stay open" in captured.err


def test_a_mistyped_command_is_named_and_opens_no_window() -> None:
    done = run("frobnicate", SEED)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "There is no command or file “frobnicate”; commands are extract, render, dates, explain." in said
    assert not done.stdout


def test_extract_says_that_it_found_no_event(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    assert main(["extract", str(empty)]) == 0
    assert "No event was found." in capsys.readouterr().err
