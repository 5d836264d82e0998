"""Files into the library."""

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Event, Timer

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rag.errors import InputError
from rag.ingestion.adding import add_articles
from rag.ingestion.report import LISTED, describe_counts
from rag.library.indexing import BATCH
from rag.library.library import Change, Library
from rag.reading.drafts import Failure
from rag.reading.reader import Bounds
from rag.settings import read_settings
from tests.examples import sizes

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and devices among its files")


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three texts."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b", "c"):
        text_of(folder, name)
    return folder


def text_of(folder: Path, name: str, more: str = "") -> Path:
    path = folder / f"{name}.txt"
    path.write_text(f"The minister of {name.upper()}land spoke on Monday about rain. {more}\n")
    return path


def rows(path: Path, *lines: object) -> str:
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines))
    return str(path)


def texts(library: Library) -> set[str]:
    return {each.text for each in library.records.articles()}


class StoppingProgress:
    """A progress that remembers, and that stops the program at the step `last`."""

    def __init__(self, last: int | None = None) -> None:
        self.expected = 0
        self.done: list[int] = []
        self._last = last

    def total(self, count: int) -> None:
        self.expected = count

    def step(self, count: int) -> None:
        self.done.append(count)
        if len(self.done) == self._last:
            raise KeyboardInterrupt


def test_files_are_added_once(library: Library, folder: Path) -> None:
    """The same call again changes nothing."""
    first, again = (add_articles(library, [str(folder)]) for _ in range(2))
    assert [each.change for each in first.files] == [Change(added=1)] * 3
    assert (again.change, again.notes, again.failures) == (Change(unchanged=3), (), ())
    assert sizes(library) == (3, 3, 3)


def test_what_a_file_holds_is_told(library: Library, tmp_path: Path) -> None:
    """Each article with what was done, in the order of the file, up to a list's length."""
    rows = "".join(f'{{"text": "The keeper counted {at} zebras in the park on Monday."}}\n' for at in range(60))
    (tmp_path / "many.jsonl").write_text(rows)
    first, again = (add_articles(library, [str(tmp_path / "many.jsonl")]).files[0].articles for _ in range(2))
    assert (len(first), {each.change for each in first}) == (LISTED, {Change(added=1)})
    assert [each.id for each in again] == [each.id for each in first]
    texts = library.records.get([each.id for each in first])
    assert ["counted 0 zebras" in texts[first[0].id].text, again[0].change] == [True, Change(unchanged=1)]


def test_a_changed_file_replaces_its_article(library: Library, folder: Path) -> None:
    """The old one is gone from all stores; the others stay."""
    add_articles(library, [str(folder)])
    [old] = library.records.ids_from(str(folder / "a.txt"))
    text_of(folder, "a", "Then it snowed.")
    report = add_articles(library, [str(folder / "a.txt")])
    assert report.summary() == "1 added, 1 replaced"
    assert library.records.find_known([old]) == []
    assert sizes(library) == (3, 3, 3)
    assert any("snowed" in text for text in texts(library))


def test_a_row_that_is_gone_goes(library: Library, tmp_path: Path) -> None:
    """But not while the file has a line that cannot be read: it may be that row."""
    one, two, new = ({"text": f"{name} is a text."} for name in ("One", "Two", "New"))
    file = tmp_path / "a.jsonl"
    add_articles(library, [rows(file, one, two)])
    report = add_articles(library, [rows(file, one, "{broken", new)])
    assert report.summary() == "1 added, 1 unchanged, 1 failed"
    assert report.failures[0].where == f"{file}:2"
    assert texts(library) == {"One is a text.", "Two is a text.", "New is a text."}
    assert add_articles(library, [rows(file, one, new)]).summary() == "1 replaced, 2 unchanged"
    assert texts(library) == {"One is a text.", "New is a text."}
    assert sizes(library) == (2, 2, 2)


