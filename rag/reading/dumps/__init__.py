"""Exports of databases of articles: one file with many, each with its own title, date and outlet."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.dumps.cited import read_apa, read_europresse
from rag.reading.dumps.clippings import read_clippings
from rag.reading.dumps.documents import Document, Export, make_removed
from rag.reading.dumps.factiva import read_factiva
from rag.reading.dumps.labelled import read_labelled
from rag.reading.dumps.nexis import read_nexis
from rag.reading.dumps.proquest import read_proquest
from rag.reading.dumps.results import read_results
from rag.types import RemovedText

# In this order: the first has the surest signs, the last takes what has labels at all.
_FORMS: tuple[Callable[[Sequence[str]], Export | None], ...] = (
    read_factiva,
    read_proquest,
    read_nexis,
    read_europresse,
    read_apa,
    read_labelled,
    read_results,
    read_clippings,
)


@dataclass(frozen=True, slots=True)
class _Sign:
    """What each document of an export has once, wherever it stands in its line, and words without which it is not."""

    database: str
    words: tuple[str, ...]
    pattern: str


_SIGNS = (
    _Sign("LexisNexis", ("DOCUMENT", "DOKUMENT"), r"\b\d{1,6} (?:of|von|de|di|van) \d{1,6} DO[CK]UMENT[A-Z]{0,3}\b"),
    _Sign("LexisNexis", ("Load-Date", "LOAD-DATE"), r"\b(?:Load-Date|LOAD-DATE): \w"),
    _Sign("LexisNexis", ("LENGTH", "NGE:", "LONGUEUR", "LENGTE"), r"\b(?:LENGTH|LÄNGE|LONGUEUR|LENGTE): \d"),
    _Sign(
        "Factiva",
        ("Document", "Dokument"),
        r"\b(?:Document|Dokument|Documento) [A-Za-z0-9]{3,12}(?:19|20)\d{6}[a-z][a-z0-9]{6,10}\b",
    ),
    _Sign("APA", ("vom ", "gefunden am "), r"\b(?:vom|gefunden am) \d\d\.\d\d\.\d{4}(?:\s{1,40}Seite| \d\d:\d\d Uhr)"),
    _Sign("Europresse", ("news",), r"\b(?:document|number) ?:\s{0,3}news\W{1,2}\d{8}\W"),
    _Sign("ProQuest", ("ProQuest",), r"\bProQuest document ID\b"),
)


def split(draft: Draft) -> Iterator[Draft | Failure]:
    """The articles of a text that is an export; the draft itself if it is none.

    Raises ReadError for what looks like an export and is not understood: as one article it would put the words of many
    outlets under one name.
    """
    export = _export_in(draft)
    if export is None:
        yield draft
    else:
        yield from articles_of(draft, export)


def articles_of(draft: Draft, export: Export) -> Iterator[Draft | Failure]:
    """The articles of an export that is the file of `draft`. Raises ReadError where none of them is understood."""
    causes = [each for each in export.documents if isinstance(each, str)]
    if len(causes) == len(export.documents):
        raise ReadError(
            f"{draft.path} looks like an export of {export.database or 'a database'}, and none of its documents is "
            f"understood ({causes[0]}): export it again with all details, or as a csv table"
        )
    around = (*draft.removed, *make_removed("\n".join(map(str.strip, export.around)).strip()))
    first = next(each for each in export.documents if isinstance(each, Document))
    for number, document in enumerate(export.documents, start=1):
        # One document alone is its file's article, of which a table of metadata can state anything.
        part = f"document {number}" if len(export.documents) > 1 else None
        if isinstance(document, str):
            yield Failure(f"{draft.where}:{part}", document)
        else:
            yield _draft(draft, document, part, export.database, around if document is first else ())


def refuse_export(draft: Draft) -> None:
    """Raises ReadError for a text in which an export has lost the lines by which its articles are told apart."""
    for sign in _SIGNS:
        count = sum(1 for _ in _found(sign, draft.text))
        if count > 1:
            raise ReadError(
                f"{draft.path} holds {count:,} documents of {sign.database} in one print: export them as Word or text"
            )


def may_be_export(content: bytes) -> bool:
    """Whether a file has a sign of an export, in whatever encoding that has the letters of ASCII."""
    return any(
        any(word.encode() in content for word in sign.words) and re.search(sign.pattern.encode(), content)
        for sign in _SIGNS
    )


def _found(sign: _Sign, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(sign.pattern, text) if any(word in text for word in sign.words) else iter(())


def _export_in(draft: Draft) -> Export | None:
    lines = draft.text.replace("\xa0", " ").splitlines()
    return next((found for form in _FORMS if (found := form(lines))), None)


def _draft(
    whole: Draft, found: Document, part: str | None, database: str | None, around: tuple[RemovedText, ...]
) -> Draft:
    """`around`: what was left out of the file as a whole, which the first of its articles keeps."""
    return Draft(
        whole.path,
        found.text,
        part=part,
        title=found.title,
        date=found.date,
        date_how=f"stated by {database}" if database else "label in the file",
        source=found.source,
        url=found.url,
        authors=found.authors,
        metadata={**found.metadata, "database": database} if database else found.metadata,
        removed=(*around, *make_removed(*found.removed)),
    )
