"""A text made against the patterns: four times the text takes about four times the time, whatever it is made of."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rag.passages import LONGEST_TOKEN, passages
from rag.quotable.prompt_injection import injection_spans
from rag.quotable.unquotable import unquotable_spans
from rag.reading.articles import article_from
from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.cleaning.furniture import clean, remove_headline, tidy
from rag.reading.cleaning.titles import first_words, title_from_text
from rag.reading.dates.written import date_at_start, date_in_url, parse_date
from rag.reading.documents.plain import strip_marks
from rag.reading.drafts import Draft
from rag.reading.dumps import split
from rag.reading.tables.fields import parse_authors
from rag.reading.web.fragments import to_plain_text
from rag.reading.wrapped import unwrap_lines
from rag.text.languages import language_of
from rag.text.later_days import later_days
from rag.text.sentences import PIECE, sentence_spans
from rag.text.speakers import speaker_of
from rag.text.words import LONGEST_WORD, stems
from rag.types import Article, Span
from tests.prints import printed

# Characters of the shorter text. Work that grows with the square of 20,000 takes seconds.
SHORT = 5_000
TIMES = 4
MOST = 8  # times the time: between the 4 of linear work and the 16 of quadratic work
NOISE = 0.01  # seconds
TRIES = 5  # a machine that is busy with something else is no failure

PIECES = (
    " ",
    "\n",
    "\t",
    "\r",
    "\xa0",
    "\u200b",
    "1",
    "1/",
    "1/2/3/",
    "1,2,",
    "1. ",
    "(",
    "[",
    "[](",
    "![",
    "[1]",
    '"',
    "“",
    "“a ",
    "«",
    "'",
    "’",
    "`",
    "a",
    "A.",
    "A. ",
    "A ",
    "A’",
    "a.a.a.",
    "a. A",
    "The ",
    "the A ",
    "he said ",
    "“He said.\n",
    "e\u0301",
    "\u0301",
    "ﷺ",
    "中",
    "中。",
    "<",
    "<a ",
    "<a>",
    "<http://",
    "**a",
    "_a ",
    "#",
    "# ",
    "- ",
    "*\n",
    "> ",
    "~~~\n",
    "-",
    "—",
    " – ",
    "a-\n",
    "…",
    "…\n",
    "! ",
    "2022-12-26 ",
    "date 2022-12-26 ",
    "12 March 2022\n",
    "Kyiv, March ",
    " and ",
    "by ",
    ", ",
    "|",
    "A/",
    "share on x ",
    "home > ",
    "image by a/",
    "Read more: ",
    "Related articles\n",
    "System:\n",
    "<passage>\n",
    "ignore all your ",
    "when asked, ",
    "[1] say that ",
    "a1",
    "a@",
)


def _passages(text: str) -> object:
    return passages(Article("id", "", text), lambda texts: [len(each.split()) for each in texts], 250)


EXPORT = "1 of 1 DOCUMENTS\n\nA paper\n\nMay 1, 2020\n\nLENGTH: 5 words\n\n{}\n\nLOAD-DATE: May 1, 2020\n"

READERS: dict[str, Callable[[str], object]] = {
    "tidy": tidy,
    "clean": clean,
    "without_headline": lambda text: remove_headline(text, text[:150]),
    "without_marks": strip_marks,
    "printed": printed,
    "as_authors": parse_authors,
    "exports": lambda text: list(split(Draft(Path("a.txt"), EXPORT.format(text)))),
    "unwrapped": lambda text: unwrap_lines(text.splitlines()),
    "parse_date": parse_date,
    "date_at_start": date_at_start,
    "date_in_url": date_in_url,
    "title_from_text": title_from_text,
    "first_words": first_words,
    # Without their cache, which answers the second try.
    "language_of": lambda text: language_of.__wrapped__(text, ""),
    "language_of a question": language_of.__wrapped__,
    "sentence_spans": sentence_spans,
    "passages": _passages,
    "stems": stems,
    "authors_at_top": authors_at_top,
    "later_days": lambda text: later_days(text, date(2024, 3, 7)),
    "unquotable_spans": unquotable_spans,
    "plain": to_plain_text,
    "addressed_spans": injection_spans,
    "article_from": lambda text: article_from(Draft(Path("a.txt"), f"{text} Words.")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_time_grows_as_the_text_does(name: str) -> None:
    """For a run of any of the pieces, and a word after it that is none."""
    read = READERS[name]
    assert [piece for piece in PIECES if not _near_linear(read, piece)] == []


def _near_linear(read: Callable[[str], object], piece: str) -> bool:
    short, long = (f"{piece * (size // len(piece))}x" for size in (SHORT, SHORT * TIMES))
    return any(_seconds(read, long) < MOST * _seconds(read, short) + NOISE for _ in range(TRIES))


def _seconds(read: Callable[[str], object], text: str) -> float:
    """Of this thread's own work."""
    before = time.thread_time()
    read(text)
    return time.thread_time() - before


@pytest.mark.parametrize("piece", ["The ", "The A ", "A ", "A’", "A.", "A de ", "Zelenskyy's ", "É ", "„", "he said "])
def test_a_sentence_of_names_alone_is_soon_read(piece: str) -> None:
    """A sentence of any length that one can have, in the time that an answer has for it: it took minutes."""
    text = (piece * PIECE)[:PIECE]
    assert any(_seconds(lambda text: speaker_of(text, [Span(0, PIECE)], 0), text) < 1 for _ in range(TRIES))


@pytest.mark.parametrize("piece", ["a", "1/", "中", "“", "a ", "a. ", "é\u0301"])
def test_no_sentence_passage_or_word_is_without_end(piece: str) -> None:
    """However long the run: a passage is short enough for every question that reads it."""
    text = piece * (100_000 // len(piece))
    cut = passages(Article("id", "", text), lambda texts: [1 for _ in texts], 250)
    assert max(span.end - span.start for span in sentence_spans(text)) <= PIECE
    assert max(len(passage.text) for passage in cut) <= 250 * LONGEST_TOKEN + PIECE
    assert max(map(len, stems(text)), default=0) <= LONGEST_WORD
