"""HTML as a browser would see it."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def find(self, tag: str, class_: str | None = None) -> list[dict[str, str | None]]:
        wanted = (attributes for name, attributes in self.elements if name == tag)
        return [each for each in wanted if class_ is None or class_ in (each.get("class") or "").split()]

    def styles(self) -> list[str]:
        return [attributes["style"] or "" for _, attributes in self.elements if "style" in attributes]

    def shows(self, tag: str = "a") -> list[str]:
        """The keys of what can be clicked."""
        return [
            attributes["data-show"] or ""
            for name, attributes in self.elements
            if name == tag and "data-show" in attributes
        ]
