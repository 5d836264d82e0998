"""What claims are made from: sentences in their passages, and the names of their articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from rag.language.en.function_words import STOP_WORDS
from rag.language.en.ordinary import ordinary_words
from rag.passages import passages
from rag.text.sentences import sentence_spans
from rag.text.speakers import speaker_of
from rag.types import Article, Passage, Span

# Words of a passage, as the index cuts them, and of a sentence that can be a claim.
PASSAGE_WORDS = 170
SHORTEST, LONGEST = 8, 45

_NAME = r"[A-Z][a-zà-ÿ’'-]+(?: [A-Z][a-zà-ÿ’'-]+){0,2}"
_INSIDE = re.compile(rf"(?<=[a-z,] )({_NAME})")
_PERSON = re.compile(r"[A-Z][a-zà-ÿ’-]+ [A-Z][a-zà-ÿ’-]+")
_NO_NAME = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December I I’m I’ll I’ve I’d I'm The He She They It But And Mr Mrs Ms Dr President
    Minister Prime Senator Chancellor Secretary Read More
    """.split()
)
_BEFORE_PLACES = frozenset(["in", "from", "near", "across", "at", "outside", "inside"])


@dataclass(frozen=True)
class Sample:
    """A sentence of a passage, to make a claim of."""

    passage: Passage
    span: Span  # of the sentence, offsets into the article
    spans: tuple[Span, ...]  # of all sentences of the passage, offsets into the passage
    index: int  # of this one

    @property
    def text(self) -> str:
        return " ".join(self.span.of(self.passage.article.text).split())

    @cached_property
    def speaker(self) -> str | None:
        return speaker_of(self.passage.text, self.spans, self.index)

    @cached_property
    def people(self) -> list[str]:
        """First and last names of those who speak in the article, in order."""
        return speakers(self.passage.article)


def speakers(article: Article) -> list[str]:
    spans = sentence_spans(article.text[:20_000])
    found = (speaker_of(article.text, spans, index) for index in range(len(spans)))
    names = (_PERSON.findall(who)[-1:] for who in found if who)
    return list(dict.fromkeys(name for each in names for name in each if is_name(name)))


def is_name(words: str) -> bool:
    """Whether none of the words is an everyday one: "Disease Control" looks like a person."""
    return all(word.lower() not in ordinary_words() | STOP_WORDS for word in words.split())


def samples(article: Article, random: Random) -> Iterator[Sample]:
    """The sentences of an article that can be claims, in any order."""
    cut = passages(article, lambda texts: [len(text.split()) for text in texts], PASSAGE_WORDS)
    found = []
    for passage in cut:
        spans = tuple(sentence_spans(passage.text))
        for index, span in enumerate(spans):
            if _can_be_a_claim(span.of(passage.text)):
                found.append(Sample(passage, Span(passage.start + span.start, passage.start + span.end), spans, index))
    random.shuffle(found)
    yield from found


def _can_be_a_claim(sentence: str) -> bool:
    """A plain whole sentence: of usual length, with a stop, its marks in pairs, not addressed to the reader."""
    return (
        SHORTEST <= len(sentence.split()) <= LONGEST
        and bool(re.match(r"[A-Z“\"]", sentence))
        and bool(re.search(r"[a-z0-9%][.][”\"]?$|[,.]” [\w ]+\.$", sentence))
        and sentence.count("“") == sentence.count("”")
        and sentence.count('"') % 2 == 0
        and not re.search(r"\n|[|>©@]|https?:|\b(?:[Yy]ou|[Cc]lick|[Ss]ubscribe|[Cc]ookies?)\b", sentence)
    )


def names_inside(text: str) -> Iterator[tuple[Span, str]]:
    """Names after the first word of a sentence, each with its kind: "place", "person" or "name"."""
    for match in _INSIDE.finditer(text):
        name = re.sub(r"[’']s?$", "", match.group())
        if _NO_NAME.isdisjoint(name.split()):
            before = text[: match.start()].split()[-1]
            kind = "place" if before in _BEFORE_PLACES else "person" if _PERSON.fullmatch(name) else "name"
            yield Span(match.start(), match.start() + len(name)), kind
