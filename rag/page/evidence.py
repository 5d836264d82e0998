"""What an answer rests on: the passages that it cites, and the whole article around them."""

from collections.abc import Sequence
from datetime import date

from rag.answering.wording import long_date
from rag.markup import Html, element, marked, paragraphs, together, web_link
from rag.types import Answer, Article, Citation, Span

NO_SOURCES = element("p", "The passages that an answer cites are shown here.", class_="hint")
NO_ARTICLE = element("p", "A click on a number opens the whole article here, at the words.", class_="hint")
NOTHING_OPEN = element("p", "A click on a title opens the article here.", class_="hint")


def sources(place: int, answer: Answer, chosen: int | None) -> Html:
    """The cited passages of the answer at `place` in the conversation, number 1 first."""
    cited = sorted(answer.citations, key=lambda each: each.number)
    heading = element("h2", f"Sources ({len(cited)})" if cited else "No sources")
    to = element("p", answer.question, class_="to", dir="auto")
    shown = [_source(place, each, each.number == chosen) for each in cited]
    nothing = None if shown else element("p", "This answer cites nothing.", class_="hint")
    return together([element("header", heading, to), nothing, *shown])


def _source(place: int, citation: Citation, chosen: bool) -> Html:
    article = citation.article
    key = f"cite-{place}-{citation.number}"
    number = element("b", str(citation.number), class_="number")
    return element(
        "article",
        element("p", number, outlet_and_date(article.source, article.published), class_="from"),
        element("h3", article.title, dir="auto"),
        element("p", "Said by ", element("bdi", citation.speaker), class_="speaker") if citation.speaker else None,
        element("div", *_cited_paragraphs(citation), class_="passage", lang=article.language),
        element("a", "Open article", class_="shows", href=f"#{key}", data_show=key),
        class_="source chosen" if chosen else "source",
        data_number=str(citation.number),
        data_key=key,
    )


def _cited_paragraphs(citation: Citation) -> list[Html]:
    """The paragraphs that the cited words are in, as far as the passage goes."""
    text, passage, words = citation.article.text, citation.passage, Span(citation.start, citation.end)
    around = paragraphs(text, min(passage.start, words.start), max(passage.end, words.end))
    touched = [each for each in around if each.start < words.end and words.start < each.end]
    return [element("p", marked(text, each, [words]), dir="auto") for each in touched]


def reader(article: Article, marks: Sequence[Span] = (), chosen: Span | None = None) -> Html:
    """A whole article; `marks` are the words of it that the answer rests on, `chosen` those to scroll to."""
    body = [element("p", marked(article.text, each, marks, chosen), dir="auto") for each in paragraphs(article.text)]
    return together(
        [
            element("header", element("h2", article.title, dir="auto"), _origin(article)),
            element("div", *body, class_="text", lang=article.language),
        ]
    )


def outlet_and_date(outlet: str | None, published: date | None) -> Html:
    name = [element("bdi", outlet), " · "] if outlet else []
    return together([*name, long_date(published) if published else "undated"])


def _origin(article: Article) -> Html:
    """Where an article comes from, and how its date was found."""
    found = element("span", f" (date: {article.published_how})") if article.published_how else None
    authors = element("p", "By ", element("bdi", ", ".join(article.authors))) if article.authors else None
    return element(
        "div",
        element("p", outlet_and_date(article.source, article.published), found),
        authors,
        element("p", web_link(article.url)) if article.url else None,
        element("p", element("code", article.path)) if article.path else None,
        class_="origin",
    )


def spans_in(article: Article, citations: Sequence[Citation]) -> list[Span]:
    """The cited words that are of this article."""
    return [Span(each.start, each.end) for each in citations if each.article.id == article.id]
