"""A model's reply becomes an answer: sentence by sentence, each checked as soon as it is whole."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from rag.answering.markers.sentences import SentenceReader, WrittenSentence
from rag.answering.markers.stream import MarkerReader
from rag.answering.messages import omission_message, truncation_message
from rag.answering.prompting import Prompt
from rag.answering.resolved_days import add_days
from rag.answering.sentinel import may_say_no_answer, says_no_answer
from rag.answering.settling import collect_citations, settle
from rag.checking.attribution import AttributedSentence, Attributor
from rag.checking.claims import strip_lead
from rag.errors import ModelError
from rag.text.characters import Readable
from rag.text.words import words
from rag.types import Answer, Refusal, Sentence

# Sentences said again, not counting the first time, after which a model is in a loop: small ones fall into them and
# never come out (SmolLM2 wrote one sentence 20 times, as items of a list). What it writes then is left unread.
LOOP = 3

# Sentences that are read, those that are said again not counted: an answer has about five, 500 tokens hold at most 100,
# and to check one takes 60 ms. A model that says the same with another number in each sentence ends here too.
MOST = 40

# What a whole sentence ends with.
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")

# Why what a model writes is left unread, said of it.
LOOPED = "{name} said the same again and again and was cut off there"
MANY = "{name} wrote more than {most} sentences and was cut off there"


class _Reply:
    """What a model writes, in pieces; `cut` says why they ended before it did, where they did."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces: Any = pieces  # a generator returns something in the end, and any other iterable None
        self.cut: str | None = None

    def __iter__(self) -> Generator[str]:
        self.cut = yield from self._pieces


class _Draft:
    """What a model has written so far, by its words: what of it is to be read, and whether it goes on with sense."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._known: set[str] = set()
        self._repeats = 0
        self.refused = False  # whether it said that the passages do not answer
        self.is_whole = False  # whether a sentence came to its end
        self.cut: str | None = None  # why no more of it is read

    def accepts(self, sentence: str) -> bool:
        """Whether a sentence says something that was not said before."""
        if says_no_answer(sentence):
            self.refused = True
            return False
        said = " ".join(words(strip_lead(sentence)))
        if not any(map(str.isalpha, said)):  # the number of a list item that never came
            return False
        if said in self._known:
            self._repeats += 1
            if self._repeats == LOOP:
                self.cut = LOOPED.format(name=self._name)
            return False
        if len(self._known) == MOST:
            self.cut = MANY.format(name=self._name, most=MOST)
            return False
        self._known.add(said)
        self.is_whole = self.is_whole or sentence.rstrip("\"'”’»)*_ ").endswith(_ENDS)
        return True


def write(
    answer: Answer, prompt: Prompt, pieces: Iterable[str], attributor: Attributor, refusal: Refusal, *, strict: bool
) -> Iterator[Answer]:
    """Snapshots of `answer` as the model's `pieces` come in; the last one is settled. A generator of pieces may return
    why it ended before the model did, which is noted.

    That one has `refusal` where the model says that the passages do not answer, and no sentences where none of what
    it wrote is supported. Raises ModelError where the reply was cut off before a whole sentence that is, and what
    reading `pieces` raises.
    """
    reply = _Reply(pieces)
    draft = _Draft(answer.written_by)
    attributed: list[AttributedSentence] = []
    for written in _sentences(reply, len(prompt.passages)):
        if not written.done:
            if not may_say_no_answer(written.text):
                yield _so_far(answer, attributed, written.text)
        elif draft.accepts(written.text):
            cited = [prompt.passages[code - 1] for code in written.codes]
            attributed.append(add_days(attributor.attribute(written.text, cited, prompt.passages)))
            yield _so_far(answer, attributed)
        elif draft.cut:
            break
    sentences, citations = settle(attributed, strict)
    if reply.cut and not (sentences and draft.is_whole):
        raise ModelError(reply.cut)
    yield replace(
        answer,
        sentences=sentences,
        citations=citations,
        refusal=refusal if draft.refused and not sentences else None,
        notes=(*answer.notes, *_notes(draft.cut or reply.cut, len(attributed) - len(sentences) if sentences else 0)),
    )


def _notes(cut: str | None, missing: int) -> Iterator[str]:
    if cut:
        yield truncation_message(cut)
    if missing:
        yield omission_message(missing)


def _sentences(pieces: Iterable[str], passages: int) -> Iterator[WrittenSentence]:
    """The sentences of a stream of text, each growing until it is done."""
    markers, sentences = MarkerReader(passages), SentenceReader()
    for piece in _of_characters(pieces):
        yield from sentences.feed(markers.feed(piece))
    yield from sentences.feed(markers.finish())
    yield from sentences.finish()


def _of_characters(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces that can be shown."""
    characters = Readable()
    return map(characters.add, pieces)


def _so_far(answer: Answer, attributed: Sequence[AttributedSentence], unfinished: str = "") -> Answer:
    sentences = [each.sentence for each in attributed]
    if unfinished:
        sentences.append(Sentence(unfinished, (), None))
    return replace(answer, sentences=tuple(sentences), citations=collect_citations(attributed))
