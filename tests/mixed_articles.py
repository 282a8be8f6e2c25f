"""Many different small-town articles in files of all kinds, with bad files among them, for trials of bringing in."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable
from html import escape
from pathlib import Path

from tests.documents import _run, ebook, opendocument, packed, pdf

PEOPLE = ("mayor", "council", "minister", "committee", "union", "court", "party", "governor", "parliament", "senate")
DEEDS = ("approved", "rejected", "postponed", "announced", "cancelled", "criticised", "signed", "debated", "blocked")
THINGS = ("treaty", "budget", "bridge", "tariff", "pension law", "ceasefire", "school plan", "election", "harbour tax")
MONTHS = ("January", "March", "May", "June", "September", "November")


def sentences(count: int, seed: int) -> list[str]:
    """Sentences of political news, no two the same."""
    rnd = random.Random(seed)
    return [
        f"The {rnd.choice(PEOPLE)} of {rnd.choice('ABCDEFG')}berg {rnd.choice(DEEDS)} the {rnd.choice(THINGS)} on"
        f" {rnd.randint(1, 28)} {rnd.choice(MONTHS)} {rnd.randint(2005, 2023)}, {rnd.randint(2, 400)} days after the"
        f" {rnd.choice(PEOPLE)} had {rnd.choice(DEEDS)} the {rnd.choice(THINGS)}."
        for _ in range(count)
    ]


def parts(seed: int, count: int = 9) -> tuple[str, str, list[str]]:
    """An article's title, its line with the date, and its paragraphs."""
    rnd = random.Random(seed)
    lines = sentences(count, seed)
    title = f"Town of {rnd.choice('ABCDEFG')}berg debates the {rnd.choice(THINGS)}, part {seed}"
    return title, "5 March 2024", [" ".join(lines[start : start + 3]) for start in range(0, count, 3)]


def text(seed: int, count: int = 9) -> bytes:
    title, date, prose = parts(seed, count)
    return "\n\n".join((f"{title}\n{date}", *prose)).encode()


def page(seed: int) -> bytes:
    title, date, prose = parts(seed)
    body = "".join(f"<p>{escape(words)}</p>" for words in prose)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1><time datetime='2024-03-05'>{date}</time>{body}</article></body></html>"
    ).encode()


def word(seed: int) -> bytes:
    from tests.documents import word as made  # noqa: PLC0415 - the same name

    title, date, prose = parts(seed)
    return made("".join(map(_run, (title, date, *prose))))


def writer(seed: int) -> bytes:
    title, date, prose = parts(seed)
    return opendocument("".join(f"<text:p>{escape(words)}</text:p>" for words in (title, date, *prose)))


def book(seed: int) -> bytes:
    title, date, prose = parts(seed)
    return ebook([f"<h1>{title}</h1><p>{date}</p>" + "".join(f"<p>{escape(words)}</p>" for words in prose)])


def portable(seed: int) -> bytes:
    title, date, prose = parts(seed)
    lines = [(title, 16, 60, 780), (date, 10, 60, 755)]
    height = 725
    for paragraph in prose:
        for line in textwrap.wrap(paragraph, 80):
            lines.append((line, 11, 60, height))
            height -= 14
        height -= 12
    return pdf([lines])


def rich(seed: int) -> bytes:
    title, date, prose = parts(seed)
    return ("{\\rtf1\\ansi " + "".join(f"{words}\\par\n" for words in (title, date, *prose)) + "}").encode("ascii")


def mail(seed: int) -> bytes:
    title, _, prose = parts(seed)
    head = (
        f"From: post@example.org\r\nTo: r@example.org\r\nSubject: {title}\r\nMessage-ID: <{seed}@example.org>\r\n"
        "Date: Tue, 05 Mar 2024 07:30:00 +0100\r\n\r\n"
    )
    return head.encode() + "\r\n\r\n".join(prose).encode()


KINDS: dict[str, Callable[[int], bytes]] = {
    "txt": text,
    "html": page,
    "docx": word,
    "md": text,
    "odt": writer,
    "pdf": portable,
    "eml": mail,
    "rtf": rich,
    "epub": book,
}
BAD: dict[str, bytes] = {
    "cut.pdf": b"%PDF-1.4\n1 0 obj << /Type",
    "noise.epub": bytes(range(256)) * 20,
    "binary.txt": bytes(range(256)) * 20,
    "table.docx": packed({"xl/workbook.xml": "<w/>"}),
    "empty.rtf": b"{\\rtf1 }",
}


def write_mixed(folder: Path, count: int) -> list[str]:
    """Write so many files, every tenth a bad one; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds, bad = list(KINDS.items()), list(BAD.items())
    paths = []
    for number in range(count):
        ending, make = kinds[number % len(kinds)]
        name, data = (f"story.{ending}", b"") if number % 10 != 9 else bad[number // 10 % len(bad)]
        path = folder / f"{number:03}-{name}"
        path.write_bytes(data or make(number))
        paths.append(str(path))
    return paths
