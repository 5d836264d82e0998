"""What a follow-up question may lean on."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.language.en.function_words import PREPOSITIONS, STOP_WORDS
from rag.question.names import find_names
from rag.question.parts import Parts, read_parts


@dataclass(frozen=True, slots=True)
class Context:
    """Earlier standalone questions of a conversation and their answers, newest first, as many of the one as of the
    other."""

    questions: Sequence[str]
    answers: Sequence[str]
    known: Sequence[str]  # names of the conversation, which a person may write in small letters
    before: Parts  # of the last question

    def under_topic(self, body: str) -> str:
        """The question under the topic of the one before; of the one before that, where that has no names."""
        topics = [read_parts(each).topic for each in self.questions]
        topic = next((each for each in topics if find_names(each)), topics[0])
        return f"About {topic}: {lower_first_word(body)}?" if topic else f"{body}?"


def read_context(earlier: Sequence[str], answers: Sequence[str]) -> Context:
    known = {word: None for text in (*earlier, *answers) for name in find_names(text) for word in name.text.split()}
    return Context(earlier, answers, tuple(known), read_parts(earlier[0]))


def lower_first_word(text: str) -> str:
    """A text as it stands inside a sentence: without the capital of its first word, if that is no name."""
    function_word = text.split()[0].lower() in STOP_WORDS | PREPOSITIONS
    return text[:1].lower() + text[1:] if function_word else text
