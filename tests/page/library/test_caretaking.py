"""The tab Library: files come in, articles come back, every part is looked at, settings change, a model is got."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.errors import ModelError, SettingsError
from rag.intake import add_articles
from rag.library.indexing import BATCH
from rag.library.library import Library
from rag.models.choice import Choice
from rag.models.pulling import Progress
from rag.page.desk import Desk
from rag.page.library.caretaking import Caretaking, Shown
from rag.settings import read_settings
from rag.types import Person, Role
from tests.examples import article, marked
from tests.ollama_server import OllamaServer
from tests.page.scripted_desk import ScriptedDesk
from tests.page.seen import Page

ME = "me"
LONG = 120.0  # seconds after which a test gives up waiting

ZEBRA = "The zebra crossed the river on Monday. It was late, said the keeper of the park."
STEPS = (Progress("pulling manifest", 0, 0), Progress("pulling dde5", 1, 2), Progress("success", 0, 0))
OFFER = Choice(None, "no model runs", "ollama pull m", "m")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(read_settings(str(tmp_path / "data")))) as opened:
        yield opened


@pytest.fixture
def caretaking(library: Library, tmp_path: Path) -> Iterator[Caretaking]:
    made = Caretaking(Desk(library), tmp_path / "uploads")
    yield made
    made.leave_all()


@pytest.fixture
def desk(library: Library) -> ScriptedDesk:
    return ScriptedDesk(library)


@pytest.fixture
def scripted(desk: ScriptedDesk, tmp_path: Path) -> Caretaking:
    """Over a desk that finds and gets the models that the test says."""
    return Caretaking(desk, tmp_path / "uploads")  # type: ignore[arg-type]


def ended(caretaking: Caretaking) -> Shown:
    """What is seen once the work has ended."""
    patience = time.monotonic() + LONG
    while (shown := caretaking.look()).watching:
        assert time.monotonic() < patience
        time.sleep(0.01)
    return shown


def sent(caretaking: Caretaking, changes: dict[str, str]) -> Shown:
    """What is seen once settings were tried."""
    trying, shown, *_ = caretaking.follow("settings", changes)
    assert "Trying" in text(trying.told)
    return shown


def text(html: str | None) -> str:
    return Page(html or "").text


def test_what_is_no_file_any_more_is_not_taken(caretaking: Caretaking, tmp_path: Path) -> None:
    """One that was added already, a folder, and a link, which would be moved with what it leads to."""
    linked, other = tmp_path / "linked.txt", tmp_path / "other.txt"
    other.write_text(ZEBRA)
    linked.symlink_to(other)
    for path, told in (("gone.txt", "choose them again"), ("", "no regular file"), ("linked.txt", "no regular file")):
        assert told in text(caretaking.add([str(tmp_path / path)]).result)
    assert other.exists()
    assert not (tmp_path / "uploads").exists()


def test_where_the_library_lies_is_told_on_arrival(caretaking: Caretaking, library: Library) -> None:
    """To who opens the tab, and not with the page."""
    assert str(library.settings.data_dir) in text(caretaking.arrive().lies)


def test_uploads_are_kept_and_added_with_a_result_for_each_file(
    caretaking: Caretaking, library: Library, tmp_path: Path
) -> None:
    """A good file becomes an article whose path stays valid; a bad one is named with the cause."""
    good, bad = tmp_path / "a.txt", tmp_path / "b.pdf"
    good.write_text(ZEBRA)
    bad.write_bytes(b"no pdf")
    begun = caretaking.add([str(good), str(bad)])
    assert (begun.taken, begun.watching, begun.stoppable) == (True, True, True)
    shown = ended(caretaking)
    assert all(words in text(shown.result) for words in ("1 added, 1 failed", "a.txt: 1 added", "b.pdf: 1 failed"))
    assert ("1 article" in text(shown.line), shown.stoppable) == (True, False)
    assert [each.path for each in library.records.listings()] == [str(tmp_path / "uploads" / "a.txt")]


def test_no_file_is_a_line(caretaking: Caretaking) -> None:
    """It says what to do."""
    assert "choose some" in text(caretaking.add([]).result)


def test_adding_that_is_stopped_goes_on_the_next_time(caretaking: Caretaking, library: Library, tmp_path: Path) -> None:
    """What was written is whole."""
    rows = "".join(f'{{"text": "{ZEBRA} {at}"}}\n' for at in range(200))
    for _ in range(2):
        (tmp_path / "many.jsonl").write_text(rows)
        caretaking.add([str(tmp_path / "many.jsonl")])
        caretaking.stop()
        shown = ended(caretaking)
    assert "Stopped: add the same files again" in text(shown.result)
    assert library.records.count() < 200


def test_what_was_read_is_told_by_title(caretaking: Caretaking, tmp_path: Path) -> None:
    """With a link to the article; and once the work has ended, whatever is counted is counted anew, each time."""
    (tmp_path / "a.txt").write_text(f"Zebra crosses river\n\n{ZEBRA}")
    caretaking.add([str(tmp_path / "a.txt")])
    page = Page(ended(caretaking).result or "")
    assert ("Zebra crosses river" in page.text, [each[:8] for each in page.shows()]) == (True, ["article-"])
    assert caretaking.watch().changed != caretaking.watch().changed


def test_a_refused_form_keeps_what_was_typed(caretaking: Caretaking) -> None:
    """Each fault stands at its field, in a group that is unfolded; sent once more it is another form."""
    forms = [sent(caretaking, {"context_window": "many", "model": "quotes"}).settings or "" for _ in range(2)]
    page = Page(forms[0])
    fields = {each["name"]: each for each in page.find("input")}
    assert (fields["model"]["value"], fields["context_window"]["value"]) == ("quotes", "many")
    assert fields["context_window"]["aria-describedby"] == "fault-context_window help-context_window"
    assert [each["id"] for each in page.find("details") if "open" in each] == ["fold-context_window"]
    assert forms[0] != forms[1]


def test_articles_are_indexed_again(caretaking: Caretaking, library: Library, tmp_path: Path) -> None:
    """With a button, and as the cure of a part."""
    (tmp_path / "a.txt").write_text(ZEBRA)
    add_articles(library, [str(tmp_path / "a.txt")])
    assert caretaking.reindex().watching
    assert "1 article indexed again" in text(ended(caretaking).result)
    [begun] = caretaking.follow("reindex", {})
    assert begun.watching
    ended(caretaking)


def test_removed_articles_are_brought_back(caretaking: Caretaking, library: Library, tmp_path: Path) -> None:
    """One, or all of them."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"{ZEBRA} {name}")
    add_articles(library, [str(tmp_path / "*.txt")])
    ids = [each.id for each in library.records.listings()]
    library.set_aside(ids)
    assert "3 articles can be brought back" in text(caretaking.arrive().removed)
    [shown] = caretaking.follow(f"restore-{ids[0]}", {})
    assert ("2 articles" in text(shown.removed), library.records.count()) == (True, 1)
    list(caretaking.follow("restore-all", {}))
    assert "2 articles are back" in text(ended(caretaking).result)
    assert (library.records.count(), library.removed.count()) == (3, 0)


