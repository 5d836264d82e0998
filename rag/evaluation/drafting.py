"""Drafts of questions, made of sentences of the articles, for a person to keep, mend or strike out.

No language model: a sentence becomes a question where it has one of a few plain English forms, and every other one is
passed over. A wrong question costs the person more than a missing one.
"""

import hashlib
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path, PurePath

from rag.evaluation.cases import Case, read_case
from rag.evaluation.metrics.text import holds
from rag.language.capitals import CAPITAL
from rag.language.en.calendar import ANY_MONTH, ANY_WEEKDAY
from rag.language.en.function_words import STOP_WORDS
from rag.language.en.offices import BEFORE_ASKED
from rag.library.library import Library
from rag.quotable import prose_of
from rag.reading.formats import format_of
from rag.text.languages import is_english
from rag.text.questions import read_question
from rag.text.speakers import speaker_of
from rag.text.words import fold
from rag.types import Article, Listing, Span

MOST_PER_ARTICLE = 5
_SENTENCE_WORDS = range(8, 36)
_QUESTION_WORDS = range(6, 31)
_LONGEST_SENTENCE = 400  # characters: the patterns are for words, and not for what has no blanks
_MOST_SENTENCES = 300  # of one article, the first ones: 99 of 100 articles have no more
_NEAR = 10  # words between a verb and the date that is of it: further on it is of something else
_FEWEST_STEMS = 4  # content words of a question: with fewer it could be about anything

# What somebody did, with the past made by rule.
_REGULAR = """
    accept achieve acquire adopt announce appoint approve arrest arrive attack attend award block bomb cancel capture
    cause close collapse condemn convict create criticise criticize damage deliver deny deploy destroy detain dismiss
    donate earn elect enter evacuate execute fire force gain halt hire host impose increase injure inspect intercept
    introduce invade invite join jump kill land launch lift liberate move name nominate offer open order organise
    organize oust pass postpone praise propose publish raise reach receive record reduce reject release remove reopen
    replace rescue resign restore resume retire return reveal score seize sentence sign start stage sue support surpass
    suspend target threaten unveil urge visit vote wound
    """.split()  # noqa: SIM905 - a hundred quotation marks would hide the words
_IRREGULAR = """
    ban banned, beat beat, begin began, break broke, bring brought, build built, buy bought, cut cut, die died, drop
    dropped, expel expelled, fall fell, flee fled, fly flew, give gave, go went, grow grew, hit hit, hold held, lead
    led, leave left, lose lost, make made, meet met, pay paid, rise rose, run ran, sell sold, send sent, shoot shot,
    sink sank, spend spent, steal stole, strike struck, take took, win won, withdraw withdrew, write wrote
    """


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if re.search(r"[^aeiou]y$", base) else f"{base}ed"


# The past of each verb, with the form that "did" takes.
_BASES = {_past(base): base for base in _REGULAR} | {
    past: base for base, past in (pair.split() for pair in _IRREGULAR.split(","))
}
_DID = rf"(?:{'|'.join(sorted(_BASES, key=len, reverse=True))})\b"
_BE = r"(?:was|were|is|are)\b"
_FINITE = rf"(?:{_DID}|{_BE}|(?:has|have|had|will)\b)"

