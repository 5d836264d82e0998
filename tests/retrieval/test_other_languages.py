"""Questions in other languages than English, through the whole of a search and its gate."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rag.assistant import Assistant
from rag.library.library import Library
from rag.reading.articles import article_from
from rag.reading.drafts import Draft
from rag.reading.fingerprints import fingerprint
from rag.retrieval.cross_encoders import CrossEncoderReranker
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.other_languages import InAnyLanguage, cover_other_languages
from rag.settings import read_settings
from rag.types import Answer

SETS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks" / "languages.jsonl").read_text("utf-8").splitlines()
]
BY_LANGUAGE = {each["language"]: each for each in SETS}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The articles of all languages in one library."""
    drafts = [
        Draft(path=Path("a.txt"), title=each["title"], text=each["text"], source=row["language"])
        for row in SETS
        for each in row["articles"]
    ]
    articles = [article_from(each) for each in drafts]
    with closing(Library(read_settings(str(tmp_path_factory.mktemp("languages"))))) as opened:
        opened.put([(each, fingerprint(each)) for each in articles])
        yield opened


def answer(library: Library, question: str) -> Answer:
    *_, found = Assistant(library, "quotes").ask(question)
    return found


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_the_right_article_is_first_and_what_nothing_answers_is_refused(library: Library, language: str) -> None:
    """Also where the articles of nine languages lie together. Near misses are the gate's own matter."""
    row: dict[str, Any] = BY_LANGUAGE[language]
    for each in row["questions"]:
        found = answer(library, each["question"])
        if each["article"] is not None:
            assert found.hits[0].passage.article.title == row["articles"][each["article"]]["title"]
            assert found.refusal is None
    far = [each["question"] for each in row["questions"] if each["article"] is None][:2]
    assert all(answer(library, question).refusal for question in far)


def test_a_refusal_names_words_and_not_pieces_of_them(library: Library) -> None:
    """Of a run that nothing parts, the whole."""
    refused = answer(library, "总统什么时候访问中国？").refusal
    assert refused
    assert "“访问中国”" in refused.message


def test_letters_that_do_not_come_apart_are_found_without_their_strokes(library: Library) -> None:
    """In an English question too."""
    assert answer(library, "What did Rosa Sorensen say of Aeroby?").hits[0].passage.article.title.startswith("Straße")


def test_a_reranker_that_knows_more_than_english_is_left_to_read() -> None:
    """Whoever chose it knows what for."""
    assert isinstance(cover_other_languages(LexicalReranker()), InAnyLanguage)
    assert not CrossEncoderReranker.english_only
