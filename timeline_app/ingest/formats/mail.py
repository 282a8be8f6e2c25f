"""E-mails (RFC 5322, MIME) and web pages saved as one (MHTML, RFC 2557), by the standard library's parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from timeline_app.ingest.decoding import decode, decode_as
from timeline_app.ingest.drafts import Draft, Part, part
from timeline_app.ingest.formats.flow import read_flow
from timeline_app.ingest.formats.moments import Moment, published, read_moment
from timeline_app.ingest.formats.page_facts import web_address
from timeline_app.ingest.passages import passages
from timeline_app.model import BlockKind, InputError

_MOST_NESTED = 60
"""Parts within parts beyond which a mail is hostile: the parser calls itself for each."""
_MOST_PARTS = 2_000
_HOLDING = re.compile(rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"^--", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[ \t]?)+")


def read(data: bytes, origin: str) -> Draft:
    """The draft of an e-mail or of a saved web page.

    Raises:
        InputError: if its parts are nested too deep, or it holds no text.
    """
    if len(_HOLDING.findall(data)) > _MOST_NESTED or len(_BOUNDARY.findall(data)) > 50 * _MOST_PARTS:
        message = f"{origin} is an e-mail with more parts within parts than mails have; it was not read."
        raise InputError(message)
    mail = message_from_bytes(data.lstrip(b"\r\n"), policy=policy.default)
    if not isinstance(mail, EmailMessage):
        raise TypeError
    if mail.get_content_type() == "multipart/related" and _field(mail, "snapshot-content-location"):
        return _saved_page(mail, origin)
    first = next(_leaves(mail), None)
    if mail.get_content_type() == "multipart/related" and not _field(mail, "from").count("@") and first is not None:
        return _saved_page(mail, origin)
    return _letter(mail, origin)


def _letter(mail: EmailMessage, origin: str) -> Draft:
    """An e-mail: its subject as title, its plain words or else its page, its date as that of publication."""
    body = _body(mail)
    parts, warnings = ((), ()) if body is None else _words(body, origin)
    inner = None if parts else _forwarded(mail)
    if inner is not None:
        draft = _letter(inner, origin)
        return replace(draft, warnings=(*draft.warnings, f"{origin} holds another e-mail and no words; that was read."))
    if not parts:
        message = f"{origin} is an e-mail without any text."
        raise InputError(message)
    date = _field(mail, "date")
    attached = [name or "without a name" for name in _attachments(mail, body)]
    if attached:
        many = "An attachment" if len(attached) == 1 else f"{len(attached)} attachments"
        warnings = (*warnings, f"{many} of {origin} {'was' if len(attached) == 1 else 'were'} not read:"
                    f" {', '.join(attached[:5])}{' and others' if len(attached) > 5 else ''}.")  # fmt: skip
    title = part(_field(mail, "subject"), BlockKind.TITLE)
    return Draft(
        tuple(parts) if title is None else _below(title, parts),
        published=published(date, "the e-mail's Date header"),
        warnings=warnings,
    )


def _forwarded(mail: EmailMessage) -> EmailMessage | None:
    """The first e-mail within the mail."""
    for one in _leaves(mail):
        if one.get_content_type() == "message/rfc822" and one.is_multipart():
            inner = one.get_payload(0)
            return inner if isinstance(inner, EmailMessage) else None
    return None


def _below(title: Part, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """``parts`` below the title, once."""
    same = title.words.casefold()
    first = 1 if parts[0].words.casefold() == same else 0
    rest = (replace(one, kind=BlockKind.HEADING) if one.kind is BlockKind.TITLE else one for one in parts[first:])
    return (title, *rest)


def _saved_page(mail: EmailMessage, origin: str) -> Draft:
    """A web page as the browser saved it; the file's date is that of saving."""
    page = next(
        (one for one in _leaves(mail) if one.get_content_type() in {"text/html", "application/xhtml+xml"}), None
    )
    if page is None:
        message = f"{origin} is a saved web page without the page."
        raise InputError(message)
    from timeline_app.ingest.formats.page import read_page  # noqa: PLC0415 - e-mails do not need trafilatura

    source, warnings = _decoded(page, origin)
    draft = read_page(source, origin)
    addresses = [_field(mail, "snapshot-content-location"), _field(page, "content-location"), draft.url]
    saved = read_moment(_field(mail, "date"))
    said = (f"The page was saved on {_day(saved)}.",) if draft.published is None and saved is not None else ()
    return replace(
        draft,
        url=next(filter(web_address, addresses), ""),
        warnings=(*warnings, *draft.warnings, *said),
    )


def _leaves(mail: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no others, in order; not those of mails within the mail."""
    waiting: list[EmailMessage] = [mail]
    while waiting:
        one = waiting.pop()
        if one.get_content_maintype() == "multipart" and one.is_multipart():
            waiting.extend(reversed([inner for inner in one.iter_parts() if isinstance(inner, EmailMessage)]))
        else:
            yield one


def _body(mail: EmailMessage) -> EmailMessage | None:
    """The part with the text: a plain one that says anything, else a page."""
    shown = [one for one in _leaves(mail) if not one.is_attachment()]
    plain = [one for one in shown if one.get_content_type() == "text/plain" and _content(one).strip()]
    pages = [one for one in shown if one.get_content_type() == "text/html"]
    return next(iter([*plain, *pages]), None)


def _attachments(mail: EmailMessage, body: EmailMessage | None) -> Iterator[str]:
    """The names of what is neither the text nor another form of it nor a picture within it."""
    for one in _leaves(mail):
        text = one.get_content_maintype() == "text" and not one.is_attachment()
        if one is not body and not text and not (one.get_content_maintype() == "image" and one["content-id"]):
            yield " ".join((one.get_filename() or one.get_content_type()).split())


def _words(body: EmailMessage, origin: str) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The passages of the part with the text, and doubts about how it was decoded."""
    source, warnings = _decoded(body, origin)
    if body.get_content_type() == "text/html":
        parts = read_flow(source)
        return tuple(
            replace(p, kind=BlockKind.HEADING if p.kind is BlockKind.TITLE else p.kind) for p in parts
        ), warnings
    if body.get_param("format") == "flowed":
        source = _unflowed(source, delete=body.get_param("delsp") == "yes")
    source = "\n".join(_QUOTED.sub("", line) for line in source.splitlines())
    made = (part(span.of(source)) for span in passages(source))
    return tuple(one for one in made if one is not None), warnings


def _decoded(one: EmailMessage, origin: str) -> tuple[str, tuple[str, ...]]:
    """A part's text, by the character set that it declares or else by the bytes themselves."""
    data = _content(one)
    charset = one.get_content_charset()
    if charset is not None and (text := decode_as(data, charset)) is not None:
        return text, ()
    decoded = decode(data, origin)
    return decoded.text, decoded.warnings


def _content(one: EmailMessage) -> bytes:
    payload = one.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _field(mail: EmailMessage, name: str) -> str:
    """A header field's words; nothing where it is damaged beyond reading."""
    try:
        return " ".join(str(mail.get(name, "")).split())
    except Exception:  # the standard library raises anything on hostile fields, which are as good as none
        return ""


def _unflowed(text: str, *, delete: bool) -> str:
    """Lines that end with a blank joined with the next one (RFC 3676, section 4.2)."""
    lines: list[str] = []
    joins = False
    for line in text.splitlines():
        words = line.removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        kept = words.rstrip(" ") if delete and flows else words
        if joins:
            lines[-1] += kept
        else:
            lines.append(kept)
        joins = flows
    return "\n".join(lines)


def _day(moment: Moment) -> str:
    return moment.isoformat()[:10]
