"""What news agencies send: NITF, and NewsML-G2 with NITF or HTML inside it (https://iptc.org/standards/)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rag.reading.containers.xml_trees import below, first_text, markup_of, name_of, text_of
from rag.reading.drafts import Draft, Failure
from rag.reading.tables.fields import parse_authors
from rag.reading.web.fragments import text_of_fragment

_BASIC = re.compile(r"(\d{8})T.*")  # a day and a time without marks between their figures

_FACTIVA_TEXT = ("leadParagraph", "tailParagraphs")


def news_drafts(path: Path, root: Any) -> Iterator[Draft | Failure]:
    if name_of(root) == "nitf":
        yield _nitf(path, root)
        return
    items = [each for each in root.iter() if name_of(each) == "newsItem"]
    for number, item in enumerate(items, start=1):
        yield _news_item(path, item, f"item {number}" if len(items) > 1 else None)


def factiva_drafts(path: Path, root: Any) -> Iterator[Draft | Failure]:
    """What Factiva sends to programs that ask it."""
    for number, article in enumerate((each for each in root.iter() if name_of(each) == "article"), start=1):
        part = f"article {number}"
        paragraphs = (each for name in _FACTIVA_TEXT for each in below(article, name, "paragraph"))
        text = "\n\n".join(filter(None, map(text_of, paragraphs)))
        if not text:
            yield Failure(f"{path}:{part}", "it has no text")
            continue
        yield Draft(
            path,
            text,
            part=part,
            title=first_text(article, "headline"),
            date=first_text(article, "publicationDate"),
            date_how="stated by Factiva",
            source=first_text(article, "sourceName"),
            authors=parse_authors(first_text(article, "byline")),
            metadata=_known({"document": first_text(article, "accessionNo"), "database": "Factiva"}),
        )


def _nitf(path: Path, root: Any) -> Draft | Failure:
    text = _text(root, "body.content")
    if not text:
        return Failure(str(path), "it has no text (body.content)")
    return Draft(
        path,
        text,
        title=_first(root, "hl1") or _first(root, "title"),
        date=_BASIC.sub(r"\1", _attribute(root, "date.issue", name="norm") or _attribute(root, "pubdata") or "")
        or None,
        date_how="NITF",
        source=_attribute(root, "pubdata", name="name") or _first(root, "distributor", "provider"),
        authors=parse_authors(
            _first(root, "byline", "byttl") if _first(root, "person") is None else _first(root, "person")
        ),
        metadata=_known(
            {"dateline": _first(root, "dateline"), "copyright": _attribute(root, "doc.copyright", name="holder")}
        ),
    )


def _news_item(path: Path, item: Any, part: str | None) -> Draft | Failure:
    inner = next((each for each in item.iter() if name_of(each) == "nitf"), None)
    text = _text(item, "body.content") or _text(item, "body") or _text(item, "inlineData") or _text(item, "inlineXML")
    if not text:
        return Failure(f"{path}:{part}" if part else str(path), "it has no text: pictures and videos have none")
    published = first_text(item, "itemMeta", "firstCreated") or first_text(item, "contentMeta", "contentCreated")
    return Draft(
        path,
        text,
        part=part,
        title=_first(item, "headline")
        or (_first(inner, "hl1") if inner is not None else None)
        or _first(item, "title"),
        date=published or first_text(item, "itemMeta", "versionCreated"),
        date_how="NewsML-G2" if published else "version, in NewsML-G2",
        source=first_text(item, "itemMeta", "provider", "name") or _attribute(item, "provider", name="literal"),
        authors=parse_authors(
            first_text(item, "contentMeta", "by") or first_text(item, "contentMeta", "creator", "name")
        ),
        metadata=_known({"dateline": _first(item, "dateline"), "guid": item.get("guid")}),
    )


def _text(root: Any, name: str) -> str:
    """The words of the first such element, but those of notes to editors, which have a body of their own."""
    notes = {inner for each in root.iter() if name_of(each) == "note" for inner in each.iter()}
    found = next((each for each in root.iter() if name_of(each) == name and each not in notes), None)
    return text_of_fragment(markup_of(found)) if found is not None else ""


def _first(root: Any, *names: str) -> str | None:
    found = (each for name in names for each in root.iter() if name_of(each) == name)
    return next((text for each in found if (text := " ".join(" ".join(each.itertext()).split()))), None)


def _attribute(root: Any, *names: str, name: str = "date.publication") -> str | None:
    found = (each for wanted in names for each in root.iter() if name_of(each) == wanted)
    return next((value for each in found if (value := each.get(name))), None)


def _known(values: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