_CAPITAL = rf"(?:(?:[A-Z]\.)+|{CAPITAL}[\w’'-]*)"
_PERSONAL = rf"{_CAPITAL}(?: (?:(?:de|da|van|von|der|bin|al|el) )*{_CAPITAL}){{1,2}}"
# The words before a name that say who it is.
_OFFICE = (
    r"(?:President|Minister|Secretary|Secretary[- ]General|Chancellor|Mayor|Governor|King|Queen|Pope|Senator|Sen\.|"
    r"Rep\.|Gov\.|Judge|Justice|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prince|Princess|General|Attorney General|Speaker|Ambassador|"
    r"Coach|spokes\w+|actor|actress|singer|coach|author|director|rapper|comedian|minister|president|leader|chancellor)"
)
_NUMBER = (
    r"(?:\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))?|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety)"
)
_ABOUT = (
    r"(?:(?:at least|more than|fewer than|less than|about|around|some|nearly|almost|over|up to|as many as|an estimated|"
    r"roughly|approximately|another|only) )?"
)
# A plural, with at most three words before it.
_COUNTED = (
    r"(?:(?!(?:of|and|or|in|the|to|at|on|per|a|an|for|as|with|from|by|is|was|has|that)\b)[A-Za-z][\w’'-]* ){0,3}"
    r"(?:[a-z][a-z-]+[^\Wsu]s|people|men|women|children|troops)"
)
# Plurals that are a measure, or no noun.
_UNCOUNTED = re.compile(
    r"\b(?:years?|days?|hours?|minutes?|months?|weeks?|seconds|decades|dollars|euros|pounds|cents|degrees|points|miles|"
    r"met(?:er|re)s|kilomet(?:er|re)s|feet|inches|others|acres|tons|tonnes|times|ones|has|does|versus|plus|percent|"
    rf"per cent|centuries|{ANY_MONTH})\b",
    re.IGNORECASE,
)
_MONTH = rf"(?:{ANY_MONTH}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_WEEKDAY = f"(?:{ANY_WEEKDAY})"
_DAY = (
    rf"(?:(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?)|{_MONTH}(?:,? \d{{4}})?|(?:19|20)\d\d|{_WEEKDAY})"
)
_WHEN = rf"(?:[Oo]n|[Ii]n) (?P<answer>{_DAY})"
_ENDS = r"(?=$|,| (?:after|at|in|with|for|during|to|from|by|near|when|as|before|while)\b)"

# A subject: no comma, no quotation marks, and (below) no word that would begin a clause.
_SUBJECT = r"(?P<subject>[^,;:–—()“”\"]{2,70}?)"
_NO_SUBJECT = re.compile(
    rf"\b(?:that|which|who|whose|when|where|while|after|before|because|if|as|and|but|or|since|until|by|to|what|how|why|"
    rf"said|says|would|could|should|may|might|must|can|do|does|did|been|being|be|not|than|despite|there|{_FINITE})\b|"
    rf"^(?:in|on|at|for|from|with|during|under|over|by|of|among|one|both|some|many|most|all|nearly|several|his|her|their|its)\b",
    re.IGNORECASE,
)
# What may follow a comma and be left out of a question; after another comma the sentence is passed over.
_LEFT_OUT = re.compile(
    r",(?P<closed>”?)\s(?:(?:about |some )?[\w%.]+ of (?:which|whom|them)|"
    r"which|who|whose|where|when|while|as|after|according|but|with|saying|adding|citing|despite|amid|although|"
    r"following|making|leaving|sending|prompting|causing|becoming|bringing|because|though|marking|hours|days|weeks|months|"
    rf"(?:the )?(?:{_CAPITAL} )+(?:said|says|reported|reports)|(?:officials|police|authorities) (?:said|say))\b.*$"
)
# Words that point out of the sentence.
_POINTS_OUT = re.compile(
    r"\b(?:he|she|they|it|him|them|i|we|you|(?-i:us)|me|my|our|your|this|these|those|such|here|there|also|however|meanwhile|"
    r"instead|therefore|latter|same|today|yesterday|tomorrow|tonight|ago|earlier|later|now|below|above|so|then|"
    r"(?:last|next) (?:week|month|year|night))\b",
    re.IGNORECASE,
)
# What a quotation that stands alone does not begin with.
_GOES_ON = re.compile(
    r"(?:[^A-Z0-9]|(?:That|But|And|Or|Because|Which|His|Her|Their|Its|He|She|They|It|This|These|Those|There|So|Then)\b)"
)
_JOINS = re.compile(r"(?:but|and|or|because|that|which)\b", re.IGNORECASE)
# "he" is whom "who" asks for.
_OUT_OF_WHO = re.compile(_POINTS_OUT.pattern.replace("he|she|", "", 1).replace("him|", "", 1), re.IGNORECASE)
# Nobody's name: outlets and offices, which "say" things as people do.
_NO_PERSON = re.compile(
    r"\b(?:The|News|Times|Post|Mirror|Guardian|Telegraph|Journal|Reuters|BBC|CNN|CBC|Press|Mail|Kremlin|House|Ministry|"
    r"Department|Union|Commission|Council|Nations|Relations|Institute|Agency|Office|Party|Court|University|Republican|"
    r"Democrat|Foundation|Association|Bank|Group|Inc|Company|Corporation|Economist|Diplomat|Worklife|Police|Pentagon|"
    r"Congress|Parliament|Senate|Committee|Board|Center|Centre|Service|Society|Network|Magazine|Church|Army|Force)\b"
)
_FIRST_VERB = re.compile(r"^(?:Who|When|Why|How many(?: [\w’'-]+){1,4}?) (?:was|were|is|are|has|had|have|will)\b")
# A second verb without one of these before it: then the first one was read wrongly.
_TWO_VERBS = re.compile(
    r"(?<!\bwho)(?<!\bthat)(?<!\bwhich)(?<!\band)(?<!\bwhat) (?:was|were|is|are|has|had|will|would|could|said|says)\b"
)
_DEMONYM = re.compile(r"[A-Z]\w+(?:ian|ish|ese|can|eli|reek|utch|ench|erman)$")

