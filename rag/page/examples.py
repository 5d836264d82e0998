"""Questions to begin with, of four kinds, made of what the newest articles say, each asked once before it is shown."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest

from rag.evaluation.sentence_questions import Draft, strip_office, suggestions
from rag.language.capitals import CAPITAL, SMALL
from rag.language.en.calendar import ANY_MONTH, ANY_WEEKDAY
from rag.language.en.function_words import STOP_WORDS
from rag.library.library import Library
from rag.quotable import prose_of
from rag.text.languages import is_english
from rag.text.speakers import speaker_of
from rag.text.words import words
from rag.types import Answer, Article

Kinds = tuple[str, ...]
Drafts = Mapping[str, Sequence[Draft]]  # by the ids of their articles

# The newest articles that examples are made of.
NEWEST = 24

# The kinds of which one example each is shown: who said what; how many; why, or what somebody demands; when, or who.
KINDS: tuple[Kinds, ...] = (("about", "who-said-it"), ("how-many",), ("demand", "why"), ("when", "who"))

# Questions of one kind that are tried: each takes as long as an answer, and the page is opened meanwhile.
TRIED = 6

# Words of an example: more are hard to read at a glance. And words of it that say something.
_LONGEST = 18
_FEWEST = 2

# A person with first name and last name, or the last name alone; offices and groups read badly in a question.
PERSON = re.compile(rf"{CAPITAL}[\w’'-]*{SMALL}(?: {CAPITAL}[\w’'-]*{SMALL}){{0,2}}")
# A name inside a sentence, which a small letter comes before: at the start every word has a capital.
_NAMED = re.compile(rf"(?<=[a-z,] )(?:the )?{CAPITAL}{SMALL}{{3,}}(?: {CAPITAL}{SMALL}{{2,}}){{0,2}}\b(?!’|')")
_NO_TOPIC = re.compile(
    rf"\b(?:{ANY_WEEKDAY}|{ANY_MONTH}|President|Minister|Prime|Secretary|General|Chancellor|Twitter|Facebook|Telegram)\b|"
    r"\b[A-Z]\w+(?:ian|ish|ese|can|ench|erman)s?$"  # "Russian troops": an adjective is no topic
)
# Function words with the capital of a sentence, which a text without its full stops runs together with a name.
_CAPITALISED = {each.capitalize() for each in STOP_WORDS}

# Where a sentence runs on, and words that hang on one before it: what is left of it as a question reads oddly.
_HANGS_ON = re.compile(r" [–—-] |[;:…]|\b(?:even|also|just|still|then|yet|too|so far)\b")

# What joins the parts of a longer name, as in "AIDS Prevention and Disease Control", or begins the name of a group.
_JOINT = r"(?:and|of|for|&)"


def examples(library: Library, answer: Callable[[str], Answer]) -> tuple[str, ...]:
    """At most one question of each kind, whose answer by `answer` begins with the sentence that it was made of.

    Each is of another article where there are several, the newest first.
    """
    newest = [each for each in islice(library.records.articles(), NEWEST) if is_english(each)]
    drafts = {each.id: drafts_of(each) for each in newest}
    used: set[str] = set()
    found: dict[Kinds, str] = {}
    for kinds in sorted(KINDS, key=lambda each: _articles_with(each, drafts)):
        fresh, others = ([each for each in newest if (each.id in used) is is_used] for is_used in (False, True))
        for article, draft in islice(chain(*(_of_kinds(kinds, some, drafts) for some in (fresh, others))), TRIED):
            if draft.question not in found.values() and begins_with(draft, article, answer(draft.question)):
                used.add(article.id)
                found[kinds] = draft.question
                break
    return tuple(found[kinds] for kinds in KINDS if kinds in found)


def _articles_with(kinds: Kinds, drafts: Drafts) -> int:
    """How many articles have questions of some kinds: what is rare comes first, while all articles are free."""
    return sum(any(draft.kind in kinds for draft in some) for some in drafts.values())


def _of_kinds(kinds: Kinds, articles: Sequence[Article], drafts: Drafts) -> Iterator[tuple[Article, Draft]]:
    """The first draft of each article, then the second of each."""
    columns = [
        [(each, draft) for kind in kinds for draft in drafts[each.id] if draft.kind == kind] for each in articles
    ]
    for row in zip_longest(*columns):
        yield from filter(None, row)


def drafts_of(article: Article) -> list[Draft]:
    """Its questions that are short and say enough, each once."""
    made = {each.question: each for each in reversed([*_about(article), *suggestions(article)])}
    return [each for each in reversed(made.values()) if _reads_well(each.question)]


def _reads_well(question: str) -> bool:
    is_short = len(question.split()) <= _LONGEST and not _HANGS_ON.search(question)
    return is_short and sum(word not in STOP_WORDS for word in words(question)) >= _FEWEST


def _about(article: Article) -> Iterator[Draft]:
    """What somebody who speaks in the article may be asked about, in the order of the text."""
    spans = prose_of(article)
    for at, span in enumerate(spans):
        sentence = span.of(article.text)
        who = strip_office(speaker_of(article.text, spans, at) or "")
        is_person = PERSON.fullmatch(who) and _is_whole(who, article.text)
        if is_person and (topic := topic_of(sentence, who)):
            yield Draft("about", f"What did {who} say about {topic}?", sentence, sentence)


def topic_of(sentence: str, speaker: str) -> str | None:
    """The first name in a sentence that is not the speaker's, and no day and no office."""
    parts = set(speaker.split())
    names = (match.group() for match in _NAMED.finditer(sentence) if _stands_alone(sentence[match.end() :]))
    usable = (each for each in names if not _NO_TOPIC.search(each) and _is_whole(each, sentence))
    return next((each for each in usable if not (parts | _CAPITALISED) & set(each.split())), None)


def _is_whole(name: str, text: str) -> bool:
    """Whether a name is nowhere a piece of a longer one, nor that of a group ("the Disease Control")."""
    name = re.escape(name)
    longer = rf"\b[A-Z][\w’'-]* {_JOINT} {name}\b|\b{name} {_JOINT} (?:the )?[A-Z]|\b[Tt]he {name}\b"
    return re.search(longer, text) is None


def _stands_alone(rest: str) -> bool:
    """Whether a name ends before `rest`: no bracket follows, and no noun that it only describes ("the Kiev regime")."""
    if rest.startswith("]"):
        return False
    following = re.match(r" ([a-z]\w*)", rest)
    return following is None or following[1] in STOP_WORDS or following[1] in ("said", "says")


def begins_with(draft: Draft, article: Article, answer: Answer) -> bool:
    """Whether what is read first of the answer is of the sentence that the question was made of."""
    if answer.refusal or not answer.citations:
        return False
    first = answer.citations[0]
    start = article.text.find(draft.quote)
    return first.article.id == article.id and first.start < start + len(draft.quote) and start < first.end
