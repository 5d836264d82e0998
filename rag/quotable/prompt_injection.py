"""Lines of an article that speak to a language model, or imitate the structure of a prompt, instead of to a reader.

An article is data, but a model that reads it may obey it. So what is addressed to a model is neither shown to one,
nor quoted, nor cited. The unit is the line: whoever writes an order to a model also wrote the words around it, and a
reader misses nothing.

The text is folded for the search (case, accents, look-alike and invisible letters, odd spacing), which may change its
length but never the number of its lines; and as only whole lines are found, every offset is one of the original.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from rag.quotable.prompt_injection_rules import ENOUGH, RULES, SQUEEZED_RULES, InjectionKind, Rule
from rag.types import Span

# How many lines after a find, at most, belong to it. They end at a blank line. Where none follows, as in an article
# with all its paragraphs on successive lines, a tag or a role still takes that many; an order only the next.
REACH = 5
REACH_OF_ORDER = 1
# Lines between an order to forget and an order to cite belong to both.
GAP_AFTER_ORDER = 2

# Letters of other alphabets that a reader takes for a Latin one, and a model often too: Cyrillic, then Greek.
_LOOK_ALIKES = str.maketrans("авсԁеғнһіјкӏмпорԛгѕтцѵԝхуьαβεηικνορτυχω", "abcdefhhijklmnopqrstuvwxybabenikvoptuxw")
_MARKS = str.maketrans("’‘‛′“”„‟″«»‹›–—―‐‑−¦*`~", '\'\'\'\'"""""""\'\'------|   ')
_LEET = str.maketrans("013457@$!|", "oieastasii")
_LEET_HINT = re.compile(r"[013457@$!|][a-z]|[a-z][@$]")
_LEET_WORD = re.compile(r"(?<![\w@$!|])[a-z]{0,20}(?:[013457@$!|]{1,3}[a-z]{1,20}){0,10}[01345@$]{0,3}(?![\w@$])")
_NAMED_LETTER = re.compile(
    r"(?:LATIN|SQUARED|NEGATIVE|CIRCLED|REGIONAL).* LETTER (?:SMALL CAPITAL |SCRIPT |DOTLESS )?([A-Z])"
)
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # fillers and the empty Braille cell, which count as letters
# Up to so many different letters are replaced one by one: 0.6 ms for an article of news, against 1.7 with a table.
FEW_KINDS = 64
LONGEST_LETTER = 4  # characters that a letter may become, as "ﬃ" three; some Arabic phrases in one are eighteen
_TAGS = range(0xE0020, 0xE007F)  # ASCII once more, invisible
_BETWEEN = " .-_|/,'\""
_ODD_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_SENTENCE_END = re.compile(r"[\w\])\"'][.!?](?!\w)")
_OPENS = re.compile(r"< ?[a-z!]|\b(?:begin|start)")
_CLOSES = re.compile(r"< ?/|-->|\bend\b")


class Find(NamedTuple):
    """A line with words that address a model: its number, and what it is."""

    line: int
    kind: InjectionKind


def injection_spans(text: str) -> list[Span]:
    """The lines of `text` that address a language model, in order; neighbours are one span.

    Each span begins where a line begins and ends before a line end. Lines that belong to a find are in its span: what
    stands between an imitated end of a passage and its imitated beginning, or below "System:". Linear in the text.
    """
    lines = _lines(text)
    folded = _fold("\n".join(line.of(text) for line in lines)).split("\n")
    finds = _finds(folded)
    if not finds:
        return []
    return [Span(lines[first].start, lines[last].end) for first, last in _joined(_grown(finds, folded))]


def _lines(text: str) -> list[Span]:
    """The lines without their ends; at least one."""
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    return [Span(start, start + len(line)) for start, line in zip(starts, text.splitlines() or [""], strict=False)]


def _fold(text: str) -> str:
    """`text` as the patterns want it, with as many line ends as before.

    Letter by letter: to decompose a whole text takes time quadratic in the longest run of accents.
    """
    lower = text.casefold()
    changes = {letter: folded for letter in set(lower) if (folded := _folded(letter)) != letter}
    if len(changes) > FEW_KINDS:
        lower = lower.translate({ord(letter): folded for letter, folded in changes.items()})
    else:
        for letter, folded in changes.items():
            lower = lower.replace(letter, folded)
    return _ODD_BLANKS.sub(" ", lower).replace(" \n", "\n").replace("\n ", "\n").strip(" ")


@cache
def _folded(letter: str) -> str:
    if letter in " \n\t":
        return letter
    if ord(letter) in _TAGS:
        return chr(ord(letter) - 0xE0000).casefold()
    if letter in _INVISIBLE or unicodedata.category(letter) in {"Cf", "Cc", "Mn", "Me"}:
        return ""
    if named := _NAMED_LETTER.fullmatch(unicodedata.name(letter, "")):
        return named[1].lower()
    parts = unicodedata.normalize("NFKD", letter).casefold()
    if len(parts) > LONGEST_LETTER:
        return letter
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_MARKS)


def _finds(lines: Sequence[str]) -> list[Find]:
    """The lines in which rules of enough weight match, in order."""
    plain = "\n".join(lines)
    undisguised = [_undisguised(line) for line in lines]
    changed = "\n".join(other if other != line else "" for line, other in zip(lines, undisguised, strict=True))
    matched: dict[int, set[Rule]] = {}
    for view, rules in ((plain, RULES), (changed, RULES), (_squeezed("\n".join(undisguised)), SQUEEZED_RULES)):
        for rule, line in _matches(view, rules):
            matched.setdefault(line, set()).add(rule)
    return [
        Find(line, max((rule.kind for rule in rules), key=lambda kind: kind.value))
        for line, rules in sorted(matched.items(), key=lambda item: item[0])
        if lines[line] and sum(rule.weight for rule in rules) >= ENOUGH
    ]


def _undisguised(line: str) -> str:
    """`line` with look-alike letters, and digits in words, as the letters that they stand for."""
    latin = line if line.isascii() else line.translate(_LOOK_ALIKES)
    return _LEET_WORD.sub(lambda word: word.group().translate(_LEET), latin) if _LEET_HINT.search(latin) else latin


def _squeezed(view: str) -> str:
    for separator in _BETWEEN:
        view = view.replace(separator, "")
    return view


def _matches(view: str, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, int]]:
    """Each rule with each line that a match of it touches."""
    starts = [0, *(end.end() for end in re.finditer("\n", view))]
    for rule, stems, pattern in _compiled(rules):
        for start, end in _around(view, stems):
            for match in pattern.finditer(view, start, end):
                first = bisect_right(starts, match.start()) - 1
                last = bisect_right(starts, max(match.start(), match.end() - 1)) - 1
                for line in range(first, last + 1):
                    yield rule, line


def _around(view: str, stems: Iterable[str]) -> Iterator[tuple[int, int]]:
    """For each stem, the lines that it stands in, with the two lines before and after. They may overlap."""
    for stem in stems:
        at = view.find(stem)
        while at >= 0:
            end = _line_end(view, at)
            yield (
                _line_start(view, _line_start(view, _line_start(view, at) - 1) - 1),
                _line_end(view, _line_end(view, end + 1) + 1),
            )
            at = view.find(stem, end)


def _line_start(view: str, at: int) -> int:
    """Where the line of the character at `at` begins; 0 before the text."""
    return view.rfind("\n", 0, max(at, 0)) + 1


def _line_end(view: str, at: int) -> int:
    end = view.find("\n", at)
    return len(view) if end < 0 else end


@cache
def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, tuple[str, ...], re.Pattern[str]], ...]:
    """The rules with stems and patterns folded as the text is, and a blank that also matches one or two line ends."""
    return tuple(
        (
            rule,
            tuple(_fold_letters(stem) for stem in rule.stems),
            re.compile(_fold_letters(rule.pattern).replace(" ", r"(?:[ \n]{1,2})"), re.MULTILINE),
        )
        for rule in rules
    )


def _fold_letters(pattern: str) -> str:
    return "".join(letter if letter.isascii() else _folded(letter) for letter in pattern)


def _grown(finds: Sequence[Find], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last line of each find with the lines that belong to it, in order; they may touch or overlap."""
    written = [number for number, line in enumerate(lines) if line]
    indices = [bisect_left(written, find.line) for find in finds]
    paired = False  # whether this line is the second of two tags, so that the article goes on after it
    for find, at, following in zip(finds, indices, [*indices[1:], None], strict=True):
        gap = GAP_AFTER_ORDER if find.kind is InjectionKind.ORDER else REACH
        if following is not None and following - at <= gap + 1:
            yield find.line, written[following]
            paired = not paired and _are_pair(lines[find.line], lines[written[following]])
        else:
            complete = find.kind is InjectionKind.FENCE and (paired or _are_pair(lines[find.line], lines[find.line]))
            yield find.line, find.line if complete else written[_reach(find, at, lines, written)]
            paired = False


def _are_pair(one: str, other: str) -> bool:
    return bool((_CLOSES.search(one) and _OPENS.search(other)) or (_OPENS.search(one) and _CLOSES.search(other)))


def _reach(find: Find, at: int, lines: Sequence[str], written: Sequence[int]) -> int:
    """The place in `written` of the last line that belongs to the find at place `at`."""
    line = lines[find.line]
    heads = line.endswith(":") or (find.kind is not InjectionKind.ORDER and not _SENTENCE_END.search(line))
    last = at
    while last < len(written) - 1 and last - at < REACH:
        ends_block = written[last + 1] - written[last] > 1
        if ends_block and not (heads and last == at):
            return last
        last += 1
    if find.kind is not InjectionKind.ORDER:
        return last
    in_blocks = len(written) < len(lines)  # the article has blank lines, and so this is the last of its blocks
    ends_block = in_blocks if last == len(written) - 1 else written[last + 1] - written[last] > 1
    return last if ends_block else min(at + REACH_OF_ORDER, last)


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of lines in order, with those that overlap or touch as one."""
    joined: list[tuple[int, int]] = []
    for first, last in ranges:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
