"""What a person states about files, in a table beside them: title, date, outlet and more, by file name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from rag.errors import InputError, ReadError
from rag.reading.drafts import Failure
from rag.reading.fields import METADATA, as_authors, as_text, sorted_out
from rag.reading.rows import Row, rows
from rag.text.dates import parse_date


@dataclass(frozen=True, slots=True)
class Stated:
    """What a metadata row states about one file. None and () mean that it does not say."""

    title: str | None = None
    date: str | None = None
    published_how: str | None = None
    source: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of one metadata file, by the file name each is about: "a.txt", or with folders "march/a.txt".

    `folder` is set for the table that lies in a folder: it says nothing about files elsewhere.
    """

    path: Path
    by_name: Mapping[str, Stated]
    folder: Path | None = None

    def about(self, path: Path) -> Stated | None:
        """What is stated about a file, by the longest end of its path that the table names."""
        if self.folder is not None and not path.is_relative_to(self.folder):
            return None
        parts = path.parts
        names = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((self.by_name[name] for name in names if name in self.by_name), None)

    def unused(self, paths: Iterable[Path]) -> tuple[str, ...]:
        """The names in it that none of the files has, and that lie not beside it either: most likely misspelt."""
        ends = {"/".join(path.parts[start:]) for path in paths for start in range(len(path.parts))}
        return tuple(name for name in self.by_name if name not in ends and not (self.path.parent / name).exists())


def read_metadata(path: Path, folder: Path | None = None, follow: bool = True) -> Metadata:
    """The table in a file; with `folder` it is about that folder only, and with `follow` a link to it will do.

    Raises InputError, with the line, if the file or a row cannot be used.
    """
    if path.suffix.casefold() not in (".csv", ".jsonl", ".gz"):
        raise InputError(f"{path} is no metadata table: it is a csv or jsonl file with a column file")
    by_name: dict[str, Stated] = {}
    try:
        for row in rows(path, follow):
            if isinstance(row, Failure):
                raise InputError(f"{row.where}: {row.cause}")
            name, stated = _stated(path, row)
            if name in by_name:
                raise InputError(f"{path}:{row.line}: the file {name} is in the table twice: remove one row")
            by_name[name] = stated
    except OSError as error:
        raise InputError(f"{path} cannot be opened: {error.strerror}") from error
    except ReadError as error:
        raise InputError(str(error)) from error
    return Metadata(path, by_name, folder)


def stated_about(path: Path, tables: Iterable[Metadata]) -> Stated:
    """What the first of the tables that names the file states."""
    found = (table.about(path) for table in tables)
    return next((stated for stated in found if stated is not None), NOTHING)


def _stated(path: Path, row: Row) -> tuple[str, Stated]:
    found, others = sorted_out(row.values, METADATA)
    texts = {part: as_text(value).strip() for part, value in found.items() if part != "authors"}
    if "file" not in texts:
        raise InputError(f"{path}:{row.line}: the row names no file (column file)")
    if "date" in texts and parse_date(texts["date"]) is None:
        raise InputError(f"{path}:{row.line}: the date {texts['date'][:40]!r} is not clear: write it as 2024-06-20")
    name = PurePath(texts.pop("file").replace("\\", "/")).as_posix()
    return name, Stated(**texts, authors=as_authors(found.get("authors")), others=tuple(others.items()))
