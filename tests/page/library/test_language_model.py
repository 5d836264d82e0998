"""Who answers, and how a model is got."""

from rag.errors import ModelError, SettingsError
from rag.models.choice import Choice
from rag.page.library.caretaking import Caretaking
from rag.person import Person, Role
from rag.testing.service import ScriptedService
from tests.page.library.upkeep import ME, OFFER, STEPS, text
from tests.page.seen import Page


def test_how_things_stand_is_known_at_once_and_who_answers_a_little_later(
    scripted: Caretaking, service: ScriptedService
) -> None:
    """The second look knows it from the first."""
    service.chosen = OFFER
    before, status = scripted.render_line(), scripted.status()
    assert ("answers: …" in before, "how to get one" in (status.line or ""), scripted.render_line()) == (
        True,
        True,
        status.line,
    )
    assert ("No model runs." in (status.model or ""), status.pull) == (True, "m")


def test_a_setting_that_names_no_model_is_one_line(scripted: Caretaking, service: ScriptedService) -> None:
    """In the part about the language model, and the page goes on."""
    service.chosen = SettingsError("model 'ftp://x' is no model")
    status = scripted.status()
    assert (text(status.model), status.pull) == ("Model 'ftp://x' is no model", "")


def test_a_model_is_got_with_progress(scripted: Caretaking, service: ScriptedService) -> None:
    """Only the one that the page offers; without an offer nothing is done."""
    service.downloads = STEPS
    assert list(scripted.pull(ME)) == []
    service.chosen = OFFER
    scripted.status()
    *steps, last = scripted.pull(ME)
    assert [step.count("<progress") for step in steps] == [1, 1, 1]
    assert "m is here" in last


def test_a_download_can_be_cancelled_and_may_fail(scripted: Caretaking, service: ScriptedService) -> None:
    """Both are one line."""
    service.downloads, service.chosen = STEPS, OFFER
    scripted.status()
    steps = scripted.pull(ME)
    next(steps)
    scripted.stop_pull(ME)
    assert ["Cancelled" in step for step in steps] == [True]
    service.downloads = (STEPS[0], ModelError("Ollama broke off: get it again"))
    assert "Ollama broke off: get it again" in [*scripted.pull(ME)][-1]


def test_a_reader_learns_who_answers_and_not_where(scripted: Caretaking, service: ScriptedService) -> None:
    """No address, no cause, no link, and no model to get."""
    service.chosen = Choice(None, "nothing replies at http://10.0.0.7:11434", "start that server", "llama3.2:3b")
    seen = scripted.status(Person("b", "ben", Role.READER))
    assert (text(seen.model), seen.pull, Page(seen.line or "").shows()) == ("", "", [])
    assert "10.0.0.7" not in seen.line
    assert "10.0.0.7" in (scripted.status().line or "")
