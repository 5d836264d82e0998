"""What a folder held that is not read, in a line for each reason, with what to do about it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from rag.reading.formats import FORMATS, format_of
from rag.reading.regular import printable_path
from rag.text.plurals import pluralise

_SHOWN = 8  # names, and endings of names, that a note tells; the number before them tells the rest

# What to do with files of a kind that nobody reads here: `{}` is the ending. A kind that is read needs no line.
_AS_DOCX = "save {} as .docx or .pdf"
_AS_PDF = "save {} as .pdf"
_AS_CSV = "save {} as .csv"
_AS_JSONL = "export {} as .jsonl"
_IN_BROWSER = "open {} in a browser, and save the page as .html or .pdf"
_ADDRESS = "name the address in {}: dateline add https://…"
_AS_EML = "save the messages of {} as .eml or .txt"
_AS_BOOK = "turn {} into .html or .txt"
_PICTURE = "make of {}, pictures, a .pdf with text by a program for text recognition (OCR)"
_UNPACK = "unpack {}, and add the folder"
CURES = {
    **dict.fromkeys((".dot", ".fodt", ".pages", ".wpd", ".wps"), _AS_DOCX),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".ps", ".xps"), _AS_PDF),
    **dict.fromkeys((".xls", ".xlsm", ".ods", ".numbers", ".sav", ".dta"), _AS_CSV),
    **dict.fromkeys((".parquet", ".sqlite", ".db", ".mdb"), _AS_JSONL),
    **dict.fromkeys((".maff",), _IN_BROWSER),
    **dict.fromkeys((".url", ".webloc"), _ADDRESS),
    **dict.fromkeys((".msg", ".pst", ".ost"), _AS_EML),
    **dict.fromkeys((".mobi", ".azw3", ".fb2"), _AS_BOOK),
    **dict.fromkeys((".djvu", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".heic", ".webp"), _PICTURE),
    **dict.fromkeys((".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz"), _UNPACK),
}


# Endings of files that hold articles or something else: of these it is no fault to hold none.
_MAYBE = (".xml", ".json", ".json.gz", ".tsv", ".tab", ".xlsx", ".zip", ".warc", ".warc.gz", ".mbox")


def may_hold_none(path: Path) -> bool:
    return path.name.casefold().endswith(_MAYBE)


def cure_of(path: Path) -> str | None:
    """What to do with a file that is of no kind that can be read; None where it is, or nothing is known to help."""
    ending = path.suffix.casefold()
    return None if format_of(path) or ending not in CURES else CURES[ending].format(ending)


def notes_on_others(argument: str, others: Collection[Path]) -> Iterator[str]:
    """One line for the files of other kinds, with the ways to mend those that are most frequent."""
    if not others:
        return
    counts = Counter(printable_path(path.suffix.casefold()) or "no ending" for path in others)
    endings = [ending for ending, _ in counts.most_common()]
    cures = _cures(ending for ending in endings if not format_of(Path(f"a{ending}")))
    which = f"({list_some(endings)})"
    line = f"{printable_path(argument)}: {pluralise(len(others), 'file')} of other kinds passed over {which}"
    yield f"{line}: {cures}" if cures else line


def notes_on_links(argument: str, links: Collection[Path], leading_out: int) -> Iterator[str]:
    if links:
        out = f", {leading_out:,} of them lead out of the folder" if leading_out else ""
        names = list_some(map(printable_path, links))
        yield (
            f"{printable_path(argument)}: {pluralise(len(links), 'link')} passed over ({names}){out}: "
            "--follow-links reads what links lead to"
        )


def notes_on_empty(argument: str, without: Collection[Path]) -> Iterator[str]:
    """Of files of kinds that may hold articles, and hold none."""
    if len(without) == 1:
        yield f"{printable_path(next(iter(without)))} holds no articles (no column text): passed over"
    elif without:
        names = list_some(map(printable_path, without))
        count = f"{len(without):,} files"
        yield f"{printable_path(argument)}: {count} hold no articles (no column text): passed over ({names})"


def notes_on_unread(causes: Mapping[str, str]) -> Iterator[str]:
    """Of such files, by their path why each gave nothing; the first of them."""
    for path, cause in islice(causes.items(), _SHOWN):
        yield f"{path} is passed over: it {cause.removeprefix(path).strip()}"
    if len(causes) > _SHOWN:
        yield f"{len(causes) - _SHOWN:,} more files are passed over, which hold no articles"


def note_on_nothing(argument: str) -> str:
    return f"{printable_path(argument)} holds no file of a kind that can be read ({' '.join(FORMATS)})"


def list_some(names: Iterable[str]) -> str:
    """The first of the names, and whether there are more."""
    listed = list(names)
    return " ".join(listed[:_SHOWN] + ["…"] * (len(listed) > _SHOWN))


def _cures(endings: Iterable[str]) -> str:
    """What to do with each kind of files, those together that are mended alike."""
    by_cure: dict[str, list[str]] = {}
    for ending in endings:
        if cure := CURES.get(ending):
            by_cure.setdefault(cure, []).append(ending)
    return "; ".join(cure.format(" ".join(kinds)) for cure, kinds in islice(by_cure.items(), _SHOWN))
