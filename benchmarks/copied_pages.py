"""Web pages that were selected and copied as a whole into a text file: Ctrl+A, Ctrl+C, as people do.

    python -m benchmarks.copied_pages          all of the 187 pages of trafilatura's evaluation
    python -m benchmarks.copied_pages odd      every second one; the rules were made looking at the others

Chromium shows each page without its scripts and style sheets, so that hidden menus are copied too. Of the phrases that
somebody noted and that were copied: those of the article that are kept, and those of the page around it that are cut. A
title is right if the title of the page has it.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.common import missing
from benchmarks.page_text import PAGES, PARTS, plain_words
from benchmarks.reader.groups import read_rows
from rag.reading.articles import read_articles
from rag.types import Article

CHROMIUM = "/usr/bin/chromium"
LONGEST = 8_000  # milliseconds that a page may take


def main(part: str = "all") -> None:
    if missing(PAGES) or missing(Path(CHROMIUM)):
        return
    rows = list(read_rows(PAGES))[PARTS[part]]
    kept: list[bool] = []
    cut: list[bool] = []
    titled: list[bool] = []
    for row, stated, copied in _copied(rows):
        article = _article(copied)
        title, text = (plain_words(article.title), plain_words(article.text)) if article else ("", "")
        there = plain_words(copied)
        kept += [words in text or words in title for phrase in row["with"] if (words := plain_words(phrase)) in there]
        cut += [words not in text for phrase in row["without"] if (words := plain_words(phrase)) in there]
        titled.append(bool(title) and title in plain_words(stated))
    name = f"copied pages, {part}"
    print(f"{name}: kept {sum(kept) / len(kept):.3f} of {len(kept)}, cut {sum(cut) / len(cut):.3f} of {len(cut)}")
    print(f"{name}: titles right {sum(titled)} of {len(titled)}")


def _copied(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Each page with its title and its words."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(java_script_enabled=True, offline=True)
        context.route("**/*", lambda route: route.abort())
        for row in rows:
            page = context.new_page()
            page.set_content(row["html"], timeout=LONGEST, wait_until="domcontentloaded")
            yield row, page.title(), page.evaluate("document.body.innerText")
            page.close()
        browser.close()


def _article(copied: str) -> Article | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.txt")
        path.write_text(copied, encoding="utf-8", errors="replace")
        return next((each for each in read_articles(path) if isinstance(each, Article)), None)


if __name__ == "__main__":
    main(*sys.argv[1:])
