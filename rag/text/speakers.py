"""Who is speaking, where the text says it: of an article in English by its grammar, of one in another language by who
stands beside a quotation, where the tables of that language are known.

A wrong name is worse than none. Who speaks is the subject of a verb of speech, or follows "according to"; whoever is
named inside a description or after a preposition is not ("a lawyer for Tomas Redl"). The name is given in the words of
the text; one who is not named is told by description. `benchmarks/speakers.py` measures it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rag.language.capitals import NOT_SMALL
from rag.language.en import speech as table
from rag.language.en.offices import BEFORE_SPEAKERS
from rag.language.registry import language_of_code
from rag.text.attribution.beside_quotations import speaker_beside
from rag.text.attribution.cues import Cue, cues, subject
from rag.text.attribution.dialogue import dialogue_speaker
from rag.text.attribution.phrases import Phrase, Sort
from rag.text.attribution.quoted import quotations
from rag.text.languages import language_of
from rag.text.sentences import sentence_spans
from rag.text.stemming import ENGLISH
from rag.text.words import fold
from rag.types import Article, Span

# Sentences that "he", or a quotation that goes on, is followed back. On PolNeAR's training part 1, 2, 3 and 5 find 190,
# 222, 235 and 244 of 353 pronouns rightly, and give 63, 74, 81 and 90 wrong ones, half of which its gold has wrong.
BACK = 3
# Lines before the words that are read for it: a quotation that goes on is often a paragraph of its own.
_LINES = BACK + 1
# A longer sentence is a table or a list, and nobody is speaking.
LONGEST = 1_000
# Characters of a paragraph in which a quotation is followed from its mark on.
_LONGEST_QUOTED = 3_000

_NEW_CLAUSE = re.compile(r";|, (?:and|but|while|whereas) ")
_OWN_END = re.compile(r"[!?…][”\"’']+$")
_COURTESY = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx)\.? ")
_CAPITAL = rf"(?:(?:[A-Z]\.){{1,9}}|{NOT_SMALL}[\w’'-]{{0,40}})"
_NAME = re.compile(rf"{_CAPITAL}(?:[ ]{_CAPITAL}){{0,11}}(?=\W|$)")


def speaker_of_span(article: Article, span: Span) -> str | None:
    """Who says the words `span` of an article: one who says all of the sentences that they touch, or None."""
    text, start = article.text, _lines_before(article.text, span.start)
    end = text.find("\n", span.end)
    stretch = text[start : end if end >= 0 else len(text)]
    code = language_of(text, article.language)
    sentences = [Span(start + each.start, start + each.end) for each in _sentences(stretch, code)]
    touched = [index for index, each in enumerate(sentences) if each.start < span.end and span.start < each.end]
    if code != ENGLISH:
        return _beside_quotation(text, [sentences[index] for index in touched], code)
    if len(touched) == 1:
        return speaker_at(text, sentences, touched[0], span.start)
    said = [_speaker(text, sentences, index) for index in touched]
    return _label(text, said[0]) if said and len({_last(phrase) for phrase in said}) == 1 else None


def _beside_quotation(text: str, sentences: Sequence[Span], code: str) -> str | None:
    """The one who says what is quoted in these sentences, where anything is known of their language."""
    language = language_of_code(code)
    found = {speaker_beside(text, _readable(text, each), language) for each in sentences} if language else set()
    return found.pop() if len(found) == 1 else None


def speaker_of(text: str, sentences: Sequence[Span], index: int) -> str | None:
    """Who says sentence `index` of `text`, in the words of the text; None where it is the text's own or not clear."""
    return _label(text, _speaker(text, sentences, index))


def speaker_at(text: str, sentences: Sequence[Span], index: int, offset: int) -> str | None:
    """Who says the words at `offset` of `text`, in sentence `index`: of two clauses each can be somebody else's."""
    if who := dialogue_speaker(text, sentences[index].start):
        return who
    sentence = _readable(text, sentences[index])
    marks = len(sentence) - (sentences[index].end - sentences[index].start)  # before it
    cue = _cue_at(sentence, max(offset - sentences[index].start + marks, 0))
    return _label(text, _resolved(text, sentences, index, cue)) if cue else speaker_of(text, sentences, index)


_sentences = lru_cache(maxsize=64)(sentence_spans)


