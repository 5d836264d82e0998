"""What may be asked next: at most three questions, made of what the newest answer cites, each of which has been tried.

One is about something else in the articles that it cites, one compares two who speak in it, and one asks for the whole
of its first article. A question is shown where its answer is what it was made for, and cites what is new.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise

from rag.answering.digests.comparing import name_in
from rag.answering.digests.forms import Comparison, Summary, read_digest, summary_question_for
from rag.evaluation.sentence_questions import Draft
from rag.markup import Html, element, join_html
from rag.page.examples import PERSON, begins_with, drafts_of, topic_of
from rag.page.parts import action
from rag.quotable import line_of
from rag.text.languages import is_english
from rag.text.letters import fold
from rag.text.words import content_stems
from rag.types import Answer, Article, Citation, Span

# Questions of each kind that are tried at most: each takes as long as an answer.
TRIED = 2

# The kinds of drafts that ask for what is not known yet: who said some words asks whoever has not read them.
_KINDS = frozenset(("about", "demand", "why", "how-many"))

# A name is spoken of, and no place where something was, if the article has it so often and nowhere says "in" before.
_SPOKEN_OF = 3
_TWO_NAMES = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+\b")
_ABOUT = re.compile(r"^What did (?P<who>.+) say about (?:the )?(?P<topic>.+)\?$")
_NO_PERSON = re.compile(
    r"\b(?:The|News|Times|Post|Guardian|Telegraph|Journal|Reuters|BBC|CNN|Press|Mail|Kremlin|House|Ministry|Department"
    r"|Union|Commission|Council|Nations|Institute|Agency|Office|Party|Court|University|Association|Bank|Group|Inc"
    r"|Company|Corporation|Economist|Police|Board|Center|Centre|Service|Society|Network|Church|Army|Force|Several|Many"
    r"|Some|Both|Most|Power|Action|Google|Secretary-General|Secretary|[A-Z]\w+-[a-z]\w+)\b"
)

# Words of a question about something else: what is longer gives its answer away.
_LONGEST = 12

# Characters of a title in a question; a longer one is hard to read on a button.
_LONGEST_TITLE = 100
# What a title that a site has cut holds, and what would end the marks around it.
_NO_TITLE = frozenset('…|“”"«»?')
# What has such a title has no whole to tell.
_NO_WHOLE = re.compile(r"\b(?:quiz|crossword|things you need|live updates?|in pictures|newsletter|podcast)\b", re.I)
# The name of a site that has added it to a title.
_SITE = re.compile(r"(?: [|–—-] [\w. ]{2,20})+$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question, and whether an answer is what it was made for."""

    question: str
    suits: Callable[[Answer], bool]


def suggest_questions(
    asked: Sequence[str], answer: Answer, tried: Callable[[str], Answer], ended: Callable[[], bool]
) -> tuple[str, ...]:
    """What may be asked after `answer`; `asked` are the questions so far. None once it has `ended`."""
    if answer.refusal or not answer.citations:
        return ()
    known = {fold(each) for each in (*asked, answer.standalone_question)}
    found: list[str] = []
    for kind in (_others_in, _compared_in, _whole_of):
        fresh = (each for each in kind(answer) if fold(each.question) not in known)
        for each in islice(fresh, TRIED):
            if ended():
                return ()
            if _is_good(each, tried(each.question), answer):
                found.append(each.question)
                break
    return tuple(found)


def render_suggestions(questions: Sequence[str]) -> Html:
    """The questions as buttons; nothing where there are none."""
    if not questions:
        return join_html([])
    asking = [
        element("li", action("example", each, class_="example", data_question=each, dir="auto")) for each in questions
    ]
    return element("div", element("p", "Ask next", class_="note"), element("ul", *asking), class_="suggestions")


def _is_good(candidate: Candidate, tried: Answer, answer: Answer) -> bool:
    new = [each for each in tried.citations if not any(_overlap(each, other) for other in answer.citations)]
    as_asked = tried.standalone_question == candidate.question
    return as_asked and not tried.refusal and bool(new) and candidate.suits(tried)