# "did ... seize or recovered", "did a coalition lead by France launched": the verb was another one.
_DID_TWICE = re.compile(rf" did .*(?<!\bwho)(?<!\bthat)(?<!\bwhich)(?<!\bafter) {_DID}")

_SAID_THAT = r"(?:said|says|claimed|warned|insisted|stressed|argued|confirmed|predicted|stated|acknowledged|estimated)"
_SPEECH = r"(?:said|says|added|declared|insisted|wrote|told|warned|explained|noted|tweeted|argued)"
_FIRST_QUOTED = re.compile(rf"^[“\"](?P<words>[^“”\"]+)[”\"],? (?:[^“”\"]{{0,80}}\b)?{_SPEECH}\b")
_LAST_QUOTED = re.compile(rf"\b{_SPEECH}\b[^“”\"]{{0,70}}(?:[:,]| that) [“\"](?P<words>[^“”\"]+)[”\"][.]?$")
# Without "that", what is said begins with what it is about.
_NO_THAT = (
    rf"(?!{_WEEKDAY})(?=(?:[A-Z]|the |a |[a-z]+ [a-z]*s )(?!at |in |on |to |during ))"
    r"(?!in |at |on |to |during |after |as |so |no )"
)
_REPORTED = re.compile(
    rf"^(?:[^“”\"]{{2,90}}, )?[^,“”\"]{{2,80}}? {_SAID_THAT}(?: (?:on|in) {_DAY})? (?:that |{_NO_THAT})"
    rf"(?P<clause>[^\"]* (?:{_FINITE}|would\b|could\b)[^\"]*)$"
)
_REPORTED_FIRST = re.compile(
    rf"^(?P<clause>[^“”\"]+), (?:{_CAPITAL}[^,“”\"]{{0,50}} (?:has )?(?:said|says)|(?:said|says) {_CAPITAL}[^“”\"]*)$"
)
# Who somebody is, wherever it stands: "President Vladimir Putin", "Nathan Anderson, founder of ...".
_NAMING = re.compile(rf"\b{_OFFICE} (?P<name>{_PERSONAL})")
_LEAD = r"(?:(?:In|On|At|Speaking|During|After|However|Meanwhile)\b[^,“”\"]{0,90}, )?"
_DOER = re.compile(
    rf"^{_LEAD}(?:[Tt]he )?(?P<who>(?:[a-z]+ ){{0,2}}?"
    rf"(?:{_CAPITAL} |former |prime |foreign |head |spokes\w+ |leader ){{0,7}}?{_CAPITAL})"
    rf"(?:, (?:the|a|an|who) [^,“”\"]{{4,90}},)? (?P<rest>{_FINITE}.+)$"
)
_COUNTED_SUBJECT = re.compile(
    rf"(?:^|\b{_SAID_THAT} (?:that )?){_ABOUT}(?P<answer>{_NUMBER}) (?P<counted>{_COUNTED}) (?P<rest>{_FINITE}.+)$",
    re.IGNORECASE,
)
_OBJECT = (
    rf"{_ABOUT}(?P<answer>{_NUMBER}) (?P<counted>{_COUNTED})"
    r"(?P<rest>|[ ](?:in|at|on|near|from|during|against|across|with|for)\b.*)$"
)
_DID_COUNTED = re.compile(rf"^{_SUBJECT} (?P<verb>{_DID})(?P<particle> (?:down|up|out|off)|) {_OBJECT}")
_HAS_COUNTED = re.compile(
    rf"^{_SUBJECT} (?P<aux>has|have|will) (?P<verb>(?!been)\w+(?: (?:down|up|out|off))?) {_OBJECT}"
)
_DATED_FIRST = re.compile(rf"^{_WHEN},? {_SUBJECT} (?P<verb>{_DID}|was|were) (?P<rest>.+)$")
_DATED = re.compile(rf"^{_SUBJECT} (?P<verb>{_DID}|was|were) (?P<rest>.+?) {_WHEN}{_ENDS}(?P<more>.*)$")

