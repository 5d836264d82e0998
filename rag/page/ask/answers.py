"""An answer: its sentences with their verdicts or its quotations, every number a link, and how it came about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rag.markup import Html, element, join_html
from rag.page.ask.chips import render_chips
from rag.page.ask.evidence_links import evidence_link
from rag.page.origin import render_source_line
from rag.page.parts import isolate_parts
from rag.presentation import (
    add_quotation_marks,
    attribution,
    doubt,
    find_answer,
    headline,
    introduction,
    join_paragraphs,
    shorten,
    split_attribution,
)
from rag.text.alphabets import has_leftward_letters
from rag.text.plurals import pluralise
from rag.types import Answer, Article, Citation, Hit, Refusal, Sentence, Span, Verdict
from rag.writer import Budget, Form, Writing

# Characters of a nearest passage that a refusal shows; the whole of it is one click away.
GLIMPSE = 200

# Characters of a quotation that are shown where a number is pointed at: about as much as is read at a glance.
HOVERED = 600

# What is above quotations that are no part of the answer, closed.
MORE = {Form.QUOTED: "More from the articles", Form.WRITTEN: "In the articles’ own words"}

_MARKER = re.compile(r"\[([1-9][0-9]{0,5})\]")


def render_answer(turn_number: int, answer: Answer) -> Html:
    """The answer at `turn_number` in the conversation, whole or as far as it has come."""
    notes = [element("p", each, class_="note told", dir="auto") for each in answer.notes]
    return join_html(
        [
            render_chips(turn_number, answer),
            *notes,
            _said(turn_number, answer),
            _more(turn_number, answer),
            _made(answer),
        ]
    )


def _said(turn_number: int, answer: Answer) -> Html:
    by_number = {each.number: each for each in answer.citations}
    if answer.refusal:
        return _refusal(turn_number, answer.refusal)
    if not answer.sentences and not answer.done:
        found = f"{pluralise(len(answer.hits), 'passage')} found, answering …"
        return element("p", found, class_="note waiting")
    writing = _writing(answer.writing) if answer.writing else None
    if answer.form is Form.QUOTED:
        return join_html([writing, *_quotations(turn_number, answer.sentences, by_number)])
    return join_html([writing, _prose(turn_number, answer, by_number)])


def _writing(writing: Writing) -> Html:
    """That a model is at work, for how long, and how long it takes until its first word: a script counts."""
    seconds = "" if writing.seconds is None else str(round(writing.seconds))
    clock = element("span", data_clock=seconds, aria_hidden="true")
    return element("p", f"{writing.by} is writing … ", clock, class_="note waiting")


def _made(answer: Answer) -> Html | None:
    """Who wrote it, from how much, how fast, and how much of it is borne out."""
    if answer.refusal or not answer.done:
        return None
    parts = [answer.written_by, _read(answer.budget), _time(answer), _borne_out(answer)]
    return element("p", " · ".join(part for part in parts if part), class_="note made")


def _read(budget: Budget | None) -> str:
    if budget is None:
        return ""
    if not budget.left_out:
        return f"{pluralise(budget.passages, 'passage')} read"
    found = pluralise(budget.passages + budget.left_out, "passage")
    return f"{budget.passages} of {found} read, {budget.left_out} did not fit"


def _time(answer: Answer) -> str:
    seconds = answer.timings.get("total_ms", 0.0) / 1000
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"


def _borne_out(answer: Answer) -> str:
    verdicts = [each.verdict for each in answer.sentences if each.verdict]
    if answer.form is Form.QUOTED or not verdicts:
        return ""
    return f"{verdicts.count(Verdict.SUPPORTED)} of {pluralise(len(verdicts), 'sentence')} supported"


def _prose(turn_number: int, answer: Answer, by_number: Mapping[int, Citation]) -> Html:
    """What a model wrote, as running text; a sentence in doubt says so on a line of its own below it."""
    pieces: list[str | None] = []
    for number, each in enumerate(answer.sentences, start=1):
        growing = not answer.done and each is answer.sentences[-1] and each.verdict is None
        pieces += [_written(turn_number, number, each, by_number, growing), _doubt(each), " "]
    return element("p", *pieces, class_="prose" if answer.done else "prose growing", dir="auto")


def _written(
    turn_number: int, number: int, sentence: Sentence, by_number: Mapping[int, Citation], growing: bool
) -> Html:
    return element(
        "span",
        _linked(turn_number, sentence.text, by_number),
        id=sentence_id(turn_number, number),
        class_="said",
        data_verdict=str(sentence.verdict) if sentence.verdict else None,
        data_tip=doubt(sentence),
        # Who listens hears each sentence once, when it is whole.
        aria_hidden="true" if growing else None,
    )


def sentence_id(turn_number: int, number: int) -> str:
    """The id of an element that a source leads to: the sentence, by its place in the answer at `turn_number`."""
    return f"said-{turn_number}-{number}"


def _doubt(sentence: Sentence) -> Html | None:
    why = doubt(sentence)
    if why is None:
        return None
    label, _, reasons = why.partition(": ")
    pieces = [element("b", label), f": {reasons}" if reasons else None]
    return element("span", *pieces, class_="doubt", data_verdict=sentence.verdict)


def _quotations(turn_number: int, sentences: Sequence[Sentence], by_number: Mapping[int, Citation]) -> Iterator[Html]:
    """The words with their numbers; below them who said them, where and when, once where that is the same for some. A
    line that leads quotations stands by itself."""
    cut = [split_attribution(each, by_number) for each in sentences]
    attributions = [_attributed(each, said, by_number) for each, (_, said) in zip(sentences, cut, strict=True)]
    for said, group in groupby(
        range(len(sentences)), key=lambda at: attributions[at] if sentences[at].citations else None
    ):
        if said is None:
            yield from (element("p", sentences[at].text, class_="lead", dir="auto") for at in group)
            continue
        quoted = [_quotation(turn_number, at + 1, cut[at][0], by_number, sentences[at].citations[0]) for at in group]
        yield element("div", *quoted, _told(said), class_="quoted")


def _quotation(turn_number: int, number: int, text: str, by_number: Mapping[int, Citation], cited: int) -> Html:
    words = _linked(turn_number, text, by_number, find_answer(text, by_number[cited]))
    return element("blockquote", words, id=sentence_id(turn_number, number), dir="auto")


def _told(said: str) -> Html | None:
    return element("p", isolate_parts(said), class_="attribution") if said else None


def _attributed(sentence: Sentence, said: str, by_number: Mapping[int, Citation]) -> str:
    """The attribution, with the headline where another article that is cited has the same outlet and day."""
    if not said:
        return ""
    article = by_number[sentence.citations[0]].article
    others = (each.article for each in by_number.values() if each.article.id != article.id)
    alike = any(introduction(each) == introduction(article) for each in others)
    return _with_headline(said, article) if alike else said


def _with_headline(said: str, article: Article) -> str:
    title = headline(article)
    return f"{said}, {title}" if title and title not in said else said


def _more(turn_number: int, answer: Answer) -> Html | None:
    """Quotations that are no part of the answer, closed: what came near, or what a model wrote over."""
    if not answer.more or answer.refusal or (answer.form is Form.QUOTED and not answer.done):
        return None
    near = [_near(f"more-{turn_number}-{number}", each) for number, each in enumerate(answer.more, start=1)]
    return element(
        "details", element("summary", MORE[answer.form]), element("ul", *near, class_="nearest"), class_="more"
    )


def _near(key: str, citation: Citation) -> Html:
    """The words, and who said them as the link to the place."""
    words = element(
        "p", add_quotation_marks(join_paragraphs(citation.quote)), dir="auto", lang=citation.article.language
    )
    return element(
        "li", words, element("p", evidence_link(key, isolate_parts(attribution(citation))), class_="attribution")
    )


def _linked(turn_number: int, text: str, by_number: Mapping[int, Citation], answer: Span | None = None) -> Html:
    """The text, with a link for every [number] that has a citation, and the words that were asked for in bold."""
    pieces = _MARKER.split(text)  # text, number, text, number, ..., text
    first = element("span", *_emphasised(pieces[0], answer), class_="words")
    linked = [
        element("span", piece, class_="words")
        if at % 2 == 0
        else _number(turn_number, int(piece), by_number.get(int(piece)))
        for at, piece in enumerate(pieces[1:], start=1)
    ]
    return join_html([first, *linked])


def _emphasised(text: str, answer: Span | None) -> tuple[str | Html, ...]:
    """A text before any number, cut around the answer in it."""
    if answer is None or answer.end > len(text):
        return (text,)
    return text[: answer.start], element("strong", answer.of(text)), text[answer.end :]


def _number(turn_number: int, number: int, citation: Citation | None) -> Html:
    """A number as a link, which shows its quotation where it is pointed at."""
    if citation is None:
        return join_html([f"[{number}]"])
    about = introduction(citation.article)
    return evidence_link(
        f"cite-{turn_number}-{number}",
        f"[{number}]",
        class_="cite",
        aria_label=f"Source {number}: {about}",
        data_tip=f"{_apart(about)}\n{shorten(citation.quote, HOVERED)}",
    )


def _apart(about: str) -> str:
    """As `isolate_parts`, in characters, where nothing can be marked up (FSI and PDI of Unicode)."""
    return ", ".join(f"\u2068{part}\u2069" for part in about.split(", ")) if has_leftward_letters(about) else about


def _refusal(turn_number: int, refusal: Refusal) -> Html:
    message = element("p", refusal.message, class_="refusal", dir="auto")
    if not refusal.nearest:
        return message
    nearest = [_nearest(f"near-{turn_number}-{number}", hit) for number, hit in enumerate(refusal.nearest, start=1)]
    heading = element("p", "Nearest passages", class_="lead")
    return join_html([message, heading, element("ul", *nearest, class_="nearest")])


def _nearest(key: str, hit: Hit) -> Html:
    glimpse = element("p", shorten(hit.passage.text, GLIMPSE), dir="auto")
    return element("li", evidence_link(key, render_source_line(hit.passage.article)), glimpse)
