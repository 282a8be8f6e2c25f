"""An article from the web: one page, fetched because the user asked for it, and nothing that it refers to.

No cookies, no scripts, no pictures, no proxy. Each address, the first and those that redirects lead to, is looked up
once; where one of its numbers is not public it is refused, else one of these very numbers is dialled, so that a second
answer of the name server cannot lead elsewhere (DNS rebinding).
"""

from __future__ import annotations

import codecs
import http.client
import re
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, cast

from timeline_app.ingest.web_address import Address, refusal
from timeline_app.ingest.web_line import Dial, Limits, Line, Resolve, dial, resolve, resolve_in_time, too_big
from timeline_app.model import InputError
from timeline_app.version import __version__

SECONDS: Final = 15.0
"""What a page may take in all, redirects included."""
MOST_BYTES: Final = 10_000_000
"""What it may hold, packed and unpacked."""
MOST_REDIRECTS: Final = 5

_OVERHEAD: Final = 500_000
"""Bytes for the headers and the bodies of redirects on top of a page's own."""
_PIECE: Final = 65_536
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TYPES: Final = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/pdf": "pdf",
}
"""What may hold an article, and how a file of it would end."""
_REFUSALS: Final = {
    401: "asks for a name and a password before it shows the page",
    402: "wants to be paid before it shows the page",
    403: "does not show the page to programs",
    404: "has no page at this address",
    410: "has taken the page down",
    429: "asks not to be asked so often; try again later",
    451: "may not show the page for legal reasons",
}


_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODINGS: Final = re.compile(
    r"(?:utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|latin-?\d|iso-?8859-?\d+|windows-\d+|cp125\d|koi8-[ru]|macintosh|tis-620"
    r"|gbk|gb2312|gb18030|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[_-]jis|iso-2022-jp)"
)
"""The encodings of the web. Python knows others that are none, or that take for ever (punycode)."""
_LATIN: Final = frozenset({"latin-1", "latin1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii"})
"""Names that mean Windows-1252 on the web (WHATWG, Encoding)."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave: its bytes as they are once unpacked.

    ``url`` is where it was found in the end; ``content_type`` and ``charset`` are what the server says of it, in lower
    case, empty where it says nothing.
    """

    data: bytes
    url: str
    content_type: str
    charset: str

    @property
    def name(self) -> str:
        """What a file of it would be called: the server and the last part of the path, with an ending."""
        address = Address.parse(self.url)
        last = address.target.partition("?")[0].rstrip("/").rpartition("/")[2]
        ending = _TYPES[self.content_type]
        stem = last.removesuffix(f".{ending}").removesuffix(".htm")[:60]
        return f"{address.host}{'-' if stem else ''}{stem}.{ending}"

    @property
    def document(self) -> bytes:
        """The bytes for a reader of files, which is told nothing of the server's words on the encoding.

        These count before the page's own (WHATWG, Encoding: "decode"; HTML, "encoding sniffing algorithm"); a text in
        another encoding than UTF-8 is given in UTF-8 with a byte order mark.
        """
        usual = _ENCODINGS.fullmatch(self.charset) is not None and not self.data.startswith(_MARKS)
        if not usual or self.content_type == "application/pdf":
            return self.data
        try:
            text = self.data.decode("cp1252" if self.charset in _LATIN else self.charset)
        except (LookupError, UnicodeError):
            return self.data  # the server is wrong: the page's own words, or its bytes, tell
        return codecs.BOM_UTF8 + text.encode("utf-8", "replace")


def fetch(
    url: str,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    ask: Resolve = resolve,
    connect: Dial = dial,
    seconds: float = SECONDS,
    most_bytes: int = MOST_BYTES,
) -> Page:
    """Fetch the page at ``url``.

    ``cancelled`` is asked some times a second. ``ask`` looks names up and ``connect`` opens lines: tests hand in
    others, the rules on addresses stay.

    Raises:
        InputError: if there is none to be had, as one sentence.
        CancelledError: if cancelled.
    """
    limits = Limits(seconds, most_bytes + _OVERHEAD, cancelled)
    address = Address.parse(url)
    for _ in range(MOST_REDIRECTS + 1):
        line = _reach(address, limits, ask, connect)
        try:
            answer = _answer(line, address)
            location = answer.getheader("Location")
            if answer.status not in _REDIRECTS or not location:
                return _page(answer, address, most_bytes)
            # Header lines come as Latin-1, whatever was meant.
            address = address.joined(location.encode("latin-1", "replace").decode("utf-8", "replace"))
        except (http.client.HTTPException, OSError, ValueError, zlib.error) as error:
            message = f"The connection to {address.host} broke off before the whole page was here."
            raise InputError(message) from error
        finally:
            line.close()
    message = f"The address leads on to others more than {MOST_REDIRECTS} times; fetching was stopped."
    raise InputError(message)


