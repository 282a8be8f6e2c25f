from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline_app.gui import import_folder
from timeline_app.gui.import_folder import list_articles, short_names
from timeline_app.gui.import_kinds import endings, has_known_ending, patterns
from timeline_app.model import CancelledError


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return folder


def names(folder: Path, paths: tuple[str, ...]) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in paths]


def test_a_folder_gives_its_articles_and_those_below_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.html", "A.txt", "c.PDF", "deep/er/z.docx", "deep/y.md")
    found = list_articles([str(tmp_path)])
    assert names(tmp_path, found.files) == ["A.txt", "b.html", "c.PDF", "deep/y.md", "deep/er/z.docx"]
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("photo.jpg", "Files ending in .jpg are not read."),
        ("README", "Its name has no ending that says what it is."),
        ("table.xlsx", "Files ending in .xlsx are not read."),
        ("a.txt.zip", "Files ending in .zip are not read."),
    ],
)
def test_other_files_are_named_with_the_reason(tmp_path: Path, name: str, why: str) -> None:
    found = list_articles([str(make(tmp_path, name, "a.txt"))])
    assert len(found.files) == 1
    assert [(Path(one.path).name, one.why) for one in found.skipped] == [(name, why)]


def test_hidden_files_are_the_systems(tmp_path: Path) -> None:
    found = list_articles([str(make(tmp_path, ".DS_Store", ".git/x.txt"))])
    assert found == list_articles([])


def test_a_file_that_was_chosen_itself_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "README")
    path = str(tmp_path / "README")
    assert list_articles([path]).files == (path,)
    missing = str(tmp_path / "missing")
    assert list_articles([missing]).files == (missing,)  # reading it says so


@pytest.mark.parametrize("companion", ["story_files", "story-Dateien", "story.files"])
def test_pictures_and_scripts_of_a_saved_page_are_no_articles(tmp_path: Path, companion: str) -> None:
    found = list_articles([str(make(tmp_path, "story.html", f"{companion}/frame.html", "notes_files/a.txt"))])
    assert names(tmp_path, found.files) == ["story.html", "notes_files/a.txt"]
    assert [one.why for one in found.skipped] == ["It holds the pictures and scripts of a saved page."]


def test_links_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "out" / "b.txt")
    found = list_articles([str(tmp_path / "in")])
    assert names(tmp_path, found.files) == ["in/a.txt"]
    assert {one.why for one in found.skipped} == {"It is a link to another place."}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are of Unix")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = list_articles([str(tmp_path)])
    assert found.files == ()
    assert found.skipped[0].why == "It is no ordinary file."


def test_files_depth_and_names_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_folder, "MOST_FILES", 5)
    monkeypatch.setattr(import_folder, "_MOST_NAMED", 3)
    monkeypatch.setattr(import_folder, "_DEEPEST", 2)
    make(tmp_path, *(f"{number}.txt" for number in range(9)), "a/b/c/d/deep.txt", "e.png")
    found = list_articles([str(tmp_path)])
    assert len(found.files) == 5
    assert len(found.skipped) == 3
    assert found.unnamed == 3
    monkeypatch.setattr(import_folder, "_MOST_SEEN", 4)
    few = list_articles([str(tmp_path)])
    assert len(few.files) <= 4
    assert "After 4 files no more were looked at." in {one.why for one in few.skipped}


def test_looking_can_be_cancelled(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(CancelledError):
        list_articles([str(tmp_path)], lambda: True)


def test_a_folder_that_may_not_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "closed/a.txt", "b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list_articles([str(tmp_path)])
    assert names(tmp_path, found.files) == ["b.txt"]
    assert found.skipped[0].why == "It cannot be looked into: Permission denied."


@pytest.mark.parametrize(
    ("paths", "short"),
    [
        ([], []),
        (["/x/a.txt"], ["a.txt"]),
        (["/x/a.txt", "/x/b.txt"], ["a.txt", "b.txt"]),
        (["/x/a.txt", "/x/y/b.txt"], ["a.txt", "y/b.txt"]),
        (["/x/y/a.txt", "/x/z/a.txt"], ["y/a.txt", "z/a.txt"]),
    ],
)
def test_names_are_as_short_as_tells_them_apart(paths: list[str], short: list[str]) -> None:
    assert [name.replace(os.sep, "/") for name in short_names(paths)] == short


def test_dialogs_and_folders_ask_one_place() -> None:
    assert {".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".epub"} <= set(endings())
    assert all(f"*{ending}" in patterns() for ending in endings())
    assert has_known_ending("A.PDF")
    assert not has_known_ending("A.exe")
