"""How the modules of the page import each other."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABS = ("ask", "articles", "evaluate", "library")

# What brings the tabs together.
OVER_THE_TABS = ("rag.page.handlers", "rag.page.layout")


def imports() -> dict[str, set[str]]:
    """The modules of the page, each with those that it imports."""
    files = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in ROOT.glob("rag/page/**/*.py")}
    return {name: {each for each in imported(file) if each in files} for name, file in files.items()}


def imported(file: Path) -> set[str]:
    """All that a file may import: of `from a import b`, both a and a.b."""
    nodes = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    return {name for node in nodes for each in node.names for name in (node.module or "", f"{node.module}.{each.name}")}


def tab(module: str) -> str | None:
    return next((each for each in TABS if module.startswith(f"rag.page.{each}.")), None)


def test_modules_go_in_no_circle() -> None:
    """Else `static_order` raises CycleError."""
    order = list(TopologicalSorter(imports()).static_order())
    assert (
        order.index("rag.page.application_service") < order.index("rag.page.handlers") < order.index("rag.page.layout")
    )


def test_what_the_tabs_share_imports_no_tab() -> None:
    """The service among it; and no tab imports another."""
    wrong = [
        f"{name} imports {other}"
        for name, others in imports().items()
        for other in others
        if tab(other) not in (None, tab(name)) and name not in OVER_THE_TABS
    ]
    assert wrong == []
