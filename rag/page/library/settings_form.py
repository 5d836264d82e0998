"""The settings that a person may change, as a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
        "auto: the first suitable model of Ollama, else quotations. quotes: always quotations. Or a model that is "
        "there, the address of an OpenAI-compatible server, or a .gguf file.",
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


def settings_form(settings: Settings, given: Mapping[str, str], models: Sequence[str] = ()) -> Html:
    """The form, with the values in force. `given` says of a setting that cannot be changed here what it is set by;
    `models` can be chosen for `model`."""
    abouts = {**_FIELDS, "model": replace(_FIELDS["model"], choices=(*_FIELDS["model"].choices, *models))}
    fields = [_field(name, abouts[name], _value(settings, name), given.get(name)) for name in CHANGEABLE]
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


def _field(name: str, about: _Field, value: str, given: str | None) -> Html:
    told = f"set by {given}" if given else about.help
    attributes: dict[str, str | bool] = {"disabled": given is not None, "aria_describedby": f"help-{name}"}
    entry = _choice if about.closed else _entry
    return element("div", entry(name, about, value, attributes), element("p", told, class_="note", id=f"help-{name}"))


def _choice(name: str, about: _Field, value: str, attributes: Mapping[str, str | bool]) -> Html:
    return element("label", about.label, element("select", *_options(about, value), name=name, **attributes))


def _entry(name: str, about: _Field, value: str, attributes: Mapping[str, str | bool]) -> Html:
    """A text field, and a list of the usual values, which links.js keeps alike. Only the field has a name, and is sent.

    Not a list of the field's own (`datalist`): of that Chromium shows what holds the words in the field, so beside
    "auto" nothing else is seen.
    """
    field = void("input", type="text", name=name, value=value, autocomplete="off", **attributes)
    entry = element("label", about.label, field)
    if not about.choices:
        return entry
    other = element("option", "as typed", value="", selected=value not in about.choices)
    label = {**attributes, "aria_label": f"{about.label}: or one of these", "data_fills": name}
    usual = element("label", "or one of these", element("select", other, *_options(about, value), **label))
    return element("div", entry, usual, class_="fills")


def _options(about: _Field, value: str) -> list[Html]:
    return [element("option", each, value=each, selected=each == value) for each in about.choices]
