"""A filter is one row of a table: here a table with two rows more, and nothing else, has them everywhere."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qsl

import click
import pytest
from click.testing import CliRunner

from rag.answer_json import answer_json
from rag.answer_record import filters_of
from rag.assistant import Assistant
from rag.commands import edge
from rag.conversations.export.document import document
from rag.errors import InputError, StoreError
from rag.filtering import DayBound, Filter, Filters, TextOf
from rag.library.bounds import bounds_of, text_fields, texts_of
from rag.library.library import Library
from rag.library.word_index import Entry, WordIndex
from rag.page.ask.filter_form import read_address, read_form, render_filter_form
from rag.presentation import describe
from rag.settings import read_settings
from rag.text.filters import append_filters, examples, take_filters
from rag.turns import Conversation, Turn
from rag.types import Answer, Article, RefusalKind
from tests.examples import article, marked
from tests.page.seen import Page


@dataclass(frozen=True, slots=True)
class Table(Filters):
    """A bound of days that the indexes serve as they are, and a text of the articles that they do not have yet."""

    since: Annotated[
        date | None,
        Filter(
            name="since",
            kind=DayBound(later=True, itself=True),
            chip="since {}",
            phrase="published on or after {}",
            help="Only articles published on it or later.",
            example="2024-01",
        ),
    ] = None
    language: Annotated[
        str | None,
        Filter(
            name="language",
            kind=TextOf("language"),
            chip="in the language {}",
            phrase="in the language {}",
            help="Only articles in it.",
            example="de",
            label="Language",
        ),
    ] = None


BOTH = Table(source="RT", since=date(2024, 1, 2), language="de")
QUESTION = "Which minister spoke on Monday?"


def test_a_row_has_the_name_of_its_field() -> None:
    """In the table itself, too: by it a row finds what it is set to."""
    names = ["before", "after", "as_of", "source", "order"]
    assert [row.key for row in Filters.rows()] == names
    assert [row.key for row in Table.rows()] == [*names, "since", "language"]
    assert [row.key for row, _ in BOTH.items()] == ["source", "since", "language"]


def test_it_is_typed() -> None:
    """In capitals or not; a month begins with its first day. The table without it leaves the words as they are."""
    typed = "Who spoke? source:RT SINCE:2024-01-02 language:“de”"
    assert take_filters(typed, Table()) == ("Who spoke?", BOTH)
    assert take_filters("since:2024-01", Table()) == ("", Table(since=date(2024, 1, 1)))
    assert take_filters(append_filters("Who spoke?", BOTH), Table()) == ("Who spoke?", BOTH)
    assert {"since:2024-01", "language:de"} < set(examples(Table))
    assert take_filters(typed, Filters())[0] == "Who spoke? SINCE:2024-01-02 language:“de”"


@pytest.mark.parametrize(
    ("typed", "line"),
    [("since:soon", "since 'soon' is not a date"), ("language:\ud800", "language '\\\\ud800' is not text")],
)
def test_it_is_refused_when_it_is_wrong(typed: str, line: str) -> None:
    """In a line that names it."""
    with pytest.raises(InputError, match=line):
        take_filters(typed, Table())


def test_it_is_an_option_of_the_commands() -> None:
    """With its help."""
    seen: list[Filters] = []

    def ask(**given: Any) -> None:
        seen.append(edge.filters_of(given, Table))

    command = click.command()(edge.filter_options(ask, Table))
    given = ["--source", "RT", "--since", "2024-01-02", "--language", "de"]
    assert CliRunner().invoke(command, given, catch_exceptions=False).exit_code == 0
    assert seen == [BOTH]
    assert "--since D     Only articles published on it or later." in CliRunner().invoke(command, ["--help"]).output


def test_it_stands_in_the_json_of_an_answer() -> None:
    """From which it is read again."""
    kept = answer_json(Answer("q", "q", BOTH))["filters"]
    assert kept == {"source": "RT", "since": "2024-01-02", "language": "de"}
    assert filters_of(kept, Table) == BOTH


def test_it_is_told_in_words() -> None:
    """In a refusal, and in what a conversation is exported as."""
    words = "in RT, published on or after 2 January 2024, in the language de"
    assert describe(BOTH) == words
    turn = Turn("t", 1, "Who spoke?", "", Answer("Who spoke?", "Who spoke?", BOTH, done=True))
    told = ["".join(map(str, each.pieces)) for each in document(Conversation("c", "", "", "", (turn,)))]
    assert f"Articles searched: {words}" in told


def test_it_stands_on_the_form() -> None:
    """A bound of days in the fields of the days, a text in a field of its own; a chip takes it away."""
    page = Page(render_filter_form(BOTH, []))
    values = {each["name"]: each["value"] for each in page.find("input")}
    assert values == {"first": "2024-01-02", "last": "", "source": "RT", "language": "de"}
    assert page.shows("button") == [f"unfilter-{name}" for name in ("since", "source", "language")]
    assert "since 2 January 2024" in page.text
    assert "in the language de" in page.text


def test_it_is_read_from_the_form_and_from_the_address() -> None:
    """The address has all filters, so that what is not set any more goes."""
    assert read_form({"language": " de "}, Table) == Table(language="de")
    address = Page(render_filter_form(BOTH, [])).find("div")[0]["data-address"] or ""
    given = dict(parse_qsl(address, keep_blank_values=True))
    assert set(given) == {row.key for row in Table.rows()}
    assert read_address(given, Table) == BOTH


@pytest.fixture
def library() -> Iterator[Library]:
    days = {"Peru": date(2024, 1, 1), "Chile": date(2024, 1, 2), "Cuba": date(2024, 1, 3), "Haiti": None}
    with closing(Library(read_settings())) as opened:
        opened.put(marked([article(name, day=day, source="RT") for name, day in days.items()]))
        yield opened


def test_a_bound_of_days_narrows_a_search(library: Library) -> None:
    """By words and by meaning; where nothing is left the refusal names it."""
    assistant = Assistant(library, "quotes")
    *_, answer = assistant.ask(f"{QUESTION} since:2024-01-02", filters=Table())
    assert {hit.passage.article.id for hit in answer.hits} == {"id-Chile", "id-Cuba"}
    *_, none = assistant.ask(f"{QUESTION} since:2025", filters=Table())
    assert none.refusal
    assert none.refusal.kind is RefusalKind.FILTERED_OUT
    assert "published on or after 1 January 2025" in none.refusal.message


def test_a_text_narrows_a_search(tmp_path: Path) -> None:
    """An index that is made for the table has it as a field."""
    index = WordIndex(tmp_path, text_fields(Table))
    articles = [Article(id=code, title="", text="Rain.", source="RT", language=code) for code in ("de", "en")]
    index.add(Entry(each.id, each.id, "", each.text, 0, texts_of(each, Table)) for each in articles)
    assert [each for each, _ in index.search(["rain"], 9, bounds_of(Table(language="DE")), 1.0)] == ["de"]
    assert index.search(["rain"], 9, bounds_of(Table(language="de", source="TASS")), 1.0) == []


def test_an_index_of_before_says_what_a_new_text_asks_for(tmp_path: Path) -> None:
    """It has no such field, and would leave out everything."""
    WordIndex(tmp_path)
    with pytest.raises(StoreError, match="run `dateline reindex`"):
        WordIndex(tmp_path, text_fields(Table))
