"""Whom the key of a model's server is for."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.models.choice import choose
from rag.models.keys import assign_key, key_for, key_warning
from rag.settings import FILE, Settings, change_settings, read_settings, write_settings
from tests.raw_server import EVENTS, RawServer, event, raw_server, sends

HOME = "http://box:8080/v1"
KEY = {"DATELINE_MODEL_KEY": "secret"}
WRITES = sends(EVENTS, event("Hanoi", end="stop"))


@pytest.fixture
def servers() -> Iterator[tuple[RawServer, RawServer]]:
    """The one that the key is for, and another."""
    with ExitStack() as stack:
        yield stack.enter_context(raw_server(WRITES)), stack.enter_context(raw_server(WRITES))


def got_key(server: RawServer) -> bool:
    return any("secret" in head for head in server.heads)


def settings(folder: Path, **environment: str) -> Settings:
    given = {f"DATELINE_{name.upper()}": value for name, value in environment.items()}
    return read_settings(str(folder), {**KEY, **given})


def ask(settings: Settings, answerer: str | None = None) -> str:
    """What the model in force writes, as a program does that was started with these settings; and why it is."""
    choice = choose(answerer or settings.model, settings)
    assert choice.model is not None
    assert "".join(choice.model.write("", "Where?", limit=9, stop=threading.Event())) == "Hanoi"
    return f"{choice.why}: {choice.cure}"


def test_the_key_is_for_the_address_that_it_was_set_with(tmp_path: Path, servers: tuple[RawServer, RawServer]) -> None:
    """In the list as in the question."""
    home, _ = servers
    ask(settings(tmp_path, model=f"m@{home.address}/v1"))
    assert all("authorization: bearer secret" in head for head in home.heads)


@pytest.mark.parametrize("before", ["auto", "quotes", "m:3b", None])
def test_a_change_on_the_page_moves_no_key(
    tmp_path: Path, servers: tuple[RawServer, RawServer], before: str | None
) -> None:
    """Neither now nor after a restart; and it is said, with what to do if that is meant."""
    home, other = servers
    (tmp_path / FILE).write_text(f'model = "{before or home.address + "/v1"}"\n')
    old = settings(tmp_path)
    changes = {"model": f"{other.address}/v1"}
    now = change_settings(old, changes, KEY)
    write_settings(now, changes)
    for each in (now, settings(tmp_path)):
        assert "model_key is not sent there" in (said := ask(each))
        assert f"set model_key_for to {other.address}/v1" in said
    assert not got_key(other)


def test_and_back_again(tmp_path: Path) -> None:
    """Where the key was set it still belongs, whatever was chosen meanwhile."""
    (tmp_path / FILE).write_text(f'model = "n@{HOME}"\n')
    for model in ("http://other:1/v1", "auto", HOME):
        write_settings(settings(tmp_path), {"model": model})
    assert key_for(HOME, HOME, settings(tmp_path)) == "secret"
    assert key_for("http://other:1/v1", HOME, settings(tmp_path)) is None


def test_a_key_that_is_set_later_is_for_nobody_by_itself(tmp_path: Path) -> None:
    """A visitor may have chosen the address that stands there."""
    write_settings(settings(tmp_path), {"model": "http://other:1/v1"})
    assert key_for("http://other:1/v1", "http://other:1/v1", settings(tmp_path)) is None


def test_a_command_says_whom_the_key_is_for(tmp_path: Path) -> None:
    """Where no setting does; then a page that was started with it goes on with it, whatever is changed there."""
    started = assign_key(settings(tmp_path), HOME)
    assert key_for(HOME, HOME, started) == key_for(HOME, HOME, settings(tmp_path)) == "secret"
    changed = change_settings(started, {"model": "http://other:1/v1"}, KEY)
    assert key_for("http://other:1/v1", "http://other:1/v1", changed) is None
    assert key_for(HOME, HOME, changed) == "secret"
    assert key_for("http://other:1/v1", "http://other:1/v1", settings(tmp_path, model=HOME)) is None


def test_whom_it_is_for_is_a_setting(tmp_path: Path, servers: tuple[RawServer, RawServer]) -> None:
    """Which comes before all."""
    home, other = servers
    given = settings(tmp_path, model=f"{other.address}/v1", model_key_for=home.address)
    ask(given)
    ask(given, f"m@{home.address}/v1")
    assert (got_key(home), got_key(other)) == (True, False)


@pytest.mark.parametrize(
    "alike", ["http://BOX:8080/v1", "HTTP://box.:8080/", "m@http://box:8080/other/v1", "http://box:08080"]
)
def test_one_machine_is_written_in_many_ways(tmp_path: Path, alike: str) -> None:
    """Capitals, a full stop at the end, another path."""
    assert key_for(HOME, HOME, settings(tmp_path, model_key_for=alike)) == "secret"


@pytest.mark.parametrize(
    "other",
    [
        "https://box:8080/v1",
        "http://box/v1",
        "http://box:8081/v1",
        "http://box.evil:8080/v1",
        "http://box:8080@evil/v1",
        "http://evil/@box:8080/v1",
        "http://[::1]:8080/v1",
        "http://evil:8080#@box:8080/v1",
        r"http://evil\@box:8080/v1",
        "box:8080",
        "none",
    ],
)
def test_another_is_another(tmp_path: Path, other: str) -> None:
    """By scheme, name or port; and what is no address is nobody."""
    assert key_for(HOME, HOME, settings(tmp_path, model_key_for=other)) is None
    assert key_for(other, other, settings(tmp_path, model=HOME)) is None


def test_default_ports_and_numbers(tmp_path: Path) -> None:
    """Of both schemes, and of IPv6."""
    pairs = [
        ("http://box/v1", "http://box:80"),
        ("https://box:443/v1", "https://box"),
        ("http://[::1]/v1", "http://[0::1]"),
    ]
    for address, alike in pairs:
        assert key_for(address, address, settings(tmp_path, model_key_for=alike)) == "secret"


@given(st.lists(st.sampled_from([HOME, "auto", "http://other:1/v1", "x@http://third/v1"]), max_size=5))
def test_no_row_of_changes_moves_a_key(models: list[str]) -> None:
    """However often the program is started in between."""
    with TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_text(f'model = "{HOME}"\n')
        for model in models:
            write_settings(settings(Path(folder)), {"model": model})
        now = settings(Path(folder))
        assert key_for(HOME, HOME, now) == "secret"
        assert not any(key_for(each, each, now) for each in ("http://other:1/v1", "http://third/v1"))


def test_a_key_that_others_can_read_is_told(tmp_path: Path) -> None:
    """Plain http to another machine; in the next room that is how it is done, so it is not refused."""
    far = settings(tmp_path, model="http://box/v1")
    assert key_warning("http://box/v1", "secret", far) == (
        "the key goes there unencrypted, for all to read that are on the way",
        "give that server an https address",
    )
    assert key_warning("https://box/v1", "secret", far) is None
    assert key_warning("http://127.0.0.1:1/v1", "secret", far) is None


def test_ollama_gets_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is another server's, whatever OLLAMA_HOST says."""
    with raw_server(sends()) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.address)
        assert choose("auto", settings(tmp_path, model_key_for=server.address)).model is not None
        assert not got_key(server)
