"""Evaluation runs as rows: what was asked, under which conditions, and every answer as soon as it is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from rag.library.tables import ANSWERS, RUNS


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
        row = {column.name: getattr(run, column.name) for column in RUNS.columns}
        with self._engine.begin() as connection:
            connection.execute(insert(RUNS), row)

    def keep(self, run_id: str, number: int, result: Mapping[str, Any]) -> None:
        """Keeps the result of a question; one that the run has already stays as it is."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(ANSWERS), {"run": run_id, "number": number, "result": result})
        except IntegrityError:
            pass

    def finish(self, run_id: str, when: str, summary: Mapping[str, Any]) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(RUNS).where(RUNS.c.id == run_id).values(finished=when, summary=summary))

    def delete(self, run_id: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(ANSWERS).where(ANSWERS.c.run == run_id))
            connection.execute(delete(RUNS).where(RUNS.c.id == run_id))

    def all(self) -> list[StoredRun]:
        """The newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(RUNS).order_by(RUNS.c.started.desc(), RUNS.c.id))
            return [_stored(row) for row in rows]

    def get(self, run_id: str) -> StoredRun | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(RUNS).where(RUNS.c.id == run_id)).one_or_none()
            return _stored(row) if row else None

    def results(self, run_id: str) -> dict[int, Mapping[str, Any]]:
        """The results that are there, by the number of their question, in the order of the questions."""
        chosen = select(ANSWERS).where(ANSWERS.c.run == run_id).order_by(ANSWERS.c.number)
        with self._engine.connect() as connection:
            return {row.number: row.result for row in connection.execute(chosen)}

    def answered_numbers(self, run_id: str) -> set[int]:
        """The numbers of the questions whose results are there."""
        chosen = select(ANSWERS.c.number).where(ANSWERS.c.run == run_id)
        with self._engine.connect() as connection:
            return set(connection.execute(chosen).scalars())


def _stored(row: Row[Any]) -> StoredRun:
    return StoredRun(**row._mapping)
