from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.page.perimeter import PAGE, hosts_of, policy, refusal
from tests.page.served import Served, served

LOCAL = hosts_of("127.0.0.1")
OPEN = hosts_of("0.0.0.0")

NAMES = st.from_regex(r"[a-z]([a-z0-9-]{0,20}[a-z0-9])?(\.[a-z]([a-z0-9-]{0,20}[a-z0-9])?){1,3}", fullmatch=True)


def headers(**given: str) -> list[tuple[bytes, bytes]]:
    return [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in given.items()]


def status(method: str = "POST", path: str = "/gradio_api/queue/join", bound: str = "127.0.0.1", **given: str) -> int:
    refused = refusal(method, path, headers(**given), hosts_of(bound))
    return refused[0] if refused else 200


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:7860", "LOCALHOST:1", "localhost.", "127.0.0.1:80", "127.9.9.9", "[::1]:7860", "[::1]"],
)
def test_loopback_is_known_on_every_page(host: str) -> None:
    """By name and by address, on any port, which a tunnel may change."""
    assert LOCAL.know(host)
    assert OPEN.know(host)
    assert hosts_of("192.168.1.5").know(host)


@pytest.mark.parametrize(
    "host",
    [
        "", " ", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:7860", "localhost:",
        "localhost:x", "localhost@evil.example", "evil.example#localhost", "evil.example/localhost", "local host",
        "localhost\x00", "[::1", "::1", "2130706433", "0x7f.1", "127.1", "localhost,evil.example", "xn--lclhst",
    ],
)  # fmt: skip
def test_no_other_name_is_known(host: str) -> None:
    """Nor what merely looks like one of ours."""
    assert not LOCAL.know(host)
    assert not OPEN.know(host)


@given(NAMES)
def test_no_name_of_the_web_is_known(name: str) -> None:
    """Whoever owns a name can make it lead to any address (DNS rebinding)."""
    for hosts in (LOCAL, OPEN, hosts_of("192.168.1.5")):
        assert hosts.know(name) == (name in hosts.names)


@given(st.ip_addresses())
def test_an_address_is_known_where_all_are_listened_on(address: object) -> None:
    """No name stands behind it, so nothing can be rebound; elsewhere only the one that was named, and loopback."""
    host = f"[{address}]:7860" if ":" in str(address) else f"{address}:7860"
    assert OPEN.know(host)
    assert hosts_of(str(address)).know(host) == (str(address) not in ("0.0.0.0", "::") or OPEN.know(host))
    assert LOCAL.know(host) == address.is_loopback  # type: ignore[attr-defined]


def test_a_page_is_known_by_the_name_it_was_started_for() -> None:
    """In capitals too, and with the dot of a whole name."""
    hosts = hosts_of("News.Example.org")
    assert hosts.know("news.example.org:7860")
    assert hosts.know("NEWS.example.org.")
    assert not hosts.know("example.org")
    assert hosts_of("127.0.0.1", "News.Example.org", "10.0.0.1").know("news.example.org")
    assert hosts_of("127.0.0.1", "News.Example.org", "10.0.0.1").know("10.0.0.1:80")


@given(st.text(st.characters(max_codepoint=255), max_size=80))
def test_no_host_is_an_error(host: str) -> None:
    """Whatever stands there is answered or refused."""
    assert status(host=host) in (200, 421)


def test_one_host_is_named() -> None:
    """None, or two, is no request of a browser."""
    assert status() == 400
    twice = [*headers(host="localhost"), *headers(host="evil.example")]
    assert refusal("GET", PAGE, twice, LOCAL) is not None


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://localhost:7860", 200),
        ("https://localhost:7860", 200),  # whoever stands in front of the page speaks TLS
        ("HTTP://LOCALHOST:7860", 200),
        ("http://localhost", 403),
        ("http://localhost:3000", 403),
        ("http://127.0.0.1:7860", 403),
        ("http://evil.example", 403),
        ("http://evil.example:7860", 403),
        ("http://localhost:7860.evil.example", 403),
        ("http://localhost:7860@evil.example", 403),
        ("null", 403),
        ("", 403),
        ("file://", 403),
        ("chrome-extension://localhost:7860", 403),
    ],
)
def test_only_the_page_itself_calls_it(origin: str, expected: int) -> None:
    """Another page is refused, on another port of this machine too."""
    assert status(host="localhost:7860", origin=origin) == expected
    assert status("GET", PAGE, host="localhost:7860", origin=origin) == expected


