"""PDF files: pages of words with their places into an article.

The layout is what there is to go by: `pdfium` has the words, `lines` and `order` the lines of each page as they are
read, `running_heads` what stands at its edges, `paragraphs` the text, `heads` its headline.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import LONGEST_TEXT, Draft, Failure
from rag.reading.dumps import split
from rag.reading.parsing import join_parts, parse_file, refuse_more
from rag.reading.pdf.glyphs import Glyph, split_vertical, words_of
from rag.reading.pdf.heads import Head, head_of
from rag.reading.pdf.lines import Line, lines_of
from rag.reading.pdf.order import sort_for_reading
from rag.reading.pdf.paragraphs import paragraphs_of, usual_size
from rag.reading.pdf.pdfium import Sheet, open_document, sheets_of, title_in
from rag.reading.pdf.running_heads import PageLines, remove_running_heads, remove_sliced_lines
from rag.text.characters import plain_letters
from rag.types import RemovedText

MOST_PAGES = 2_000
# Of all pages together, before anything is made of them: reading takes some 7 µs of processor time for each.
MOST_CHARACTERS = LONGEST_TEXT


def read_pdf(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    """The article, or those of an export of a database, which may be printed too."""
    yield from parse_file(path, "a PDF", lambda: _drafts(path, file))


def _drafts(path: Path, file: BinaryIO) -> list[Draft | Failure]:
    with open_document(path, file) as document:
        refuse_more(path, len(document), MOST_PAGES, "pages")
        stated = title_in(document)
        pages, left_out = list[PageLines](), list[RemovedText]()
        for number, sheet in enumerate(sheets_of(path, document, MOST_CHARACTERS)):
            pages.append(PageLines(tuple(_lines(sheet, number)), sheet.height))
            left_out += _left_out(sheet)
    trimmed = remove_running_heads(pages, stated)
    whole, twice = remove_sliced_lines(trimmed.pages)
    lines = [line for page in whole for line in page.lines]
    if not any(re.search(r"\w", line.text) for line in lines):
        raise ReadError(f"{path} has pages but no text, as scans have: run it through text recognition (OCR) first")
    paragraphs = paragraphs_of(lines)
    printed = Draft(
        path,
        join_parts(path, (paragraph.text for paragraph in paragraphs), "\n\n"),
        removed=(*trimmed.removed, *twice, *left_out, *_marks(lines)),
    )
    documents = list(split(printed))
    if documents != [printed]:
        return documents
    return [_article(printed, head_of(paragraphs, trimmed.title, usual_size(lines)), trimmed.address)]


def _article(whole: Draft, head: Head, address: str | None) -> Draft:
    # The date of a PDF is left alone: it says when the page was printed, often years after the article.
    return replace(
        whole,
        text="\n\n".join(paragraph.text for paragraph in head.paragraphs),
        title=head.title,
        date=head.date,
        date_how="stated at the start of the text",
        source=head.source,
        url=address,
        authors=head.authors,
        removed=(*whole.removed, *head.removed),
    )


def _left_out(sheet: Sheet) -> list[RemovedText]:
    found = (("invisible", _text(sheet.hidden)), ("turned", _text(sheet.turned)))
    return [RemovedText(rule, words) for rule, words in found if words]


def _lines(sheet: Sheet, number: int) -> list[Line]:
    vertical, others = split_vertical(sheet.glyphs, sheet.width)
    if not vertical:
        return sort_for_reading(lines_of(words_of(sheet.glyphs), number))
    return [
        *sort_for_reading(lines_of(words_of(vertical), number)),
        *sort_for_reading(lines_of(words_of(others), number)),
    ]


def _text(glyphs: list[Glyph]) -> str:
    return " ".join(plain_letters("".join(glyph.letter for glyph in glyphs)).split())


def _marks(lines: Iterable[Line]) -> list[RemovedText]:
    """The marks of footnotes in one record: each says where its note belongs, and nothing by itself."""
    marks = [mark for line in lines for mark in line.marks]
    return [RemovedText("footnote_marks", " ".join(marks))] if marks else []
