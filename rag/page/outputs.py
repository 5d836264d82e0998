"""What an event changes, as Gradio takes it: {component: value}. What is not named stays as it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Generic, TypeVar

import gradio as gr
from gradio.blocks import Block
from gradio.components import Component

Changes = dict[Block, Any]

# What an event returns that changes nothing: Gradio takes an empty dictionary for a value, and for too few of them.
UNCHANGED: Changes = gr.skip()

U = TypeVar("U")


class Outputs(Generic[U]):
    """Where each field of a tab's update is seen. A field that is None is no change.

    `rendered` makes of a field's value what its component takes, where that is something else, as
    `gr.Button(interactive=...)`.
    """

    def __init__(
        self,
        update: type[U],
        components: Mapping[str, Component],
        rendered: Mapping[str, Callable[[Any], Any]] | None = None,
    ) -> None:
        names = {each.name for each in fields(update)}  # type: ignore[arg-type]
        if wrong := names ^ components.keys():
            raise TypeError(f"{update.__name__} and its components differ in {', '.join(sorted(wrong))}")
        self._components = components
        self._rendered = rendered or {}

    def __iter__(self) -> Iterator[Component]:
        """The components, as an event names those that it may change."""
        return iter(self._components.values())

    def values(self, update: U) -> Changes:
        """Each component that changes; none where nothing does."""
        given = {name: value for name in self._components if (value := getattr(update, name)) is not None}
        return {self._components[name]: self._rendered.get(name, _as_it_is)(value) for name, value in given.items()}

    def changes(self, update: U) -> Changes:
        """What an event returns."""
        return self.values(update) or UNCHANGED

    def stream_changes(self, updates: Iterable[U]) -> Iterator[Changes]:
        """What an event yields, one step after the other, and no change in the end.

        Gradio gives the last step once more when the event is over, in place of what came meanwhile from other events;
        and after an event without any step it empties all components. What it sends of a step are the differences from
        the one before, and where that one was a change of a component's properties (`gr.Button(interactive=True)`), its
        client takes them away from it even if it has not shown them yet (6.31: a Stop button that could not be
        pressed). So such a change stands in the end too.
        """
        given: Changes = {}
        for update in updates:
            given = self.values(update)
            yield given or UNCHANGED
        yield {output: value for output, value in given.items() if isinstance(value, Component)} or UNCHANGED


def _as_it_is(value: Any) -> Any:
    return value
