"""A line to a server that ends on time: every wait is short, counted and can be cancelled.

The time limits of sockets begin anew with each byte, so that a server which drips holds a reader for ever; here one
deadline holds for connecting, the handshake, and all that is read.
"""

from __future__ import annotations

import errno
import io
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Protocol, TypeVar

from timeline_app.ingest.web_address import Address
from timeline_app.model import CancelledError, InputError

_SLICE: Final = 0.05
"""Seconds between two looks at the clock and at whether the user has cancelled."""
_PENDING: Final = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EINTR, 10035})
"""What ``connect_ex`` of a socket that does not block gives while it connects (10035 on Windows)."""
_PATIENCE: Final = 4.0
"""Seconds that one of several addresses of a server has to answer before the next is tried."""

Resolve = Callable[[str, int], Sequence[str]]
"""A host and a port to the addresses (numbers as text) that it has."""

T = TypeVar("T")


class Dial(Protocol):
    """Opens a line; tests put another in its place."""

    def __call__(self, address: Address, ip: str, limits: Limits) -> Line:
        """A line to ``ip`` that speaks as ``address`` asks for."""
        ...


class Limits:
    """What one fetch may take in all: seconds, and bytes on the wire; and whether the user has cancelled it."""

    def __init__(self, seconds: float, most_bytes: int, cancelled: Callable[[], bool]) -> None:
        self.seconds, self.most_bytes = seconds, most_bytes
        self._end = time.monotonic() + seconds
        self._left, self._cancelled = most_bytes, cancelled

    def remaining(self) -> float:
        """Seconds that are left.

        Raises:
            CancelledError: if the user has cancelled.
            InputError: if the time is over.
        """
        if self._cancelled():
            message = "Fetching was cancelled."
            raise CancelledError(message)
        left = self._end - time.monotonic()
        if left <= 0:
            message = f"The page took longer than {self.seconds:g} seconds to come; fetching was stopped."
            raise InputError(message)
        return left

    def take(self, count: int) -> None:
        """So many bytes have come in.

        Raises:
            InputError: if they are too many.
        """
        self._left -= count
        if self._left < 0:
            raise InputError(too_big(self.most_bytes))


def too_big(most_bytes: int) -> str:
    """The sentence on a page that holds more than it may."""
    return f"The page is larger than {most_bytes / 1_000_000:g} MB, which no article is; fetching was stopped."


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver has for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve_in_time(host: str, port: int, limits: Limits, ask: Resolve = resolve) -> Sequence[str]:
    """What ``ask`` answers, where it does in time.

    The system's resolver cannot be interrupted: it works in a thread of its own, which ends with it and holds up
    nothing.

    Raises:
        InputError: if there is no such host or no network.
    """
    answer: list[Sequence[str] | OSError] = []

    def work() -> None:
        try:
            answer.append(ask(host, port))
        except (OSError, UnicodeError) as error:
            answer.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=work, name="resolver", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(min(_SLICE, limits.remaining()))
    found = answer[0] if answer else []
    if isinstance(found, OSError) or not found:
        message = f"The server {host} was not found: its name is wrong, or there is no connection to the internet."
        raise InputError(message)
    return found


class Line(io.RawIOBase):
    """Bytes to and from a server. It stands where ``http.client`` expects a socket, and is its file as well.

    Raises (all methods):
        InputError: if the limits are reached.
        CancelledError: if the user has cancelled.
        OSError: if the connection breaks.
    """

    def __init__(self, sock: socket.socket, limits: Limits) -> None:
        super().__init__()
        self._socket, self._limits = sock, limits
        sock.setblocking(False)

    @property
    def peer(self) -> str:
        """The address at the other end."""
        return str(self._socket.getpeername()[0])

    def connect(self, place: tuple[str, int], seconds: float = _PATIENCE) -> None:
        """Reach the other end, within ``seconds``."""
        end = time.monotonic() + seconds
        error = self._socket.connect_ex(place)
        if error in _PENDING:
            self._wait(selectors.EVENT_WRITE, end)
            error = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            raise OSError(error, "no connection")

    def secure(self, host: str, context: ssl.SSLContext) -> None:
        """Go over to TLS, where the server proves to be ``host``."""
        secured = context.wrap_socket(self._socket, server_hostname=host, do_handshake_on_connect=False)
        self._socket = secured
        self._until(secured.do_handshake)

    def sendall(self, data: bytes) -> None:
        """Send all of ``data``."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._until(partial(self._socket.send, rest), selectors.EVENT_WRITE) :]

    def makefile(self, mode: str = "rb") -> io.BufferedReader:  # noqa: ARG002 - what http.client hands to a socket
        """The bytes that come in, as a file."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """It is read from."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # all that io.BufferedReader hands over
        """Fill ``buffer`` with what has come in; 0 at the end."""
        count = self._until(lambda: self._socket.recv_into(buffer))
        self._limits.take(count)
        return count

    def close(self) -> None:
        """Hang up."""
        self._socket.close()
        super().close()

    def _until(self, action: Callable[[], T], event: int = selectors.EVENT_READ) -> T:
        """What ``action`` gives once the socket is ready for it."""
        while True:
            self._limits.remaining()
            try:
                return action()
            except (BlockingIOError, InterruptedError):
                self._wait(event)
            except ssl.SSLWantReadError:
                self._wait(selectors.EVENT_READ)
            except ssl.SSLWantWriteError:
                self._wait(selectors.EVENT_WRITE)

    def _wait(self, event: int, end: float | None = None) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, event)
            while not selector.select(min(_SLICE, self._limits.remaining())):
                if end is not None and time.monotonic() > end:
                    message = "no answer"
                    raise TimeoutError(message)


def dial(address: Address, ip: str, limits: Limits) -> Line:
    """A line to ``ip``, secured as ``address`` asks for. Environment variables that name a proxy play no part:
    a proxy would look the name up by itself and so go round the check of where it leads.

    Raises:
        OSError: if nobody answers or the server cannot prove to be the one asked for.
    """
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    line = Line(socket.socket(family, socket.SOCK_STREAM), limits)
    try:
        line.connect((ip, address.port))
        if address.scheme == "https":
            line.secure(address.host, ssl.create_default_context())
    except BaseException:
        line.close()
        raise
    return line
