"""A file is small enough to be read in one go; only tables of data are longer."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 300  # lines
FOLDERS = ("rag", "prompts", "vectorstore", "benchmarks")
# Rows that a person looks up, not reads.
TABLES = ("benchmarks/judge/tables.py", "rag/quotable/prompt_injection_rules.py")


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_of_code_is_long() -> None:
    """A longer one has more than one purpose."""
    files = [ROOT / "app.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    long = {path.relative_to(ROOT).as_posix(): lines for path in files if (lines := lines_of(path)) > LONGEST}
    assert {path: lines for path, lines in long.items() if path not in TABLES} == {}


@pytest.mark.parametrize("table", TABLES)
def test_a_long_table_has_nothing_but_data(table: str) -> None:
    """No function stands in it, and it is named here only as long as it is long."""
    tree = ast.parse((ROOT / table).read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.FunctionDef | ast.For | ast.While) for node in ast.walk(tree))
    assert lines_of(ROOT / table) > LONGEST
