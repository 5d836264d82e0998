"""Marks, which the processes that use a library leave for each other."""

from sqlalchemy import Column, String, Text

from rag.library.migrations.adding import add_table

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    add_table("marks", Column("name", String(32), primary_key=True), Column("value", Text, nullable=False))
