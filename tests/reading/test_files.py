"""Which files are meant."""

import os
import unicodedata
from pathlib import Path

import pytest

from rag.errors import InputError
from rag.reading.drafts import Failure
from rag.reading.files import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.MD", ".hidden.txt", "~$b.txt", "c.pages", "sub/d.html", ".git/e.txt", "sub/[f].txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "metadata.csv").write_text("file,title\nb.txt,T\n")
    (tmp_path / "questions.jsonl").write_text('{"question": "Why?"}\n')
    (tmp_path / "corpus.jsonl").write_text('{"text": "One."}\n{"text": "Two."}')
    return tmp_path


def names(folder: Path, *paths: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in expand(paths).articles]


def test_folder_gives_its_articles(folder: Path) -> None:
    """Sorted, to the bottom, without hidden files, other kinds, metadata and question sets."""
    found = expand([str(folder)])
    assert names(folder, str(folder)) == ["a.MD", "b.txt", "corpus.jsonl", "sub/[f].txt", "sub/d.html"]
    assert found.metadata == (folder / "metadata.csv",)
    assert found.notes == (
        f"{folder / 'questions.jsonl'} holds no articles (no column text): passed over",
        f"{folder}: 1 file of other kinds passed over (.pages): save .pages as .docx or .pdf",
    )


def test_files_stand_in_the_order_given_and_once(folder: Path) -> None:
    """A file that is meant twice, by whatever path, comes once."""
    twice = [str(folder / "b.txt"), str(folder), str(folder / "sub" / ".." / "b.txt")]
    assert names(folder, *twice)[0] == "b.txt"
    assert len(expand(twice).articles) == 5


def test_patterns_and_names_that_look_like_patterns(folder: Path) -> None:
    """A pattern finds files; a name with brackets is that file; metadata beside a named file counts."""
    assert names(folder, str(folder / "*.txt")) == ["b.txt"]
    assert names(folder, str(folder / "**" / "*.html")) == ["sub/d.html"]
    assert names(folder, str(folder / "sub" / "[f].txt")) == ["sub/[f].txt"]
    assert expand([str(folder / "b.txt")]).metadata == (folder / "metadata.csv",)
    assert expand([str(folder / "*")]).metadata == (folder / "metadata.csv",)


def test_what_is_named_itself_is_tried(folder: Path) -> None:
    """A question set or another kind that is named is not passed over: reading it says what is wrong."""
    (folder / "c.xyz").write_text("x")
    assert names(folder, str(folder / "questions.jsonl"), str(folder / "c.xyz")) == ["questions.jsonl", "c.xyz"]


def test_what_is_named_and_can_be_turned_into_another_kind_is_told_so(folder: Path) -> None:
    """In the words for that kind."""
    found = expand([str(folder / "c.pages")])
    assert found.articles == ()
    assert found.failures == (
        Failure(str(folder / "c.pages"), "is of no kind that can be read: save .pages as .docx or .pdf"),
    )


@pytest.mark.parametrize(("path", "problem"), [("none.txt", "does not exist"), ("*.none", "matches no file")])
def test_paths_that_lead_nowhere_are_named(folder: Path, path: str, problem: str) -> None:
    """The message begins with the path."""
    with pytest.raises(InputError, match=problem) as error:
        expand([str(folder / path)])
    assert str(error.value).startswith(str(folder / path))


def test_a_folder_without_articles_is_noted(tmp_path: Path) -> None:
    """It is no error, since there may be others."""
    (tmp_path / "a.pages").write_text("x")
    found = expand([str(tmp_path)])
    assert found.articles == ()
    assert str(tmp_path) in found.notes[0]


def test_folders_that_contain_themselves_end(tmp_path: Path) -> None:
    """Links to folders are not followed."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(expand([str(tmp_path)]).articles) == 1


LINKS = pytest.mark.skipif(os.name == "nt", reason="on Windows only few may make links")


@LINKS
def test_links_are_passed_over_with_a_note(folder: Path) -> None:
    """By whatever pattern, to files as to folders; those to other kinds are other kinds."""
    (folder / "sub" / "link.txt").symlink_to(folder / "b.txt")
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "link.pages").symlink_to(folder / "c.pages")
    for given in (folder / "sub", folder / "sub" / "*", folder / "sub" / "**", folder / "s*" / "**" / "*"):
        found = expand([str(given)])
        assert [path.name for path in found.articles] == ["[f].txt", "d.html"]
        [others, links] = found.notes
        assert "1 file of other kinds passed over (.pages)" in others
        assert "2 links passed over" in links
        assert all(str(folder / "sub" / name) in links for name in ("link.txt", "up"))


@LINKS
def test_links_that_lead_out_are_counted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever they lead to; a hard link is a file as any other."""
    far = tmp_path_factory.mktemp("far") / "far.txt"
    far.write_text("x")
    (folder / "sub" / "out.txt").symlink_to(far)
    (folder / "sub" / "out").symlink_to(far.parent)
    (folder / "sub" / "in.txt").symlink_to("d.html")
    (folder / "sub" / "hard.txt").hardlink_to(far)
    found = expand([str(folder / "sub")])
    assert [path.name for path in found.articles] == ["[f].txt", "d.html", "hard.txt"]
    assert "3 links passed over" in found.notes[-1]
    assert "2 of them lead out of the folder" in found.notes[-1]


