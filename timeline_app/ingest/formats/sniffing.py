"""Which format a file is in: its first bytes say it, and only where they do not, its name."""

from __future__ import annotations

import codecs
import re
from enum import Enum
from pathlib import PurePath

from timeline_app.ingest.markup import is_page

HEAD = 16_384
"""First bytes that are looked at."""


class Format(Enum):
    """What reads a file. ``PACKED`` is a zip file: a Word or OpenDocument text or an e-book; its members say which."""

    PLAIN = "plain text"
    PAGE = "a web page"
    MAIL = "an e-mail or a saved web page"
    PDF = "a PDF document"
    RICH = "a rich-text document"
    PACKED = "a packed document"


_SIGNATURES = ((b"PK\x03\x04", Format.PACKED), (b"PK\x05\x06", Format.PACKED), (b"{\\rtf", Format.RICH))
_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 1024
"""Readers accept a PDF whose header stands within its first kilobyte (ISO 32000-1, annex H)."""

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FIELD = re.compile(r"(?P<name>[!-9;-~]{1,70}):[ \t]?")
_MAIL_FIELDS = frozenset({"from", "to", "subject", "date"})
_MACHINE_FIELDS = frozenset(
    {"received", "message-id", "mime-version", "return-path", "delivered-to", "content-type", "x-mailer"}
)
_TAG = re.compile(r"<[a-zA-Z][^<>]{0,200}>")
_EXTENSIONS = {
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".xht": Format.PAGE,
    ".eml": Format.MAIL,
    ".mht": Format.MAIL,
    ".mhtml": Format.MAIL,
    ".pdf": Format.PDF,
    ".rtf": Format.RICH,
    ".docx": Format.PACKED,
    ".docm": Format.PACKED,
    ".odt": Format.PACKED,
    ".epub": Format.PACKED,
}
EXTENSIONS = (".txt", ".md", *_EXTENSIONS)
"""The names' ends of what can be read, for dialogs that choose files."""


def sniff(head: bytes, name: str) -> Format:
    """The format of the file called ``name`` that begins with ``head``."""
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if _PDF.search(head[:_PDF_WITHIN]):
        return Format.PDF
    text = _text(head)
    if is_page(text):
        return Format.PAGE
    named = named_format(name)
    if named is Format.PAGE and _TAG.search(text):
        return Format.PAGE
    return Format.MAIL if _is_mail(text, named is Format.MAIL) else Format.PLAIN


def named_format(name: str) -> Format:
    """The format that a file's name promises."""
    return _EXTENSIONS.get(PurePath(name).suffix.lower(), Format.PLAIN)


def _text(head: bytes) -> str:
    """The head as text, good enough to know tags and field names."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _is_mail(text: str, named: bool) -> bool:
    """Whether the text begins with the fields of an e-mail (RFC 5322, section 3.6).

    Notes also begin with "Date:" and "Subject:"; by another name they count only with a field that programs write.
    """
    fields: set[str] = set()
    lines = text.lstrip("\r\n").splitlines()
    if lines and lines[0].startswith("From ") and len(lines) > 1:
        del lines[0]  # the line that a mailbox file puts before each mail
    for line in lines:
        field = _FIELD.match(line)
        if field is not None:
            fields.add(field["name"].lower())
        elif not line[:1].isspace() or not fields:
            break
    return bool(fields & _MAIL_FIELDS) and (named or bool(fields & _MACHINE_FIELDS))
