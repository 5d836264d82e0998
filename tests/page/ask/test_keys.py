from rag.page.ask.keys import KEYS, render_keys_menu
from rag.page.parts import page_file
from tests.page.seen import Page


def test_every_key_that_does_something_is_told() -> None:
    """What keys.js listens to is what the menu says."""
    text, script = Page(render_keys_menu()).text, page_file("ask/keys.js")
    assert all(f"Alt+Shift+{letter}" in text and f"Key{letter}: " in script for letter, _ in KEYS)
