"""The words of a passage that may be shown to a model, cited and quoted.

What speaks to a model is none of these. Page furniture is read, by people and models, and never quoted.
"""

from bisect import bisect_right
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from rag.language.en import unquotable as english
from rag.quotable import prompt_injection, prompt_injection_rules, unquotable
from rag.quotable.prompt_injection import injection_spans
from rag.quotable.unquotable import unquotable_spans
from rag.text.sentences import sentence_spans
from rag.types import Article, Passage, Span, UnquotableSpans

# Articles whose words were looked through lately; a question reads about ten, and a conversation the same ones again.
_KEPT = 256


def sentences_of(passage: Passage) -> list[Span]:
    """The sentences of the passage that may be quoted, in order, as offsets into the article. A headline is one.

    One that a dateline opens begins after it.
    """
    barred = _barred(passage.article)
    found = sentence_spans(passage.text, passage.article.language)
    moved = (Span(passage.start + span.start, passage.start + span.end) for span in found)
    after = (_after(span, barred.furniture) for span in moved)
    return [span for span in after if span and not any(_overlap(span, other) for other in barred.injections)]


def prose_of(article: Article) -> list[Span]:
    """The sentences of an article that may be quoted, but for its headline."""
    start = article.headline.end if article.headline else 0
    return sentences_of(Passage(article, start, len(article.text)))


def text_of(passage: Passage) -> str:
    """The text of the passage without what speaks to a model."""
    text, start, kept = passage.article.text, passage.start, []
    for span in _barred(passage.article).injections:
        if span.end > start and span.start < passage.end:
            kept.append(text[start : max(start, span.start)])
            start = span.end
    return "".join([*kept, text[start : max(start, passage.end)]]).strip()


def follows(passage: Passage, one: Span, other: Span) -> bool:
    """Whether `other` comes right after `one`, with nothing between them that was left out.

    Nothing follows a headline, which is no sentence of the article's prose.
    """
    if passage.article.is_headline(one):
        return False
    return one.end <= other.start and not passage.article.text[one.end : other.start].strip()


def quotable_texts(article: Article) -> tuple[str, str]:
    """What may be quoted of an article: its text without what speaks to a model, and its title."""
    return text_of(Passage(article, 0, len(article.text))), line_of(article.title)


def line_of(text: str) -> str:
    """A title or an outlet on one line, or nothing where it speaks to a model, as written or on one line."""
    line = " ".join(text.split())
    return "" if _is_injection(text) or _is_injection(line) else line


def barred_in(article: Article) -> UnquotableSpans:
    """What of the text is never quoted. Some milliseconds for an article, so that a library keeps it.

    A headline is no furniture, and what stands below it is the top of the text.
    """
    return _barred_in(article.text, article.headline.end if article.headline else 0)


@lru_cache(maxsize=_KEPT)
def _barred_in(text: str, start: int) -> UnquotableSpans:
    furniture = (Span(start + span.start, start + span.end) for span in unquotable_spans(text[start:]))
    return UnquotableSpans(tuple(injection_spans(text)), tuple(furniture))


@cache
def rules() -> str:
    """What `barred_in` finds it by, as one word: by another one it may find something else."""
    sources = (
        prompt_injection.__file__,
        prompt_injection_rules.__file__,
        unquotable.__file__,
        english.__file__,
    )
    return sha256(b"".join(Path(each).read_bytes() for each in sources)).hexdigest()


def _barred(article: Article) -> UnquotableSpans:
    return article.barred or barred_in(article)


@lru_cache(maxsize=_KEPT)
def _is_injection(text: str) -> bool:
    return bool(injection_spans(text))


def _after(span: Span, barred: tuple[Span, ...]) -> Span | None:
    """What of the sentence comes after the barred span that it begins in: all of it, if it begins in none.

    A barred span begins where a line does, and so nothing of a sentence comes before it.
    """
    last = bisect_right(barred, span.start, key=lambda other: other.start) - 1
    start = max(span.start, barred[last].end) if last >= 0 else span.start
    return Span(start, span.end) if start < span.end else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
