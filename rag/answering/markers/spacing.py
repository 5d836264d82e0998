"""The white space that is right where a marker was taken out."""

import unicodedata

CLOSING = frozenset(".,;:!?…)]}”’»。，；：！？、）】")
OPENING = frozenset("([{“‘«„（【")


def bridge(before: str, gap: str, after: str, following: str) -> str:
    """The white space that stays where a marker is dropped, between `before` and `following`."""
    if not before:
        return ""
    if "\n" in gap + after:
        return max(gap, after, key=lambda space: space.count("\n"))
    if following in CLOSING or before[-1] in OPENING:
        return ""
    if not gap and not after:
        return " " if _would_stick(before[-1], following) else ""
    return max(gap, after, key=len)


def _would_stick(before: str, following: str) -> bool:
    """Whether two characters that a marker divided would make one word."""
    return before.isalnum() and following.isalnum() and not (is_wide(before) or is_wide(following))


def is_wide(character: str) -> bool:
    """Of a script that has no spaces between words."""
    return unicodedata.east_asian_width(character) in "WF"
