from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from rag.evaluation.cases import Case
from rag.evaluation.drafting import MOST_PER_ARTICLE, draft
from rag.evaluation.gold import Names
from rag.evaluation.metrics.text import holds
from rag.evaluation.question_sets import read_questions, write_questions
from rag.library.library import Library
from rag.library.records import State
from rag.settings import read_settings
from rag.types import Article
from tests.examples import article, marked

PLACES = ["Kyiv", "Paris", "Oslo", "Rome", "Lima", "Cairo", "Delhi", "Tokyo"]
SAID = "“The bridge of {0} will stay closed until the whole work is done,” said Mayor Anna {0}berg on Friday."


@contextmanager
def library_of(folder: Path, *articles: Article) -> Iterator[Library]:
    """Records alone: a draft reads neither words nor vectors."""
    with closing(Library(read_settings(str(folder)))) as library:
        library.records.put(marked(articles))
        library.records.set_state(State.READY, [each.id for each in articles])
        yield library


def drafts(folder: Path, *texts: str) -> list[Case]:
    with library_of(folder, *(article(f"a{place}", text) for place, text in enumerate(texts))) as library:
        return list(draft(library, 50))


def test_an_article_in_another_language_is_passed_over(tmp_path: Path) -> None:
    german = replace(article("a", SAID.format("Kyiv")), language="de")
    with library_of(tmp_path, german) as library:
        assert list(draft(library, 5)) == []


def test_every_draft_of_the_seeds_can_be_used(seeds: Library) -> None:
    """The quotation is the article's, the answer the quotation's, and the question does not tell it."""
    names = Names(seeds.records)
    found = list(draft(seeds, 20))
    assert len(found) > 8
    for case in found:
        [article_id] = names.ids(case.articles[0])
        [quote] = case.quotes
        assert quote in seeds.records.get([article_id])[article_id].text
        assert all(answer in quote for answer in case.answers)
        assert not holds(case.question, case.answers)
        assert case.question.endswith("?")


def test_drafts_of_the_seeds_name_files_and_are_a_question_set(seeds: Library, tmp_path: Path) -> None:
    found = list(draft(seeds, 20))
    (tmp_path / "draft.jsonl").write_text(write_questions(found), "utf-8")
    assert list(read_questions(tmp_path / "draft.jsonl").cases) == found
    assert all(case.articles[0].endswith(".txt") for case in found)


def test_the_same_library_gives_the_same_drafts(seeds: Library) -> None:
    assert list(draft(seeds, 9)) == list(draft(seeds, 20))[:9]


@pytest.mark.parametrize("count", [-1, 0, 1, 4])
def test_no_more_are_drafted_than_asked_for(seeds: Library, count: int) -> None:
    assert len(list(draft(seeds, count))) == max(count, 0)


def test_each_article_gives_one_before_any_gives_two(tmp_path: Path) -> None:
    texts = [" ".join(SAID.format(f"{place}{n}") for n in "abcdefgh") for place in PLACES]
    found = drafts(tmp_path, *texts)
    named = [case.articles[0] for case in found]
    assert len(set(named[: len(PLACES)])) == len(PLACES)
    assert {named.count(name) for name in named} == {MOST_PER_ARTICLE}


def test_a_sentence_that_two_articles_have_is_asked_once(tmp_path: Path) -> None:
    assert len(drafts(tmp_path, SAID.format("Kyiv"), SAID.format("Kyiv"))) == 1


def test_an_article_goes_by_its_id_where_its_file_name_says_too_little(tmp_path: Path) -> None:
    paths = {"own": "/a/own.txt", "one": "/a/same.txt", "two": "/b/same.txt", "row": "/a/rows.jsonl"}
    given_ = [article(name, SAID.format(name.title()), path=path) for name, path in paths.items()]
    with library_of(tmp_path, *given_) as library:
        assert {case.articles[0] for case in draft(library, 9)} == {"own.txt", "id-one", "id-two", "id-row"}


def test_an_empty_library_gives_none(tmp_path: Path) -> None:
    assert drafts(tmp_path) == []
