from __future__ import annotations

import datetime as dt
import itertools
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from timeline_app.ingest import read_file, read_stream, read_text
from timeline_app.model import BlockKind, InputError

PROSE = "The council voted on Tuesday to close the old harbour, and the mayor said that work would begin within weeks."


def test_missing_folder_and_binary_are_one_sentence_each(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"abc\x00\x01\x02" * 40)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "noise.txt").write_bytes(bytes(range(1, 9)) * 50)
    for name, words in [
        ("gone.txt", "no file"),
        ("", "folder"),
        ("a.bin", "binary"),
        ("a.pdf", "PDF"),
        ("noise.txt", "binary"),
        ("n\x00.txt", "cannot be read"),
    ]:
        with pytest.raises(InputError, match=words) as caught:
            read_file(tmp_path / name)
        assert "\n" not in str(caught.value)
        assert str(caught.value).endswith(".")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="permission"):
        read_file(tmp_path / "secret.txt")


@pytest.mark.parametrize(
    ("data", "encoding", "text", "warned"),
    [
        ("Zürich – “ja”".encode(), "utf-8", "Zürich – “ja”", False),
        (b"\xef\xbb\xbfHello", "utf-8", "Hello", False),
        (b"\xff\xfe" + "Hé\r\nllo".encode("utf-16-le"), "utf-16-le", "Hé\r\nllo", False),
        (b"\xfe\xff" + "Hé".encode("utf-16-be"), "utf-16-be", "Hé", False),
        ("The vote is over.".encode("utf-16-le"), "utf-16-le", "The vote is over.", True),
        (
            "coding: iso-8859-2\nWałęsa mówił".encode("iso-8859-2"),
            "iso8859-2",
            "coding: iso-8859-2\nWałęsa mówił",
            True,
        ),
        (
            '<meta charset="windows-1251">Президент'.encode("cp1251"),
            "cp1251",
            '<meta charset="windows-1251">Президент',
            True,
        ),
        ("Der Präsident hat die Grünen überrascht.".encode("cp1252"), "cp1252", None, True),
        ("Le président a déclaré que l’élection aurait lieu à l’été.".encode("cp1252"), "cp1252", None, True),
        ("Prezydent ogłosił, że wybory odbędą się w październiku.".encode("cp1250"), "cp1250", None, True),
        ("Президент подписал указ. Это произошло во вторник.".encode("cp1251"), "cp1251", None, True),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str, text: str | None, warned: bool) -> None:
    article = read_stream(data, "a.txt")
    assert article.encoding == encoding
    assert article.text == (data.decode(encoding) if text is None else text)
    assert bool(article.warnings) == warned


def test_damaged_utf8_stays_utf8_and_says_so() -> None:
    article = read_stream(("Žluťoučký kůň úpěl ďábelské ódy. " * 3).encode() + b"\xff end", "a.txt")
    assert article.encoding == "utf-8"
    assert "ďábelské" in article.text
    assert "damaged in one place" in article.warnings[0]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\N{ZERO WIDTH NO-BREAK SPACE}"])
def test_an_empty_text_is_an_article_with_a_warning(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    if not text.strip():
        assert article.blocks == ()
        assert "empty" in article.warnings[0]


def test_the_text_is_kept_as_given(tmp_path: Path) -> None:
    given = f"A title\r\n\r\n{PROSE}\r{PROSE}\n\u2028{PROSE}\x0c \tend"
    (tmp_path / "a.txt").write_bytes(given.encode())
    assert read_file(tmp_path / "a.txt").text == given


def test_broken_lines_are_joined_to_paragraphs() -> None:
    wrapped = (
        "Council closes the harbour\n\n"
        "The council voted on Tuesday to close the old harbour,\n"
        "and the mayor said that work on the new quay would be\n"
        "begun within weeks. Fishermen protested outside of the\n"
        "hall and threw nets over the gate.\n\n"
        "A second vote on the budget was put off until the next\n"
        "session, which is to be held in the spring.\n"
    )
    article = read_text(wrapped)
    kinds = [(block.kind, len(block.span.of(wrapped).split("\n"))) for block in article.blocks]
    assert kinds == [(BlockKind.TITLE, 1), (BlockKind.PARAGRAPH, 4), (BlockKind.PARAGRAPH, 2)]


LANGUAGES = [
    (PROSE, "en"),
    ("Der Stadtrat hat am Dienstag beschlossen, den alten Hafen zu schließen.", "de"),
    ("Le conseil municipal a voté mardi la fermeture du vieux port de la ville.", "fr"),
    ("El ayuntamiento votó el martes a favor de cerrar el viejo puerto de la ciudad.", "es"),
    ("Il consiglio comunale ha votato martedì per chiudere il vecchio porto della città.", "it"),
    ("A câmara municipal votou na terça-feira para fechar o velho porto da cidade.", "pt"),
    ("De gemeenteraad heeft dinsdag besloten om de oude haven van de stad te sluiten.", "nl"),
    ("Rada miasta zagłosowała we wtorek za zamknięciem starego portu.", "pl"),
    ("Городской совет проголосовал во вторник за закрытие старого порта.", "ru"),
    ("Міська рада проголосувала у вівторок за закриття старого порту.", "uk"),
]


def test_a_single_line_that_cannot_end_goes_on_below() -> None:
    text = (
        "Minister visits\n11 March 2024\n\nShe announced a new ferry line, which will open in\nJune 2024. Boats wait.\n"
        "The minister and the mayor of the town met for two hours\nbefore the vote.\nNothing came of it."
    )
    paragraphs = [block.span.of(text) for block in read_text(text).blocks if block.kind is BlockKind.PARAGRAPH]
    assert [words.replace("\n", " ") for words in paragraphs] == [
        "She announced a new ferry line, which will open in June 2024. Boats wait.",
        "The minister and the mayor of the town met for two hours before the vote.",
        "Nothing came of it.",
    ]


def test_a_headline_and_its_byline_stay_apart() -> None:
    article = read_text(
        "What the emergency was for\nBy Samuel Ortega\n8 June 2024\n\nIt never ended, he said on Monday."
    )
    assert article.name == "What the emergency was for"


def test_the_marks_of_a_markdown_heading_are_no_words() -> None:
    article = read_text(
        "# Mayor steps down\n\n11 March 2024\n\nThe mayor resigned on Monday.\n\n## What it means\n\nA vote."
    )
    assert article.name == "Mayor steps down"
    headings = [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["What it means"]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_is_found(text: str, language: str) -> None:
    assert read_text(text).language == language


def test_a_web_page_is_read_with_a_warning() -> None:
    assert any("web page" in warning for warning in read_text(f"<!DOCTYPE html><p>{PROSE}").warnings)


def seconds_for(text: str, runs: int = 1) -> float:
    """The least processor time of several runs: what a busy machine adds is not ours."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        read_text(text)
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize(
    "unit",
    [
        PROSE + " ",
        PROSE + "\n\n",
        "1 ",
        "A",
        "(",
        "Follow us on ",
        "Image Source : ",
        "Home > ",
        "By ",
        "Published: 3 ",
        "WASHINGTON, ",
        "A. ",
        "© ",
        '." ',
        "-\n",
        "Short lines here\n",
        "A heading\n\n",
        "5 March 2024\n",
    ],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    short, long = (unit * (length // len(unit)) for length in (30_000, 120_000))
    read_text(short)  # what is loaded on first use is loaded
    assert seconds_for(long, 2) < 4 * 2.5 * max(seconds_for(short, 2), 0.02)


def test_a_long_line_and_a_long_text_are_read_in_seconds() -> None:
    assert seconds_for(PROSE.replace("\n", " ") * 10_000) < 5
    assert seconds_for((PROSE + "\n\n") * 20_000) < 15


@pytest.mark.parametrize(
    ("header", "published"),
    [
        ("Harbour to close\ndate 2024-08-13", dt.date(2024, 8, 13)),
        ("Harbour to close\nUpdated: August 13, 2024 10:00 IST", dt.datetime(2024, 8, 13, 10, 0)),  # noqa: DTZ001 - as printed
        ("Harbour to close\nPublished 3 May 2023", dt.date(2023, 5, 3)),
        ("Harbour to close\nWednesday, April 6, 2022", dt.date(2022, 4, 6)),
        ("Harbour to close\n2022-04-06T08:30:00Z", dt.datetime(2022, 4, 6, 8, 30)),  # noqa: DTZ001 - as printed
        ("Harbour to close\nBy Jane Doe | 5 March 2024", dt.date(2024, 3, 5)),
        ("Harbour to close\nBy Jane Doe\n5 March 2024 • 4 min read", dt.date(2024, 3, 5)),
        (
            "Harbour to close\nJane Doe, City Reporter\nPosted on March 5, 2024 at 8:05 pm",
            dt.datetime(2024, 3, 5, 20, 5),  # noqa: DTZ001 - as printed
        ),
        ("Harbour to close\nParis, 5 March 2024", dt.date(2024, 3, 5)),
        ("Harbour to close\nPublished: 4 March 2024\nUpdated: 6 March 2024", dt.date(2024, 3, 4)),
        ("Harbour to close\nUpdated: 6 March 2024 Published: 4 March 2024", dt.date(2024, 3, 4)),
        ("Harbour to close\nDienstag, 13. August 2024", dt.date(2024, 8, 13)),
        ("Harbour to close\nPublié le 13 août 2024 à 10h15", dt.datetime(2024, 8, 13, 10, 15)),  # noqa: DTZ001 - as printed
        ("Harbour to close\n13.08.2024, 10:15 Uhr", dt.datetime(2024, 8, 13, 10, 15)),  # noqa: DTZ001 - as printed
        ("Harbour to close\n2024年8月13日", dt.date(2024, 8, 13)),
        ("Harbour to close\n13 августа 2024 г.", dt.date(2024, 8, 13)),
        ("Harbour to close", None),
        ("Harbour to close on 13 August 2024", None),
        ("Harbour to close\nPublished: 03/04/2024", None),
        ("1 May 2023\nThe plan is drawn up.\n3 June 2023\nThe plan is signed.\n", None),
    ],
)
def test_the_publication_date_of_a_header(header: str, published: dt.date | dt.datetime | None) -> None:
    article = read_text(f"{header}\n\n{PROSE} The harbour was opened on 2 June 1921.\n\n{PROSE}")
    assert (article.published and article.published.value) == published
    if article.published is not None and article.published.span is not None:
        words = article.published.span.of(article.text)
        assert str(article.published.day.year) in words
        assert words in article.published.source.replace("\n", " ") or words


@pytest.mark.parametrize(
    "body",
    [
        "On 5 March 2024 the council voted to close the old harbour, the mayor told reporters outside the town hall.",
        "Published on 5 March 2024, the report says that the harbour has been losing money for more than ten years.",
        "The report was updated on 5 March 2024 and says that the harbour has been losing money for years on end.",
    ],
)
def test_a_date_in_the_prose_is_no_publication_date(body: str) -> None:
    assert read_text(f"Harbour to close\n\n{PROSE}\n\n{body}").published is None
    assert read_text(f"Harbour to close\n\n{body}\n\n{PROSE}").published is None


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("PORT ELIN, Aug. 12, 2024 (AP) —", dt.date(2024, 8, 12)),
        ("Port Elin, 12 August 2024 (Reuters) -", dt.date(2024, 8, 12)),
        ("PARIS, 12 août 2024 (AFP) –", dt.date(2024, 8, 12)),
        ("PORT ELIN, Aug. 12 (AP) —", None),
        ("PORT ELIN, Norland (AP) —", None),
        ("PORT ELIN —", None),
        ("Port Elin (dpa) -", None),
        ("(Reuters) -", None),
    ],
)
def test_datelines_are_known_and_date_the_article_where_they_name_a_year(
    dateline: str,
    published: dt.date | None,
) -> None:
    article = read_text(f"Harbour to close\n\n{dateline} {PROSE}\n\n{PROSE} It was built on 3 May 1921.")
    assert [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.DATELINE] == [dateline]
    assert (article.published and article.published.value) == published


@pytest.mark.parametrize(
    "words",
    ["US: a jet has flown over the harbour", "The mayor (Reuters) said", "In PORT ELIN, Aug. 12 was a holiday and"],
)
def test_what_only_looks_like_a_dateline(words: str) -> None:
    article = read_text(f"Harbour to close\n\n{PROSE}\n\n{words}. ")
    assert BlockKind.DATELINE not in {block.kind for block in article.blocks}


def test_a_dateline_takes_its_year_from_the_copyright_line_only() -> None:
    text = f"Harbour to close\n\nPORT ELIN, Aug. 12 (AP) — {PROSE}\n\nIt was built in 1921.\n\n© 2024 The Port Press"
    published = read_text(text).published
    assert published is not None
    assert published.value == dt.date(2024, 8, 12)
    assert "copyright" in published.source


def test_doubts_about_the_date_are_said() -> None:
    wrong = read_text(f"Harbour to close\nMonday, April 6, 2022\n\n{PROSE}")
    assert any("weekday" in warning for warning in wrong.warnings)
    unclear = read_text(f"Harbour to close\nPublished: 03/04/2024\n\n{PROSE}")
    assert any("day/month" in warning for warning in unclear.warnings)
    updated = read_text(f"Harbour to close\nPublished: 4 March 2024\nUpdated: 6 March 2024\n\n{PROSE}")
    assert any("updated on 2024-03-06" in warning for warning in updated.warnings)


@pytest.mark.parametrize(
    ("line", "day", "words"),
    [
        ("Posted on 7 June 2023 by Lena", "2023-06-07", "Posted on 7 June 2023"),
        ("7 June 2023 by Lena", "2023-06-07", "7 June 2023"),
        ("7 June 2023, by Lena Ortiz and Wei Chen", "2023-06-07", "7 June 2023"),
        ("Posted by Lena Ortiz on 7 June 2023", "2023-06-07", "7 June 2023"),
        ("Von Lena Ortiz, 29. November 2024", "2024-11-29", "29. November 2024"),
        ("Von L. Ortiz und Wei Chen, 29. November 2024, 10.15 Uhr", "2024-11-29", None),
        ("By Lena Ortiz, March 5, 2024", "2024-03-05", "March 5, 2024"),
        ("By Lena Ortiz in Port Elin, Tuesday, 5 March 2024", "2024-03-05", None),
        ("Par Lena Ortiz, le 5 mars 2024", "2024-03-05", None),
        ("By Lena Ortiz, 5 March 2024, the council had met twice.", None, None),
        ("Last modified on 7 June 2023", "2023-06-07", "Last modified on 7 June 2023"),
        ("Last modified: June 7, 2023 at 10:00 by Lena de Wit, City Hall", "2023-06-07", None),
        ("First published 5 March 2024 | By Lena Ortiz", "2024-03-05", "First published 5 March 2024"),
        ("First published on 7 June 2023, last updated 8 June 2023", "2023-06-07", "First published on 7 June 2023"),
        ("Published on 5 March 2024, the report was seen by the council.", None, None),
        ("Published on 5 March 2024 by the council, the report caused a stir.", None, None),
    ],
)
def test_the_author_beside_a_date_of_the_header(line: str, day: str | None, words: str | None) -> None:
    article = read_text(f"Mayor goes\n{line}\n\n{PROSE}", "page")
    assert article.title is not None
    if day is None:
        assert article.published is None
        return
    assert article.title.of(article.text) == "Mayor goes"
    assert article.published is not None
    assert article.published.day.isoformat() == day
    if words is not None:
        assert article.published.span is not None
        assert article.published.span.of(article.text) == words
    kinds = {block.kind for block in article.blocks if block.span.end <= article.text.index(PROSE)}
    assert kinds == {BlockKind.TITLE, BlockKind.BYLINE}
    covered = {at for block in article.blocks for at in range(block.span.start, block.span.end)}
    assert all(at in covered for at, char in enumerate(article.text) if not char.isspace())


PAGE = (
    "<!DOCTYPE html><html><head><title>Paper</title><style>p{color:red}</style></head><body>"
    "<h1>Mayor <b>leaves</b></h1><!-- The king died on 4 May 2024. --><p class=\"a > b\">The mayor <a href='x'>resigned"
    "</a> on 2 May 2024 after the protests in the old town.</p><script>say('War began on 1 May 2024.')</script>"
    "<p>The council met on 3 May 2024 and chose a new one for the rest of the term.</p></body></html>"
)


def test_the_source_of_a_page_is_read_without_its_tags() -> None:
    article = read_text(PAGE, "page.html")
    assert len(article.text) == len(PAGE)
    prose = [" ".join(b.span.of(article.text).split()) for b in article.blocks if b.kind is BlockKind.PARAGRAPH]
    assert prose == [
        "The mayor resigned on 2 May 2024 after the protests in the old town.",
        "The council met on 3 May 2024 and chose a new one for the rest of the term.",
    ]
    assert article.title is not None
    assert article.title.of(article.text).split() == ["Mayor", "leaves"]
    furniture = " ".join(b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.BOILERPLATE)
    assert all(words in furniture for words in ("The king died", "War began", "<title>Paper"))
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            assert PAGE[block.span.start : block.span.start + 8] == block.span.of(article.text)[:8]
    assert any("left out" in warning for warning in article.warnings)
    spans = [block.span for block in article.blocks]
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


def test_a_few_tags_in_prose_are_prose() -> None:
    text = f"She wrote <b>no</b> and 3 < 5 in it. {PROSE}"
    article = read_text(text, "page")
    assert article.text == text
    assert not article.warnings


@pytest.mark.parametrize("unit", ["<", "<a ", "<!--", "<head>", '<p "', "<script>", "<a b='"])
def test_markup_is_found_in_linear_time(unit: str) -> None:
    text = "<html>" + unit * (200_000 // len(unit))
    begun = time.perf_counter()
    article = read_text(text, "page")
    assert time.perf_counter() - begun < 8
    assert len(article.text) == len(text)


def test_reading_a_short_text_loads_no_reader_of_documents() -> None:
    heavy = ("lxml", "trafilatura", "pypdfium2", "striprtf", "msgspec", "subprocess", "zipfile", "email", "json")
    program = (
        "import sys\nfrom timeline_app.ingest import read_stream\n"
        f"read_stream({PROSE.encode()!r}, 'a.txt')\nprint(sorted(set({heavy!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(PROSE.encode() * 20_000,))
    writer.start()
    assert read_file(path).text == PROSE * 20_000
    writer.join()
