import gradio as gr
import pytest

from rag.page.parts import clicked_at, isolate_parts


def test_a_name_from_right_to_left_stands_apart_from_the_day_beside_it() -> None:
    """Else the two run into each other; of other names nothing is to be seen to."""
    assert isolate_parts("أخبار, 3 May 2024") == '<bdi dir="ltr"><bdi>أخبار</bdi>, <bdi>3 May 2024</bdi></bdi>'
    assert isolate_parts("RT, 3 May 2024") == "<bdi>RT, 3 May 2024</bdi>"


@pytest.mark.parametrize(
    ("sent", "known"), [({"at": 12.5}, 12.5), ({"at": 3}, 3.0), ({"at": "3"}, 0.0), ({}, 0.0), (None, 0.0)]
)
def test_when_something_was_clicked_is_a_number_or_not_known(sent: object, known: float) -> None:
    """Whatever comes."""
    assert clicked_at(gr.EventData(None, sent)) == known
