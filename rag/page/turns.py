"""The conversation: questions and their answers, every number in them a link to its source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.answering.wording import describe, in_marks, introduction, without_markers
from rag.page.markup import Html, element, problem, together
from rag.types import Answer, Citation, Hit, Refusal, Sentence

# Characters of a nearest passage that a refusal shows; the whole of it is one click away.
GLIMPSE = 200

# Examples of all the filters that may be typed.
FILTERS = ("before:2023-02 ", "after:2022-06-30 ", "as-of:2024 ", "source:rt.com")

_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, and what has come of it so far."""

    question: str
    answer: Answer | None = None
    problem: str | None = None  # why there is no answer, in words for the person who asked
    stopped: bool = False

    @property
    def settled(self) -> bool:
        return bool(self.problem or self.stopped or (self.answer and self.answer.done))


def conversation(turns: Sequence[Turn]) -> Html:
    """All turns, oldest first. Before the first: what to do here."""
    if not turns:
        hint = element("p", "Ask about the articles. Every answer is made of their exact words, each with its source.")
        typed = [element("code", each) for each in FILTERS]
        return element("div", hint, element("p", "A question may hold filters: ", *typed), class_="hint")
    shown = [_turn(place, turn) for place, turn in enumerate(turns, start=1)]
    return element("div", *shown, role="log", aria_label="Conversation")


def _turn(place: int, turn: Turn) -> Html:
    asked = element("h3", turn.question, class_="asked", dir="auto") if turn.question.strip() else None
    return element("section", asked, element("div", _outcome(place, turn), class_="answer"), class_="turn")


def _outcome(place: int, turn: Turn) -> Html:
    if turn.problem:
        return problem(turn.problem)
    if turn.stopped:
        return element("p", "Stopped.", class_="note")
    if turn.answer is None or not turn.settled:
        return element("p", "Searching the articles …", class_="note waiting")
    return _answer(place, turn.answer)


def _answer(place: int, answer: Answer) -> Html:
    by_number = {each.number: each for each in answer.citations}
    if answer.refusal:
        said = _refusal(place, answer.refusal)
    else:
        said = together(_sentence(place, each, by_number) for each in answer.sentences)
    return together([_understood(answer), said, _made(answer)])


def _understood(answer: Answer) -> Html | None:
    """How the question was read, where that is not how it was written."""
    notes = []
    if answer.standalone_question != " ".join(answer.question.split()):
        notes.append(f"Asked as: {answer.standalone_question}")
    if answer.filters:
        notes.append(f"Only articles {describe(answer.filters)}")
    return element("p", " · ".join(notes), class_="note") if notes else None


def _made(answer: Answer) -> Html | None:
    if answer.refusal:
        return None
    return element("p", f"{answer.written_by} · {answer.timings.get('total_ms', 0.0) / 1000:.1f} s", class_="note")


def _sentence(place: int, sentence: Sentence, by_number: Mapping[int, Citation]) -> Html:
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
