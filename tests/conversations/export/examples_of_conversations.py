"""Small conversations for tests of files."""

from datetime import date

from rag.answering.lines import quote_citation as quotation
from rag.filtering import Filters
from rag.turns import Conversation, Turn
from rag.types import Answer, Article, Citation, Passage, Refusal, RefusalKind, Sentence, Verdict
from tests.examples import article, hit

MALTA = article("Malta", "The minister of Malta spoke on Monday. It rained.\n\nHe left on Tuesday.", date(2024, 6, 20))
PERU = article("Peru", "The president of Peru resigned. Nobody came.", date(2022, 3, 3), "El País")
FIRST, SECOND = "2026-11-24T10:00:00+00:00", "2026-11-26T09:30:00+00:00"


def citation(number: int, of: Article, quote: str, speaker: str | None = None) -> Citation:
    start = of.text.index(quote)
    return Citation(number, Passage(of, 0, len(of.text)), start, start + len(quote), speaker)


RAINED = citation(1, MALTA, "It rained.\n\nHe left on Tuesday.")
RESIGNED = citation(2, PERU, "The president of Peru resigned.", "Ann Poe")
SPOKE = citation(3, MALTA, "The minister of Malta spoke on Monday.")


def quoted(*citations: Citation, question: str = "Who spoke?") -> Answer:
    """In this order: words that were cited before keep their number, and 2 may stand before 1."""
    return Answer(question, question, citations=citations, sentences=tuple(map(quotation, citations)), done=True)


WRITTEN = Answer(
    "And in Peru? before:2023",
    "What happened in Peru?",
    Filters(before=date(2023, 1, 1), source="El País"),
    citations=(RESIGNED, SPOKE),
    sentences=(
        Sentence("Here is what they say:", (), None),
        Sentence("The president resigned. [2]", (2,)),
        Sentence("The minister sent 53 drones. [3]", (3,), Verdict.PARTLY, ("the passage says 35 drones, not 53",)),
        Sentence("It snowed.", (), Verdict.UNSUPPORTED),
    ),
    written_by="llama3.2:3b (Ollama)",
    notes=("Left out, because the articles do not bear it out: 1 sentence.",),
    done=True,
)
REFUSED = Answer(
    "Why?",
    "Why?",
    refusal=Refusal(RefusalKind.NOT_ANSWERED, "The articles touch on this.", (hit(PERU),)),
    done=True,
)


def conversation(*turns: Turn, title: str = "Who spoke?") -> Conversation:
    return Conversation("c1", title, FIRST, SECOND, turns)


def asked(*answers: Answer) -> Conversation:
    """A conversation with these answers."""
    return conversation(*(Turn(f"t{at}", at, each.question, FIRST, each) for at, each in enumerate(answers, start=1)))


WHOLE = conversation(
    Turn("t1", 1, "Who spoke?", FIRST, quoted(RESIGNED, RAINED)),
    Turn("t2", 2, "And in Peru? before:2023", FIRST, WRITTEN, stopped=True),
    Turn("t3", 3, "Why?", SECOND, REFUSED),
    Turn("t4", 4, "When? before:x", SECOND, problem="before 'x' is not a date: write it as 2022"),
    Turn("t5", 5, "Where?", SECOND),
)
