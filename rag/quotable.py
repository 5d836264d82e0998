"""The words of a passage that may be shown to a model, cited and quoted: all but those that speak to a model."""

from functools import lru_cache

from rag.text.addressed import addressed_spans
from rag.text.sentences import sentence_spans
from rag.types import Article, Passage, Span

# Articles whose words were looked through lately; a question reads about ten, and a conversation the same ones again.
_KEPT = 256


def sentences_of(passage: Passage) -> list[Span]:
    """The sentences of the passage, in order, as offsets into the article."""
    found = sentence_spans(passage.text, passage.article.language)
    moved = (Span(passage.start + span.start, passage.start + span.end) for span in found)
    barred = _addressed(passage.article.text)
    return [span for span in moved if not any(_overlap(span, other) for other in barred)]


def text_of(passage: Passage) -> str:
    """The text of the passage without what speaks to a model."""
    text, start, kept = passage.article.text, passage.start, []
    for span in _addressed(text):
        if span.end > start and span.start < passage.end:
            kept.append(text[start : max(start, span.start)])
            start = span.end
    return "".join([*kept, text[start : max(start, passage.end)]]).strip()


def follows(passage: Passage, one: Span, other: Span) -> bool:
    """Whether `other` comes right after `one`, with nothing between them that was left out."""
    return one.end <= other.start and not passage.article.text[one.end : other.start].strip()


def quotable_texts(article: Article) -> tuple[str, str]:
    """What may be quoted of an article: its text without what speaks to a model, and its title."""
    return text_of(Passage(article, 0, len(article.text))), line_of(article.title)


def line_of(text: str) -> str:
    """A title or an outlet on one line, or nothing where it speaks to a model, as written or on one line."""
    line = " ".join(text.split())
    return "" if _addressed(text) or _addressed(line) else line


@lru_cache(maxsize=_KEPT)
def _addressed(text: str) -> tuple[Span, ...]:
    return tuple(addressed_spans(text))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
