"""Who asks for a summary or a comparison gets exact sentences, led by a line; so too while a model runs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answering.answerers import Answerer, Task
from rag.answering.digests.comparing import Voice, outlet_voice, voice
from rag.answering.digests.finding import find_article
from rag.answering.digests.forms import Comparison, Digest, Summary
from rag.answering.digests.summaries import summarise
from rag.answering.lines import lead, quote_citation
from rag.answering.quotations import cite, sort_by_day
from rag.filtering import Filters, Order
from rag.numbering import Numbering
from rag.presentation import add_quotation_marks, introduction, shorten
from rag.question.questions import Question, read_question
from rag.quotable import line_of
from rag.retrieval.evidence import evidence_of
from rag.retrieval.query import FoundPassages
from rag.text.letters import fold
from rag.text.speakers import speaker_of_span
from rag.types import Answer, Article, Citation, Passage, Refusal, RefusalKind, Sentence, Span

WHICH = "Which article? Ask for “Summarize the article about …”, or put its title in quotation marks."
_NO_ARTICLE = "No article is about this as a whole. A title in quotation marks finds the article that has it."
_NEITHER = "The articles quote neither {one} nor {other} about {topic}."
_SILENT = "The articles quote nothing that {name} said about {topic}."

# Characters of a title, and of a topic as it was typed, in a line.
_TITLE = 120
_TOPIC = 80


@dataclass(frozen=True, slots=True)
class Digester:
    """What a digest is made with: a search, the names of outlets, and refusals."""

    find: Callable[[Question, Filters], FoundPassages]
    outlets: Sequence[str]
    refuse: Callable[[RefusalKind, Task], Refusal]

    def answerer(self, asked: Digest) -> Answerer:
        """Answers with the digest, or says why there is none."""
        if isinstance(asked, Summary):
            return lambda task: self._summarise(asked, task)
        return lambda task: self._compare(asked, task)

    def _summarise(self, asked: Summary, task: Task) -> Iterator[Answer]:
        meant = find_article(asked, task.asked, task.hits, task.history)
        spans = summarise(meant.article) if meant else []
        if not meant or not spans:
            yield self._refused(task, _NO_ARTICLE if asked.topic else WHICH, lambda: self._fits(asked, task))
            return
        citations = _cited(meant.article, spans, Numbering(task.history))
        opening = lead(f"{_named(meant.article)}, in its own sentences:")
        notes = (_came_near(meant.others),) if meant.others else ()
        yield _answered(task, [opening, *map(quote_citation, citations)], citations, notes)

    def _fits(self, asked: Summary, task: Task) -> bool:
        """Whether there is an article where nothing is filtered."""
        return bool(find_article(asked, task.asked, self.find(task.asked, Filters()).hits, task.history))

    def _compare(self, asked: Comparison, task: Task) -> Iterator[Answer]:
        topic, numbering = read_question(asked.topic), Numbering(task.history)
        voices = [self._voice(who, asked.topic, topic, task.filters) for who in asked.who]
        about = shorten(asked.topic, _TOPIC)
        if not any(each.quotations for each in voices):
            said = _NEITHER.format(one=asked.who[0], other=asked.who[1], topic=about)
            anywhere = [self._voice(who, asked.topic, topic, Filters()) for who in asked.who] if task.filters else []
            yield self._refused(task, said, lambda: any(each.quotations for each in anywhere))
            return
        sentences, citations = list[Sentence](), dict[int, Citation]()
        for each in voices:
            by_date = task.filters.order is Order.DATE
            cited = cite(sort_by_day(each.quotations) if by_date else each.quotations, numbering)
            heading = f"{each.name} on {about}:" if cited else _SILENT.format(name=each.name, topic=about)
            sentences += [lead(heading), *map(quote_citation, cited)]
            citations |= {citation.number: citation for citation in cited}
        yield _answered(task, sentences, tuple(citations.values()))

    def _voice(self, who: str, about: str, topic: Question, filters: Filters) -> Voice:
        outlet = next(
            (each for each in self.outlets if _bare(who) in (_bare(each), _bare(each.partition(".")[0]))), None
        )
        asked = read_question(f"What did {'the article' if outlet else who} say about {about}?")
        if outlet is None:
            return voice(who, topic, evidence_of(self.find(asked, filters).hits))
        if filters.source and filters.source.lower() != outlet.lower():
            return Voice(outlet, ())
        return outlet_voice(outlet, topic, evidence_of(self.find(asked, replace(filters, source=outlet)).hits))

    def _refused(self, task: Task, message: str, elsewhere: Callable[[], bool]) -> Answer:
        """`elsewhere`: whether there is an answer where nothing is filtered."""
        plain = self.refuse(RefusalKind.NOT_ANSWERED, task)
        if plain.kind is RefusalKind.NO_ARTICLES:
            return replace(task.begun, refusal=plain)
        if task.filters and elsewhere():
            return replace(task.begun, refusal=self.refuse(RefusalKind.FILTERED_OUT, task))
        return replace(task.begun, refusal=replace(plain, message=message))


def _answered(
    task: Task, sentences: Sequence[Sentence], citations: Sequence[Citation], notes: Sequence[str] = ()
) -> Answer:
    return replace(
        task.begun,
        sentences=tuple(sentences),
        citations=tuple(citations),
        notes=(*task.begun.notes, *notes),
    )


def _cited(article: Article, spans: Sequence[Span], numbering: Numbering) -> tuple[Citation, ...]:
    """The sentences as citations, each with who says it where that is somebody."""
    return tuple(
        Citation(
            numbering.of((article.id, *span)), Passage(article, *span), *span, speaker=speaker_of_span(article, span)
        )
        for span in spans
    )


def _named(article: Article) -> str:
    """The title, the outlet and the day; an article without a title by these alone."""
    title, introduced = shorten(line_of(article.title), _TITLE), introduction(article)
    return f"{add_quotation_marks(title)} ({introduced})" if title and line_of(article.source or "") else introduced


def _came_near(others: Sequence[Article]) -> str:
    return f"Other articles that may be meant: {'; '.join(map(_named, others))}."


def _bare(name: str) -> str:
    """The letters of a name: "The Week" writes at theweek.co.uk."""
    return "".join(filter(str.isalnum, fold(name))).removeprefix("the")
