"""The right side of the page: sources and article in one pane, as a sheet on a telephone, and how it is read."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rag.answering.lines import quote_citation
from rag.page.ask.sources import render_sources
from rag.page.reader import render_reader
from rag.types import Answer, Article, Citation, Passage, Span
from tests.browser.driving import ask, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ASKED = "What conditions did Putin set?"
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}

# Whether the chosen words of an article lie in the pane that scrolls it, below the bar.
READABLE = """([article, pane]) => {
    const of = (name) => document.querySelector(name).getBoundingClientRect();
    const chosen = of(`${article} mark.chosen`), bar = of(`${article} .head`), box = of(pane);
    return chosen.top >= bar.bottom - 1 && chosen.top < box.bottom - 20 && bar.top >= box.top - 1;
}"""
IN_PANE = ["#reader", "#evidence"]
# From its top, to which the pane is put each time: on a busy machine a test before this one still scrolls.
ALL_SEEN = """() => {
    const pane = document.querySelector("#evidence");
    pane.scrollTop = 0;
    const box = pane.getBoundingClientRect();
    return [...document.querySelectorAll("#sources .source")].every((source) => {
        const seen = source.getBoundingClientRect();
        return seen.top >= box.top - 1 && seen.bottom <= box.bottom + 1;
    });
}"""
# Follows all numbers of the newest answer; in `opened` are the sources that come of it, as they come.
CLICKED_AT_ONCE = """() => {
    const sources = document.querySelector("#sources");
    window.opened = [];
    new MutationObserver(() => {
        const key = sources.querySelector(".source.chosen")?.dataset.key;
        if (key && key !== window.opened.at(-1)) window.opened.push(key);
    }).observe(sources, { subtree: true, childList: true, attributes: true });
    document.querySelectorAll("#newest a.cite").forEach((link) => link.click());
}"""

WORDS = "It rained."
STRANGE = [
    {"title": "Long " * 120},
    {"title": "W" * 300, "source": "o" * 300},
    {"title": "قال الوزير إن المحادثات انتهت " * 6, "source": "الجزيرة"},
    {"title": "", "source": None, "published": None, "url": None},
    {"title": "<img src=x onerror=window.pwned=1>", "source": "<script>window.pwned=2</script>", "url": "javascript:x"},
]


def inside(inner: Any, outer: Any) -> bool:
    """Whether all of one element is seen within another."""
    one, other = inner.bounding_box(), outer.bounding_box()
    edges = [
        (one[at], one[at] + one[long], other[at], other[at] + other[long])
        for at, long in (("x", "width"), ("y", "height"))
    ]
    return all(begins >= first - 1 and ends <= last + 1 for begins, ends, first, last in edges)


def put(page: "Page", **told: Any) -> None:
    """An article in the reader, as a click on a number brings it."""
    known = {"source": "rt.com", "published": date(2022, 3, 3), "url": "https://rt.com/1", "title": "Talks", **told}
    article = Article(id="a", text=f"{WORDS}\n\n" * 60, **known)
    cited = Citation(1, Passage(article, 0, len(WORDS)), 0, len(WORDS))
    shown = render_reader(article, [Span(0, 9)], Span(0, 9), cited=cited, sources=4)
    page.evaluate("(shown) => { document.querySelector('#reader .head').parentElement.innerHTML = shown; }", shown)


@pytest.fixture(scope="module")
def answered(browser: "Browser", addresses: tuple[str, str]) -> Iterator["Page"]:
    """A wide page with one answer, which the tests read; the last of them puts other sources into it."""
    with opened(browser, addresses[0], viewport=WIDE, permissions=["clipboard-read", "clipboard-write"]) as page:
        ask(page, ASKED).locator(".actions").wait_for()
        yield page


@pytest.fixture
def phone(browser: "Browser", addresses: tuple[str, str]) -> Iterator["Page"]:
    with opened(browser, addresses[0], viewport=PHONE, has_touch=True) as page:
        ask(page, ASKED).locator(".actions").wait_for()
        yield page


def test_an_answer_is_followed_by_its_sources_from_the_first(browser: "Browser", addresses: tuple[str, str]) -> None:
    """Until somebody asks for one; and again with the next answer."""
    with opened(browser, addresses[0], viewport=WIDE) as page:
        ask(page, ASKED).locator(".actions").wait_for()
        assert page.evaluate("document.querySelector('#evidence').scrollTop") == 0
        page.locator("#newest a.cite").first.click()
        page.wait_for_function(READABLE, arg=IN_PANE)
        ask(page, "Who is Malta's energy minister?").locator(".actions").wait_for()
        page.wait_for_selector("#sources .to:has-text('Malta')")
        page.wait_for_function("document.querySelector('#evidence').scrollTop === 0")


def test_a_number_brings_its_words_below_the_bar(answered: "Page") -> None:
    """Of every source, and of every mark that is gone on to; the bar stays at the end of the article."""
    for link in answered.locator("#newest a.cite").all():
        link.click()
        answered.wait_for_selector(f"#sources .source.chosen[data-key='{link.get_attribute('data-show')}']")
        answered.wait_for_function(READABLE, arg=IN_PANE)
        for _ in answered.locator("#reader mark").all():
            answered.click("#reader [data-step='1']")
            answered.wait_for_function(READABLE, arg=IN_PANE)
    answered.evaluate("document.querySelector('#evidence').scrollTop = 99999")
    assert inside(answered.locator("#reader .head"), answered.locator("#evidence"))


def test_numbers_that_are_clicked_at_once_are_opened_in_their_order(answered: "Page") -> None:
    """Whichever is found first: what is clicked last stays open."""
    links = answered.locator("#newest a.cite")
    first, *_, last = clicked = [str(each.get_attribute("data-show")) for each in links.all()]
    links.first.click()
    answered.wait_for_selector(f"#sources .source.chosen[data-key='{first}']")
    answered.evaluate(CLICKED_AT_ONCE)
    answered.wait_for_function("(last) => window.opened.at(-1) === last", arg=last)
    links.first.click()
    answered.wait_for_function("(first) => window.opened.at(-1) === first", arg=first)
    following = iter([*clicked, first])
    assert all(key in following for key in answered.evaluate("window.opened")), "not in the order of the clicks"


def test_side_by_side_and_alone_the_words_are_below_the_bar_too(page: "Page") -> None:
    """On a large screen, where the list of sources stays beside the article, and on the tab Articles."""
    page.set_viewport_size({"width": 1800, "height": 900})
    ask(page, ASKED).locator("a.cite").last.click()
    page.wait_for_function(READABLE, arg=["#reader", "#reader"])
    assert inside(page.locator("#sources .source.chosen"), page.locator("#sources"))
    assert not page.locator("#reader [data-up]").is_visible()
    page.get_by_role("tab", name="Articles").click()
    page.fill("#search-articles :is(input, textarea)", "Kharkov")
    page.wait_for_selector("#articles .note:has-text('article')")
    page.locator("#articles td a").first.click()
    page.wait_for_selector("#article mark.chosen")
    for _ in range(3):
        page.wait_for_function(READABLE, arg=["#article", "#article"])
        page.click("#article [data-step='1']")


def test_the_bar_leads_back_to_the_sources(answered: "Page") -> None:
    """It says how many there are, and the keyboard goes on at the one that is open."""
    first = answered.locator("#newest a.cite").first
    first.click()
    answered.wait_for_selector(f"#sources .source.chosen[data-key='{first.get_attribute('data-show')}']")
    answered.wait_for_function(READABLE, arg=IN_PANE)
    back = answered.locator("#reader [data-up]")
    assert back.inner_text() == f"↑ Sources ({answered.locator('#sources .source').count()})"
    back.press("Enter")
    assert answered.evaluate("document.querySelector('#evidence').scrollTop") == 0
    assert answered.evaluate("document.activeElement.closest('.source.chosen') !== null")


def test_the_chosen_words_are_copied_with_their_source(answered: "Page") -> None:
    """Those that were asked for, and those that were gone on to."""
    answered.locator("#newest a.cite").first.click()
    title = answered.locator("#sources .source[data-number='1'] h3").inner_text()
    answered.locator("#reader h2").filter(has_text=title).wait_for()  # and not what was read before
    answered.wait_for_function(READABLE, arg=IN_PANE)
    told = answered.locator("#reader .head .from").inner_text()
    for step in (None, "1"):
        if step:
            answered.click(f"#reader [data-step='{step}']")
        answered.evaluate("navigator.clipboard.writeText('')")  # the button may still say that the last was copied
        answered.click("#reader [data-copy]")
        answered.wait_for_selector("#reader [data-copy]:text('Copied')")
        answered.wait_for_function("async () => await navigator.clipboard.readText()")
        copied = answered.evaluate("navigator.clipboard.readText()")
        said = " ".join(answered.locator("#reader mark.chosen").first.inner_text().split())
        assert said[:30] in copied.partition("\n")[0]
        assert told.rpartition(" · ")[2] in copied.partition("\n")[2]


def test_no_path_of_the_server_and_no_bare_address_is_shown(answered: "Page") -> None:
    """What an article was published at is a link that opens beside the page."""
    assert "/seeds/" not in answered.locator("#evidence").inner_text()
    put(answered)
    link = answered.locator("#reader .head a")
    assert (link.inner_text(), link.get_attribute("href")) == ("Open original", "https://rt.com/1")
    assert "noopener" in (link.get_attribute("rel") or "")
    assert "https:" not in answered.locator("#reader").inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_bar_of_a_strange_article_is_whole(browser: "Browser", addresses: tuple[str, str], size: Any) -> None:
    """However long the title is, whichever way it is read, and whatever is not known: all of it is in the pane, and it
    leaves most of that to the text."""
    with opened(browser, addresses[0], viewport=size) as page:
        ask(page, ASKED).locator(".actions").wait_for()
        page.locator("#newest a.cite").first.click()
        page.wait_for_selector("#reader .head")
        for told in STRANGE:
            put(page, **told)
            bar, pane = page.locator("#reader .head"), page.locator("#evidence")
            assert inside(bar, pane)
            assert bar.evaluate("(bar) => bar.offsetHeight < bar.closest('#evidence').offsetHeight * 0.35")
            assert pane.evaluate("(pane) => pane.scrollWidth <= pane.offsetWidth")
            assert all(inside(each, bar) for each in bar.locator(":is(button, a):visible").all())


def test_a_source_is_a_sheet_on_a_telephone(phone: "Page") -> None:
    """A tap on a number lays it over the answer, at the words; nothing below it can be reached; nothing is wider than
    the screen."""
    assert not phone.locator("#evidence").is_visible()
    for close in ("#reader [data-back]", "Escape", "back"):
        number = phone.locator("#newest a.cite").last
        address = phone.url
        number.tap()
        phone.wait_for_function(READABLE, arg=IN_PANE)
        assert phone.locator("#evidence").bounding_box() == {"x": 0, "y": 0, **PHONE}
        assert phone.evaluate("document.activeElement.id") == "evidence"
        assert phone.locator("#question").evaluate("(box) => box.closest('[inert]') !== null")
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        if close == "back":
            phone.go_back()
        elif close == "Escape":
            phone.keyboard.press(close)
        else:
            phone.tap(close)
        phone.wait_for_selector("#evidence", state="hidden")
        assert phone.url == address
        assert number.evaluate("(link) => link === document.activeElement")
        assert phone.locator("[inert]").count() == 0


def test_forward_opens_the_sheet_again_and_a_sentence_closes_it(phone: "Page") -> None:
    """The conversation stays what it was."""
    said = phone.locator("#newest .turn").inner_text()
    phone.locator("#newest a.cite").first.tap()
    phone.wait_for_function(READABLE, arg=IN_PANE)
    phone.go_back()
    phone.wait_for_selector("#evidence", state="hidden")
    phone.go_forward()
    phone.wait_for_selector("#evidence", state="visible")
    phone.tap("#reader [data-up]")
    phone.locator("#sources .source .supports a").first.tap()
    phone.wait_for_selector("#evidence", state="hidden")
    phone.wait_for_selector("#newest .pointed")
    assert phone.locator("#newest .turn").inner_text() == said


def test_what_is_tapped_is_large_enough(phone: "Page") -> None:
    """Numbers, and the buttons of the bar, are 24 pixels high and wide at least."""
    numbers = phone.locator("#newest a.cite").all()
    boxes = [each.bounding_box() for each in numbers]
    numbers[0].tap()
    phone.wait_for_function(READABLE, arg=IN_PANE)
    boxes += [each.bounding_box() for each in phone.locator("#reader .head :is(button, a):visible").all()]
    phone.tap("#reader [data-up]")
    boxes += [each.bounding_box() for each in phone.locator("#sources header button").all()]
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_words_are_louder_than_what_is_said_of_them(answered: "Page") -> None:
    """Quotations and articles are set in a serif face, and larger than attributions; a line has 75 letters at most."""
    size = "(name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize)"
    face = "(name) => getComputedStyle(document.querySelector(name)).fontFamily"
    answered.locator("#newest a.cite").first.click()
    answered.wait_for_selector("#reader .text p")
    for words in ("#newest blockquote", "#reader .text p", "#sources .passage", "#state h1", "#reader h2"):
        assert "serif" in answered.evaluate(face, words).replace("sans-serif", "")
    assert answered.evaluate(size, "#newest blockquote") > 1.3 * answered.evaluate(size, "#newest .attribution")
    assert answered.evaluate(size, "#reader .text p") >= 17
    widest = answered.evaluate(
        "Math.max(...[...document.querySelectorAll('#reader .text p')].map((p) => p.clientWidth))"
    )
    assert widest / answered.evaluate(size, "#reader .text p") <= 75 * 0.45  # a letter of such a face is as wide


def test_four_sources_are_seen_at_once(answered: "Page") -> None:
    """With number, headline, outlet, date and cited words, even where the titles and the quotations are long."""
    told = Article(
        id="a", title="A headline of two lines " * 4, text=WORDS * 30, source="rt.com", url="https://rt.com/1"
    )
    cited = [Citation(number, Passage(told, 0, 300), 0, 300, "the minister") for number in (1, 2, 3, 4)]
    shown = render_sources(
        1, Answer("q", "q", citations=tuple(cited), sentences=tuple(map(quote_citation, cited)), done=True), 1
    )
    answered.evaluate(
        "(shown) => { document.querySelector('#sources header').parentElement.innerHTML = shown; }", shown
    )
    assert answered.locator("#sources .source").count() == 4
    answered.wait_for_function(ALL_SEEN)
    for source in answered.locator("#sources .source").all():
        assert all(source.locator(part).first.is_visible() for part in (".number", "h3 a", ".from", "mark"))
