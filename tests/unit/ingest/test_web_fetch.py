from __future__ import annotations

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from timeline_app.ingest.web import Page, fetch
from timeline_app.ingest.web_address import Address
from timeline_app.ingest.web_line import Limits, Line, dial
from timeline_app.model import CancelledError, InputError

PUBLIC = "93.184.216.34"
HTML = b"<html><head><title>Bridge</title></head><body><p>The council met on 5 March 2024.</p></body></html>"

Route = Callable[[socket.socket], None]


def head(status: str = "200 OK", **lines: object) -> bytes:
    """The head of an answer."""
    rows = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{rows}\r\n".encode()


def plain(body: bytes = HTML, status: str = "200 OK", **lines: object) -> Route:
    """A route that answers with ``body``."""
    lines = {"Content_Type": "text/html", "Content_Length": len(body), **lines}
    return lambda line: line.sendall(head(status, **lines) + body)


def moved(to: str, status: str = "302 Found") -> Route:
    return plain(b"", status, Location=to)


@dataclass
class Site:
    """A server on this computer. ``numbers`` is what its names resolve to, as far as the program is told."""

    routes: dict[str, Route] = field(default_factory=dict)
    numbers: dict[str, list[str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    dialled: list[tuple[str, str]] = field(default_factory=list)
    context: ssl.SSLContext | None = None
    trust: ssl.SSLContext | None = None
    names: list[str | None] = field(default_factory=list)
    closing: bool = False

    def __post_init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.threads = [threading.Thread(target=self.serve)]
        self.threads[0].start()

    def serve(self) -> None:
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            if self.closing:
                line.close()
                return
            thread = threading.Thread(target=self.answer, args=(line,))
            self.threads.append(thread)
            thread.start()

    def answer(self, line: socket.socket) -> None:
        with line:
            line.settimeout(5)
            try:
                if self.context is not None:
                    line = self.context.wrap_socket(line, server_side=True)
                request = b""
                while b"\r\n\r\n" not in request:
                    request += line.recv(4096) or b"\r\n\r\n"
                    if not request.startswith(b"GET "):  # TLS, where none is spoken
                        line.sendall(head("400 Bad Request"))
                        return
                first, _, rest = request.decode().partition("\r\n")
                host = next((row[6:] for row in rest.split("\r\n") if row.startswith("Host: ")), "")
                self.asked.append((host, first))
                path = (first.split() or ["", ""])[1]
                self.routes.get(path, plain(b"gone", "404 Not Found"))(line)
                if self.context is not None:
                    line.close()
            except OSError:
                pass  # the program hung up, as it should where it refuses

    def look_up(self, host: str, port: int) -> list[str]:
        assert port in {80, 443}
        self.looked_up.append(host)
        if host not in self.numbers:
            return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)]
        return self.numbers[host]

    def dial(self, address: Address, ip: str, limits: Limits) -> Line:
        """What the program would dial is written down; the line leads here."""
        self.dialled.append((str(address), ip))
        line = Line(socket.socket(), limits)
        try:
            line.connect(self.listener.getsockname())
            if address.scheme == "https":
                assert self.trust is not None
                line.secure(address.host, self.trust)
        except BaseException:
            line.close()
            raise
        return line

    def fetch(self, url: str, *, cancelled: Callable[[], bool] = lambda: False, seconds: float = 5.0,
              most_bytes: int = 10_000_000) -> Page:  # fmt: skip
        return fetch(url, ask=self.look_up, connect=self.dial, cancelled=cancelled, seconds=seconds,
                     most_bytes=most_bytes)  # fmt: skip

    def close(self) -> None:
        self.closing = True
        socket.create_connection(self.listener.getsockname()).close()
        self.listener.close()
        for thread in self.threads:
            thread.join(6)


@pytest.fixture
def site() -> Iterator[Site]:
    """A server whose names are ``news.example`` and ``other.example``."""
    made = Site(numbers={"news.example": [PUBLIC], "other.example": ["1.1.1.1"]})
    yield made
    made.close()


