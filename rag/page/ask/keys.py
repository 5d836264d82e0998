"""Keys that lead to the regions of the tab, as a menu that tells them: keys.js does what it says."""

from rag.markup import Html, element

# Letters that are pressed with Alt and Shift, and where they lead. With both, neither browsers nor screen readers have
# these letters; those that browsers do have are A, B, I and T.
KEYS = (("Q", "Question"), ("N", "Newest answer"), ("S", "Sources"), ("R", "Reader"), ("E", "Export"))


def render_keys_menu() -> Html:
    keys = [element("li", element("kbd", f"Alt+Shift+{letter}"), f" {place}") for letter, place in KEYS]
    again = element("li", "The same again leads back.", class_="note")
    return element("details", element("summary", "Keys"), element("ul", *keys, again), class_="menu")