# What somebody demands, or why something was done.
_BY = rf"(?P<who>{_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_TERMS = r"(?P<terms>conditions|demands|terms|reasons|goals|proposals)"
_SET = {"outlined": "outline", "set": "set", "made": "make", "named": "name", "listed": "list", "voiced": "voice"}
_SET_BY = re.compile(rf"\b{_TERMS} (?:[a-z]+ly )?(?P<verb>{'|'.join(_SET)}) by {_BY}")
_SETS = re.compile(rf"\b{_BY} (?P<verb>{'|'.join(_SET)}) (?:[a-z]+ ){{0,6}}{_TERMS}\b")
_URGES = {"urged": "urge", "asked": "ask", "ordered": "order", "told": "tell", "invited": "invite", "warned": "warn"}
_URGED = re.compile(
    rf"\b{_BY} (?P<verb>{'|'.join(_URGES)}) (?P<whom>[^,;:“”\"]{{2,40}}?) (?:not )?to (?P<answer>[a-z].+)$"
)
_DEMANDS = re.compile(rf"\b{_BY}(?:’s demand (?:to|for|that)| (?:has |have )?demanded) (?P<answer>.+)$")
_BECAUSE = re.compile(rf"^{_SUBJECT} (?P<verb>{_DID}|was|were) (?P<rest>[^,;“”\"]{{0,90}}?),? because (?P<answer>.+)$")

# A question and the words that answer it.
_Made = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A question of a `kind`, the words that answer it, and the sentence that it was made of."""

    kind: str
    question: str
    answer: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the article tells about the words of one sentence: its text, and the names of people in it."""

    text: str
    people: frozenset[str]

    def opened(self, words: str) -> str:
        """The words as they stand inside a sentence: small at the start, unless the article has the capital there."""
        first, _, others = words.partition(" ")
        if fold(first) in STOP_WORDS and first not in ("US", "IT"):
            return f"{first.lower()} {others}"
        if not re.fullmatch(r"[A-Z][a-z-]+", first) or not others[:1].islower():
            return words
        is_word = re.search(rf"\b{first.lower()}\b", self.text)
        is_name = re.search(rf"[a-z,] {first}\b", self.text)
        return f"{first.lower()} {others}" if is_word or (first.endswith("s") and not is_name) else words


def draft(library: Library, count: int) -> Iterator[Case]:
    """At most `count` questions on the articles of the library, the same each time.

    Each article gives one, then each another, and none more than MOST_PER_ARTICLE. The articles come in the order of a
    digest of their ids, so that neither the newest nor the first ones are preferred.
    """
    names = _names(library.records.listings())
    order = sorted(names, key=_digest)
    made: dict[str, deque[Draft]] = {}
    asked = set[str]()
    for turn in range(MOST_PER_ARTICLE):
        for place, article_id in enumerate(order):
            if len(asked) >= count:
                return
            if turn == 0:
                articles = library.records.get([article_id]).values()
                made[article_id] = deque(each for article in articles for each in _drafts(article, place))
            while made[article_id]:
                found = made[article_id].popleft()
                if fold(found.question) not in asked:
                    asked.add(fold(found.question))
                    yield _case(found, names[article_id])
                    break


def _names(listings: Sequence[Listing]) -> dict[str, str]:
    """What each article is called, by its id: the name of its file, if that holds no other and no other has it."""
    files = {each.id: PurePath(each.path).name for each in listings if each.path and _is_own(each.path)}
    shared = Counter(files.values())
    return {each.id: name if shared[name := files.get(each.id, each.id)] == 1 else each.id for each in listings}


def _is_own(path: str) -> bool:
    form = format_of(Path(path))
    return form is not None and not form.has_rows


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _case(found: Draft, article: str) -> Case:
    return read_case(
        {
            "question": found.question,
            "answers": [found.answer],
            "articles": [article],
            "quotes": [found.quote],
            "tags": ["draft", found.kind],
        }
    )


def _drafts(article: Article, place: int) -> Iterator[Draft]:
    """The best drafts of an article, one of each kind in turn, beginning with another kind at another `place`.

    Of one kind, those from all over the article: they come in the order of a digest.
    """
    if not is_english(article):
        return iter(())
    spans = prose_of(article)[:_MOST_SENTENCES]
    text = article.text[: spans[-1].end] if spans else ""
    known = _Known(text, _people(text, spans))
    found = [each for span in spans for each in _of_sentence(span.of(text), known)]
    found.sort(key=lambda each: _digest(each.quote))
    kinds = list(_MAKERS)
    first = place % len(kinds)
    groups = [[each for each in found if each.kind == kind] for kind in kinds[first:] + kinds[:first]]
    return islice(_in_turn(groups), MOST_PER_ARTICLE)