def refused(site: Site, url: str, **limits: float) -> str:
    """The sentence on a page that is not fetched."""
    with pytest.raises(InputError) as caught:
        site.fetch(url, **limits)  # type: ignore[arg-type]
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Errno" not in sentence
    return sentence


def test_a_page_comes_with_what_the_server_says_of_it(site: Site) -> None:
    site.routes["/a?b=c"] = plain(Content_Type="text/html; charset=UTF-8")
    page = site.fetch("http://news.example/a?b=c#d")
    assert page == Page(HTML, "http://news.example/a?b=c", "text/html", "utf-8")
    assert page.name == "news.example-a.html"
    assert site.asked == [("news.example", "GET /a?b=c HTTP/1.1")]


def test_the_number_that_was_judged_is_the_one_that_is_dialled(site: Site) -> None:
    site.routes["/"] = plain()
    site.fetch("http://news.example/")
    assert site.looked_up == ["news.example"]
    assert site.dialled == [("http://news.example/", PUBLIC)]


@pytest.mark.parametrize(
    ("numbers", "place"),
    [
        (["127.0.0.1"], "this computer"),
        (["10.1.2.3"], "a private network"),
        (["169.254.169.254"], "the network next to this computer"),
        (["::1"], "this computer"),
        (["::ffff:127.0.0.1"], "this computer"),
        (["64:ff9b::a9fe:a9fe"], "the network next to this computer"),
        ([PUBLIC, "192.168.0.1"], "a private network"),
        (["2606:2800:220:1::1", "fd00::1"], "a private network"),
    ],
)
def test_a_name_that_leads_inside_is_refused_before_anything_is_dialled(
    site: Site, numbers: list[str], place: str
) -> None:
    site.numbers["news.example"] = numbers
    sentence = refused(site, "http://news.example/")
    assert f"news.example is on {place} (" in sentence
    assert "public servers only" in sentence
    assert not site.dialled


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.1", "[::ffff:10.0.0.1]", "[fe80::1%25lo]", "0.0.0.0"])
def test_numbers_that_lead_inside_are_refused(site: Site, host: str) -> None:
    assert "public servers only" in refused(site, f"http://{host}/")
    assert not site.dialled


@pytest.mark.parametrize(
    "to",
    ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://inside.example/", "//inside.example/x",
     "http://[::ffff:7f00:1]/", "http://2130706433/", "file:///etc/passwd", "http://news.example:8080/",
     "http://u:p@news.example/"],
)  # fmt: skip
def test_redirects_to_what_is_refused_are_refused(site: Site, to: str) -> None:
    site.numbers["inside.example"] = ["192.168.1.1"]
    site.routes["/"] = moved(to)
    refused(site, "http://news.example/")
    assert len(site.dialled) == 1


def test_a_name_is_looked_up_anew_for_each_redirect(site: Site) -> None:
    def rebind(line: socket.socket) -> None:
        site.numbers["news.example"] = ["127.0.0.1"]
        moved("/b")(line)

    site.routes["/"] = rebind
    assert "this computer" in refused(site, "http://news.example/")
    assert site.looked_up == ["news.example", "news.example"]
    assert len(site.dialled) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_is_kept(site: Site, status: int) -> None:
    site.routes["/"] = moved("http://other.example/größe", f"{status} x")
    site.routes["/gr%C3%B6%C3%9Fe"] = plain()
    page = site.fetch("http://news.example/")
    assert page.url == "http://other.example/gr%C3%B6%C3%9Fe"
    assert [host for host, _ in site.asked] == ["news.example", "other.example"]


def test_five_redirects_are_enough(site: Site) -> None:
    for number in range(5):
        site.routes[f"/{number}"] = moved(f"/{number + 1}")
    site.routes["/5"] = plain()
    assert site.fetch("http://news.example/0").url == "http://news.example/5"
    site.routes["/5"] = moved("/6")
    assert "more than 5 times" in refused(site, "http://news.example/0")
    site.routes["/loop"] = moved("/loop")
    assert "more than 5 times" in refused(site, "http://news.example/loop")
    site.routes["/nowhere"] = plain(b"", "302 Found")
    assert "does not give the page (302)" in refused(site, "http://news.example/nowhere")


