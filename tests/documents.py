"""Documents of every format with one invented story in them, and hostile ones: all made here, byte by byte."""

from __future__ import annotations

import io
import itertools
import textwrap
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

TITLE = "Port Elin closes its old harbour"
PROSE = (
    "The town council of Port Elin voted on Tuesday to close the old harbour, and the mayor said that work on a new"
    " quay would begin within weeks.",
    "Fishermen blocked the coast road on Wednesday – “we were never asked”, their speaker Zoë Brandt said.",
)
HEADING = "Protest at the quay"
MORE = "The regional court is to hear the fishermen’s complaint next month, a spokesman said on Thursday evening."
ROWS = (("5 March 2024", "The council votes"), ("7 March 2024", "Fishermen block the coast road"))
ROW_WORDS = tuple(": ".join(cells) for cells in ROWS)
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
WORDS = (TITLE, *PROSE, HEADING, MORE)
"""What every format must give back, in this order."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(head: str = "", title: str = TITLE) -> bytes:
    rows = "".join(f"<tr><td>{one}</td><td>{two}</td></tr>" for one, two in ROWS)
    prose = "".join(f"<p>{escape(words)}</p>" for words in PROSE)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} &ndash; The Elin Post</title>{head}'
        f"</head><body><nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav><main><article><h1>{title}</h1>{prose}"
        f"<h2>{HEADING}</h2><p>{MORE}</p><table>{rows}</table></article></main>"
        "<footer>© The Elin Post</footer></body></html>"
    ).encode()


def packed(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def _run(words: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{escape(words[:9])}</w:t></w:r><w:r><w:t>{escape(words[9:])}</w:t></w:r></w:p>"


def word(body: str | None = None, prolog: str = "") -> bytes:
    cells = ["".join(f"<w:tc>{_run(cell)}</w:tc>" for cell in row) for row in ROWS]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    whole = _run(TITLE, "Titel") + "".join(map(_run, PROSE)) + _run(HEADING, "berschrift1") + _run(MORE) + table
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2024-03-08T09:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{whole if body is None else body}</w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"{prolog}{document}",
            "word/styles.xml": styles,
            "docProps/core.xml": core,
        }
    )


def opendocument(body: str | None = None, prolog: str = "") -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ROWS
    )
    whole = (
        f'<text:p text:style-name="Title">{TITLE}</text:p>'
        + "".join(f"<text:p>{escape(words)}</text:p>" for words in PROSE)
        + f"<text:h>{HEADING}</text:h><text:p>{MORE}</text:p><table:table>{rows}</table:table>"
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "table")
    )
    content = (
        f"{prolog}<office:document-content {names}><office:body><office:text>"
        f"{whole if body is None else body}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def ebook(chapters: Sequence[str] | None = None) -> bytes:
    pages = chapters or [
        f"<h1>{TITLE}</h1>" + "".join(f"<p>{escape(words)}</p>" for words in PROSE),
        f"<h2>{HEADING}</h2><p>{MORE}</p>",
    ]
    items = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(pages))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{TITLE}</dc:title><dc:date>2024-03-08</dc:date></metadata><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package}
    texts = {
        f"OEBPS/c {n}.xhtml": f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>c</title></head><body>{text}</body></html>"
        for n, text in enumerate(pages)
    }
    return packed(members | texts)


def rich() -> bytes:
    def coded(words: str) -> str:
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in words)

    lines = "".join(f"{coded(words)}\\par\n" for words in WORDS)
    rows = "".join("\\trowd " + "".join(f"{cell}\\cell " for cell in row) + "\\row\n" for row in ROWS)
    picture = "{\\pict\\pngblip " + "89504e47" * 50 + "}"
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 " + picture + lines + rows + "}").encode("ascii")


def mail(html: bool = False, attached: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "The Elin Post <post@example.org>"
    message["To"] = "reader@example.org"
    message["Subject"] = TITLE
    message["Date"] = "Fri, 08 Mar 2024 07:30:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    if html:
        message.set_content(page().decode(), subtype="html")
    else:
        message.set_content("\n\n".join(textwrap.fill(words, 70) for words in WORDS[1:]), cte="quoted-printable")
        message.add_alternative(page().decode(), subtype="html")
    if attached:
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="minutes.pdf")
    return bytes(message)


def saved_page() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/harbour\r\nSubject: x\r\n"
        b"Date: Sat, 09 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n--edge\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://example.org/harbour\r\n\r\n" + page() + b"\r\n--edge\r\n"
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--edge--\r\n"
    )


Placed = tuple[str, int, float, float]
"""A line of a PDF page: words, size of letters (bold above 12), and its place in points."""


def pdf(pages: Sequence[Sequence[Placed]] | None = None, info: str = "", streams: Sequence[bytes] = ()) -> bytes:
    """A PDF 1.4 of lines, or of contents given as ``streams`` with their dictionaries."""
    contents = streams or [_stream(lines) for lines in (story_pages() if pages is None else pages)]
    fonts = "".join(
        f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >> "
        for n, name in ((1, "Helvetica"), (2, "Helvetica-Bold"))
    )
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(), f"<< {info} >>".encode("cp1252")]
    for n, content in enumerate(contents):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents {5 + 2 * n} 0 R"
            f" /Resources << /Font << {fonts} >> >> >>".encode(),
            content,
        ]
    bodies = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, 1)]
    data = b"%PDF-1.4\n" + b"".join(bodies)
    places = itertools.accumulate(map(len, bodies[:-1]), initial=len(b"%PDF-1.4\n"))
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def _stream(lines: Sequence[Placed]) -> bytes:
    content = "\n".join(
        f"BT /F{2 if size > 12 else 1} {size} Tf {left} {bottom} Td ({_pdf_string(words)}) Tj ET"
        for words, size, left, bottom in lines
    ).encode("cp1252")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def story_pages(copies: int = 1) -> list[list[Placed]]:
    """The story as lines on pages: running head, page number, words parted at line ends."""
    lines: list[tuple[str, int, float]] = [(TITLE, 18, 30)]
    for n, words in enumerate([*PROSE, "", MORE] * copies):
        if not words:
            lines.append((HEADING, 14, 26))
            continue
        wrapped = textwrap.wrap(words.replace(" on ", f" on {NUMBERS[n // 4]} ") if n > 3 else words, 62)
        lines += [(line, 11, 14 if n else 24) for n, line in enumerate(wrapped)]
    pages: list[list[Placed]] = []
    at = 0.0
    for line, size, step in lines:
        at -= step
        if at < 60:
            number = len(pages) + 1
            pages.append([("THE ELIN POST", 9, 40, 560), (f"Page {number}", 9, 200, 30)])
            at = 520.0
        pages[-1].insert(-1, (line, size, 40, at))
    return pages


def _pdf_string(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def plain() -> bytes:
    return "\n\n".join(WORDS).encode()


FORMATS: dict[str, Callable[[], bytes]] = {
    "story.txt": plain,
    "story.md": plain,
    "story.html": page,
    "story.htm": page,
    "story.xhtml": lambda: b'<?xml version="1.0" encoding="utf-8"?>\n' + page(),
    "story.mhtml": saved_page,
    "story.pdf": pdf,
    "story.docx": word,
    "story.odt": opendocument,
    "story.rtf": rich,
    "story.eml": mail,
    "story-page.eml": lambda: mail(html=True),
    "story.epub": ebook,
}


def bomb(name: str = "word/document.xml", size: int = 100_000_000) -> bytes:
    """A Word document of a few kilobytes that unpacks to ``size``."""
    return packed({name: b"<w:document>" + b" " * size})


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
FETCHING = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def nested_mail(depth: int = 5_000) -> bytes:
    head = b"From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    parts = [b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)]
    return head + b"".join(parts) + b"Content-Type: text/plain\r\n\r\nHello there.\r\n"


def nested_page(depth: int = 200_000) -> bytes:
    return b"<!DOCTYPE html><html><body>" + b"<div>" * depth + f"<p>{PROSE[0]}</p>".encode() + b"</div>" * depth


def pdf_bomb(size: int = 1_500_000_000) -> bytes:
    """A PDF whose page's content is packed twice over: kilobytes that grow to ``size``."""
    unit = b"BT /F1 11 Tf 40 500 Td (War) Tj ET\n" * 30_000
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(unit) for _ in range(size // len(unit))) + packer.flush()
    twice = zlib.compress(once, 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(twice)
    return pdf(streams=[head + b"\nstream\n" + twice + b"\nendstream"])


def hostile() -> dict[str, Callable[[], bytes]]:
    """Files that are made to harm who reads them; the large ones are made when they are called for."""
    paragraph = "<w:p><w:r><w:t>&x;&a11;</w:t></w:r></w:p>"
    return {
        "fetching.docx": lambda: word(paragraph, FETCHING),
        "fetching.odt": lambda: opendocument("<text:p>&x;</text:p>", FETCHING),
        "laughs.docx": lambda: word(paragraph, LAUGHS),
        "laughs.epub": lambda: packed({"META-INF/container.xml": LAUGHS + "<c>&a11;</c>"}),
        "bomb.docx": bomb,
        "bomb.odt": lambda: packed(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b" " * 10**8}
        ),
        "deep.docx": lambda: word("<w:sdt>" * 100_000),
        "elements.docx": lambda: word("<w:p/>" * 9_000_000),
        "outward.docx": lambda: packed({"word/document.xml": "<d/>", "../../../outward.txt": "x"}),
        "outward.epub": lambda: packed({"mimetype": "application/epub+zip", "C:\\outward.txt": "x"}),
        "bomb.pdf": pdf_bomb,
        "letters.pdf": lambda: pdf(streams=[_stream([("x" * 2_000, 11, n % 400, n % 590) for n in range(5_000)])]),
        "pages.pdf": lambda: pdf([[]] * 50_000),
        "nested.eml": nested_mail,
        "boundaries.eml": lambda: mail().replace(b"\n\n", b"\n\n" + b"--x\n" * 3_000_000, 1),
        "nested.html": nested_page,
        "open.html": lambda: b"<!DOCTYPE html>" + b"<p" * 4_900_000,
        "quotes.html": lambda: b"<!DOCTYPE html>" + b"<a b='" * 1_600_000,
        "scripts.html": lambda: b"<!DOCTYPE html>" + b"<script type='application/ld+json'>" * 280_000,
        "long.html": lambda: page().replace(b"<h2>", f"<p>{PROSE[0]}</p>".encode() * 65_000 + b"<h2>", 1),
        "cells.html": lambda: page().replace(b"<table>", b"<table><tr>" + b"<td>a" * 1_900_000, 1),
        "json.html": lambda: page('<script type="application/ld+json">' + "[" * 1_900_000 + "</script>"),
        "groups.rtf": lambda: b"{\\rtf1 " + b"{" * 20_000_000,
        "links.rtf": lambda: b"{\\rtf1 " + b"{\\field{\\*\\fldinst{HYPERLINK " * 500_000,
        "long.txt": lambda: (PROSE[0].encode() + b"\n\n") * 750_000,
        "large.txt": lambda: (PROSE[0].encode() + b"\n\n") * 69_000,
    }


def mixed(count: int = 100) -> dict[str, bytes]:
    """So many files by their names: stories of all formats, every tenth a bad one."""
    stories = {name: make() for name, make in FORMATS.items()}
    names = [name for name in stories if not name.endswith((".txt", ".md"))]
    bad = [
        ("cut.pdf", stories["story.pdf"][:700]),
        ("cut.docx", stories["story.docx"][:900]),
        ("fetching.odt", opendocument("<text:p>&x;</text:p>", FETCHING)),
        ("noise.epub", bytes(range(256)) * 20),
        ("table.xlsx", packed({"xl/workbook.xml": "<w/>"})),
        ("nested.eml", nested_mail(200)),
        ("bomb.docx", bomb(size=70_000_000)),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("outward.docx", packed({"word/document.xml": "<d/>", "../x": "x"})),
        ("noise.rtf", b"{\\rtf1 }"),
    ]
    files: dict[str, bytes] = {}
    for n in range(count):
        name, data = bad[n // 10 % len(bad)] if n % 10 == 9 else (names[n % len(names)], stories[names[n % len(names)]])
        files[f"{n:03}-{name}"] = data
    return files
