"""The kinds of words that can answer a question."""

from enum import StrEnum


class AnswerType(StrEnum):
    """The kind of words that can answer."""

    AGE = "age"
    DURATION = "duration"
    PERCENT = "percent"
    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    NAME = "name"
    ANYTHING = "anything"