@pytest.mark.parametrize(
    ("status", "said"),
    [("404 Not Found", "no page at this address (404)"), ("403 No", "not show the page to programs (403)"),
     ("401 No", "password"), ("410 Gone", "taken the page down"), ("429 Slow", "try again later"),
     ("451 No", "legal"), ("500 Oops", "trouble of its own (500)"), ("418 Teapot", "does not give the page (418)"),
     ("204 Nothing", "does not give the page (204)")],
)  # fmt: skip
def test_a_refusal_of_the_server_is_said(site: Site, status: str, said: str) -> None:
    site.routes["/"] = plain(b"x", status)
    assert said in refused(site, "http://news.example/")


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4", "application/json", "nonsense"])
def test_what_is_no_article_is_refused_by_its_type(site: Site, kind: str) -> None:
    site.routes["/"] = plain(Content_Type=kind)
    assert "no article" in refused(site, "http://news.example/")


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"%PDF-1.4 ...", "application/pdf"), (b" \n<!doctype html><p>x", "text/html"), (b"\x00\x01", "")],
)
def test_without_a_type_the_first_bytes_tell(site: Site, body: bytes, kind: str) -> None:
    site.routes["/"] = lambda line: line.sendall(head(Content_Length=len(body)) + body)
    if kind:
        assert site.fetch("http://news.example/").content_type == kind
    else:
        assert "no article" in refused(site, "http://news.example/")


def test_an_empty_page_is_said(site: Site) -> None:
    site.routes["/"] = plain(b"")
    assert "empty page" in refused(site, "http://news.example/")


PACKED = {
    "gzip": gzip.compress(HTML),
    "x-gzip": gzip.compress(HTML),
    "deflate": zlib.compress(HTML),
    "Deflate": zlib.compress(HTML)[2:-4],
    "identity": HTML,
}


@pytest.mark.parametrize("packing", PACKED)
def test_packed_pages_are_unpacked(site: Site, packing: str) -> None:
    site.routes["/"] = plain(PACKED[packing], Content_Encoding=packing)
    assert site.fetch("http://news.example/").data == HTML


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "compress"])
def test_other_packings_are_refused(site: Site, packing: str) -> None:
    site.routes["/"] = plain(Content_Encoding=packing)
    assert "packed" in refused(site, "http://news.example/")


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_stopped_while_it_is_unpacked(site: Site, packing: str) -> None:
    pack = zlib.compressobj(9, zlib.DEFLATED, 31 if packing == "gzip" else 15)
    bomb = b"".join(pack.compress(bytes(1_000_000)) for _ in range(200)) + pack.flush()
    site.routes["/"] = plain(bomb, Content_Encoding=packing)
    assert "larger than 10 MB" in refused(site, "http://news.example/")


@pytest.mark.parametrize(
    "body",
    [gzip.compress(HTML)[:-9], b"no gzip at all", gzip.compress(HTML)[:20]],
    ids=["without its end", "no gzip", "its head alone"],
)
def test_a_broken_packing_is_said(site: Site, body: bytes) -> None:
    site.routes["/"] = plain(body, Content_Encoding="gzip")
    assert "broke off" in refused(site, "http://news.example/")


def test_a_page_that_says_it_is_too_big_is_not_read(site: Site) -> None:
    site.routes["/"] = plain(Content_Length=10_000_001)
    assert "larger than 10 MB" in refused(site, "http://news.example/")


def chunks(size: int) -> Route:
    """A body without a length that does not end."""

    def route(line: socket.socket) -> None:
        line.sendall(head(Content_Type="text/html", Transfer_Encoding="chunked"))
        while True:
            line.sendall(b"%x\r\n" % size + bytes(size) + b"\r\n")

    return route


