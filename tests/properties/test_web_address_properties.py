from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.ingest.web_address import Address, refusal
from timeline_app.model import InputError


@given(st.ip_addresses())
@settings(max_examples=100)
def test_nothing_that_python_holds_for_private_is_let_through(ip: object) -> None:
    number = str(ip)
    wrapped = number.startswith(("2002:", "2001:0:", "64:ff9b:", "::ffff:", "2001:"))
    if not getattr(ip, "is_global", False) and not wrapped:
        assert refusal(number)


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z0-9.:@%\[\]-]{1,20}/[^\s]{0,9}", fullmatch=True))
@settings(max_examples=100)
def test_any_words_are_an_address_or_refused(words: str) -> None:
    with contextlib.suppress(InputError):
        address = Address.parse(words)
        assert Address.parse(str(address)) == address
        assert str(address).isascii()
        assert str(address).isprintable()
