"""Page furniture in scraped news: cuts what on a page is not the article.

Nothing is cut without a rule of the table, and every cut is kept as a `RemovedText` record with its words. A rule takes
whole lines, or marked words at the very start, never words inside prose: a missed advertisement costs a line of
noise, a cut sentence costs an answer.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from rag.language.en.furniture import RULES, Rule, Where
from rag.language.registry import LANGUAGES
from rag.reading.cleaning.pasted import pasted_article
from rag.reading.cleaning.titles import LONGEST_HEADLINE, reads_like_headline
from rag.text.characters import plain_letters
from rag.types import RemovedText

# A longer line is a paragraph, whatever it says; this also bounds the work that a pattern can do.
LONGEST_LINE = 600
# The foot of a page is at most this long, and the article before it is at least as long as the foot; otherwise the
# words mean something else, as "Top stories" above a digest.
LONGEST_FOOT = 5_000
# Two lines that begin with the same word say the same when at least this share of their letters is in common. Seed 004
# repeats its headline in a garbled form at 0.81. Without the first word, "The claim: Biden did not have the authority"
# would repeat "Fact check: Biden had the authority".
ALIKE = 0.75
# Above this they are one text with other quotation marks, so that a full stop at the end does not make it prose.
SAME = 0.95
# A headline is repeated directly under itself or after a line of navigation, not later.
HEADLINE_LINES = 5
# More repeats than that are a refrain or a list, not a headline.
MOST_REPEATS = 10

Cut = tuple[list[str], list[RemovedText]]

_WORD = re.compile(r"\w")
_FULL_STOP = re.compile(r"(?<!\.)\.[\"”’')]?$")
_SENTENCE_END = re.compile(r"[.!?:;]\W*$")
_ODD = re.compile(
    r"\r\n?|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
    r"|[\ud800-\udfff]"
)
_LINE_ENDS = frozenset(["\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
_INVISIBLE = frozenset("\xad\u2060\ufeff")  # soft hyphen, word joiner, byte order mark: inside words, not between them


def tidy(text: str) -> str:
    """`text` with plain blanks and line ends and nothing invisible: no word changes, none is lost.

    A ligature (ﬁ, ﬂ, ﬀ, ﬃ), which a printed page has, becomes its letters: nobody types one to look for "five".
    Half characters (lone surrogates), which cannot be stored, become U+FFFD. A letter and its accent are one character
    (NFC), as months and names are known: macOS and PDF files have them as two. Idempotent.
    """
    plain = re.sub(r" {2,}", " ", unicodedata.normalize("NFC", _ODD.sub(_plain, plain_letters(text))))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", plain)).strip()


def clean(text: str) -> tuple[str, tuple[RemovedText, ...]]:
    """The article in `text`, and what was cut from it, in the order of cutting. Idempotent.

    The words of the article and of the cuts together are the words of `tidy(text)`. A text that is furniture
    throughout is kept whole.
    """
    whole = tidy(text)
    kept, removed = whole, list[RemovedText]()
    # A cut can uncover the end of another list, so until nothing more is found. That takes few rounds for any text,
    # because each cutter takes all that it can reach at once, and a foot at most half.
    while True:
        lines = kept.split("\n")
        cuts: list[RemovedText] = []
        for where, cutter in _CUTTERS.items():
            lines, cut = cutter(lines, _RULES_AT[where])
            cuts += cut
        if not cuts:
            return kept, tuple(removed)
        kept = tidy("\n".join(lines))
        removed += cuts
        if not _WORD.search(kept):
            return whole, ()


def remove_headline(text: str, title: str) -> tuple[str, tuple[RemovedText, ...]]:
    """A cleaned text without the first lines that only say the title. Kept whole if nothing else is in it."""
    lines, removed = _cut_headlines(text.split("\n"), title, _RULES_AT[Where.HEADLINE][0])
    kept = tidy("\n".join(lines))
    return (kept, tuple(removed)) if _WORD.search(kept) else (text, ())


def says_again(line: str, headline: str) -> bool:
    """Whether a line is the headline once more, exactly or garbled, and not a sentence that resembles it."""
    if not line or max(len(line), len(headline)) > LONGEST_HEADLINE:
        return False
    ours, theirs = _letters(line), _letters(headline)
    if ours == theirs:
        return bool(ours)
    if ours.partition(" ")[0] != theirs.partition(" ")[0]:
        return False
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    needed = SAME if _SENTENCE_END.search(line) else ALIKE
    return matcher.real_quick_ratio() >= needed and matcher.quick_ratio() >= needed and matcher.ratio() >= needed


def _plain(match: re.Match[str]) -> str:
    odd = match.group()
    if odd in _LINE_ENDS:
        return "\n"
    if odd in _INVISIBLE:
        return ""
    return "\ufffd" if "\ud800" <= odd <= "\udfff" else " "


def _letters(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _cut_start(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """Marked words at the start, unless all of their line would go: then it is a line, and no rule knows it."""
    text = "\n".join(lines)
    for rule in rules:
        match = re.match(rule.pattern, text, re.IGNORECASE)
        if match and not _is_furniture(text[match.end() :].partition("\n")[0]):
            return text[match.end() :].split("\n"), [RemovedText(rule.name, match.group().strip())]
    return lines, []


def _cut_page(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """What is above and below the article of a page that was copied as a whole."""
    article = pasted_article(lines, _is_furniture)
    if article is None:
        return lines, []
    around = ("\n".join(part).strip() for part in (lines[: article.start], lines[article.end :]))
    return lines[article.start : article.end], [RemovedText(rules[0].name, part) for part in around if part]


def _cut_repeats(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """The first line stays: it may be the only title that the article has."""
    if not lines or not reads_like_headline(lines[0]):
        return lines, []
    rest, removed = _cut_headlines(lines[1:], lines[0], rules[0])
    return [lines[0], *rest], removed


def _cut_headlines(lines: list[str], headline: str, rule: Rule) -> Cut:
    again: list[int] = []
    others = 0
    for index, line in enumerate(lines):
        if says_again(line, headline):
            again.append(index)
        elif line:
            others += 1
        if others >= HEADLINE_LINES:
            break
        if len(again) > MOST_REPEATS:
            return lines, []
    kept = [line for index, line in enumerate(lines) if index not in again]
    return kept, [RemovedText(rule.name, lines[index]) for index in again]


def _cut_lines(lines: list[str], _rules: Sequence[Rule]) -> Cut:
    """By all rules for lines at once, since one after the other takes a pass each."""
    kept: list[str] = []
    removed: list[RemovedText] = []
    for line in lines:
        match = _is_furniture(line)
        if match and match.lastgroup:
            removed.append(RemovedText(match.lastgroup, line))
        else:
            kept.append(line)
    return kept, removed


def _is_furniture(line: str) -> re.Match[str] | None:
    return _ANY_LINE.fullmatch(line) if 0 < len(line) <= LONGEST_LINE else None


def _cut_to_end(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """From the first such line of the second half, so that a form between two parts of a page takes nothing."""
    start = _second_half(lines)
    for rule in rules:
        pattern = re.compile(rule.pattern, re.IGNORECASE)
        first = next((at for at in range(start, len(lines)) if pattern.fullmatch(lines[at][:LONGEST_LINE])), None)
        if first is not None and _length(lines[first:]) <= LONGEST_FOOT:
            return _cut_from(lines, first, rule)
    return lines, []


def _cut_list_at_end(lines: list[str], rules: Sequence[Rule]) -> Cut:
    """From the first such heading that only headlines and other furniture follow."""
    start = _second_half(lines)
    for rule in rules:
        pattern = re.compile(rule.pattern, re.IGNORECASE)
        first = None
        for index in range(len(lines) - 1, start - 1, -1):
            line = lines[index]
            if (len(line) > LONGEST_HEADLINE or _FULL_STOP.search(line)) and not _is_furniture(line):
                break
            first = index if pattern.fullmatch(line) else first
        if first is not None and _length(lines[first:]) <= LONGEST_FOOT:
            return _cut_from(lines, first, rule)
    return lines, []


def _cut_run_at_end(lines: list[str], rules: Sequence[Rule]) -> Cut:
    for rule in rules:
        pattern = re.compile(rule.pattern, re.IGNORECASE)
        start, count = len(lines), 0
        for index in range(len(lines) - 1, 0, -1):
            if lines[index] and not (len(lines[index]) <= LONGEST_LINE and pattern.fullmatch(lines[index])):
                break
            if lines[index]:
                start, count = index, count + 1
        if count >= 2:
            return _cut_from(lines, start, rule)
    return lines, []


def _cut_from(lines: list[str], index: int, rule: Rule) -> Cut:
    return lines[:index], [RemovedText(rule.name, "\n".join(lines[index:]).strip())]


def _second_half(lines: list[str]) -> int:
    """The first line before which at least half of the text stands; never the first line of all."""
    before, half = 0, _length(lines) / 2
    for index, line in enumerate(lines):
        if index and before >= half:
            return index
        before += len(line)
    return len(lines)


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))


def _in_all_languages(rule: Rule) -> Rule:
    others = (language.furniture.get(rule.name) for language in LANGUAGES.values())
    return replace(rule, pattern="|".join([rule.pattern, *(pattern for pattern in others if pattern)]))


_RULES_AT = {where: tuple(_in_all_languages(rule) for rule in RULES if rule.where is where) for where in Where}
_ANY_LINE = re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in _RULES_AT[Where.LINE]), re.IGNORECASE)
_CUTTERS: dict[Where, Callable[[list[str], Sequence[Rule]], Cut]] = {
    Where.START: _cut_start,
    Where.PAGE: _cut_page,
    Where.LIST_AT_END: _cut_list_at_end,  # before single lines: of "Read more" above a list only the list would stay
    Where.LINE: _cut_lines,
    Where.HEADLINE: _cut_repeats,
    Where.TO_END: _cut_to_end,
    Where.RUN_AT_END: _cut_run_at_end,
}
