"""Looks at every part that an answer needs: what is there, what is wrong, and the command that mends it."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rag.embedding.encoders import CompiledEncoder
from rag.embedding.models import load_encoder
from rag.errors import DiskFull, LibraryBusy, StoreError
from rag.library.catalogue import FOLDER, Catalogue
from rag.library.gone import look_for_gone, sync_command
from rag.library.library import Library
from rag.library.records import State
from rag.models.choice import AUTO, choose
from rag.retrieval.rerankers import NONE, OWN, load_reranker
from rag.settings import Settings
from rag.writer import QUOTES

# What is said of the rerankers that are no model's name.
RERANKERS = {OWN: "own, the reader that comes with Dateline", NONE: "none: passages stay in the order of the search"}

LEAST_FREE = 1_000_000_000  # bytes on the disk of the data folder


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one part. `cure` says what to do; a part that is fine may have one too, as an advice."""

    part: str
    state: str
    fine: bool
    cure: str | None = None


def examine(settings: Settings) -> Iterator[Finding]:
    """One finding for each part. What cannot be examined is a finding too, and the next part is looked at."""
    parts: dict[str, Callable[[str, Settings], Finding]] = {
        "data folder": _data_folder,
        "articles": _articles,
        "files": _files,
        "left-overs": _left_overs,
        "catalogue": _catalogue,
        "embedding model": _embedding_model,
        "reranker": _reranker,
        "words and vectors": _words_and_vectors,
        "language model": _language_model,
    }
    for part, look in parts.items():
        try:
            yield look(part, settings)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one part, a person wants to know of all
            yield Finding(part, " ".join(str(error).split()) or type(error).__name__, fine=False)


def _data_folder(part: str, settings: Settings) -> Finding:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=settings.data_dir):
        free = shutil.disk_usage(settings.data_dir).free
    state = f"{settings.data_dir}, {free / 1e9:,.1f} GB free"
    if free < LEAST_FREE:
        return Finding(part, state, fine=False, cure="free some disk, or choose another folder with --data-dir")
    return Finding(part, state, fine=True)


def _articles(part: str, settings: Settings) -> Finding:
    with closing(Library(settings)) as library:
        count, newest = library.records.count(), library.records.newest()
    if not count:
        return Finding(part, "none yet", fine=True, cure="dateline add FOLDER")
    return Finding(part, f"{count:,}, newest {newest or 'undated'}", fine=True)


def _files(part: str, settings: Settings) -> Finding:
    """Whether the files are there that the articles came from. That they are not is no fault: the texts are here."""
    with closing(Library(settings)) as library:
        gone = look_for_gone(library.records, besides=str(settings.data_dir))
        if not gone.alone:
            return Finding(part, "all there", fine=True)
        folder = next(each for each in Path(gone.alone[0]).parents if each.is_dir())
        others = library.records.ids_by_file_below(str(folder)).keys() - gone.held.keys()
    # Of a folder that has nothing any more of what it had, nobody knows whether its drive is away.
    cure = (
        sync_command(folder) if others else "connect the drive that they are on, or dateline remove what is not needed"
    )
    return Finding(part, gone.describe(), fine=True, cure=cure)


def _left_overs(part: str, settings: Settings) -> Finding:
    with closing(Library(settings)) as library:
        half, waiting = library.records.count(State.PENDING, State.LEAVING), library.records.count(State.WAITING)
        all_of = library.records.count()
    said = [
        f"{half:,} half written" if half else "",
        f"{waiting:,} of {all_of:,} articles wait to be indexed again" if waiting else "",
    ]
    if left := ", ".join(filter(None, said)):
        state = f"{left}, by a process that ended early or is at work now"
        return Finding(part, state, fine=False, cure="dateline reindex")
    return Finding(part, "none", fine=True)


def _catalogue(part: str, settings: Settings) -> Finding:
    with closing(Library(settings)) as library, library.lock_for_writing():
        articles = library.records.count()
        # Not through the library, which would make it again on the way.
        there = len(Catalogue(settings.data_dir / FOLDER))
    if there != articles:
        state = f"it lists {there:,} of {articles:,} articles: the page makes it again as it opens"
        return Finding(part, state, fine=False, cure="dateline serve")
    return Finding(part, f"{there:,} articles", fine=True)


def _embedding_model(part: str, settings: Settings) -> Finding:
    encoder = load_encoder(settings.embedding_model, settings.cache_dir / "models")
    how = "compiled by OpenVINO" if isinstance(encoder, CompiledEncoder) else "run by sentence-transformers, slower"
    return Finding(
        part, f"{encoder.name}: {encoder.dimension} dimensions, {encoder.max_tokens} tokens, {how}", fine=True
    )


def _reranker(part: str, settings: Settings) -> Finding:
    return Finding(part, RERANKERS.get(load_reranker(settings).name, settings.reranker), fine=True)


def _words_and_vectors(part: str, settings: Settings) -> Finding:
    from rag.library.passage_index import open_index  # brings Chroma (0.6 s), after what is quick to say
    from rag.library.wholeness import find_loss

    # Not through the library, which would finish the left-overs on the way.
    with closing(Library(settings)) as library, closing(open_index(settings, shared=library.sharing)) as index:
        try:
            index.check(whole=True)
            with library.lock_for_writing():  # whoever writes changes the one after the other
                written = (
                    None if library.count_pending() else library.count_written_passages()
                )  # or nobody knows how many
                lost = find_loss(index, library.records.count(State.READY), written)
        except (DiskFull, LibraryBusy) as error:
            return Finding(part, str(error), fine=False)
        except StoreError as error:
            lost = str(error)
        if lost:
            return Finding(part, lost, fine=False, cure="dateline reindex")
        return Finding(part, f"{len(index.word_index):,} passages", fine=True)


def _language_model(part: str, settings: Settings) -> Finding:
    """Quotes are a way to answer and no fault; a model that was named and is not there is one."""
    choice = choose(settings.model, settings)
    asked_for = settings.model.lower() not in (AUTO, QUOTES)
    return Finding(part, choice.why, fine=choice.model is not None or not asked_for, cure=choice.cure)
