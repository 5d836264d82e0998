"""Copies of articles in other files than the one that an article shows."""

from sqlalchemy import JSON, Column, Integer, String, Text

from rag.library.migrations.adding import add_table

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    add_table(
        "copies",
        Column("article", String(64), primary_key=True),
        Column("path", Text, primary_key=True),
        Column("worth", Integer, nullable=False),
        Column("said", JSON, nullable=False),
        indexed=("path",),
    )
