"""What of an article is never quoted: of those that there were it is found when they are read."""

from sqlalchemy import JSON, Column

from rag.library.migrations.adding import add_column

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    add_column("articles", Column("barred", JSON))
