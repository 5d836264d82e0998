import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.page.served import is_served


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("HEAD", "/"),
        ("GET", "/assets/index-DphvyggB.js"),
        ("GET", "/gradio_api/call/v2/ask/0a1b"),
        ("POST", "/gradio_api/mcp/"),
        ("GET", "/conversation/c-1.docx"),
    ],
)
def test_what_the_page_needs_is_served(method: str, path: str) -> None:
    assert is_served(method, path)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/"),
        ("DELETE", "/config"),
        ("GET", "/gradio_api/upload"),
        ("GET", "/gradio_api/call/../file=/etc/passwd/x"),
        ("GET", "/conversation/a/b.docx"),
        ("GET", "//config"),
        ("GET", "/config/x"),
        ("GET", "/config\n"),
        ("GET", "/assets/\\..\\secret"),
        ("CONNECT", "/"),
    ],
)
def test_nothing_else_is(method: str, path: str) -> None:
    """By another method, or under an address that is like one of ours."""
    assert not is_served(method, path)


@given(st.text(max_size=40))
def test_no_file_of_the_machine_has_an_address(path: str) -> None:
    """Whatever is made of the routes that Gradio has for files, other servers and streams."""
    for route in ("file=", "file/", "proxy=", "stream/", "custom_component/"):
        assert not is_served("GET", f"/gradio_api/{route}{path}")
