"""How articles, quotations and days are shown to a person, wherever they are: on the page, in a shell, in a file."""

from collections.abc import Mapping
from datetime import date

from rag.filtering import Choice, Filter, Filters, Value
from rag.numbering import strip_markers
from rag.quotable import line_of
from rag.text.later_days import day_of_span, later_days
from rag.text.outlets import outlet_name
from rag.types import Article, Citation, Sentence, Span, Verdict

# What has neither an outlet nor a title of its own.
UNTITLED = "An untitled article"

# Before a quotation that is no sentence of the article.
_HEADLINE = "Headline: "

# Between the words of a quotation and who said them.
DASH = " – "

# Verdicts that a reader must see, in words: nothing is told by colour alone.
_DOUBTS = {Verdict.PARTLY: "Partly supported", Verdict.UNSUPPORTED: "Not supported"}


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def introduction(article: Article) -> str:
    """Outlet and date; where the outlet is not known, the title stands for it. Neither where it speaks to a model."""
    name = line_of(outlet_name(article.source or "")) or headline(article) or UNTITLED
    return f"{name}, {long_date(article.published) if article.published else 'undated'}"


def headline(article: Article) -> str:
    """The title in quotation marks; "" where there is none but the first words of the text."""
    title = line_of(article.title)
    if title and article.headline:
        return add_quotation_marks(title)
    opening = title.rstrip("… .").rstrip()
    return (
        "" if not title or line_of(article.text[: len(title) + 200]).startswith(opening) else add_quotation_marks(title)
    )


def attribution(citation: Citation) -> str:
    """Who said it, in which outlet and when, on one line; of words that were added later, also when."""
    said = citation.speaker[0].upper() + citation.speaker[1:] if citation.speaker else None
    where = introduction(citation.article)
    if said and where.startswith(UNTITLED):
        where = f"{where[0].lower()}{where[1:]}"
    return strip_markers(", ".join(filter(None, [said, where, _added(citation)])))


def _added(citation: Citation) -> str | None:
    """When the words were added, where that was after the article was published."""
    published = citation.article.published
    later = later_days(citation.article.text, published)
    day = day_of_span(later, citation.start, citation.end, published)
    return f"added on {long_date(day)}" if day and day != published else None


def split_attribution(sentence: Sentence, by_number: Mapping[int, Citation]) -> tuple[str, str]:
    """A sentence that is one quotation, cut where the article's words end; any other is all words."""
    if len(sentence.citations) == 1 and (citation := by_number.get(sentence.citations[0])):
        quotation = quotation_text(citation)
        if sentence.text.startswith(f"{quotation}{DASH}"):
            return quotation, sentence.text.removeprefix(f"{quotation}{DASH}")
    return sentence.text, ""


def quotation_text(citation: Citation) -> str:
    label = _HEADLINE if citation.is_headline else ""
    return f"{label}{strip_markers(add_quotation_marks(join_paragraphs(citation.quote)))} [{citation.number}]"


def join_paragraphs(quote: str) -> str:
    """The words of a quotation as they are read: paragraphs follow one another with a space between them."""
    return " ".join(quote.split())


def find_answer(text: str, citation: Citation) -> Span | None:
    """Where in `text`, which begins with the words of a citation as they are read, those stand that were asked for."""
    if citation.answer is None:
        return None
    whole = citation.article.text
    words = join_paragraphs(citation.answer.of(whole))
    start = text.find(words)
    for _ in range(join_paragraphs(whole[citation.start : citation.answer.start]).count(words)):
        start = text.find(words, start + len(words))
    return Span(start, start + len(words)) if start >= 0 else None


def doubt(sentence: Sentence) -> str | None:
    """What is wrong with a sentence, in words; None where all is well."""
    label = _DOUBTS.get(sentence.verdict) if sentence.verdict else None
    return ": ".join(filter(None, [label, "; ".join(sentence.reasons)])) if label else None


def shorten(text: str, most: int) -> str:
    """The words of a text on one line, cut after a whole one where they have more than `most` characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def add_quotation_marks(quote: str) -> str:
    """The words in quotation marks, unless they hold some of their own and would be hard to read."""
    return quote if any(mark in quote for mark in '“”"„«»') else f"“{quote}”"


def describe(filters: Filters) -> str:
    """The filters that narrow, in words: "published before 1 March 2022, in RT"."""
    return ", ".join(row.phrase.format(describe_value(row, value)) for row, value in filters.items() if row.phrase)


def describe_value(row: Filter, value: Value) -> str:
    """What a filter is set to, as a person says it."""
    if isinstance(value, date):
        return long_date(value)
    return row.kind.labels[value] if isinstance(row.kind, Choice) else outlet_name(value)
