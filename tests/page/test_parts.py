import gradio as gr

from rag.page.parts import in_parts, steps


def placed(shown: str) -> tuple[object, ...]:
    """Two places: what is said, and a button."""
    return (shown or gr.skip(), gr.Button(interactive=True) if shown else gr.skip())


def test_nothing_is_given_in_the_end_in_place_of_what_came_meanwhile() -> None:
    assert [given[0] for given in steps(["one", "two"], placed, "")] == ["one", "two", gr.skip()]


def test_a_change_of_a_component_stands_in_the_end_too() -> None:
    """Else the difference to it could be taken away before it is shown."""
    *_, last = steps(["one"], placed, "")
    assert isinstance(last[1], gr.Button)
    assert last[1].interactive


def test_an_event_without_a_step_empties_nothing() -> None:
    assert list(steps([], placed, "")) == [(gr.skip(), gr.skip())]


def test_a_name_from_right_to_left_stands_apart_from_the_day_beside_it() -> None:
    """Else the two run into each other; of other names nothing is to be seen to."""
    assert in_parts("أخبار, 3 May 2024") == '<bdi dir="ltr"><bdi>أخبار</bdi>, <bdi>3 May 2024</bdi></bdi>'
    assert in_parts("RT, 3 May 2024") == "<bdi>RT, 3 May 2024</bdi>"
