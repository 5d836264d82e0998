"""Nothing leaves the machine, from the first import to the last answer."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Before anything else is imported: every way by which Python code reaches another machine is noted, and refused. It is
# noted in a file, where what a library does in a process of its own is seen too.
GUARD = """
import json, socket, sys, tempfile

noted = tempfile.NamedTemporaryFile()

def note(attempt):
    with open(noted.name, "a") as file:
        print(attempt, file=file)

def guarded(name):
    inner = getattr(socket.socket, name)
    def method(self, *args):
        if self.family in (socket.AF_INET, socket.AF_INET6) and args[-1][0] not in ("127.0.0.1", "::1", "localhost"):
            note(args[-1])
            raise OSError("no network")
        return inner(self, *args)
    setattr(socket.socket, name, method)

def getaddrinfo(host, *args, **options):
    if host not in (None, "127.0.0.1", "::1", "localhost", "0.0.0.0"):
        note(host)
        raise socket.gaierror("no network")
    return lookup(host, *args, **options)

for name in ("connect", "connect_ex", "sendto"):
    guarded(name)
lookup, socket.getaddrinfo = socket.getaddrinfo, getaddrinfo
"""

RUN = """
from rag.commands import main

main(["add", "seeds"], standalone_mode=False)
main(["ask", "What conditions did Putin set?", "--json"], standalone_mode=False)
"""

PAGE = """
from pathlib import Path
from rag.library.library import Library
from rag.page.application_service import ApplicationService
from rag.page.handlers import Handlers
from rag.page.serve import _application
from rag.settings import read_settings

_application(Handlers(ApplicationService(Library(read_settings())), Path("uploads")), "127.0.0.1", 7860)
"""

NOTED = "print(json.dumps(open(noted.name).read().splitlines()))"

LARGE = "print(sorted({'llama_index', 'gradio'} & set(sys.modules)))\n"


def python(code: str, *before: str, **environment: str) -> list[str]:
    """The lines that `code` prints, run by a Python of its own in this test's library, as on a person's machine."""
    command = [*before, sys.executable, "-W", "ignore", "-c", code]
    known = {name: value for name, value in os.environ.items() if name != "CI"}  # some report nothing from there
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**known, **environment})
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_adding_and_asking_reach_nobody() -> None:
    """Not even one attempt is made, whatever a library would swallow; and what is not needed is not loaded."""
    added, answer, large, attempts = python(GUARD + RUN + LARGE + NOTED)
    assert added == "5 added"
    assert json.loads(answer)["citations"]
    assert large == "[]"
    assert attempts == "[]"


@pytest.mark.slow
def test_the_first_use_reaches_nobody(tmp_path: Path) -> None:
    """Which converts the networks; and nothing is written beside what is Dateline's."""
    home = tmp_path / "home"
    home.mkdir()
    lines = python(GUARD + RUN + NOTED, HOME=str(home), DATELINE_CACHE_DIR=str(tmp_path / "cache"))
    assert lines[-1] == "[]"
    assert list(home.iterdir()) == []


@pytest.mark.slow
def test_the_page_reaches_nobody() -> None:
    """From its import to its last element."""
    assert python(GUARD + PAGE + NOTED)[-1] == "[]"


def test_the_guard_sees_attempts() -> None:
    """Or the tests above would prove nothing."""
    attempt = "import urllib.request\ntry: urllib.request.urlopen('http://example.org')\nexcept OSError: pass\n"
    assert python(GUARD + attempt + NOTED) != ["[]"]
    apart = f"import multiprocessing\ndef run():\n    {attempt.replace(chr(10), chr(10) + '    ')}\n"
    apart += "process = multiprocessing.get_context('fork').Process(target=run)\nprocess.start()\nprocess.join()\n"
    assert python(GUARD + apart + NOTED) != ["[]"]
    assert python(GUARD + "try: socket.create_connection(('192.0.2.1', 80))\nexcept OSError: pass\n" + NOTED) != ["[]"]


def no_network() -> list[str]:
    """What runs a command where there is no network at all, not even this machine's own; skips where nothing does."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no `unshare -rn` on this machine, which makes a process without network")
    return [unshare, "-rn"]


@pytest.mark.slow
def test_adding_and_asking_without_any_network() -> None:
    """Compiled code, which no guard in Python sees, needs none either."""
    added, answer = python(RUN, *no_network())
    assert added == "5 added"
    assert json.loads(answer)["citations"]
