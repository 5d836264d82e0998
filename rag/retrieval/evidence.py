"""The sentences of the passages that were read, as evidence: each once, the likeliest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rag.types import Hit, Likeness, Span


@dataclass(frozen=True)
class Evidence:
    """Sentence `index` of those of a passage that was read."""

    hit: Hit
    index: int

    @property
    def score(self) -> float:
        """The probability that it answers."""
        return self.hit.sentences[self.index].score

    @property
    def likeness(self) -> Likeness:
        return self.hit.sentences[self.index].likeness or Likeness()

    @property
    def answer(self) -> Span | None:
        """The words of it that are what was asked for, where that is sure."""
        return self.hit.sentences[self.index].answer

    @property
    def sentence_key(self) -> tuple[str, int]:
        """Which sentence of all that were found it is."""
        return self.hit.passage.id, self.index

    @property
    def span(self) -> Span:
        """Offsets into the article."""
        return self.hit.sentences[self.index].span

    @property
    def is_headline(self) -> bool:
        return self.hit.passage.article.is_headline(self.span)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All of its passage, in order."""
        return tuple(each.span for each in self.hit.sentences)

    @property
    def text(self) -> str:
        return self.span.of(self.hit.passage.article.text)


def evidence_of(hits: Iterable[Hit]) -> list[Evidence]:
    """What is worth reading, as far as it is evidence: a headline only where no sentence is as likely, since one of
    those mostly says the same, and more."""
    ranked = ranked_sentences(hits)
    return [each for position, each in enumerate(ranked) if position == 0 or not each.is_headline]


def ranked_sentences(hits: Iterable[Hit]) -> list[Evidence]:
    """All that is worth reading. Of passages that overlap a sentence is in one, where it was found the likeliest."""
    best: dict[tuple[str, Span], Evidence] = {}
    for hit in hits:
        for index in hit.promising_indexes:
            each = Evidence(hit, index)
            key = hit.passage.article.id, each.span
            if key not in best or best[key].score < each.score:
                best[key] = each
    return sorted(best.values(), key=lambda each: (-each.score, each.is_headline, each.hit.passage.id, each.span))
