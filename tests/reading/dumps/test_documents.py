"""What documents of all databases have."""

import pytest

from rag.reading.dumps.documents import names_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Poe and Bo Lind", ("Ann Poe", "Bo Lind")),
        ("Von Ann Poe, Norbury", ("Ann Poe",)),
        ("Ann Poe Transport correspondent", ("Ann Poe",)),
        ("Ann Poe North of Velm editor", ("Ann Poe",)),
        ("Ann Poe, Press Alliance Velm", ("Ann Poe",)),
        ("the science editor", ()),
        ("Staff and agencies", ()),
    ],
)
def test_a_byline_names_people(byline: str, names: tuple[str, ...]) -> None:
    """And not what they are, where, or for whom."""
    assert names_of(byline) == names
