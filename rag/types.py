"""The nouns of the program, as frozen values that travel between its stages.

One coordinate system: every `start` and `end` here is a character offset into `Article.text`, so the text of a
passage, a quotation and a highlight are slices of the same string and cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from rag.filtering import Filters
from rag.writer import QUOTES, Budget, Form, Writing


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of some text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class RemovedText:
    """Words of the original that are not article text, and the rule that says so."""

    rule: str
    text: str


class UnquotableSpans(NamedTuple):
    """What of a text is never quoted, in order: lines that speak to a language model, and page furniture."""

    injections: tuple[Span, ...]
    furniture: tuple[Span, ...]


# What a person may correct of an article, as a person names it, with its field.
CORRECTABLE = {"title": "title", "date": "published", "outlet": "source", "authors": "authors"}


@dataclass(frozen=True, slots=True)
class OriginalDetails:
    """What a file says of its article, where a person has corrected some of it."""

    title: str
    source: str | None
    published: date | None
    published_how: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned. `source` is the outlet; `published_how` says where the date was found."""

    id: str
    title: str
    text: str
    source: str | None = None
    published: date | None = None
    published_how: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    path: str | None = None
    language: str = "en"
    metadata: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[RemovedText, ...] = ()
    # None where the text was not looked through.
    barred: UnquotableSpans | None = field(default=None, compare=False, repr=False)
    # None where nobody has corrected anything.
    said: OriginalDetails | None = field(default=None, compare=False, repr=False)

    @property
    def headline(self) -> Span | None:
        """Where the text begins with the title, as it does where the title says something that nothing below says.

        That is the title of the file, whatever a person calls the article.
        """
        title = self.said.title if self.said else self.title
        return Span(0, len(title)) if title and self.text.startswith(f"{title}\n") else None

    @property
    def corrected(self) -> tuple[str, ...]:
        """What a person has corrected of it, by the names of CORRECTABLE."""
        said = self.said
        return tuple(name for name, each in CORRECTABLE.items() if said and getattr(self, each) != getattr(said, each))

    def is_headline(self, span: Span) -> bool:
        """Whether words of the text are of its headline."""
        return self.headline is not None and span.start < self.headline.end


@dataclass(frozen=True, slots=True)
class Listing:
    """An article as a list shows it: without its text."""

    id: str
    title: str
    source: str | None
    published: date | None
    published_how: str | None
    path: str | None
    url: str | None
    corrected: tuple[str, ...] = ()  # what a person has corrected of it, by the names of CORRECTABLE


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of an article, short enough for the embedding model to read in full."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def below_headline(self) -> str:
        """Its text without the headline, which is known of every passage of an article."""
        headline = self.article.headline
        return self.article.text[max(self.start, headline.end if headline else 0) : self.end].strip()

    @property
    def id(self) -> str:
        return f"{self.article.id}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Scores:
    """What the stages of a search said of a passage; 0 where a stage did not find it."""

    bm25: float = 0.0
    cosine: float = 0.0
    fused: float = 0.0  # both, from 0 to 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like each content word of a question a sentence is to the embedding model; from -1 to 1."""

    max_similarities: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of a passage. If it is worth reading, the probability that it answers, and, where that was looked at,
    how like the question it is. `answer` are the words of it that are the answer itself, where that is sure."""

    span: Span
    promising: bool = False
    score: float = 0.0
    likeness: Likeness | None = None
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, with its score (higher is better) and how that came about.

    `sentences` are those that may be quoted, in order, once they were looked at.
    """

    passage: Passage
    score: float
    scores: Scores = Scores()
    sentences: tuple[ReadSentence, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Its sentences in their words."""
        return [each.span.of(self.passage.article.text) for each in self.sentences]

    @property
    def promising_indexes(self) -> list[int]:
        """The places of the sentences that are worth reading."""
        return [index for index, each in enumerate(self.sentences) if each.promising]


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words that a sentence of an answer rests on; number 1 is read first. `answer` are those of them that
    are what was asked for, as a name or a number, where that is sure."""

    number: int
    passage: Passage
    start: int
    end: int
    speaker: str | None = None
    answer: Span | None = None

    @property
    def article(self) -> Article:
        return self.passage.article

    @property
    def is_headline(self) -> bool:
        return self.article.is_headline(Span(self.start, self.end))

    @property
    def quote(self) -> str:
        return self.passage.article.text[self.start : self.end]


class Verdict(StrEnum):
    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer, with `[number]` markers, and the numbers of the citations that it rests on.

    `verdict` is None where nothing is claimed (a heading, a greeting), and while the sentence is still being written.
    """

    text: str
    citations: tuple[int, ...]
    verdict: Verdict | None = Verdict.SUPPORTED
    reasons: tuple[str, ...] = ()


class RefusalKind(StrEnum):
    NO_ARTICLES = "no_articles"
    NOTHING_RELEVANT = "nothing_relevant"
    NOT_ANSWERED = "not_answered"
    FILTERED_OUT = "filtered_out"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, in words for a person, with the passages that came nearest."""

    kind: RefusalKind
    message: str
    nearest: tuple[Hit, ...] = ()


# Article id, start and end: cited words, wherever they are cited.
CitationKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, growing: `Assistant.ask` yields snapshots of it, and the last one has `done` set."""

    question: str
    standalone_question: str
    filters: Filters = field(default_factory=Filters)
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    more: tuple[Citation, ...] = ()  # quotations that are no part of the answer, best first; without numbers (0)
    hits: tuple[Hit, ...] = ()
    refusal: Refusal | None = None
    written_by: str = QUOTES
    writing: Writing | None = None  # who writes an answer that will stand in place of this one
    budget: Budget | None = None  # None where no model was asked
    prompt: str | None = None  # what the model was given, word for word; no part of the answer as JSON
    notes: tuple[str, ...] = ()  # what a person should know of how the answer came about
    timings: Mapping[str, float] = field(default_factory=dict)  # milliseconds by stage
    done: bool = False

    @property
    def form(self) -> Form:
        return Form.QUOTED if self.written_by == QUOTES else Form.WRITTEN

    @property
    def text(self) -> str:
        return self.refusal.message if self.refusal else "\n".join(sentence.text for sentence in self.sentences)
