"""The settings that a person may change, as a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rag.markup import Html, element, void
from rag.page.parts import form
from rag.settings import CHANGEABLE, FILE, Settings


@dataclass(frozen=True, slots=True)
class _Field:
    """What a person reads of a setting. `choices` are its usual values; others can be typed, unless it is `closed`."""

    label: str
    help: str
    choices: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class TriedForm:
    """A form that was sent and not kept: what was typed, and what is wrong, by the settings' names.

    `number` is another one each time, so that a browser sees that the same was refused once more.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    number: int = 0


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

# Seldom changed, and folded; the others are seen at once.
_GROUPS = {
    "Checking and reading": ("judge", "reranker"),
    "Limits of a language model": ("context_window", "model_timeout"),
}
_FOLDED = [name for group in _GROUPS.values() for name in group]


def render_settings_form(
    settings: Settings, overrides: Mapping[str, str], models: Sequence[str] = (), tried: TriedForm | None = None
) -> Html:
    """The form, with the values in force, or what was typed and refused. `overrides` says of a setting that cannot be
    changed here what it is set by; `models` can be chosen for `model`."""
    tried = tried or TriedForm()
    abouts = {**_FIELDS, "model": replace(_FIELDS["model"], choices=(*_FIELDS["model"].choices, *models))}

    def entry(name: str) -> Html:
        value = tried.typed.get(name, _value(settings, name))
        return _field(name, abouts[name], value, overrides.get(name), message_for(name, tried.faults.get(name)))

    groups = [_group(title, names, tried, [*map(entry, names)]) for title, names in _GROUPS.items()]
    save = element("button", "Save", type="submit", class_="does")
    note = element(
        "p",
        "They are kept in ",
        element("code", str(settings.data_dir / FILE)),
        ". Where things lie, the embedding model and the key of a server are set there too.",
        class_="note",
    )
    seen = [entry(name) for name in CHANGEABLE if name not in _FOLDED]
    return form(
        "settings", *seen, *groups, note, element("div", save, class_="line"),
        class_="settings", data_number=str(tried.number), novalidate=True,
    )  # fmt: skip


def _group(title: str, names: Sequence[str], tried: TriedForm, fields: Sequence[Html]) -> Html:
    """Folded, unless something in it is to be mended."""
    wrong = any(name in tried.faults for name in names)
    about = element("span", ", ".join(_FIELDS[name].label.lower() for name in names), class_="note")
    summary = element("summary", element("b", title), " ", about)
    return element("details", summary, *fields, class_="fold", id=f"fold-{names[0]}", open=wrong)


def label_of(name: str) -> str:
    """What a person reads of a setting; its name for one that is no field."""
    return _FIELDS[name].label if name in _FIELDS else name


def message_for(name: str, line: str | None) -> str | None:
    """What is wrong with a setting, under the name that stands at its field."""
    if line is None:
        return None
    said = line.removeprefix(f"{name} ").replace(f"set {name} to", "write")
    return f"{label_of(name)}: {said}"


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _field(name: str, about: _Field, value: str, override: str | None, fault: str | None) -> Html:
    """A field with its help, and behind that what is wrong with its value."""
    hint = f"set by {override}" if override else about.help
    attributes: dict[str, str | bool | None] = {
        "disabled": override is not None,
        "aria_describedby": f"help-{name}" if fault is None else f"fault-{name} help-{name}",
        "aria_invalid": None if fault is None else "true",
    }
    entry = _choice if about.closed else _entry
    wrong = element("p", fault, class_="problem", id=f"fault-{name}") if fault else None
    return element(
        "div", entry(name, about, value, attributes), element("p", hint, class_="note", id=f"help-{name}"), wrong
    )


def _choice(name: str, about: _Field, value: str, attributes: Mapping[str, str | bool | None]) -> Html:
    return element("label", about.label, element("select", *_options(about, value), name=name, **attributes))


def _entry(name: str, about: _Field, value: str, attributes: Mapping[str, str | bool | None]) -> Html:
    """A text field, and a list of the usual values, which links.js keeps alike. Only the field has a name, and is sent.

    Not a list of the field's own (`datalist`): of that Chromium shows what holds the words in the field, so beside
    "auto" nothing else is seen.
    """
    typed = void("input", type="text", name=name, value=value, autocomplete="off", **attributes)
    entry = element("label", about.label, typed)
    if not about.choices:
        return entry
    other = element("option", "as typed", value="", selected=value not in about.choices)
    label = {**attributes, "aria_label": f"{about.label}: or one of these", "data_fills": name, "aria_invalid": None}
    usual = element("label", "or one of these", element("select", other, *_options(about, value), **label))
    return element("div", entry, usual, class_="fills")


def _options(about: _Field, value: str) -> list[Html]:
    return [element("option", each, value=each, selected=each == value) for each in about.choices]
