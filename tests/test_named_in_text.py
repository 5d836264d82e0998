"""What comments, docstrings and documents name is there: a name that moved without them sends its reader astray."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("rag", "prompts", "vectorstore", "benchmarks", "tests")
FOLDERS = (*PACKAGES, "seeds", "docs")
SOURCES = [ROOT / "app.py", *(path for folder in PACKAGES for path in sorted((ROOT / folder).rglob("*.py")))]
# What the changelog names was there when it was written.
DOCUMENTS = [ROOT / "README.md", *(path for folder in PACKAGES for path in sorted((ROOT / folder).rglob("*.md")))]
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*SOURCES, *DOCUMENTS)
    if path != Path(__file__)
}


def named_files(text: str) -> Iterator[str]:
    """Paths that begin with a folder of the project: rag/text/words.py."""
    yield from re.findall(rf"(?<![\w./])((?:{'|'.join(FOLDERS)})/[\w./-]*\w)", text)


def named_modules(text: str) -> Iterator[str]:
    """Dotted names between backticks that begin with a package, or with a folder of `rag`."""
    rooms = [path.name for path in (ROOT / "rag").iterdir() if path.is_dir() and path.name.isidentifier()]
    for name in re.findall(r"`([a-z_]\w*(?:\.\w+)+)(?:\([^`]*\))?`", text):
        first = name.partition(".")[0]
        if first in PACKAGES:
            yield name
        elif first in rooms and not name.endswith(".sqlite"):
            yield f"rag.{name}"


def is_there(name: str) -> bool:
    """A module or a package, or a word that stands in one."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        place = ROOT.joinpath(*parts[:count])
        files = [file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()]
        if files:
            text = files[0].read_text(encoding="utf-8")
            return all(re.search(rf"\b{part}\b", text) for part in parts[count:])
    return False


def test_files_that_a_text_names_are_there() -> None:
    """Whether in backticks or not."""
    named = {(path, name) for path, text in TEXTS.items() for name in named_files(text)}
    assert sorted(each for each in named if not (ROOT / each[1]).exists()) == []


def test_modules_that_a_text_names_are_there() -> None:
    """And what is named in them."""
    named = {(path, name) for path, text in TEXTS.items() for name in named_modules(text)}
    assert sorted(each for each in named if not is_there(each[1])) == []


def test_private_names_are_those_of_their_file() -> None:
    """A comment about `_name` stands beside it."""
    for path, text in TEXTS.items():
        code = re.sub(r"`_\w+`", "", text)
        named = set(re.findall(r"`(_[a-z]\w+)`", text))
        assert [each for each in named if not re.search(rf"\b{each}\b", code)] == [], path


def test_a_name_that_is_nowhere_is_found() -> None:
    """Of a file, of a module, and of a word in one."""
    text = "See rag/gone.py, `rag.gone` and `text.words.gone`, and rag/text/words.py, `text.words.fold`."
    assert [each for each in named_files(text) if not (ROOT / each).exists()] == ["rag/gone.py"]
    assert [each for each in named_modules(text) if not is_there(each)] == ["rag.gone", "rag.text.words.gone"]
