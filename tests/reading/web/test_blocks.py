"""How the visible text of a page falls into blocks."""

import pytest
from lxml.html import document_fromstring

from rag.reading.web.blocks import Block, page_blocks


def blocks_of(body: str) -> list[Block]:
    return page_blocks(document_fromstring(f"<html><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>One <b>and</b>\n  the same</p><p>Two</p>", ["One and the same", "Two"]),
        ("Before<div>in it</div>after", ["Before", "in it", "after"]),
        ("<p>One<br>Two<br><br>Three</p>", ["One", "Two", "Three"]),
        ("<ul><li>One</li><li>Two <i>parts</i></li></ul>", ["- One", "- Two parts"]),
        ("<ol><li><time>10:04</time> Vote begins.</li></ol>", ["- 10:04 Vote begins."]),
        ("<table><tr><th>Year<th>Cost<tr><td>2023<td>12</table>", ["Year | Cost", "2023 | 12"]),
        ("<table><tr><td><p>One</p><td><p>Two</p></table>", ["One", "Two"]),
        ("<dl><dt>Length</dt><dd>300 m</dd></dl>", ["Length", "300 m"]),
        ("<p>He said <q>no</q>.</p>", ["He said “no”."]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        ("<p>漢<ruby>字<rp>(</rp><rt>ji</rt></ruby></p>", ["漢字"]),
        ("<p>Seen</p><script>x</script><style>x</style><template><p>x</p></template>", ["Seen"]),
        ("<p>Mu\u0308nchen</p>", ["München"]),
    ],
)
def test_each_line_of_a_page_is_a_block(body: str, texts: list[str]) -> None:
    """Words of one line stay together, in the order of the page."""
    assert [block.text for block in blocks_of(body)] == texts


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("<nav><p>x</p></nav>", "navigation"),
        ("<header><p>x</p></header>", "page_header"),
        ("<article><header><p>x</p></header></article>", None),
        ("<header><h1>x</h1></header>", None),
        ("<aside><h1>x</h1></aside>", None),
        ("<figure><figcaption>x</figcaption></figure>", "figure_caption"),
        ('<div class="relatedStories"><p>x</p></div>', "related"),
        ('<div class="article-related">x</div>', "related"),
        ('<div id="comments"><p>x</p></div>', "comments"),
        ('<p class="commentary">x</p>', None),
        ('<div class="sharedaddy">x</div>', "share"),
        ('<p style="display: none">x</p>', "hidden"),
        ('<div role="banner">x</div>', "page_header"),
        ("<button>x</button>", "form"),
        ("<article><article><p>x</p></article></article>", "nested_article"),
        ("<footer><aside>x</aside></footer>", "page_footer"),
        ('<p class="lead">x</p>', None),
    ],
)
def test_markup_says_what_part_of_a_page_a_block_is(body: str, part: str | None) -> None:
    """The outermost element counts; one that has the headline in it may be anything."""
    assert [block.part for block in blocks_of(body)] == [part]


def test_words_for_those_who_hear_a_page_are_a_block_of_their_own() -> None:
    """They would stand in the middle of a sentence."""
    shown, hidden = blocks_of('<p>See <a href=x>the plan <span class="sr-only">(new window)</span></a> of May.</p>')
    assert (shown.text, shown.part) == ("See the plan of May.", None)
    assert (hidden.text, hidden.part) == ("(new window)", "hidden")


def test_block_knows_how_much_of_it_is_links() -> None:
    """By letters, so that a link in a paragraph is little."""
    whole, half, none = blocks_of("<p><a href=x>abcd</a></p><p>ab <a href=x>cd</a></p><p>abcd</p>")
    assert (whole.linked, half.linked, none.linked) == (1, 0.5, 0)


def test_elements_nested_deeply_are_read() -> None:
    """Without recursion."""
    assert [block.text for block in blocks_of("<div>" * 250 + "deep" + "</div>" * 250)] == ["deep"]
