"""What a follow-up question in English leaves unsaid, put into it by rules.

Pronouns get the names that they stand for; "in Riga?" and "and Macron?" take the place of the like in the question
before; "why?" is asked of it; and what has no topic gets its. A question that has all that is left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.language.en.function_words import STOP_WORDS
from rag.question.question_parts import (
    ABOUT,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    SPEECH,
    WH,
    Kind,
    Name,
    Parts,
    content,
    find_names,
    is_date,
    read_parts,
)
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
_PERSON = {"he": "", "she": "", "him": "", "her": "", "his": "’s", "hers": "’s"}
_MANY = {"they": "", "them": "", "their": "’s", "theirs": "’s"}
_THING = {"it": "", "its": "’s"}
_PRONOUNS = frozenset({*_PERSON, *_MANY, *_THING})
_POINTING = frozenset({"this", "that", "these", "those"})
# Nouns for somebody, by their endings: the minister, the governor, the president, the spokeswoman.
_ROLE = re.compile(r"(?:er|or|ist|man|woman|[^m]ent|ian|pope|king|queen|judge|chief|boss|star|coach|ess)$")
# After one of these a new clause begins, and its object may be the subject of the one before.
_CLAUSES = frozenset("that if whether because when who which would will".split())
_TIMES = frozenset("week month year morning evening summer winter spring autumn time weekend".split())
_REPLIES = frozenset("reply replied respond responded answer answered react reacted".split())
# "Is it true that", "how long does it take to", "was it clear that": here "it" stands for what follows.
_EMPTY_IT = re.compile(
    r"\b(?:is|was) it (?:\w+ ){1,2}(?:that|to)\b|\bit takes? .*\bto\b|\bit (?:rain|snow)|\bis it true\b|"
    r"\b(?:has|had) it been\b|\bit (?:is|was|has been) \w+ that\b",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"\bthere (?:is|are|was|were|be|been|will|can|could|may|might|must|should|has|have|had)\b|"
    r"\b(?:is|are|was|were) there (?!now|then|too)\w",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"(?:while|as|after|although|though|despite|amid|since|with|in|at|on|before)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"«][^”\"»]+[”\"»]")
_DEFINITION = re.compile(r"^what (?:is|are) (?!the\b)", re.IGNORECASE)


def resolve(question: str, earlier: Sequence[str], answers: Sequence[str]) -> str | None:
    """The standalone question; None where `question` is one. `earlier` standalone questions and their answers, newest
    first, as many of the one as of the other."""
    known = {word: None for text in (*earlier, *answers) for name in find_names(text) for word in name.text.split()}
    return _Followup(question, earlier, answers, tuple(known), read_parts(earlier[0])).resolve()


def bare(question: str) -> str:
    """A question without "And" and "what about" before it."""
    return _WHAT_ABOUT.sub("", _LEAD.sub("", question))


@dataclass(frozen=True, slots=True)
class _Followup:
    """A question in English, and what it may lean on, newest first."""

    question: str
    earlier: Sequence[str]
    answers: Sequence[str]
    known: Sequence[str]  # names of the conversation, which a person may write in small letters
    before: Parts  # of the last question

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
        names = find_names(body, self.known)
        bare = re.sub(r"^the\s+", "", body, flags=re.IGNORECASE)
        return (len(names) == 1 and names[0].text == bare) or (len(body.split()) < 3 and self.question.endswith("?"))

    def _more(self) -> str:
        before = self.before
        if before.head.lower() == "what" and before.auxiliary:
            return f"What else {before.auxiliary} {before.rest}?"
        return f"{before.text}?"

    def _question_word(self, body: str) -> str:
        """ "Why?": the question before, asked with this word."""
        before = self.before
        word = body.lower().removesuffix(" exactly")
        adverbial = word.split()[-1] in ("why", "when", "where", "how", "long", "ago") and word.split()[-1] != "not"
        about = before.head.lower().split()[-1:]
        if not adverbial or (before.auxiliary.lower() in BE and about in (["what"], ["who"])):
            return f"{before.text}, and {_inside(body)}?"
        if not before.auxiliary:
            return f"{before.text}, and {word}?"
        return _capitalised(f"{word} {before.auxiliary.lower()} {_with_object(before)}?")

    def _phrase(self, body: str) -> str:
        """ "In Riga?": the question before, with this in place of the like, or added."""
        body = self._with_pronouns(read_parts(body)) or body
        before = self.before
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
        return f"{before.text} {_inside(body)}?"

    def _noun(self, body: str) -> str | None:
        """ "And Macron?": the question before, with this in place of the like."""
        resolved = self._with_pronouns(read_parts(body))
        if resolved:
            return f"What about {resolved}?"
        before = read_parts(self.earlier[0], self.known)
        names = [name for name in find_names(body, self.known) if name.kind is not Kind.DATE]
        if is_date(body) and not names:
            dates = [name for name in before.names if name.kind is Kind.DATE]
            return _replaced(before.text, dates[-1], body) if dates else f"{before.text} in {body}?"
        if names:
            target = _like(names[0], before)
            known = any(fold(name.text) == fold(names[0].text) for name in before.names)
            return _replaced(before.text, target, body) if target and not known else self._about(f"what about {body}")
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
        if before.counted and not set(body.lower().split()) & DETERMINERS:
            return before.text.replace(before.counted, body, 1) + "?"
        return f"{before.text}, and {body}?"

    def _clause(self, body: str, leads: bool) -> str | None:
        """A whole question: with names for its pronouns, or with the topic that it lacks."""
        parts = read_parts(body, self.known)
        if not leads and len(body.split()) > _WORDY and not set(body.lower().split()[:_FIRST_WORDS]) & _PRONOUNS:
            return None
        resolved = self._with_pronouns(parts)
        if resolved:
            return _capitalised(f"{resolved}?")
        if _SAID_SO.search(body) or points_back(parts):
            return self._about(body)
        if self._lacks_noun(parts, leads):
            return self._with_counted(parts)
        if any(name.kind is not Kind.DATE for name in parts.names):
            if set(body.lower().split()) & _REPLIES and not parts.phrases:
                return self._about(body)
            return self._with_subject_matter(parts) if leads else None
        return self._with_place(parts) if leads or self._leans(parts) else None

    def _lacks_noun(self, parts: Parts, leads: bool) -> bool:
        """ "How many did Ukraine shoot down?"; "How much is gas?" does only after "And"."""
        pattern = r"how (?:many|much)|which" if leads else "how many"
        return bool(self.before.counted and re.fullmatch(pattern, parts.head, re.IGNORECASE))

    def _with_counted(self, parts: Parts) -> str:
        noun = self.before.counted
        text = f"{parts.head} {noun} {parts.auxiliary} {parts.rest}".replace("  ", " ")
        has_names = any(name.kind is not Kind.DATE for name in parts.names)
        return _capitalised(f"{text}?") if has_names else self._with_place(read_parts(text))

    def _with_subject_matter(self, parts: Parts) -> str | None:
        """ "And what did Macron say?": about what the other was asked about."""
        own = [each for each in content(parts.text) if each not in content(" ".join(name.text for name in parts.names))]
        about = next(
            (phrase for phrase in self.before.phrases if phrase.preposition in ABOUT and not phrase.is_date), None
        )
        if about and not parts.phrases and all(weight(each) < _OWN_WEIGHT / 2 for each in own):
            return _capitalised(f"{parts.text} {self.before.text[about.span.start :]}?")
        return None

    def _leans(self, parts: Parts) -> bool:
        """Whether a clause without names is about nothing of its own."""
        if parts.counted == "people" or set(words(parts.text)) & {"anyone", "anybody", "someone", "somebody"}:
            return True
        weights = [weight(each) for each in content(parts.text)]
        if _DEFINITION.match(parts.text) and "the" not in parts.text.lower().split():
            return not weights
        before = set(content(" ".join(self.earlier[:1])))
        shared = [match for match in re.findall(r"\b[Tt]he (\w+)", parts.text) if stem(fold(match)) in before]
        return bool(shared) or (sum(weights) < _OWN_WEIGHT and max(weights, default=0.0) < _OWN_WORD)

    def _with_place(self, parts: Parts) -> str:
        """The question with where or in what the one before was: "… in the flood in Valencia"."""
        before = self.before
        if any(phrase.preposition in ABOUT and not phrase.is_date for phrase in before.phrases) or parts.phrases:
            return self._about(parts.text)
        starts = [
            phrase.span.start for phrase in before.phrases if phrase.preposition in ("in", "at", "during", "after")
        ]
        if not starts or not find_names(before.text[starts[0] :]):
            return self._about(parts.text)
        return _capitalised(f"{parts.text} {before.text[starts[0] : before.phrases[-1].span.end]}?")

    def _about(self, body: str) -> str:
        """The question under the topic of the one before; of the one before that, where that has no names."""
        topics = [read_parts(each).topic for each in self.earlier]
        topic = next((each for each in topics if find_names(each)), topics[0])
        return f"About {topic}: {_inside(body)}?" if topic else f"{body}?"

    def _with_pronouns(self, parts: Parts) -> str | None:
        """The question with names for its pronouns; None where it has none that a name is known for."""
        tokens = parts.text.split()
        used = [name.text for name in parts.names]
        changed = False
        for place, token in enumerate(tokens):
            word = token.lower().rstrip(",")
            meant = self._meant(word, place, tokens, parts, used)
            if meant:
                used.append(meant)
                owner = _owns(word, tokens[place + 1 :])
                tokens[place] = (
                    f"{meant}{'’s' if owner and not meant.endswith('s') else '’' if owner else ''}{token[len(word) :]}"
                )
                changed = True
        text = " ".join(tokens)
        if changed and points_back(read_parts(text)):
            return self._about(text).rstrip("?")
        return text if changed else None

    def _meant(self, word: str, place: int, tokens: Sequence[str], parts: Parts, used: Sequence[str]) -> str:
        """Whom or what a word of the question means; "" where it is no pronoun, or means something in the question."""
        sentence = " ".join(tokens)
        inside = _antecedent_inside(word, place, tokens, parts)
        if word in _PERSON and not inside:
            return self._person(sentence, used)
        if word in _MANY and not inside:
            return self._group()
        if word in _THING and not inside and not _EMPTY_IT.search(sentence):
            return self._thing()
        if word == "there" and not _THERE_IS.search(sentence):
            return self._place(tokens[place - 1].lower() if place else "")
        return ""

    def _person(self, sentence: str, used: Sequence[str]) -> str:
        """The subject of the question before, or whoever else is in it; the one whom its answer names, for "who"."""
        for earlier, answer in zip(self.earlier, self.answers, strict=True):
            before = read_parts(earlier, self.known)
            people = [each for each in before.people if each not in used]
            described = before.auxiliary.lower() in BE and before.subject.startswith("the ")
            asks_who = before.head.lower() == "who" and (described or not before.auxiliary)
            if people and not asks_who:
                replies = set(sentence.lower().split()) & _REPLIES and len(people) > 1
                return people[1] if replies else people[0]
            named = [name.text for name in find_names(answer) if name.kind is Kind.OTHER]
            new = [name for name in named if name not in used and name not in earlier]
            if new and (asks_who or not before.subject):
                return next((name for name in new if " " in name), new[0])
            nameless = not find_names(before.subject, self.known)
            if described or (nameless and _ROLE.search(before.subject)):
                return before.subject
            if nameless and len(before.subject.split()) == 1:
                return before.subject  # "what did putin say"
            if people or new:
                return [*people, *new][0]
        return ""

    def _group(self) -> str:
        before = self.before
        if before.counted and before.auxiliary:
            return before.topic
        if " and " in before.subject:
            return before.subject
        if before.subject.lower().startswith("the ") or (before.subject and not before.names):
            return before.subject
        names = [name.text for name in before.names if name.kind is not Kind.DATE]
        return before.thing or (names[0] if names else "")

    def _thing(self) -> str:
        before = self.before
        if before.thing:
            return before.thing
        groups = [
            name.text for name in before.names if name.kind in (Kind.GROUP, Kind.PLACE) and name.text in before.subject
        ]
        return groups[0] if groups else ""

    def _place(self, preposition: str) -> str:
        """ "In Hanoi" for "there"."""
        for earlier in self.earlier:
            before = read_parts(earlier, self.known)
            if before.places:
                first = before.places[0]
                where = "in" if first.preposition in ("to", "from") else first.preposition
                return first.object if preposition in PREPOSITIONS else f"{where} {first.object}"
            places = [name.text for name in before.names if name.kind is Kind.PLACE]
            if places:
                return places[0] if preposition in PREPOSITIONS else f"in {places[0]}"
        return ""


def _is_question_word(small: Sequence[str]) -> bool:
    """ "Why", "since when", "by how many votes": question words, and at most a noun that they count."""
    places = [place for place, word in enumerate(small) if word in WH]
    if not places or places[0] > 1 or (places[0] == 1 and small[0] not in PREPOSITIONS):
        return False
    rest = list(small[places[0] + 1 :])
    if rest[:1] and rest[0] in ("many", "much", "long", "often", "old", "far", "soon", "exactly", "not", "ago", "else"):
        rest = rest[1:]
        return len(rest) < 2 and not set(rest) & AUXILIARIES
    return not rest or (len(rest) == 1 and places[0] == 1 and rest[0] not in AUXILIARIES)


def _with_object(before: Parts) -> str:
    """The rest of the question, with what its question words asked for: "Putin set the conditions"."""
    head = before.head.lower().split()
    if not head or head[-1] in ("when", "where", "why", "how", "long", "old", "often"):
        return before.rest
    counted = before.counted
    if before.auxiliary.lower() in BE:
        return f"{counted} {before.rest}".strip()
    thing = (counted if "many" in head or "much" in head else f"the {counted}") if counted else "that"
    cut = len(before.text) - len(before.rest)
    end = next((phrase.span.start - cut for phrase in before.phrases if phrase.span.start > cut), len(before.rest))
    return f"{before.rest[:end].rstrip()} {thing} {before.rest[end:]}".strip()


def _like(name: Name, before: Parts) -> Name | None:
    """The name in the question before that `name` takes the place of: of its kind, the subject first."""
    names = sorted(
        (each for each in before.names if each.kind is not Kind.DATE), key=lambda each: each.text not in before.subject
    )
    same = [each for each in names if each.kind is name.kind]
    if same:
        return same[0]
    if name.kind is Kind.PLACE:
        spoken_of = [each for each in names if each.text not in before.subject]
        names = spoken_of or names
    return names[0] if names else None


def _replaced(text: str, name: Name, by: str) -> str:
    start = name.span.start
    article = "the " if text[:start].lower().endswith("the ") and by.lower().startswith("the ") else ""
    return f"{text[: start - len(article)]}{by}{text[name.span.end :]}?"


def _antecedent_inside(word: str, place: int, tokens: Sequence[str], parts: Parts) -> bool:
    """Whether a pronoun means somebody or something that the question itself has named before it."""
    before = " ".join(tokens[:place])
    if _OPENS_CLAUSE.match(parts.text) and "," in " ".join(tokens[place:]):
        return True  # "While he was in Hanoi, what did Putin say?"
    if not parts.head and not parts.auxiliary:
        return bool(find_names(before)) or any(token.lower() not in STOP_WORDS for token in tokens[:place])
    names = [name for name in find_names(before) if name.kind is not Kind.DATE]
    if _is_object(word, tokens[place + 1 :]) and not set(before.lower().split()) & _CLAUSES:
        return len(names) > 1  # "What did Putin tell him?": not Putin
    if names:
        return True
    if not parts.auxiliary:  # "Which company announced that it …", "Who lost his …"
        return bool(parts.counted) or _owns(word, tokens[place + 1 :])
    return any(token.lower() not in STOP_WORDS for token in tokens[len(parts.head.split()) + 1 : place])


def _is_object(word: str, following: Sequence[str]) -> bool:
    ends = not following or following[0].lower() in PREPOSITIONS
    return word in ("him", "them") or (word in ("it", "her") and ends)


def _owns(word: str, following: Sequence[str]) -> bool:
    """Whether a pronoun stands before what it owns; "her" does before a noun, and not at the end or before "about"."""
    if word == "her":
        return bool(following) and following[0].lower() not in STOP_WORDS | PREPOSITIONS
    return (_PERSON | _MANY | _THING).get(word, "") != ""


def points_back(parts: Parts) -> bool:
    """Whether it has a word that means something said before, and nothing in the question that it can mean."""
    tokens = [token.lower().strip(",") for token in parts.text.split()]
    for place, (token, following) in enumerate(pairwise([*tokens, ""])):
        before = tokens[place - 1] if place else ""
        pointed = before in AUXILIARIES | PREPOSITIONS | {"of"} or not following
        if (
            token in _POINTING
            and pointed
            and following.partition("’")[0].partition("'")[0] not in _TIMES
            and not _QUOTED.search(parts.text)
        ):
            return True
        if token == "then" and (not following or before in ("since", "by", "until")):
            return True
        pronoun = token in _MANY or token in _PERSON or (token in _THING and not _EMPTY_IT.search(parts.text))
        if pronoun and not _antecedent_inside(token, place, parts.text.split(), parts):
            return True
        if token == "there" and not _THERE_IS.search(parts.text):
            return True
    return False


def _inside(text: str) -> str:
    """A text as it stands inside a sentence: without the capital of its first word, if that is no name."""
    function_word = text.split()[0].lower() in STOP_WORDS | PREPOSITIONS
    return text[:1].lower() + text[1:] if function_word else text


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
