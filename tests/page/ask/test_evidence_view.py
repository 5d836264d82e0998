from dataclasses import replace
from pathlib import Path

import pytest

from rag.library.library import Library
from rag.library.records import State
from rag.page.ask.evidence_view import EvidenceView, Panes
from rag.settings import read_settings
from rag.types import Answer, Citation, Hit, Passage, Refusal, RefusalKind
from tests.examples import article, marked
from tests.page.made import turn
from tests.page.seen import Page

MALTA, CYPRUS = article("Malta"), article("Cyprus")
WHOLE = {each.id: Passage(each, 0, len(each.text)) for each in (MALTA, CYPRUS)}
ONE, TWO = (Citation(1, WHOLE[MALTA.id], 0, 32), Citation(2, WHOLE[CYPRUS.id], 0, 33))
FIRST = Answer("q", "q", citations=(TWO, ONE), hits=(Hit(WHOLE[CYPRUS.id], 1.0),), done=True)
LATER = Citation(3, WHOLE[MALTA.id], 41, 50)
NEAR = Citation(0, WHOLE[CYPRUS.id], 4, 12)
SECOND = Answer("q", "q", citations=(LATER,), more=(NEAR,), done=True)
REFUSED = Answer("q", "q", refusal=Refusal(RefusalKind.NOT_ANSWERED, "No.", (Hit(WHOLE[MALTA.id], 0.5),)), done=True)
TURNS = [turn(FIRST), turn(SECOND, 2), turn(REFUSED, 3)]


@pytest.fixture
def evidence(tmp_path: Path) -> EvidenceView:
    """Over a library that has the article of Malta, and not that of Cyprus."""
    records = Library(read_settings(str(tmp_path))).records
    records.put(marked([MALTA]))
    records.set_state(State.READY, [MALTA.id])
    return EvidenceView(records)


def test_a_number_opens_its_article_with_all_words_that_the_conversation_cites(evidence: EvidenceView) -> None:
    """Those of other answers too; its own are chosen."""
    panes = evidence.show("cite-1-1", TURNS)
    page = Page(panes.reader or "")
    assert [each.get("class") for each in page.find("mark")] == ["chosen", None]
    assert 'class="source chosen" data-number="1"' in (panes.sources or "")


def test_the_newest_answer_opens_with_its_first_citation(evidence: EvidenceView) -> None:
    """Whatever its number; or with what its reader looked at meanwhile."""
    assert "Title of Cyprus" in (evidence.newest(TURNS[:1], None).reader or "")
    assert "Title of Malta" in (evidence.newest(TURNS[:1], "cite-1-1").reader or "")
    assert "Title of Malta" in (evidence.newest(TURNS[:2], "cite-9-9").reader or "")


def test_a_passage_that_was_found_opens_its_article(evidence: EvidenceView) -> None:
    """A nearest one of a refusal, and another one of an answer; the sources stay as they are."""
    for key, title in (("near-3-1", "Title of Malta"), ("hit-1-1", "Title of Cyprus")):
        panes = evidence.show(key, TURNS)
        assert (panes.sources, title in (panes.reader or "")) == (None, True)


def test_words_that_came_near_open_their_article_at_themselves(evidence: EvidenceView) -> None:
    """They are chosen, and the sources stay as they are."""
    panes = evidence.show("more-2-1", TURNS)
    assert (panes.sources, '<mark class="chosen" data-mark="0">minister</mark>' in (panes.reader or "")) == (None, True)


def test_an_article_that_is_gone_is_said_to_be(evidence: EvidenceView) -> None:
    """In its source and where it is read; the one that is there is not."""
    panes = evidence.show("cite-1-2", TURNS)
    assert ("not in the library any more" in (panes.reader or ""), (panes.sources or "").count("any more")) == (True, 1)
    assert "any more" not in (evidence.show("cite-1-1", TURNS).reader or "")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "cite-9-1",
        "cite-1-99",
        "cite-0-0",
        "near-1-1",
        "hit-1-9",
        "more-2-0",
        "more-2-2",
        "more-1-1",
        "cite-1-1; x",
        "article-x",
        "cite-4-1",
    ],
)
def test_a_key_that_leads_nowhere_changes_nothing(evidence: EvidenceView, key: str) -> None:
    """What a browser sends is not trusted."""
    assert evidence.show(key, [*TURNS, turn(number=4)]) == Panes()


def test_an_answer_without_citations_has_no_sources(evidence: EvidenceView) -> None:
    """Before there is an answer, the panes stay as they are."""
    assert "No sources" in (evidence.newest(TURNS, None).sources or "")
    assert evidence.newest([replace(TURNS[0], answer=None)], None) == Panes()
