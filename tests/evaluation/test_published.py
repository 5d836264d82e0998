import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rag.errors import InputError
from rag.evaluation.cases import Case
from rag.evaluation.published import ADAPTERS, PublishedSet, beir, multihop_rag, realtime_qa, squad, write_published
from rag.evaluation.question_sets import read_questions
from rag.reading.tables.rows import read_rows

QUESTION = {
    "question_id": "20220304_1",
    "question_date": "2022/03/04",
    "question_source": "Courier",
    "question_url": "https://quiz.example/",
    "question_sentence": "Which bird was seen?",
    "choices": ["Heron", "Stork", "None of the above"],
    "answer": ["1"],
    "evidence": "A stork.",
}
PAGE = {
    "url": "https://news.example/stork",
    "title": "A stork",
    "text": "A stork was seen.",
    "publish_date": "2022/03/03",
    "authors": ["Ann Poe"],
}
CONTEXT = "The mill was built in 1804. It ground corn.  It burned down in 1911, and nobody was hurt."
BODY = "The mayor opened the bridge. It cost 4 million euros."


def lines(path: Path, *rows: Mapping[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def squad_file(folder: Path, *asked: Mapping[str, Any]) -> Path:
    data = [{"title": "Old_Mill", "paragraphs": [{"context": CONTEXT, "qas": list(asked)}]}]
    path = folder / "dev-v2.0.json"
    path.write_text(json.dumps({"version": "v2.0", "data": data}), "utf-8")
    return path


def multihop_folder(folder: Path, **asked: Any) -> Path:
    corpus = {"title": "Bridge", "author": "Bo", "source": "Post", "published_at": "2023-10-01T08:00:00+00:00"}
    other = {"title": "Toll", "author": None, "source": "Post", "published_at": "2023-10-02", "body": "No toll."}
    urls = ({**corpus, "url": "https://n.example/1", "body": BODY}, {**other, "url": "https://n.example/2"})
    (folder / "corpus.json").write_text(json.dumps(urls), "utf-8")
    evidence = [{"url": "https://n.example/1", "fact": "It cost 4 million euros."}, {"url": "https://n.example/2"}]
    row = {"query": "Is it free?", "answer": "Yes", "question_type": "inference_query", "evidence_list": evidence}
    (folder / "MultiHopRAG.json").write_text(json.dumps([{**row, **asked}]), "utf-8")
    return folder


def beir_folder(folder: Path, part: str = "test", qrels: str = "q1\td1\t1\nq1\td2\t0\nq2\td3\t2\n") -> Path:
    lines(folder / "corpus.jsonl", {"_id": "d1", "title": "One", "text": "First."}, {"_id": "d2", "text": "Second."})
    lines(folder / "queries.jsonl", {"_id": "q1", "text": "Which is first?"}, {"_id": "q9", "text": "Unjudged?"})
    (folder / "qrels").mkdir()
    (folder / "qrels" / f"{part}.tsv").write_text(f"query-id\tcorpus-id\tscore\n{qrels}", "utf-8")
    return folder


def test_realtime_qa_is_asked_on_its_day_of_what_was_found(tmp_path: Path) -> None:
    path = lines(tmp_path / "20220304_qa.jsonl", QUESTION)
    lines(tmp_path / "20220304_gcs.jsonl", {"question_id": "x", "search_result": [PAGE, PAGE, {"text": ""}]})
    found = realtime_qa(path)
    assert found.questions == (
        Case(
            "20220304_1",
            "Which bird was seen?",
            answers=("Stork",),
            as_of=date(2022, 3, 4),
            tags=("realtime-qa", "Courier"),
        ),
    )
    [article] = found.articles
    assert (article["id"], article["date"], article["authors"]) == (PAGE["url"], "2022-03-03", ["Ann Poe"])


def test_realtime_qa_has_passages_of_wikipedia_too(tmp_path: Path) -> None:
    path = lines(tmp_path / "20220304_qa_nota.jsonl", QUESTION)
    passage = {"doc_id": "77", "text": "Stork / A large bird.", "doc_score": "8", "publish_date": "2018/12/31"}
    lines(tmp_path / "20220304_dpr.jsonl", {"search_result": [passage]})
    assert realtime_qa(path).articles == ({"id": "wikipedia-77", "title": "Stork", "text": "A large bird."},)


def test_realtime_qa_without_a_right_choice_is_unanswerable(tmp_path: Path) -> None:
    [case] = realtime_qa(lines(tmp_path / "a_qa.jsonl", {**QUESTION, "answer": ["2"]})).questions
    assert case.unanswerable


def test_squad_quotes_the_sentence_of_the_answer(tmp_path: Path) -> None:
    start = CONTEXT.index("1911")
    answers = [{"text": "1911", "answer_start": start}, {"text": "in 1911", "answer_start": start - 3}]
    asked = {"id": "s1", "question": "When did it burn?", "answers": answers, "is_impossible": False}
    found = squad(squad_file(tmp_path, asked))
    [case] = found.questions
    assert found.articles == ({"id": "squad-1", "title": "Old Mill", "text": CONTEXT},)
    assert (case.answers, case.articles) == (("1911", "in 1911"), ("squad-1",))
    assert case.quotes == ("It burned down in 1911, and nobody was hurt.",)


def test_an_impossible_question_of_squad_has_no_answer(tmp_path: Path) -> None:
    plausible = [{"text": "1804", "answer_start": 22}]
    asked = {"id": "s", "question": "Who built it?", "answers": [], "plausible_answers": plausible}
    [case] = squad(squad_file(tmp_path, {**asked, "is_impossible": True})).questions
    assert (case.unanswerable, case.quotes, case.articles) == (True, (), ())


@pytest.mark.parametrize("start", [0, -4, 10**9, None, True, "22"])
def test_an_answer_of_squad_that_is_not_at_its_place_gives_no_quotation(tmp_path: Path, start: Any) -> None:
    asked = {"id": "s", "question": "When?", "answers": [{"text": "1804", "answer_start": start}]}
    [case] = squad(squad_file(tmp_path, asked)).questions
    assert (case.answers, case.quotes) == (("1804",), ())


def test_multihop_rag_names_articles_by_address_and_quotes_facts(tmp_path: Path) -> None:
    found = multihop_rag(multihop_folder(tmp_path))
    [case] = found.questions
    assert (case.answers, case.quotes) == (("Yes",), ("It cost 4 million euros.",))
    assert case.articles == tuple(each["id"] for each in found.articles)
    assert case.tags == ("multihop-rag", "inference_query")
    assert "authors" not in found.articles[1]


def test_multihop_rag_quotes_no_fact_that_its_article_does_not_say(tmp_path: Path) -> None:
    evidence = [{"url": "https://n.example/2", "fact": "It cost 4 million euros."}, {"url": "gone", "fact": "No toll."}]
    [case] = multihop_rag(multihop_folder(tmp_path, evidence_list=evidence)).questions
    assert (case.articles, case.quotes) == (("https://n.example/2",), ())


def test_multihop_rag_knows_questions_without_an_answer(tmp_path: Path) -> None:
    folder = multihop_folder(tmp_path, question_type="null_query", answer="Insufficient information.", evidence_list=[])
    assert multihop_rag(folder).questions[0].unanswerable


@pytest.mark.parametrize("part", ["test", "dev", "train"])
def test_beir_asks_what_is_judged(tmp_path: Path, part: str) -> None:
    found = beir(beir_folder(tmp_path, part))
    assert found.questions == (Case("q1", "Which is first?", articles=("d1",), tags=("beir", part)),)
    assert found.articles == ({"id": "d1", "title": "One", "text": "First."}, {"id": "d2", "text": "Second."})


def test_a_question_that_is_there_twice_is_asked_once(tmp_path: Path) -> None:
    path = lines(tmp_path / "a_qa.jsonl", QUESTION, {**QUESTION, "answer": ["0"]})
    assert [case.answers for case in realtime_qa(path).questions] == [("Stork",)]


def test_what_is_written_can_be_added_and_asked(tmp_path: Path) -> None:
    found = multihop_rag(multihop_folder(tmp_path))
    articles, questions = write_published(found, tmp_path / "new" / "set")
    assert read_questions(questions).cases == found.questions
    [draft, _] = read_rows(articles)
    assert (getattr(draft, "text", None), getattr(draft, "metadata", None)) == (BODY, {"id": "https://n.example/1"})


@pytest.mark.parametrize("name", ["articles.jsonl", "questions.jsonl"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(InputError, match=f"{name} is there already"):
        write_published(PublishedSet((), ()), tmp_path)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [name]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file cannot be written to"):
        write_published(PublishedSet((), ()), tmp_path / "file")


def test_half_a_character_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="half a character"):
        write_published(PublishedSet(({"text": "\ud800"},), ()), tmp_path)


@pytest.mark.parametrize("adapter", ADAPTERS.values(), ids=ADAPTERS)
@pytest.mark.parametrize(
    "content", [None, b"", b"\0\xff", b"[]", b"{}", b"null", b"[" * 100_000, b'{"data": 5}', b'{"data": [{"x": 1}]}']
)
def test_a_broken_file_is_named_in_one_line(tmp_path: Path, adapter: Any, content: bytes | None) -> None:
    names = ["corpus.json", "MultiHopRAG.json", "corpus.jsonl", "queries.jsonl", "qrels/test.tsv", "a_qa.jsonl"]
    (tmp_path / "qrels").mkdir()
    for name in names if content is not None else []:
        (tmp_path / name).write_bytes(content or b"")
    folder = adapter in (beir, multihop_rag)
    with pytest.raises(InputError) as caught:
        adapter(tmp_path if folder else tmp_path / "a_qa.jsonl")
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"answer": ["3"]}, "'3': expected the place of one of 3 choices"),
        ({"answer": ["-1"]}, "expected the place"),
        ({"answer": "1"}, 'a list "answer"'),
        ({"choices": None}, 'a list "choices"'),
        ({"question_sentence": ""}, 'a text "question_sentence"'),
        ({"question_date": "soon"}, "soon"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, changed: dict[str, Any], named: str) -> None:
    with pytest.raises(InputError) as caught:
        realtime_qa(lines(tmp_path / "a_qa.jsonl", {**QUESTION, **changed}))
    assert "a_qa.jsonl" in str(caught.value)
    assert named in str(caught.value)


@pytest.mark.parametrize("row", ["q1\td1\n", "q1\td1\tyes\n", "q1 d1 1\n"])
def test_a_wrong_judgement_of_beir_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError, match=r"test\.tsv:2: expected query-id"):
        beir(beir_folder(tmp_path, qrels=row))
