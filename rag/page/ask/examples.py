"""Questions to begin with, made of what the newest articles say, and asked once to see that they are answered."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from rag.library.library import Library
from rag.quotable import sentences_of
from rag.text.speakers import speaker_of
from rag.text.words import STOP_WORDS
from rag.types import Answer, Article, Passage

# Examples that are shown, and the newest articles that they are made of.
SHOWN = 4
NEWEST = 40

# Questions that are tried for one article: most articles have a good one among the first.
_TRIED = 4

# A person with first name and last name, or the last name alone; offices and groups read badly in a question.
_PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+){0,2}")
# A name inside a sentence, which a small letter comes before: at the start every word has a capital.
_NAMED = re.compile(r"(?<=[a-z,] )(?:the )?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{3,}(?: [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,}){0,2}\b(?!’|')")
_NO_TOPIC = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|President|Minister|Prime|Secretary|General|Chancellor|Twitter|Facebook|Telegram)\b|"
    r"\b[A-Z]\w+(?:ian|ish|ese|can|ench|erman)s?$"  # "Russian troops": an adjective is no topic
)


def examples(library: Library, answer: Callable[[str], Answer]) -> tuple[str, ...]:
    """At most four questions that `answer` answers, each of another article, the newest first."""
    return tuple(islice(_answered(library, answer), SHOWN))


def _answered(library: Library, answer: Callable[[str], Answer]) -> Iterator[str]:
    asked: set[str] = set()
    for article in islice(library.records.articles(), NEWEST):
        new = (each for each in _questions(article) if each[1] not in asked)
        for speaker, question in islice(new, _TRIED):
            asked.add(question)
            if _is_said_by(speaker, answer(question)):
                yield question
                break


def _questions(article: Article) -> Iterator[tuple[str, str]]:
    """Pairs of a speaker and what he or she may be asked about, in the order of the text."""
    if not article.language.startswith("en"):
        return
    spans = sentences_of(Passage(article, 0, len(article.text)))
    for at, span in enumerate(spans):
        speaker = speaker_of(article.text, spans, at)
        topic = _topic(span.of(article.text), speaker) if speaker and _PERSON.fullmatch(speaker) else None
        if speaker and topic:
            yield speaker, f"What did {speaker} say about {topic}?"


def _topic(sentence: str, speaker: str) -> str | None:
    """The first name in a sentence that is not the speaker's, and no day and no office."""
    parts = set(speaker.split())
    names = (match.group() for match in _NAMED.finditer(sentence) if _stands_alone(sentence[match.end() :]))
    return next((each for each in names if not parts & set(each.split()) and not _NO_TOPIC.search(each)), None)


def _stands_alone(rest: str) -> bool:
    """Whether a name ends before `rest`, and no noun that it only describes follows ("the Kiev regime")."""
    following = re.match(r" ([a-z]\w*)", rest)
    return following is None or following[1] in STOP_WORDS or following[1] in ("said", "says")


def _is_said_by(speaker: str, answer: Answer) -> bool:
    """Whether the best quotation of the answer is the speaker's, or names him or her."""
    best = min(answer.citations, key=lambda each: each.number, default=None)
    return bool(best and speaker.split()[-1] in (best.speaker or best.quote))
