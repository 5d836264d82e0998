"""Arbitrary answers and conversations for properties: hostile in every word that a person, an article or a model wrote,
and sound in what the program itself makes sure of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from rag.answering.lines import quote_citation
from rag.filtering import Filters, Order
from rag.turns import Conversation, Rating, Thumb, Turn
from rag.types import Answer, Article, Citation, Hit, Passage, Refusal, RefusalKind, Sentence, Span, Verdict
from rag.writer import Budget

ATTACKS = [
    *("<script>alert(1)</script>", '" onclick="x', "<!--", "</p>", "&lt;", "&amp", "]]>", "<https://x.y>", "<b>"),
    *("**b**", "__b__", "_i_", "~~s~~", "`c`", "```", "[a](javascript:1)", "![a](b)", "[a]: /x", "[1]: /x", "[1](/x)"),
    *("# h", "1. x", "> q", "- x", "+ x", "===", "---", "* * *", "| a |", "|---|", "    code", "\t", ": x", "$x^2$"),
    *("[1]", "[3]", "[٣]", "[", "]", "(", ")", "\\", "\\[", "#", "{#a}", "www.x.y", "https://x.y/z", "javascript:x"),
    *("\n", "\n\n", " ", "\r", "\0", "\x0b", "\x1f", "\x85", "\u2028", "\u202e", "\ufffe", "سلام", "🕊️", "“", '"', "’"),
]

words = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=6), max_size=6).map("".join)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
filters = st.builds(Filters, days, days, days, st.none() | words.filter(str.strip), st.none() | st.sampled_from(Order))
maybe = st.none() | words
# As many digits as JSON keeps of them.
scores = st.integers(-99_999, 99_999).map(lambda number: number / 10_000)
milliseconds = st.integers(0, 99_999).map(lambda number: number / 10)

_SPEAKERS = st.none() | words.filter(bool)

articles = st.lists(
    st.builds(
        Article,
        id=st.sampled_from(["a1", "a2", "a3"]),
        title=words,
        text=words,
        source=maybe,
        published=days,
        published_how=maybe,
        authors=st.lists(words, max_size=2).map(tuple),
        url=maybe | words.map(lambda text: f"https://x.y/{''.join(text.split())}"),
        path=maybe,
        language=st.sampled_from(["en", "fr", "ar"]) | words,
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda article: article.id,
)


def _spans(text: str) -> st.SearchStrategy[Span]:
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda pair: Span(*sorted(pair)))


@st.composite
def _passages(draw: st.DrawFn, of: Sequence[Article]) -> Passage:
    article = draw(st.sampled_from(of))
    return Passage(article, *draw(_spans(article.text)))


def _hits(of: Sequence[Article]) -> st.SearchStrategy[tuple[Hit, ...]]:
    return st.lists(st.builds(Hit, _passages(of), scores), max_size=3).map(tuple)


@st.composite
def _citations(draw: st.DrawFn, of: Sequence[Article]) -> tuple[Citation, ...]:
    """No number twice, and no words twice; their order says nothing."""
    found = []
    for number in draw(st.lists(st.integers(1, 12), max_size=4, unique=True)):
        passage = draw(_passages(of))
        start, end = draw(_spans(passage.article.text))
        inside = _spans(passage.article.text[start:end]).map(
            lambda span, at=start: Span(at + span.start, at + span.end)
        )
        found.append(Citation(number, passage, start, end, draw(_SPEAKERS), draw(st.none() | inside)))
    places = {(each.article.id, each.start, each.end): each for each in found}
    return tuple(places.values())


def _sentences(citations: Sequence[Citation]) -> st.SearchStrategy[Sentence]:
    """With markers of citations, and maybe with some that only look like it."""
    numbers = st.lists(st.sampled_from([each.number for each in citations]), max_size=3) if citations else st.just([])
    return st.builds(_sentence, words, numbers, st.none() | st.sampled_from(Verdict), st.lists(words, max_size=2))


def _sentence(text: str, numbers: list[int], verdict: Verdict | None, reasons: list[str]) -> Sentence:
    marked = f"{text} {''.join(f'[{number}]' for number in numbers)}"
    return Sentence(marked, tuple(dict.fromkeys(numbers)), verdict, tuple(reasons))


@st.composite
def answers(draw: st.DrawFn, of: Sequence[Article] = ()) -> Answer:
    """A whole answer from articles: in quotations, written by a model, or a refusal."""
    of = of or draw(articles)
    question = draw(words)
    bare = Answer(
        question,
        draw(st.just(question) | words),
        draw(filters),
        hits=draw(_hits(of)),
        prompt=draw(maybe),
        notes=tuple(draw(st.lists(words, max_size=2))),
        timings=draw(st.dictionaries(st.sampled_from(["retrieve_ms", "total_ms"]), milliseconds)),
        done=True,
    )
    if draw(st.integers(0, 3)) == 0:
        return replace(bare, refusal=Refusal(draw(st.sampled_from(RefusalKind)), draw(words), draw(_hits(of))))
    citations = draw(_citations(of))
    if draw(st.booleans()):
        return replace(bare, citations=citations, sentences=tuple(map(quote_citation, citations)))
    written = tuple(draw(st.lists(_sentences(citations), min_size=1, max_size=4)))
    budget = draw(st.none() | st.just(Budget(4096, 3000, 6, 4)))
    return replace(bare, citations=citations, sentences=written, written_by=draw(words), budget=budget)


@st.composite
def _turns(draw: st.DrawFn, number: int, of: Sequence[Article]) -> Turn:
    answer = draw(st.none() | answers(of))
    return Turn(
        id=f"t{number}",
        number=number,
        question=answer.question if answer else draw(words),
        asked=draw(st.sampled_from(["", "2026-11-24T10:00:00+00:00", "2026-11-25T10:00:00+00:00"])),
        answer=answer,
        problem=draw(maybe),
        stopped=draw(st.booleans()),
        rating=draw(st.none() | st.builds(Rating, st.sampled_from(Thumb), words, words, st.booleans())),
    )


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """Some turns whose answers are from the same few articles."""
    of = draw(articles)
    asked = tuple(draw(_turns(number, of)) for number in range(1, draw(st.integers(0, 3)) + 1))
    moment = "2026-11-24T10:00:00+00:00"
    return Conversation("c1", draw(words), moment, moment, asked)
