"""Which blocks of a page are its article, and what is said of the others."""

import pytest
from lxml.html import document_fromstring

from rag.reading.web.blocks import page_blocks
from rag.reading.web.text import MOST_REMOVED, PageText, page_text, remove_all

ONE = "The council of Velm voted on Monday for a new bridge over the river, with 31 votes to 12, after nine hours."
TWO = "Mayor Ida Holm said that the work would begin in May and that the state would pay a third of the 84 million."
THREE = "Residents of the harbour complained that nobody had asked them, and some of them want to go to court over it."
TITLE = "Bridge approved"


def text_of(body: str, title: str = TITLE) -> PageText:
    tree = document_fromstring(f"<html><head><title>x</title></head><body>{body}</body></html>")
    return page_text(tree, page_blocks(tree), title)


def article(*parts: str) -> PageText:
    return text_of(f"<main><article><h1>{TITLE}</h1>{''.join(parts)}</article></main>")


def p(text: str) -> str:
    return f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        ("<h2>The figures</h2>", ["The figures"]),
        ("<ul><li>300 m</li><li>Two lanes</li></ul>", ["- 300 m", "- Two lanes"]),
        ("<table><tr><td>2023</td><td>12</td></tr></table>", ["2023 | 12"]),
        ("<blockquote><p>We build it.</p></blockquote>", ["We build it."]),
        ("<p>Q: Really?</p><p>A: Yes.</p>", ["Q: Really?", "A: Yes."]),
        ("<div><time>11:20</time></div>", []),
    ],
)
def test_what_stands_between_paragraphs_stays(inside: str, lines: list[str]) -> None:
    """In its place, however short it is."""
    found = article(p(ONE), inside, p(TWO), p(THREE))
    assert found.text.split("\n") == [ONE, *lines, TWO, THREE]


@pytest.mark.parametrize(
    ("box", "lines"),
    [
        ("<h2>Who is who</h2><p>Ida Holm has been the mayor since 2015 and was a judge before.</p>",
         ["Who is who", "Ida Holm has been the mayor since 2015 and was a judge before."]),
        ("<h2>Size</h2><ul><li>Built: 1967</li><li>Lanes: 2</li></ul>", ["Size", "- Built: 1967", "- Lanes: 2"]),
        (f"<p>{TWO}</p>", []),
        ("<h2>More</h2><ul><li><a href=/a>The ferry to Norbury will cost ten percent more from July</a></li></ul>", []),
        ("<ul><li>Online: Feb 18, 2020</li><li>Last modified: Feb 19, 2020</li></ul>", []),
    ],
)  # fmt: skip
def test_boxes_with_words_of_their_own_stay(box: str, lines: list[str]) -> None:
    """No words of the text once more, no links to other articles, no days of coming and changing."""
    found = article(p(ONE), f"<aside>{box}</aside>", p(TWO), p(THREE))
    assert found.text.split("\n") == [ONE, *lines, TWO, THREE]


def test_list_of_times_above_the_first_paragraph_stays() -> None:
    """Between the headline and the article nothing of the same element is cut."""
    found = article("<ol><li><time>10:04</time> Vote begins.</li></ol>", p(ONE), p(TWO), p(THREE))
    assert found.text.split("\n")[0] == "- 10:04 Vote begins."


def test_introduction_under_the_headline_stays() -> None:
    """Many pages have it in a header, apart from the paragraphs."""
    lead = "Nine hours of debate end with a clear majority for the bridge."
    header = f'<header><h1>{TITLE}</h1><p class="article-teaser">{lead}</p></header>'
    assert text_of(f"<article>{header}{p(ONE)}{p(TWO)}{p(THREE)}</article>").text.startswith(lead)


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        ("<footer><p>Correction: it costs 84 million, not 48.</p></footer>", True),
        ("<aside><p>This article was amended on 8 March 2024.</p></aside>", True),
        ("<footer><p>Korrektur: Sie kostet 84 Millionen.</p></footer>", True),
        ("<footer><p>Filed under: bridges</p></footer>", False),
        ('<div class="comments"><p>Correction: you are wrong.</p></div>', False),
    ],
)
def test_corrections_stay_wherever_they_stand(foot: str, kept: bool) -> None:
    """Not those of readers."""
    found = article(p(ONE), p(TWO), p(THREE), foot)
    assert (found.text.count("\n") == 3) is kept


