from dataclasses import dataclass

import gradio as gr
import pytest

from rag.page.outputs import UNCHANGED, Outputs


@dataclass(frozen=True)
class Update:
    """What is said, and whether a button can be pressed."""

    said: str | None = None
    stoppable: bool | None = None


SAID, STOP = gr.HTML(), gr.Button()
OUTPUTS = Outputs(Update, {"said": SAID, "stoppable": STOP}, {"stoppable": lambda may: gr.Button(interactive=may)})


def test_only_what_changes_is_named() -> None:
    assert OUTPUTS.changes(Update("one")) == {SAID: "one"}
    assert OUTPUTS.changes(Update(stoppable=False))[STOP].interactive is False


def test_an_empty_text_is_a_change() -> None:
    assert OUTPUTS.changes(Update("")) == {SAID: ""}


def test_an_update_of_nothing_skips_all() -> None:
    assert OUTPUTS.changes(Update()) == UNCHANGED == gr.skip()
    assert OUTPUTS.values(Update()) == {}


def test_nothing_is_given_in_the_end_in_place_of_what_came_meanwhile() -> None:
    assert list(OUTPUTS.stream_changes([Update("one"), Update("two")])) == [{SAID: "one"}, {SAID: "two"}, UNCHANGED]


def test_a_change_of_a_component_stands_in_the_end_too() -> None:
    """Else the difference to it could be taken away before it is shown."""
    first, last = OUTPUTS.stream_changes([Update("one", stoppable=True)])
    assert (SAID in first, list(last), last[STOP].interactive) == (True, [STOP], True)


def test_an_event_without_a_step_empties_nothing() -> None:
    assert list(OUTPUTS.stream_changes([])) == [UNCHANGED]


@pytest.mark.parametrize("components", [{"said": SAID}, {"said": SAID, "stoppable": STOP, "told": SAID}])
def test_each_field_has_a_component_and_each_component_a_field(components: dict[str, gr.components.Component]) -> None:
    with pytest.raises(TypeError, match="Update and its components differ in"):
        Outputs(Update, components)
