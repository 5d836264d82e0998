"""The login, as browsers and programs meet it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rag.accounts.tries import FREE
from rag.page.identity import OWNERS_ONLY
from rag.page.login_page import render_login_page
from tests.page.accounts_app import HTML, OTHER, OWNER, PASSWORD, READER, Served, served
from tests.page.seen import Page

BEHIND = ["/", "/config", "/gradio_api/info", "/gradio_api/mcp/", "/gradio_api/file=/etc/passwd", "/ratings.jsonl"]
OWNERS = [
    "/ratings.jsonl",
    "/evaluation/r1.html",
    "/gradio_api/file=/tmp/x",
    "/monitoring",
    "/gradio_api/upload_progress",
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page with an owner and two readers."""
    with served(tmp_path_factory.mktemp("login")) as made:
        made.add()
        yield made


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A page of this test's own, without accounts."""
    with served(tmp_path) as made:
        yield made


def log_in(client: TestClient, name: str, password: str, **fields: str) -> int:
    return client.post("/login", data={"username": name, "password": password, **fields}, headers=HTML).status_code


def test_without_accounts_everything_is_open_and_with_them_nothing_is(own: Served) -> None:
    """From the moment on in which the first one is made, in whatever process."""
    client = own.client()
    assert (client.get("/").status_code, client.get("/config").status_code) == (200, 200)
    own.add()
    assert {client.get(each).status_code for each in BEHIND} == {401}
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 401
    assert (client.get("/login").status_code, client.get("/login.css").status_code) == (200, 200)


def test_beyond_loopback_it_is_closed_without_accounts_too(tmp_path: Path) -> None:
    """As after the last one was removed while the page is open."""
    with served(tmp_path, beyond=True) as made:
        assert made.client().get("/config").status_code == 401


def test_a_browser_is_led_to_the_login_and_back(page: Served) -> None:
    """With the conversation that was asked for; the session is no script's to read, and lasts a week."""
    client = page.client()
    led = client.get("/?conversation=ab12", headers=HTML)
    assert (led.status_code, led.headers["location"]) == (303, "/login?next=conversation%3Dab12")
    [asked] = [each for each in Page(client.get(led.headers["location"]).text).find("input") if each["name"] == "next"]
    fields = {"username": READER, "password": PASSWORD, "next": asked["value"]}
    done = client.post("/login", data=fields, headers=HTML)
    assert (done.status_code, done.headers["location"]) == (303, "/?conversation=ab12")
    assert re.fullmatch(
        r"dateline_7860=[\w-]{43}; HttpOnly; Max-Age=604800; Path=/; SameSite=lax", done.headers["set-cookie"]
    )
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "goes", ["//evil.example", "https://evil.example/?a=b", "/\\evil.example", "\r\nX: y", "a=<b>"]
)
def test_nobody_is_led_elsewhere(page: Served, goes: str) -> None:
    """Whatever the form says, what is opened is the page."""
    fields = {"username": READER, "password": PASSWORD, "next": goes}
    done = page.client().post("/login", data=fields, headers=HTML)
    assert re.fullmatch(r"/(\?[\w%.=&+-]*)?", done.headers["location"])


def test_over_https_the_session_is_sent_over_nothing_else(page: Served) -> None:
    """As behind a proxy that says so."""
    client = TestClient(page.application, "https://127.0.0.1:7860")  # type: ignore[arg-type]
    assert "; Secure" in client.post("/login", data={"username": READER, "password": PASSWORD}).headers["set-cookie"]


def test_a_session_ends_with_the_logout(page: Served) -> None:
    """On the server too; a link cannot do it."""
    client = page.logged_in(READER)
    cookies = dict(client.cookies)
    assert client.get("/logout").status_code == 405
    assert client.post("/logout").headers["location"] == "/login"
    client.cookies.update(cookies)
    assert client.get("/config").status_code == 401


def test_what_is_wrong_is_told_without_telling_which_names_there_are(own: Served) -> None:
    """The same words and status for a name that nobody has."""
    own.add()
    said = []
    for name in (READER, "nobody", "\x00<b>"):
        answer = own.client().post("/login", data={"username": name, "password": "wrong"}, headers=HTML)
        said.append((answer.status_code, " ".join(Page(answer.text).text.partition("Name")[0].split())))
    assert set(said) == {(401, "Log in · Dateline DatelineThis name and this password do not belong together.")}


def test_tries_are_limited_by_name_and_by_address(own: Served) -> None:
    """A right password waits too; who is logged in notices nothing, and others try from elsewhere."""
    own.add()
    inside, outside = own.logged_in(READER), own.client(address="192.0.2.7")
    assert [log_in(outside, READER, "wrong") for _ in range(FREE + 1)] == [401] * FREE + [429]
    assert log_in(outside, OWNER, PASSWORD) == 429  # the address
    assert log_in(own.client(address="192.0.2.8"), READER, PASSWORD) == 429  # the name
    waiting = own.client(READER, address="192.0.2.9").get("/config")
    assert (waiting.status_code, int(waiting.headers["retry-after"]) > 0) == (429, True)
    assert waiting.json()["detail"].startswith("Too many tries failed: wait ")
    assert log_in(own.client(address="192.0.2.9"), OWNER, PASSWORD) == 303
    assert inside.get("/config").status_code == 200


