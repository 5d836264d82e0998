import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.evaluation.cases import Case, QuestionSet, case_json, read_case

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
listed = st.lists(texts, max_size=3)
rows = st.fixed_dictionaries(
    {"question": texts.filter(str.strip)},
    optional={
        "id": texts | st.integers(),
        "answers": listed | texts,
        "articles": listed,
        "quotes": listed,
        "tags": listed,
        "answerable": st.booleans(),
        "history": st.lists(texts, max_size=2),
        "as_of": st.dates(date(1900, 1, 1)).map(str),
    },
)


@given(rows)
def test_a_case_is_read_again_from_its_row(row: dict[str, Any]) -> None:
    case = read_case(row)
    assert read_case(json.loads(json.dumps(case_json(case)))) == case


def test_a_row_is_read_without_white_space_repeats_and_empty_texts() -> None:
    case = read_case({"id": 3, "question": " Who? ", "answers": [" a", "a ", ""], "quotes": "b", "unknown": 1})
    assert (case.id, case.question, case.answers, case.quotes) == ("3", "Who?", ("a",), ("b",))


@given(rows)
def test_an_id_is_made_of_what_is_asked(row: dict[str, Any]) -> None:
    bare = {name: value for name, value in row.items() if name != "id"}
    assert read_case(bare).id == read_case({**bare, "tags": ["other"], "answers": ["other"]}).id
    assert read_case(bare).id != read_case({**bare, "question": f"{bare['question']} else?"}).id


def test_a_question_after_another_conversation_is_another_question() -> None:
    asked = [{"question": "And he?", **more} for more in ({}, {"history": ["Who?"]}, {"as_of": "2022-01-01"})]
    assert len({read_case(row).id for row in asked}) == 3


def test_a_set_is_the_same_in_whatever_form_it_was_written() -> None:
    short = read_case({"id": "1", "question": "Who?", "answers": "a"})
    long = read_case({"tags": [], "answers": ["a"], "answerable": True, "question": "Who? ", "id": 1, "note": "x"})
    assert QuestionSet("a.csv", (short,)).digest == QuestionSet("b.jsonl", (long,)).digest


def test_a_set_that_asks_otherwise_has_another_digest() -> None:
    one, other = Case("1", "Who?"), Case("2", "What?")
    sets = [(one, other), (other, one), (one,), (Case("1", "Who?", answerable=False), other)]
    assert len({QuestionSet("set", each).digest for each in sets}) == 4


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({}, "question"),
        ({"question": " "}, "question"),
        ({"question": 5}, "question"),
        ({"question": "A?", "answers": 5}, '"answers" is 5'),
        ({"question": "A?", "articles": ["a", None]}, '"articles"'),
        ({"question": "A?", "answerable": "no"}, "\"answerable\" is 'no'"),
        ({"question": "A?", "as_of": 2022}, '"as_of" is 2022'),
        ({"question": "A?", "as_of": "soon"}, "soon"),
        ({"question": "A?", "history": "Who?"}, "history"),
        ({"question": "A?", "tags": ["\ud800"]}, "half a character"),
    ],
)
def test_a_wrong_value_is_named(row: dict[str, Any], named: str) -> None:
    with pytest.raises(InputError) as caught:
        read_case(row)
    assert named in str(caught.value)


def test_answers_are_wanted_before_quotations() -> None:
    assert Case("1", "Who?", answers=("a",), quotes=("b",)).gold_texts == ("a",)
    assert Case("1", "Who?", quotes=("b",)).gold_texts == ("b",)


@pytest.mark.parametrize(
    ("answerable", "answers", "expected"), [(True, (), False), (False, (), True), (False, ("a",), False)]
)
def test_a_known_answer_makes_a_refusal_no_duty(answerable: bool, answers: tuple[str, ...], expected: bool) -> None:
    assert Case("1", "Who?", answers=answers, answerable=answerable).unanswerable is expected


def test_the_conversation_and_the_day_are_those_of_the_assistant() -> None:
    case = read_case({"question": "And?", "history": [{"question": "Who?", "answer": "He."}], "as_of": "2022-03-31"})
    assert [(each.question, each.answer) for each in case.exchanges] == [("Who?", "He.")]
    assert case.filters.as_of == date(2022, 3, 31)
