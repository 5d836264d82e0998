"""Shapes of JSON that hold articles in their own way: feeds, Telegram's exports, and tables that pandas writes."""

from collections.abc import Iterator, Mapping
from itertools import chain

_JSON_FEED = "https://jsonfeed.org/"

Value = Mapping[str, object]


def reshaped(value: Value) -> list[Value]:
    """The articles of a value in such a shape; none where it has another."""
    return list(chain(_of_feed(value), _of_telegram(value), _of_split(value), _of_columns(value)))


def _of_feed(value: Value) -> Iterator[Value]:
    """The entries of a JSON Feed (https://jsonfeed.org), whose outlet the feed names once."""
    if str(value.get("version")).startswith(_JSON_FEED):
        yield from ({"source": value.get("title"), **each} for each in _objects(value.get("items")))


def _of_telegram(value: Value) -> Iterator[Value]:
    """Of a channel (or a chat), or of all in an account, as Telegram Desktop exports them.

    A message has its words in one piece, or in pieces of which some are links or bold; services are no messages.
    """
    chats = value.get("chats")
    for each in _objects(chats.get("list")) if isinstance(chats, Mapping) else [value]:
        for message in _objects(each.get("messages")):
            if message.get("type") == "message" and (text := _joined(message.get("text"))).strip():
                yield {"text": text, "date": message.get("date"), "source": each.get("name")}


def _joined(text: object) -> str:
    pieces = text if isinstance(text, list) else [text]
    return "".join(str(each.get("text", "")) if isinstance(each, Mapping) else str(each or "") for each in pieces)


def _of_split(value: Value) -> Iterator[Value]:
    """`to_json(orient="split")`: the columns' names, and a list for each row; "table" has its rows as objects."""
    names, rows = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(rows, list):
        for row in rows:
            if isinstance(row, list) and len(row) == len(names):
                yield {str(name): each for name, each in zip(names, row, strict=True)}


def _of_columns(value: Value) -> Iterator[Value]:
    """`to_json()` as pandas writes it by default, a column each with its rows by number, or the other way round."""
    if not value or not all(isinstance(each, Mapping) and each for each in value.values()):
        return
    columns = {name: each for name, each in value.items() if isinstance(each, Mapping)}
    if all(name.isdecimal() for name in columns):
        yield from (dict(row) for row in columns.values())
    elif all(str(number).isdecimal() for column in columns.values() for number in column):
        for number in next(iter(columns.values())):
            yield {name: column.get(number) for name, column in columns.items()}


def _objects(value: object) -> Iterator[Value]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, Mapping))
