"""Users and their sessions, and whose a conversation is: those that there were belong to nobody."""

from sqlalchemy import Column, String, Text

from rag.library.migrations.adding import add_column, add_table

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    add_column("conversations", Column("owner", String(32)))
    add_table(
        "users",
        Column("id", String(32), primary_key=True),
        Column("name", Text, nullable=False),
        Column("folded", String(300), nullable=False, unique=True),
        Column("role", String(16), nullable=False),
        Column("password", String(300), nullable=False),
        Column("made", String(32), nullable=False),
    )
    add_table(
        "sessions",
        Column("digest", String(64), primary_key=True),
        Column("user", String(32), nullable=False),
        Column("ends", String(32), nullable=False),
        indexed=("user", "ends"),
    )
