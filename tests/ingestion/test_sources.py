"""What ingestion reads, and what is known of it beforehand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from rag.fetching.pages import FetchedPage, PageRecord
from rag.ingestion.sources import make_absolute, source_of_page
from rag.reading.drafts import Failure
from rag.reading.files import FoundFiles
from rag.types import Article

KEPT = PageRecord(
    address="http://news.example/a",
    final="http://news.example/a",
    url="http://news.example/a",
    fetched="2025-07-02T08:00:00+00:00",
    title="Ferry sails again",
    day=date(2025, 7, 1),
    author="Ada Quill",
)
SOURCE = source_of_page(FetchedPage(Path("/kept/new.html"), KEPT, (Path("/kept/old.html"),)))
ARTICLE = Article("a", "Ferry sails again", "The ferry sailed.")


def test_a_page_is_known_by_the_files_that_it_had_before() -> None:
    """And what a feed said of it is stated."""
    assert SOURCE.names == {"/kept/new.html", "/kept/old.html"}
    assert (SOURCE.stated.title, SOURCE.stated.authors) == ("Ferry sails again", ("Ada Quill",))


def test_the_day_of_a_feed_serves_where_the_page_names_none() -> None:
    """A day of its own stays."""
    dated = replace(ARTICLE, published=date(2025, 6, 30))
    assert SOURCE.complete(ARTICLE).published == date(2025, 7, 1)
    assert SOURCE.complete(dated) is dated


def test_a_failure_of_a_page_names_its_address() -> None:
    """And not the file that it is kept in, which nobody knows."""
    named = SOURCE.name_by_address(Failure("/kept/new.html", "/kept/new.html has no text"))
    assert named == Failure("http://news.example/a", "http://news.example/a has no text")


def test_a_file_is_one_by_any_way_to_it(tmp_path: Path) -> None:
    """Paths are absolute and have no “..”."""
    found = make_absolute(FoundFiles((tmp_path / "b" / ".." / "a.txt", Path("a.txt")), (), ()))
    assert found.articles == (tmp_path / "a.txt", Path.cwd() / "a.txt")
