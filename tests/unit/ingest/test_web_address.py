from __future__ import annotations

import socket

import pytest

from timeline_app.ingest.web_address import Address, refusal
from timeline_app.model import InputError


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("https://example.org/a/b?c=d#e", "https://example.org/a/b?c=d"),
        ("http://Example.ORG.", "http://example.org/"),
        ("  example.org/story  ", "https://example.org/story"),
        ("https://example.org:443/x", "https://example.org/x"),
        ("http://example.org:80/x", "http://example.org/x"),
        (
            "https://bücher.example/größe?q=ä b".replace(" ", "+"),
            "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=%C3%A4+b",
        ),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://93.184.216.34/", "https://93.184.216.34/"),
        ("https://[2606:2800:220:1::1]/x", "https://[2606:2800:220:1::1]/x"),
    ],
)
def test_what_is_written_becomes_an_address(words: str, meant: str) -> None:
    assert str(Address.parse(words)) == meant


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "no web address"),
        ("two words", "no web address"),
        ("https://exa\nmple.org/", "no web address"),
        ("https://example.org/\u202egnp.exe", "no web address"),
        ("https://example.org\\@evil.example/", "no web address"),
        ("https://" + "a" * 3000, "no web address"),
        ("file:///etc/passwd", "Only http and https"),
        ("file:/etc/passwd", "Only http and https"),
        ("ftp://example.org/x", "Only http and https"),
        ("javascript:alert(1)", "Only http and https"),
        ("data:text/html,x", "Only http and https"),
        ("gopher://example.org/", "Only http and https"),
        ("https://user@example.org/", "user name or a password"),
        ("https://user:pass@example.org/", "user name or a password"),
        ("https://@example.org/", "user name or a password"),
        ("https://example.org:8080/", "port"),
        ("https://example.org:80/", "port"),
        ("http://example.org:22/", "port"),
        ("http://example.org:99999/", "no web address"),
        ("https:///path", "no name of a server"),
        ("https://exa mple.org/".replace(" ", "%20"), "no name of a server"),
        ("https://-bad.example/", "no name of a server"),
        ("https://a..b/", "no name of a server"),
        ("http://[::1", "no web address"),
        ("http://[not-ipv6]/", "no web address"),
        ("http://127.1/", "unusual way"),
        ("http://0x7f000001/", "unusual way"),
        ("http://2130706433/", "unusual way"),
        ("http://0177.0.0.1/", "unusual way"),
        ("http://0x7f.1/", "unusual way"),
        ("http://1.2.3.256/", "unusual way"),
        ("http://１２７.1/", "unusual way"),
    ],
)
def test_what_is_no_address_is_a_sentence(words: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        Address.parse(words)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/b", "https://example.org/b"),
        ("c?d", "https://example.org/a/c?d"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
    ],
)
def test_redirects_are_joined(location: str, leads_to: str) -> None:
    assert str(Address.parse("https://example.org/a/b").joined(location)) == leads_to


@pytest.mark.parametrize("location", ["file:///etc/passwd", "https://u:p@x.example/", "http://127.1/", "http://[::1"])
def test_redirects_obey_the_same_rules(location: str) -> None:
    with pytest.raises(InputError):
        Address.parse("https://example.org/a").joined(location)


PUBLIC = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "223.255.255.255",
          "2606:2800:220:1:248:1893:25c8:1946", "2a00:1450:4001:830::200e", "::ffff:8.8.8.8", "64:ff9b::808:808",
          "2002:808:808::1", "2001:200::1"]  # fmt: skip
REFUSED = {
    "this computer": ["127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "::1", "::", "::ffff:127.0.0.1",
                      "64:ff9b::7f00:1", "2002:7f00:1::1", "::ffff:0:0"],
    "a private network": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "198.18.0.1",
                          "fc00::1", "fd12:3456::1", "fec0::1", "::ffff:192.168.0.1", "64:ff9b::a00:1",
                          "2002:c0a8:101::1"],
    "the network next to this computer": ["169.254.169.254", "fe80::1", "fe80::1%eth0", "::ffff:169.254.169.254",
                                          "fe80::5efe:808:808"],
    "many computers at once": ["224.0.0.1", "239.255.255.250", "ff02::1", "64:ff9b::e000:1"],
    "no computer of the public internet": ["192.0.2.1", "198.51.100.7", "203.0.113.9", "192.88.99.1", "240.0.0.1",
                                           "255.255.255.255", "2001:db8::1", "100::1", "5f00::1", "3fff::1",
                                           "64:ff9b:1::1", "::8.8.8.8", "2001:2::1", "4000::1", "192.0.0.8"],
}  # fmt: skip


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses_may_be_asked(ip: str) -> None:
    assert refusal(ip) == ""


@pytest.mark.parametrize(("place", "ip"), [(place, ip) for place, ips in REFUSED.items() for ip in ips])
def test_all_other_addresses_are_refused_by_name(place: str, ip: str) -> None:
    assert refusal(ip) == place


def teredo(server: str, client: str) -> str:
    """An address of the tunnel (RFC 4380): the client's number stands inverted at its end."""
    inverted = bytes(255 - byte for byte in socket.inet_aton(client))
    return socket.inet_ntop(socket.AF_INET6, b"\x20\x01\0\0" + socket.inet_aton(server) + b"\x80\0\x63\xbf" + inverted)


def test_tunnels_are_judged_by_both_their_ends() -> None:
    assert refusal(teredo("65.54.227.120", "8.8.8.8")) == ""
    assert refusal(teredo("65.54.227.120", "192.168.1.1")) == "a private network"
    assert refusal(teredo("10.0.0.1", "8.8.8.8")) == "a private network"
    assert refusal("2606:2800::5efe:7f00:1") == "this computer"
    assert refusal("2606:2800::200:5efe:c0a8:101") == "a private network"
