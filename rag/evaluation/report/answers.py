"""An answer as it was given: its sentences with their verdicts, its sources, and what the search had found.

All of it is the words of strangers, in any length: long ones are cut, and say so.
"""

from collections.abc import Mapping, Sequence

from rag.evaluation.cases import Case
from rag.evaluation.report.numbers import day
from rag.evaluation.report.recorded import (
    RecordedAnswer,
    RecordedCitation,
    RecordedPassage,
    RecordedSentence,
    read_answer,
)
from rag.evaluation.report.wording import cut, cut_around, join_texts, mentions
from rag.evaluation.runs import Fault, Result
from rag.markup import Html, element, highlight, join_html, render_problem, web_link
from rag.text.outlets import outlet_name
from rag.text.plurals import pluralise
from rag.types import Span

# Characters: of a question, of a sentence or a quotation, of a passage, of a name; and the most of an answer's parts.
QUESTION = 600
_SENTENCE = 1500
_PASSAGE = 700
_NAME = 200
_SENTENCES = 20
_SOURCES = 8
_REASONS = 6

# Passages that are shown where none of them holds the answer.
_FOUND = 3

_VERDICTS = {"supported": "supported", "partly": "partly supported", "unsupported": "not supported"}


def render_gold(case: Case) -> Html:
    """What the question set knows of the answer."""
    entries = [
        ("Wanted", join_texts(case.answers, _SENTENCE)),
        ("Words to cite", join_texts(case.quotes, _SENTENCE)),
        ("Articles", join_texts(case.articles, _SENTENCE)),
        ("As of", case.as_of.isoformat() if case.as_of else ""),
        ("Asked after", join_texts([each.question for each in case.exchanges], QUESTION)),
    ]
    refusal = [("Wanted", "a refusal: no article answers this")] if case.unanswerable else []
    rows = [row for row in [*refusal, *entries] if row[1]]
    return element("dl", *(_row(name, value) for name, value in rows), class_="known")


def _row(name: str, value: str) -> Html:
    return join_html([element("dt", name), element("dd", value, dir="auto")])


def render_recorded_answer(result: Result, titles: Mapping[str, str]) -> Html:
    """The answer of a result, or why there is none. `titles`: those of articles that are known, by their ids."""
    if result.answer is None:
        return render_problem(cut(result.problem or "there is no answer", _SENTENCE))
    answer = read_answer(result.answer)
    notes = [element("p", cut(each, _SENTENCE), class_="aside", dir="auto") for each in answer.notes[:_REASONS]]
    below = [_sources(answer, result.case.gold_texts), _searched(answer, result, titles)]
    return element(
        "div",
        element("div", _lead(answer), *notes, _said(answer)),
        element("div", *below) if any(below) else None,
        class_="given",
    )


def _lead(answer: RecordedAnswer) -> Html:
    by = cut(answer.written_by, _NAME) or "nobody"
    verb = "Refused by " if answer.refusal is not None else "Answered by "
    return element("h4", verb, element("bdi", by))


def _said(answer: RecordedAnswer) -> Html:
    if answer.refusal is not None:
        return element("p", cut(answer.refusal, _SENTENCE), class_="refused", dir="auto")
    if not answer.sentences:
        return element("p", "The answer is empty.", class_="aside")
    shown = [_sentence(each) for each in answer.sentences[:_SENTENCES]]
    return element("ol", *shown, _more(len(answer.sentences) - _SENTENCES, "sentence"), class_="sentences")


def _sentence(said: RecordedSentence) -> Html:
    verdict = _VERDICTS.get(said.verdict or "")
    label = element("span", verdict, class_="verdict", data_verdict=said.verdict) if verdict else None
    reasons = cut("; ".join(said.reasons[:_REASONS]), _SENTENCE)
    why = element("p", reasons, class_="reasons", data_verdict=said.verdict, dir="auto") if reasons else None
    text = element("bdi", cut(said.text, _SENTENCE))
    return element("li", element("p", text, " " if label else None, label, dir="auto"), why)


def _more(count_: int, noun: str) -> Html | None:
    return element("li", f"… and {pluralise(count_, noun)} more", class_="aside more") if count_ > 0 else None


def _sources(answer: RecordedAnswer, accepted: Sequence[str]) -> Html | None:
    if not answer.citations:
        return None
    shown = [_source(each, accepted) for each in answer.citations[:_SOURCES]]
    more = _more(len(answer.citations) - _SOURCES, "source")
    return join_html([element("h4", f"Sources ({len(answer.citations)})"), element("ul", *shown, more, class_="cited")])


def _source(cited: RecordedCitation, accepted: Sequence[str]) -> Html:
    outlet = [element("bdi", cut(outlet_name(cited.source), _NAME)), " · "] if cited.source else []
    said_by = [" · said by ", element("bdi", cut(cited.speaker, _NAME))] if cited.speaker else []
    number = element("b", f"[{cut(cited.number, 12)}]")
    address = join_html([" · ", web_link(cited.url)]) if cited.url and len(cited.url) <= _SENTENCE else None
    return element(
        "li",
        element("p", number, " ", *outlet, cut(day(cited.published), _NAME), *said_by, address, class_="aside"),
        element("p", cut(cited.title, _NAME), class_="title", dir="auto"),
        _marked(cited.quote, accepted, _SENTENCE),
    )


def _searched(answer: RecordedAnswer, result: Result, titles: Mapping[str, str]) -> Html | None:
    """The best passages where they are to blame, and the nearest ones of a refusal."""
    accepted = result.case.gold_texts
    if answer.refusal is not None and answer.nearest:
        return _passages("Nearest passages", answer.nearest, accepted, titles)
    if result.fault is not Fault.NOT_RETRIEVED:
        return None
    if not answer.hits:
        return element("p", "The search found no passage at all.", class_="aside")
    return _passages("Best passages found", answer.hits, accepted, titles)


def _passages(
    heading: str, found: Sequence[RecordedPassage], accepted: Sequence[str], titles: Mapping[str, str]
) -> Html:
    shown = [_passage(each, accepted, titles) for each in found[:_FOUND]]
    return join_html([element("h4", heading), element("ol", *shown, class_="cited")])


def _passage(found: RecordedPassage, accepted: Sequence[str], titles: Mapping[str, str]) -> Html:
    title = titles.get(found.article_id)
    article = element("p", "Article ", element("bdi", cut(found.article_id, _NAME)), class_="aside")
    return element(
        "li",
        element("p", cut(title, _NAME), class_="title", dir="auto") if title else article,
        _marked(" ".join(found.text.split()), accepted, _PASSAGE),
    )


def _marked(text: str, accepted: Sequence[str], limit: int) -> Html:
    """Words of an article, in which the wanted ones are marked; cut to a length, but not before the wanted ones."""
    shown = cut_around(text, mentions(text, accepted), limit)
    return element("blockquote", highlight(shown, Span(0, len(shown)), mentions(shown, accepted)), dir="auto")
