"""Conversations with their turns and ratings, and articles that were removed on the page."""

from sqlalchemy import JSON, Boolean, Column, DateTime, Integer, String, Text

from rag.library.migrations.adding import add_table

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    add_table(
        "conversations",
        Column("id", String(32), primary_key=True),
        Column("title", Text, nullable=False),
        Column("folded", Text, nullable=False),
        Column("started", String(32), nullable=False),
        Column("changed", String(32), nullable=False),
        Column("removed", String(32)),
        indexed=("changed", "removed"),
    )
    add_table(
        "turns",
        Column("conversation", String(32), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("id", String(32), nullable=False, unique=True),
        Column("question", Text, nullable=False),
        Column("asked", String(32), nullable=False),
        Column("record", JSON),
        Column("problem", Text),
        Column("stopped", Boolean, nullable=False),
        Column("conditions", JSON, nullable=False),
        Column("folded", Text, nullable=False),
    )
    add_table(
        "ratings",
        Column("turn", String(32), primary_key=True),
        Column("conversation", String(32), nullable=False),
        Column("thumb", String(8), nullable=False),
        Column("comment", Text, nullable=False),
        Column("right", Text, nullable=False),
        Column("in_set", Boolean, nullable=False),
        Column("rated", String(32), nullable=False),
        Column("question", Text, nullable=False),
        Column("record", JSON),
        Column("conditions", JSON, nullable=False),
        Column("history", JSON, nullable=False),
        indexed=("conversation",),
    )
    add_table(
        "removed_articles",
        Column("id", String(64), primary_key=True),
        Column("title", Text, nullable=False),
        Column("fingerprint", String(64), nullable=False),
        Column("article", JSON, nullable=False),
        Column("removed", DateTime(timezone=True), nullable=False),
        indexed=("removed",),
    )
