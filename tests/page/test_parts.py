from rag.page.parts import isolate_parts


def test_a_name_from_right_to_left_stands_apart_from_the_day_beside_it() -> None:
    """Else the two run into each other; of other names nothing is to be seen to."""
    assert isolate_parts("أخبار, 3 May 2024") == '<bdi dir="ltr"><bdi>أخبار</bdi>, <bdi>3 May 2024</bdi></bdi>'
    assert isolate_parts("RT, 3 May 2024") == "<bdi>RT, 3 May 2024</bdi>"
