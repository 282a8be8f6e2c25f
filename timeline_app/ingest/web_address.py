"""Which addresses of the web may be asked: what is written is taken apart, and where it leads is judged.

A page is fetched from public servers alone. Other programs of this computer, its network at home or in an office, and
the cloud's own services answer on addresses that no article stands on; an address that was pasted, or a redirect of
a page, must not reach them (server-side request forgery). The rules are a table: the special-purpose address registries
of IANA (RFC 6890 and what was added to them). Python's own ``is_global`` knows other parts of them in each release.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from timeline_app.model import InputError

PORTS: Final = {"http": 80, "https": 443}
"""The schemes that are fetched, each with its only port: servers on others are seldom newspapers."""

_LONGEST: Final = 2000
"""Code points of an address; no browser promises to take more."""

_HERE, _PRIVATE, _LINK, _MANY, _RESERVED = (
    "this computer",
    "a private network",
    "the network next to this computer",
    "many computers at once",
    "no computer of the public internet",
)
_SPECIAL_4: Final = tuple(
    (IPv4Network(block), what)
    for block, what in (
        ("0.0.0.0/8", _HERE),
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", _PRIVATE),
        ("127.0.0.0/8", _HERE),
        ("169.254.0.0/16", _LINK),
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _RESERVED),
        ("192.31.196.0/24", _RESERVED),
        ("192.52.193.0/24", _RESERVED),
        ("192.88.99.0/24", _RESERVED),
        ("192.168.0.0/16", _PRIVATE),
        ("192.175.48.0/24", _RESERVED),
        ("198.18.0.0/15", _PRIVATE),
        ("198.51.100.0/24", _RESERVED),
        ("203.0.113.0/24", _RESERVED),
        ("224.0.0.0/4", _MANY),
        ("240.0.0.0/4", _RESERVED),
    )
)
_SPECIAL_6: Final = tuple(
    (IPv6Network(block), what)
    for block, what in (
        ("::/127", _HERE),
        ("2001::/23", _RESERVED),
        ("2001:db8::/32", _RESERVED),
        ("2620:4f:8000::/48", _RESERVED),
        ("3fff::/20", _RESERVED),
        ("fc00::/7", _PRIVATE),
        ("fe80::/10", _LINK),
        ("fec0::/10", _PRIVATE),
        ("ff00::/8", _MANY),
    )
)
_GLOBAL_6: Final = IPv6Network("2000::/3")
"""All that has been given out for computers of the public internet."""

_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
_ISATAP: Final = (0x5EFE, 0x0200_5EFE)
"""The third quarter of an address that ends in one of IPv4 (RFC 5214)."""
_LOW: Final = 0xFFFF_FFFF
_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMERIC: Final = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\\]")

Ip = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web that may be asked for, as far as its words tell.

    ``host`` is in ASCII (punycode where it was not) without a closing dot; ``target`` is path and query as sent.
    """

    scheme: str
    host: str
    target: str

    @property
    def port(self) -> int:
        """The port of its scheme."""
        return PORTS[self.scheme]

    @property
    def authority(self) -> str:
        """The host as the ``Host`` line has it: IPv6 in brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host

    def __str__(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @classmethod
    def parse(cls, words: str) -> Address:
        """Read an address; without a scheme it is taken for ``https``.

        Raises:
            InputError: if it is none, or one that is not asked for.
        """
        text = words.strip()
        if not text or len(text) > _LONGEST or _UNSEEN.search(text):
            message = "That is no web address: one has no blanks and at most 2,000 letters."
            raise InputError(message)
        if "://" not in text and not re.match(r"(?:data|file|ftp|javascript|mailto|about|blob|view-source):", text):
            text = f"https://{text}"
        try:
            return cls._of(urlsplit(text))
        except ValueError as error:
            message = f"“{text[:80]}” is no web address."
            raise InputError(message) from error

    def joined(self, location: str) -> Address:
        """Where a redirect from here leads.

        Raises:
            InputError: as :meth:`parse`.
        """
        try:
            return Address.parse(urljoin(str(self), location.strip()))
        except ValueError as error:
            message = f"{self.host} sends on to an address that cannot be read."
            raise InputError(message) from error

    @classmethod
    def _of(cls, parts: SplitResult) -> Address:
        if parts.scheme not in PORTS:
            message = f"Only http and https addresses are fetched, not “{parts.scheme}:”."
            raise InputError(message)
        if parts.username is not None or parts.password is not None:
            message = "An address with a user name or a password in it is not fetched."
            raise InputError(message)
        if parts.port not in {None, PORTS[parts.scheme]}:
            message = f"Only the usual port of {parts.scheme} is asked ({PORTS[parts.scheme]}), not {parts.port}."
            raise InputError(message)
        path = quote(parts.path or "/", safe="%/:@!$&'()*+,;=~")
        query = quote(parts.query, safe="%/:@!$&'()*+,;=~?")
        return cls(parts.scheme, _host(parts.hostname or ""), f"{path}?{query}" if query else path)


def _host(name: str) -> str:
    """The host in ASCII.

    Raises:
        InputError: if it can be none, or is a number in a spelling that programs read differently ("127.1").
        ValueError: if it cannot be written in ASCII.
    """
    if ":" in name:
        return str(IPv6Address(name.partition("%")[0]))
    ascii_name = name if name.isascii() else name.encode("idna").decode("ascii")
    host = ascii_name.lower().removesuffix(".")
    labels = host.split(".")
    if not host or len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        message = f"“{name[:80]}” is no name of a server."
        raise InputError(message)
    if _NUMERIC.fullmatch(labels[-1]):
        try:
            return str(IPv4Address(host))
        except ValueError as error:
            message = f"“{host}” is a number written in an unusual way; it is not fetched."
            raise InputError(message) from error
    return host


def refusal(ip: Ip | str) -> str:
    """What a server at ``ip`` would be ("a private network"), or an empty text where it is a public one.

    Addresses of IPv6 that only wrap one of IPv4 (mapped, 6to4, NAT64, Teredo) are judged by that one.
    """
    found = ip_address(ip.partition("%")[0]) if isinstance(ip, str) else ip
    if isinstance(found, IPv4Address):
        return next((what for block, what in _SPECIAL_4 if found in block), "")
    wrapped = _wrapped(found)
    if wrapped:
        return next(filter(None, map(refusal, wrapped)), "")
    special = next((what for block, what in _SPECIAL_6 if found in block), "")
    if special or found not in _GLOBAL_6:
        return special or _RESERVED
    return refusal(IPv4Address(int(found) & _LOW)) if int(found) >> 32 & _LOW in _ISATAP else ""


def _wrapped(ip: IPv6Address) -> tuple[IPv4Address, ...]:
    """The addresses of IPv4 that ``ip`` stands for: RFC 4291 (mapped), 3056 (6to4), 4380 (Teredo), 6052 (NAT64)."""
    if ip.ipv4_mapped is not None:
        return (ip.ipv4_mapped,)
    if ip.sixtofour is not None:
        return (ip.sixtofour,)
    if ip.teredo is not None:
        return ip.teredo
    return (IPv4Address(int(ip) & _LOW),) if ip in _TRANSLATED else ()
