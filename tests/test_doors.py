"""LlamaIndex is a door: a few files have its shapes, and nothing imports them that does not ask for LlamaIndex."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = [file for part in ("rag", "vectorstore", "prompts") for file in sorted((ROOT / part).rglob("*.py"))]

DOORS = {"rag.retrieval.llama_index", "vectorstore.llama_index", "vectorstore.qdrant"}


def module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def imported(file: Path) -> Iterator[str]:
    """What is imported with the file itself: not by its functions, and not for its types alone."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def needs_llama_index(file: Path) -> bool:
    return any(each in DOORS or each.split(".")[0] == "llama_index" for each in imported(file))


def test_only_the_doors_import_llama_index() -> None:
    """It takes 1.1 s of a cold start, and no other file imports one of them."""
    assert {module(file) for file in FILES if needs_llama_index(file)} == DOORS
