"""A conversation as a document: questions, what came of them, and the references."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from rag.conversations.export.blocks import Block, BlockKind, Piece, Remark, block
from rag.conversations.export.references import (
    Reference,
    citations_in,
    numbers_in,
    reference_blocks,
    references_of,
    renumber_markers,
)
from rag.errors import InputError
from rag.filtering import Filters, Value
from rag.presentation import describe, doubt, introduction, long_date, shorten, split_attribution
from rag.text.filters import strip_filters, take_filters
from rag.turns import Conversation, Turn
from rag.types import Answer, Citation, Refusal, Sentence
from rag.writer import Form

# Characters of a nearest passage, as on the page.
_GLIMPSE = 200

UNTITLED = "Conversation"


def document(conversation: Conversation) -> Iterator[Block]:
    """The whole conversation. Its numbers are those of `references_of`."""
    references = references_of(conversation.turns)
    yield block(BlockKind.TITLE, conversation.title.strip() or UNTITLED)
    yield block(BlockKind.NOTICE, f"Questions and answers from Dateline{_when(conversation.turns)}.")
    for turn in conversation.turns:
        yield from _turn(turn, numbers_in(turn, references))
    if references:
        yield block(BlockKind.REFERENCES, "References")
        yield from reference_blocks(references)


def one_answer(answer: Answer) -> Iterator[Block]:
    """An answer by itself, with its references, under the numbers that it has on the page."""
    cited = sorted(citations_in(answer), key=lambda citation: citation.number)
    yield from _answer(answer, {each.number: each.number for each in cited})
    yield from reference_blocks(Reference(each.number, each) for each in cited)


def _when(turns: Sequence[Turn]) -> str:
    """From which day to which they were asked, as far as that is known."""
    days = sorted(day for turn in turns if (day := _day(turn.asked)))
    if not days:
        return ""
    first, last = long_date(days[0]), long_date(days[-1])
    return f", {first}" if first == last else f", {first} to {last}"


def _day(moment: str) -> date | None:
    try:
        return datetime.fromisoformat(moment).date()
    except ValueError:
        return None


def _turn(turn: Turn, numbers: Mapping[int, int]) -> Iterator[Block]:
    yield block(BlockKind.QUESTION, turn.question)
    if turn.answer:
        yield from _understood(turn.answer)
        yield from _answer(turn.answer, numbers)
    if turn.problem:
        yield block(BlockKind.SAID, Remark("There was a problem:"), f" {turn.problem}")
    elif turn.answer is None:
        yield block(BlockKind.SAID, Remark("This question was not answered."))
    elif turn.stopped:
        yield block(BlockKind.NOTICE, "Stopped before the answer was whole.")


def _understood(answer: Answer) -> Iterator[Block]:
    """How the question was searched for, where that is not what was typed."""
    if answer.standalone_question != strip_filters(answer.question):
        yield block(BlockKind.NOTICE, f"Understood as: {answer.standalone_question}")
    if _narrowed(answer.filters) != _narrowed(_typed(answer.question)):
        yield block(BlockKind.NOTICE, f"Articles searched: {describe(answer.filters) or 'all'}")


def _narrowed(filters: Filters) -> dict[str, Value]:
    """What says which articles are searched: not the order of what is found."""
    return {row.key: value for row, value in filters.items() if row.narrows}


def _typed(question: str) -> Filters:
    try:
        return take_filters(question, Filters())[1]
    except InputError:
        return Filters()


def _answer(answer: Answer, numbers: Mapping[int, int]) -> Iterator[Block]:
    for note in answer.notes:
        yield block(BlockKind.NOTICE, note)
    if answer.refusal:
        yield from _refused(answer.refusal)
    elif answer.form is Form.QUOTED:
        by_number = {each.number: each for each in answer.citations}
        for sentence in answer.sentences:
            yield from _quoted(sentence, by_number, numbers)
    elif answer.sentences:
        yield block(BlockKind.SAID, *(piece for each in answer.sentences for piece in _said(each, numbers)))
        yield block(BlockKind.NOTICE, f"Written by {answer.written_by}.")


def _quoted(sentence: Sentence, by_number: Mapping[int, Citation], numbers: Mapping[int, int]) -> Iterator[Block]:
    """The words with their numbers; then who said them, where and when. A line that leads quotations is a heading."""
    if not sentence.citations:
        yield block(BlockKind.LABEL, sentence.text)
        return
    words, attribution = split_attribution(sentence, by_number)
    languages = {by_number[each].article.language for each in sentence.citations if each in by_number}
    language = languages.pop() if len(languages) == 1 else None
    yield block(BlockKind.QUOTE, *renumber_markers(words, numbers), *_doubted(sentence), language=language)
    if attribution:
        yield block(BlockKind.ATTRIBUTION, f"– {attribution}")


def _said(sentence: Sentence, numbers: Mapping[int, int]) -> tuple[Piece, ...]:
    """A sentence of running text; one in doubt says so."""
    return (*renumber_markers(sentence.text, numbers), *_doubted(sentence), " ")


def _doubted(sentence: Sentence) -> tuple[Piece, ...]:
    why = doubt(sentence)
    return (" ", Remark(f"({why})")) if why else ()


def _refused(refusal: Refusal) -> Iterator[Block]:
    yield block(BlockKind.SAID, refusal.message)
    if refusal.nearest:
        yield block(BlockKind.LABEL, "Nearest passages")
    for hit in refusal.nearest:
        article = hit.passage.article
        glimpse = shorten(hit.passage.text, _GLIMPSE)
        yield block(BlockKind.ITEM, f"{introduction(article)}: {glimpse}", language=article.language)
