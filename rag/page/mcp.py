"""The tools of MCP speak JSON."""

import json
from typing import Any

from gradio_client import Client  # type: ignore[import-untyped]


def speak_json(server: Any) -> None:
    """Makes the results of Gradio's MCP server JSON: its own text of them is Python's, which no other program reads.

    It would also take an article whose address is a picture for a picture.
    """
    text = server.types.TextContent

    def content(data: list[Any], root_url: str) -> list[Any]:
        return [text(type="text", text=json.dumps(each, ensure_ascii=False)) for each in data]

    server.postprocess_output_data = content


def call_by_itself(server: Any, address: str, headers: dict[str, str]) -> None:
    """Gradio's MCP server calls the tools through HTTP: at `address`, whatever Host a request names, and with
    `headers`."""

    def client() -> Client:
        if server._client_instance is None:
            server._client_instance = Client(
                address,
                download_files=False,
                verbose=False,
                analytics_enabled=False,
                _skip_components=False,
                headers={"x-gradio-user": "mcp", **headers},
            )
        return server._client_instance

    server._get_or_create_client = client
