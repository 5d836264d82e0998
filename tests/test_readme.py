"""What the README says is so."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from rag.commands import main
from rag.filtering import Filters

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(language: str, word: str) -> list[str]:
    """The lines of the first code block in this language that holds the word."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return next(block.splitlines() for block in blocks if word in block)


def _tree() -> Iterator[str]:
    """The paths in the tree: two spaces more are one folder deeper."""
    folders: list[str] = []
    for line in _block("text", "app.py"):
        depth = (len(line) - len(line.lstrip())) // 2
        folders[depth:] = [line.split()[0].rstrip("/")]
        yield "/".join(folders)


def _floors() -> dict[str, int]:
    """The floor of each part, the highest number at the top."""
    rows = reversed(_block("text", "prompts vectorstore"))
    return {part: floor for floor, row in enumerate(rows) for part in row.split()}


def _part(parts: list[str]) -> str:
    """What the floors call a module: the first name below `rag`, or its first name."""
    return parts[1] if parts[0] == "rag" else parts[0]


def test_session_is_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of the session runs, and prints what stands under it, in that order; a “…” is what is left out."""
    monkeypatch.chdir(ROOT)
    steps = "\n".join(_block("console", "$ dateline")).split("$ dateline ")[1:]
    assert steps
    for step in steps:
        command, *printed = step.splitlines()
        result = CliRunner().invoke(main, shlex.split(command), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        rest = result.stdout
        for words in filter(None, (part.strip() for line in printed for part in line.split("…"))):
            _, found, rest = rest.partition(words)
            assert found, f"{command} does not print {words!r} there"


@pytest.mark.parametrize("path", list(_tree()))
def test_tree_is_there(path: str) -> None:
    """Each path of the tree exists."""
    assert (ROOT / path).exists()


def test_tree_has_all_of_rag() -> None:
    """Each folder and each module of rag/ is in the tree."""
    modules = {path.name for path in (ROOT / "rag").glob("*.py") if not path.name.startswith("__")}
    folders = {path.parent.name for path in (ROOT / "rag").glob("*/__init__.py")}

    assert {f"rag/{name}" for name in modules | folders} <= set(_tree())


@pytest.mark.parametrize("path", ["rag", "prompts", "vectorstore"])
def test_imports_go_down(path: str) -> None:
    """A module imports from floors below its own, or from its own part."""
    floors = _floors()
    for file in (ROOT / path).rglob("*.py"):
        if file.name == "__main__.py" or file == ROOT / "rag" / "__init__.py":
            continue
        part = _part(list(file.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            module = (node.module or "").split(".") if isinstance(node, ast.ImportFrom) else []
            if module and module[0] in ("rag", "prompts", "vectorstore") and module != ["rag"]:
                imported = _part(module)
                assert imported == part or floors[imported] < floors[part], f"{file} imports {'.'.join(module)}"


def test_each_filter_is_told() -> None:
    """In the table of what may be typed, with a value."""
    assert [row.name for row in Filters.rows() if f"\n| `{row.name}:" not in README] == []


def test_files_named_in_code_are_there() -> None:
    """Each path of rag/, seeds/ or docs/ that stands in the text exists, the screenshot among them."""
    named = set(re.findall(r"[`(]((?:rag|seeds|docs)/[\w./]+)[`)]", README))

    assert "docs/page.png" in named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
