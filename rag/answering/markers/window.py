"""What is known of a stream at a place where a marker may begin, and what can be said of it."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol


class NoMarker(Enum):
    """Why there is no marker."""

    NONE = auto()  # and none can become of it
    MORE = auto()  # what follows will tell


@dataclass(frozen=True, slots=True)
class Marker:
    end: int
    codes: tuple[int, ...]  # those that passages have; none for an invented marker


Reading = Marker | NoMarker


class Begun(Protocol):
    """A marker whose end has not come yet."""

    def read(self, window: "Window") -> Reading: ...


class Progress:
    """How far earlier looks at a window came that has grown since, by places: what has been read is not read again, and
    a character more costs the same wherever it stands."""

    def __init__(self) -> None:
        self.series: dict[int, Marker] = {}  # as far as it goes
        self.brackets: dict[int, Begun] = {}  # without their end


@dataclass(frozen=True, slots=True)
class Window:
    """What is held back, as far as it is known. `whole`: nothing more is to be waited for."""

    text: str
    most: int  # the highest code there is
    whole: bool
    before: str  # the text's last characters before it
    progress: Progress = field(default_factory=Progress)

    def wait_unless_whole(self, otherwise: Reading) -> Reading:
        return otherwise if self.whole else NoMarker.MORE


def deduplicate(codes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(codes))
