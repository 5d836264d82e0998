"""Conversations in a library, as the values that the program works with."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rag.conversations.history import read_history
from rag.conversations.store import KEPT_FOR, LONGEST, TITLE, ConversationStore, new_id, now
from rag.errors import InputError
from rag.library.library import Library
from rag.library.records import State
from rag.person import ANYONE, Person, Role
from rag.settings import read_settings
from rag.turns import Conversation, Rating, Thumb, Turn
from tests.conversations.export.examples_of_conversations import (
    FIRST,
    MALTA,
    PERU,
    RAINED,
    REFUSED,
    RESIGNED,
    SECOND,
    WRITTEN,
    quoted,
)
from tests.examples import marked

QUOTED = quoted(RAINED, RESIGNED)
TURNS = (
    Turn("t1", 1, "Who spoke?", FIRST, QUOTED, conditions={"model": "quotes"}),
    Turn("t2", 2, "And in Peru? before:2023", SECOND, WRITTEN, stopped=True),
    Turn("t3", 3, "When?", SECOND, problem="it failed"),
    Turn("t4", 4, "Why?", SECOND),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(read_settings(str(tmp_path / "library")))) as opened:
        yield opened


@pytest.fixture
def store(library: Library) -> ConversationStore:
    return ConversationStore(library)


def kept(store: ConversationStore, *turns: Turn, conversation: str = "c1") -> Conversation:
    """The conversation with these turns, as it is opened again."""
    for each in turns:
        store.put(conversation, each)
    opened = store.open(conversation)
    assert opened is not None
    return opened


def test_a_conversation_is_opened_as_it_was(library: Library, store: ConversationStore) -> None:
    """With answers that are whole, while their articles are there."""
    library.records.put(marked([MALTA, PERU]))
    library.records.set_state(State.READY, [MALTA.id, PERU.id])
    opened = kept(store, *TURNS)
    assert opened == Conversation("c1", "Who spoke?", FIRST, SECOND, TURNS)


def test_a_conversation_outlives_its_articles(store: ConversationStore) -> None:
    """Every quotation says what it said."""
    answer = kept(store, *TURNS).turns[0].answer
    assert answer is not None
    assert [each.quote for each in answer.citations] == [each.quote for each in QUOTED.citations]
    assert answer.sentences == QUOTED.sentences


def test_an_answer_under_way_is_no_answer_yet(store: ConversationStore) -> None:
    """A program that ends meanwhile finds the question, and that nothing came of it."""
    [turn] = kept(store, replace(TURNS[0], answer=replace(QUOTED, done=False))).turns
    assert (turn.answer, turn.is_settled) == (None, False)


def test_a_question_asked_again_takes_its_place(store: ConversationStore) -> None:
    """What was thought of the answer before stays with that one."""
    before = kept(store, TURNS[0])
    store.rate(before, before.turns[0], Rating(Thumb.DOWN, "No.", "Ünal", in_set=True))
    [turn] = kept(store, replace(TURNS[0], id="t9", answer=REFUSED, question="Why?")).turns
    assert (turn.id, turn.rating, turn.answer and turn.answer.refusal is not None) == ("t9", None, True)


def test_a_rating_is_found_with_its_turn(library: Library, store: ConversationStore) -> None:
    """And its record is that of the answer then; None takes it back."""
    opened = kept(store, *TURNS)
    rating = Rating(Thumb.UP, "Good.")
    store.rate(opened, opened.turns[0], rating)
    rated = kept(store)
    assert [each.rating for each in rated.turns] == [rating, None, None, None]
    row = library.conversations.rating("t1")
    assert row is not None
    assert row.record is not None
    assert (row.record["answer"], row.conditions["model"]) == (QUOTED.text, "quotes")
    store.rate(rated, rated.turns[0], None)
    assert kept(store).turns[0].rating is None


def test_a_rating_has_the_questions_before_it(library: Library, store: ConversationStore) -> None:
    """Those that were answered, as a question set has them; what failed is no history, whatever it said."""
    failed = replace(TURNS[2], answer=replace(REFUSED, question="When?"))
    opened = kept(
        store, *TURNS[:2], failed, Turn("t4", 4, "Why?", SECOND, REFUSED), Turn("t5", 5, "So?", SECOND, QUOTED)
    )
    store.rate(opened, opened.turns[3], Rating(Thumb.UP))
    row = library.conversations.rating("t4")
    assert row is not None
    exchanges = read_history(list(row.history))
    assert [each.question for each in exchanges] == ["Who spoke?", "And in Peru? before:2023"]
    assert exchanges[1].standalone_question == "What happened in Peru?"
    assert exchanges[0].answer == QUOTED.text


def test_a_rating_is_the_same_when_the_articles_are_gone(library: Library, store: ConversationStore) -> None:
    """Its record has the places of the words in the articles that were."""
    opened = kept(store, TURNS[0])
    store.rate(opened, opened.turns[0], Rating(Thumb.UP))
    store.rate(Conversation("c1", "", "", "", TURNS), replace(TURNS[0], id="t0"), Rating(Thumb.UP))
    one, other = (library.conversations.rating(each) for each in ("t1", "t0"))
    assert one is not None
    assert other is not None
    assert one.record == other.record


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Who\n spoke? ", "Who spoke?"),
        ("word " * 40, f"{' '.join(['word'] * 16)} …"),
        ("x" * 300, f"{'x' * TITLE} …"),
        ("", ""),
        ("a\0b\ud800", "a\ufffdb\ufffd"),
    ],
)
def test_a_conversation_is_called_after_its_first_question(store: ConversationStore, question: str, title: str) -> None:
    """On one line, shortened after a word."""
    assert kept(store, Turn("t1", 1, question, FIRST), Turn("t2", 2, "Later?", SECOND)).title == title


def test_the_title_follows_the_first_question(store: ConversationStore) -> None:
    """Worded anew; not a later one, and not once a person has given another."""
    kept(store, TURNS[0], TURNS[1])
    assert kept(store, Turn("t5", 1, "Who wrote? after:2022")).title == "Who wrote?"
    assert kept(store, Turn("t6", 2, "Where?")).title == "Who wrote?"
    store.rename("c1", "The <b>talks</b>")
    assert kept(store, Turn("t7", 1, "Who sang?")).title == "The <b>talks</b>"


def test_a_title_is_changed(store: ConversationStore) -> None:
    """And written on one line."""
    kept(store, TURNS[0])
    store.rename("c1", " The\nminister\ud800 ")
    assert [each.title for each in store.all("minister")] == ["The minister\ufffd"]


@pytest.mark.parametrize("title", ["", " \n", "x" * (LONGEST + 1)])
def test_a_title_that_is_none_is_an_error(store: ConversationStore, title: str) -> None:
    """And the one before it stays."""
    kept(store, TURNS[0])
    with pytest.raises(InputError, match="write"):
        store.rename("c1", title)
    assert store.all()[0].title == "Who spoke?"


@pytest.mark.parametrize("name", ["", "a b", "../c", "c" * 33, "\0", "\ud800", "ｃ1", "c1\n"])
def test_a_name_that_is_none_is_an_error(store: ConversationStore, name: str) -> None:
    """Nothing is there to open, and nothing can be kept under it."""
    kept(store, TURNS[0])
    assert store.open(name) is None
    for does in (store.remove, store.restore, lambda it: store.rename(it, "T"), lambda it: store.put(it, TURNS[1])):
        with pytest.raises(InputError, match="no name of a conversation"):
            does(name)
    assert len(store.all()) == 1


def test_a_conversation_comes_back_for_thirty_days(store: ConversationStore) -> None:
    """What was removed just now is not purged."""
    opened = kept(store, *TURNS)
    store.remove("c1")
    store.purge()
    assert (store.open("c1"), store.all()) == (None, [])
    store.restore("c1")
    assert store.open("c1") == opened


def test_a_conversation_removed_long_ago_is_gone(library: Library, store: ConversationStore) -> None:
    """After thirty days nothing brings it back."""
    kept(store, *TURNS)
    library.conversations.remove("c1", (datetime.now(UTC) - KEPT_FOR - timedelta(minutes=1)).isoformat())
    store.purge()
    store.restore("c1")
    assert store.open("c1") is None


def test_conversations_are_found_by_their_words(store: ConversationStore) -> None:
    """In what was answered, too; half a character finds nothing and breaks nothing."""
    kept(store, TURNS[0])
    kept(store, Turn("t8", 1, "Why?", SECOND, REFUSED), conversation="c2")
    assert [each.id for each in store.all()] == ["c2", "c1"]
    assert [each.id for each in store.all("president PERU resigned")] == ["c1"]
    assert store.all("\ud800") == []


def test_names_and_times_are_new() -> None:
    """A name is one that the store takes, and times can be compared as texts."""
    assert len({new_id() for _ in range(100)}) == 100
    assert datetime.fromisoformat(now()).tzinfo == UTC
    assert now() <= now()


ANNA, BEN, CLEO = (
    Person("a", "anna", Role.OWNER),
    Person("b", "ben", Role.READER),
    Person("c", "cleo", Role.READER),
)


def test_a_conversation_of_another_is_as_if_it_was_not_there(library: Library) -> None:
    """To open, to find, to rename, to remove, to bring back and to write in, by its id too."""
    mine = ConversationStore(library, BEN)
    before = kept(mine, *TURNS)
    for other in (ConversationStore(library, each) for each in (ANNA, CLEO, ANYONE)):
        assert (other.open("c1"), other.all(), other.all("putin"), other.has("c1")) == (None, [], [], False)
        other.rename("c1", "Taken")
        other.remove("c1")
        with pytest.raises(InputError, match="no name of a conversation"):
            other.put("c1", TURNS[0])
    assert mine.open("c1") == before
    mine.remove("c1")
    ConversationStore(library, CLEO).restore("c1")
    assert (mine.open("c1"), mine.has("c1")) == (None, True)


def test_what_belongs_to_nobody_is_seen_by_owners(library: Library) -> None:
    """As all that was asked before there were accounts."""
    kept(ConversationStore(library), TURNS[0])
    seen = [len(ConversationStore(library, each).all()) for each in (ANYONE, ANNA, BEN)]
    assert seen == [1, 1, 0]
