"""What the login reads in a request."""

from base64 import b64encode
from typing import Any

import pytest

from rag.page.login_requests import basic_credentials, cookie_name, read_body, replay_body, session_token, visits_in
from tests.apart import run_apart


def receiving(*pieces: bytes) -> Any:
    """A request whose body comes in pieces."""
    messages = [{"body": each, "more_body": at < len(pieces) - 1} for at, each in enumerate(pieces)]

    async def receive() -> Any:
        return messages.pop(0)

    return receive


def test_a_body_is_read_up_to_a_length() -> None:
    """And can be read once more."""
    body = run_apart(read_body(receiving(b"on", b"e"), 3))
    assert body == b"one"
    assert run_apart(read_body(receiving(b"on", b"e"), 2)) is None
    assert run_apart(replay_body(body, receiving(b"next"))())["body"] == b"one"


def test_two_servers_on_one_machine_have_cookies_of_their_own() -> None:
    scope: dict[str, Any] = {"server": ("127.0.0.1", 7860), "headers": [(b"cookie", b"dateline_7860=a; dateline_1=b")]}
    assert (cookie_name(scope), session_token(scope)) == ("dateline_7860", "a")


@pytest.mark.parametrize(
    ("header", "read"),
    [
        (f"Basic {b64encode(b'anna:a:b').decode()}", ("anna", "a:b")),
        (f"Basic {b64encode(b'anna').decode()}", None),
        ("Basic ???", None),
        ("Bearer x", None),
        ("", None),
    ],
)
def test_a_name_and_a_password_are_those_of_http_basic(header: str, read: tuple[str, str] | None) -> None:
    assert basic_credentials(header) == read


def test_every_open_page_that_a_request_names_counts() -> None:
    """In its address, its query and its body."""
    scope: dict[str, Any] = {"path": "/gradio_api/heartbeat/a", "query_string": b"session_hash=b&session_hash=c"}
    assert visits_in(scope, b'{"session_hash": "d"}') == ["b", "c", "a", "d"]
