"""How programs reach the page: the address of each way, and one example to copy."""

import json

from rag.markup import Html, element

_MCP = "/gradio_api/mcp/"


def render_programs(address: str) -> Html:
    """`address` is where the browser that asks reaches the page."""
    client = (
        "from gradio_client import Client\n\n"
        f"page = Client({address!r})\n"
        'answer = page.predict("What conditions did Putin set?", api_name="/ask")\n'
    )
    tools = json.dumps({"mcpServers": {"dateline": {"type": "http", "url": f"{address}{_MCP}"}}})
    parts = [
        element("p", "Programs ask, search and read the articles while this page is open. Where there are accounts, "
                "they bring a name and a password as HTTP Basic."),
        *_way("Python", "gradio_client", address, "with the names /ask, /search and /article", client),
        *_way("Other assistants", "MCP", f"{address}{_MCP}", "with the tools ask, search and article", tools),
    ]  # fmt: skip
    summary = element("summary", "API and MCP: addresses, and an example of each")
    return element("details", summary, *parts, class_="fold", id="fold-programs")


def _way(whose: str, by: str, address: str, offered: str, example: str) -> tuple[Html, Html, Html]:
    copy = element("button", "Copy", type="button", class_="does", data_copy=example, aria_label=f"Copy: {by}")
    return (
        element("h3", f"{whose}: {by}"),
        element("p", "At ", element("code", address), f", {offered}. ", class_="note"),
        element("div", element("pre", element("code", example.rstrip()), tabindex="0"), copy, class_="example-code"),
    )