def _reach(address: Address, limits: Limits, ask: Resolve, connect: Dial) -> Line:
    """A line to the host, once all its numbers have been found to be public."""
    numbers = resolve_in_time(address.host, address.port, limits, ask)
    for number in numbers:
        place = refusal(number)
        if place:
            message = f"{address.host} is on {place} ({number}); pages are fetched from public servers only."
            raise InputError(message)
    failure: OSError | None = None
    for number in numbers:
        try:
            return connect(address, number, limits)
        except ssl.SSLCertVerificationError as error:
            reason = error.verify_message or "its certificate is not valid"
            message = f"{address.host} cannot prove that it is {address.host} ({reason}); nothing was fetched."
            raise InputError(message) from error
        except ssl.SSLError as error:
            message = f"No secure connection to {address.host} could be made; nothing was fetched."
            raise InputError(message) from error
        except OSError as error:
            failure = error
    message = f"The server {address.host} does not answer, or there is no connection to the internet."
    raise InputError(message) from failure


def _answer(line: Line, address: Address) -> http.client.HTTPResponse:
    """Ask for the page; the answer's head."""
    host = address.authority
    head = (
        f"GET {address.target} HTTP/1.1",
        f"Host: {host}",
        f"User-Agent: timeline-app/{__version__}",
        "Accept: text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1",
        "Accept-Encoding: gzip, deflate",
        "Accept-Language: en, *;q=0.5",
        "Connection: close",
    )
    line.sendall("\r\n".join((*head, "", "")).encode("ascii"))
    answer = http.client.HTTPResponse(cast("socket.socket", line), method="GET")
    answer.begin()
    return answer


def _page(answer: http.client.HTTPResponse, address: Address, most_bytes: int) -> Page:
    """The page of an answer that is no redirect."""
    if answer.status != 200:
        usual = "has trouble of its own" if answer.status >= 500 else "does not give the page"
        message = f"{address.host} {_REFUSALS.get(answer.status, usual)} ({answer.status})."
        raise InputError(message)
    # Not get_content_type: to that, what it does not understand is plain text.
    kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _TYPES and kind:
        message = f"What stands at this address is no article but a file of type {kind[:60]}."
        raise InputError(message)
    if (answer.length or 0) > most_bytes:
        raise InputError(too_big(most_bytes))
    data = b"".join(_unpacked(answer, most_bytes))
    if not data:
        message = f"{address.host} gave an empty page."
        raise InputError(message)
    charset = str(answer.headers.get_content_charset("") or "")
    return Page(data, str(address), kind or _sniffed(data), charset)


def _sniffed(data: bytes) -> str:
    """The type of what a server named none for.

    Raises:
        InputError: if it looks like nothing that holds an article.
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith(b"<"):
        return "text/html"
    message = "What stands at this address is no article: the server does not say what it is."
    raise InputError(message)


def _unpacked(answer: http.client.HTTPResponse, most_bytes: int) -> Iterator[bytes]:
    """The body in pieces, unpacked as it comes and no further than it may grow."""
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip", "deflate"}:
        message = f"The server sends the page packed in a way that was not asked for ({packing[:40]})."
        raise InputError(message)
    count = 0
    unpacker: zlib._Decompress | None = None
    while piece := answer.read(_PIECE):
        if packing != "identity":
            unpacker = unpacker or _unpacker(packing, piece)
            # One byte more than may come shows that there is more.
            piece = unpacker.decompress(piece, most_bytes - count + 1)
        count += len(piece)
        if count > most_bytes:
            raise InputError(too_big(most_bytes))
        yield piece
    if (answer.length or 0) > 0 or (unpacker is not None and not unpacker.eof):
        message = "the body is cut short"
        raise http.client.HTTPException(message)


def _unpacker(packing: str, head: bytes) -> zlib._Decompress:
    """What unpacks ``packing``. "deflate" is zlib's format (RFC 9110), though some servers send its bare stream."""
    if packing != "deflate":
        return zlib.decompressobj(31)
    zlib_head = len(head) > 1 and head[0] & 15 == 8 and (head[0] << 8 | head[1]) % 31 == 0
    return zlib.decompressobj(15 if zlib_head else -15)
