"""Articles that a person corrects: all that is made of one changes with it, and comes back."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag.errors import InputError
from rag.filtering import Filters
from rag.ingestion.adding import add_articles
from rag.library.bounds import Bounds, bounds_of
from rag.library.library import Library
from rag.library.records import State
from rag.library.search_query import Order, read_query
from rag.settings import Settings
from rag.text.stemming import ENGLISH
from rag.text.sureness import BY_HAND
from rag.text.words import stem
from rag.types import Article
from tests.examples import article, marked, sizes

A, B = article("Ruritania"), article("Syldavia")

TYPED = {"title": "Quelconque", "date": "2020-01-02", "outlet": "The Fjord", "authors": "Zoe"}

AFTER, BEFORE = Filters(after=date(2023, 1, 1)), Filters(before=date(2023, 1, 1))


@pytest.fixture
def filled(library: Library) -> Library:
    library.put(marked([A, B]))
    return library


def state_of(library: Library) -> tuple[list[str], ...]:
    """Where A is found: in the catalogue by title, outlet and day, by words of its title, and by vectors of its day."""

    def listed(query: str, filters: Filters) -> list[str]:
        return list(library.catalogue.search(read_query(query, filters, Order.NEWEST), 0, 9).ids)

    def said(word: str, filters: Filters) -> list[str]:
        found = library.index.word_index.search([stem(word, ENGLISH)], 9, bounds_of(filters), 1.0)
        return [each.partition(":")[0] for each, _ in found]

    return (
        listed("quelconque ", BEFORE),
        listed("source:“The Fjord” ", Filters()),
        said("quelconque", BEFORE),
        said("quelconque", AFTER),
        said("ruritania", AFTER),
    )


CORRECTED = ([A.id], [A.id], [A.id], [], [])
AS_THE_FILE_SAYS: tuple[list[str], ...] = ([], [], [], [], [A.id])


def test_all_that_is_made_of_an_article_changes_with_it(filled: Library, settings: Settings) -> None:
    """In this process and the next one, through a reindex, and back again."""
    assert state_of(filled) == AS_THE_FILE_SAYS
    new = filled.correct(A.id, TYPED)
    assert (new.title, new.published_how, state_of(filled)) == ("Quelconque", BY_HAND, CORRECTED)
    filled.reindex(lambda _: None)
    assert state_of(filled) == CORRECTED
    with closing(Library(settings)) as again:
        assert state_of(again) == CORRECTED
        assert again.trouble() is None
        assert [each.corrected for each in again.records.listings_of([A.id, B.id])] == [tuple(TYPED), ()]
        assert (again.take_back(A.id), state_of(again)) == (A, AS_THE_FILE_SAYS)
        assert again.records.get([A.id])[A.id].said is None
    assert filled.records.digest() != ""


def test_a_correction_outlives_what_its_file_does(filled: Library) -> None:
    """The same file changes nothing; another date in it is what comes back then."""
    filled.correct(A.id, {"title": "Quelconque"})
    assert filled.put(marked([A])).unchanged == 1
    newer = replace(A, published=date(2025, 5, 5))
    assert filled.put(marked([newer])).updated == 1
    kept = filled.records.get([A.id])[A.id]
    assert (kept.title, kept.published) == ("Quelconque", date(2025, 5, 5))
    assert filled.put(marked([newer])).unchanged == 1
    assert filled.take_back(A.id) == newer


def test_the_file_may_change_below_a_correction(filled: Library) -> None:
    """Where a person has said the date, the file's new one is seen when that is taken back."""
    filled.correct(A.id, {"date": "2020-01-02"})
    newer = replace(A, published=date(2025, 5, 5))
    filled.put(marked([newer]))
    assert filled.records.get([A.id])[A.id].published == date(2020, 1, 2)
    assert filled.take_back(A.id) == newer


def test_a_removed_article_comes_back_as_it_was_corrected(filled: Library) -> None:
    """And can become what its file says."""
    filled.correct(A.id, TYPED)
    filled.set_aside([A.id])
    filled.restore([A.id])
    assert state_of(filled) == CORRECTED
    assert filled.take_back(A.id) == A


def test_a_crash_in_a_correction_is_finished_at_the_next_opening(filled: Library, settings: Settings) -> None:
    """The row is written first: what was typed is not lost."""
    new = filled.correct(A.id, TYPED)
    filled.take_back(A.id)
    filled.catalogue.remove([A.id])
    filled.records.put(marked([new]))  # as far as a write came
    assert filled.records.count(State.PENDING) == 1
    with closing(Library(settings)) as again:
        assert sizes(again)[1] == sizes(again)[2]
        assert state_of(again) == CORRECTED
        assert again.take_back(A.id) == A


@pytest.mark.parametrize("typed", [{"title": ""}, {"date": "no day"}, {"title": "x" * 10_000}, {"outlet": "\x07"}])
def test_what_cannot_be_meant_changes_nothing(filled: Library, typed: dict[str, str]) -> None:
    """Nothing of what was typed beside it either."""
    with pytest.raises(InputError):
        filled.correct(A.id, {"authors": "Zoe", **typed})
    with pytest.raises(InputError, match="no article has the id"):
        filled.correct("gone", {"title": "B"})
    assert filled.records.get([A.id])[A.id] == A
    assert state_of(filled) == AS_THE_FILE_SAYS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    told = "The harbour office of Ruritania counted the ships that came in before the storm of the week."
    for name in ("a", "copy"):
        (folder / f"{name}.txt").write_text(f"Ships counted\n\n{told}\n\n{told.replace('week', 'month')}\n")
    return folder


@pytest.fixture
def added(library: Library, folder: Path) -> Article:
    add_articles(library, [str(folder)])
    [only] = library.records.articles()
    return only


def test_adding_and_syncing_the_files_again_keeps_a_correction(library: Library, folder: Path, added: Article) -> None:
    """Also where the file that is shown goes, and its copy takes its place."""
    library.correct(added.id, TYPED)
    assert add_articles(library, [str(folder)]).change.updated == 0
    (folder / "a.txt").unlink()
    add_articles(library, [str(folder)], sync=True)
    [kept] = library.records.articles()
    assert (kept.title, kept.published, kept.path) == ("Quelconque", date(2020, 1, 2), str(folder / "copy.txt"))
    back = library.take_back(added.id)
    assert (back.title, back.published) == (added.title, added.published)
    (folder / "copy.txt").unlink()
    (folder / "other.txt").write_text("Another\n\nA report of something else entirely, for the folder is not empty.\n")
    add_articles(library, [str(folder)], sync=True)
    assert added.id not in library.records.get([added.id])


def test_a_file_cannot_say_that_a_person_corrected_it(library: Library, folder: Path, added: Article) -> None:
    """Whatever its table holds."""
    (folder / "metadata.csv").write_text("file,said,corrected,title\na.txt,x,title,Ships counted\n")
    add_articles(library, [str(folder)])
    assert all(not each.corrected for each in library.records.listings())
    assert library.index.word_index.search(["ship"], 9, Bounds(), 1.0)


def test_an_article_that_a_crash_left_half_way_is_corrected(filled: Library, settings: Settings) -> None:
    """What was broken off is ended before the article is looked for."""
    filled.records.set_state(State.PENDING, [A.id])
    with closing(Library(settings)) as library:
        assert library.correct(A.id, TYPED).title == TYPED["title"]
        assert state_of(library) == CORRECTED
