"""The right side of the page: the sources of an answer, and the article that one of them opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.library.records import Records
from rag.markup import Html
from rag.page.ask.evidence_links import EVIDENCE
from rag.page.ask.sources import NO_ARTICLE, render_sources, spans_in
from rag.page.reader import render_reader
from rag.turns import Turn
from rag.types import Answer, Citation, Passage, Span


@dataclass(frozen=True, slots=True)
class Panes:
    """The two panes. None leaves one as it is."""

    sources: Html | None = None
    reader: Html | None = None


class EvidenceView:
    """Shows what answers rest on. `turns` are always those of one conversation, from the first on."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def newest(self, turns: Sequence[Turn], looked: str | None) -> Panes:
        """The sources of the last turn with its best one open, or else what the link `looked` leads to."""
        if looked and (shown := self.show(looked, turns)) != Panes():
            return shown
        turn = turns[-1]
        answer = turn.answer
        if answer and answer.citations:
            return self._cited(turn.number, answer, answer.citations[0], turns)
        return Panes(render_sources(turn.number, answer, None), NO_ARTICLE) if answer else Panes()

    def show(self, key: str, turns: Sequence[Turn]) -> Panes:
        """What a link leads to; nothing for one that leads nowhere."""
        match = EVIDENCE.fullmatch(key)
        turn_number, number = (int(match[2]), int(match[3])) if match else (0, 0)
        answer = turns[turn_number - 1].answer if 0 < turn_number <= len(turns) else None
        if match is None or answer is None:
            return Panes()
        if match[1] == "cite":
            citation = next((each for each in answer.citations if each.number == number), None)
            return self._cited(turn_number, answer, citation, turns) if citation else Panes()
        if match[1] == "more":
            near = answer.more[number - 1 : number] if number else ()
            return self._passage(answer, near[0], turns) if near else Panes()
        nearest = answer.refusal.nearest if answer.refusal else ()
        hits = nearest if match[1] == "near" else answer.hits
        passage = hits[number - 1].passage if 0 < number <= len(hits) else None
        return self._passage(answer, _all_of(passage), turns) if passage else Panes()

    def _cited(self, turn_number: int, answer: Answer, citation: Citation, turns: Sequence[Turn]) -> Panes:
        gone = self._gone({each.article.id for each in answer.citations})
        opened = self._opened(answer, citation, citation.article.id in gone, turns)
        return Panes(render_sources(turn_number, answer, citation.number, gone), opened)

    def _passage(self, answer: Answer, citation: Citation, turns: Sequence[Turn]) -> Panes:
        """Words of a passage that was found, in its article."""
        gone = bool(self._gone({citation.article.id}))
        return Panes(reader=self._opened(answer, citation, gone, turns))

    def _opened(self, answer: Answer, chosen: Citation, gone: bool, turns: Sequence[Turn]) -> Html:
        """The article with all words of it marked that are cited in the conversation. Of one that is gone, each answer
        has its own piece, with its own offsets."""
        article = chosen.article
        answers = [each.answer for each in turns if each.answer and not gone]
        marks = [span for each in answers for span in spans_in(article.id, each.citations)]
        chosen_span = Span(chosen.start, chosen.end)
        return render_reader(article, marks, chosen_span, gone, cited=chosen, sources=len(answer.citations))

    def _gone(self, ids: set[str]) -> set[str]:
        """Those of the articles that are not in the library any more."""
        return ids - set(self._records.fingerprints(list(ids)))


def _all_of(passage: Passage) -> Citation:
    """The whole passage, as words that can be read and copied."""
    return Citation(0, passage, passage.start, passage.end)
