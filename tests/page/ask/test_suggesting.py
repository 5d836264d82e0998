"""What may be asked next is tried once, and only while it is still wanted."""

import pytest

from rag.page.ask.update import AskUpdate
from rag.testing.service import ScriptedService
from tests.page.ask.visiting import ME, Visit


def suggested(visit: Visit) -> str | None:
    return visit.conversing.suggest(visit.at(), ME).suggestions


def test_what_may_be_asked_next_is_tried_once_with_the_conversation(visit: Visit, service: ScriptedService) -> None:
    """It stays until the next question, which empties its place."""
    visit.ask("What of Malta?")
    assert suggested(visit) is not None
    tried = len(service.tried)
    assert [exchange.question for each in service.tried for exchange in each[1]] == ["What of Malta?"] * tried
    assert suggested(visit) is not None
    assert len(service.tried) == tried
    assert visit.ask("And of Cyprus?")[0].suggestions == ""


def test_nothing_is_suggested_where_nothing_is_asked(visit: Visit) -> None:
    assert suggested(visit) is None


def test_a_question_that_is_asked_meanwhile_ends_the_trying(
    visit: Visit, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.ask("What of Malta?")
    monkeypatch.setattr(
        "rag.page.ask.suggesting.suggest_questions", lambda *_: tuple(map(str, visit.ask("And of Cyprus?")))
    )
    assert visit.conversing.suggest(visit.at(), ME) == AskUpdate()
