"""Answered questions for the tests of the metrics: by hand, and any that could come about."""

from datetime import date

from hypothesis import strategies as st

from rag.evaluation.cases import Case
from rag.evaluation.graded import CitationSupport, ClaimMatrix, Gold, GradedAnswer, SentenceSupport
from rag.types import Answer, Article, Citation, Hit, Passage, Refusal, RefusalKind, Sentence, Verdict
from rag.writer import Budget
from tests.examples import article

ONE = article("one", "At least seventy were wounded, the army said. It rained.", date(2022, 12, 26))
TWO = article("two", "Nobody was hurt. The minister spoke of “peace” in Minsk.", date(2024, 6, 20))
REFUSAL = Refusal(RefusalKind.NOT_ANSWERED, "I find no words that answer it, in Minsk or elsewhere.")


def part(of: Article, words: str) -> Passage:
    """These words of the article as a passage."""
    start = of.text.index(words)
    return Passage(of, start, start + len(words))


def hits(*passages: Passage) -> tuple[Hit, ...]:
    return tuple(Hit(each, 1.0) for each in passages)


def cited(number: int, of: Article, words: str) -> Citation:
    """These words of the article, cited from the whole of it."""
    found = part(of, words)
    return Citation(number, Passage(of, 0, len(of.text)), found.start, found.end)


def answer(
    *said: str,
    citations: tuple[Citation, ...] = (),
    hits: tuple[Hit, ...] = (),
    refusal: Refusal | None = None,
    written_by: str = "quotes",
) -> Answer:
    """Each sentence cites all that is cited."""
    numbers = tuple(each.number for each in citations)
    sentences = tuple(Sentence(each, numbers) for each in said)
    return Answer(
        "Who?", "Who?", sentences=sentences, citations=citations, hits=hits, refusal=refusal, written_by=written_by
    )


_words = st.sampled_from(["seventy", "Minsk", "at least", "It rained.", "“peace”", "…", "Ü", "[7]", "\u20607]", "the"])
_texts = st.lists(_words, max_size=6).map(" ".join)
_passages = st.sampled_from(
    [
        part(of, words)
        for of, words in [
            (ONE, ONE.text),
            (ONE, "At least seventy were wounded"),
            (ONE, "It rained."),
            (TWO, TWO.text),
            (TWO, "Nobody was hurt."),
            (TWO, "in Minsk"),
        ]
    ]
)
_replies = st.sampled_from([True, False, None])
_milliseconds = st.floats(0, 1e5)


@st.composite
def _answers(draw: st.DrawFn) -> Answer:
    numbers = draw(st.lists(st.integers(1, 9), max_size=4, unique=True))
    citations = [Citation(number, whole := draw(_passages), whole.start, whole.end) for number in numbers]
    sentences = [
        Sentence(
            draw(_texts) + "".join(f"[{each}]" for each in some),
            tuple(some),
            draw(st.sampled_from([*Verdict, None])),
        )
        for some in draw(st.lists(st.lists(st.integers(1, 9), max_size=3, unique=True), max_size=3))
    ]
    found = draw(st.lists(_passages, max_size=10, unique_by=lambda each: each.id))
    return Answer(
        "Who?",
        "Who?",
        sentences=tuple(sentences),
        citations=tuple(citations),
        hits=hits(*found),
        refusal=draw(st.sampled_from([None, None, REFUSAL])),
        written_by=draw(st.sampled_from(["quotes", "a model"])),
        budget=draw(st.sampled_from([None, Budget(8192, 700, 5, 0), Budget(2048, 1500, 3, 7)])),
        timings=draw(st.dictionaries(st.sampled_from(["first_token_ms", "retrieve_ms", "total_ms"]), _milliseconds)),
        done=True,
    )


@st.composite
def _supports(draw: st.DrawFn) -> SentenceSupport:
    alone = st.builds(CitationSupport, _replies, _replies)
    return SentenceSupport(draw(_replies), tuple(draw(st.lists(alone, max_size=3))))


@st.composite
def matrices(draw: st.DrawFn) -> ClaimMatrix:
    claims, gold, passages = (draw(st.integers(0, 3)) for _ in range(3))
    row = st.tuples(*[_replies] * passages)
    return ClaimMatrix(
        draw(st.tuples(*[_replies] * claims)),
        draw(st.tuples(*[_replies] * gold)),
        draw(st.tuples(*[row] * claims)),
        draw(st.tuples(*[row] * gold)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    answerable = draw(st.booleans())
    texts = st.lists(_texts.map(str.strip).filter(bool), max_size=2).map(tuple)
    return Case(
        "id",
        "Who?",
        answers=draw(texts),
        quotes=draw(texts),
        answerable=answerable,
        as_of=draw(st.sampled_from([None, date(2023, 1, 1)])),
    )


@st.composite
def graded(draw: st.DrawFn) -> GradedAnswer:
    """Any answered question; of one in five nothing came but an error."""
    ids = [ONE.id, TWO.id, "id-three"]
    passages = [each.id for each in (part(ONE, ONE.text), part(TWO, TWO.text))] + ["id-three:0-9"]
    problem = draw(st.sampled_from([None] * 4 + ["the server went away: start it"]))
    return GradedAnswer(
        draw(cases()),
        Answer("Who?", "Who?") if problem else draw(_answers()),
        Gold(frozenset(draw(st.sets(st.sampled_from(ids)))), frozenset(draw(st.sets(st.sampled_from(passages))))),
        draw(st.none() | st.lists(_supports(), max_size=3).map(tuple)),
        draw(st.none() | matrices()),
        draw(st.none() | st.integers(0, 500)),
        problem,
    )