def _others_in(answer: Answer) -> Iterator[Candidate]:
    """What else is said in the article that is cited first, where it is about what was asked, or about the whole."""
    article = answer.citations[0].article
    if not is_english(article):
        return
    subject = _stems(f"{article.title} {answer.standalone_question}")
    for draft in drafts_of(article):
        is_short = draft.kind in _KINDS and len(draft.question.split()) <= _LONGEST
        fresh = is_short and not _is_cited(article, draft.quote, answer)
        if fresh and subject & _stems(draft.question) and _reads_well(draft, article):
            yield Candidate(draft.question, partial(begins_with, draft, article))


def _compared_in(answer: Answer) -> Iterator[Candidate]:
    """What two who speak say of what is spoken of."""
    if isinstance(read_digest(answer.standalone_question), Comparison):
        return
    said = {
        who.split()[-1]: (who, each) for each in (*answer.more[::-1], *answer.citations[::-1]) if (who := _person(each))
    }
    for (one, citation), (other, _) in pairwise(reversed(said.values())):
        names = f"{one} {other}"
        if topic := _topic_of(answer.standalone_question, citation, names):
            question = f"Compare what {one} and {other} said about {topic}"
            yield Candidate(question, _quotes_both)


def _topic_of(question: str, citation: Citation, names: str) -> str | None:
    """What the question names as what it is about, else what a quotation speaks of."""
    asked = topic_of(question, names)
    if asked and re.search(rf"\b(?:about|on|over) {re.escape(asked)}\b", question):
        return asked
    topic = topic_of(citation.quote, names)
    spoken_of = topic and _is_spoken_of(topic.removeprefix("the "), citation.quote, citation.article)
    return topic if spoken_of else None


def _whole_of(answer: Answer) -> Iterator[Candidate]:
    """A summary of the article that the answer cites first."""
    if isinstance(read_digest(answer.standalone_question), Summary):
        return
    article = answer.citations[0].article
    title = _SITE.sub("", line_of(article.title))
    is_about = _stems(title) & _stems(answer.standalone_question)
    is_whole = _NO_TITLE.isdisjoint(title) and "..." not in title and not _NO_WHOLE.search(title)
    if is_about and is_whole and len(title) <= _LONGEST_TITLE:
        yield Candidate(
            summary_question_for(title), lambda tried: {each.article.id for each in tried.citations} == {article.id}
        )


def _quotes_both(tried: Answer) -> bool:
    """Whether something follows each of the lines that lead the words of the two."""
    leads = [not each.citations for each in tried.sentences]
    return sum(leads) == 2 and not leads[-1] and not any(one and other for one, other in pairwise(leads))


def _person(citation: Citation) -> str | None:
    who = name_in(citation.speaker) if citation.speaker else ""
    return who if _is_person(who) else None


def _is_person(who: str) -> bool:
    return PERSON.fullmatch(who) is not None and " " in who and not _NO_PERSON.search(who)


def _reads_well(draft: Draft, article: Article) -> bool:
    """Whether it asks for what somebody with a name says, and of what the article speaks of."""
    if about := _ABOUT.match(draft.question):
        return _is_person(about["who"]) and _is_spoken_of(about["topic"], draft.quote, article)
    return draft.kind != "demand" or any(map(_is_person, _TWO_NAMES.findall(draft.question)))


def _is_spoken_of(topic: str, quote: str, article: Article) -> bool:
    """Whether a name is what an article speaks of: no place where something was said, and no piece of a longer name."""
    name = re.escape(topic)
    place = re.search(rf"\b(?:in|at|from|near|to|toward|via|of|into|across)(?: the)? {name}\b", quote, re.IGNORECASE)
    longer = re.search(rf"\b(?!The )[A-Z][\w’'.-]* {name}\b|\b[Tt]he {name}\b", quote)
    return not place and not longer and len(re.findall(rf"\b{name}\b", article.text)) >= _SPOKEN_OF


def _stems(text: str) -> set[str]:
    return set(content_stems(text))


def _is_cited(article: Article, quote: str, answer: Answer) -> bool:
    start = article.text.find(quote)
    span = Span(start, start + len(quote))
    return any(each.article.id == article.id and _meet(span, Span(each.start, each.end)) for each in answer.citations)


def _overlap(one: Citation, other: Citation) -> bool:
    return one.article.id == other.article.id and _meet(Span(one.start, one.end), Span(other.start, other.end))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
