"""What a follow-up question in English leaves unsaid, put into it by rules.

Pronouns get the names that they stand for; "in Riga?" and "and Macron?" take the place of the like in the question
before; "why?" is asked of it; and what has no topic gets its. A question that has all that is left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.language.en.function_words import ABOUT, AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, REPLIES, SPEECH, WH
from rag.question.context import Context, lower_first_word, read_context
from rag.question.names import Name, NameKind, find_names, is_date
from rag.question.parts import Parts, content, read_parts
from rag.question.pronouns import PRONOUNS, points_back, resolve_pronouns
from rag.text.frequencies import weight
from rag.text.words import fold, stem, words

# A clause without names is about something of its own if its words are rare enough, together or one of them: "How do I
# bake bread" .61 and .60 is; "What caused the fire" .29 and .30, and "How many were wounded" .50 are not.
_OWN_WEIGHT = 0.75
_OWN_WORD = 0.55

# A question of more words has all that it needs, unless a pronoun is among its first. Of 800 news questions of news-qa,
# each put after another that had nothing to do with it, 1 was changed with this and 5 without it.
_WORDY = 12
_FIRST_WORDS = 4

_LEAD = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|also|or|well|now|then|yes|no|thanks|thank you|please)\b[,.! ]+)+", re.IGNORECASE
)
_POLITE = re.compile(
    r"(?:thanks?(?: you)?|ok(?:ay)?|yes|no|hello|hi|good|great|fine|bye)(?: (?:a lot|very much|again))?", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WHAT_ABOUT = re.compile(r"^(?:what|how) about\s+", re.IGNORECASE)
_MORE = re.compile(
    r"^(?:(?:can|could|would) you )?(?:please )?(?:(?:tell|give|show) (?:me|us)?\s*)?(?:some |a bit |a little )?"
    r"(?:more(?: details?| information| (?:about|on) (?:that|this|it))?|go on|continue|elaborate|explain|"
    r"(?:what|anything) (?:else|more))(?: please)?$",
    re.IGNORECASE,
)
_SAID_SO = re.compile(r"\b(says?|said|thinks?|thought|believes?) so\b", re.IGNORECASE)
_DEFINITION = re.compile(r"^what (?:is|are) (?!the\b)", re.IGNORECASE)


def resolve(question: str, earlier: Sequence[str], answers: Sequence[str]) -> str | None:
    """The standalone question; None where `question` is one. `earlier` standalone questions and their answers, newest
    first, as many of the one as of the other."""
    return _Followup(question, read_context(earlier, answers)).resolve()


def strip_lead_in(question: str) -> str:
    """A question without "And" and "what about" before it."""
    return _WHAT_ABOUT.sub("", _LEAD.sub("", question))


@dataclass(frozen=True, slots=True)
class _Followup:
    """A question in English, and what it may lean on."""

    question: str
    context: Context

    def resolve(self) -> str | None:
        """The standalone question; None where the question is one."""
        asked = self.question.rstrip("?!. ")
        body = _WHAT_ABOUT.sub("", _LEAD.sub("", asked)).strip()
        leads = body != asked
        if not body or _POLITE.fullmatch(body):
            return None
        if _MORE.match(body):
            return self._more()
        small = [word.lower() for word in body.split()]
        if _is_question_word(small):
            return self._question_word(body)
        if not set(small) & (WH | AUXILIARIES):
            if small[0] in PREPOSITIONS and len(small) < 9:
                return self._phrase(body)
            if leads or self._is_bare(body):
                return self._noun(body)
        return self._clause(body, leads)

    def _is_bare(self, body: str) -> bool:
        """Whether a text without a verb is one name, or names something of the kind that was asked about."""
        names = find_names(body, self.context.known)
        bare = re.sub(r"^the\s+", "", body, flags=re.IGNORECASE)
        return (len(names) == 1 and names[0].text == bare) or (len(body.split()) < 3 and self.question.endswith("?"))

    def _more(self) -> str:
        before = self.context.before
        if before.head.lower() == "what" and before.auxiliary:
            return f"What else {before.auxiliary} {before.rest}?"
        return f"{before.text}?"

    def _question_word(self, body: str) -> str:
        """ "Why?": the question before, asked with this word."""
        before = self.context.before
        word = body.lower().removesuffix(" exactly")
        adverbial = word.split()[-1] in ("why", "when", "where", "how", "long", "ago") and word.split()[-1] != "not"
        about = before.head.lower().split()[-1:]
        if not adverbial or (before.auxiliary.lower() in BE and about in (["what"], ["who"])):
            return f"{before.text}, and {lower_first_word(body)}?"
        if not before.auxiliary:
            return f"{before.text}, and {word}?"
        return _capitalised(f"{word} {before.auxiliary.lower()} {_with_object(before)}?")

    def _phrase(self, body: str) -> str:
        """ "In Riga?": the question before, with this in place of the like, or added."""
        body = resolve_pronouns(read_parts(body), self.context) or body
        before = self.context.before
        preposition, _, words_after = body.partition(" ")
        years = _YEAR.findall(before.text)
        if _YEAR.fullmatch(words_after) and len(years) == 1:
            return before.text.replace(years[0], words_after) + "?"
        for phrase in reversed(before.phrases):
            same = phrase.preposition == preposition.lower() and phrase.is_date == is_date(words_after)
            if same:
                end = len(before.text) if preposition.lower() in ABOUT else phrase.span.end
                kept = before.text[end:] if preposition.lower() not in ABOUT or not phrase.is_date else ""
                return f"{before.text[: phrase.span.start]}{body}{kept}?"
        return f"{before.text} {lower_first_word(body)}?"

    def _noun(self, body: str) -> str | None:
        """ "And Macron?": the question before, with this in place of the like."""
        resolved = resolve_pronouns(read_parts(body), self.context)
        if resolved:
            return f"What about {resolved}?"
        before = read_parts(self.context.questions[0], self.context.known)
        names = [name for name in find_names(body, self.context.known) if name.kind is not NameKind.DATE]
        if is_date(body) and not names:
            dates = [name for name in before.names if name.kind is NameKind.DATE]
            return _replaced(before.text, dates[-1], body) if dates else f"{before.text} in {body}?"
        if names:
            target = _like(names[0], before)
            known = any(fold(name.text) == fold(names[0].text) for name in before.names)
            return (
                _replaced(before.text, target, body)
                if target and not known
                else self.context.under_topic(f"what about {body}")
            )
        return self._common_noun(body, before)

    def _common_noun(self, body: str, before: Parts) -> str:
        """ "And interest rates?": in place of what somebody spoke about, or of what was counted."""
        about = next((phrase for phrase in before.phrases if phrase.preposition in ABOUT and not phrase.is_date), None)
        if about:
            return f"{before.text[: about.span.start]}{about.preposition} {body}?"
        owner = re.search(r"\bthe [\w ]+?['’]s?(?= )", before.text)
        if owner and re.search(r"['’]s?$", body):
            return f"{before.text[: owner.start()]}{body}{before.text[owner.end() :]}?"
        if set(before.rest.lower().split()) & SPEECH:
            return f"{before.text} about {body}?"
        if before.counted_noun and not set(body.lower().split()) & DETERMINERS:
            return before.text.replace(before.counted_noun, body, 1) + "?"
        return f"{before.text}, and {body}?"

    def _clause(self, body: str, leads: bool) -> str | None:
        """A whole question: with names for its pronouns, or with the topic that it lacks."""
        parts = read_parts(body, self.context.known)
        if not leads and len(body.split()) > _WORDY and not set(body.lower().split()[:_FIRST_WORDS]) & PRONOUNS:
            return None
        resolved = resolve_pronouns(parts, self.context)
        if resolved:
            return _capitalised(f"{resolved}?")
        if _SAID_SO.search(body) or points_back(parts):
            return self.context.under_topic(body)
        if self._lacks_noun(parts, leads):
            return self._with_counted(parts)
        if any(name.kind is not NameKind.DATE for name in parts.names):
            if set(body.lower().split()) & REPLIES and not parts.phrases:
                return self.context.under_topic(body)
            return self._with_subject_matter(parts) if leads else None
        return self._with_place(parts) if leads or self._leans(parts) else None

    def _lacks_noun(self, parts: Parts, leads: bool) -> bool:
        """ "How many did Ukraine shoot down?"; "How much is gas?" does only after "And"."""
        pattern = r"how (?:many|much)|which" if leads else "how many"
        return bool(self.context.before.counted_noun and re.fullmatch(pattern, parts.head, re.IGNORECASE))

    def _with_counted(self, parts: Parts) -> str:
        noun = self.context.before.counted_noun
        text = f"{parts.head} {noun} {parts.auxiliary} {parts.rest}".replace("  ", " ")
        has_names = any(name.kind is not NameKind.DATE for name in parts.names)
        return _capitalised(f"{text}?") if has_names else self._with_place(read_parts(text))

    def _with_subject_matter(self, parts: Parts) -> str | None:
        """ "And what did Macron say?": about what the other was asked about."""
        own = [each for each in content(parts.text) if each not in content(" ".join(name.text for name in parts.names))]
        before = self.context.before
        about = next((phrase for phrase in before.phrases if phrase.preposition in ABOUT and not phrase.is_date), None)
        if about and not parts.phrases and all(weight(each) < _OWN_WEIGHT / 2 for each in own):
            return _capitalised(f"{parts.text} {before.text[about.span.start :]}?")
        return None

    def _leans(self, parts: Parts) -> bool:
        """Whether a clause without names is about nothing of its own."""
        if parts.counted_noun == "people" or set(words(parts.text)) & {"anyone", "anybody", "someone", "somebody"}:
            return True
        weights = [weight(each) for each in content(parts.text)]
        if _DEFINITION.match(parts.text) and "the" not in parts.text.lower().split():
            return not weights
        before = set(content(" ".join(self.context.questions[:1])))
        shared = [match for match in re.findall(r"\b[Tt]he (\w+)", parts.text) if stem(fold(match)) in before]
        return bool(shared) or (sum(weights) < _OWN_WEIGHT and max(weights, default=0.0) < _OWN_WORD)

    def _with_place(self, parts: Parts) -> str:
        """The question with where or in what the one before was: "… in the flood in Valencia"."""
        before = self.context.before
        if any(phrase.preposition in ABOUT and not phrase.is_date for phrase in before.phrases) or parts.phrases:
            return self.context.under_topic(parts.text)
        starts = [
            phrase.span.start for phrase in before.phrases if phrase.preposition in ("in", "at", "during", "after")
        ]
        if not starts or not find_names(before.text[starts[0] :]):
            return self.context.under_topic(parts.text)
        return _capitalised(f"{parts.text} {before.text[starts[0] : before.phrases[-1].span.end]}?")


def _is_question_word(small: Sequence[str]) -> bool:
    """ "Why", "since when", "by how many votes": question words, and at most a noun that they count."""
    indices = [index for index, word in enumerate(small) if word in WH]
    if not indices or indices[0] > 1 or (indices[0] == 1 and small[0] not in PREPOSITIONS):
        return False
    rest = list(small[indices[0] + 1 :])
    if rest[:1] and rest[0] in ("many", "much", "long", "often", "old", "far", "soon", "exactly", "not", "ago", "else"):
        rest = rest[1:]
        return len(rest) < 2 and not set(rest) & AUXILIARIES
    return not rest or (len(rest) == 1 and indices[0] == 1 and rest[0] not in AUXILIARIES)


def _with_object(before: Parts) -> str:
    """The rest of the question, with what its question words asked for: "Putin set the conditions"."""
    head = before.head.lower().split()
    if not head or head[-1] in ("when", "where", "why", "how", "long", "old", "often"):
        return before.rest
    counted = before.counted_noun
    if before.auxiliary.lower() in BE:
        return f"{counted} {before.rest}".strip()
    thing = (counted if "many" in head or "much" in head else f"the {counted}") if counted else "that"
    cut = len(before.text) - len(before.rest)
    end = next((phrase.span.start - cut for phrase in before.phrases if phrase.span.start > cut), len(before.rest))
    return f"{before.rest[:end].rstrip()} {thing} {before.rest[end:]}".strip()


def _like(name: Name, before: Parts) -> Name | None:
    """The name in the question before that `name` takes the place of: of its kind, the subject first."""
    names = sorted(
        (each for each in before.names if each.kind is not NameKind.DATE),
        key=lambda each: each.text not in before.subject,
    )
    same = [each for each in names if each.kind is name.kind]
    if same:
        return same[0]
    if name.kind is NameKind.PLACE:
        spoken_of = [each for each in names if each.text not in before.subject]
        names = spoken_of or names
    return names[0] if names else None


def _replaced(text: str, name: Name, by: str) -> str:
    start = name.span.start
    article = "the " if text[:start].lower().endswith("the ") and by.lower().startswith("the ") else ""
    return f"{text[: start - len(article)]}{by}{text[name.span.end :]}?"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
