"""A disk that is full, in a process with a small disk of its own: what is there answers, and adding goes on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What happens on it: five articles, then no room but a few bytes, a question, an addition that fails, room, the same.
_SCRIPT = """
set -u
mount -t tmpfs -o size=64m tmpfs "$DISK" || exit 77
export DATELINE_DATA_DIR="$DISK/data"
run() { "$PYTHON" -m rag "$@" >"$OUT/$step" 2>&1; echo $? >"$OUT/$step.rc"; }
step=first; run add seeds
dd if=/dev/zero of="$DISK/ballast" bs=4k 2>/dev/null
step=asked; run ask --json "What conditions did Putin set?"
step=listed; run list
step=refused; run add "$MORE"
rm "$DISK/ballast"
step=added; run add "$MORE"
step=examined; run doctor
"""


def _has_own_disks() -> bool:
    """Whether a process may have a file system that nobody else sees."""
    tool = shutil.which("unshare")
    return tool is not None and subprocess.run([tool, "-Urm", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not _has_own_disks(), reason="no small disk can be made here: unshare is not allowed")
def test_a_full_disk_answers_and_adding_goes_on_once_there_is_room(tmp_path: Path) -> None:
    """One line says that it is full; nothing is broken then, and the same command goes on."""
    for folder in ("disk", "out"):
        (tmp_path / folder).mkdir()
    (tmp_path / "more.txt").write_text("Borduria votes\n\nThe minister of Borduria voted on 3 May 2022.\n" * 9)
    environment = {
        **os.environ, "DISK": str(tmp_path / "disk"), "OUT": str(tmp_path / "out"), "PYTHON": sys.executable,
        "MORE": str(tmp_path / "more.txt"), "DATELINE_MODEL": "quotes",
    }  # fmt: skip
    ended = subprocess.run(["unshare", "-Urm", "sh", "-c", _SCRIPT], cwd=ROOT, env=environment, check=False)
    if ended.returncode == 77:
        pytest.skip("no small disk can be made here: mount is not allowed")

    def told(step: str) -> tuple[int, str]:
        return int((tmp_path / "out" / f"{step}.rc").read_text()), (tmp_path / "out" / step).read_text()

    status, answer = told("asked")
    assert status == 0
    asked = json.loads(next(line for line in answer.splitlines() if line.startswith("{")))
    assert asked["citations"]
    assert told("listed")[0] == 0
    status, line = told("refused")
    assert (status, line.count("\n"), "the disk is full" in line) == (1, 1, True)
    assert told("added") == (0, "1 added\n")
    assert "Traceback" not in told("examined")[1]
    assert "words and vectors: " in told("examined")[1]
    assert "PROBLEM words" not in told("examined")[1]
