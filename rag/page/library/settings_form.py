"""The settings that a person may change, as a form."""

from collections.abc import Mapping
from dataclasses import dataclass

from rag.markup import Html, element, together, void
from rag.page.parts import form
from rag.settings import CHANGEABLE, FILE, Settings


@dataclass(frozen=True, slots=True)
class _Field:
    """What a person reads of a setting. `choices` are its usual values; others can be typed, unless it is `closed`."""

    label: str
    help: str
    choices: tuple[str, ...] = ()
    closed: bool = False


_FIELDS = {
    "model": _Field(
        "Who answers",
        "auto: the first suitable model of Ollama, else quotations. quotes: always quotations. Or the name of a model "
        "of Ollama, the address of an OpenAI-compatible server, or a .gguf file.",
        ("auto", "quotes"),
    ),
    "strict": _Field(
        "Leave out what the articles do not bear out",
        "no: such sentences are marked. What is chosen beside the question comes first.",
        ("no", "yes"),
        closed=True,
    ),
    "judge": _Field(
        "Who checks each sentence",
        "trained: the small judge that comes with Dateline. model: the language model that answers. Or the folder of "
        "an NLI cross-encoder.",
        ("trained", "model"),
    ),
    "reranker": _Field(
        "Who reads the passages",
        "own: the small reader that comes with Dateline. none: passages stay in the order of the search. Or the name "
        "or folder of a cross-encoder of sentence-transformers.",
        ("own", "none"),
    ),
    "context_window": _Field("Tokens that a model reads at once", "More needs more memory; 8192 fits a laptop."),
    "model_timeout": _Field("Seconds to wait for a model's next word", "Then the answer is in quotations."),
}


def settings_form(settings: Settings, given: Mapping[str, str]) -> Html:
    """The form, with the values in force. `given` says of a setting that cannot be changed here what it is set by."""
    fields = [_field(name, _value(settings, name), given.get(name)) for name in CHANGEABLE]
    save = element("button", "Save", type="submit", class_="does")
    note = element(
        "p",
        "They are kept in ",
        element("code", str(settings.data_dir / FILE)),
        ". Where things lie, the embedding model and the key of a server are set there too.",
        class_="note",
    )
    return together([form("settings", *fields, element("div", save, class_="line"), class_="settings"), note])


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _field(name: str, value: str, given: str | None) -> Html:
    about = _FIELDS[name]
    told = f"set by {given}" if given else about.help
    attributes: dict[str, str | bool] = {
        "name": name,
        "disabled": given is not None,
        "aria_describedby": f"help-{name}",
    }
    entry = _choice(about, value, attributes) if about.closed else _entry(about, value, attributes)
    return element("div", element("label", about.label, entry), element("p", told, class_="note", id=f"help-{name}"))


def _choice(about: _Field, value: str, attributes: Mapping[str, str | bool]) -> Html:
    options = [element("option", each, value=each, selected=each == value) for each in about.choices]
    return element("select", *options, **attributes)


def _entry(about: _Field, value: str, attributes: Mapping[str, str | bool]) -> Html:
    """A text field, with the usual values to choose from."""
    usual = f"usual-{attributes['name']}" if about.choices else None
    entry = void("input", type="text", value=value, list=usual, autocomplete="off", **attributes)
    options = [void("option", value=each) for each in about.choices]
    return together([entry, element("datalist", *options, id=usual) if usual else None])
