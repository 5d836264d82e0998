"""Answers and hostile texts for the tests of the page."""

from datetime import date

from hypothesis import strategies as st

from rag.answering.lines import quote_citation
from rag.turns import Turn
from rag.types import Answer, Article, Citation, Hit, Passage, Refusal, RefusalKind, Span

TEXT = "The minister spoke on Monday. “We set two conditions,” he said.\n\nThe talks ended."
WORDS = Span(30, 64)

ATTACKS = [
    *("<script>alert(1)</script>", '" onclick="x', "'><img src=x onerror=y>", "</p></mark>", "javascript:x", "&lt;"),
    *("$x^2$", "**b**", "[1]", "{{x}}", "${x}", "`", "&amp", "<!--", "]]>", "/*", "\n", " ", "\u202e", "🦓"),
]

hostile = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=5), min_size=1, max_size=6).map("".join)


def article(text: str = TEXT, title: str = "Talks end", **others: object) -> Article:
    known = {"source": "rt.com", "published": date(2022, 3, 3), "published_how": "metadata", **others}
    return Article(id="a1", title=title, text=text, **known)  # type: ignore[arg-type]


def answer_from(about: Article, words: Span, question: str = "What conditions?", speaker: str | None = None) -> Answer:
    """An answer that is one quotation."""
    passage = Passage(about, 0, len(about.text))
    citations = (Citation(1, passage, *words, speaker=speaker),)
    return Answer(question, question, citations=citations, sentences=tuple(map(quote_citation, citations)), done=True)


def refusal(about: Article, message: str = "Nothing.") -> Answer:
    nearest = (Hit(Passage(about, 0, len(about.text)), 0.5),)
    return Answer("q", "q", refusal=Refusal(RefusalKind.NOTHING_RELEVANT, message, nearest), done=True)


def turn(answer: Answer | None = None, number: int = 1, question: str = "q", **others: object) -> Turn:
    return Turn(f"t{number}", number, question, "2026-11-24T10:00:00+00:00", answer, **others)  # type: ignore[arg-type]
