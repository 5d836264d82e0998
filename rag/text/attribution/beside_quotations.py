"""Who says a quotation, in languages of which only tables are known: who stands beside a verb of saying beside it.

Nobody, where that is not sure: grammar is not read, "he" is not looked for, and what is told without quotation marks
is nobody's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, takewhile

from rag.language.language import Language, Quoting
from rag.text.attribution.quoted import is_speech, quotations
from rag.text.letters import fold
from rag.types import Span

# A word keeps its hyphens, and the point of an initial.
_TOKEN = re.compile(r"[^\W\d_]\.(?=\s?[^\W\d_])|\w+(?:-\w+)*|[^\w\s]")
# What stands for a quotation.
_QUOTATION = "“"
_STOPS = frozenset(".;:!?—–-()“")
# Words between a verb and who speaks ("sagte am Montag die Ministerin"), and between an office and its holder.
_BETWEEN = 4
# A longer name is a headline.
_LONGEST_NAME = 4
# Of forms of address, behind which a name has to come.
_LONGEST_ADDRESS = "Frau"
# First and last name: so many capitals in a row are a name, whatever stands before them.
_WHOLE_NAME = 2


@dataclass(frozen=True, slots=True)
class _Who:
    """Somebody, by name or by an office alone."""

    name: str
    named: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads sentences of an article in one language."""

    text: str
    quoting: Quoting
    no_names: frozenset[str]  # words with capitals that are nobody's
    function: frozenset[str]

    def speakers(self, words: Sequence[str]) -> Iterator[str]:
        """Who stands beside each verb of saying of a sentence, in which each quotation is one mark."""
        for index, word in enumerate(words):
            if fold(word) in self.quoting.verbs and (found := self._beside(words, index)):
                yield found.name

    def _beside(self, words: Sequence[str], index: int) -> _Who | None:
        """After the verb, else before it: "„…“, sagte Ida Holm", "Ida Holm sagte: „…“"."""
        after = list(takewhile(lambda word: word not in _STOPS, words[index + 1 :]))
        starts = range(min(_BETWEEN, len(after)))
        if found := next((who for start in starts if (who := self._after(after, start))), None):
            return found
        return self._before(words[:index]) if _QUOTATION in words[index:] else None

    def _after(self, words: Sequence[str], start: int) -> _Who | None:
        """Who begins at `start`, and is not the one that it is said to or of: "dijo a Juan Lind"."""
        before = words[start - 1] if start else ""
        is_name = before[:1].isupper() and not self.quoting.capital_nouns and not self._is_nobody(before)
        hangs = is_name or fold(before) in self.function or self._is_office(before) or "," in words[:start]
        return None if hangs else self._who(words[start:])

    def _before(self, words: Sequence[str]) -> _Who | None:
        """Between the nearest commas before the verb, or before those: "Ida Holm, die Ministerin, sagte"."""
        rest = list(words)
        while rest and fold(rest[-1]) in self.quoting.auxiliaries:
            rest.pop()
        if _STOPS.intersection(rest):
            return None
        clauses = [list(some) for is_comma, some in groupby(rest, lambda word: word == ",") if not is_comma]
        found = [who for clause in reversed(clauses[-2:]) if (who := self._who(clause))]
        return next((who for who in found if who.named), found[0] if found else None)

    def _who(self, words: Sequence[str]) -> _Who | None:
        """Who is named at the beginning of these words; without a name, the office."""
        articles = words[:1] if words and fold(words[0]) in self.quoting.articles else []
        rest = words[len(articles) :]
        offices = list(takewhile(self._is_office, rest))
        further = rest[len(offices) :]
        if articles and not offices:
            return None
        name = self._held_by(further) if offices else self._name(further)
        if name and (whole := self._whole(name, offices)):
            return _Who(whole, named=True)
        alone = bool(offices) and len(offices[-1]) > len(_LONGEST_ADDRESS)
        return _Who(" ".join([*articles, *offices]), named=False) if alone else None

    def _held_by(self, words: Sequence[str]) -> list[str]:
        """The name after an office, and after what that is of: "la ministra de Energía, Ana Lind"."""
        if name := self._name(words):
            return name[-_WHOLE_NAME:] if self.quoting.country_before_name else name
        for start in range(1, min(_BETWEEN, len(words))):
            name = self._name(words[start:])
            if len(name) == _WHOLE_NAME and fold(words[start - 1]) not in self.quoting.particles:
                return name
        return []

    def _name(self, words: Sequence[str]) -> list[str]:
        """The words with capitals at the beginning, with the small ones inside of a name."""
        found: list[str] = []
        for word, following in zip(words[:_LONGEST_NAME], [*words[1:], ""], strict=False):
            inside = bool(found) and fold(word) in self.quoting.particles and following[:1].isupper()
            if not inside and (not word[0].isupper() or self._is_nobody(word)):
                break
            found.append(word)
        return found

    def _whole(self, name: Sequence[str], offices: Sequence[str]) -> str | None:
        """The name; a last name alone with its first one, if the text has one. By itself it may be a noun, or the first
        word of a sentence."""
        written = " ".join(name)
        if len(name) > 1:
            return written
        pairs = re.finditer(rf"([^\W\d_][\w’'-]+) {re.escape(written)}\b", self.text)
        firsts = {match[1] for match in pairs if match[1][0].isupper() and not self._is_nobody(match[1])}
        if len(firsts) == 1:
            return f"{firsts.pop()} {written}"
        if offices:
            return " ".join([*offices, written])
        inside = re.search(rf"\w,? {re.escape(written)}\b", self.text)
        return written if inside and not self.quoting.capital_nouns else None

    def _is_office(self, word: str) -> bool:
        folded = fold(word)
        return folded in self.quoting.offices or folded.endswith(self.quoting.office_endings)

    def _is_nobody(self, word: str) -> bool:
        return fold(word) in self.no_names or self._is_office(word)


def speaker_beside(text: str, sentence: str, language: Language) -> str | None:
    """Who says what is quoted in a sentence of a text; None where several do, or it is not sure."""
    speech = [span for span in quotations(sentence) if _is_speech(sentence, span)]
    if language.quoting is None or not speech:
        return None
    masked = sentence
    for span in reversed(speech):
        masked = f"{masked[: span.start]} {_QUOTATION} {masked[span.end :]}"
    reader = _Reader(text, language.quoting, _nobody(language), _function(language))
    found = set(reader.speakers(_TOKEN.findall(masked)))
    return found.pop() if len(found) == 1 else None


def _is_speech(sentence: str, span: Span) -> bool:
    """Few words are, too, where a comma or a dash follows: outside of the marks, as most languages have it."""
    return is_speech(span.of(sentence)) or sentence[span.end :].lstrip()[:1] in tuple(",—–")


@cache
def _function(language: Language) -> frozenset[str]:
    asking, quoting = language.asking, language.quoting
    words = asking.function | asking.telling | asking.openers if asking else frozenset()
    return frozenset(map(fold, words | quoting.particles | quoting.articles if quoting else words))


@cache
def _nobody(language: Language) -> frozenset[str]:
    calendar = (*language.calendar.month_numbers, *language.calendar.weekday_names)
    return _function(language).union(map(fold, calendar))