def test_a_page_without_end_is_stopped(site: Site) -> None:
    site.routes["/"] = chunks(60_000)
    assert "larger than 0.3 MB" in refused(site, "http://news.example/", most_bytes=300_000)


def test_a_head_without_end_is_stopped(site: Site) -> None:
    def route(line: socket.socket) -> None:
        while True:
            line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)

    site.routes["/"] = route
    refused(site, "http://news.example/", most_bytes=300_000)


def dripping(line: socket.socket) -> None:
    """A byte now and then: no wait for one is long."""
    line.sendall(head(Content_Type="text/html", Content_Length=1000))
    while True:
        line.sendall(b"x")
        time.sleep(0.02)


def silent(line: socket.socket) -> None:
    line.recv(1)


@pytest.mark.parametrize("route", [dripping, silent])
def test_a_slow_server_is_stopped_by_the_clock(site: Site, route: Route) -> None:
    site.routes["/"] = route
    begun = time.monotonic()
    assert "longer than 0.4 seconds" in refused(site, "http://news.example/", seconds=0.4)
    assert time.monotonic() - begun < 3


def test_the_clock_runs_over_redirects(site: Site) -> None:
    def slow(line: socket.socket) -> None:
        time.sleep(0.25)
        moved("/")(line)

    site.routes["/"] = slow
    assert "longer than 0.6 seconds" in refused(site, "http://news.example/", seconds=0.6)


def test_a_slow_name_server_is_stopped_by_the_clock(site: Site) -> None:
    hold = threading.Event()

    def wait(host: str, port: int) -> list[str]:
        assert (host, port) == ("news.example", 80)
        hold.wait(10)
        return [PUBLIC]

    try:
        with pytest.raises(InputError, match="longer than"):
            fetch("http://news.example/", ask=wait, connect=site.dial, seconds=0.3)
    finally:
        hold.set()


@pytest.mark.parametrize("route", [dripping, silent])
def test_fetching_can_be_cancelled_at_any_time(site: Site, route: Route) -> None:
    site.routes["/"] = route
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        site.fetch("http://news.example/", cancelled=stop.is_set)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    "answer",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", head(Content_Type="text/html", Content_Length=500) + b"short",
     b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 70_000,
     head(Transfer_Encoding="chunked", Content_Type="text/html") + b"zz\r\n",
     head(Content_Type="text/html", Content_Length=-5), b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n"],
)  # fmt: skip
def test_a_broken_answer_is_a_sentence(site: Site, answer: bytes) -> None:
    site.routes["/"] = lambda line: line.sendall(answer)
    refused(site, "http://news.example/")


def test_unknown_names_and_dead_servers_are_told_apart(site: Site) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, f"{host}:{port}")

    with pytest.raises(InputError, match="was not found"):
        fetch("http://nowhere.example/", ask=unknown, connect=site.dial)

    def dead(address: Address, ip: str, limits: Limits) -> Line:
        raise ConnectionRefusedError(address, ip, limits)

    with pytest.raises(InputError, match="does not answer"):
        fetch("http://news.example/", ask=site.look_up, connect=dead)


def test_the_next_number_is_tried_where_one_does_not_answer(site: Site) -> None:
    site.numbers["news.example"] = ["2606:2800:220:1::1", PUBLIC]
    site.routes["/"] = plain()

    def first_dead(address: Address, ip: str, limits: Limits) -> Line:
        if ":" in ip:
            raise OSError(101, "unreachable")
        return site.dial(address, ip, limits)

    assert fetch("http://news.example/", ask=site.look_up, connect=first_dead).data == HTML


def test_nobody_answers_at_a_closed_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = listener.getsockname()
    limits = Limits(5, 1000, lambda: False)
    with pytest.raises(OSError, match=r"connection|answer"), Line(socket.socket(), limits) as line:
        line.connect(place)


