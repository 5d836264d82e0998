"""What the readers of office documents share: those of Word and of OpenDocument are ZIP archives with XML in them.

Read by lxml, which is imported then: they go through a document block by block, and never have all of it in memory.
"""

import zipfile
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rag.reading.containers.xml_trees import name_of
from rag.reading.containers.zips import refuse_unpacked
from rag.reading.dates.written import parse_date
from rag.reading.tables.fields import parse_authors

LARGEST_UNPACKED = 200_000_000  # bytes of all parts of a file together, its pictures too
# Bytes of its text as XML. An article of 20,000 words has 1 MB, an export of 500 articles some 15 MB.
LARGEST_XML = 60_000_000

_PROSE = 200  # characters of a cell with several paragraphs: some exports have each article in a table
# A document that is changed for longer is a template, or a file that is used again.
_ONE_WORK = timedelta(days=7)
TOP = 5  # lines with words among which a headline stands
# Who made a document when nobody said who: names of programs, and of accounts that computers come with.
_NOBODY = frozenset(
    ("python-docx", "apache poi", "un-named", "unknown", "author", "user", "admin", "administrator")
    + ("windows user", "microsoft office user")
)


def refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    """Raises ReadError for what unpacks to more than a document has."""
    parts = archive.infolist()
    refuse_unpacked(path, parts, LARGEST_UNPACKED)
    refuse_unpacked(path, [part for part in parts if part.filename.casefold().endswith(".xml")], LARGEST_XML)


def blocks_of(archive: zipfile.ZipFile, member: str, holders: Collection[str]) -> Iterator[Any]:
    """The elements of a part that are within elements named in `holders` alone, one by one; each is emptied after use,
    so that none but that one is in memory. Raises ValueError for a part with a DOCTYPE."""
    from lxml import etree

    with archive.open(member) as content:
        events = etree.iterparse(content, ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False)
        around = [True]  # for each open element, whether it and all around it only hold
        for event, element in events:
            if event == "start":
                if len(around) == 1 and element.getroottree().docinfo.doctype:
                    # Entities multiply, also in names.
                    raise ValueError(f"{member} has a DOCTYPE, as no office document has")
                around.append(around[-1] and name_of(element) in holders)
                continue
            holds = around.pop()
            if around[-1] and not holds:
                yield element
                element.clear(keep_tail=False)
                while (before := element.getprevious()) is not None:
                    element.getparent().remove(before)


def attribute(element: Any, name: str) -> str:
    """Whatever its namespace; "" where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def cell_text(paragraphs: Sequence[str]) -> str:
    """All of a cell of a table, on one line unless it is prose."""
    texts = [text for paragraph in paragraphs if (text := paragraph.strip())]
    return (" " if sum(map(len, texts)) < _PROSE else "\n").join(texts)


def title_of(lines: Sequence[str], titles: Sequence[str], property_: str | None) -> str | None:
    """What stands as a title at the top, before the property, which files keep when other words are put into them."""
    top = [line for line in lines if line.strip()][:TOP]
    at_top = next((title for title in titles if title in top), None)
    return at_top or property_ or next(iter(titles), None)


def authors_of(creator: str) -> tuple[str, ...]:
    return () if creator.casefold() in _NOBODY else parse_authors(creator)


def day_of_making(created: str | None, modified: str | None) -> date | None:
    """None where the document was still changed long after: somebody has put another text into an old file."""
    if created is None:
        return None
    made, last = parse_date(created), parse_date(modified or created)
    return made if made and last and abs(last - made) <= _ONE_WORK else None