def _lines_before(text: str, offset: int) -> int:
    """Where the text begins that is read for the words at `offset`."""
    for _ in range(_LINES):
        offset = text.rfind("\n", 0, offset)
        if offset < 0:
            return 0
    return offset


def _readable(text: str, span: Span) -> str:
    """The sentence; one that begins in a quotation has the mark of that before it."""
    return _open_mark(text, span) + span.of(text) if span.end - span.start <= LONGEST else ""


def _open_mark(text: str, span: Span) -> str:
    """The mark of the quotation that the sentence goes on with; "" for none."""
    start = text.rfind("\n", 0, span.start) + 1
    if span.start - start > _LONGEST_QUOTED or start == span.start:
        return ""
    end = text.find("\n", span.start)
    quoted = quotations(text[start : end if end >= 0 else len(text)])
    at = span.start - start
    return next((text[start + each.start] for each in quoted if each.start < at < each.end), "")


def _label(text: str, phrase: Phrase | None) -> str | None:
    return None if phrase is None or _is_issued(phrase) else _fullest(phrase, text)


def _is_issued(phrase: Phrase) -> bool:
    """ "The statement": whose it is has been said before, or nowhere."""
    words = fold(phrase.text).split()
    return phrase.sort is Sort.DESCRIPTION and len(words) == 2 and words[0] == "the" and words[1] in table.ISSUED


def _speaker(text: str, sentences: Sequence[Span], index: int) -> Phrase | None:
    if who := dialogue_speaker(text, sentences[index].start):
        return Phrase(who, Sort.NAME, 0)
    sentence = _readable(text, sentences[index])
    main = [cue for cue in cues(sentence) if not cue.own]
    if not main:
        return _going_on(text, sentences, index) if _is_quotation(sentence) else None
    if len(main) == 2 and not main[0].before and main[1].before and main[1].bound == ",":
        main = main[:1]  # "Holm told Berg that …, the ministry said": Holm's words, as the ministry has them
    found = [_resolved(text, sentences, index, cue) for cue in main]
    return found[0] if len({_last(phrase) for phrase in found}) == 1 else None


def _last(phrase: Phrase | None) -> str | None:
    return fold(phrase.text.split()[-1]) if phrase else None


def _is_quotation(sentence: str) -> bool:
    """Whether it begins in quotation marks."""
    return any(span.start == 0 for span in quotations(sentence))


def _cue_at(sentence: str, offset: int) -> Cue | None:
    """The one that the words at `offset` are of; None where no clause of the sentence decides."""
    found = cues(sentence)
    for cue in found:
        if cue.own and cue.end <= offset and "," not in sentence[cue.end : offset]:
            return cue
    main = [cue for cue in found if not cue.own]
    if len(main) < 2:
        return None
    earlier = next((cue for cue in reversed(main) if cue.end <= offset), None)
    later = next((cue for cue in main if cue.start > offset and cue.before), None)
    if later and (earlier is None or _runs_up_to(sentence, offset, later.start)):
        return later
    return later if earlier and later and _ends_between(sentence, earlier.end, offset) else earlier


def _runs_up_to(sentence: str, offset: int, end: int) -> bool:
    """Whether the words at `offset` are in a quotation that `end` follows directly."""
    return any(span.start <= offset < span.end and end - span.end <= len(", ") for span in quotations(sentence))


def _ends_between(sentence: str, start: int, end: int) -> bool:
    """Whether what is said from `start` on ends before `end`: a quotation closes, or a new clause begins."""
    closes = any(start <= span.end <= end for span in quotations(sentence))
    return closes or bool(_NEW_CLAUSE.search(sentence, start, end))


def _resolved(text: str, sentences: Sequence[Span], index: int, cue: Cue) -> Phrase | None:
    """Who it is: of a pronoun, the one before it that it can be said of."""
    if cue.source.sort is not Sort.PRONOUN:
        return cue.source
    pronoun = cue.source.text.lower()
    here = None if cue.before else subject(_readable(text, sentences[index]))
    nearest = [here] if here and here.start < cue.source.start and _is_surely_named(here, text) else []
    candidates = (*nearest, *_before(text, sentences, index))
    return next((each for each in candidates if _may_be(pronoun, each, text)), None)


