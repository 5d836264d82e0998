"""Tables and columns as the first eight versions add them: what is there stays as it is.

Before 0008 no library had its version written down. Each program added what it missed, so one that has no version may
have any part of these eight already. Later ones know what they meet, and use Alembic's own.
"""

from typing import Any

from alembic import op
from sqlalchemy import Column, inspect


def add_table(name: str, *columns: Column[Any], indexed: tuple[str, ...] = ()) -> None:
    """A table, with an index of each of the columns named in `indexed`."""
    op.create_table(name, *columns, if_not_exists=True)
    for each in indexed:
        op.create_index(op.f(f"ix_{name}_{each}"), name, [each], if_not_exists=True)


def add_column(table: str, column: Column[Any]) -> None:
    """A column that is empty in every row that there is."""
    if column.name not in {each["name"] for each in inspect(op.get_bind()).get_columns(table)}:
        op.add_column(table, column)
