"""Settings are offered, tried, changed and kept."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from rag.library.library import Library
from rag.page.application_service import ApplicationService
from rag.page.library.caretaking import Caretaking
from rag.settings import read_settings
from rag.testing.ollama.server import OllamaServer
from tests.page.library.upkeep import sent, text
from tests.page.seen import Page


def test_a_refused_form_keeps_what_was_typed(caretaking: Caretaking) -> None:
    """Each fault stands at its field, in a group that is unfolded; sent once more it is another form."""
    forms = [sent(caretaking, {"context_window": "many", "model": "quotes"}).settings or "" for _ in range(2)]
    page = Page(forms[0])
    fields = {each["name"]: each for each in page.find("input")}
    assert (fields["model"]["value"], fields["context_window"]["value"]) == ("quotes", "many")
    assert fields["context_window"]["aria-describedby"] == "fault-context_window help-context_window"
    assert [each["id"] for each in page.find("details") if "open" in each] == ["fold-context_window"]
    assert forms[0] != forms[1]


def test_settings_are_changed_and_kept(caretaking: Caretaking, library: Library) -> None:
    """The next answer is made with them, and so is the next start; comments in the file stay."""
    file = library.settings.data_dir / "settings.toml"
    file.write_text('# ours\nmodel = "auto"\n')
    shown = sent(caretaking, {"model": "quotes", "strict": "yes", "context_window": "8192"})
    assert "Saved" in text(shown.notice)
    assert (library.settings.model, library.settings.strict) == ("quotes", True)
    assert file.read_text() == '# ours\nmodel = "quotes"\nstrict = "yes"\nmodel_key_for = "auto"\n'
    again = read_settings(str(library.settings.data_dir))
    assert (again.model, again.strict) == ("quotes", True)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"context_window": "many"}, "Tokens that a model reads at once: 'many' is no number of tokens"),
        ({"model": "ftp://x"}, "ftp://x"),
        ({"judge": "/nowhere"}, "Who checks each sentence: '/nowhere' is not on this machine"),
        ({"reranker": "/nowhere"}, "Who reads the passages: '/nowhere' is not on this machine"),
        ({"model_timeout": "0"}, "Seconds to wait for a model's next word: '0' is no number of seconds"),
        ({"model": "x" * 2000}, "too long"),
        ({"database_url": "sqlite://"}, "cannot be changed here"),
        ({"model": "/nowhere/m.gguf"}, "write a .gguf file that is there"),
    ],
)
def test_a_setting_that_makes_no_sense_changes_nothing(
    caretaking: Caretaking, library: Library, changes: dict[str, str], line: str
) -> None:
    """It is one line, and the file is not written."""
    before = library.settings
    shown = sent(caretaking, changes)
    assert (line in text(shown.notice), library.settings == before) == (True, True)
    assert not (library.settings.data_dir / "settings.toml").exists()


def test_a_model_that_is_not_there_is_not_saved(caretaking: Caretaking, ollama: OllamaServer) -> None:
    """The line says which is near, or what gets it. One that went later hinders no other change."""
    shown = sent(caretaking, {"model": "llama3.2", "strict": "yes"})
    assert "Ollama has no model 'llama3.2': choose llama3.2:3b" in text(shown.notice)
    shown = sent(caretaking, {"model": "llama3.2:3b"})
    assert text(shown.notice) == "Saved. The next answer is made with these settings."
    ollama.state.models = []
    shown = sent(caretaking, {"model": "llama3.2:3b", "strict": "yes"})
    assert "Ollama has no model 'llama3.2:3b': answers are quotations. What helps: ollama pull" in text(shown.notice)


def test_a_model_that_nobody_can_say_is_there_is_saved(caretaking: Caretaking, library: Library) -> None:
    """With what starts its server; who chose no model of a name is not told of servers."""
    for model, line in (
        ("gemma3:4b", "Saved. The next answer is made with these settings.No language model runs"),
        ("m@http://127.0.0.1:1/v1", "answers are quotations. What helps: start that server"),
    ):
        shown = sent(caretaking, {"model": model})
        assert (line in text(shown.notice), library.settings.model) == (True, model)
    shown = sent(caretaking, {"model": "auto"})
    assert text(shown.notice) == "Saved. The next answer is made with these settings."


def test_the_form_does_not_wait_for_the_models_that_it_offers(caretaking: Caretaking, ollama: OllamaServer) -> None:
    """They come after it, and are known to the next who opens the tab."""
    assert "llama3.2:3b" not in (caretaking.arrive().settings or "")
    assert not ollama.state.asked
    assert "llama3.2:3b" in (caretaking.look_for_models().settings or "")
    assert "llama3.2:3b" in (caretaking.arrive().settings or "")


def test_no_models_are_looked_for_where_none_can_be_chosen(
    library: Library, tmp_path: Path, ollama: OllamaServer
) -> None:
    """As under --answerer."""
    shown = Caretaking(ApplicationService(library, "quotes"), tmp_path).look_for_models()
    assert ("--answerer" in text(shown.settings), ollama.state.asked) == (True, [])


def test_a_setting_of_the_environment_is_not_changed_here(
    caretaking: Caretaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form says so, and so does the line."""
    monkeypatch.setitem(os.environ, "DATELINE_JUDGE", "trained")
    assert "set by DATELINE_JUDGE" in text(caretaking.arrive().settings)
    shown = sent(caretaking, {"judge": "model"})
    assert "set by DATELINE_JUDGE" in text(shown.notice)


def test_the_answerer_of_the_command_cannot_be_changed(library: Library, tmp_path: Path) -> None:
    """Since it comes before the setting."""
    assert "set by --answerer" in text(Caretaking(ApplicationService(library, "quotes"), tmp_path).arrive().settings)


def test_what_may_be_changed_on_the_page_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form says what it leaves out, and the server refuses it, whatever is sent."""
    monkeypatch.setenv("DATELINE_PAGE_SETTINGS", "strict")
    with closing(Library(read_settings(str(tmp_path / "data")))) as library:
        caretaking = Caretaking(ApplicationService(library), tmp_path)
        form = Page(caretaking.arrive().settings or "")
        fields = [*form.find("input"), *form.find("select")]
        assert [each.get("name") for each in fields if "disabled" not in each] == ["strict"]
        shown = sent(caretaking, {"strict": "yes", "model": "http://127.0.0.1:1/v1"})
        assert "Who answers: cannot be changed here: known are strict" in text(shown.notice)
        assert not library.settings.strict
        shown = sent(caretaking, {"strict": "yes"})
        assert library.settings.strict
