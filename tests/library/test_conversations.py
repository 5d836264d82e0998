"""The tables of conversations."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL

from rag.library.conversations import Conversations, StoredConversation, StoredRating, StoredTurn
from rag.library.database import open_database
from rag.text.words import fold

MORNING, NOON, EVENING = (f"2026-11-24T{hour}:00:00+00:00" for hour in ("08", "12", "20"))
TURN = StoredTurn("c1", 1, "t1", "Who spoke?", MORNING, {"answer": "Ünal spoke."}, None, False, {"model": "quotes"})
RATING = StoredRating(
    turn="t1",
    conversation="c1",
    thumb="up",
    comment="Good.",
    right="",
    in_set=False,
    rated=NOON,
    question="Who spoke?",
    record={"answer": "Ünal spoke."},
    conditions={"model": "quotes"},
    history=[{"question": "Who?"}],
)


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Conversations]:
    engine = open_database(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
    yield Conversations(engine, fold)
    engine.dispose()


def begun(rows: Conversations, conversation: str, title: str, *said: str, when: str = MORNING) -> None:
    """A conversation with a question for each text, which is its answer too."""
    rows.begin(conversation, title, when)
    for number, text in enumerate(said, start=1):
        answer = {"answer": f"{text}!"}
        rows.put(replace(TURN, conversation=conversation, number=number, id=f"{conversation}-{number}", record=answer))


def found(rows: Conversations, query: str) -> set[str]:
    return {each.id for each in rows.all(query)}


def test_a_conversation_comes_back_with_its_turns(rows: Conversations) -> None:
    """In the order of their numbers, however they were written."""
    rows.begin("c1", "Who?", MORNING)
    second = replace(TURN, number=2, id="t2", record=None, problem="it failed", stopped=True, asked=NOON)
    for each in (second, TURN):
        rows.put(each)
    assert rows.turns("c1") == [TURN, second]
    assert rows.get("c1") == StoredConversation("c1", "Who?", MORNING, MORNING, 2)
    assert (rows.get("c2"), rows.turns("c2")) == (None, [])


def test_a_conversation_begins_once(rows: Conversations) -> None:
    """Whoever begins it again changes nothing, not even its title."""
    for title, when in (("Who?", MORNING), ("What?", NOON)):
        rows.begin("c1", title, when)
    assert rows.get("c1") == StoredConversation("c1", "Who?", MORNING, MORNING)


def test_a_turn_takes_the_place_of_the_one_with_its_number(rows: Conversations) -> None:
    """And the conversation changed when it was asked."""
    begun(rows, "c1", "Who?", "a", "b")
    again = replace(TURN, number=2, id="t9", asked=NOON)
    rows.put(again)
    assert [each.id for each in rows.turns("c1")] == ["c1-1", "t9"]
    assert rows.all()[0].changed == NOON


def test_a_turn_asked_again_leaves_its_rating(rows: Conversations) -> None:
    """With the record of the answer that was rated."""
    rows.begin("c1", "Who?", MORNING)
    rows.put(TURN)
    rows.rate(RATING)
    rows.put(replace(TURN, id="t2", record={"answer": "Nobody."}))
    assert rows.rating("t1") == RATING
    assert (rows.rating("t2"), rows.ratings("c1")) == (None, [RATING])


def test_the_one_that_changed_last_comes_first(rows: Conversations) -> None:
    """Of those that changed at once the order is always the same; `most` cuts the list."""
    for name, when in (("b", MORNING), ("a", MORNING), ("c", NOON)):
        rows.begin(name, name, when)
    assert [each.id for each in rows.all()] == ["c", "a", "b"]
    assert [each.id for each in rows.all(most=2)] == ["c", "a"]


def test_words_are_found_in_titles_questions_and_answers(rows: Conversations) -> None:
    """All of them must be there, in whichever of these each one is."""
    begun(rows, "c1", "Peace talks", "the first round", "in Geneva")
    begun(rows, "c2", "Peace", "in Moscow")
    assert found(rows, "peace") == {"c1", "c2"}
    assert found(rows, "  geneva\n round PEACE spoke ") == {"c1"}
    assert found(rows, "peace geneva moscow") == set()
    assert found(rows, " ") == {"c1", "c2"}


@pytest.mark.parametrize("query", ["zelenskyy", "ZELENSKYÝ", "Zelenský’s", "ünal", "unal", "straße", "ΑΘΉΝΑ", "ﬁnale"])
def test_case_and_accents_make_no_difference(rows: Conversations, query: str) -> None:
    """Neither in what was asked nor in what is searched."""
    begun(rows, "c1", "Zelenskyý and Zelensky's", "ÜNAL Strasse straße Αθήνα FINALE")
    begun(rows, "c2", "Other", "words")
    assert found(rows, query) == {"c1"}


@pytest.mark.parametrize("query", ["%", "_", "100%", "a_b", "%_", "\\", "/", "'", "';--", '"'])
def test_signs_of_the_database_are_signs(rows: Conversations, query: str) -> None:
    """A percent sign stands for itself, and finds only what holds one."""
    begun(rows, "c1", "T", f"it is {query} now")
    begun(rows, "c2", "T", "1000 acb or nothing")
    assert found(rows, query) == {"c1"}


def test_a_page_of_words_can_be_searched(rows: Conversations) -> None:
    """More words than a database takes, and longer ones."""
    begun(rows, "c1", "T", " ".join(f"w{number}" for number in range(3000)))
    assert found(rows, " ".join(f"w{number}" for number in range(3000))) == {"c1"}
    assert found(rows, "x" * 100_000) == set()


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_what_no_database_keeps_becomes_the_sign_for_none(rows: Conversations, sign: str) -> None:
    """In every text that a person or a model writes; a search for it breaks nothing."""
    rows.begin("c1", f"a{sign}b", MORNING)
    rows.put(replace(TURN, question=f"a{sign}b", problem=sign, record={"answer": f"zebra{sign} gnu"}))
    rows.rate(replace(RATING, comment=sign, right=sign, question=sign))
    assert rows.turns("c1")[0].question == "a\ufffdb"
    assert rows.turns("c1")[0].record == {"answer": f"zebra{sign} gnu"}
    kept = rows.rating("t1")
    assert kept is not None
    assert (kept.comment, kept.right, kept.question) == ("\ufffd",) * 3
    assert found(rows, "gnu") == found(rows, f"a{sign}b") == {"c1"}


def test_empty_texts_are_kept(rows: Conversations) -> None:
    """Nothing is asked and nothing is said, and that is what comes back."""
    empty = replace(TURN, question="", problem="", record={}, conditions={})
    rows.begin("c1", "", MORNING)
    rows.put(empty)
    assert rows.turns("c1") == [empty]
    assert rows.all()[0].title == ""


def test_a_new_title_is_the_one_that_is_found(rows: Conversations) -> None:
    """The old one is not, and no other conversation is called so."""
    for name in ("c1", "c2"):
        rows.begin(name, f"Old {name}", MORNING)
    rows.rename("c1", "Naïve")
    assert (found(rows, "naive"), found(rows, "old")) == ({"c1"}, {"c2"})


def test_what_is_removed_can_be_brought_back(rows: Conversations) -> None:
    """Meanwhile it is neither listed nor found nor opened; all of it comes back."""
    begun(rows, "c1", "Who?", "a")
    rows.rate(replace(RATING, turn="c1-1"))
    rows.remove("c1", NOON)
    assert (rows.get("c1"), rows.all(), found(rows, "who")) == (None, [], set())
    rows.restore("c1")
    assert rows.all() == [StoredConversation("c1", "Who?", MORNING, MORNING, 1)]
    assert (len(rows.turns("c1")), len(rows.ratings("c1"))) == (1, 1)


def test_what_was_removed_long_ago_is_deleted_for_good(rows: Conversations) -> None:
    """With its turns; what was removed since, and what is there, stays."""
    for name, when in (("c1", MORNING), ("c2", EVENING), ("c3", None)):
        begun(rows, name, "Who?", "a")
        if when:
            rows.remove(name, when)
    rows.purge(NOON)
    for name in ("c1", "c2"):
        rows.restore(name)
    assert found(rows, "") == {"c2", "c3"}
    assert (rows.turns("c1"), len(rows.turns("c2")), len(rows.turns("c3"))) == ([], 1, 1)


def test_ratings_in_the_question_set_outlive_their_conversation(rows: Conversations) -> None:
    """The others go with it."""
    begun(rows, "c1", "Who?", "a", "b")
    for turn, in_set in (("c1-1", True), ("c1-2", False)):
        rows.rate(replace(RATING, turn=turn, in_set=in_set))
    rows.remove("c1", MORNING)
    rows.purge(NOON)
    assert [each.turn for each in rows.ratings()] == ["c1-1"]


def test_a_rating_takes_the_place_of_the_one_before(rows: Conversations) -> None:
    """And can be taken back."""
    down = replace(RATING, thumb="down", right="Ünal", rated=EVENING)
    for each in (RATING, down):
        rows.rate(each)
    assert rows.rating("t1") == down
    rows.unrate("t1")
    assert (rows.rating("t1"), rows.ratings()) == (None, [])


def test_ratings_come_oldest_first(rows: Conversations) -> None:
    """All, those of a conversation, or those in the question set."""
    late = replace(RATING, turn="t0", rated=EVENING, in_set=True)
    other = replace(RATING, turn="t2", conversation="c2", rated=MORNING)
    for each in (late, RATING, other):
        rows.rate(each)
    assert rows.ratings() == [other, RATING, late]
    assert rows.ratings("c1") == [RATING, late]
    assert (rows.ratings(in_set=True), rows.ratings("c2", in_set=True)) == ([late], [])


def test_a_rating_of_what_failed_has_no_record(rows: Conversations) -> None:
    rows.rate(replace(RATING, record=None))
    kept = rows.rating("t1")
    assert kept is not None
    assert kept.record is None
