"""What a model reads of the passages: the sentences that the reader finds the likeliest to answer, each with the ones
beside it, and then the rest of the passages, as far as there is room.

Where all fits, that is whole passages; a slow machine reads what answers and little else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.quotable import follows, sentences_of
from rag.retrieval.evidence import Evidence
from rag.types import Hit, Passage, Span

# Between sentences that do not follow one another in the article.
GAP = " … "


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is read of a passage: sentences of it, in order, as offsets into the article."""

    passage: Passage
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(_joined(self.passage, self.spans))


def excerpts(
    hits: Sequence[Hit], evidence: Sequence[Evidence], room: float, size: Callable[[Passage, str], float]
) -> list[Excerpt]:
    """Of the passages in `hits`, what has at most `room`, the one that answers best first.

    `evidence` is best first. `size` says what a sentence takes, or, of an empty text, what stands around a passage.
    """
    sentences = {hit.passage.id: (hit.passage, sentences_of(hit.passage)) for hit in hits}
    read: dict[str, set[Span]] = {}
    seen: set[tuple[str, Span]] = set()
    left = room
    for passage, span in _in_order(sentences, evidence):
        sentence_key = passage.article.id, span
        wanted = size(passage, span.of(passage.article.text))
        wanted += 0 if passage.id in read else size(passage, "")
        if sentence_key in seen or wanted > left:
            continue
        left -= wanted
        seen.add(sentence_key)
        read.setdefault(passage.id, set()).add(span)
    return [Excerpt(sentences[each][0], tuple(sorted(spans))) for each, spans in read.items()]


def _in_order(
    sentences: dict[str, tuple[Passage, list[Span]]], evidence: Iterable[Evidence]
) -> Iterator[tuple[Passage, Span]]:
    """All sentences, the most telling first; some come again."""
    for each in evidence:
        passage, spans = sentences.get(each.hit.passage.id, (each.hit.passage, []))
        if each.span in spans:
            at = spans.index(each.span)
            yield from ((passage, spans[index]) for index in (at, at + 1, at - 1) if 0 <= index < len(spans))
    for passage, spans in sentences.values():
        yield from ((passage, span) for span in spans)


def _joined(passage: Passage, spans: Sequence[Span]) -> Iterator[str]:
    """The words, as they stand in the article where one sentence follows the other."""
    text = passage.article.text
    for before, span in zip([None, *spans], spans, strict=False):
        if before is not None:
            yield text[before.end : span.start] if follows(passage, before, span) else GAP
        yield span.of(text)
