from dataclasses import replace

from rag.page.ask.sources import render_sources
from rag.types import Answer, Citation, Hit, Passage, Sentence
from tests.page.made import TEXT, WORDS, answer_from, article
from tests.page.seen import Page

ABOUT = article(url="https://rt.com/1")


def test_a_source_shows_the_cited_words_alone() -> None:
    """A source has its number, title, outlet, date and speaker, and the cited words marked."""
    page = Page(render_sources(3, answer_from(article(), WORDS, speaker="the minister"), 1))
    source = page.find("article", "source")[0]
    assert (source["data-number"], source["data-key"], source["class"]) == ("1", "cite-3-1", "source chosen")
    assert all(words in page.text for words in ("RT · 3 March 2022", "Talks end", "Said by the minister", "set two"))
    assert "spoke on Monday" not in page.text
    assert "The talks ended." not in page.text


def test_a_source_leads_to_its_article_and_to_the_original() -> None:
    """The original only where it has an address of the web."""
    page = Page(render_sources(1, answer_from(ABOUT, WORDS), None))
    assert ("cite-1-1" in page.shows(), [each["href"] for each in page.find("a") if each.get("target")]) == (
        True,
        ["https://rt.com/1"],
    )
    assert not [
        each for each in Page(render_sources(1, answer_from(article(), WORDS), None)).find("a") if each.get("target")
    ]


def test_a_source_says_which_sentences_it_supports() -> None:
    """Each is a link to the sentence, which is read where it is pointed at; a quotation is read above already."""
    said = (Sentence("It began.", ()), Sentence("He set two [1].", (1,)), Sentence("Two [1].", (1,)))
    written = replace(answer_from(ABOUT, WORDS), sentences=said, written_by="m")
    links = [each for each in Page(render_sources(2, written, None)).find("a") if "data-goes" in each]
    assert [(each["data-goes"], each["data-tip"]) for each in links] == [
        ("said-2-2", "He set two [1]."),
        ("said-2-3", "Two [1]."),
    ]
    assert "Supports quotation 1" in Page(render_sources(2, answer_from(ABOUT, WORDS), None)).text


def test_other_words_of_the_same_article_are_led_to() -> None:
    """Those cited under another number, then passages that were found and not cited."""
    whole = Passage(ABOUT, 0, len(TEXT))
    cited = (Citation(1, whole, *WORDS), Citation(2, whole, 0, 29))
    hits = (
        Hit(Passage(ABOUT, 0, 64), 1.0),
        Hit(Passage(ABOUT, 65, len(TEXT)), 0.5),
        Hit(Passage(article(), 0, 9), 0.1),
    )
    page = Page(render_sources(1, Answer("q", "q", citations=cited, hits=hits, done=True), 1))
    assert page.shows() == ["cite-1-1", "cite-1-2", "hit-1-2", "cite-1-2", "cite-1-1", "hit-1-2"]


def test_an_article_that_is_gone_is_said_to_be() -> None:
    """The passage stays."""
    assert "Not in the library any more" in Page(render_sources(1, answer_from(ABOUT, WORDS), 1, {ABOUT.id})).text


def test_an_answer_that_cites_nothing_says_so() -> None:
    """With the question that it is the answer to."""
    text = Page(render_sources(1, Answer("Who?", "Who?", done=True), None)).text
    assert text.removeprefix("← Back") == "No sourcesWho?This answer cites nothing."
