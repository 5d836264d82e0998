"""What `make audit` says."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parent.parent / ".ci" / "audit.py"

FINE = {"name": "numpy", "version": "2.4.6", "vulns": []}
SKIPPED = {"name": "torch", "skip_reason": "Dependency not found on PyPI and could not be audited: torch (2.13.0)"}
FAULT = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["6.32.0"], "description": "…"}
FAULTY = {"name": "gradio", "version": "6.31.0", "vulns": [FAULT]}


def audit(*dependencies: dict[str, Any]) -> tuple[str, int]:
    """What the script says of a report with these packages, and its exit status."""
    return said(json.dumps({"dependencies": dependencies, "fixes": []}))


def said(report: str) -> tuple[str, int]:
    run = subprocess.run([sys.executable, str(SCRIPT)], input=report, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return run.stdout, run.returncode


def test_a_known_fault_fails_and_is_named() -> None:
    """With the version that it is mended in."""
    text, status = audit(FINE, FAULTY)
    assert status == 1
    assert text.splitlines() == [
        "gradio 6.31.0: PYSEC-1 CVE-1, mended in 6.32.0",
        "2 packages looked up, 1 known faults",
    ]


def test_packages_that_were_not_looked_up_are_told() -> None:
    """And are no reason to fail."""
    text, status = audit(FINE, SKIPPED)
    assert status == 0
    assert "not audited: 1 packages (torch)" in text


def test_where_nothing_can_be_looked_up_it_says_so() -> None:
    """pip-audit calls that no known vulnerabilities, or breaks off without a report."""
    for report in (json.dumps({"dependencies": [SKIPPED]}), "", "null", "[1]", '{"dependencies": 5}'):
        text, status = said(report)
        assert (text.startswith("not audited: "), status) == (True, 0)
