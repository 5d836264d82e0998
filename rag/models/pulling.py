"""Getting a model through Ollama, with progress."""

import os
import threading
from collections.abc import Iterator
from contextlib import closing

from rag.errors import ModelError
from rag.models.addresses import ollama_address
from rag.models.download import Download

# What to get when there is no model. 2.0 GB to download, about 4 GB of memory with the window that Dateline sets, so it
# fits a laptop of 8 GB and needs no graphics card; trained to follow instructions in eight languages, with a window of
# 128,000 tokens; and it answers at once, without thinking aloud first.
RECOMMENDED = "llama3.2:3b"


def pull(name: str, stop: threading.Event) -> Iterator[Download]:
    """Downloads the model `name` with Ollama, step by step. Ends at once, here and at the server, when `stop` is set;
    Ollama keeps what it has, and goes on from there the next time.

    Raises ModelError when Ollama does not reply, is offline, knows no such model, or ends before it has said that all
    is there.
    """
    address = ollama_address(os.environ.get("OLLAMA_HOST"))
    from rag.models import ollama_backend as ollama  # 0.4 s to import
    from rag.models.connection import Connection
    from rag.models.watched import watch

    connection = Connection()
    status = ""
    try:
        with closing(watch(lambda: ollama.download_model(address, name, connection), connection, stop)) as steps:
            for step in steps:
                status = step.status
                yield step
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(ollama.explain_download(error, address, name)) from error
    if status != "success" and not stop.is_set():
        raise ModelError(f"Ollama broke off while it was getting {name}: get it again, and it goes on from there")
