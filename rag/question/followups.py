"""Follow-up questions: "and what did he say about Kharkov?" becomes a question that can be searched for by itself.

Rules do it, without a model: names and topic are carried over from the questions before, where the question lacks them.
A model may word it better; what it writes is taken only if it keeps all that the person said and invents nothing.
A question that needs nothing from before stays as it is: one that is changed wrongly is worse than one that is not.
"""

import hashlib
import re
import threading
from collections.abc import Iterator, Sequence
from typing import Protocol

from prompts import fill
from rag.errors import ModelError
from rag.question.followup_rules import resolve, strip_lead_in
from rag.question.names import NameKind, find_names
from rag.question.parts import content, read_parts
from rag.question.pronouns import points_back
from rag.text.filters import TYPED
from rag.text.languages import language_of
from rag.text.stemming import ENGLISH
from rag.text.words import fold, stem, words
from rag.turns import Exchange

# Words of a question in another language that gets a name from the one before.
_VERY_SHORT = 3
# Exchanges that are looked back on; in longer conversations "he" is somebody of the last few.
LOOKED_BACK = 4
# Of an earlier question these are read, and a question with more needs nothing from before.
MOST_WORDS = 60
MOST_CHARACTERS = 600
# Of an answer this many characters are read for the name of whom a question asked.
_ANSWER_READ = 600

# A model's question may be this many times as long as the rules' one, and some characters.
_LONGER = 2
_MORE_CHARACTERS = 80
_REPLY_TOKENS = 100


class Writer(Protocol):
    """A language model that writes (`rag.models.language_model`)."""

    def write(self, system: str, prompt: str, *, limit: int, stop: threading.Event) -> Iterator[str]:
        """The text in pieces. Raises ModelError."""


def standalone_question(question: str, history: Sequence[Exchange]) -> str:
    """`question` with the names and the topic that it leaves to the questions before, by rules; `history` oldest first.

    Unchanged where it needs nothing. Filters typed in it stay; those of earlier questions are not carried over.
    """
    filters = [match.group() for match in TYPED.finditer(question)]
    body = _without_filters(question)
    earlier = [_beginning(_without_filters(each.standalone_question)) for each in reversed(history[-LOOKED_BACK:])]
    if not body or not any(earlier) or body != _beginning(body):
        return question
    if language_of(f"{body} {' '.join(earlier)}") != ENGLISH:
        changed = _in_another_language(body, earlier)
    else:
        answers = [each.answer[:_ANSWER_READ] for each in reversed(history[-LOOKED_BACK:])]
        changed = resolve(body, earlier, answers)
    return question if changed is None else " ".join([changed, *filters])


def rewrite(question: str, history: Sequence[Exchange], model: Writer, stop: threading.Event) -> str:
    """`standalone_question`, in the words of a language model where it has better ones.

    The model is asked only where the rules see a follow-up. Its reply is taken if it is one line, a question of sane
    length, keeps every name, number and quoted word of `question`, and has no names but those of the conversation; any
    other reply, and a ModelError, leave the rules' question.
    """
    by_rules = standalone_question(question, history)
    if by_rules == question:
        return question
    try:
        reply = "".join(model.write(fill("followup_rules"), _prompt(question, history), limit=_REPLY_TOKENS, stop=stop))
    except ModelError:
        return by_rules
    wording = _cleaned(reply)
    if stop.is_set() or not _is_faithful(wording, question, by_rules, history):
        return by_rules
    return " ".join([wording, *(match.group() for match in TYPED.finditer(question))])


def _in_another_language(body: str, earlier: Sequence[str]) -> str | None:
    """A very short question with the names of the one before; any other is left alone."""
    own = {fold(name.text) for name in find_names(body)}
    names = [name for name in find_names(earlier[0]) if name.span.start and fold(name.text) not in own]
    first = next((name.text for name in names if name.kind is NameKind.OTHER), names[0].text if names else "")
    if not first or len(words(body)) > _VERY_SHORT:
        return None
    end = len(body.rstrip("?!. \u00a0؟？"))
    return f"{body[:end]} {first}{body[end:]}"


def _beginning(text: str) -> str:
    """The first words, so that a pasted page stays quick."""
    return " ".join(text.split()[:MOST_WORDS])[:MOST_CHARACTERS]


def _without_filters(text: str) -> str:
    return " ".join(TYPED.sub(" ", text).split())


def _prompt(question: str, history: Sequence[Exchange]) -> str:
    asked = "\n".join(f"- {_beginning(_without_filters(each.standalone_question))}" for each in history[-LOOKED_BACK:])
    answered = " ".join(history[-1].answer[:_ANSWER_READ].split())
    last = _without_filters(question)
    fence = f"text-{hashlib.sha256(f'{asked}{answered}{last}'.encode()).hexdigest()[:10]}"
    return fill("followup", earlier=asked, answer=answered, question=last, fence=fence)


def _cleaned(reply: str) -> str:
    """The one line of a reply, without quotation marks around it or a label before it; "" if there are more lines."""
    lines = [line.strip() for line in reply.strip().splitlines() if line.strip()]
    if len(lines) != 1:
        return ""
    line = re.sub(r"^(?:(?:standalone|rewritten|new) )?question:\s*", "", lines[0], flags=re.IGNORECASE)
    inner = line[1:-1]
    return inner if line[:1] in '"“' and line[-1:] in '"”' and not set(inner) & set('"“”') else line


def _is_faithful(wording: str, question: str, by_rules: str, history: Sequence[Exchange]) -> bool:
    """Whether a model's question keeps what the person said, with no names or numbers from elsewhere."""
    if not wording.endswith(("?", "？", "؟")) or len(wording) > _LONGER * len(by_rules) + _MORE_CHARACTERS:
        return False
    said = strip_lead_in(_without_filters(question))
    known = " ".join([said, *(f"{each.question} {each.standalone_question} {each.answer}" for each in history)])
    new = set(content(wording))
    return (
        _must_stay(said) <= new
        and _must_stay(wording) <= set(content(known))
        and all(quoted in wording for quoted in re.findall(r"[“\"]([^”\"]+)[”\"]", said))
        and not points_back(read_parts(wording))
    )


def _must_stay(text: str) -> set[str]:
    """The stems of its names and numbers."""
    named = [stem_of for name in find_names(text) for stem_of in content(name.text)]
    return {*named, *(stem(word) for word in words(text) if any(map(str.isdigit, word)))}
