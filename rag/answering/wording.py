"""The words around quotations, and those of a refusal. All that a person reads of an answer that no article says."""

from collections.abc import Mapping, Sequence
from datetime import date

from rag.answering.days_told import days_of
from rag.language.language import Language
from rag.numbering import without_markers
from rag.quotable import line_of
from rag.text.later_days import day_of_span, later_days
from rag.text.outlets import outlet_name
from rag.types import Article, Citation, Filters, RefusalKind, Sentence, Verdict

_MESSAGES = {
    RefusalKind.NO_ARTICLES: "There are no articles to answer from yet. Add some with `dateline add FOLDER`.",
    RefusalKind.NOTHING_RELEVANT: "The articles say nothing about this.",
    RefusalKind.NOT_ANSWERED: "The articles touch on this, but I find no words in them that answer it.",
    RefusalKind.FILTERED_OUT: "Articles may answer this, but the filters leave them out: {filters}.",
}
_HELP = {
    RefusalKind.NOTHING_RELEVANT: "Articles on the subject would help: add them to the library.",
    RefusalKind.NOT_ANSWERED: "A more specific question may help, or articles that say more: see the nearest passages.",
    RefusalKind.FILTERED_OUT: "Take a filter away, or widen it.",
}

_ANSWERED = "Dateline answers questions about the articles, in their exact words."

# What has neither an outlet nor a title of its own.
UNTITLED = "An untitled article"

# Before a quotation that is no sentence of the article.
_HEADLINE = "Headline: "

# Between the words of a quotation and who said them.
_DASH = " – "

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
        return in_marks(title)
    opening = title.rstrip("… .").rstrip()
    return "" if not title or line_of(article.text[: len(title) + 200]).startswith(opening) else in_marks(title)


def quoted(citation: Citation) -> Sentence:
    """A quotation as a sentence of an answer: the words, their number, then who said them, where and when, and which
    days its "Thursday" and "yesterday" were, where that is sure."""
    told = "; ".join([attribution(citation), *map(str, days_of(citation))])
    return Sentence(f"{_words(citation)}{_DASH}{told}", (citation.number,))


def lead(words: str) -> Sentence:
    """A line of our own that leads quotations: it claims nothing, and cites nothing."""
    return Sentence(without_markers(words), (), None)


def attribution(citation: Citation) -> str:
    """Who said it, in which outlet and when, on one line; of words that were added later, also when."""
    said = citation.speaker[0].upper() + citation.speaker[1:] if citation.speaker else None
    where = introduction(citation.article)
    if said and where.startswith(UNTITLED):
        where = f"{where[0].lower()}{where[1:]}"
    return without_markers(", ".join(filter(None, [said, where, _added(citation)])))


def _added(citation: Citation) -> str | None:
    """When the words were added, where that was after the article was published."""
    published = citation.article.published
    later = later_days(citation.article.text, published)
    day = day_of_span(later, citation.start, citation.end, published)
    return f"added on {long_date(day)}" if day and day != published else None


def words_and_attribution(sentence: Sentence, by_number: Mapping[int, Citation]) -> tuple[str, str]:
    """A sentence that is one quotation, cut where the article's words end; any other is all words."""
    if len(sentence.citations) == 1 and (citation := by_number.get(sentence.citations[0])):
        words = _words(citation)
        if sentence.text.startswith(f"{words}{_DASH}"):
            return words, sentence.text.removeprefix(f"{words}{_DASH}")
    return sentence.text, ""


def _words(citation: Citation) -> str:
    label = _HEADLINE if citation.is_headline else ""
    return f"{label}{without_markers(in_marks(shown(citation.quote)))} [{citation.number}]"


def shown(quote: str) -> str:
    """The words of a quotation as they are read: paragraphs follow one another with a space between them."""
    return " ".join(quote.split())


def doubt(sentence: Sentence) -> str | None:
    """What is wrong with a sentence, in words; None where all is well."""
    label = _DOUBTS.get(sentence.verdict) if sentence.verdict else None
    return ": ".join(filter(None, [label, "; ".join(sentence.reasons)])) if label else None


def shortened(text: str, most: int) -> str:
    """The words of a text on one line, cut after a whole one where they have more than `most` characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def in_marks(quote: str) -> str:
    """The words in quotation marks, unless they hold some of their own and would be hard to read."""
    return quote if any(mark in quote for mark in '“”"„«»') else f"“{quote}”"


# Why the answer of a model is not shown.
NOTHING_LEFT = "{model} wrote nothing that the articles bear out"
FRAGMENTS = "{model} wrote no whole sentence that could be checked"
BESIDE = "{model} wrote of something else that is in the articles"
DECLINED = "{model} found no answer in what it read of them"
STOPPED = "Stopped before anything was written that the articles bear out. These are quotations."


def left_out(count: int) -> str:
    """What a strict answer says of the sentences that it does not show."""
    return f"Left out, because the articles do not bear it out: {count} sentence{'' if count == 1 else 's'}."


def cut_off(why: str) -> str:
    """Why an answer has no end of its own."""
    return f"{why.removesuffix('.')}. What had come until then is the answer, and was checked."


def fallback(why: str) -> str:
    """Why an answer is made of quotations although there is a model."""
    return f"{why.removesuffix('.')}. The answer is in quotations instead."


def read_as(changed: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """That words were taken for others, which are spelled right."""
    pairs = (f"“{typed}” as “{meant}”" for typed, meant in changed)
    return (f"Read {', '.join(pairs)}.",) if changed else ()


def unsearched(left: int, whole: int, at_work: bool) -> str:
    """That some articles are not searched yet, and whether somebody is at it."""
    said = "indexing goes on" if at_work else "`dateline reindex` goes on with the others"
    return f"{whole - left:,} of {whole:,} articles can be searched so far: {said}."


def limits_in(language: Language | None) -> tuple[str, ...]:
    """What is done in English and not in the language of a question."""
    if language is None or not language.absent:
        return ()
    return (f"In {language.name} Dateline does not yet {_listed(language.absent)}.",)


def refusal_message(kind: RefusalKind, filters: Filters, missing: Sequence[str]) -> str:
    """Why there is no answer and what would help. `missing` are words of the question that no article holds."""
    parts = [_MESSAGES[kind].format(filters=describe(filters))]
    if missing and kind is not RefusalKind.FILTERED_OUT:
        parts.append(f"No article mentions {_listed([f'“{word}”' for word in missing])}.")
    return " ".join([*parts, *filter(None, [_HELP.get(kind)])])


def what_is_answered(examples: Sequence[str]) -> str:
    """What to say to whoever has asked nothing of the articles."""
    return " ".join([_ANSWERED, *([f"For example: {' '.join(examples)}"] if examples else [])])


def in_other_language(asked: str, there: Sequence[str], nearest: bool) -> str:
    """That the question is in a language, named `asked`, that the articles, in those named `there`, are not in; with
    `nearest`, passages are shown."""
    said = f"This question is in {asked}; the articles are in {_listed(there, 'and')}."
    again = f"sk in {_listed(there, 'or')} for an answer."
    return f"{said} These passages may be the nearest: a{again}" if nearest else f"{said} A{again}"


def describe(filters: Filters) -> str:
    """The filters in words: "published before 1 March 2022, in RT"."""
    parts = [
        f"published {words} {long_date(day)}"
        for words, day in (("before", filters.before), ("after", filters.after), ("on or before", filters.as_of))
        if day
    ]
    return ", ".join([*parts, *([f"in {outlet_name(filters.source)}"] if filters.source else [])])


def _listed(items: Sequence[str], joint: str = "or") -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joint} {items[-1]}"
