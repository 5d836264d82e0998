"""The page on a port of its own, in this process, with a secret beside its library."""

import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from rag.library.library import Library
from rag.page.handlers import Handlers
from rag.page.serve import PATIENCE, _application, _listen
from rag.settings import read_settings
from rag.testing.service import ScriptedService

SECRET = "the harbour master's own key"
ARTICLE = (
    "Harbour opens\n\nThe harbour of Malta opened on 3 May 2023, its keeper Quagga said. It cost 5 million euros.\n"
)


@dataclass(frozen=True)
class Served:
    """Where the page is, what it is made of, and the files that nobody may get: the secret, the library, settings."""

    client: httpx.Client
    sent: Path  # where it puts what is sent to it
    library: Library
    secrets: tuple[Path, ...]

    @property
    def config(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get("/config").json()
        return found

    def call(self, event: int, data: list[Any], told: object = None, session: str = "s") -> httpx.Response:
        """Calls an event directly."""
        body = {"data": data, "fn_index": event, "session_hash": session, "event_data": told, "trigger_id": None}
        return self.client.post("/gradio_api/run/predict", json=body)

    def join(self, event: int, data: list[Any], told: object = None, session: str = "q") -> str:
        """Calls an event through the queue, and returns all that comes of it."""
        body = {"data": data, "fn_index": event, "session_hash": session, "event_data": told, "trigger_id": None}
        joined = self.client.post("/gradio_api/queue/join", json=body)
        if joined.status_code != 200:
            return joined.text
        return self.client.get("/gradio_api/queue/data", params={"session_hash": session}).text

    def upload(self, name: str, content: bytes) -> httpx.Response:
        return self.client.post("/gradio_api/upload", files={"files": (name, content)})


@contextmanager
def served(folder: Path, host: str = "127.0.0.1") -> Iterator[Served]:
    """A page over an empty library, whose service answers nothing."""
    secret, sent = folder / "secret.txt", folder / "sent"
    secret.write_text(SECRET, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, closing(Library(read_settings(str(folder / "data")))) as library:
        patch.setenv("GRADIO_TEMP_DIR", str(sent))
        library.records.count()
        settings = folder / "data" / "settings.toml"
        settings.write_text(f"model_key = {json.dumps(SECRET)}\n", encoding="utf-8")
        handlers = Handlers(ScriptedService(library=library), library.settings.uploads)
        with _listen(host, 0) as listening:
            port = listening.getsockname()[1]
            application = _application(handlers, host, port)
            config = uvicorn.Config(
                application, log_level="critical", log_config=None, ws="none", timeout_graceful_shutdown=PATIENCE
            )
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
            thread.start()
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
                while not server.started:
                    thread.join(0.05)
                yield Served(client, sent, library, (secret, folder / "data" / "library.sqlite", settings))
            handlers.leave_all()
            server.should_exit = True
            thread.join(10)
