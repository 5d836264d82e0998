"""How long a person waits: a list of articles, one question from the shell, the page and its first answer."""

import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.common import PROJECT, Clock, dateline


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        dateline("add", "seeds", data_dir=data_dir, capture_output=True)
        for name, arguments in {
            "list": ("list",),
            "ask": ("ask", "what conditions did Putin set?"),
        }.items():
            clock = Clock()
            dateline(*arguments, data_dir=data_dir, capture_output=True)
            print(f"startup {name}: {clock.seconds:.2f} s")
        _page(data_dir)


def _page(data_dir: Path) -> None:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    clock = Clock()
    command = [sys.executable, "-m", "rag", "--data-dir", str(data_dir), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(address, clock)
            print(f"startup page answers its first request: {clock.seconds:.2f} s")
            from gradio_client import Client

            client = Client(address, verbose=False)
            clock = Clock()
            client.predict("what conditions did Putin set?", api_name="/ask")
            print(f"startup first question on the page: {clock.seconds:.2f} s")
        finally:
            server.terminate()


def _wait_for(address: str, clock: Clock) -> None:
    while clock.seconds < 60:
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except (urllib.error.URLError, ConnectionError):
            continue
    raise SystemExit(f"the page at {address} did not answer in 60 s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