def test_every_part_is_looked_at_one_after_the_other(caretaking: Caretaking) -> None:
    """As `dateline doctor` does."""
    *steps, last = caretaking.follow("examine", {})
    assert "Looking" in text(steps[0].parts)
    assert all(part in text(last.parts) for part in ("data folder", "embedding model", "language model"))


def test_settings_are_changed_and_kept(caretaking: Caretaking, library: Library) -> None:
    """The next answer is made with them, and so is the next start; comments in the file stay."""
    file = library.settings.data_dir / "settings.toml"
    file.write_text('# ours\nmodel = "auto"\n')
    shown = sent(caretaking, {"model": "quotes", "strict": "yes", "context_window": "8192"})
    assert "Saved" in text(shown.told)
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
    assert (line in text(shown.told), library.settings == before) == (True, True)
    assert not (library.settings.data_dir / "settings.toml").exists()


def test_a_model_that_is_not_there_is_not_saved(caretaking: Caretaking, ollama: OllamaServer) -> None:
    """The line says which is near, or what gets it. One that went later hinders no other change."""
    shown = sent(caretaking, {"model": "llama3.2", "strict": "yes"})
    assert "Ollama has no model 'llama3.2': choose llama3.2:3b" in text(shown.told)
    shown = sent(caretaking, {"model": "llama3.2:3b"})
    assert text(shown.told) == "Saved. The next answer is made with these settings."
    ollama.state.models = []
    shown = sent(caretaking, {"model": "llama3.2:3b", "strict": "yes"})
    assert "Ollama has no model 'llama3.2:3b': answers are quotations. What helps: ollama pull" in text(shown.told)


def test_a_model_that_nobody_can_say_is_there_is_saved(caretaking: Caretaking, library: Library) -> None:
    """With what starts its server; who chose no model of a name is not told of servers."""
    for model, line in (
        ("gemma3:4b", "Saved. The next answer is made with these settings.No language model runs"),
        ("m@http://127.0.0.1:1/v1", "answers are quotations. What helps: start that server"),
    ):
        shown = sent(caretaking, {"model": model})
        assert (line in text(shown.told), library.settings.model) == (True, model)
    shown = sent(caretaking, {"model": "auto"})
    assert text(shown.told) == "Saved. The next answer is made with these settings."


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
    shown = Caretaking(Desk(library, "quotes"), tmp_path).look_for_models()
    assert ("--answerer" in text(shown.settings), ollama.state.asked) == (True, [])