@pytest.mark.parametrize(
    ("inside", "rule", "words"),
    [
        ('<aside class="pullquote"><p>We build it</p></aside>', "aside", "We build it"),
        ("<figure><figcaption>Holm on Monday</figcaption></figure>", "figure_caption", "Holm on Monday"),
        ('<p>Read more: <a href="/f">Ferry late</a></p>', "related", "Read more: Ferry late"),
        ('<p>À lire aussi <a href="/f">Le ferry en retard</a></p>', "related", "À lire aussi Le ferry en retard"),
        ('<p>Follow us on <a href="/x">Facebook</a>.</p>', "newsletter", "Follow us on Facebook."),
        ('<div class="ad"><p>Buy now</p></div>', "advertisement", "Buy now"),
    ],
)
def test_what_is_cut_from_between_paragraphs_is_kept_as_removed(inside: str, rule: str, words: str) -> None:
    """With the rule that says what it is."""
    found = article(p(ONE), inside, p(TWO), p(THREE))
    assert found.text.split("\n") == [ONE, TWO, THREE]
    assert (rule, words) in [(cut.rule, cut.text) for cut in found.removed]


@pytest.mark.parametrize(
    "sentence", ["Read more: that is what he told his pupils for thirty years.", "Follow us, he said."]
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    """Without a link they lead nowhere."""
    assert sentence in article(p(ONE), p(sentence), p(TWO), p(THREE)).text


def test_first_sentence_that_is_the_title_stays() -> None:
    """Only a heading is the headline again."""
    found = text_of(f"<h1>{ONE}</h1>{p(ONE)}{p(TWO)}{p(THREE)}", title=ONE)
    assert found.text.split("\n") == [ONE, TWO, THREE]


def test_signs_without_words_are_no_article() -> None:
    """They are in every text, and so say nothing of where the article is."""
    assert (
        text_of(f"<div>|</div><div>|</div><article>{p(ONE)}{p(TWO)}{p(THREE)}</article><div>|</div>").text.count("|")
        == 0
    )


def test_navigation_of_a_page_with_one_sentence_goes() -> None:
    """Where trafilatura takes the whole page, the markup decides."""
    page = (
        f'<header><nav><a href="/">Home</a></nav></header><h1>{TITLE}</h1><p>Holm resigned.</p><footer>© Velm</footer>'
    )
    assert text_of(page).text == "Holm resigned."


def test_links_before_and_behind_the_article_go() -> None:
    """A page of the old kind has no markup that says so."""
    links = '<a href="/">Home</a> | <a href="/s">Sport</a>'
    page = f"{links}<br><br>{ONE}<br><br>{TWO}<br><br>{THREE}<br>{links}"
    assert text_of(page).text.split("\n") == [ONE, TWO, THREE]


def test_page_of_links_alone_is_read() -> None:
    """Somebody added it, so there is something in it."""
    words = "Ferry late for two hours on Tuesday because of ice on the river"
    assert text_of(f"<ul>{f'<li><a href=/f>{words}</a></li>' * 9}</ul>").text.count(words)


def test_article_in_what_is_no_article_by_its_markup_is_read() -> None:
    """Some pages stand in a form as a whole."""
    assert text_of(f"<form><h2>{TITLE}</h2>{p(ONE)}{p(TWO)}{p(THREE)}</form>").text.split("\n") == [ONE, TWO, THREE]


def test_every_visible_word_is_in_the_text_or_removed() -> None:
    """Whatever the page has beside its article."""
    page = (
        f"<div>left</div><article>{p(ONE)}<aside>middle</aside>{p(TWO)}{p(THREE)}</article><div><p>right</p></div>tail"
    )
    found = text_of(page)
    assert sorted(f"{found.text} {' '.join(cut.text for cut in found.removed)}".split()) == sorted(
        f"left {ONE} middle {TWO} {THREE} right tail".split()
    )


def test_removed_is_bounded() -> None:
    """Of very much, the beginning is kept."""
    blocks = page_blocks(document_fromstring(f"<html><body>{'<p>word</p>' * (MOST_REMOVED // 4)}</body></html>"))
    assert sum(len(cut.text) for cut in remove_all(blocks)) == MOST_REMOVED