def test_metadata_are_used(library: Library, folder: Path, tmp_path: Path) -> None:
    """A named table goes before the one in the folder; a name in it that no file has is noted."""
    (folder / "metadata.csv").write_text("file,title,date\na.txt,In folder,2024-06-20\nb.txt,B,2024-06-21\nx.txt,X,\n")
    named = rows(tmp_path / "named.jsonl", {"file": "a.txt", "title": "Named"})
    report = add_articles(library, [str(folder)], named)
    assert report.notes == (f"{folder / 'metadata.csv'}: no file is called x.txt",)
    assert {each.title for each in library.records.listings()} >= {"Named", "B"}
    changed = add_articles(library, [str(folder)])
    assert changed.summary() == "1 added, 1 replaced, 2 unchanged"
    assert "In folder" in {each.title for each in library.records.listings()}


@pytest.mark.parametrize("table", ["", "\0\1"])
def test_broken_metadata_add_nothing(library: Library, folder: Path, table: str) -> None:
    """What a person states wrongly is mended before anything is read."""
    (folder / "metadata.csv").write_text(table)
    with pytest.raises(InputError, match=r"metadata\.csv"):
        add_articles(library, [str(folder)])
    assert library.records.count() == 0


def test_a_row_of_metadata_that_cannot_be_used_is_noted(library: Library, folder: Path) -> None:
    """With its line; the other rows count, and all files are added."""
    (folder / "metadata.csv").write_text("file,date\n,2024-05-01\nb.txt,2024-05-02\n")
    report = add_articles(library, [str(folder)])
    assert report.summary() == "3 added"
    assert any("metadata.csv:2" in note for note in report.notes)
    assert library.records.days() == [date(2024, 5, 2)]


