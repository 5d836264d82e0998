"""Passages found by their words."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.errors import StoreError
from rag.library.bounds import Bounds
from rag.library.word_index import Entry, WordIndex
from rag.text.words import stems, terms
from tests.examples import outdated


def entry(name: str, text: str, title: str = "", day: int = 20240620, source: str = "rt") -> Entry:
    """A passage "a1" of the article "a"."""
    return Entry(name, name[0], title, text, day, {"source": source})


def found(index: WordIndex, words: str, bounds: Bounds = Bounds(), boost: float = 1.0) -> list[str]:  # noqa: B008
    return [each for each, _ in index.search(stems(words), 10, bounds, boost)]


@pytest.fixture
def index(tmp_path: Path) -> WordIndex:
    index = WordIndex(tmp_path / "words")
    index.add(
        [
            entry("a1", "The conditions of Putin.", day=20220303),
            entry("a2", "Rain in Minsk, and Putin, and Putin.", title="Weather", day=20220303),
            entry("b1", "The condition of O’Neil's U.S. troops.", source="the hindu"),
            entry("c1", "Nothing of it.", title="Putin", day=0, source=""),
        ]
    )
    return index


def test_words_are_found_in_any_form(index: WordIndex) -> None:
    """By their stems; the passage that says it more often comes first."""
    assert sorted(found(index, "condition")) == ["a1", "b1"]
    assert found(index, "oneil O'Neil US") == ["b1"]
    assert found(index, "PUTIN", boost=0.1) == ["a2", "a1", "c1"]
    assert found(index, "nobody") == found(index, "") == []


def test_a_title_counts_by_its_boost(index: WordIndex) -> None:
    """It never keeps a passage out."""
    assert found(index, "Putin", boost=100)[0] == "c1"
    assert found(index, "Putin", boost=0.01)[-1] == "c1"


@pytest.mark.parametrize(
    ("bounds", "ids"),
    [
        (Bounds(), ["a1", "a2", "b1", "c1"]),
        (Bounds(first=20220303), ["a1", "a2", "b1"]),
        (Bounds(first=20220304), ["b1"]),
        (Bounds(last=20220303), ["a1", "a2"]),
        (Bounds(last=20220302), []),
        (Bounds(texts={"source": ("the hindu",)}), ["b1"]),
        (Bounds(20220101, 20221231, {"source": ("rt",)}), ["a1", "a2"]),
        (Bounds(texts={"source": ("hindu",)}), []),
    ],
)
def test_bounds_keep_out(index: WordIndex, bounds: Bounds, ids: list[str]) -> None:
    """An undated passage meets no bound of days; an outlet is meant whole; the scores stay as they are."""
    words = stems("Putin condition")
    scores = dict(index.search(words, 10, Bounds(), 1.0))
    assert sorted(each for each, _ in index.search(words, 10, bounds, 1.0)) == ids
    assert all(scores[each] == pytest.approx(score) for each, score in index.search(words, 10, bounds, 1.0))


def test_an_article_goes_with_all_its_passages(index: WordIndex) -> None:
    """One that is not there takes nothing away."""
    index.remove(["a", "nobody"])
    assert (len(index), found(index, "Putin")) == (2, ["c1"])
    assert (index.frequency("putin"), index.frequency("minsk")) == (1, 0)
    index.clear()
    assert (len(index), found(index, "Putin")) == (0, [])


def test_frequency_counts_passages(index: WordIndex) -> None:
    """By their text and the title of their article."""
    assert [index.frequency(stem) for stem in stems("putin conditions weather nobody")] == [3, 2, 1, 0]


def test_another_reader_sees_what_was_written(index: WordIndex, tmp_path: Path) -> None:
    """At its next search, as another process does."""
    reader = WordIndex(tmp_path / "words")
    index.add([entry("d1", "Zaporizhzhia")])
    assert found(reader, "zaporizhzhia") == ["d1"]
    assert len(reader) == 5


@settings(max_examples=20)
@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_is_indexed_and_searched(tmp_path: Path, text: str, words: str) -> None:
    """A passage is found by each word that it has, and nothing in a text or a question is an operator."""
    index = WordIndex(tmp_path / "words")
    index.clear()
    index.add([entry("a1", text)])
    assert all(found(index, word) == ["a1"] for word in text.split() if stems(word))
    assert found(index, words) == (["a1"] if set(stems(words)) & set(stems(text)) else [])


def test_what_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    """That names the folder and the cure."""
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(StoreError, match=f"{tmp_path}.*run `dateline reindex`"):
        WordIndex(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be opened"):
        WordIndex(tmp_path / "file")


def test_the_passages_of_an_article(index: WordIndex) -> None:
    """Its own, also when another one's id begins alike."""
    index.add([replace(entry("ab1", "Snow in Minsk."), article_id="ab")])
    assert sorted(index.passages_of("a")) == ["a1", "a2"]
    assert index.passages_of("none") == []


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        ("de", "Der Preis der Häuser", "Haus"),
        ("uk", "Ціни на газ", "ціною"),
        ("zh", "新增病床", "床位"),
        ("ar", "عقداً للغاز", "الغاز"),
        ("fa", "قیمت‌ها", "قیمت"),
    ],
)
def test_a_text_is_found_by_the_stems_of_its_own_language(
    tmp_path: Path, language: str, text: str, question: str
) -> None:
    """And by those of English, by which a question in any other language looks for it."""
    index = WordIndex(tmp_path / "words")
    index.add([replace(entry("a1", f"{text} conditions"), language=language)])
    for words in (terms(question, language), ["condit"]):
        assert [each for each, _ in index.search(words, 10, Bounds(), 1.0)] == ["a1"]


def test_an_index_of_an_earlier_version_is_not_taken_for_ours(tmp_path: Path) -> None:
    """Words were read in another way then."""
    outdated(tmp_path / "words")
    with pytest.raises(StoreError, match="run `dateline reindex`"):
        WordIndex(tmp_path / "words")
