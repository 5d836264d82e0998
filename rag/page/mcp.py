"""The tools of MCP speak JSON."""

import json
from typing import Any


def speak_json(server: Any, address: str) -> None:
    """Makes the results of Gradio's MCP server JSON: its own text of them is Python's, which no other program reads.

    It would also take an article whose address is a picture for a picture. `address` is where it calls the page: as
    `launch` does, it is told, or it would call whatever host the first request names.
    """
    server._local_url = address
    text = server.types.TextContent

    def content(data: list[Any], root_url: str) -> list[Any]:
        return [text(type="text", text=json.dumps(each, ensure_ascii=False)) for each in data]

    server.postprocess_output_data = content
