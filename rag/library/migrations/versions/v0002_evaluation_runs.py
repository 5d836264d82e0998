"""Evaluation runs, and the answers in them."""

from sqlalchemy import JSON, Column, Integer, String, Text

from rag.library.migrations.adding import add_table

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    add_table(
        "evaluation_runs",
        Column("id", String(32), primary_key=True),
        Column("name", Text, nullable=False),
        Column("digest", String(64), nullable=False),
        Column("cases", JSON, nullable=False),
        Column("conditions", JSON, nullable=False),
        Column("started", String(32), nullable=False),
        Column("finished", String(32)),
        Column("summary", JSON),
        indexed=("digest",),
    )
    add_table(
        "evaluation_answers",
        Column("run", String(32), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("result", JSON, nullable=False),
    )
