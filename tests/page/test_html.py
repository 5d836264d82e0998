import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.wording import sentences
from rag.intake import Report
from rag.library.library import Change
from rag.markup import element, marked, paragraphs, web_link
from rag.models.choice import Choice
from rag.models.pulling import Progress
from rag.page.evidence import reader, sources
from rag.page.lists import SHOWN, added, article_list, matching
from rag.page.standing import model_section, pulled, pulling, state_line
from rag.page.turns import Turn, conversation
from rag.reading.drafts import Failure
from rag.types import (
    Answer,
    Article,
    Citation,
    Filters,
    Hit,
    Listing,
    Passage,
    Refusal,
    RefusalKind,
    Sentence,
    Span,
    Verdict,
)
from tests.page.seen import Page

TEXT = "The minister spoke on Monday. “We set two conditions,” he said.\n\nThe talks ended."
WORDS = Span(30, 64)
TAGS = re.compile("a|article|b|bdi|blockquote|code|div|h[1-3]|header|li|mark|p|progress|section|span|ul")
ATTRIBUTES = re.compile(
    "aria-(hidden|label|live)|class|data-(key|number|show|verdict)|dir|href|lang|max|rel|role|target|title|value"
)
ATTACKS = [
    *("<script>alert(1)</script>", '" onclick="x', "'><img src=x onerror=y>", "</p></mark>", "javascript:x", "&lt;"),
    *("$x^2$", "**b**", "[1]", "{{x}}", "${x}", "`", "&amp", "<!--", "]]>", "/*", "\n", " ", "\u202e"),
]

hostile = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=5), min_size=1, max_size=6).map("".join)


def article(text: str = TEXT, title: str = "Talks end", **others: object) -> Article:
    known = {"source": "rt.com", "published": date(2022, 3, 3), "published_how": "metadata", **others}
    return Article(id="a1", title=title, text=text, **known)  # type: ignore[arg-type]


def answer_from(about: Article, words: Span, question: str = "What conditions?", speaker: str | None = None) -> Answer:
    passage = Passage(about, 0, len(about.text))
    citations = (Citation(1, passage, *words, speaker=speaker),)
    return Answer(question, question, citations=citations, sentences=sentences(citations), done=True)


def refusal(about: Article, message: str = "Nothing.") -> Answer:
    nearest = (Hit(Passage(about, 0, len(about.text)), 0.5),)
    return Answer("q", "q", refusal=Refusal(RefusalKind.NOTHING_RELEVANT, message, nearest), done=True)


@given(hostile, hostile, hostile)
def test_nothing_in_an_article_or_a_question_becomes_html(text: str, title: str, other: str) -> None:
    """Whatever an article or a question says, the page has our elements and attributes alone."""
    evil = article(
        text, title, source=other, url=other, path=text, authors=(other,), published_how=other, language=other
    )
    answer = answer_from(evil, Span(0, len(text)), question=other, speaker=other)
    doubted = (Sentence(text, (1,), Verdict.PARTLY, (other, title)), Sentence(other, (), Verdict.UNSUPPORTED, (text,)))
    written = replace(
        answer,
        standalone_question=text,
        sentences=doubted,
        written_by=other,
        notes=(text,),
        filters=Filters(source=other),
    )
    whole = [
        conversation([Turn(other, answer), Turn(title, problem=other), Turn(text, refusal(evil, other))]),
        conversation([Turn(other, written), Turn(other, replace(written, done=False)), Turn(other, written, text)]),
        state_line(1, None, Choice(None, text, other)),
        model_section(Choice(None, other, f"`{text}` {title}", title)),
        pulling(other, Progress(text, 1, 2)),
        pulled(text),
        sources(1, answer, 1),
        reader(evil, [Span(0, 1)], Span(1, len(text))),
        article_list([Listing(other, title, other, None, other, text, other)]),
        added(Report(Change(), 0, (Failure(other, text),), (title,))),
    ]
    page = Page("".join(whole))
    assert all(TAGS.fullmatch(tag) for tag, _ in page.elements)
    assert all(ATTRIBUTES.fullmatch(name) for _, attributes in page.elements for name in attributes)
    assert all((link["href"] or "").startswith(("#", "http://", "https://")) for link in page.find("a"))