def suggestions(article: Article) -> Iterator[Draft]:
    """What may be asked of an article, in the order of its text: also what only its own readers understand, and for
    what somebody demands and why, which a clause answers, and no few words that a case could be measured by."""
    if not is_english(article):
        return
    spans = prose_of(article)[:_MOST_SENTENCES]
    known = _Known(article.text, _people(article.text, spans))
    for span in spans:
        yield from _of_sentence(span.of(article.text), known, _MAKERS | _REASONS, alone=False)


def _in_turn(groups: Sequence[Sequence[Draft]]) -> Iterator[Draft]:
    """The first of each group, then the second of each; one sentence once."""
    quoted = set[str]()
    for found in chain.from_iterable(zip_longest(*groups)):
        if found and found.quote not in quoted:
            quoted.add(found.quote)
            yield found


def _of_sentence(
    sentence: str, known: _Known, makers: "Mapping[str, _Maker] | None" = None, *, alone: bool = True
) -> Iterator[Draft]:
    """`alone`: the questions say what they are about without the article."""
    is_long = len(sentence) > _LONGEST_SENTENCE or len(sentence.split()) not in _SENTENCE_WORDS
    if is_long or "?" in sentence or not sentence.endswith((".", "”", '"')):
        return
    for kind, make in (makers or _MAKERS).items():
        made = make(sentence.rstrip("."), known)
        if made and _is_good(*made, sentence, alone=alone):
            yield Draft(kind, *made, sentence)


