"""What the readers of formats hand on: a text as it was found, or why there is none."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rag.types import RemovedText

# Characters that one article may have: twenty times the longest of 20,459 real ones, some 700 printed pages. A text of
# 20 million takes minutes at each question that finds it.
LONGEST_TEXT = 2_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one row of it, that gave no article. `where` is the path, or path:line; `cause` is one line.

    `count`: the rows that it stands for, where there are too many to name each; 0 for a remark on what was read.
    """

    where: str
    cause: str
    count: int = 1

    @property
    def is_remark(self) -> bool:
        """Whether what it is about was read nevertheless."""
        return self.count == 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as a file has it, not cleaned, and what the file says about it.

    One of several articles of a file has the `line` at which it stands there, or the name of its `part`, as in
    "document 2" of an export and "march/a.txt" of an archive. `date_how` says where `date` stands. `created` is the day
    on which the document was made, which is used only if nothing states when it was published. `removed` is what the
    reader left out of the text.
    """

    path: Path
    text: str
    line: int | None = None
    part: str | None = None
    title: str | None = None
    date: str | datetime.date | None = None
    date_how: str = "metadata"
    created: datetime.date | None = None
    source: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[RemovedText, ...] = ()

    @property
    def where(self) -> str:
        return where_of(self.path, self.part, self.line)

    @property
    def is_part(self) -> bool:
        """Whether it is one of several articles of its file, so that what is said about the file is not all its own."""
        return self.part is not None or self.line is not None


def where_of(path: Path, part: str | None, line: int | None) -> str:
    """What of a file is meant, for a person: "a.xlsx:sheet 2020:5"."""
    return ":".join(str(each) for each in (path, part, line) if each is not None)


def one_line(error: BaseException) -> str:
    """The first words of an exception's message, for a person: no line ends, not long, never empty."""
    message = " ".join(str(error).split())[:200]
    return message or type(error).__name__