def test_an_account_of_ones_own_gives_no_tries_at_others(own: Served) -> None:
    """What is right between them does not make the address forget what failed."""
    own.add()
    guess = own.client(address="192.0.2.7")
    said = [log_in(guess, *each) for _ in range(FREE) for each in ((READER, PASSWORD), (OWNER, "wrong"))]
    assert said.count(401) == FREE
    assert log_in(guess, READER, PASSWORD) == 429


@pytest.mark.parametrize(
    "header", ["Basic", "Basic !", "Basic YQ==", "Basic /w==", "Bearer x", f"Basic {'A' * 50_000}", "basic Og=="]
)
def test_a_header_that_says_nothing_lets_nobody_in(page: Served, header: str) -> None:
    """However it is broken."""
    client = page.client(address=f"192.0.2.{20 + len(header) % 100}")
    assert client.get("/config", headers={"Authorization": header}).status_code in (401, 429)
    assert client.get("/config", headers={"x-dateline-service": "guess", "Cookie": "dateline_7860=x; ="}).is_error


def test_a_login_that_is_no_form_is_refused(page: Served) -> None:
    """Too long, or nothing at all."""
    client = page.client(address="192.0.2.240")
    assert client.post("/login", content=b"username=" + b"a" * 20_000).status_code == 413
    assert client.post("/login", content=b"\xff\x00&&=%zz").status_code == 401


def test_programs_bring_a_name_and_a_password(page: Served) -> None:
    """As HTTP Basic each time, or as `gradio_client` logs in; other methods than GET too."""
    assert page.client(READER).get("/config").json()["version"]
    client = page.client()
    assert client.post("/login", data={"username": READER, "password": PASSWORD}).json() == {"success": True}
    assert client.get("/gradio_api/info").status_code == 200


@pytest.mark.parametrize("path", OWNERS)
def test_what_is_the_owners_is_refused_to_readers(page: Served, path: str) -> None:
    """In one line; the owner comes to the route itself."""
    refused = page.client(READER).get(path)
    assert (refused.status_code, refused.json()["detail"]) == (403, OWNERS_ONLY)
    assert OWNERS_ONLY not in page.client(OWNER).get(path).text


def test_uploads_are_the_owners(page: Served) -> None:
    """Of every kind."""
    sent = [
        page.client(name).post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code
        for name in (READER, OWNER)
    ]
    assert sent == [403, 200]
    for path in ("/gradio_api/component_server", "/gradio_api/process_recording", "/gradio_api/vibe-edit/"):
        assert page.client(READER).post(path, json={}).status_code == 403


def test_nothing_behind_the_login_is_kept_by_a_browser(page: Served) -> None:
    """The next person at the machine finds nothing."""
    client = page.logged_in(READER)
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/config").headers["cache-control"] == "no-store"


def test_an_open_page_is_of_whoever_opened_it(page: Served) -> None:
    """Its word opens nothing for another: not to watch, to stop, to keep alive or to ask in."""
    mine, other = page.client(READER), page.client(OTHER)
    call = {"session_hash": "ab12", "fn_index": 0, "data": [""]}
    assert mine.post("/gradio_api/queue/join", json=call).status_code != 403
    for path in ("queue/data?session_hash=ab12", "queue/data?session_hash=x&session_hash=ab12", "heartbeat/ab12"):
        assert other.get(f"/gradio_api/{path}").status_code == 403
    for path in ("queue/join", "cancel", "run/predict", "api/ask", "call/ask"):
        assert other.post(f"/gradio_api/{path}", json={**call, "event_id": "e"}).status_code == 403
    twice = b'{"session_hash": "ab12", "session_hash": "cd34", "fn_index": 0, "data": []}'
    headers = {"Content-Type": "application/json"}
    assert other.post("/gradio_api/queue/join", content=twice, headers=headers).status_code == 403
    assert other.post("/gradio_api/queue/join", content=b" " * 5_000_001, headers=headers).status_code == 413


def test_the_login_page_is_whole_by_itself() -> None:
    """Labelled fields that a browser can fill in, no script, and nothing of what is typed as HTML."""
    document = render_login_page('a"><script>', "it <b>failed</b>", '"><img src=x>')
    page = Page(document)
    assert [each.get("autocomplete") for each in page.find("input")] == ["username", "current-password", None]
    assert len(page.find("label")) == 2
    assert "<script" not in document
    assert "<img" not in document
    assert "it <b>failed</b>".capitalize() in page.text