def test_bad_files_stop_no_good_ones(library: Library, tmp_path: Path) -> None:
    """Sixty are added, and three are named with what is wrong with them."""
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(f"Text {number} is about rain in town {number}.")
    (tmp_path / "10a.txt").touch()
    (tmp_path / "20a.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "30a.docx").write_bytes(b"\xd0\xcf\x11\xe0 a password")
    steps = StoppingProgress()
    report = add_articles(library, [str(tmp_path)], progress=steps)
    assert report.summary() == "60 added, 3 failed"
    assert [Path(each.where).name for each in report.failures] == ["10a.txt", "20a.txt", "30a.docx"]
    assert "password" in report.failures[2].cause
    assert sum(steps.done) == steps.expected == 63
    assert sizes(library) == (60, 60, 60)


def test_an_interruption_leaves_a_whole_library(library: Library, tmp_path: Path) -> None:
    """The next call goes on from there, and nothing is in it twice."""
    file = rows(tmp_path / "a.jsonl", *({"text": f"Text {number} is about rain."} for number in range(70)))
    report = add_articles(library, [file], progress=StoppingProgress(last=2))
    assert report.interrupted
    assert report.summary() == "64 added (stopped: the same command goes on from here)"
    assert sizes(library) == (64, 64, 64)
    assert add_articles(library, [file]).summary() == "6 added, 64 unchanged"
    assert sizes(library) == (70, 70, 70)


def test_hostile_rows_are_failures_or_articles(library: Library, tmp_path: Path) -> None:
    """Half characters, zeros, markup and depth: the rest is added, and all of it can be read again."""
    hostile = ['{"text": "half \\ud800 a character"}', '{"text": "zero \\u0000 byte"}', '{"text": "\\ud83d"}']
    title = '{"title": "\\udfff T", "text": "With a title.", "url": "http://[::1", "source": "\\ud800"}'
    deep = '{"text": "deep", "x": ' + "[" * 5_000 + "]" * 5_000 + "}"
    file = rows(tmp_path / "a.jsonl", {"text": "Good one."}, *hostile, title, deep, {"text": "<b>[1]</b> $x {y}"})
    report = add_articles(library, [file])
    count = report.change.added
    assert count + len(report.failures) == 7
    assert "Good one." in texts(library)
    assert json.loads(json.dumps([each.text for each in library.records.articles()]).encode())
    assert all(text.encode() for text in texts(library))
    assert sizes(library) == (count, count, count)


def test_copies_of_a_text_are_one_article(library: Library, tmp_path: Path) -> None:
    """Of the first file, however far they lie apart; adding them again changes nothing."""
    for number in range(BATCH + 2):
        (tmp_path / f"{number:02}.txt").write_text("A copy." if number in (3, 4, BATCH + 1) else f"Text {number}.")
    report = add_articles(library, [str(tmp_path)])
    assert report.summary() == f"{BATCH} added, 2 unchanged", [each.failures for each in report.files if each.failures]
    assert add_articles(library, [str(tmp_path)]).summary() == f"{BATCH + 2} unchanged"
    assert len(library.records.ids_from(str(tmp_path / "03.txt"))) == 1


def test_a_file_is_the_same_from_any_folder(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed one replaces its article, by whatever path it was added first; metadata beside it count."""
    monkeypatch.chdir(folder)
    (folder / "metadata.csv").write_text("file,title\na.txt,Stated\n")
    add_articles(library, ["a.txt"])
    assert [each.title for each in library.records.listings()] == ["Stated"]
    monkeypatch.chdir(folder.parent)
    text_of(folder, "a", "Then it snowed.")
    assert add_articles(library, ["articles/a.txt"]).summary() == "1 added, 1 replaced"
    assert add_articles(library, ["articles/../articles/a.txt"]).summary() == "1 unchanged"


def test_no_paths_that_lead_anywhere_is_an_error(library: Library, tmp_path: Path) -> None:
    """Before anything is added."""
    with pytest.raises(InputError, match="does not exist"):
        add_articles(library, [str(tmp_path / "none")])
    assert add_articles(library, [str(tmp_path)]).summary() == "nothing to add"


@hypothesis_settings(max_examples=8)
@given(st.lists(st.lists(st.sampled_from(["One.", "Two.", "Three."]), max_size=3), min_size=1, max_size=3))
def test_a_file_of_rows_is_mirrored(library: Library, tmp_path: Path, versions: list[list[str]]) -> None:
    """Whatever it held before, the library holds what it holds now; a file without rows is a failure."""
    for version in versions:
        report = add_articles(library, [rows(tmp_path / "a.jsonl", *({"text": text} for text in version))])
        if version:
            assert texts(library) == set(version)
            assert sizes(library) == (len(set(version)),) * 3
        else:
            assert len(report.failures) == 1


def test_each_file_has_its_result(library: Library, tmp_path: Path) -> None:
    """In the order of the files: of two copies of an article the first one brings it, and rows are counted."""
    first, copy, table = (tmp_path / name for name in ("1.txt", "2.txt", "3.csv"))
    first.write_text("The zebra crossed the river on Monday. It was late, said the keeper.")
    copy.write_text(first.read_text())
    table.write_text("text\nThe giraffe crossed the river on Monday. It was early.\n\n")
    report = add_articles(library, [str(tmp_path)])
    assert [(each.path.name, describe_counts(each.counts())) for each in report.files] == [
        ("1.txt", "1 added"),
        ("2.txt", "1 unchanged"),
        ("3.csv", "1 added"),
    ]


def test_an_adding_that_is_stopped_goes_on_the_next_time(library: Library, folder: Path) -> None:
    """As after Ctrl-C."""
    stop = Event()
    stop.set()
    report = add_articles(library, [str(folder)], stop=stop)
    assert (report.interrupted, report.files) == (True, ())
    assert add_articles(library, [str(folder)]).summary() == "3 added"


@pytest.fixture
def hostile(folder: Path) -> Path:
    """Among three good texts, one of each kind of thing that a name may lead to and that is no file to read."""
    os.mkfifo(folder / "b-pipe.txt")
    os.mkfifo(folder / "b-pipe.jsonl")
    (folder / "b-circle.txt").symlink_to("b-circle.txt")
    (folder / "b-passwords.txt").symlink_to("/etc/passwd")
    (folder / "b-zeros.txt").symlink_to("/dev/zero")
    (folder / "b-again").symlink_to(".")
    Path(os.fsdecode(os.fsencode(folder / "b-") + b"\xff.txt")).write_text("A name that is not UTF-8.")
    (folder / "b-\nfailed: all.txt").write_text("A name of two lines.")
    os.truncate(os.open(folder / "b-hole.txt", os.O_CREAT | os.O_WRONLY), 1_000_000_000)
    return folder


@POSIX
def test_only_regular_files_are_read(library: Library, hostile: Path) -> None:
    """One failed line for each other thing, one note for all links, and the texts around them are written."""
    report = add_articles(library, [str(hostile)])
    assert report.summary() == "3 added, 5 failed"
    lines = sorted(f"{each.where} {each.cause}".replace(f"{hostile}/", "") for each in report.failures)
    assert [(line.split()[0], len(line.splitlines())) for line in lines] == [
        (r"b-\nfailed:", 1),
        (r"b-\xff.txt", 1),
        ("b-hole.txt", 1),
        ("b-pipe.jsonl", 1),
        ("b-pipe.txt", 1),
    ]
    [note] = report.notes
    assert "4 links passed over" in note
    assert all(name in note for name in ("b-again", "b-circle.txt", "b-passwords.txt", "b-zeros.txt"))
    assert sizes(library) == (3, 3, 3)


@POSIX
def test_links_are_followed_where_that_is_asked_for(library: Library, hostile: Path, tmp_path: Path) -> None:
    """Each file is read once, a circle ends, and a device is not read by whatever way."""
    far = text_of(tmp_path, "far")
    (hostile / "one.txt").symlink_to(far)
    (hostile / "two.txt").symlink_to(far)
    (hostile / "b-passwords.txt").unlink()
    report = add_articles(library, [str(hostile)], follow_links=True)
    assert report.summary() == "4 added, 7 failed"
    causes = {Path(each.where).name: each.cause for each in report.failures}
    assert "is a device" in causes["b-zeros.txt"]
    assert "symbolic links" in causes["b-circle.txt"]
    assert library.records.ids_from(str(hostile / "one.txt"))


@POSIX
def test_a_link_that_is_named_is_followed_and_told(library: Library, folder: Path, tmp_path: Path) -> None:
    """Who names it means what it leads to; what leads nowhere is a failure, and stops nothing."""
    link, lost, pipe = tmp_path / "link.txt", tmp_path / "lost.txt", tmp_path / "pipe.txt"
    link.symlink_to(folder / "a.txt")
    lost.symlink_to("nowhere.txt")
    os.mkfifo(pipe)
    long = str(tmp_path / ("n" * 300 + ".txt"))
    report = add_articles(library, [*map(str, (link, lost, pipe)), long, str(folder / "b.txt")])
    assert report.summary() == "2 added, 3 failed"
    assert f"{link} is a link: what it leads to is read" in report.notes
    assert library.records.ids_from(str(link))


@POSIX
@pytest.mark.parametrize("name", ["metadata.csv", "metadata.jsonl"])
def test_a_table_that_is_a_pipe_is_not_waited_for(library: Library, folder: Path, name: str) -> None:
    """As one that is broken: a person has to look at it."""
    os.mkfifo(folder / name)
    with pytest.raises(InputError, match=r"metadata\.\w+ cannot be read: it is a pipe"):
        add_articles(library, [str(folder)])
    with pytest.raises(InputError, match=r"metadata\.\w+ cannot be read: it is a pipe"):
        add_articles(library, [str(folder / "a.txt")], str(folder / name))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_what_may_not_be_read_is_named(library: Library, folder: Path) -> None:
    """A file, and a folder with all that is in it."""
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0)
    (folder / "a.txt").chmod(0)
    report = add_articles(library, [str(folder)])
    (folder / "closed").chmod(0o700)
    assert report.summary() == "2 added, 2 failed"
    assert all("Permission denied" in each.cause for each in report.failures)


@pytest.mark.slow
def test_what_takes_too_long_is_left_and_the_rest_goes_on(library: Library, folder: Path) -> None:
    """What came of it before is in the library, and stays there."""
    with gzip.open(folder / "b-endless.jsonl.gz", "wb", compresslevel=1) as file:
        file.write(b'{"text": "The first row of all."}\n')
        for _ in range(5):
            file.write(b'{"a": 1}\n' * 1_000_000)
    for summary in ("4 added, 1001 failed", "4 unchanged, 1001 failed"):
        report = add_articles(library, [str(folder)], bounds=Bounds(seconds=0.5))
        assert report.summary() == summary
        assert "took longer than 0.5 seconds to read" in report.failures[-1].cause
    assert "The first row of all." in texts(library)


def test_stop_ends_an_adding_in_the_middle_of_a_file(library: Library, tmp_path: Path) -> None:
    """However large it is, and however long it gives nothing."""
    with gzip.open(tmp_path / "a.jsonl.gz", "wb", compresslevel=1) as file:
        for _ in range(20):
            file.write(b'{"text": ""}\n' * 1_000_000)
    stop = Event()
    Timer(1, stop.set).start()
    assert add_articles(library, [str(tmp_path)], stop=stop).interrupted


def test_rows_without_number_are_counted(library: Library, tmp_path: Path) -> None:
    """The first thousand that gave nothing are named."""
    file = rows(tmp_path / "a.jsonl", {"text": "A text."}, *["{broken"] * 1_234)
    report = add_articles(library, [file])
    assert report.summary() == "1 added, 1234 failed"
    assert report.failures[-1] == Failure(file, "so many more rows gave no article", 234)
    assert len(report.failures) == 1_001


def shown(library: Library) -> dict[str, str | None]:
    """The name of the file that each article shows, with its day."""
    return {Path(each.path or "").name: str(each.published or "") for each in library.records.listings()}


def dated(path: Path, day: str = "2024-05-02") -> Path:
    """A page with an author and a day, and the same text as `undated`."""
    return _page(path, f'<meta property="article:published_time" content="{day}">')


def undated(path: Path) -> Path:
    return _page(path, "")


def _page(path: Path, head: str) -> Path:
    said = "".join(f"<p>The council of Norbury voted on item {at} of its list, said the mayor.</p>" for at in range(9))
    body = f"<article><h1>The bridge of Norbury stays</h1>{said}</article>"
    path.write_text(f"<html><head><title>The bridge of Norbury stays</title>{head}</head><body>{body}</body></html>")
    return path


def test_an_article_stays_as_long_as_a_file_holds_it(library: Library, folder: Path) -> None:
    """Whichever of the files changes, and then it shows the other one."""
    (folder / "copy.txt").write_text((folder / "a.txt").read_text())
    add_articles(library, [str(folder)])
    assert add_articles(library, [str(folder)]).summary() == "4 unchanged"
    text_of(folder, "a", "Then it snowed.")
    assert add_articles(library, [str(folder / "a.txt")]).summary() == "1 added"
    assert sorted(shown(library)) == ["a.txt", "b.txt", "c.txt", "copy.txt"]
    text_of(folder, "copy", "Then it hailed.")
    assert add_articles(library, [str(folder / "copy.txt")]).summary() == "1 added, 1 replaced"
    assert sizes(library) == (4, 4, 4)


@pytest.mark.parametrize("names", [("a.html", "b.html"), ("b.html", "a.html")])
def test_a_copy_with_a_day_wins_in_whatever_order(library: Library, tmp_path: Path, names: tuple[str, str]) -> None:
    """Together, one after the other, and again; without it, the day is gone too."""
    with_day, without = dated(tmp_path / names[0]), undated(tmp_path / names[1])
    for paths in ([str(tmp_path)], [str(without)], [str(with_day)], [str(tmp_path)]):
        add_articles(library, paths)
        assert shown(library) == {with_day.name: "2024-05-02"} or paths == [str(without)]
    assert add_articles(library, [str(tmp_path)]).summary() == "2 unchanged"
    undated(with_day)
    assert add_articles(library, [str(with_day)]).summary() == "1 updated"
    assert list(shown(library).values()) == [""]


def test_a_copy_is_shown_once_the_file_that_was_is_gone(library: Library, folder: Path) -> None:
    """Also where nothing else has changed; a day that only the file said that is gone stays until that is synced."""
    (folder / "copy.txt").write_text((folder / "a.txt").read_text())
    (folder / "metadata.csv").write_text("file,date\nb.txt,2024-05-02\n")
    (folder / "b-copy.txt").write_text((folder / "b.txt").read_text())
    add_articles(library, [str(folder)])
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    assert add_articles(library, [str(folder)]).summary() == "1 updated, 2 unchanged"
    assert shown(library) == {"copy.txt": "", "b.txt": "2024-05-02", "c.txt": ""}
    assert add_articles(library, [str(folder)], sync=True).summary() == "3 unchanged"
    assert shown(library) == {"copy.txt": "", "b-copy.txt": "", "c.txt": ""}
    assert sizes(library) == (3, 3, 3)


def test_rows_that_are_copies_in_one_file_change_nothing(library: Library, tmp_path: Path) -> None:
    """However far apart they are: the one that says more is kept, and is not undone by the other each time."""
    row = {"title": "The bridge", "text": "The council voted on Monday."}
    others = ({"title": f"T{number}", "text": f"Text {number} is about rain."} for number in range(BATCH + 2))
    file = rows(tmp_path / "a.jsonl", row, *others, {**row, "date": "2024-05-02"})
    add_articles(library, [file])
    assert add_articles(library, [file]).summary() == f"{BATCH + 4} unchanged"
    assert date(2024, 5, 2) in library.records.days()
    rows(tmp_path / "a.jsonl", row)
    assert add_articles(library, [file]).summary() == f"1 updated, {BATCH + 2} replaced"
    assert library.records.days() == []


def test_files_that_are_gone_are_told_and_taken_out_on_demand(library: Library, folder: Path) -> None:
    """What was taken out can be brought back for a while."""
    add_articles(library, [str(folder)])
    (folder / "a.txt").unlink()
    [note] = add_articles(library, [str(folder)]).notes
    assert note.startswith(f"{folder}: 1 file is gone (a.txt); still in the library: 1 article")
    assert f"dateline add --sync {folder}" in note
    report = add_articles(library, [str(folder)], sync=True)
    assert (report.summary(), report.notes) == ("1 removed, 2 unchanged", ())
    assert sizes(library) == (2, 2, 2)
    assert library.removed.count() == 1
    assert add_articles(library, [str(folder)]).notes == ()


def test_a_file_that_moved_keeps_its_article(library: Library, folder: Path) -> None:
    """Nothing is gone then, and to sync takes nothing out."""
    add_articles(library, [str(folder)])
    (folder / "sub").mkdir()
    (folder / "a.txt").rename(folder / "sub" / "moved.txt")
    moved = add_articles(library, [str(folder)])
    assert (moved.summary(), moved.notes) == ("1 updated, 2 unchanged", ())
    assert add_articles(library, [str(folder)], sync=True).summary() == "3 unchanged"
    assert sorted(shown(library)) == ["b.txt", "c.txt", "moved.txt"]
    assert str(folder / "a.txt") not in library.records.ids_by_file_below()


def test_to_sync_is_refused_where_a_drive_may_be_away(library: Library, folder: Path, tmp_path: Path) -> None:
    """A folder that is not there, has nothing of what it had, or has an empty one in it: nothing is taken out."""
    (folder / "sub").mkdir()
    text_of(folder / "sub", "d")
    add_articles(library, [str(folder)])
    (folder / "sub" / "d.txt").unlink()
    assert (
        "folders that are empty and were not (sub)" in add_articles(library, [str(folder)], sync=True).failures[0].cause
    )
    (folder / "sub").rmdir()
    folder.rename(tmp_path / "away")
    with pytest.raises(InputError, match="no folder that is there"):
        add_articles(library, [str(folder)], sync=True)
    folder.mkdir()
    [failure] = add_articles(library, [str(folder)], sync=True).failures
    assert failure.cause.startswith("has no file any more that it had (4): nothing was taken out")
    assert library.records.count() == 4
    folder.rmdir()
    (tmp_path / "away").rename(folder)
    assert add_articles(library, [str(folder)], sync=True).summary() == "1 removed, 3 unchanged"


def test_to_sync_a_folder_leaves_others_alone(library: Library, folder: Path, tmp_path: Path) -> None:
    """Files elsewhere, also of a folder whose name begins alike, and copies elsewhere of what is gone."""
    other = tmp_path / "articles2"
    other.mkdir()
    (other / "copy.txt").write_text((folder / "a.txt").read_text())
    text_of(other, "x")
    add_articles(library, [str(folder), str(other)])
    (folder / "a.txt").unlink()
    (other / "x.txt").unlink()
    assert add_articles(library, [str(folder)], sync=True).summary() == "2 unchanged"
    assert sorted(shown(library)) == ["b.txt", "c.txt", "copy.txt", "x.txt"]


@pytest.mark.parametrize(
    ("earlier", "now"), [("Zoe\u0308.txt", "Zo\xeb.txt"), ("Zo\xeb.txt", "Zoe\u0308.txt"), ("Zoe.txt", "zoe.txt")]
)
def test_a_name_in_another_form_is_the_same_file(library: Library, tmp_path: Path, earlier: str, now: str) -> None:
    """As it comes from another system: what it held is replaced, and nothing is gone."""
    (tmp_path / earlier).write_text("The minister spoke on Monday about rain.")
    add_articles(library, [str(tmp_path)])
    (tmp_path / earlier).rename(tmp_path / now)
    assert add_articles(library, [str(tmp_path)]).summary() == "1 updated"
    assert list(shown(library)) == [now]
    (tmp_path / now).rename(tmp_path / earlier)
    (tmp_path / earlier).write_text("The minister spoke on Tuesday about snow.")
    report = add_articles(library, [str(tmp_path / earlier)])
    assert (report.summary(), report.notes) == ("1 added, 1 replaced", ())


def test_two_files_whose_names_differ_in_form_alone_are_two(library: Library, tmp_path: Path) -> None:
    """As Linux allows them: neither takes out what the other one holds."""
    for name in ("Zoe\u0308.txt", "Zo\xeb.txt", "a.txt", "A.txt"):
        (tmp_path / name).write_text(f"The minister spoke of {[*name]}.")
    count = len(list(tmp_path.glob("*.txt")))
    add_articles(library, [str(tmp_path)])
    assert add_articles(library, [str(tmp_path)]).summary() == f"{count} unchanged"


def test_a_file_in_a_folder_that_may_hold_articles_and_holds_none_is_no_failure(library: Library, folder: Path) -> None:
    """It is noted with the cause; who names it wants to know, and a broken one of another kind is a failure."""
    (folder / "layout.xml").write_text("<layout><button/></layout>")
    (folder / "broken.docx").write_text("x")
    report = add_articles(library, [str(folder)])
    assert report.summary() == "3 added, 1 failed"
    [note] = report.notes
    assert str(folder / "layout.xml") in note or ".xml" in note
    assert add_articles(library, [str(folder / "layout.xml")]).failures
