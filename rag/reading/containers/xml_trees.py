"""What the readers of XML share: elements by their names, whatever namespaces a file gives them."""

from collections.abc import Iterator
from typing import Any


def name_of(element: Any) -> str:
    """Without its namespace; "" for a comment, an instruction or an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def below(element: Any, *path: str) -> Iterator[Any]:
    """The elements at the end of a path of names."""
    if not path:
        yield element
        return
    for child in element:
        if name_of(child) == path[0]:
            yield from below(child, *path[1:])


def text_of(element: Any) -> str:
    """All text in it, on one line."""
    return " ".join("".join(element.itertext()).split())


def first_text(element: Any, *path: str) -> str | None:
    """The text of the first element at the end of a path that has some."""
    return next((text for found in below(element, *path) if (text := text_of(found))), None)


def markup_of(element: Any) -> str:
    """What is in an element, as markup."""
    from lxml import etree

    return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
