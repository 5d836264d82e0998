"""What a question says of the articles that are meant."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import URL

from rag.answering.narrowing import Interpretation, normalise_outlet, readings
from rag.filtering import Filters
from rag.library.bounds import bounds_of
from rag.library.database import open_database
from rag.library.records import Records, State
from rag.question.named_outlets import resolve_outlets
from tests.examples import article, marked

ARTICLES = [
    article("Oslo", day=date(2024, 6, 20), source="The Fjord"),
    article("Bergen", day=date(2024, 6, 12), source="RT"),
]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    engine = open_database(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
    found = Records(engine)
    found.put(marked(ARTICLES))
    found.set_state(State.READY, [each.id for each in ARTICLES])
    yield found
    engine.dispose()


def test_an_outlet_holds_and_a_day_is_tried(records: Records) -> None:
    """First the articles of that day and the two after it; then all of the outlet, with the day in the question."""
    asked = "According to the Fjord, who spoke on 20 June?"
    assert list(readings(asked, Filters(), records)) == [
        Interpretation("Who spoke?", Filters(after=date(2024, 6, 19), before=date(2024, 6, 23), source="The Fjord")),
        Interpretation("Who spoke on 20 June?", Filters(source="The Fjord")),
    ]


def test_filters_that_are_there_win(records: Records) -> None:
    """What they are about is not read from the question, which stays as it is."""
    asked = "According to the Fjord, who spoke on 20 June?"
    for filters in (Filters(source="RT", after=date(2024, 1, 1)), Filters(source="RT", as_of=date(2024, 6, 30))):
        assert list(readings(asked, filters, records)) == [Interpretation(asked, filters)]


def test_a_question_that_names_nothing_is_taken_one_way(records: Records) -> None:
    """As it stands."""
    for asked in ("Who spoke?", "Who owns the Fjord?", "Who spoke on 20 May?", "?!"):
        assert list(readings(asked, Filters(), records)) == [Interpretation(asked, Filters())]


def test_an_outlet_is_called_as_its_articles_call_it(records: Records) -> None:
    """Where a filter names it without "The"."""
    assert normalise_outlet(Filters(source="fjord"), records) == Filters(source="The Fjord")
    assert normalise_outlet(Filters(source="Fjords"), records) == Filters(source="Fjords")
    assert normalise_outlet(Filters(), records) == Filters()


def test_an_outlet_is_called_by_its_name_too() -> None:
    """Which means all the addresses that it is stored by; an address means itself."""
    stored = ["cnn.com", "edition.cnn.com", "theweek.co.uk", "The Fjord"]
    meant = resolve_outlets(Filters(source="cnn"), stored)
    assert (meant.source, meant.spellings) == ("cnn", ("cnn.com", "edition.cnn.com"))
    assert bounds_of(meant).texts == {"source": ("cnn.com", "edition.cnn.com")}
    week = resolve_outlets(Filters(source="week"), stored)
    assert bounds_of(week).texts == {"source": ("theweek.co.uk",)}
    for same in ("cnn.com", "The Fjord", "Nobody"):
        assert resolve_outlets(Filters(source=same), stored) == Filters(source=same)