@LINKS
@pytest.mark.parametrize("name", ["out.txt", "out"])
def test_a_named_link_that_leads_out_is_followed_only_alone(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """A shell writes the names of all links for a *; who names one link means what it leads to."""
    far = tmp_path_factory.mktemp("far")
    (far / "out.txt").write_text("x")
    link = folder / name
    link.symlink_to(far / "out.txt" if name.endswith(".txt") else far)
    several = expand([str(folder / "b.txt"), str(link)])
    assert [path.name for path in several.articles] == ["b.txt"]
    [failure] = several.failures
    assert failure.where == str(link)
    assert str(far) in failure.cause
    assert len(expand([str(folder / "b.txt"), str(link)], follow_links=True).articles) == 2
    alone = expand([str(link)])
    assert [path.name for path in alone.articles] == ["out.txt"]
    assert f"{link} is a link: what it leads to is read" in alone.notes


@pytest.mark.parametrize(("on_disk", "given"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_a_name_is_found_in_either_form(tmp_path: Path, on_disk: str, given: str) -> None:
    """As a file, as a folder on the way, and by a pattern."""
    wanted = "Núñez/Zoë.txt"
    there = tmp_path / unicodedata.normalize(on_disk, wanted)
    there.parent.mkdir()
    there.write_text("x")
    name = unicodedata.normalize(given, wanted)
    folder, _, file = name.partition("/")
    for each in (name, folder, f"{name[:-4]}*", f"*/{file}", name.replace(".", "[.]")):
        assert expand([str(tmp_path / each)]).articles == (there,)


@LINKS
def test_links_in_circles_end_where_links_are_followed(folder: Path) -> None:
    """Each folder is entered once, and each file is read once, by whatever way."""
    for name in ("one", "two"):
        (folder / "sub" / name).symlink_to(folder)
        (folder / name).symlink_to(folder / "sub")
    (folder / "sub" / "link.txt").symlink_to(folder / "b.txt")
    (folder / "self.txt").symlink_to("self.txt")
    for given in (folder, folder / "**", folder / "**" / "*"):
        found = expand([str(given)], follow_links=True)
        real = {path.resolve() for path in found.articles if path.name != "self.txt"}
        assert len(real) == len(found.articles) - 1 == 5
        assert {path.name for path in found.links} >= {"self.txt"}


@LINKS
def test_a_circle_of_folders_is_no_path_without_end_for_a_pattern(folder: Path) -> None:
    """Two links to the folder they lie in are two to the power of forty paths, as the system counts them."""
    for name in ("one", "two"):
        (folder / name).symlink_to(folder)
    assert names(folder, str(folder / "**" / "b.txt")) == ["b.txt"]


@LINKS
def test_a_table_that_is_a_link_is_no_table(folder: Path) -> None:
    """Of files in its folder, and of one that is named."""
    (folder / "sub" / "metadata.csv").symlink_to(folder / "metadata.csv")
    for given in (folder / "sub", folder / "sub" / "d.html"):
        assert expand([str(given)]).metadata == ()
        assert expand([str(given)], follow_links=True).metadata == (folder / "sub" / "metadata.csv",)


def test_folders_of_other_kinds_are_counted(tmp_path: Path) -> None:
    """With the endings of their names, most frequent first."""
    for name in ("a.txt", "b.pages", "c.PAGES", "d.wpd", "e.png", "Makefile", ".hidden.rtf"):
        (tmp_path / name).write_text("x")
    [note] = expand([str(tmp_path)]).notes
    said, cures = note.split("): ")
    assert said == f"{tmp_path}: 5 files of other kinds passed over (.pages no ending .wpd .png"
    assert cures.startswith("save .pages .wpd as .docx or .pdf; make of .png, pictures, a .pdf with text")


def test_tables_without_articles_are_told_together(tmp_path: Path) -> None:
    """One line for a folder, however many there are."""
    for number in range(30):
        (tmp_path / f"{number:02}.csv").write_text("a,b\n1,2\n")
    [note] = expand([str(tmp_path)]).notes
    assert note.startswith(f"{tmp_path}: 30 files hold no articles (no column text): passed over ({tmp_path}/00.csv ")
    assert note.endswith("07.csv …)")


def test_patterns_match_as_those_of_a_shell(folder: Path) -> None:
    """Hidden files only where that is asked for; folders that match are searched."""
    assert names(folder, str(folder / ".*.txt")) == [".hidden.txt"]
    assert names(folder, str(folder / "*" / "*.txt")) == ["sub/[f].txt"]
    assert names(folder, str(folder / "s?b")) == ["sub/[f].txt", "sub/d.html"]
    assert names(folder, str(folder / "*" / "d.html")) == ["sub/d.html"]
    assert names(folder, str(folder / "**" / "sub" / "[[]f].txt")) == ["sub/[f].txt"]


def test_the_library_itself_is_not_searched(folder: Path) -> None:
    """It may lie in a folder of articles, with copies of some in it, and is not worth a word."""
    found = expand([str(folder), str(folder / "*")], besides=folder / "sub")
    assert [path.name for path in found.articles] == ["a.MD", "b.txt", "corpus.jsonl"]
    assert not any("sub" in note for note in found.notes)
    assert names(folder, str(folder / "sub")) == ["sub/[f].txt", "sub/d.html"]
