"""What a file says of its article, where a person has corrected it."""

from sqlalchemy import JSON, Column

from rag.library.migrations.adding import add_column

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    add_column("articles", Column("said", JSON))
