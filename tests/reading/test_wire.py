"""What two processes say to each other comes over as it was."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError, ReadError
from rag.reading.drafts import Failure
from rag.reading.tables.metadata import MetadataRow
from rag.reading.wire import (
    decode_error,
    decode_item,
    decode_line,
    decode_stated,
    encode_error,
    encode_item,
    encode_line,
    encode_stated,
)
from rag.types import Article, RemovedText

# Half characters alone: two that make a whole one become it.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.just("\ud800")
MAYBE = st.none() | WORDS
ARTICLES = st.builds(
    Article,
    id=WORDS,
    title=WORDS,
    text=WORDS,
    source=MAYBE,
    published=st.none() | st.dates(),
    published_how=MAYBE,
    authors=st.lists(WORDS, max_size=2).map(tuple),
    url=MAYBE,
    path=MAYBE,
    language=WORDS,
    metadata=st.dictionaries(WORDS, WORDS, max_size=2),
    removed=st.lists(st.builds(RemovedText, WORDS, WORDS), max_size=2).map(tuple),
)
STATED = st.builds(
    MetadataRow,
    title=MAYBE,
    date=MAYBE,
    authors=st.lists(WORDS, max_size=2).map(tuple),
    others=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)


@given(ARTICLES | st.builds(Failure, WORDS, WORDS, st.integers(1)))
def test_articles_and_failures_come_over_whole(item: Article | Failure) -> None:
    """In one line each, with types and all."""
    line = encode_line(encode_item(item))
    assert line.count(b"\n") == 1
    assert decode_item(decode_line(line)) == item


@given(STATED)
def test_what_is_stated_comes_over_whole(stated: MetadataRow) -> None:
    """As it goes to the process that reads, and from it."""
    assert decode_stated(decode_line(encode_line(encode_stated(stated)))) == stated


@pytest.mark.parametrize("error", [InputError("no such column"), ReadError("it is empty")])
def test_problems_come_over_as_what_they_are(error: InputError | ReadError) -> None:
    """So that they are told at the same place as if they had happened here."""
    came = decode_error(decode_line(encode_line(encode_error(error))))
    assert (type(came), str(came)) == (type(error), str(error))


@pytest.mark.parametrize("line", [b"", b"\n", b'{"article": {"id"', b"[1]\n", b"\xff\n"])
def test_a_line_that_broke_off_is_no_word(line: bytes) -> None:
    """As when the process died in the middle of it."""
    with pytest.raises(ValueError, match=r"."):
        decode_line(line)


def test_a_date_is_a_date_again() -> None:
    """JSON has none."""
    article = Article("1", "T", "x", published=datetime.date(2024, 6, 20))
    came = decode_item(decode_line(encode_line(encode_item(article))))
    assert isinstance(came, Article)
    assert came.published == datetime.date(2024, 6, 20)
