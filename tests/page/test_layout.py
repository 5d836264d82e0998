import re
from contextlib import closing
from pathlib import Path

import gradio as gr
import pytest

from rag.library.library import Library
from rag.page.handlers import Handlers
from rag.page.layout import build_page, may_open
from rag.person import Person, Role
from rag.settings import read_settings
from rag.testing.service import ScriptedService

ANNA, BEN = Person("a", "anna", Role.OWNER), Person("b", "ben", Role.READER)


@pytest.mark.parametrize(
    ("person", "tab", "may"),
    [
        (ANNA, "library-tab", True),
        (BEN, "library-tab", False),
        (BEN, "evaluate-tab", False),
        (BEN, "articles-tab", True),
        (ANNA, None, False),
    ],
)
def test_a_reader_opens_what_is_no_owners(person: Person, tab: str | None, may: bool) -> None:
    """And nobody what there is not."""
    assert may_open(person, tab) is may


def test_scripts_of_one_place_declare_no_name_twice(tmp_path: Path) -> None:
    """They are run as one: a name that two of them declare would stop them all."""
    with closing(Library(read_settings(str(tmp_path)))) as library:
        page = build_page(Handlers(ScriptedService(library=library), tmp_path))
    places = [each for each in page.blocks.values() if isinstance(each, gr.HTML)]
    assert places
    for place in places:
        names = re.findall(r"^(?:const|let|function) (\w+)", place.js_on_load or "", re.MULTILINE)
        assert sorted(set(names)) == sorted(names), place.elem_id
