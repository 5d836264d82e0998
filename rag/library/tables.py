"""All tables of the library. Each is read and written by one module alone, which its comment names."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from rag.text.characters import make_storable

# What a library of the newest version has. Who changes a table adds a migration: `rag.library.migrations.versions`.
SCHEMA = MetaData()


class AnyText(TypeDecorator[str]):
    """What a person or a model wrote, whatever it holds. What no database keeps becomes the sign for no character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else make_storable(value)


# `rag.library.records`
ARTICLES = Table(
    "articles",
    SCHEMA,
    Column("id", String(64), primary_key=True),
    Column("state", String(16), nullable=False, index=True),
    Column("fingerprint", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, index=True),
    Column("published", Date, index=True),
    Column("published_how", Text),
    Column("authors", JSON, nullable=False),
    Column("url", Text),
    Column("path", Text, index=True),
    Column("language", String(16), nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("removed", JSON, nullable=False),
    Column("barred", JSON),  # see `rag.library.article_rows`; nothing where the text was not looked through
    Column("said", JSON(none_as_null=True)),  # by the file, of what a person has corrected
    Column("added_at", DateTime(timezone=True), nullable=False),
)

# `rag.library.copies`
COPIES = Table(
    "copies",
    SCHEMA,
    Column("article", String(64), primary_key=True),
    Column("path", Text, primary_key=True, index=True),
    Column("worth", Integer, nullable=False),
    Column("said", JSON, nullable=False),
)

# `rag.library.removed`
REMOVED = Table(
    "removed_articles",
    SCHEMA,
    Column("id", String(64), primary_key=True),
    Column("title", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("article", JSON, nullable=False),
    Column("removed", DateTime(timezone=True), nullable=False, index=True),
)

# `rag.library.conversations`
CONVERSATIONS = Table(
    "conversations",
    SCHEMA,
    Column("id", String(32), primary_key=True),
    Column("title", AnyText, nullable=False),
    Column("folded", AnyText, nullable=False),  # the title as it is searched
    Column("started", String(32), nullable=False),
    Column("changed", String(32), nullable=False, index=True),
    Column("removed", String(32), index=True),  # when it was removed; None while it is there
    Column("owner", String(32)),  # the user whose it is; None where it belongs to nobody
)
TURNS = Table(
    "turns",
    SCHEMA,
    Column("conversation", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False, unique=True),
    Column("question", AnyText, nullable=False),
    Column("asked", String(32), nullable=False),
    Column("record", JSON),
    Column("problem", AnyText),
    Column("stopped", Boolean, nullable=False),
    Column("conditions", JSON, nullable=False),
    Column("folded", AnyText, nullable=False),  # question and answer as they are searched
)
RATINGS = Table(
    "ratings",
    SCHEMA,
    Column("turn", String(32), primary_key=True),
    Column("conversation", String(32), nullable=False, index=True),
    Column("thumb", String(8), nullable=False),
    Column("comment", AnyText, nullable=False),
    Column("right", AnyText, nullable=False),
    Column("in_set", Boolean, nullable=False),
    Column("rated", String(32), nullable=False),
    # The answer and the way to it as they were then: the turn may be asked again, and the conversation removed.
    Column("question", AnyText, nullable=False),
    Column("record", JSON),
    Column("conditions", JSON, nullable=False),
    Column("history", JSON, nullable=False),
)

# `rag.library.accounts`
USERS = Table(
    "users",
    SCHEMA,
    Column("id", String(32), primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("folded", String(300), nullable=False, unique=True),  # the name as it is compared
    Column("role", String(16), nullable=False),
    Column("password", String(300), nullable=False),  # its hash
    Column("made", String(32), nullable=False),
)
SESSIONS = Table(
    "sessions",
    SCHEMA,
    Column("digest", String(64), primary_key=True),  # of the token, which the browser alone has
    Column("user", String(32), nullable=False, index=True),
    Column("ends", String(32), nullable=False, index=True),
)

# `rag.library.runs`
RUNS = Table(
    "evaluation_runs",
    SCHEMA,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("cases", JSON, nullable=False),
    Column("conditions", JSON, nullable=False),
    Column("started", String(32), nullable=False),
    Column("finished", String(32)),
    Column("summary", JSON),
)
ANSWERS = Table(
    "evaluation_answers",
    SCHEMA,
    Column("run", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("result", JSON, nullable=False),
)

# `rag.library.marks`
MARKS = Table(
    "marks",
    SCHEMA,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