@given(hostile, st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_marks_change_no_word(text: str, edges: list[int]) -> None:
    """The text with marks in it reads as the text, however the marks lie over each other and the edges."""
    spans = [Span(*sorted(edges[:2])), Span(*sorted(edges[2:]))]
    page = Page(marked(text, Span(0, len(text)), spans[:1], spans[1]))
    assert page.text == Page(element("p", text)).text


def test_overlapping_marks_keep_the_chosen_words_whole() -> None:
    """The chosen words are one mark, and those of the others stand around it."""
    said = marked("abcdefgh", Span(0, 8), [Span(1, 5), Span(5, 7)], Span(3, 4))
    assert said == 'a<mark>bc</mark><mark class="chosen">d</mark><mark>efg</mark>h'


def test_paragraphs_are_lines_with_words() -> None:
    """Blank lines and lines of white space are none, and a part of the text begins where it is told to."""
    text = "one\n \n\ntwo\nthree"
    assert [span.of(text) for span in paragraphs(text)] == ["one", "two", "three"]
    assert [span.of(text) for span in paragraphs(text, 1, 9)] == ["ne", "tw"]


def test_only_addresses_of_the_web_are_links() -> None:
    """http and https are links; anything else that a browser may run, and an address with spaces, is text."""
    assert Page(web_link("https://rt.com/a?b=1&c=2")).find("a")[0]["href"] == "https://rt.com/a?b=1&c=2"
    for address in ("javascript:alert(1)", " https://x", "data:text/html,x", "https://a b", "java\nscript:x", "/etc"):
        assert not Page(web_link(address)).find("a")


def test_numbers_of_two_answers_do_not_collide() -> None:
    """Each number leads to the source of its own answer."""
    answer = answer_from(article(), WORDS)
    links = Page(conversation([Turn("q", answer), Turn("q", answer)])).find("a", "cite")
    assert [link["href"] for link in links] == ["#cite-1-1", "#cite-2-1"]


def test_a_number_that_an_article_says_is_no_link() -> None:
    """A "[1]" in the quoted words stays text, and the one after them is the only link."""
    answer = answer_from(article("He said [1] and [7] there."), Span(0, 26))
    page = Page(conversation([Turn("q", answer)]))
    assert len(page.find("a", "cite")) == 1
    assert page.text.count("[1]") == 1


def test_the_lead_stands_apart_from_the_exact_words() -> None:
    """Outlet, date and speaker are the lead; the quotation holds the article's words and the number."""
    shown = conversation([Turn("q", answer_from(article(), WORDS, speaker="the minister"))])
    assert '<p class="lead"><bdi>rt.com, 3 March 2022, the minister</bdi></p>' in shown
    assert f"{WORDS.of(TEXT)} " in Page(shown).text


def test_filters_and_the_question_without_them_are_told() -> None:
    """What narrows the search is in words under the question."""
    answer = Answer("x? before:2022-03", "x?", Filters(before=date(2022, 3, 1)), done=True)
    assert (
        "Asked as: x? Edit · Only articles published before 1 March 2022"
        in Page(conversation([Turn("x", answer)])).text
    )


def test_a_refusal_leads_to_the_nearest_passages() -> None:
    """A refusal has its message and a link for each passage."""
    page = Page(conversation([Turn("q", refusal(article(), "The articles say nothing."))]))
    assert "The articles say nothing." in page.text
    assert [link["data-show"] for link in page.find("a", "shows")] == ["near-1-1"]


def test_every_turn_says_how_it_stands() -> None:
    """A question waits, is answered, is stopped, or has a problem: each in one line."""
    found, problem = (
        Answer("q", "q", hits=refusal(article()).refusal.nearest),
        Turn("", problem="the question is empty"),
    )
    assert "Searching" in conversation([Turn("q")])
    assert "1 passage found, answering" in conversation([Turn("q", found)])
    assert "Stopped." in conversation([Turn("q", replace(found, done=True), stopped=True)])
    assert "The question is empty" in Page(conversation([problem])).text


def test_what_was_said_before_a_problem_stays() -> None:
    """The problem stands below it."""
    text = Page(conversation([Turn("q", replace(answer_from(article(), WORDS), done=False), "the disk is full")])).text
    assert text.index("two conditions") < text.index("The disk is full")


def test_the_element_that_is_read_out_is_there_from_the_start() -> None:
    """A live region counts what comes into it, not itself."""
    assert [conversation(turns).partition(">")[0] for turns in ((), [Turn("q")])] == [
        '<div role="log" aria-live="polite" aria-label="Conversation"'
    ] * 2


def test_a_source_shows_the_words_in_their_paragraph_alone() -> None:
    """A source has its number, outlet, date, title, speaker, and the paragraph with the cited words marked."""
    page = Page(sources(3, answer_from(article(), WORDS, speaker="the minister"), 1))
    source = page.find("article", "source")[0]
    assert (source["data-number"], source["data-key"], source["class"]) == ("1", "cite-3-1", "source chosen")
    assert all(words in page.text for words in ("rt.com · 3 March 2022", "Talks end", "Said by the minister", "spoke"))
    assert "The talks ended." not in page.text


def test_the_reader_shows_the_whole_article_and_its_origin() -> None:
    """All paragraphs, the cited words marked, and where the article and its date come from."""
    page = Page(reader(article(url="https://rt.com/1", path="/a/b.txt", authors=("Eve",)), [WORDS]))
    assert len(page.find("mark")) == 1
    for told in ("The talks ended.", "3 March 2022 (date: metadata)", "By Eve", "https://rt.com/1", "/a/b.txt"):
        assert told in page.text


def test_a_long_list_is_cut_and_says_so() -> None:
    """The first 200 are shown, with the number of all that match."""
    many = [Listing(str(each), f"Talks {each}", "rt.com", None, None, None, None) for each in range(5000)]
    page = Page(article_list(matching(many, "talks RT")))
    assert len(page.find("li")) == SHOWN
    assert "5,000 articles, the first 200 are shown" in page.text
    assert [each.title for each in matching(many, "4999 talks")] == ["Talks 4999"]
    assert "No article matches" in article_list(matching(many, "peace"))