def test_a_setting_of_the_environment_is_not_changed_here(
    caretaking: Caretaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form says so, and so does the line."""
    monkeypatch.setitem(os.environ, "DATELINE_JUDGE", "trained")
    assert "set by DATELINE_JUDGE" in text(caretaking.arrive().settings)
    shown = sent(caretaking, {"judge": "model"})
    assert "set by DATELINE_JUDGE" in text(shown.told)


def test_the_answerer_of_the_command_cannot_be_changed(library: Library, tmp_path: Path) -> None:
    """Since it comes before the setting."""
    assert "set by --answerer" in text(Caretaking(Desk(library, "quotes"), tmp_path).arrive().settings)


@pytest.mark.parametrize("key", ["", "restore-gone", "remove", "javascript:x"])
def test_a_key_that_leads_nowhere_changes_nothing(caretaking: Caretaking, key: str) -> None:
    """What a browser sends is not trusted."""
    assert all(shown.result is None for shown in caretaking.follow(key, {}))


def test_how_things_stand_is_known_at_once_and_who_answers_a_little_later(
    scripted: Caretaking, desk: ScriptedDesk
) -> None:
    """The second look knows it from the first."""
    desk.chosen = OFFER
    before, standing = scripted.line(), scripted.standing()
    assert ("answers: …" in before, "how to get one" in standing.line, scripted.line()) == (True, True, standing.line)
    assert ("No model runs." in standing.model, standing.pull) == (True, "m")


def test_a_setting_that_names_no_model_is_one_line(scripted: Caretaking, desk: ScriptedDesk) -> None:
    """In the part about the language model, and the page goes on."""
    desk.chosen = SettingsError("model 'ftp://x' is no model")
    standing = scripted.standing()
    assert (text(standing.model), standing.pull) == ("Model 'ftp://x' is no model", None)


def test_a_model_is_got_with_progress(scripted: Caretaking, desk: ScriptedDesk) -> None:
    """Only the one that the page offers; without an offer nothing is done."""
    desk.steps = STEPS
    assert list(scripted.pull(ME)) == []
    desk.chosen = OFFER
    scripted.standing()
    *steps, last = scripted.pull(ME)
    assert [step.count("<progress") for step in steps] == [1, 1, 1]
    assert "m is here" in last


def test_a_download_can_be_cancelled_and_may_fail(scripted: Caretaking, desk: ScriptedDesk) -> None:
    """Both are one line."""
    desk.steps, desk.chosen = STEPS, OFFER
    scripted.standing()
    steps = scripted.pull(ME)
    next(steps)
    scripted.stop_pull(ME)
    assert ["Cancelled" in step for step in steps] == [True]
    desk.steps = (STEPS[0], ModelError("Ollama broke off: get it again"))
    assert "Ollama broke off: get it again" in [*scripted.pull(ME)][-1]


def test_what_was_broken_off_is_finished_in_the_background(caretaking: Caretaking, library: Library) -> None:
    """When the page is looked at: the line says how far it is, the work is seen, and others need not wait for it."""
    library.put(marked([article(f"n{number}") for number in range(2 * BATCH)]))
    library.records.all_wait()
    assert f"{2 * BATCH} articles" in text(caretaking.line())
    assert "0 indexed so far" in text(caretaking.line())
    caretaking.standing()
    assert "Indexing goes on" in text(caretaking.look().progress)
    ended(caretaking)
    assert "indexed so far" not in text(caretaking.line())
    assert library.left_over() == 0


def test_what_may_be_changed_on_the_page_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form says what it leaves out, and the server refuses it, whatever is sent."""
    monkeypatch.setenv("DATELINE_PAGE_SETTINGS", "strict")
    with closing(Library(read_settings(str(tmp_path / "data")))) as library:
        caretaking = Caretaking(Desk(library), tmp_path)
        form = Page(caretaking.arrive().settings or "")
        fields = [*form.find("input"), *form.find("select")]
        assert [each.get("name") for each in fields if "disabled" not in each] == ["strict"]
        shown = sent(caretaking, {"strict": "yes", "model": "http://127.0.0.1:1/v1"})
        assert "Who answers: cannot be changed here: known are strict" in text(shown.told)
        assert not library.settings.strict
        shown = sent(caretaking, {"strict": "yes"})
        assert library.settings.strict


def test_a_reader_learns_who_answers_and_not_where(scripted: Caretaking, desk: ScriptedDesk) -> None:
    """No address, no cause, no link, and no model to get."""
    desk.chosen = Choice(None, "nothing replies at http://10.0.0.7:11434", "start that server", "llama3.2:3b")
    seen = scripted.standing(Person("b", "ben", Role.READER))
    assert (text(seen.model), seen.pull, Page(seen.line).shows()) == ("", None, [])
    assert "10.0.0.7" not in seen.line
    assert "10.0.0.7" in scripted.standing().line
