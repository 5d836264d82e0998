"""What the modules import of one another."""

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent


def named(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Mapping[str, Path] = {
    named(path): path for folder in ("rag", "prompts", "vectorstore") for path in (ROOT / folder).rglob("*.py")
}


def named_by(path: Path) -> Iterator[str]:
    """All that a file imports, wherever in it: in a function, or for its types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports."""
    for each in named_by(path):
        yield from [name for name in (each, each.rpartition(".")[0]) if name in MODULES][:1]


def test_no_module_imports_itself_by_way_of_others() -> None:
    imports = {name: {*imported(path)} - {name} for name, path in MODULES.items()}
    order = [*TopologicalSorter(imports).static_order()]  # raises CycleError, with the modules of a circle
    assert {*order} == {*MODULES}


def test_the_page_knows_what_it_needs_and_not_who_does_it() -> None:
    """The service is made where the page is served, and all else of the page takes whatever is a `Service`."""
    assert [name for name, path in MODULES.items() if "rag.page.application_service" in imported(path)] == [
        "rag.page.serve"
    ]


def test_doubles_need_what_dateline_needs() -> None:
    """No test runner: whoever builds on Dateline may test with any."""
    needed = set()
    for name, path in MODULES.items():
        if name.startswith("rag.testing"):
            needed |= {each.partition(".")[0] for each in named_by(path)} - sys.stdlib_module_names
    assert needed == {"rag", "numpy"}
