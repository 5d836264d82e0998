"""The article of a web page and nothing else: 187 pages of trafilatura's own evaluation, most of them news and blogs.

For each page somebody noted phrases of its article (`with`) and phrases of the page around it (`without`). Measured is
the text that an article has once it is in the library, and, in the same run, what trafilatura takes by its defaults,
with the readers' comments and without. A phrase of the headline counts as kept by both where only their title has it.
Phrases are compared by their words. The rules were made looking at every second page, the even ones.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.common import SHARED, Clock, missing
from benchmarks.reader.groups import read_rows
from rag.reading.articles import read_articles
from rag.types import Article

PAGES = SHARED / "reading-data" / "news" / "trafilatura-pages.jsonl.gz"
PARTS = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}

# The title and the text of a page.
Read = Callable[[str], tuple[str, str]]


def ours(page: str) -> tuple[str, str]:
    """As `dateline add` reads a file; of several articles on a page all count."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(page, encoding="utf-8", errors="replace")
        found = [each for each in read_articles(path) if isinstance(each, Article)]
    return "\n".join(each.title for each in found), "\n".join(each.text for each in found)


def theirs(page: str, comments: bool) -> tuple[str, str]:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, with_metadata=True, include_comments=comments)
    return (found.title or "", f"{found.text}\n{found.comments or ''}") if found else ("", "")


def main(part: str = "all") -> None:
    if missing(PAGES):
        return
    rows = list(read_rows(PAGES))[PARTS[part]]
    readers: dict[str, Read] = {
        "ours": ours,
        "trafilatura": lambda page: theirs(page, comments=True),
        "trafilatura without comments": lambda page: theirs(page, comments=False),
    }
    for name, read in readers.items():
        print(f"{name}, {len(rows)} pages: {_figures(rows, read)}")


def _figures(rows: Sequence[Mapping[str, Any]], read: Read) -> str:
    kept: list[bool] = []
    cut: list[bool] = []
    clock = Clock()
    for row in rows:
        title, text = map(plain_words, read(row["html"]))
        kept += [(words := plain_words(phrase)) in text or words in title for phrase in row["with"]]
        cut += [plain_words(phrase) not in text for phrase in row["without"]]
    milliseconds = 1_000 * clock.seconds / len(rows)
    return (
        f"kept {sum(kept) / len(kept):.3f} of {len(kept)} phrases of the article, "
        f"cut {sum(cut) / len(cut):.3f} of {len(cut)} of what is around it, {milliseconds:.0f} ms a page"
    )


def plain_words(text: str) -> str:
    """Its words alone, as they are compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))


if __name__ == "__main__":
    main(*sys.argv[1:])