@given(st.text(st.characters(max_codepoint=255), max_size=60))
def test_any_other_origin_is_refused(origin: str) -> None:
    """Whatever it is made of."""
    own = ("http://localhost:7860", "https://localhost:7860")
    assert status(host="localhost:7860", origin=origin) == (200 if origin.lower() in own else 403)


@pytest.mark.parametrize(
    ("site", "expected"), [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403)]
)
def test_without_an_origin_the_browser_says_who_asks(site: str, expected: int) -> None:
    """As for pictures and scripts of another page; programs say nothing."""
    assert status("GET", "/config", host="localhost", sec_fetch_site=site) == expected
    assert status("GET", "/config", host="localhost") == 200


def test_a_link_to_the_page_is_followed() -> None:
    """From anywhere, to the page alone, and not into a frame."""
    follows = {"host": "localhost", "sec_fetch_site": "cross-site"}
    assert status("GET", PAGE, **follows, sec_fetch_dest="document") == 200
    assert status("GET", PAGE, **follows, sec_fetch_dest="iframe") == 403
    assert status("GET", "/config", **follows, sec_fetch_dest="document") == 403
    assert status("POST", PAGE, **follows, sec_fetch_dest="document") == 403


def test_only_scripts_of_the_page_run_in_it() -> None:
    """By their hashes; those with an address are our own files."""
    told = policy(b'<script>alert(1)</script><script src="/a.js"></script><SCRIPT data-x>b</SCRIPT>').decode()
    assert told.count("'sha256-") == 2
    assert "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in told
    assert "'sha256" not in policy().decode()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, _cache: None) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("page")) as page:
        yield page


ADDRESSES = (
    ("GET", "/"), ("GET", "/config"), ("GET", "/gradio_api/info"), ("GET", "/gradio_api/queue/data?session_hash=s"),
    ("POST", "/gradio_api/queue/join"), ("POST", "/gradio_api/run/ask"), ("POST", "/gradio_api/call/ask"),
    ("POST", "/gradio_api/upload"), ("POST", "/gradio_api/mcp/"), ("GET", "/gradio_api/mcp/"),
    ("GET", "/ratings.jsonl"), ("GET", "/gradio_api/heartbeat/s"), ("OPTIONS", "/gradio_api/queue/join"),
    ("GET", "/nothing"),
)  # fmt: skip


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
def test_every_address_is_within(page: Served, method: str, path: str) -> None:
    """A name that leads here and a page of elsewhere are refused by each, in one line, and read nothing."""
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    for sent, expected in (
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null", **preflight}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "script"}, 403),
    ):
        reply = page.client.request(method, path, headers=sent)
        assert reply.status_code == expected
        assert len(reply.text.splitlines()) <= 1
        assert "access-control-allow-origin" not in reply.headers


def test_a_simple_upload_of_another_page_is_refused(page: Served) -> None:
    """Its form needs no leave of ours to be sent."""
    files = {"files": ("a.txt", b"x" * 100_000)}
    reply = page.client.post("/gradio_api/upload", files=files, headers={"Origin": "https://evil.example"})
    assert reply.status_code == 403
    assert not list(page.sent.glob("*"))


@pytest.mark.parametrize("path", ["/", "/config", "/theme.css", "/nothing", "/ratings.jsonl", "/evaluation/gone.html"])
def test_every_reply_has_the_headers(page: Served, path: str) -> None:
    """What a browser may do with it; nothing of it is for another origin, even where that is the page's own."""
    reply = page.client.get(path, headers={"Origin": str(page.client.base_url).rstrip("/")})
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "same-origin"
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    told = reply.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in told
    assert "'unsafe-inline'" not in told.partition("style-src")[0]
    assert len(reply.headers.get_list("content-security-policy")) == 1
    assert "access-control-allow-origin" not in reply.headers


def test_nobody_speaks_for_another_host(page: Served) -> None:
    """A forwarded host is not believed: MCP's tools would call it."""
    forged = {"X-Forwarded-Host": "evil.example", "Accept": "text/html"}
    for path in ("/", "/config", "/gradio_api/mcp/"):
        assert "evil.example" not in page.client.get(path, headers=forged).text


def test_there_is_no_web_socket(page: Served, tmp_path: Path) -> None:
    """An upgrade is not followed."""
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Key": "eA==",
        "Sec-WebSocket-Version": "13",
    }
    assert page.client.get("/gradio_api/queue/join", headers=upgrade).status_code == 404
