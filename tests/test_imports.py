"""What the modules import of one another."""

import ast
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


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, wherever in it: in a function, or for its types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield from [each for each in (f"{node.module}.{name.name}", node.module) if each in MODULES][:1]


def test_no_module_imports_itself_by_way_of_others() -> None:
    imports = {name: {*imported(path)} - {name} for name, path in MODULES.items()}
    order = [*TopologicalSorter(imports).static_order()]  # raises CycleError, with the modules of a circle
    assert {*order} == {*MODULES}