def _going_on(text: str, sentences: Sequence[Span], index: int) -> Phrase | None:
    """Who says a quotation that names nobody: it goes on from one before it, or the next sentence tells."""
    if follows := _told_after(text, sentences, index):
        return _resolved(text, sentences, index + 1, follows)
    for before in range(index - 1, max(index - BACK - 1, -1), -1):
        sentence = _readable(text, sentences[before])
        main = [cue for cue in cues(sentence) if not cue.own]
        if main:
            return _resolved(text, sentences, before, main[-1])
        if not _is_quotation(sentence):
            return None
    return None


def _told_after(text: str, sentences: Sequence[Span], index: int) -> Cue | None:
    """ "“Never!” Holm declared.": where a quotation ends with its own mark, what gives it is a sentence by itself."""
    if index + 1 >= len(sentences) or not _OWN_END.search(sentences[index].of(text)):
        return None
    follows = sentences[index + 1]
    if "\n" in text[sentences[index].end : follows.start]:
        return None
    return next((cue for cue in cues(_readable(text, follows)) if cue.start == 0 and not cue.own), None)


def _before(text: str, sentences: Sequence[Span], index: int) -> Iterator[Phrase]:
    """Who spoke, and whom it was about, in the sentences before, the nearest first."""
    for before in range(index - 1, max(index - BACK - 1, -1), -1):
        sentence = _readable(text, sentences[before])
        yield from (cue.source for cue in cues(sentence) if not cue.own)
        about = subject(sentence)
        if about and _is_surely_named(about, text):
            yield about


def _is_surely_named(phrase: Phrase, text: str) -> bool:
    """A lone word that opens its sentence is a name where the text has it with a capital in the middle of one, too."""
    lone = phrase.sort is Sort.NAME and phrase.start == 0 and " " not in phrase.text
    return not lone or bool(re.search(rf"[a-z,] {re.escape(phrase.text)}\b", text))


def _may_be(pronoun: str, phrase: Phrase, text: str) -> bool:
    """Whether "he", "she" or "they" can be said of the phrase."""
    words = fold(phrase.text).split()
    if phrase.sort is Sort.PRONOUN or pronoun == "they" or phrase.is_many:
        return pronoun == "they" and phrase.is_many
    if words[-1] in table.BODIES or (words[0] == "the" and phrase.sort is Sort.NAME):
        return False
    other = table.FEMALE if pronoun == "he" else table.MALE
    he, she = _pronouns_after(words[-1], text)
    fits, unfits = (he, she) if pronoun == "he" else (she, he)
    return not other & set(words) and not _titled(other, words[-1], text) and unfits <= 2 * fits + 1


@lru_cache(maxsize=256)
def _pronouns_after(last: str, text: str) -> tuple[int, int]:
    """How often the text says "he" and "she" soon after the name, with no stop between."""
    pattern = rf"\b{re.escape(last)}\b[^.”\"]{{0,80}}?\b(he|his|him|himself|she|her|herself)\b"
    found = re.findall(pattern, fold(text))
    he = sum(word in ("he", "his", "him", "himself") for word in found)
    return he, len(found) - he


def _titled(titles: frozenset[str], last: str, text: str) -> bool:
    """Whether the text calls whoever has this name Mr, or Ms, where `titles` have that."""
    short = [title for title in ("mr", "mrs", "ms") if title in titles]
    return bool(short) and bool(re.search(rf"\b(?:{'|'.join(short)})\.? {re.escape(last)}\b", fold(text)))


def _fullest(phrase: Phrase, text: str) -> str:
    """A lone last name with the one first name that the text gives it: Putin, or Mr Putin, is Vladimir Putin."""
    if phrase.sort is not Sort.NAME:
        return phrase.text
    who = _COURTESY.sub("", phrase.text)
    if " " in who:
        return who
    firsts = {
        first
        for match in _NAME.finditer(text)
        for first, last in pairwise(match.group().split())
        if re.sub(r"['’]s?$", "", last) == who and not _is_no_first_name(first)
    }
    return f"{firsts.pop()} {who}" if len(firsts) == 1 else phrase.text


def _is_no_first_name(word: str) -> bool:
    low = fold(word).rstrip(".")
    closed = table.OPENING | BEFORE_SPEAKERS | table.DAYS | table.DETERMINERS
    return low in closed or "'" in low or low.endswith(("ian", "ish", "ese", "can"))
