import json

from rag.page.library.programs import render_programs
from tests.page.seen import Page


def test_each_way_has_its_address_and_an_example_to_copy() -> None:
    """By the name that the browser knows the page by."""
    page = Page(render_programs("https://news.example:8443"))
    python, tools = [each["data-copy"] or "" for each in page.find("button")]
    assert "Client('https://news.example:8443')" in python
    assert json.loads(tools)["mcpServers"]["dateline"]["url"] == "https://news.example:8443/gradio_api/mcp/"
    assert "open" not in page.find("details")[0]


def test_an_address_cannot_end_the_example() -> None:
    """Whatever a request calls itself."""
    page = Page(render_programs("http://x'\"><script>"))
    assert page.find("script") == []
    compile(page.find("button")[0]["data-copy"] or "", "example", "exec")
