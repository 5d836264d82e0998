from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.errors import InputError
from rag.intake import add_articles
from rag.library.library import Library
from rag.page.desk import Desk
from rag.page.handlers import Handlers, keep
from rag.progress import Silent
from rag.settings import read_settings

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def handlers(tmp_path_factory: pytest.TempPathFactory, _cache: None) -> Iterator[Handlers]:
    """Handlers over a library with the seeds in it."""
    folder = tmp_path_factory.mktemp("page")
    library = Library(read_settings(str(folder)))
    add_articles(library, [str(SEEDS)])
    yield Handlers(Desk(library), folder / "uploads")
    library.close()


def test_an_answer_brings_its_sources_with_the_best_one_open(handlers: Handlers) -> None:
    """The first thing shown is the question; the last has links, sources, and an article with marks."""
    (asked, first, nothing), *_, (turns, said, evidence) = handlers.ask("What conditions did Putin set?", ())
    assert (len(asked), nothing.sources, nothing.reader) == (1, None, None)
    assert "Searching" in first
    assert 'href="#cite-1-1"' in said
    assert 'data-number="1"' in (evidence.sources or "")
    assert '<mark class="chosen">' in (evidence.reader or "")
    assert turns[0].settled


def test_a_number_of_an_older_answer_shows_its_sources(handlers: Handlers) -> None:
    """The sources are those of the answer that the number stands in."""
    *_, (turns, _, _) = handlers.ask("What conditions did Putin set?", ())
    *_, (turns, _, _) = handlers.ask("Who is Malta's energy minister?", turns)
    assert "What conditions" in (handlers.show("cite-1-1", turns).sources or "")
    assert "Malta" in (handlers.show("cite-2-1", turns).sources or "")


@pytest.mark.parametrize("key", ["", "cite-9-1", "cite-1-99", "cite-0-0", "near-1-1", "cite-1-1; x", "article-x"])
def test_a_key_that_leads_nowhere_changes_nothing(handlers: Handlers, key: str) -> None:
    """What a browser sends is not trusted."""
    *_, (turns, _, _) = handlers.ask("What conditions did Putin set?", ())
    shown = handlers.show(key, turns)
    assert (shown.sources, shown.reader) == (None, None)


def test_a_nearest_passage_opens_its_article(handlers: Handlers) -> None:
    """A refusal's passages can be read where they stand."""
    *_, (turns, said, evidence) = handlers.ask("Who is the founder of Hindenburg Research?", ())
    assert 'data-show="near-1-1"' in said
    assert "No sources" in (evidence.sources or "")
    assert '<mark class="chosen">' in (handlers.show("near-1-1", turns).reader or "")


@pytest.mark.parametrize(("question", "line"), [("  ", "The question is empty"), ("x before:soon", "is not a date")])
def test_a_problem_is_one_line_of_the_conversation(handlers: Handlers, question: str, line: str) -> None:
    """Nothing is raised, and the next question can be asked."""
    *_, (turns, said, _) = handlers.ask(question, ())
    assert line in said
    assert turns[-1].settled


def test_a_failure_of_ours_does_not_leave_the_person_waiting(
    handlers: Handlers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any error becomes a line too, and its place goes to the log."""
    monkeypatch.setattr(Desk, "ask", lambda *_: 1 / 0)
    *_, (turns, said, _) = handlers.ask("What?", ())
    assert "ZeroDivisionError" in said
    assert turns[-1].settled


def test_stop_settles_only_what_was_waiting(handlers: Handlers) -> None:
    """A stopped question says so; an answer that is there stays."""
    waiting, _, _ = next(handlers.ask("What conditions did Putin set?", ()))
    assert "Stopped." in handlers.stop(waiting)[1]
    *_, (done, _, _) = handlers.ask("What conditions did Putin set?", ())
    assert handlers.stop(done)[0] == done


def test_articles_are_found_and_opened(handlers: Handlers) -> None:
    """Words of the title find a row, whose key opens the article."""
    found = handlers.articles("absorb belarus")
    key = found.partition('data-show="')[2].partition('"')[0]
    assert "Guterres" in (handlers.open_article(key) or "")
    assert handlers.open_article("article-gone") is None


def test_the_api_returns_the_contracts(handlers: Handlers) -> None:
    """/ask, /search and /article give what the commands print."""
    answer = handlers.api_ask("What conditions did Putin set?")
    article = handlers.api_article(answer["citations"][0]["article_id"])
    cited = answer["citations"][0]
    assert article["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert len(handlers.api_search("gas price cap")) == 10
    with pytest.raises(InputError, match="no article has the id"):
        handlers.api_article("gone")


def test_uploads_are_kept_and_added_with_a_line_for_each_failure(tmp_path: Path) -> None:
    """A good file becomes an article whose path stays valid; a bad one is named with the cause."""
    library = Library(read_settings(str(tmp_path / "data")))
    good, bad = tmp_path / "a.txt", tmp_path / "b.pdf"
    good.write_text("The zebra crossed the river on Monday. It was late, said the keeper of the park.")
    bad.write_bytes(b"no pdf")
    said = Handlers(Desk(library), tmp_path / "uploads").add([str(good), str(bad)], Silent())
    assert "1 added, 1 failed" in said
    assert "b.pdf" in said
    assert [each.path for each in library.records.listings()] == [str(tmp_path / "uploads" / "a.txt")]


def test_another_file_of_the_same_name_takes_no_place(tmp_path: Path) -> None:
    """The same file is kept once; another one gets a number."""
    names = []
    for number, words in enumerate(("one", "one", "two")):
        upload = tmp_path / str(number) / "a.jsonl.gz"
        upload.parent.mkdir()
        upload.write_text(words)
        names.append(keep(upload, tmp_path / "kept").name)
    assert names == ["a.jsonl.gz", "a.jsonl.gz", "a-2.jsonl.gz"]
