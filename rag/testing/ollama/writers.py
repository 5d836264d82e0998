"""Where the words of a small Ollama come from, when they are not written beforehand."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from rag.testing.ollama.orders import Writer


def write_slowly(words: Sequence[str], seconds: float) -> Writer:
    """A writer that waits before each word."""

    def write(_: Sequence[dict[str, Any]], __: int) -> Iterator[str]:
        for word in words:
            time.sleep(seconds)
            yield word

    return write


def words_of(address: str) -> Writer:
    """A writer whose words come from the model of a llama.cpp server."""
    location = urlsplit(address)

    def write(messages: Sequence[dict[str, Any]], limit: int) -> Iterator[str]:
        question = {"messages": list(messages), "stream": True, "temperature": 0, "max_tokens": limit}
        with closing(HTTPConnection(location.hostname or "", location.port)) as connection:
            connection.request(
                "POST", "/v1/chat/completions", json.dumps(question), {"Content-Type": "application/json"}
            )
            with connection.getresponse() as reply:
                for line in reply:
                    event = line.removeprefix(b"data: ").strip()
                    if event.startswith(b"{"):
                        yield json.loads(event)["choices"][0]["delta"].get("content") or ""

    return write
