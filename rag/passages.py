"""Cuts an article into passages: whole sentences, of a size that the embedding model reads to the end."""

from collections.abc import Callable, Sequence

from rag.text.sentences import sentence_spans, split_at_words
from rag.types import Article, Passage, Span

# How many tokens of the model each text has, special tokens left out.
TokenCounter = Callable[[Sequence[str]], list[int]]

# The title is put before each passage that is embedded; a longer one is cut to this many characters, so that it
# leaves room for the passage (the longest real headlines of 4,623 articles have about 200).
TITLE_CHARACTERS = 200


def passages(article: Article, count_tokens: TokenCounter, budget: int) -> list[Passage]:
    """The passages of `article`, in order, each of at most `budget` tokens together with the title.

    They are of about equal size (no scrap is left at the end), do not overlap, and leave out only white space.
    A sentence longer than the budget is cut between words; a word longer than that stands alone and is the one
    thing that a model can cut.
    """
    room = max(budget - count_tokens([article.title[:TITLE_CHARACTERS]])[0], budget // 2)
    sentences = _short_enough(article.text, sentence_spans(article.text, article.language), count_tokens, room)
    if not sentences:
        return []
    target = _even_share(sum(count for _, count in sentences), room)
    return [Passage(article, group[0].start, group[-1].end) for group in _groups(sentences, target, room)]


def _short_enough(text: str, spans: list[Span], count_tokens: TokenCounter, room: int) -> list[tuple[Span, int]]:
    """Each span with its tokens; the ones over `room` cut between words until they fit or are one word."""
    counted: list[tuple[Span, int]] = []
    for span, count in zip(spans, count_tokens([span.of(text) for span in spans]), strict=True):
        parts = split_at_words(text, span, -(-count // room) + 1) if count > room else [span]
        if len(parts) > 1:
            counted.extend(_short_enough(text, parts, count_tokens, room))
        else:
            counted.append((span, count))
    return counted


def _even_share(tokens: int, room: int) -> float:
    return tokens / -(-tokens // room) if tokens else room


def _groups(sentences: list[tuple[Span, int]], target: float, room: int) -> list[list[Span]]:
    """Sentences in runs that come as near to `target` tokens as they can without going over `room`."""
    groups: list[list[Span]] = []
    group: list[Span] = []
    size = 0
    for span, count in sentences:
        full = size + count > room or size + count / 2 > target
        if group and full:
            groups.append(group)
            group, size = [], 0
        group.append(span)
        size += count
    return [*groups, group]
