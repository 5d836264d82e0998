"""The articles."""

from sqlalchemy import JSON, Column, Date, DateTime, String, Text

from rag.library.migrations.adding import add_table

revision = "0001"
down_revision = None


def upgrade() -> None:
    add_table(
        "articles",
        Column("id", String(64), primary_key=True),
        Column("state", String(16), nullable=False),
        Column("fingerprint", String(64), nullable=False),
        Column("title", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("source", Text),
        Column("published", Date),
        Column("published_how", Text),
        Column("authors", JSON, nullable=False),
        Column("url", Text),
        Column("path", Text),
        Column("language", String(16), nullable=False),
        Column("metadata", JSON, nullable=False),
        Column("removed", JSON, nullable=False),
        Column("added_at", DateTime(timezone=True), nullable=False),
        indexed=("state", "source", "published", "path"),
    )
