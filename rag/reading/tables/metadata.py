"""What a person states about files, in a table beside them: title, date, outlet and more, by file name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath

from rag.errors import InputError, ReadError
from rag.reading.dates.written import parse_date
from rag.reading.drafts import Failure
from rag.reading.names import compose_name
from rag.reading.tables.excel_days import HOW, excel_day
from rag.reading.tables.fields import METADATA, parse_authors, split_row, suggest_name, to_text
from rag.reading.tables.rows import Row, rows
from rag.text.day_order import DayOrder, numeric_day, order_among

# What the table about the files of a folder is called.
METADATA_NAMES = ("metadata.csv", "metadata.tsv", "metadata.jsonl", "metadata.xlsx")
_ENDINGS = (".csv", ".tsv", ".tab", ".xlsx", ".jsonl", ".ndjson", ".json", ".gz")
_NAMED = 20  # rows that cannot be used are named; the others are counted


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """What a metadata row states about one file. None and () mean that it does not say."""

    title: str | None = None
    date: str | None = None
    published_how: str | None = None
    source: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


NOTHING = MetadataRow()


@dataclass(frozen=True)
class Metadata:
    """The rows of one metadata file, by the file name each is about: "a.txt", or with folders "march/a.txt".

    `folder` is set for the table that lies in a folder: it says nothing about files elsewhere. `notes` say what of the
    table cannot be used. The two forms that Unicode has for é are one name, and so are a.txt and A.TXT where only one
    of them is named.
    """

    path: Path
    by_name: Mapping[str, MetadataRow]
    folder: Path | None = None
    notes: tuple[str, ...] = ()

    def about(self, path: Path) -> MetadataRow | None:
        """What is stated about a file, by the longest end of its path that the table names, as it is or without its
        ending."""
        if self.folder is not None and not path.is_relative_to(self.folder):
            return None
        names = [compose_name(end) for end in (*_ends(path), *_ends(path.with_suffix("")))]
        found = (named[key] for name in names for named, key in self._forms(name) if key in named)
        return next(found, None)

    def unused_names(self, paths: Iterable[Path]) -> tuple[str, ...]:
        """The names in it that none of the files has, and that lie not beside it either: most likely misspelt."""
        ends = {_key(end) for path in paths for each in (path, path.with_suffix("")) for end in _ends(each)}
        return tuple(name for name in self.by_name if _key(name) not in ends and not (self.path.parent / name).exists())

    def _forms(self, name: str) -> tuple[tuple[Mapping[str, MetadataRow], str], ...]:
        return (self._composed, name), (self._folded, name.casefold())

    @cached_property
    def _composed(self) -> Mapping[str, MetadataRow]:
        return {compose_name(name): stated for name, stated in self.by_name.items()}

    @cached_property
    def _folded(self) -> Mapping[str, MetadataRow]:
        """By names without capitals, where these are one file's."""
        found: dict[str, list[MetadataRow]] = {}
        for name, stated in self.by_name.items():
            found.setdefault(_key(name), []).append(stated)
        return {name: stated[0] for name, stated in found.items() if len(stated) == 1}


def read_metadata(path: Path, folder: Path | None = None, follow: bool = True) -> Metadata:
    """The table in a file; with `folder` it is about that folder only, and with `follow` a link to it will do.

    A row that cannot be used is left out, and told in the notes. Raises InputError if no row can be used, or the file
    cannot be read.
    """
    if path.suffix.casefold() not in _ENDINGS:
        raise InputError(f"{path} is no metadata table: it is a csv, tsv, xlsx or jsonl file with a column file")
    try:
        found = list(rows(path, follow, remarks=True))
    except OSError as error:
        raise InputError(f"{path} cannot be opened: {error.strerror}") from error
    except ReadError as error:
        raise InputError(str(error)) from error
    notes: list[str] = []
    by_name = dict(_stated_by_name(path, found, notes))
    if not by_name and notes:
        raise InputError(notes[0])
    more = [f"{path}: {len(notes) - _NAMED:,} more rows cannot be used as they are"] if len(notes) > _NAMED else []
    return Metadata(path, by_name, folder, (*notes[:_NAMED], *more))


def find_stated(path: Path, tables: Iterable[Metadata]) -> MetadataRow:
    """What the first of the tables that names the file states."""
    found = (table.about(path) for table in tables)
    return next((stated for stated in found if stated is not None), NOTHING)


def _stated_by_name(path: Path, found: Sequence[Row | Failure], notes: list[str]) -> Iterator[tuple[str, MetadataRow]]:
    """Each file with what is stated about it; what cannot be used is said in `notes`."""
    table = [(row, *split_row(row.values, METADATA)) for row in found if isinstance(row, Row)]
    order = order_among(to_text(parts["date"]) for _, parts, _ in table if "date" in parts)
    lines: dict[str, int] = {}
    notes += (f"{each.where}: {each.cause}" for each in found if isinstance(each, Failure))
    for row, parts, others in table:
        where = f"{path}:{row.line}"
        texts = {part: to_text(value).strip() for part, value in parts.items() if part != "authors"}
        if "file" not in texts:
            meant = suggest_name(list(row.values), "file")
            notes.append(f"{where}: the row names no file (column file)" + (f": {meant}" if meant else ""))
            continue
        name = PurePath(texts.pop("file").replace("\\", "/")).as_posix()
        if compose_name(name) in lines:
            notes.append(
                f"{where}: the file {name} is in line {lines[compose_name(name)]} too, which is the one that counts"
            )
            continue
        lines[compose_name(name)] = row.line
        stated = MetadataRow(**texts, authors=parse_authors(parts.get("authors")), others=tuple(others.items()))
        yield name, _dated(stated, order, where, notes)


def _dated(stated: MetadataRow, order: DayOrder | None, where: str, notes: list[str]) -> MetadataRow:
    """With a date that is understood, else with none: what was written stays among the others."""
    if stated.date is None or parse_date(stated.date) is not None:
        return stated
    if day := excel_day(stated.date):
        return replace(stated, date=day.isoformat(), published_how=f"{stated.published_how or 'metadata'}, {HOW}")
    if order and (day := numeric_day(stated.date, order)):
        how = f"{stated.published_how or 'metadata'}, {order} as in other rows of the table"
        return replace(stated, date=day.isoformat(), published_how=how)
    notes.append(f"{where}: the date {stated.date[:40]!r} is not clear, so it is left out: write it as 2024-06-20")
    return replace(stated, date=None, others=(*stated.others, ("date", stated.date)))


def _ends(path: Path) -> list[str]:
    """The ends of a path, the longest first: "march/a.txt", "a.txt"."""
    return ["/".join(path.parts[start:]) for start in range(len(path.parts))]


def _key(name: str) -> str:
    return compose_name(name).casefold()