def _people(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """The full and the last names of those who have an office, or speak, in the text."""
    speakers = (speaker_of(text, spans, index) for index in range(len(spans)))
    said = [without_office(who) for who in speakers if who]
    named = [without_office(match["name"]) for match in _NAMING.finditer(text)]
    full = {name for name in said + named if re.fullmatch(_PERSONAL, name) and not _NO_PERSON.search(name)}
    return frozenset(full | {name.split()[-1] for name in full})


def _who_said(sentence: str, known: _Known) -> _Made | None:
    speaker = speaker_of(sentence, [Span(0, len(sentence))], 0)
    name = without_office(speaker) if speaker else ""
    if name not in known.people:
        return None
    if quoted := _FIRST_QUOTED.search(sentence) or _LAST_QUOTED.search(sentence):
        said = quoted["words"].strip().rstrip(",.")
        return None if _GOES_ON.match(said) else (f"Who said “{said}”?", name)
    if reported := _REPORTED.search(sentence) or _REPORTED_FIRST.search(sentence):
        said = _short(known.opened(reported["clause"]))
        return None if _POINTS_OUT.search(said) or _JOINS.match(said) else (f"Who said that {said}?", name)
    return None


def _who_did(sentence: str, known: _Known) -> _Made | None:
    match = _DOER.search(sentence)
    if not match:
        return None
    name, rest = without_office(match["who"]), _short(match["rest"])
    return None if name not in known.people or _OUT_OF_WHO.search(rest) else (f"Who {rest}?", name)


def _how_many(sentence: str, known: _Known) -> _Made | None:
    if match := _COUNTED_SUBJECT.search(sentence):
        question = f"How many {match['counted']} {_short(match['rest'])}?"
    elif match := _HAS_COUNTED.search(sentence):
        having = f"{match['aux']} {known.opened(match['subject'])} {match['verb']}"
        question = f"How many {match['counted']} {having}{_short(match['rest'])}?"
    elif match := _DID_COUNTED.search(sentence):
        verb = f"{_BASES[match['verb']]}{match['particle']}"
        question = f"How many {match['counted']} did {known.opened(match['subject'])} {verb}{_short(match['rest'])}?"
    else:
        return None
    subject = match.groupdict().get("subject") or ""
    if (
        _UNCOUNTED.search(match["counted"])
        or re.search(r"\band \d", match["rest"])
        or _is_no_subject(subject)
        or _POINTS_OUT.search(question)
    ):
        return None
    return question, match["answer"]


def _when(sentence: str, known: _Known) -> _Made | None:
    match = _DATED_FIRST.search(sentence) or _DATED.search(sentence)
    if not match or _is_no_subject(match["subject"]):
        return None
    if match.re is _DATED and len(match["rest"].split()) > _NEAR:
        return None
    subject, rest = known.opened(match["subject"]), f"{match['rest']}{match.groupdict().get('more') or ''}"
    did = match["verb"] if match["verb"] not in _BASES else "did"
    verb = f" {_BASES[match['verb']]}" if did == "did" else ""
    question = f"When {did} {subject}{verb} {_short(rest)}?"
    return None if _POINTS_OUT.search(question) else (question, match["answer"])


def _demand(sentence: str, known: _Known) -> _Made | None:
    match = _SET_BY.search(sentence) or _SETS.search(sentence) or _URGED.search(sentence) or _DEMANDS.search(sentence)
    if not match:
        return None
    who = without_office(match["who"])
    if match.re is _URGED:
        question = f"What did {who} {_URGES[match['verb']]} {match['whom']} to do?"
    elif match.re is _DEMANDS:
        question = f"What did {who} demand?"
    else:
        question = f"What {match['terms']} did {who} {_SET[match['verb']]}?"
    pointing = _POINTS_OUT.search(question) or not _is_whole(match["who"], sentence)
    return None if pointing else (question, match.groupdict().get("answer") or sentence)


def _why(sentence: str, known: _Known) -> _Made | None:
    match = _BECAUSE.search(sentence)
    if not match or _is_no_subject(match["subject"]):
        return None
    did, base = ("did", f" {_BASES[match['verb']]}") if match["verb"] in _BASES else (match["verb"], "")
    question = f"Why {did} {known.opened(match['subject'])}{base} {match['rest']}".rstrip() + "?"
    return None if _POINTS_OUT.search(question) else (question, match["answer"])


def _is_whole(name: str, sentence: str) -> bool:
    """Whether a name is not a piece of a longer one: "AIDS Prevention and Disease Control", "the Bank of Malta"."""
    joint = r"(?:and|of|for|&|the|The)"
    return not re.search(rf"(?:\b{joint}|&) {re.escape(name)}\b|\b{re.escape(name)} {joint} [A-Z]", sentence)


# The kinds of questions, and how each is made of a sentence without its full stop.
_Maker = Callable[[str, _Known], _Made | None]
_MAKERS: dict[str, _Maker] = {
    "who": _who_did,
    "when": _when,
    "who-said-it": _who_said,
    "how-many": _how_many,
}
_REASONS: dict[str, _Maker] = {"demand": _demand, "why": _why}


def _is_good(question: str, answer: str, sentence: str, *, alone: bool) -> bool:
    """Whether the question says enough to stand alone, gives nothing of its answer away, and was read rightly."""
    asked = read_question(question)
    quoted = "“" in question
    enough = len(asked.stems) >= _FEWEST_STEMS + 2 * quoted and (quoted or bool(asked.names))
    return (
        (enough or not alone)
        and (len(question.split()) in _QUESTION_WORDS or not alone)
        and answer in sentence
        and not holds(question, [answer])
        and (not alone or not set(asked.stems).intersection(read_question(answer).stems))
        and (question.startswith("Who said ") or not _TWO_VERBS.search(_FIRST_VERB.sub("", question)))
        and question.count("“") == question.count("”")
        and question.count("(") == question.count(")")
        and not re.search(r'[;:"]', question.partition("“")[0])
        and not re.search(r" (?:said|says)\b", question.partition("“")[0][8:])
        and not _DID_TWICE.search(question)
    )


def _short(rest: str) -> str:
    """The words up to a comma after which they can end."""
    return re.sub(r"[.,]”$", "”", _LEFT_OUT.sub(r"\g<closed>", rest).rstrip(" ,;–—-"))


def _is_no_subject(words: str) -> bool:
    """Whether the words begin a clause, or name something that only the sentences before them tell ("the pair")."""
    return bool(_NO_SUBJECT.search(words)) or bool(re.fullmatch(r"(?:[Tt]he|[Aa]n?) (?:[a-z’-]+ ?){1,2}", words))


def without_office(name: str) -> str:
    """The name itself: of a lower-case role and titles before it nothing stays."""
    kept = name.split()
    while len(kept) > 2 and (kept[0].islower() or fold(kept[0]).rstrip(".") in BEFORE_ASKED or _DEMONYM.match(kept[0])):
        kept = kept[1:]
    return " ".join(kept)
