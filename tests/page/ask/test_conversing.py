"""The tab Ask: asking, following links, what is kept, and coming back."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.filtering import Filters
from rag.library.library import Library
from rag.library.records import State
from rag.page.application_service import ApplicationService
from rag.page.ask.conversing import Conversing
from rag.page.ask.update import At
from rag.settings import read_settings
from rag.testing.service import ScriptedService
from tests.examples import marked
from tests.page.ask.visiting import (
    BEN,
    ME,
    OTHER,
    Visit,
)
from tests.page.seen import Page


def test_a_question_that_comes_before_the_page_is_whole_stays(conversing: Conversing) -> None:
    """It begins the conversation, which the page then has open."""
    [first, *_] = conversing.ask("What of Malta?", At(""), ME)
    assert list(conversing.arrive({}, ME)) == []
    opened = conversing.store.open(first.conversation or "")
    assert opened
    assert [turn.question for turn in opened.turns] == ["What of Malta?"]


def test_the_focus_follows_what_is_done(visit: Visit) -> None:
    """To what is typed next: what a rating is about, once; a title; and to the way back, where the row was."""
    visit.ask("What of Malta?")
    conversation = visit.shown.conversation

    def focused(part: str) -> list[str | None]:
        elements = Page(getattr(visit.shown, part) or "").elements
        return [each.get("name") or each.get("data-show") for _, each in elements if "data-focus" in each]

    found = []
    for key, part in (
        ("thumb-1-down", "newest"),
        ("rate-1", "newest"),
        (f"rename-{conversation}", "conversations"),
        (f"unname-{conversation}", "conversations"),
        (f"remove-{conversation}", "conversations"),
    ):
        visit.follow(key, {})
        found.append(focused(part))
    assert found == [["comment"], [], ["title"], [f"open-{conversation}"], [f"restore-{conversation}"]]


def test_a_new_conversation_begins_from_nothing(visit: Visit) -> None:
    """The one before is kept, and can be opened again."""
    visit.ask("What of Malta?")
    before = visit.shown.conversation
    visit.follow("new")
    assert ("Ask your articles" in visit.text("newest"), visit.shown.conversation == before) == (True, False)
    visit.follow(f"open-{before}")
    assert "What of Malta?" in visit.text("newest")


def test_two_pages_have_nothing_to_do_with_each_other(visit: Visit, conversing: Conversing) -> None:
    """Each has a conversation of its own."""
    other = Visit(conversing, visitor=OTHER)
    visit.ask("What of Malta?")
    other.ask("And of Cyprus?")
    assert (visit.questions(), other.questions()) == (["What of Malta?"], ["And of Cyprus?"])


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_a_line_above_the_box(visit: Visit, question: str) -> None:
    """It is no part of the conversation."""
    visit.ask(question)
    assert ("The question is empty" in visit.text("notice"), visit.questions()) == (True, [])


def test_a_question_of_another_tab_leaves_the_box_alone(
    visit: Visit, conversing: Conversing, service: ScriptedService
) -> None:
    """It has its own filters typed in it."""
    at = visit.at(filters=Filters(source="RT"))
    steps = visit.see(conversing.ask_elsewhere("What of Malta? before:2022", at, ME))
    assert ({step.box for step in steps}, service.asked[-1].filters) == ({None}, Filters())


def test_a_real_answer_is_asked_kept_and_read_again(seeds: Library, tmp_path: Path) -> None:
    """Over the seeds, in quotations: the links, the marks and the exact words are the same after a restart."""
    settings = replace(seeds.settings, database_url=f"sqlite:///{tmp_path / 'copy.sqlite'}")
    with closing(Library(settings)) as library:
        articles = list(seeds.records.articles())
        library.records.put(marked(articles))
        library.records.set_state(State.READY, [each.id for each in articles])
        visit = Visit(Conversing(ApplicationService(library, "quotes")))
        visit.ask("What conditions did Putin set?")
        again = Visit(
            Conversing(ApplicationService(library, "quotes")), {"conversation": visit.shown.conversation or ""}
        )
        assert 'href="#cite-1-1"' in (again.shown.newest or "")
        assert (again.shown.newest, again.shown.sources) == (visit.shown.newest, visit.shown.sources)


def test_the_article_that_is_read_is_corrected(seeds: Library, tmp_path: Path) -> None:
    """Sources and reader show it at once; a reader may not."""
    shutil.copytree(seeds.settings.data_dir, tmp_path / "own")
    with closing(Library(read_settings(str(tmp_path / "own")))) as library:
        conversing = Conversing(ApplicationService(library))
        visit = Visit(conversing)
        visit.ask("Who is Malta's energy minister?")
        [turn] = conversing.store.open(visit.shown.conversation or "").turns  # type: ignore[union-attr]
        read = turn.answer.citations[0].article  # type: ignore[union-attr]
        visit.follow(f"correct-{read.id}", {"title": "Quelconque", "date": "2020-02-01"})
        assert "Corrected by hand: title, date" in visit.text("notice")
        assert "1 February 2020" in visit.text("sources")
        assert "Quelconque" in visit.text("reader")
        before = library.records.get([read.id])
        other = Visit(conversing.of(BEN))
        other.follow(f"as-file-{read.id}")
        assert "only an owner may do that" in other.text("notice").lower()
        assert library.records.get([read.id]) == before
        conversing.leave_all()
