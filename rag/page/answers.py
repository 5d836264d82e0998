"""An answer: its sentences with their verdicts or its quotations, every number a link, and how it came about."""

import re
from collections.abc import Mapping, Sequence

from rag.answering.wording import describe, in_marks, introduction
from rag.markup import Html, element, together
from rag.numbering import without_markers
from rag.types import Answer, Budget, Citation, Filters, Hit, Refusal, Sentence, Verdict

# Characters of a nearest passage that a refusal shows; the whole of it is one click away.
GLIMPSE = 200

# Who writes an answer that no model wrote.
QUOTES = "quotes"

_MARKER = re.compile(r"\[([1-9][0-9]{0,5})\]")

# Verdicts that a reader must see, in words: nothing is told by colour alone.
_DOUBTS = {Verdict.PARTLY: "Partly supported", Verdict.UNSUPPORTED: "Not supported"}


def answer_html(place: int, answer: Answer) -> Html:
    """The answer at `place` in the conversation, whole or as far as it has come."""
    notes = [element("p", each, class_="note told", dir="auto") for each in answer.notes]
    return together([_understood(place, answer), *notes, _said(place, answer), _made(answer)])


def _said(place: int, answer: Answer) -> Html:
    by_number = {each.number: each for each in answer.citations}
    if answer.refusal:
        return _refusal(place, answer.refusal)
    if not answer.sentences and not answer.done:
        found = f"{_count(len(answer.hits), 'passage')} found, answering …"
        return element("p", found, class_="note waiting")
    if answer.written_by == QUOTES:
        return together(_quotation(place, each, by_number) for each in answer.sentences)
    return _prose(place, answer, by_number)


def _understood(place: int, answer: Answer) -> Html | None:
    """How the question was read, where that is not how it was written, with a link to word it anew."""
    notes: list[Html] = []
    if answer.standalone_question != " ".join(answer.question.split()):
        key = f"edit-{place}"
        edit = element("a", "Edit", class_="shows", href=f"#{key}", data_show=key, title="Word this question anew")
        notes.append(together(["Asked as: ", element("bdi", answer.standalone_question), " ", edit]))
    if answer.filters:
        notes.append(together([f"Only articles {describe(answer.filters)}"]))
    return element("p", *_with_dots(notes), class_="note") if notes else None


def _with_dots(parts: Sequence[Html]) -> list[str]:
    return [piece for part in parts for piece in (" · ", part)][1:]


def editable(answer: Answer) -> str:
    """The question as it was searched for, with its filters, to be worded anew."""
    return " ".join([answer.standalone_question, *_typed(answer.filters)])


def _typed(filters: Filters) -> list[str]:
    """The filters as a person types them: `rag.text.filters.take_filters` reads them back."""
    days = (("before", filters.before), ("after", filters.after), ("as-of", filters.as_of))
    source = [f'source:"{filters.source}"'] if filters.source else []
    return [*(f"{name}:{day.isoformat()}" for name, day in days if day), *source]


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
        return f"{_count(budget.passages, 'passage')} read"
    found = _count(budget.passages + budget.left_out, "passage")
    return f"{budget.passages} of {found} read, {budget.left_out} did not fit"


def _time(answer: Answer) -> str:
    seconds = answer.timings.get("total_ms", 0.0) / 1000
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"


def _borne_out(answer: Answer) -> str:
    verdicts = [each.verdict for each in answer.sentences if each.verdict]
    if answer.written_by == QUOTES or not verdicts:
        return ""
    return f"{verdicts.count(Verdict.SUPPORTED)} of {_count(len(verdicts), 'sentence')} supported"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _prose(place: int, answer: Answer, by_number: Mapping[int, Citation]) -> Html:
    """What a model wrote, as running text; a sentence in doubt says so on a line of its own below it."""
    pieces: list[str | None] = []
    for each in answer.sentences:
        growing = not answer.done and each is answer.sentences[-1] and each.verdict is None
        pieces += [_written(place, each, by_number, growing), _doubt(each), " "]
    return element("p", *pieces, class_="prose" if answer.done else "prose growing", dir="auto")


def _written(place: int, sentence: Sentence, by_number: Mapping[int, Citation], growing: bool) -> Html:
    verdict = str(sentence.verdict) if sentence.verdict else None
    # Who listens hears each sentence once, when it is whole.
    hidden = "true" if growing else None
    linked = _linked(place, sentence.text, by_number)
    return element("span", linked, class_="said", data_verdict=verdict, aria_hidden=hidden)


def _doubt(sentence: Sentence) -> Html | None:
    """What is wrong with a sentence, in words."""
    label = _DOUBTS.get(sentence.verdict) if sentence.verdict else None
    if label is None:
        return None
    reasons = "; ".join(sentence.reasons)
    told = element("b", label)
    return element("span", told, f": {reasons}" if reasons else None, class_="doubt", data_verdict=sentence.verdict)


def _quotation(place: int, sentence: Sentence, by_number: Mapping[int, Citation]) -> Html:
    """Who said it and when, in small type; then the words with their numbers."""
    lead, words = _lead_and_words(sentence, by_number)
    introduced = element("p", element("bdi", lead), class_="lead") if lead else None
    return together([introduced, element("blockquote", _linked(place, words, by_number), dir="auto")])


def _lead_and_words(sentence: Sentence, by_number: Mapping[int, Citation]) -> tuple[str, str]:
    """A sentence that is one quotation, cut where the article's words begin; any other is all words."""
    if len(sentence.citations) == 1 and (citation := by_number.get(sentence.citations[0])):
        quote = without_markers(in_marks(citation.quote))
        before, quoted, after = sentence.text.rpartition(quote)
        if quoted:
            return before.rstrip(" :"), quoted + after
    return "", sentence.text


def _linked(place: int, text: str, by_number: Mapping[int, Citation]) -> Html:
    """The text, with a link for every [number] that has a citation."""
    pieces = _MARKER.split(text)  # text, number, text, number, ..., text
    linked = [
        element("span", piece, class_="words") if at % 2 == 0 else _number(place, int(piece), by_number.get(int(piece)))
        for at, piece in enumerate(pieces)
    ]
    return together(linked)


def _number(place: int, number: int, citation: Citation | None) -> str:
    if citation is None:
        return f"[{number}]"
    about = f"Source {number}: {introduction(citation.article)}"
    key = f"cite-{place}-{number}"
    return element("a", f"[{number}]", class_="cite", href=f"#{key}", data_show=key, title=about, aria_label=about)


def _refusal(place: int, refusal: Refusal) -> Html:
    message = element("p", refusal.message, class_="refusal", dir="auto")
    if not refusal.nearest:
        return message
    nearest = [_nearest(f"near-{place}-{number}", hit) for number, hit in enumerate(refusal.nearest, start=1)]
    heading = element("p", "Nearest passages", class_="lead")
    return together([message, heading, element("ul", *nearest, class_="nearest")])


def _nearest(key: str, hit: Hit) -> Html:
    words = " ".join(hit.passage.text.split())
    glimpse = words if len(words) <= GLIMPSE else f"{words[:GLIMPSE].rsplit(' ', 1)[0]} …"
    link = element("a", introduction(hit.passage.article), class_="shows", href=f"#{key}", data_show=key)
    return element("li", link, element("p", glimpse, dir="auto"))
