"""The forms in which models write citation markers, and how one is told from other text in brackets.

Pure: reads one window of text, from left to right, and never looks further than its end.
"""

import re
from collections.abc import Callable

from rag.answering.markers.bracketed import OPEN, SQUARE, BracketedMarker
from rag.answering.markers.window import Marker, NoMarker, Reading, Window, deduplicate

# Characters that a marker may have, a series of them ("[1], [2] and [3]") included.
LONGEST = 80

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DECORATION = "*_`"
FIRST = frozenset(OPEN + _SUPERSCRIPTS + _DECORATION)


_DECORATED = re.compile(rf"[{_DECORATION}]{{1,3}}")
_RAISED = re.compile(rf"[{_SUPERSCRIPTS}]+")
_BETWEEN = re.compile(r"[ \t]*(?:[,;&、，]|(?:and|und|et|y|и)(?=[ \t]))?[ \t]*")
_BETWEEN_BEGUN = re.compile(r"[ \t]*(?:[,;&、，][ \t]*|a|an|and|u|un|und|e|et|y|и)?")


def read_marker(window: Window) -> Reading:
    """The series of markers at the start of a window."""
    return _series(_one, window, 0)


def _series(one: Callable[[Window, int], Reading], window: Window, start: int) -> Reading:
    """Markers with nothing between them but a comma, a space or "and", as one."""
    read = window.progress.series.get(start) or one(window, start)
    if not isinstance(read, Marker):
        return read
    window.progress.series[start] = read
    codes, end = read.codes, read.end
    while between := _BETWEEN.match(window.text, end):
        following = window.text[between.end() : between.end() + 1]
        if not following or (following not in FIRST and _BETWEEN_BEGUN.fullmatch(window.text, end)):
            return window.wait_unless_whole(Marker(end, deduplicate(codes)))
        read = one(window, between.end()) if following in FIRST else NoMarker.NONE
        if read is NoMarker.MORE:
            return NoMarker.MORE
        if not isinstance(read, Marker):
            break
        codes, end = deduplicate(codes + read.codes), read.end
        window.progress.series[start] = Marker(end, codes)
    return Marker(end, deduplicate(codes))


def _one(window: Window, start: int) -> Reading:
    if window.text[start] in _SUPERSCRIPTS:
        return _raised(window, start)
    if decoration := _DECORATED.match(window.text, start):
        return _decorated(window, decoration)
    return _bracketed(window, start)


def _bracketed(window: Window, start: int) -> Reading:
    return window.progress.brackets.setdefault(start, BracketedMarker(window, start)).read(window)


def _decorated(window: Window, decoration: re.Match[str]) -> Reading:
    """Markers as code or in bold, `[1]` or **[1]**: with the same signs before and after them."""
    signs, start = decoration.group(), decoration.end()
    if start == len(window.text):
        return window.wait_unless_whole(NoMarker.NONE)
    if window.text[start] not in SQUARE:
        return NoMarker.NONE
    read = _series(_bracketed, window, start)
    if not isinstance(read, Marker):
        return read
    rest = window.text[read.end : read.end + len(signs)]
    if rest == signs:
        return Marker(read.end + len(signs), read.codes)
    return window.wait_unless_whole(NoMarker.NONE) if signs.startswith(rest) else NoMarker.NONE


def _raised(window: Window, start: int) -> Reading:
    """Superscripts after a word or a full stop; those of "km²" and "10²" are text."""
    run = _RAISED.match(window.text, start)
    assert run is not None
    if run.end() == len(window.text) and not window.whole:
        return NoMarker.MORE
    before = window.before if start == 0 else ""
    if before and before[-1].isalnum() and not (len(before) >= 4 and before[-4:].isalpha()):
        return NoMarker.NONE
    digits = [_SUPERSCRIPTS.index(character) for character in run.group()]
    number = int("".join(map(str, digits)))
    codes = [number] if number <= window.most else digits
    if not all(1 <= code <= window.most for code in codes):
        return NoMarker.NONE
    return Marker(run.end(), deduplicate(tuple(codes)))
