"""A word index of an earlier version is written anew."""

import shutil
from contextlib import closing
from pathlib import Path

from rag.library.library import Library
from rag.library.renewing import is_outdated
from rag.settings import Settings
from tests.examples import article, marked, outdated, sizes


def words_of(library: Library) -> Path:
    return library.settings.data_dir / "words"


def with_old_words(settings: Settings) -> None:
    """Two articles whose words an earlier version has read, and a passage of one that is gone."""
    with closing(Library(settings)) as library:
        library.put(marked([article("Sørby"), article("Peru")]))
        ids = [each for name in ("Sørby", "Peru") for each in library.index.word_index.passages_of(f"id-{name}")]
    shutil.rmtree(words_of(library))
    outdated(words_of(library), *ids, "id-gone:0-5")


def test_words_are_read_anew_when_the_index_is_opened(settings: Settings) -> None:
    """The passages are those that the vectors are of."""
    with_old_words(settings)
    with closing(Library(settings)) as library:
        assert is_outdated(words_of(library))
        assert sizes(library) == (2, 2, 2)
        assert library.index.word_index.frequency("sorbi") == 1
        assert library.trouble() is None
        assert not is_outdated(words_of(library))


def test_while_another_process_writes_the_old_words_stay(settings: Settings) -> None:
    """And each answer says so."""
    with_old_words(settings)
    with closing(Library(settings)) as library, closing(Library(settings, wait=0.1)) as other, other.lock_for_writing():
        assert library.index.word_index.frequency("anything") == 1  # nobody knows
        assert is_outdated(words_of(library))


def test_no_index_is_not_outdated(tmp_path: Path) -> None:
    """Nor one that cannot be read."""
    assert not is_outdated(tmp_path)
    (tmp_path / "meta.json").write_text("[]")
    assert not is_outdated(tmp_path)
