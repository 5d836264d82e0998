"""Shapes of JSON that hold articles otherwise than as objects with a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.tables.json_shapes import reshaped

MESSAGE = {
    "id": 2,
    "type": "message",
    "date": "2024-03-02T11:00:00",
    "from": "City News",
    "text": ["The mayor, ", {"type": "bold", "text": "Ana Solberg"}, ", resigned."],
}
SERVICE = {"id": 1, "type": "service", "date": "2024-03-01T10:00:00", "action": "create_channel", "text": ""}
CHANNEL = {"name": "City News", "type": "public_channel", "id": 5, "messages": [SERVICE, MESSAGE]}
TOLD = {"text": "The mayor, Ana Solberg, resigned.", "date": "2024-03-02T11:00:00", "source": "City News"}
ROWS = [{"title": "T", "text": "One."}, {"title": "U", "text": "Two."}]


@pytest.mark.parametrize("export", [CHANNEL, {"about": "…", "chats": {"list": [CHANNEL]}}])
def test_messages_of_telegram_are_articles_of_their_channel(export: dict[str, object]) -> None:
    """Words in several pieces are one text, and what the service says is none."""
    assert reshaped(export) == [TOLD]


def test_entries_of_a_feed_are_of_its_outlet() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Velm Post", "items": [{"content_text": "One."}]}
    assert reshaped(feed) == [{"source": "Velm Post", "content_text": "One."}]


@pytest.mark.parametrize(
    "table",
    [
        {"columns": ["title", "text"], "index": [0, 1], "data": [["T", "One."], ["U", "Two."]]},
        {"title": {"0": "T", "1": "U"}, "text": {"0": "One.", "1": "Two."}},
        {"0": ROWS[0], "1": ROWS[1]},
    ],
)
def test_tables_of_pandas_are_rows(table: dict[str, object]) -> None:
    assert reshaped(table) == ROWS


@pytest.mark.parametrize(
    "value", [ROWS[0], {"messages": ["a"]}, {"columns": 3, "data": []}, {"title": {"en": "T"}}, {}]
)
def test_another_shape_is_left_to_others(value: dict[str, object]) -> None:
    assert reshaped(value) == []


NAMES = st.sampled_from(["chats", "list", "messages", "type", "text", "columns", "data", "0", "1"])
OBJECTS = st.dictionaries
ANY = st.recursive(
    st.none() | st.integers() | st.text(max_size=4), lambda of: st.lists(of) | st.dictionaries(NAMES, of)
)


@given(st.dictionaries(NAMES, ANY))
def test_any_value_is_looked_at(value: dict[str, object]) -> None:
    for row in reshaped(value):
        assert all(isinstance(name, str) for name in row)
