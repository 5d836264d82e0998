"""What programs call: gradio_client, MCP, and the command that serves."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from tests.apart import run_apart
from tests.browser.driving import ROOT

QUESTION = "What conditions did Putin set?"


def test_only_the_three_calls_of_the_contract_are_offered(address: str) -> None:
    """The API page and `gradio_client` know /ask, /search and /article, and citations keep their paths."""
    from gradio_client import Client  # type: ignore[import-untyped]

    client = Client(address, verbose=False)
    offered = client.view_api(return_format="dict", print_info=False)
    assert set(offered["named_endpoints"]) == {"/ask", "/search", "/article"}
    answer = client.predict(QUESTION, api_name="/ask")
    article = client.predict(answer["citations"][0]["article_id"], api_name="/article")
    assert article["path"] == answer["citations"][0]["path"]


def test_the_same_three_are_tools_of_mcp(address: str) -> None:
    """By the client configuration of the README: they ask, search and read; results are JSON, problems one line."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    configuration = json.loads(re.findall(r"^\{\"mcpServers\".*$", readme, re.MULTILINE)[0])
    server = configuration["mcpServers"]["dateline"]["url"].replace("http://127.0.0.1:7860", address)
    tools, called, refused = run_apart(_session(server))
    assert set(tools) == {"ask", "search", "article"}
    assert tools["ask"] == ["question"]
    cited = called["ask"]["citations"][0]
    assert called["article"]["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert len(called["search"]) == 10
    assert refused == (True, "no article has the id gone")


async def _session(address: str) -> tuple[dict[str, list[str]], dict[str, Any], tuple[bool, str]]:
    """The tools with their parameters, what each returns, and what an unknown article gives."""
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    async with streamable_http_client(address) as (read, write, _), ClientSession(read, write) as session:
        await session.initialize()
        listed = (await session.list_tools()).tools
        ask = await _call(session, "ask", question=QUESTION)
        article = ask["citations"][0]["article_id"]
        called = {
            "ask": ask,
            "search": await _call(session, "search", query="gas price cap"),
            "article": await _call(session, "article", article_id=article),
        }
        gone = await session.call_tool("article", {"article_id": "gone"})
    tools = {each.name: list(each.inputSchema["properties"]) for each in listed}
    return tools, called, (bool(gone.isError), gone.content[0].text)


async def _call(session: Any, name: str, **arguments: str) -> Any:
    result = await session.call_tool(name, arguments)
    return json.loads(result.content[0].text)


@pytest.mark.slow
def test_a_taken_port_is_one_line(address: str) -> None:
    """A second server on the port says so, and how to choose another."""
    port = address.rpartition(":")[2]
    again = [sys.executable, "app.py", "--port", port]
    done = subprocess.run(again, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"dateline: port {port} is in use: choose another with --port\n"
