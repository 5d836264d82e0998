"""Puts a sentence into the other voice: "X was bought by Y" for "Y bought X"."""

from rag.checking.facts.patterns import keys_of
from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.facts.voices import BY, CLAUSE, NEAR, PREPOSITIONS, STOPS, helper_of, roles

_HAVE = keys_of("have")


def match_voice(claim: TokenizedText, mine: int, source: TokenizedText, theirs: int) -> str | None:
    """The claim with its verb in the voice that the source has it in; None where it has it so, or cannot."""
    ours, other = roles(claim, mine), roles(source, theirs)
    if ours is None or other is None or ours.passive is other.passive:
        return None
    if ours.passive:
        return _actively(claim, mine, source.tokens[theirs].text)
    return _passively(claim, mine, source, theirs)


def _actively(reading: TokenizedText, verb: int, written: str) -> str | None:
    """A passive sentence with who does it before the verb, which is `written` so; None where it names nobody."""
    helper, start = helper_of(reading, verb), _subject(reading, verb)
    agent = next(
        (index for index in range(verb + 1, min(verb + NEAR, len(reading.tokens))) if reading.keys[index] == BY), None
    )
    if helper is None or start is None or agent is None:
        return None
    end, last = _object_end(reading, agent), _without_have(reading, helper) - 1
    if end == agent or last < start or reading.tokens[agent + 1].number:
        return None  # "by Tuesday", "by 5 percent"
    subject = reading.text_between(start, last)
    between = reading.text_between(verb + 1, agent - 1) if agent > verb + 1 else ""
    parts = (
        reading.text[: reading.tokens[start].start],
        reading.text_between(agent + 1, end),
        written,
        subject,
        between,
    )
    return _joined(parts, reading.text[reading.tokens[end].end :])


def _passively(reading: TokenizedText, verb: int, other: TokenizedText, their_verb: int) -> str | None:
    """An active sentence in the passive, with the verb as `other` has it; None where it has no object."""
    helper, start, end = helper_of(other, their_verb), _subject(reading, verb), _object_end(reading, verb)
    if helper is None or start is None or end == verb:
        return None
    verbs = other.text_between(_without_have(other, helper), their_verb)
    subject = reading.text_between(start, _without_have(reading, verb) - 1)
    parts = (reading.text[: reading.tokens[start].start], reading.text_between(verb + 1, end), verbs, "by", subject)
    return _joined(parts, reading.text[reading.tokens[end].end :])


def _joined(parts: tuple[str, ...], rest: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip()) + rest


def _subject(reading: TokenizedText, verb: int) -> int | None:
    """Where the words before a verb begin that are of its clause."""
    first = next((p + 1 for p in range(verb - 1, -1, -1) if reading.keys[p] in STOPS or reading.keys[p] in CLAUSE), 0)
    return first if first < _without_have(reading, verb) else None


def _without_have(reading: TokenizedText, index: int) -> int:
    return index - 1 if index and reading.keys[index - 1] in _HAVE else index


def _object_end(reading: TokenizedText, verb: int) -> int:
    """The last token of the words that follow a verb or "by" up to a preposition or a stop."""
    end = verb
    while end + 1 < len(reading.tokens) and reading.keys[end + 1] not in STOPS | PREPOSITIONS:
        end += 1
        if reading.tokens[end].kind is TokenKind.DATE:
            return end - 1
    return end
