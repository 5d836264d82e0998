"""Questions and articles in other languages than English: is the right article first, and is nothing made up?

    python -m benchmarks.languages        the figures (three minutes)
    python -m benchmarks.languages fit    the weights of rag/retrieval/other_languages.py and of the gate

Small invented libraries, one a language, with questions that they answer and questions that they do not
(`languages.jsonl`); and XQuAD (Artetxe et al. 2020) in German, Spanish, Russian and Romanian, whose 240 passages are
each language's library. The weights are fitted on German and Russian questions with an even number alone.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.common import PROJECT, SHARED, missing, read_jsonl, work_folder
from benchmarks.fit import Read, calibrated, conditional_logit
from benchmarks.reader.groups import ANSWERS, NOT, read_rows
from rag.answering import relevance
from rag.answering.relevance import signals
from rag.assistant import Assistant
from rag.filtering import Filters
from rag.library.library import Library
from rag.question.questions import read_question
from rag.reading.articles import article_from
from rag.reading.drafts import Draft
from rag.reading.fingerprints import fingerprint
from rag.retrieval import other_languages
from rag.retrieval.evidence import evidence_of
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.likening import DECIDING, Liken
from rag.retrieval.promising import PASSAGES, describe_by_words, promise
from rag.retrieval.query import FoundPassages, Query
from rag.retrieval.reranking import Rerank
from rag.retrieval.search import Search
from rag.settings import read_settings
from rag.text.letters import fold
from rag.types import Answer, Article, Hit
from rag.writer import QUOTES

OWN = PROJECT / "benchmarks" / "languages.jsonl"
XQUAD = SHARED / "reading-data" / "questions" / "xquad.jsonl.gz"
FITTED_ON = ("de", "ru")

# Of the questions of XQuAD every so many is asked.
STEP = 8

# Letters by which a passage is known.
_KNOWN_BY = 100


def main() -> None:
    own()
    if not missing(XQUAD):
        xquad()


def own() -> None:
    for row in read_jsonl(OWN):
        with TemporaryDirectory() as folder:
            articles = [_article(each["title"], each["text"], row["language"]) for each in row["articles"]]
            with closing(_filled(Path(folder), articles)) as library:
                _report(row["language"], _asked_of(library, row))


def _asked_of(library: Library, row: dict[str, Any]) -> Iterator[tuple[bool | None, bool]]:
    """Whether the right article is first (None where none is right), and whether it is refused."""
    for each in row["questions"]:
        answer = _answer(library, each["question"])
        right = None if each["article"] is None else row["articles"][each["article"]]["title"]
        first = answer.hits[0].passage.article.title if answer.hits else None
        yield None if right is None else first == right, answer.refusal is not None


def xquad() -> None:
    """The half with odd numbers, which nothing is fitted on."""
    for language, rows in _by_language():
        with closing(_xquad_library(language, rows)) as library:
            asked = ((row, _answer(library, row["question"])) for row in rows[1::STEP])
            _report(
                f"XQuAD, {language}", ((_is_of(answer.hits, row), answer.refusal is not None) for row, answer in asked)
            )


def _is_of(hits: Sequence[Hit], row: dict[str, Any]) -> bool:
    return bool(hits) and _letters(row["passage"])[:_KNOWN_BY] in _letters(hits[0].passage.article.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _report(name: str, outcomes: Iterator[tuple[bool | None, bool]]) -> None:
    found = list(outcomes)
    answerable = [(first, refused) for first, refused in found if first is not None]
    others = [refused for first, refused in found if first is None]
    firsts, refused = (np.mean([each[index] for each in answerable]) for index in (0, 1))
    rest = f"; of {len(others)} others {np.mean(others):.2f}" if others else ""
    print(f"{name}: right article first {firsts:.3f} of {len(answerable)}, refused {refused:.3f}{rest}")


def _answer(library: Library, question: str) -> Answer:
    *_, answer = Assistant(library, QUOTES).ask(question)
    return answer


def _by_language() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for language, rows in groupby(read_rows(XQUAD), key=lambda row: str(row["lang"])):
        yield language, list(rows)


def _xquad_library(language: str, rows: Sequence[dict[str, Any]]) -> Library:
    titles = {row["passage"]: row["title"].replace("_", " ") for row in rows}
    articles = [_article(title, text, language) for text, title in titles.items()]
    return _filled(work_folder("languages") / language, articles)


def _article(title: str, text: str, source: str) -> Article:
    return article_from(Draft(path=Path(f"{source}.txt"), text=text, title=title, source=source))


def _filled(folder: Path, articles: Sequence[Article]) -> Library:
    library = Library(read_settings(str(folder), {}))
    library.put([(article, fingerprint(article)) for article in articles])
    return library


def fit() -> None:
    """Of each question what is found of all passages, of all but its own, and of those of other articles."""
    whole, lacking = [], []
    for language, rows in _by_language():
        if language in FITTED_ON:
            with closing(_xquad_library(language, rows)) as library:
                for row in rows[::4]:
                    hits = Search(library)(_query(library, row), FoundPassages()).hits
                    others = [hit for hit in hits if not _is_of([hit], row)]
                    of_others = [hit for hit in hits if hit.passage.article.title != row["title"].replace("_", " ")]
                    whole.append(_read(library, row, hits))
                    lacking += [_read(library, {**row, "answerable": False}, each) for each in (others, of_others)]
    names = list(other_languages.SENTENCE.weights)
    _print(names, *calibrated([*whole, *lacking], names, conditional_logit(whole, names)))
    gate_names = list(relevance.GATE_BY_WORDS.weights)
    judged = [(_signals(case), case.answerable) for case in (*whole, *lacking) if evidence_of(case.hits)]
    told = np.array([[read[name] for name in gate_names] for read, _ in judged])
    model = LogisticRegression(C=1e6, class_weight="balanced").fit(told, [right for _, right in judged])
    _print(gate_names, model.coef_[0], float(model.intercept_[0]))


def _query(library: Library, row: dict[str, Any]) -> Query:
    question = read_question(row["question"])
    return Query(question, library.index.embedding.query_tokens(question.text), Filters())


def _read(library: Library, row: dict[str, Any], hits: Sequence[Hit]) -> Read:
    """As the gate sees what was found."""
    query = _query(library, row)
    found = promise(query, other_languages.reorder_by_words(query, FoundPassages(tuple(hits))))
    read = found.hits[:PASSAGES]
    described = describe_by_words(query.question, read)
    features = [[of[index] for index in hit.promising_indexes] for hit, of in zip(read, described, strict=True)]
    labels = [[_label(row, hit, index) for index in hit.promising_indexes] for hit in read]
    judged = Rerank(other_languages.InAnyLanguage(LexicalReranker()))(query, FoundPassages(read))
    return Read(row, query.question, Liken(library, DECIDING)(query, judged).hits, features, labels)


def _label(row: dict[str, Any], hit: Hit, index: int) -> int:
    said, right = _letters(hit.texts[index]), _letters(row["sentence"])
    return ANSWERS if _is_of([hit], row) and said and (said in right or right in said) else NOT


def _signals(case: Read) -> dict[str, float]:
    return signals(case.question, case.hits, evidence_of(case.hits))


def _print(names: Sequence[str], weights: Any, bias: float) -> None:
    by_name = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    print(f"Regression({by_name}, {bias:.2f})")


if __name__ == "__main__":
    fit() if sys.argv[1:] == ["fit"] else main()