def test_proxies_of_the_environment_play_no_part(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.routes["/"] = plain()
    assert site.fetch("http://news.example/").data == HTML
    assert site.dialled == [("http://news.example/", PUBLIC)]


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        ("windows-1251", "Выборы".encode("cp1251"), "Выборы"),
        ("iso-8859-1", "“Zürich”".encode("cp1252"), "“Zürich”"),
        ("utf-8", "Zürich".encode(), "Zürich"),
    ],
)
def test_the_servers_word_on_the_encoding_goes_with_the_bytes(site: Site, charset: str, body: bytes, text: str) -> None:
    site.routes["/"] = plain(body, Content_Type=f"text/plain; charset={charset}")
    page = site.fetch("http://news.example/")
    assert page.document == b"\xef\xbb\xbf" + text.encode()
    assert page.data == body


@pytest.mark.parametrize("charset", ["utf-8", "punycode", "idna", "unicode_escape", "utf-7", "base64", "nonsense"])
def test_a_wrong_word_on_the_encoding_is_left_alone(charset: str) -> None:
    page = Page(b"Z\xfcrich +ADw-", "https://news.example/", "text/html", charset)
    assert page.document == page.data


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://a.example/", "text/html", "a.example.html"),
        ("https://a.example/2024/05/bridge-vote/", "text/html", "a.example-bridge-vote.html"),
        ("https://a.example/paper.pdf?x=1", "application/pdf", "a.example-paper.pdf"),
        ("https://a.example/story.htm", "text/html", "a.example-story.html"),
    ],
)
def test_a_page_has_a_name_like_a_file(url: str, kind: str, name: str) -> None:
    assert Page(b"", url, kind, "").name == name


def test_no_thread_and_no_socket_is_left(site: Site) -> None:
    site.routes["/"] = plain()
    site.routes["/bad"] = plain(b"", "404 No")
    site.fetch("http://news.example/")
    before = threading.active_count()
    folder = Path("/proc/self/fd")
    open_before = len(os.listdir(folder)) if folder.is_dir() else 0  # noqa: PTH208 - a count of names
    for _ in range(20):
        site.fetch("http://news.example/")
        refused(site, "http://news.example/bad")
    for thread in site.threads[1:]:
        thread.join(5)
    assert threading.active_count() <= before
    if folder.is_dir():
        assert len(os.listdir(folder)) <= open_before + 1  # noqa: PTH208 - as above


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of ``news.example``, made for this run."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl command to make a certificate with")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example",
         "-addext", "subjectAltName=DNS:news.example", "-keyout", str(path), "-out", str(path) + ".crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_text(path.read_text(encoding="ascii") + Path(f"{path}.crt").read_text(encoding="ascii"))
    return path


@pytest.fixture
def secure(site: Site, certificate: Path) -> Site:
    """The same server behind TLS."""
    site.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    site.context.load_cert_chain(certificate)
    site.context.sni_callback = lambda _, name, __: site.names.append(name)
    site.trust = ssl.create_default_context(cafile=str(certificate))
    site.routes["/"] = plain(HTML * 2000)
    return site


def test_over_tls_the_name_is_asked_for_and_proved(secure: Site) -> None:
    page = secure.fetch("https://news.example/")
    assert page.data == HTML * 2000
    assert secure.names == ["news.example"]
    assert secure.asked == [("news.example", "GET / HTTP/1.1")]


def test_a_certificate_for_another_name_is_refused(secure: Site) -> None:
    assert "cannot prove that it is other.example" in refused(secure, "https://other.example/")
    assert not secure.asked


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Site) -> None:
    secure.trust = ssl.create_default_context()
    assert "cannot prove" in refused(secure, "https://news.example/")


def test_a_server_that_speaks_no_tls_is_said(site: Site) -> None:
    site.trust = ssl.create_default_context()
    assert "secure connection" in refused(site, "https://news.example/", seconds=3)


def test_the_programs_own_dialling_checks_certificates(secure: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    place = secure.listener.getsockname()
    reach = Line.connect
    monkeypatch.setattr(Line, "connect", lambda line, _: reach(line, place))
    with pytest.raises(InputError, match="cannot prove"):
        fetch("https://news.example/", ask=secure.look_up, connect=dial)
