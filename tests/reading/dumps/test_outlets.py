"""Outlets as databases name them."""

import pytest

from rag.reading.dumps.outlets import Outlet, divide_outlet


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("The Norbury Post (London) - Final Edition", Outlet("The Norbury Post", "Final Edition", "London")),
        ("Norbury Post, Late Edition (East Coast)", Outlet("Norbury Post", "Late Edition (East Coast)")),
        ("Norbury-Gazette (site web)", Outlet("Norbury-Gazette", place="site web")),
        ("Die Norbury, Ausgabe 12", Outlet("Die Norbury", "Ausgabe 12")),
        ("Norbury Post", Outlet("Norbury Post")),
        ("The Edition", Outlet("The Edition")),
        (None, Outlet(None)),
    ],
)
def test_an_outlet_has_the_name_that_all_know(source: str | None, outlet: Outlet) -> None:
    """Who asks for The Norbury Post means all of its editions."""
    assert divide_outlet(source) == outlet
