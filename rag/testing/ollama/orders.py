"""What a small Ollama is told to have, to say and to do wrong, and what it finds out meanwhile."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any, TypeAlias

# The words of an answer, one after another, by the messages of the chat and the most tokens that may be written.
Writer: TypeAlias = Callable[[Sequence[dict[str, Any]], int], Iterator[str]]


class Fault(StrEnum):
    """What goes wrong with an answer or a download."""

    SILENT = auto()  # nothing is sent, not even the head of the reply
    STUCK = auto()  # nothing more is sent after two words
    CUT = auto()  # the connection ends after two words
    UNDONE = auto()  # the reply ends after two words, as if it were whole
    GARBAGE = auto()  # lines that are no JSON
    STRANGE = auto()  # JSON of another shape
    EMPTY = auto()  # a whole answer without a word
    MEMORY = auto()  # HTTP 500: the model does not fit
    CANCELED = auto()  # HTTP 500: whoever it was being loaded for has left
    MISSING = auto()  # HTTP 404: the model was removed meanwhile
    BROKEN = auto()  # an error in the middle of the stream, which has HTTP 200
    PAGE = auto()  # an HTML page, as a proxy or another program sends it


@dataclass(frozen=True, slots=True)
class Model:
    """An installed model. `capabilities` is None for the servers before 0.6.4, which did not send any."""

    name: str
    parameters: str = "3.2B"
    capabilities: tuple[str, ...] | None = ("completion", "tools")
    window: int = 131_072
    family: str = "llama"
    template: str = "{{ range .Messages }}<|{{ .Role }}|>{{ .Content }}{{ end }}"
    renderer: str = ""  # the code of Ollama's own that puts the chat together, where no template does


@dataclass
class State:
    """What a test orders, and what it finds out."""

    models: list[Model] = field(default_factory=lambda: [Model("llama3.2:3b")])
    reply: Sequence[str] | Writer = ("Putin", " spoke", " in", " Hanoi", ".")
    thoughts: str = ""  # sent apart from the answer, as by models that think
    fault: Fault | None = None
    pullable: tuple[str, ...] = ("llama3.2:3b",)
    read: tuple[int, float] = (26, 0.002)  # tokens of a prompt, and seconds, as it says when it is done
    reads_slowly: float = 0.0  # tokens a second that it really takes for them; 0 for no time
    tokens_read: int = 0
    offline: str = ""  # why it cannot reach its library, in the words of Go
    listing: Fault | None = None  # what goes wrong with the list of models
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # paths and bodies, in order
    left: threading.Event = field(default_factory=threading.Event)  # a client went before the end
    ended: threading.Event = field(default_factory=threading.Event)  # the last stream has ended, in whatever way
