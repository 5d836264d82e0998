"""What an answer rests on: the passages that it cites, what of the answer they support, and where else to look."""

from collections.abc import Collection, Sequence
from itertools import count

from rag.markup import Html, element, highlight, join_html, paragraphs
from rag.page.ask.answers import sentence_id
from rag.page.ask.evidence_links import evidence_link
from rag.page.origin import describe_date, render_outlet_and_date
from rag.page.reader import render_original_link, render_way_back
from rag.presentation import shorten
from rag.text.outlets import strip_outlet
from rag.types import Answer, Article, Citation, Hit, Span
from rag.writer import Form

NO_SOURCES = element("p", "The passages that an answer cites are shown here.", class_="hint")
NO_ARTICLE = element("p", "A click on a number opens the whole article here, at the words.", class_="hint")

# Characters of a sentence, and of another place, that are shown.
_GLIMPSE = 110

# Other passages of the same article that were found, the best first.
_OTHERS = 3


def render_sources(turn_number: int, answer: Answer, chosen: int | None, gone: Collection[str] = ()) -> Html:
    """The cited passages of the answer at `turn_number` in the conversation, number 1 first. `gone` are the ids of
    articles that are not in the library any more."""
    cited = sorted(answer.citations, key=lambda each: each.number)
    heading = element("h2", f"Sources ({len(cited)})" if cited else "No sources")
    to = element("p", answer.question, class_="to", dir="auto")
    shown = [_source(turn_number, answer, each, each.number == chosen, each.article.id in gone) for each in cited]
    nothing = None if shown else element("p", "This answer cites nothing.", class_="hint")
    return join_html([element("header", render_way_back(), heading, to), nothing, *shown])


def _source(turn_number: int, answer: Answer, citation: Citation, chosen: bool, gone: bool) -> Html:
    article = citation.article
    key = f"cite-{turn_number}-{citation.number}"
    speaker = join_html([" · Said by ", element("bdi", citation.speaker)]) if citation.speaker else None
    opens = render_original_link(article, "Original", "original")
    title = strip_outlet(article.title, article.source) or "Open article"
    return element(
        "article",
        element("b", str(citation.number), class_="number"),
        element("h3", evidence_link(key, title), dir="auto"),
        element("p", render_outlet_and_date(article.source, article.published), _how(article), speaker, class_="from"),
        element("div", *_cited_text(citation), class_="passage", lang=article.language, dir="auto"),
        element("p", "Not in the library any more", class_="note") if gone else None,
        element(
            "div",
            _supports(turn_number, answer, citation),
            _elsewhere(turn_number, answer, citation),
            element("p", opens) if opens else None,
            class_="ways",
        ),
        class_="source chosen" if chosen else "source",
        data_number=str(citation.number),
        data_key=key,
    )


def _how(article: Article) -> Html | None:
    """How the day is known, behind it; of an article without a day there is no more to say."""
    known = describe_date(article)
    return element("span", f" ({known[:1].lower()}{known[1:]})", class_="how") if known and article.published else None


def _cited_text(citation: Citation) -> list[Html]:
    """The cited words, by paragraphs: what stands around them is read in the article."""
    text, words = citation.article.text, Span(citation.start, citation.end)
    return [element("p", highlight(text, each, [words])) for each in paragraphs(text, *words)]


def _supports(turn_number: int, answer: Answer, citation: Citation) -> Html | None:
    """The sentences that rest on these words, each a link to where it stands."""
    quotations = count(1)  # lines that lead them are none
    numbered = ((at, next(quotations) if each.citations else 0, each) for at, each in enumerate(answer.sentences, 1))
    resting = [(at, number, each) for at, number, each in numbered if citation.number in each.citations]
    if not resting:
        return None
    # A quotation says what is read above: its text again would be noise.
    quoted = answer.form is Form.QUOTED
    links = [
        element(
            "a",
            f"quotation {number}" if quoted else f"sentence {at}",
            href=f"#{sentence_id(turn_number, at)}",
            data_goes=sentence_id(turn_number, at),
            data_tip=None if quoted else shorten(each.text, _GLIMPSE),
        )
        for at, number, each in resting
    ]
    return element("p", "Supports ", *_listed(links), class_="supports")


def _listed(links: Sequence[Html]) -> list[str]:
    return [piece for each in links for piece in (", ", each)][1:]


def _elsewhere(turn_number: int, answer: Answer, citation: Citation) -> Html | None:
    """Other words of the same article: those cited under another number, then passages found and not cited."""
    same = [each for each in answer.citations if each.article.id == citation.article.id and each is not citation]
    links = [
        evidence_link(f"cite-{turn_number}-{each.number}", f"[{each.number}]", data_tip=shorten(each.quote, _GLIMPSE))
        for each in sorted(same, key=lambda each: each.number)
    ]
    found = [(number, hit) for number, hit in enumerate(answer.hits, start=1) if _is_other(hit, citation, answer)]
    links += [
        evidence_link(f"hit-{turn_number}-{number}", f"passage {at}", data_tip=shorten(hit.passage.text, _GLIMPSE))
        for at, (number, hit) in enumerate(found[:_OTHERS], start=1)
    ]
    return element("p", "Also in this article: ", *_listed(links), class_="elsewhere") if links else None


def _is_other(hit: Hit, citation: Citation, answer: Answer) -> bool:
    """Whether a passage is of the cited article, and no words of it are cited."""
    passage = hit.passage
    cited = [each for each in answer.citations if each.article.id == passage.article.id]
    touched = any(each.start < passage.end and passage.start < each.end for each in cited)
    return passage.article.id == citation.article.id and not touched


def spans_in(article_id: str, citations: Sequence[Citation]) -> list[Span]:
    """The cited words that are of an article."""
    return [Span(each.start, each.end) for each in citations if each.article.id == article_id]
