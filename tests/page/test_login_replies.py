"""What the login replies."""

from typing import Any

import pytest

from rag.page.login_replies import ask_to_log_in, retry_after, wait_line


@pytest.mark.parametrize(
    ("accept", "method", "status"),
    [("text/html", "GET", 303), ("text/html", "POST", 401), ("application/json", "GET", 401)],
)
def test_a_browser_that_opens_something_is_led_to_the_login_and_all_else_is_told(
    accept: str, method: str, status: int
) -> None:
    scope: dict[str, Any] = {
        "method": method, "path": "/", "query_string": b"tab=library", "headers": [(b"accept", accept.encode())]
    }  # fmt: skip
    reply = ask_to_log_in(scope)
    assert (reply.status_code, reply.headers.get("location", "")) == (
        status,
        "/login?next=tab%3Dlibrary" if status == 303 else "",
    )


@pytest.mark.parametrize(("seconds", "words"), [(0.5, "1 second,"), (119.0, "119 seconds,"), (121.0, "3 minutes,")])
def test_who_must_wait_is_told_how_long(seconds: float, words: str) -> None:
    """In whole seconds for programs, too."""
    assert f"wait {words}" in wait_line(seconds)
    assert int(retry_after(seconds)["Retry-After"]) >= seconds
