"""The tab Library: files come in, articles come back, every part is looked at, settings change, a model is got."""

from pathlib import Path

import pytest

from rag.ingestion.adding import add_articles
from rag.library.indexing import BATCH
from rag.library.library import Library
from rag.page.library.caretaking import Caretaking
from tests.examples import article, marked
from tests.page.library.upkeep import ZEBRA, ended, text
from tests.page.seen import Page


def test_what_is_no_file_any_more_is_not_taken(caretaking: Caretaking, tmp_path: Path) -> None:
    """One that was added already, a folder, and a link, which would be moved with what it leads to."""
    linked, other = tmp_path / "linked.txt", tmp_path / "other.txt"
    other.write_text(ZEBRA)
    linked.symlink_to(other)
    for path, told in (("gone.txt", "choose them again"), ("", "no regular file"), ("linked.txt", "no regular file")):
        assert told in text(caretaking.add([str(tmp_path / path)]).result)
    assert other.exists()
    assert not (tmp_path / "uploads").exists()


def test_where_the_library_lies_is_told_on_arrival(caretaking: Caretaking, library: Library) -> None:
    """To who opens the tab, and not with the page."""
    assert str(library.settings.data_dir) in text(caretaking.arrive().lies)


def test_uploads_are_kept_and_added_with_a_result_for_each_file(
    caretaking: Caretaking, library: Library, tmp_path: Path
) -> None:
    """A good file becomes an article whose path stays valid; a bad one is named with the cause."""
    good, bad = tmp_path / "a.txt", tmp_path / "b.pdf"
    good.write_text(ZEBRA)
    bad.write_bytes(b"no pdf")
    begun = caretaking.add([str(good), str(bad)])
    assert (begun.taken, begun.watching, begun.stoppable) == (True, True, True)
    shown = ended(caretaking)
    assert all(words in text(shown.result) for words in ("1 added, 1 failed", "a.txt: 1 added", "b.pdf: 1 failed"))
    assert ("1 article" in text(shown.line), shown.stoppable) == (True, False)
    assert [each.path for each in library.records.listings()] == [str(tmp_path / "uploads" / "a.txt")]


def test_no_file_is_a_line(caretaking: Caretaking) -> None:
    """It says what to do."""
    assert "choose some" in text(caretaking.add([]).result)


def test_adding_that_is_stopped_goes_on_the_next_time(caretaking: Caretaking, library: Library, tmp_path: Path) -> None:
    """What was written is whole."""
    rows = "".join(f'{{"text": "{ZEBRA} {at}"}}\n' for at in range(200))
    for _ in range(2):
        (tmp_path / "many.jsonl").write_text(rows)
        caretaking.add([str(tmp_path / "many.jsonl")])
        caretaking.stop()
        shown = ended(caretaking)
    assert "Stopped: add the same files again" in text(shown.result)
    assert library.records.count() < 200


def test_what_was_read_is_told_by_title(caretaking: Caretaking, tmp_path: Path) -> None:
    """With a link to the article; and once the work has ended, whatever is counted is counted anew, each time."""
    (tmp_path / "a.txt").write_text(f"Zebra crosses river\n\n{ZEBRA}")
    caretaking.add([str(tmp_path / "a.txt")])
    page = Page(ended(caretaking).result or "")
    assert ("Zebra crosses river" in page.text, [each[:8] for each in page.shows()]) == (True, ["article-"])
    assert caretaking.watch().changed != caretaking.watch().changed


def test_articles_are_indexed_again(caretaking: Caretaking, library: Library, tmp_path: Path) -> None:
    """With a button, and as the cure of a part."""
    (tmp_path / "a.txt").write_text(ZEBRA)
    add_articles(library, [str(tmp_path / "a.txt")])
    assert caretaking.reindex().watching
    assert "1 article indexed again" in text(ended(caretaking).result)
    [begun] = caretaking.follow("reindex", {})
    assert begun.watching
    ended(caretaking)


def test_removed_articles_are_brought_back(caretaking: Caretaking, library: Library, tmp_path: Path) -> None:
    """One, or all of them."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"{ZEBRA} {name}")
    add_articles(library, [str(tmp_path / "*.txt")])
    ids = [each.id for each in library.records.listings()]
    library.set_aside(ids)
    assert "3 articles can be brought back" in text(caretaking.arrive().removed)
    [shown] = caretaking.follow(f"restore-{ids[0]}", {})
    assert ("2 articles" in text(shown.removed), library.records.count()) == (True, 1)
    list(caretaking.follow("restore-all", {}))
    assert "2 articles are back" in text(ended(caretaking).result)
    assert (library.records.count(), library.removed.count()) == (3, 0)


def test_every_part_is_looked_at_one_after_the_other(caretaking: Caretaking) -> None:
    """As `dateline doctor` does."""
    *steps, last = caretaking.follow("examine", {})
    assert "Looking" in text(steps[0].parts)
    assert all(part in text(last.parts) for part in ("data folder", "embedding model", "language model"))


@pytest.mark.parametrize("key", ["", "restore-gone", "remove", "javascript:x"])
def test_a_key_that_leads_nowhere_changes_nothing(caretaking: Caretaking, key: str) -> None:
    """What a browser sends is not trusted."""
    assert all(shown.result is None for shown in caretaking.follow(key, {}))


def test_what_was_broken_off_is_finished_in_the_background(caretaking: Caretaking, library: Library) -> None:
    """When the page is looked at: the line says how far it is, the work is seen, and others need not wait for it."""
    library.put(marked([article(f"n{number}") for number in range(2 * BATCH)]))
    library.records.set_all_pending()
    assert f"{2 * BATCH} articles" in text(caretaking.render_line())
    assert "0 indexed so far" in text(caretaking.render_line())
    caretaking.status()
    assert "Indexing goes on" in text(caretaking.look().progress)
    ended(caretaking)
    assert "indexed so far" not in text(caretaking.render_line())
    assert library.count_pending() == 0
