"""One request."""

import gzip
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from rag import __version__
from rag.errors import ReadError
from rag.fetching.requests import Bounds, Reply, fault_of, request
from tests.fetching.sites import html, site
from tests.raw_server import EVENTS, Way, for_ever, hangs, sends, slowly_sends, whole

SMALL = Bounds(seconds=1, wait=0.5, megabytes=1)


def ask(way: Way, bounds: Callable[[str], Bounds] = lambda _: SMALL) -> Reply:
    with site({"/a": way}) as server:
        return request(httpx.URL(f"{server.address}/a"), {}, bounds, allow_private=True)


def packed(body: bytes, packing: str = "gzip") -> Way:
    return sends(whole(body, "text/html", more=f"Content-Encoding: {packing}\r\n"))


def test_a_page_comes_as_it_is() -> None:
    """With its type; packed by gzip or not."""
    reply = ask(html(b"<p>\xc3\xa9"))
    assert (reply.status, reply.kind, reply.body) == (200, "text/html", b"<p>\xc3\xa9")
    assert ask(packed(gzip.compress(b"<p>x"))).body == b"<p>x"


def test_who_asks_says_so() -> None:
    """By name and version, and nothing of the machine."""
    with site({"/a": html(b"x")}) as server:
        request(httpx.URL(f"{server.address}/a?q=1"), {"If-None-Match": '"v"'}, lambda _: SMALL, allow_private=True)
        lines = server.heads[0].split("\r\n")
    assert lines[0] == "get /a?q=1 http/1.1"
    assert f"user-agent: dateline/{__version__}" in lines
    assert 'if-none-match: "v"' in lines
    assert not [line for line in lines if line.startswith(("cookie", "referer", "authorization"))]


@pytest.mark.parametrize(
    ("way", "problem"),
    [
        (packed(gzip.compress(b"a" * 100_000_000)), "larger than the 1 MB"),
        (sends(whole(b"a" * 2_000_000)), "larger than the 1 MB"),
        (for_ever(EVENTS, b"a" * 10_000), "larger than the 1 MB"),
        (packed(b"no gzip"), "packed wrongly"),
        (packed(gzip.compress(b"a" * 9_999)[:-9]), "breaks off"),
        (packed(b"x", "br"), "comes packed as br"),
        (hangs, "takes too long"),
        (for_ever(EVENTS, b"a", 0.1), "takes too long"),
        (slowly_sends(*[b"H"] * 99, seconds=0.1), "takes too long"),
        (sends(b"no HTTP\r\n\r\n"), "does not answer as it should"),
        (sends(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx"), "does not answer as it should"),
        (for_ever(b"HTTP/1.1 200 OK\r\n", b"X: " + b"a" * 999 + b"\r\n"), "does not answer as it should"),
        (lambda connection: connection.close(), "does not answer as it should"),
    ],
)
def test_what_has_no_end_or_no_sense_is_one_line(way: Way, problem: str) -> None:
    """However slow, large or broken; it begins with the address."""
    with pytest.raises(ReadError, match=problem) as error:
        ask(way)
    assert str(error.value).startswith("http://127.0.0.1:")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost"])
def test_this_machine_is_asked_only_where_that_is_allowed(host: str) -> None:
    """Nothing is sent to it."""
    with site({"/a": html(b"secret")}) as server:
        with pytest.raises(ReadError, match=r"an address of this machine or its network .*--allow-private"):
            request(httpx.URL(f"http://{host}:{server.port}/a"), {}, lambda _: SMALL)
        assert server.heads == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "intranet.org", "[::ffff:7f00:1]"])
def test_it_is_known_by_what_a_name_stands_for(host: str) -> None:
    """A system takes 2130706433 for 127.0.0.1."""
    with pytest.raises(ReadError, match=r"this machine or its network \(127\.0\.0\.1\)"):
        request(httpx.URL(f"http://{host}/a"), {}, lambda _: SMALL, lookup=lambda host, port: ["127.0.0.1"])


def test_a_name_is_looked_up_once() -> None:
    """And what it stands for then is judged and connected to: a name that soon stands for another machine is no way
    around. Of several numbers, those that are public count."""
    numbers = iter([["10.0.0.1", "127.0.0.1"], ["93.184.216.34"]])
    with pytest.raises(ReadError, match=r"its network \(127"):
        request(httpx.URL("http://rebinding.org/"), {}, lambda _: SMALL, lookup=lambda host, port: next(numbers))
    assert next(numbers) == ["93.184.216.34"]


def test_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """That a proxy is set and not used is said."""
    with pytest.raises(ReadError, match=r"does not answer.*add the file$"):
        request(httpx.URL("http://127.0.0.1:1/"), {}, lambda _: SMALL, allow_private=True)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:2")
    with pytest.raises(ReadError, match="proxy of the environment is not used"):
        request(httpx.URL("http://127.0.0.1:1/"), {}, lambda _: SMALL, allow_private=True)


def test_a_server_that_shows_no_known_certificate_is_not_trusted(tmp_path: Path) -> None:
    """Anybody can write one for himself."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path / "own.pem"))

    def serve(listening: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(listening.accept()[0], server_side=True) as connection:
            connection.recv(1)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=serve, args=(listening,), daemon=True).start()
        address = httpx.URL(f"https://127.0.0.1:{listening.getsockname()[1]}/")
        with pytest.raises(ReadError, match="its certificate is not known"):
            request(address, {}, lambda _: SMALL, allow_private=True)


def _certificate(path: Path) -> Path:
    """One that the machine wrote for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    begins = datetime(2024, 1, 1, tzinfo=UTC)
    unsigned = x509.CertificateBuilder(name, name, key.public_key(), 1, begins, begins + timedelta(days=36_500))
    signed = unsigned.sign(key, hashes.SHA256())
    as_pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(as_pem + signed.public_bytes(Encoding.PEM))
    return path


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "not open to"),
        (404, "is not there"),
        (429, "later"),
        (500, "fault"),
        (418, "no page"),
        (204, "empty"),
    ],
)
def test_what_a_status_means(status: int, said: str) -> None:
    """To a person; one that says when to come again is heard."""
    fault = fault_of(Reply(httpx.URL("https://a.org/x"), status, {"retry-after": "60"}))
    assert said in str(fault)
    assert f"({status}, in 60 seconds)" in str(fault)
    assert fault_of(Reply(httpx.URL("https://a.org/x"), 200, {})) is None
