"""Evaluation runs as rows: what was asked, under which conditions, and every answer as soon as it is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, Engine, Integer, Row, String, Table, Text, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from rag.library.database import SCHEMA

_RUNS = Table(
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
_ANSWERS = Table(
    "evaluation_answers",
    SCHEMA,
    Column("run", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("result", JSON, nullable=False),
)


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run without its answers. Times are UTC in ISO form; `finished` and `summary` are None while it is under way."""

    id: str
    name: str
    digest: str  # of the question set
    cases: Sequence[Mapping[str, Any]]
    conditions: Mapping[str, Any]
    started: str
    finished: str | None = None
    summary: Mapping[str, Any] | None = None


class Runs:
    """The tables of evaluation runs, in a database that has them (`database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, run: StoredRun) -> None:
        row = {column.name: getattr(run, column.name) for column in _RUNS.columns}
        with self._engine.begin() as connection:
            connection.execute(insert(_RUNS), row)

    def keep(self, run_id: str, number: int, result: Mapping[str, Any]) -> None:
        """Keeps the result of a question; one that the run has already stays as it is."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(_ANSWERS), {"run": run_id, "number": number, "result": result})
        except IntegrityError:
            pass

    def finish(self, run_id: str, when: str, summary: Mapping[str, Any]) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(_RUNS).where(_RUNS.c.id == run_id).values(finished=when, summary=summary))

    def delete(self, run_id: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(_ANSWERS).where(_ANSWERS.c.run == run_id))
            connection.execute(delete(_RUNS).where(_RUNS.c.id == run_id))

    def all(self) -> list[StoredRun]:
        """The newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_RUNS).order_by(_RUNS.c.started.desc(), _RUNS.c.id))
            return [_stored(row) for row in rows]

    def get(self, run_id: str) -> StoredRun | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(_RUNS).where(_RUNS.c.id == run_id)).one_or_none()
            return _stored(row) if row else None

    def results(self, run_id: str) -> dict[int, Mapping[str, Any]]:
        """The results that are there, by the number of their question, in the order of the questions."""
        chosen = select(_ANSWERS).where(_ANSWERS.c.run == run_id).order_by(_ANSWERS.c.number)
        with self._engine.connect() as connection:
            return {row.number: row.result for row in connection.execute(chosen)}

    def answered(self, run_id: str) -> set[int]:
        """The numbers of the questions whose results are there."""
        chosen = select(_ANSWERS.c.number).where(_ANSWERS.c.run == run_id)
        with self._engine.connect() as connection:
            return set(connection.execute(chosen).scalars())


def _stored(row: Row[Any]) -> StoredRun:
    return StoredRun(**row._mapping)
