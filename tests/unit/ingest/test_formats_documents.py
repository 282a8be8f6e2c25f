"""Each format gives back the story that was put into it, with its title, its headings and its date."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import textwrap
import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests import documents
from timeline_app.ingest import EXTENSIONS, read_pasted
from timeline_app.ingest.formats import read_document
from timeline_app.model import Article, BlockKind, InputError


def kinds(article: Article) -> dict[str, BlockKind]:
    return {block.span.of(article.text): block.kind for block in article.blocks}


@pytest.mark.parametrize("name", documents.FORMATS)
def test_the_story_comes_back_from_every_format(name: str) -> None:
    article = read_document(documents.FORMATS[name](), name)
    flat = " ".join(article.text.split())
    places = [flat.find(words) for words in documents.WORDS]
    assert places == sorted(places)
    assert -1 not in places
    assert article.title is not None
    assert article.title.of(article.text) == documents.TITLE
    assert article.origin == name
    assert article.language == "en"
    assert kinds(article)[documents.HEADING] is BlockKind.HEADING
    assert kinds(article)[documents.MORE] is BlockKind.PARAGRAPH


@pytest.mark.parametrize("name", documents.FORMATS)
def test_blocks_are_in_order_and_hold_every_word(name: str) -> None:
    article = read_document(documents.FORMATS[name](), name)
    spans = [block.span for block in article.blocks]
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in covered for at, char in enumerate(article.text) if not char.isspace())


@pytest.mark.parametrize("name", ["story.html", "story.docx", "story.odt", "story.rtf", "story-page.eml"])
def test_a_row_of_a_table_is_a_passage(name: str) -> None:
    found = kinds(read_document(documents.FORMATS[name](), name))
    assert [found.get(words) for words in documents.ROW_WORDS] == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize("name", documents.FORMATS)
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    given = read_document(documents.FORMATS[name](), name)
    if given.origin == "story.eml" or given.origin.endswith((".txt", ".md")):
        assert read_document(documents.FORMATS[name](), "download").text == given.text
    else:
        assert read_document(documents.FORMATS[name](), "story.txt").text == given.text


def test_every_format_has_a_name_that_the_window_offers() -> None:
    assert {Path(name).suffix for name in documents.FORMATS} <= set(EXTENSIONS)


@pytest.mark.parametrize(
    ("name", "value", "source"),
    [
        ("story.eml", dt.datetime(2024, 3, 8, 7, 30), "the e-mail's Date header"),  # noqa: DTZ001 - as written
        ("story.epub", dt.date(2024, 3, 8), "the e-book's own date"),
    ],
)
def test_the_date_that_a_document_names(name: str, value: dt.date, source: str) -> None:
    published = read_document(documents.FORMATS[name](), name).published
    assert published is not None
    assert published.value == value
    assert published.source.startswith(source)


def test_when_a_file_was_made_is_a_hint_and_no_date() -> None:
    article = read_document(documents.word(), "a.docx")
    assert article.published is None
    assert any("created on 2024-03-08" in warning for warning in article.warnings)


def test_the_date_of_creation_of_a_pdf_is_a_hint_and_no_date() -> None:
    info = "/Title (Port Elin closes its old harbour) /CreationDate (D:20240309081500+01'00')"
    article = read_document(documents.pdf(info=info), "a.pdf")
    assert article.published is None
    assert any("created on 2024-03-09" in warning for warning in article.warnings)
    lines = [("Port Elin closes its old harbour", 18, 40.0, 540.0), ("By Zora Lindt, 5 March 2024", 11, 40.0, 510.0)]
    lines += [(line, 11, 40.0, 480.0 - 14 * n) for n, line in enumerate(textwrap.wrap(documents.PROSE[0], 60))]
    dated = read_document(documents.pdf([lines], info), "a.pdf").published
    assert dated is not None
    assert dated.value == dt.date(2024, 3, 5)
    assert "header" in dated.source


def test_a_date_line_right_below_a_title_of_the_same_letters_is_the_pdfs_date() -> None:
    head = ["Port Elin closes its old harbour", "5 March 2024"]
    body = textwrap.wrap(documents.PROSE[0], 60)
    lines = [(line, 11, 40.0, 540.0 - 14 * n) for n, line in enumerate([*head, *body])]
    article = read_document(documents.pdf([lines], "/CreationDate (D:20250101000000Z)"), "a.pdf")
    assert article.title is not None
    assert article.title.of(article.text) == head[0]
    assert article.published is not None
    assert article.published.value == dt.date(2024, 3, 5)
    assert documents.PROSE[0] in article.text


def test_a_date_alone_on_a_line_within_a_sentence_of_a_pdf_stays_in_it() -> None:
    said = ["The ministers signed the pact on", "5 March 2024", "and left the town in the evening."]
    lines = [(line, 11, 40.0, 500.0 - 14 * n) for n, line in enumerate(said)]
    article = read_document(documents.pdf([lines]), "a.pdf")
    assert " ".join(said[:2]) in article.text
    assert article.published is None


def test_a_pdf_of_many_pages_reads_on_without_heads_and_numbers() -> None:
    article = read_document(documents.pdf(documents.story_pages(8)), "a.pdf")
    assert "THE ELIN POST" not in article.text
    assert "Page " not in article.text
    paragraphs = [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.PARAGRAPH]
    story = (*documents.PROSE, documents.MORE)
    copies = [words.replace(" on ", f" on {number} ") for number in documents.NUMBERS[1:] for words in story]
    assert paragraphs == [*story, *copies]


def test_words_parted_at_a_line_end_are_joined() -> None:
    lines = [
        ("The council voted to close the old har-", 11, 40.0, 500.0),
        ("bour of the town, and a cease-", 11, 40.0, 486.0),
        ("Fire was not in sight, though Anglo-", 11, 40.0, 472.0),
        ("Elin talks went on until the evening.", 11, 40.0, 458.0),
    ]
    text = read_document(documents.pdf([lines]), "a.pdf").text
    assert "the old harbour of the town" in text
    assert "Anglo- Elin" in text or "Anglo-Elin" in text


def test_deleted_words_and_codes_of_fields_are_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>The council </w:t></w:r><w:del><w:r><w:delText>rejected</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>approved</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText><w:tab/>"
        "<w:t>the budget.</w:t></w:r></w:p>"
    )
    assert read_document(documents.word(body), "a.docx").text == "The council approved the budget."


def test_text_boxes_of_word_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r><w:t>Beside it.</w:t></w:r><w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r></w:p>"
    assert read_document(documents.word(body), "a.docx").text == "Beside it.\n\nIn the box."


def test_notes_of_opendocument_stand_behind_their_paragraph() -> None:
    body = (
        "<text:p>The vote<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        '<text:p>By 7 to 4.</text:p></text:note-body></text:note> was<text:s text:c="3"/>close.</text:p>'
    )
    assert read_document(documents.opendocument(body), "a.odt").text == "The vote was close.\n\nBy 7 to 4."


def test_attachments_are_named_as_not_read() -> None:
    article = read_document(documents.mail(attached=True), "a.eml")
    assert any("minutes.pdf" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        (
            "Content-Type: text/plain; format=flowed",
            "The council \nvoted to \nclose it.\n\nSo it \ngoes.",
            "voted to close",
        ),
        (
            "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable",
            "Z=FCrich",
            "Zürich",
        ),
        ("Content-Type: text/plain; charset=nonsense", "Zürich voted.", "Zürich voted."),
        ("Content-Type: text/plain", "> The council voted.\n>> And again.", "The council voted."),
    ],
)
def test_the_words_of_an_e_mail(headers: str, body: str, words: str) -> None:
    data = f"From: a@example.org\nSubject: =?utf-8?q?H=C3=A4fen?=\nMIME-Version: 1.0\n{headers}\n\n{body}\n".encode()
    article = read_document(data, "a.eml")
    assert words in article.text
    assert article.title is not None
    assert article.title.of(article.text) == "Häfen"


def test_a_mail_forwarded_as_it_is_is_read() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Message-ID"] = "b@example.org", "Fwd", "<2@example.org>"
    outer.add_attachment(message_from_bytes(documents.mail(), policy=policy.default))
    article = read_document(bytes(outer), "a.eml")
    assert article.title is not None
    assert article.title.of(article.text) == documents.TITLE
    assert article.published is not None
    assert article.published.day == dt.date(2024, 3, 8)
    assert any("another e-mail" in warning for warning in article.warnings)


def test_pasted_source_of_a_page_is_read_as_one_and_other_text_is_kept() -> None:
    article = read_pasted(documents.page().decode())
    assert article.text.startswith(documents.TITLE)
    assert "<" not in article.text
    assert read_pasted("<b>no page</b>, a text").text == "<b>no page</b>, a text"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", documents.packed({"xl/workbook.xml": "<w/>"}), "Excel"),
        ("a.zip", documents.packed({"a.txt": "x"}), "archive"),
        ("a.ods", documents.packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "table"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "old Office document"),
        ("a.pdf", b"%PDF-1.7 nothing", "damaged"),
        ("a.pdf", documents.pdf([[]]), "without text"),
        ("a.docx", documents.word()[:400], "damaged"),
        ("a.docx", documents.packed({"word/document.xml": "<d>"}), "damaged"),
        ("a.odt", documents.packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "content is missing"),
        ("a.epub", documents.packed({"mimetype": "application/epub+zip"}), "damaged"),
        ("a.rtf", b"{\\rtf1 }", "without any text"),
        ("a.eml", b"From: a@example.org\nMIME-Version: 1.0\n\n", "without any text"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_document(data, name)
    assert str(caught.value).startswith(name)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_what_its_name_says_is_read_as_what_it_is() -> None:
    article = read_document(documents.plain(), "a.pdf")
    assert article.text.startswith(documents.TITLE)
    assert any("plain text" in warning for warning in article.warnings)
    assert not read_document(documents.plain(), "a.txt").warnings


@pytest.mark.parametrize(
    ("name", "member", "made"),
    [
        ("a.docx", "word/document.xml", documents.word),
        ("a.docx", "word/styles.xml", documents.word),
        ("a.docx", "docProps/core.xml", documents.word),
        ("a.odt", "content.xml", documents.opendocument),
        ("a.epub", "OEBPS/c 1.xhtml", documents.ebook),
    ],
)
def test_what_is_whole_of_a_damaged_document_is_read_and_the_damage_said(
    name: str, member: str, made: Callable[[], bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as file:
        members = {one: file.read(one) for one in file.namelist()}
    members[member] = members[member][: members[member].find(b"spokesman")] + b"\x00\x01"
    article = read_document(documents.packed(members), name)
    assert documents.PROSE[0] in article.text
    assert any("damaged" in warning and member in warning for warning in article.warnings)


def test_a_document_without_words_says_so() -> None:
    for name, data in (("a.docx", documents.word("<w:p/>")), ("a.html", b"<!DOCTYPE html><p> </p>")):
        article = read_document(data, name)
        assert article.text == ""
        assert any("holds no text" in warning for warning in article.warnings)


def test_a_locked_e_book_and_missing_pages() -> None:
    members = {"mimetype": "application/epub+zip", "META-INF/encryption.xml": "<e><EncryptionMethod/></e>"}
    with pytest.raises(InputError, match="locked"):
        read_document(documents.packed(members), "a.epub")
    whole = documents.ebook([f"<p>{words}</p>" for words in documents.PROSE])
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        kept = {name: file.read(name) for name in file.namelist() if not name.endswith("1.xhtml")}
    article = read_document(documents.packed(kept), "a.epub")
    assert documents.PROSE[0] in article.text
    assert any("1 of its 2 pages are missing" in warning for warning in article.warnings)
