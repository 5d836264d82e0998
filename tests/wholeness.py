"""Whether a library is whole, as a process sees it that has just begun."""

from contextlib import closing

from rag.library.library import Library
from rag.library.records import State
from rag.settings import Settings
from tests.examples import sizes


def lost(settings: Settings) -> list[str]:
    """What of the library is not as it should be: counts that disagree, and articles not found by their own words."""
    with closing(Library(settings)) as library:
        articles, words, vectors = sizes(library)
        left = library.count_pending()
        missed = [each.id for each in library.records.articles() if not _is_found(library, each.id)]
        said = [f"{words} passages with words, {vectors} with vectors"] if words != vectors else []
        said += [f"{left} left over"] if left else []
        said += ["the catalogue"] if set(library.catalogue.ids()) != set(library.records.ids_in(State.READY)) else []
        return [*said, *(f"{each} of {articles}" for each in missed)]


def _is_found(library: Library, article_id: str) -> bool:
    """Whether each passage of the article is the nearest to its own text, and the words have no other one."""
    index = library.index
    passages = index.passages(library.records.get([article_id])[article_id])
    if {each.id for each in passages} != set(index.word_index.passages_of(article_id)):
        return False
    return all(
        passage.id in index.vectors.nearest(vector, 3)
        for prepared in index.prepare([passage.article for passage in passages[:1]])
        for passage, vector in zip(prepared.passages, prepared.vectors, strict=True)
    )
